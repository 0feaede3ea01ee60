import { useEffect, useState } from 'react'
import { Form } from '../../kit/form/Form.tsx'
import { TextField } from '../../kit/form/fields.tsx'
import { useForm } from '../../kit/form/useForm.ts'
import { ErrorState, Skeleton } from '../../kit/ui/Answering.tsx'
import { Btn } from '../../kit/ui/blocks.tsx'
import { useWords } from '../../kit/words.ts'
import { beginAuthenticator, proveAuthenticator } from '../queries.ts'
import { words } from '../words.ts'
import type { Turn } from './turn.ts'

/** An authenticator on the same phone: the key to copy, or opened at once. */
export function EnrolForm({ id, onStep }: Turn) {
  const t = useWords(words)
  const [begun, setBegun] = useState<{ secret: string; uri: string }>()
  const [error, setError] = useState<unknown>()
  const form = useForm({
    start: { code: '' },
    check: (v) =>
      /^\d{6}$/.test(v.code.normalize('NFKC').replace(/\s/g, '')) ? [] : [{ path: 'code', code: 'six-digits' }],
  })
  useEffect(() => {
    beginAuthenticator(id).then(setBegun, setError)
  }, [id])
  if (!begun) return error ? <ErrorState error={error} /> : <Skeleton />
  return (
    <Form form={form} onSubmit={async (v) => onStep(await proveAuthenticator(id, v.code))}>
      <div className="flat">
        <p className="small">{t('secret')}</p>
        <p className="secret">{begun.secret.replace(/(.{4})(?=.)/g, '$1 ')}</p>
      </div>
      <a className="btn" href={begun.uri}>
        {t('openApp')}
      </a>
      <TextField
        form={form}
        name="code"
        label={t('totp')}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={12}
      />
      <Btn primary type="submit" busy={form.sending}>
        {t('verify')}
      </Btn>
    </Form>
  )
}
