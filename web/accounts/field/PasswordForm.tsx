import { Form } from '../../kit/form/Form.tsx'
import { TextField } from '../../kit/form/fields.tsx'
import { useForm } from '../../kit/form/useForm.ts'
import { Btn } from '../../kit/ui/blocks.tsx'
import { useWords } from '../../kit/words.ts'
import { choosePassword } from '../queries.ts'
import { passwordFaults, words } from '../words.ts'
import type { Turn } from './turn.ts'

/** A new password; whether it is good is for the server to say, with its reason. */
export function PasswordForm({ id, onStep }: Turn) {
  const t = useWords(words)
  const form = useForm({
    start: { password: '' },
    words: passwordFaults,
    check: (v) => (v.password ? [] : [{ path: 'password', code: 'required' }]),
  })
  return (
    <Form form={form} onSubmit={async (v) => onStep(await choosePassword(id, v.password))}>
      <TextField
        form={form}
        name="password"
        label={t('newPassword')}
        type="password"
        autoComplete="new-password"
        maxLength={128}
      />
      <Btn primary type="submit" busy={form.sending}>
        {t('set')}
      </Btn>
    </Form>
  )
}
