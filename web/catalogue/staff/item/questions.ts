/** The extra questions of an item as rows a clerk builds, and the schema they make. Pure. */
import type { FormField, FormSchema } from '../../../../domain/catalogue/form.ts'
import type { FieldFault } from '../../../../domain/kernel/errors.ts'

export type AnswerKind = 'text' | 'long' | 'choice' | 'yes-no' | 'whole' | 'number' | 'date'

export interface ChoiceRow {
  /** What is stored; made from its place, kept when the words change. */
  value: string
  zh: string
  en: string
}

export interface QuestionRow {
  /** Key of the answer; made once. */
  name: string
  zh: string
  en: string
  hint: string
  kind: AnswerKind
  required: boolean
  choices: ChoiceRow[]
  least: number | null
  most: number | null
  /** What a pack said beside this and no clerk edits: lengths, a hint in English. */
  kept?: FormField
}

/** From this length on a text is a paragraph. */
const long = 200

export const questionsOf = (form: FormSchema): QuestionRow[] =>
  Object.entries(form.properties).map(([name, f]) => ({
    name,
    zh: f.title,
    en: f['x-en'] ?? '',
    hint: f.description ?? '',
    kind: kindOf(f),
    required: form.required.includes(name),
    choices: 'oneOf' in f ? f.oneOf.map((o) => ({ value: o.const, zh: o.title, en: o['x-en'] ?? '' })) : [],
    least: 'minimum' in f ? (f.minimum ?? null) : null,
    most: 'maximum' in f ? (f.maximum ?? null) : null,
    kept: f,
  }))

function kindOf(f: FormField): AnswerKind {
  if (f.type === 'boolean') return 'yes-no'
  if (f.type === 'integer') return 'whole'
  if (f.type === 'number') return 'number'
  if ('oneOf' in f) return 'choice'
  if ('format' in f) return 'date'
  return ('maxLength' in f ? (f.maxLength ?? 0) : 0) >= long ? 'long' : 'text'
}

export function schemaOf(rows: readonly QuestionRow[]): FormSchema {
  return {
    type: 'object',
    properties: Object.fromEntries(rows.map((r) => [r.name, fieldOf(r)])),
    required: rows.filter((r) => r.required).map((r) => r.name),
    additionalProperties: false,
  }
}

function fieldOf(r: QuestionRow): FormField {
  const titled = {
    title: r.zh.trim(),
    ...(r.en.trim() && { 'x-en': r.en.trim() }),
    ...(r.hint.trim() && { description: r.hint.trim() }),
  }
  const bounds = { ...(r.least !== null && { minimum: r.least }), ...(r.most !== null && { maximum: r.most }) }
  switch (r.kind) {
    case 'text':
      return { type: 'string', maxLength: 60, ...rest(r), ...titled }
    case 'long':
      return { type: 'string', maxLength: 500, ...rest(r), ...titled }
    case 'date':
      return { type: 'string', format: 'date', ...rest(r), ...titled }
    case 'yes-no':
      return { type: 'boolean', ...rest(r), ...titled }
    case 'whole':
      return { type: 'integer', ...rest(r), ...bounds, ...titled }
    case 'number':
      return { type: 'number', ...rest(r), ...bounds, ...titled }
    case 'choice':
      return {
        type: 'string',
        oneOf: r.choices.map((c) => ({
          const: c.value,
          title: c.zh.trim(),
          ...(c.en.trim() && { 'x-en': c.en.trim() }),
        })),
        ...rest(r),
        ...titled,
      }
  }
}

const edited = ['type', 'title', 'x-en', 'description', 'oneOf', 'format', 'minimum', 'maximum']

function rest({ kept, kind }: QuestionRow): object {
  if (!kept || kindOf(kept) !== kind) return {}
  const own = Object.entries(kept).filter(([key]) => !edited.includes(key))
  // A text that had no longest length keeps none.
  return { ...(kept.type === 'string' && { maxLength: undefined }), ...Object.fromEntries(own) }
}

export const questionFaults = (rows: readonly QuestionRow[]): FieldFault[] =>
  rows.flatMap((r, i) => {
    const faults: FieldFault[] = []
    if (!r.zh.trim()) faults.push({ path: `questions.${i}.zh`, code: 'required' })
    if (r.kind !== 'choice') return faults
    if (r.choices.length < 2) faults.push({ path: `questions.${i}.choices`, code: 'two-choices' })
    if (r.choices.some((c) => !c.zh.trim())) faults.push({ path: `questions.${i}.choices`, code: 'required' })
    return faults
  })

const unused = (begin: string, taken: readonly string[]): string => {
  let n = taken.length + 1
  while (taken.includes(`${begin}${n}`)) n++
  return `${begin}${n}`
}

export const newQuestion = (rows: readonly QuestionRow[]): QuestionRow => ({
  name: unused(
    'q',
    rows.map((r) => r.name),
  ),
  zh: '',
  en: '',
  hint: '',
  kind: 'text',
  required: false,
  choices: [],
  least: null,
  most: null,
})

export const newChoice = (choices: readonly ChoiceRow[]): ChoiceRow => ({
  value: unused(
    'c',
    choices.map((c) => c.value),
  ),
  zh: '',
  en: '',
})

/** One row up or down. */
export function moved<T>(rows: readonly T[], at: number, by: -1 | 1): T[] {
  const out = [...rows]
  const [row] = out.splice(at, 1)
  if (row !== undefined) out.splice(Math.max(0, at + by), 0, row)
  return out
}
