import { useForm } from '../../../kit/form/useForm.ts'
import { TextBox, TextInput } from '../../../kit/staff/Fields.tsx'
import { FormDialog } from '../../../kit/staff/FormDialog.tsx'
import { useDone } from '../../../kit/staff/ListParts.tsx'
import { useOnce } from '../../../kit/staff/once.ts'
import { useWords } from '../../../kit/words.ts'
import { faultWords, words } from '../words.ts'

export interface EndFormProps {
  title: string
  note: string
  send: (body: { id: string; day: string; why: string }) => Promise<unknown>
  onClose: () => void
}

/** From which day on, and why. */
export function EndForm({ title, note, send, onClose }: EndFormProps) {
  const t = useWords(words)
  const say = useDone()
  const { id, today } = useOnce()
  const form = useForm({
    start: { day: today, why: '' },
    words: faultWords,
    check: (v) => [
      ...(v.day ? [] : [{ path: 'day', code: 'required' }]),
      ...(v.why.trim().length < 2 ? [{ path: 'why', code: 'reason' }] : []),
    ],
  })
  return (
    <FormDialog
      title={`${t('end')} · ${title}`}
      note={note}
      form={form}
      okText={t('end')}
      danger
      width={440}
      onClose={onClose}
      onSend={(v) => send({ id, day: v.day, why: v.why.trim() })}
      onSent={() => say(t('saved'))}
    >
      <TextInput form={form} name="day" label={t('day')} type="date" />
      <TextBox form={form} name="why" label={t('why')} rows={2} maxLength={200} first />
    </FormDialog>
  )
}
