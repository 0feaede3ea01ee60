/** The value of an added field, typed by its kind. */
import type { FormState } from '../../../kit/form/useForm.ts'
import { Pick, Radios, TextInput } from '../../../kit/staff/Fields.tsx'
import { useWords } from '../../../kit/words.ts'
import type { Field } from '../queries.ts'
import { extraWords } from '../words/extras.ts'

interface ExtraValueProps {
  form: FormState<{ value: string }>
  field: Pick<Field, 'kind' | 'options'>
  hint?: string
}

export function ExtraValue({ form, field, hint }: ExtraValueProps) {
  const t = useWords(extraWords)
  const common = { form, name: 'value' as const, label: t('value') }
  switch (field.kind) {
    case 'yes':
      return <Radios {...common} options={(['yes', 'no'] as const).map((value) => ({ value, label: t(value) }))} />
    case 'choice':
      return <Pick {...common} options={field.options.map((value) => ({ value, label: value }))} />
    case 'day':
      return <TextInput {...common} type="date" hint={hint} optional />
    default:
      return <TextInput {...common} maxLength={200} hint={hint} optional />
  }
}
