/** Fields of a person that entering and mending have alike. */
import { Sex } from '../../../../domain/people/schema.ts'
import type { FormState } from '../../../kit/form/useForm.ts'
import { useLanguage } from '../../../kit/language.ts'
import { Radios, TextBox } from '../../../kit/staff/Fields.tsx'
import { useWords, wordIn } from '../../../kit/words.ts'
import { sexWords, words } from '../words.ts'

export function SexField<V extends { sex: Sex }>({ form }: { form: FormState<V> }) {
  const t = useWords(words)
  const lang = useLanguage()
  const options = Sex.options.map((value) => ({ value, label: wordIn(sexWords[value], lang) }))
  return <Radios form={form} name="sex" label={t('sex')} options={options} />
}

/** What helps to find the door. */
export function DoorField<V extends { addressNote: string }>({ form }: { form: FormState<V> }) {
  const t = useWords(words)
  return (
    <TextBox
      form={form}
      name="addressNote"
      label={t('addressNote')}
      hint={t('addressNoteHint')}
      optional
      rows={2}
      maxLength={200}
    />
  )
}
