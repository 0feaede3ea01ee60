import { partOf } from '../../../kit/form/SchemaForm.tsx'
import type { FormState } from '../../../kit/form/useForm.ts'
import { hintIn, titleIn, type AnswerValues, type Question, type Questions } from '../../../kit/form/questions.ts'
import { kitWords } from '../../../kit/kit-words.ts'
import { useLanguage } from '../../../kit/language.ts'
import { NumberInput, Pick, Radios, TextBox, TextInput } from '../../../kit/staff/Fields.tsx'
import { useWords } from '../../../kit/words.ts'
import { useServiceItem } from '../../../catalogue/queries.ts'
import { deskWords } from '../words/desk.ts'
import type { DeskDraft } from './draft.ts'

/** What the catalogue asks for this kind of matter, with the fields of the console. */
export function DeskQuestions({ form, item }: { form: FormState<DeskDraft>; item: string }) {
  const t = useWords(deskWords)
  const { data } = useServiceItem(item)
  const schema = data?.form as Questions | undefined
  if (!schema || Object.keys(schema.properties).length === 0) return null
  const part = partOf(form, 'answers')
  return (
    <fieldset className="questions">
      <legend>{t('questions')}</legend>
      {Object.entries(schema.properties).map(([name, question]) => (
        <Asked key={name} form={part} name={name} question={question} optional={!schema.required.includes(name)} />
      ))}
    </fieldset>
  )
}

interface AskedProps {
  form: FormState<AnswerValues>
  name: string
  question: Question
  optional: boolean
}

function Asked({ form, name, question, optional }: AskedProps) {
  const t = useWords(kitWords)
  const lang = useLanguage()
  const hint = hintIn(question, lang)
  const common = { form, name, label: titleIn(question, lang), ...(optional && { optional }), ...(hint && { hint }) }
  if (question.oneOf)
    return <Pick {...common} options={question.oneOf.map((o) => ({ value: o.const, label: titleIn(o, lang) }))} />
  if (question.type === 'boolean') return <YesNo {...common} yes={t('yes')} no={t('no')} />
  if (question.type !== 'string')
    return (
      <NumberInput
        {...common}
        {...(question.minimum !== undefined && { min: question.minimum })}
        {...(question.maximum !== undefined && { max: question.maximum })}
      />
    )
  if (question.format === 'date') return <TextInput {...common} type="date" />
  return (question.maxLength ?? 0) > 60 ? (
    <TextBox {...common} rows={2} {...(question.maxLength && { maxLength: question.maxLength })} />
  ) : (
    <TextInput {...common} {...(question.maxLength && { maxLength: question.maxLength })} />
  )
}

type YesNoProps = Omit<AskedProps, 'question' | 'optional'> & { label: string; yes: string; no: string }

/** A yes or no that was not answered is neither. */
function YesNo({ form, name, label, yes, no }: YesNoProps) {
  const now = form.values[name]
  const asWords: FormState<AnswerValues> = {
    ...form,
    values: { ...form.values, [name]: now === undefined ? undefined : now ? 'yes' : 'no' },
    set: (change) => form.set({ [name]: change[name] === 'yes' }),
  }
  return (
    <Radios
      form={asWords}
      name={name}
      label={label}
      options={[
        { value: 'yes', label: yes },
        { value: 'no', label: no },
      ]}
    />
  )
}
