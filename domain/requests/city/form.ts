/**
 * A form of the city's help line as a pack describes it (`city-forms.json`): which headers mean what, what its code values
 * are called here, and in which columns the answer goes back. How headers are found and remembered is the people room's way.
 */
import { z } from 'zod'
import { Bilingual } from '../../catalogue/schema.ts'
import { foldHeader } from '../../people/import/fold.ts'
import { cityFields } from './fields.ts'
import { vocabularyOf, type Vocabulary } from '../../people/import/vocabulary.ts'

export const CityField = z.enum(cityFields)
export type CityField = z.infer<typeof CityField>

/** What is about a person stays with the contact of the matter and is not kept beside it. */
export const personalFields: readonly CityField[] = ['name', 'phone', 'sex']

/** Fields that an answer fills. */
export const replyFields = ['number', 'status', 'reply', 'reply-unit', 'reply-at'] as const satisfies CityField[]
const Header = z.string().trim().min(1).max(40)

export const CityForm = z.strictObject({
  code: z.string().regex(/^[a-z]+(-[a-z]+)*$/, { error: 'code' }),
  name: Bilingual,
  about: z.string().max(300),
  /** Where the columns were seen; null: nobody has compared them with the city's system. */
  source: z.string().max(200).nullable(),
  /** Columns of the file in their order. */
  columns: z.array(Header).min(2).max(60),
  fields: z.array(z.strictObject({ field: CityField, words: z.array(Header).min(1) })),
  /** Columns that are known and say nothing to us; they go back as they came. */
  ignored: z.array(Header),
  values: z.array(
    z.strictObject({
      list: z.enum(['intent', 'satisfied', 'yes', 'item']),
      code: z.string().min(1).max(60),
      words: z.array(Header),
    }),
  ),
  /** What the city calls the end of an order. */
  done: Header,
  /** How what was done and what was said become one text: `{done}`, `{said}`. */
  text: z.string().min(1).max(200),
  /** Where the answer stands, when the file that came has no such column. */
  reply: z.array(z.strictObject({ field: z.enum(replyFields), head: Header })).min(2),
})
export type CityForm = z.infer<typeof CityForm>

export interface CityWords {
  form: CityForm
  headers: Vocabulary
  /** By list and folded word. */
  values: ReadonlyMap<string, string>
}

/** @throws ZodError when the pack's line is not as it should be; Error when a header has two meanings */
export function cityWords(line: unknown): CityWords {
  const form = CityForm.parse(line)
  const { vocabulary, faults } = vocabularyOf({
    'import-fields': [
      ...form.fields.map((f) => ({ field: f.field, reads: 'text', words: f.words })),
      { field: 'not-taken', reads: 'none', words: form.ignored },
    ],
    'import-templates': [{ no: 1, name: form.name.zh.slice(0, 40), about: 'requests', columns: form.columns }],
  })
  if (faults.length > 0) throw new Error(`city form ${form.code}: ${faults.map((f) => f.word).join(', ')}`)
  const values = form.values.flatMap((v) => v.words.map((w) => [`${v.list} ${foldHeader(w)}`, v.code] as const))
  return { form, headers: vocabulary, values: new Map(values) }
}

export const valueOf = (
  { values }: Pick<CityWords, 'values'>,
  list: CityForm['values'][number]['list'],
  said: string,
) => values.get(`${list} ${foldHeader(said)}`)
