import { useForm } from '../../../kit/form/useForm.ts'
import { TextInput } from '../../../kit/staff/Fields.tsx'
import { FormDialog } from '../../../kit/staff/FormDialog.tsx'
import { useDone } from '../../../kit/staff/ListParts.tsx'
import { needed, useOnce } from '../../../kit/staff/once.ts'
import { useWords } from '../../../kit/words.ts'
import { useNameFor } from '../../draw-queries.ts'
import type { Entry } from '../../queries.ts'
import { rosterFaults, rosterWords } from '../roster-words.ts'

interface Props {
  activity: string
  entry: Entry
  name: string
  onClose: () => void
}

/** Under which name somebody plays who said so at the desk. [S2-22] */
export function NameForm({ activity, entry, name, onClose }: Props) {
  const t = useWords(rosterWords)
  const say = useDone()
  const send = useNameFor()
  const { id } = useOnce()
  const form = useForm({
    start: { name: entry.plays ?? '' },
    words: rosterFaults,
    check: (v) => needed({ name: v.name.trim() }, 'name'),
  })
  return (
    <FormDialog
      title={t('playsOf', { name })}
      form={form}
      okText={t('playsSet')}
      onClose={onClose}
      onSend={(v) => send.mutateAsync({ params: { id: activity, entry: entry.id }, body: { id, name: v.name.trim() } })}
      onSent={() => say(t('playsDone'))}
    >
      <TextInput form={form} name="name" label={t('playsName')} hint={t('playsHint')} maxLength={20} first />
    </FormDialog>
  )
}
