import { hoursApi } from '../../../domain/volunteers/hours-api.ts'
import { useForm } from '../../kit/form/useForm.ts'
import { Radios, TextBox } from '../../kit/staff/Fields.tsx'
import { FormDialog } from '../../kit/staff/FormDialog.tsx'
import { useDone } from '../../kit/staff/ListParts.tsx'
import { needed, useOnce } from '../../kit/staff/once.ts'
import { useWords } from '../../kit/words.ts'
import { volunteerFaults } from '../words.ts'
import { useHoursAct, type Hours } from './queries.ts'
import { words } from './words.ts'

/** What was said against it, and the verdict with its reason. */
export function Decide({ hours: h, onClose }: { hours: Hours; onClose: () => void }) {
  const t = useWords(words)
  const say = useDone()
  const decide = useHoursAct(hoursApi.decide)
  const { id } = useOnce()
  const form = useForm({
    start: { upheld: '', words: '' },
    words: volunteerFaults,
    check: (v) => needed(v, 'upheld', 'words'),
  })
  return (
    <FormDialog
      title={t('decideOf', { name: h.name })}
      note={h.objection?.words}
      form={form}
      okText={t('verdict')}
      onClose={onClose}
      onSend={(v) =>
        decide.mutateAsync({ params: { id: h.id }, body: { id, upheld: v.upheld === 'yes', words: v.words.trim() } })
      }
      onSent={() => say(t('decided'))}
    >
      <Radios
        form={form}
        name="upheld"
        label={t('verdict')}
        options={[
          { value: 'no', label: t('dismissed') },
          { value: 'yes', label: t('upheld') },
        ]}
      />
      <TextBox form={form} name="words" label={t('verdictWhy')} rows={2} maxLength={300} />
    </FormDialog>
  )
}
