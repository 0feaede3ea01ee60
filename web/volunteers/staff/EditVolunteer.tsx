import { volunteersApi } from '../../../domain/volunteers/api.ts'
import { at } from '../../kit/form/at.ts'
import { useForm } from '../../kit/form/useForm.ts'
import { FormDialog } from '../../kit/staff/FormDialog.tsx'
import { useDone } from '../../kit/staff/ListParts.tsx'
import { useOnce } from '../../kit/staff/once.ts'
import { useWords } from '../../kit/words.ts'
import { volunteerFaults } from '../words.ts'
import { DeskFields, leadOf, sentOf, typedOf, type Typed } from './form.tsx'
import { useVolunteerAct, type View } from './queries.ts'
import { words } from './words.ts'

/** What stands of one volunteer; only what was changed is sent. */
export function EditVolunteer({ v, onClose }: { v: View; onClose: () => void }) {
  const t = useWords(words)
  const say = useDone()
  const edit = useVolunteerAct(volunteersApi.edit)
  const { id } = useOnce()
  const form = useForm<Typed>({ start: typedOf(v), words: volunteerFaults })
  const send = (now: Typed) => {
    const before = sentOf(typedOf(v), v)
    const changed = Object.entries(sentOf(now, v)).filter(
      ([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name as keyof typeof before]),
    )
    return at({ 'change.guardian': 'guardianDay', 'change.': '' }, async () => {
      const lead = await leadOf(now.lead)
      const change = { ...Object.fromEntries(changed), ...(lead && { lead }) }
      return edit.mutateAsync({ params: { id: v.id }, body: { id, base: v.version, change } })
    })
  }
  return (
    <FormDialog
      title={`${t('edit')} · ${v.name}`}
      form={form}
      okText={t('edit')}
      width={640}
      onClose={onClose}
      onSend={send}
      onSent={() => say(t('saved'))}
    >
      <DeskFields form={form} minor={v.minor} />
    </FormDialog>
  )
}
