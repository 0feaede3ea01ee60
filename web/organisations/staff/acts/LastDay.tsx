import { useForm } from '../../../kit/form/useForm.ts'
import { FormDialog } from '../../../kit/staff/FormDialog.tsx'
import { TextInput } from '../../../kit/staff/Fields.tsx'
import { useDone } from '../../../kit/staff/ListParts.tsx'
import { useWords } from '../../../kit/words.ts'
import { orgFaultWords, words } from '../words.ts'
import { needed, useOnce } from '../../../kit/staff/once.ts'

export interface LastDayProps {
  title: string
  okText: string
  onClose: () => void
  onSend: (body: { id: string; day: string }) => Promise<unknown>
}

/** Somebody leaves a post or a group: which day is the last. */
export function LastDay({ title, okText, onClose, onSend }: LastDayProps) {
  const t = useWords(words)
  const say = useDone()
  const { id, today } = useOnce()
  const form = useForm({ start: { day: today }, words: orgFaultWords, check: (v) => needed(v, 'day') })
  return (
    <FormDialog
      title={title}
      form={form}
      okText={okText}
      width={360}
      onClose={onClose}
      onSend={(v) => onSend({ id, day: v.day })}
      onSent={() => say(t('saved'))}
    >
      <TextInput form={form} name="day" label={t('leaveDay')} type="date" first />
    </FormDialog>
  )
}
