import type { FormState } from '../../../kit/form/useForm.ts'
import { Pick } from '../../../kit/staff/Fields.tsx'
import { useLanguage } from '../../../kit/language.ts'
import { useRatingReasons } from '../../queries.ts'
import type { Values } from './table.ts'

/** The reasons that belong to the chosen level. */
export function ReasonsPick({
  form,
  name,
  label,
  level,
}: {
  form: FormState<Values>
  name: string
  label: string
  level: number
}) {
  const lang = useLanguage()
  const { data } = useRatingReasons()
  const own = data?.items.filter((r) => r.level === level) ?? []
  if (own.length === 0) return null
  return (
    <Pick
      form={form}
      name={name}
      label={label}
      many
      optional
      options={own.map((r) => ({ value: r.code, label: (lang === 'en' && r.name.en) || r.name.zh }))}
    />
  )
}
