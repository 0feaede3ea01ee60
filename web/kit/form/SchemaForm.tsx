import { kitWords } from '../kit-words.ts'
import { useLanguage } from '../language.ts'
import { useWords } from '../words.ts'
import { Choices, Segments } from './choices.tsx'
import { NumberField, TextArea, TextField } from './fields.tsx'
import { hintIn, titleIn, type AnswerValues, type Question, type Questions } from './questions.ts'
import type { FormState } from './useForm.ts'

export interface SchemaFormProps<V extends object> {
  form: FormState<V>
  /** The field of the form that holds the answers, e.g. `answers`. */
  name: keyof V & string
  schema: Questions
}

/** Draws the questions of a schema with the fields of this kit, inside another form. */
export function SchemaForm<V extends object>({ form, name, schema }: SchemaFormProps<V>) {
  const part = partOf(form, name)
  return (
    <>
      {Object.entries(schema.properties).map(([key, question]) => (
        <Asked key={key} form={part} name={key} question={question} optional={!schema.required.includes(key)} />
      ))}
    </>
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
  const label = titleIn(question, lang)
  const hint = hintIn(question, lang)
  const field = { form, name, label, optional, ...(hint && { hint }) }
  if (question.oneOf) {
    return (
      <Choices
        form={form}
        name={name}
        legend={label}
        options={question.oneOf.map((o) => ({ value: o.const, label: titleIn(o, lang) }))}
      />
    )
  }
  if (question.type === 'boolean') {
    return (
      <Segments
        form={yesNo(form, name)}
        name={name}
        legend={label}
        options={[
          { value: 'yes', label: t('yes') },
          { value: 'no', label: t('no') },
        ]}
      />
    )
  }
  if (question.type !== 'string') return <NumberField {...field} name={name as never} />
  if (question.format === 'date') return <TextField {...field} name={name as never} type="date" />
  return (question.maxLength ?? 0) > 60 ? (
    <TextArea {...field} name={name as never} {...(question.maxLength && { maxLength: question.maxLength })} />
  ) : (
    <TextField {...field} name={name as never} {...(question.maxLength && { maxLength: question.maxLength })} />
  )
}

/** A yes or no that was not answered is neither. */
function yesNo(form: FormState<AnswerValues>, name: string): FormState<AnswerValues> {
  const now = form.values[name]
  return {
    ...form,
    values: { ...form.values, [name]: now === undefined ? undefined : now ? 'yes' : 'no' },
    set: (change) => form.set({ [name]: change[name] === 'yes' }),
  }
}

/** A form inside a field of another. */
export function partOf<V extends object>(form: FormState<V>, name: keyof V & string): FormState<AnswerValues> {
  const values = (form.values[name] ?? {}) as AnswerValues
  const prefix = `${name}.`
  return {
    ...form,
    values,
    faults: Object.fromEntries(
      Object.entries(form.faults)
        .filter(([path]) => path.startsWith(prefix))
        .map(([path, fault]) => [path.slice(prefix.length), fault]),
    ),
    set: (change) => form.set({ [name]: { ...values, ...change } } as Partial<V>),
    leave: (inner) => form.leave(prefix + inner),
    submit: () => Promise.resolve(false),
    valid: () => true,
    id: (inner) => form.id(prefix + inner),
  }
}
