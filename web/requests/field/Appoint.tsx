import { Halves, Segments } from '../../kit/form/choices.tsx'
import { TextArea, TextField } from '../../kit/form/fields.tsx'
import type { FormState } from '../../kit/form/useForm.ts'
import { useFormat } from '../../kit/now.ts'
import { dayText } from '../../kit/shanghai.ts'
import { useWords } from '../../kit/words.ts'
import type { Values } from './forms.ts'
import { slots } from './appointment.ts'
import { words } from './words.ts'

export { appointBody, appointFaults } from './appointment.ts'

const day = 86_400_000

/** A day and a time by two presses; no typing. */
export function Appoint({ form }: { form: FormState<Values> }) {
  const t = useWords(words)
  const { now } = useFormat()
  const days = [
    { value: dayText(now), label: t('today') },
    { value: dayText(now + day), label: t('tomorrow') },
    { value: dayText(now + 2 * day), label: t('dayAfter') },
    { value: 'other', label: t('otherDay') },
  ]
  return (
    <>
      <Halves form={form} name="day" legend={t('whichDay')} options={days} />
      {form.values['day'] === 'other' && <TextField form={form} name="date" label={t('otherDay')} type="date" />}
      <Halves
        form={form}
        name="slot"
        legend={t('whichTime')}
        options={slots.map((value) => ({ value, label: value.replace('-', '–') }))}
      />
      <Segments
        form={form}
        name="atHome"
        legend={t('atHome')}
        options={[
          { value: 'no', label: t('notHome') },
          { value: 'yes', label: t('beHome') },
        ]}
      />
      <TextField form={form} name="who" label={t('whoComes')} maxLength={40} optional />
      <TextArea form={form} name="note" label={t('saidOptional')} maxLength={300} rows={2} optional />
    </>
  )
}
