import { partOf } from '../form/SchemaForm.tsx'
import { hintIn, titleIn, type AnswerValues, type Question, type Questions } from '../form/questions.ts'
import type { FormState } from '../form/useForm.ts'
import { kitWords } from '../kit-words.ts'
import { useLanguage } from '../language.ts'
import { useWords } from '../words.ts'
import { NumberInput, Pick, Radios, TextBox, TextInput } from './Fields.tsx'

export interface StaffQuestionsProps<V extends object> {
  form: FormState<V>
  /** The field of the form that holds the answers. */
  name: keyof V & string
  schema: Questions
  legend: string
}

/** The questions of a schema with the fields of the console, inside another form; nothing where nothing is asked. */
export function StaffQuestions<V extends object>({ form, name, schema, legend }: StaffQuestionsProps<V>) {
  if (Object.keys(schema.properties).length === 0) return null
  const part = partOf(form, name)
  return (
    <fieldset className="questions">
      <legend>{legend}</legend>
      {Object.entries(schema.properties).map(([key, question]) => (
        <Asked key={key} form={part} name={key} question={question} optional={!schema.required.includes(key)} />
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
