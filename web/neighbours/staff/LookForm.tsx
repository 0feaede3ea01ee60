import { useForm } from '../../kit/form/useForm.ts'
import { TextBox } from '../../kit/staff/Fields.tsx'
import { FormDialog } from '../../kit/staff/FormDialog.tsx'
import { useDone } from '../../kit/staff/ListParts.tsx'
import { useOnce } from '../../kit/staff/once.ts'
import { useWords } from '../../kit/words.ts'
import { useClose, useStand } from '../queries.ts'
import { neighbourFaults } from '../words.ts'
import { words } from './words.ts'

interface Props {
  id: string
  act: 'close' | 'stand'
  onClose: () => void
}

/** It goes with a reason, or it stays with one. */
export function LookForm({ id, act, onClose }: Props) {
  const t = useWords(words)
  const say = useDone()
  const [close, stand] = [useClose(), useStand()]
  const once = useOnce()
  const form = useForm({
    start: { why: '' },
    words: neighbourFaults,
    check: (v) => (v.why.trim().length < 2 ? [{ path: 'why', code: 'reason' }] : []),
  })
  return (
    <FormDialog
      title={t(act)}
      form={form}
      okText={t(act)}
      onClose={onClose}
      onSend={(v) =>
        (act === 'close' ? close : stand).mutateAsync({ params: { id }, body: { id: once.id, why: v.why.trim() } })
      }
      onSent={() => say(t(act === 'close' ? 'closed' : 'stood'))}
    >
      <TextBox form={form} name="why" label={t(act === 'close' ? 'closeWhy' : 'standWhy')} rows={3} maxLength={200} />
    </FormDialog>
  )
}
