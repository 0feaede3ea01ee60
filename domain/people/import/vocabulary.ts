/**
 * What headers and cells of foreign tables mean: read from a pack, because every county writes them its own way.
 * Files: `import-fields.json`, `import-values.json`, `import-templates.json`. What is never taken stands in `never.ts`.
 */
import { z } from 'zod'
import type { ExtraField } from '../extras.ts'
import { choosable, extraPrefix } from '../imports.ts'
import { foldHeader } from './fold.ts'
import { refusedWords, sealedWords, type RefusedWhy } from './never.ts'

/** How the cells of a field are read. `none` is known and not taken; `consent` rests on a consent of its own. */
export const Reads = z.enum([
  'name',
  'id-number',
  'phones',
  'day',
  'month',
  'sex',
  'yes-no',
  'number',
  'text',
  'categories',
  'relation',
  'residence',
  'disability',
  'disability-number',
  'disability-kind',
  'grade',
  'contact',
  'agreed',
  'none',
  'consent',
])
export type Reads = z.output<typeof Reads>

const words = z.array(z.string().trim().min(1).max(40))

export const FieldLine = z.strictObject({
  field: z.string().regex(/^[a-z]+(-[a-z]+)*$/, { error: 'code' }),
  reads: Reads,
  /** Whose it is, when it is not the person's own: head, father, guardian … */
  of: z.string().optional(),
  /** A blank means "as above". */
  below: z.boolean().default(false),
  /** It tells one household from the next. */
  household: z.boolean().default(false),
  words,
})
/** With `extra` a field that the county added: read by its kind. */
export type FieldLine = z.output<typeof FieldLine> & { extra?: Pick<ExtraField, 'kind' | 'options'> }

export const ValueLine = z.strictObject({
  list: z.enum(['category', 'sealed', 'relation', 'residence', 'disability-kind', 'agreed']),
  code: z.string().regex(/^[a-z]+(-[a-z]+)*$/, { error: 'code' }),
  /** A word of old documents: read, and shown by today's. */
  old: z.boolean().default(false),
  /** It has meant more than one thing: somebody looks. */
  unsure: z.boolean().default(false),
  words,
})
export type ValueLine = z.output<typeof ValueLine>

export const TemplateLine = z.strictObject({
  no: z.int().min(1),
  name: z.string().trim().min(1).max(40),
  about: z.enum(['people', 'requests', 'facilities', 'figures']),
  /** The category its rows belong to, whatever they say. */
  category: z.string().optional(),
  /** One form per person. */
  form: z.boolean().default(false),
  columns: words,
})
export type TemplateLine = z.output<typeof TemplateLine>

export interface Meaning {
  code: string
  old: boolean
  unsure: boolean
}

/** Words by their folded form. */
export interface Vocabulary {
  fields: ReadonlyMap<string, FieldLine>
  byField: ReadonlyMap<string, FieldLine>
  values: Readonly<Record<ValueLine['list'], ReadonlyMap<string, Meaning>>>
  refused: { word: ReadonlyMap<string, RefusedWhy>; parts: readonly (readonly [string, RefusedWhy])[] }
  /** Matches wherever a text may hold a refused part or a restricted matter: most hold neither. */
  alarming: RegExp
  templates: readonly TemplateLine[]
  /** Headers of known tables, whether anything is taken from them or not. */
  headers: ReadonlySet<string>
}

/** A word with two meanings is a fault of the pack. */
export interface VocabularyFaultAt {
  file: string
  word: string
}

/** Lines of a pack by kind of file, as the pack's reader hands them on. */
export type VocabularyLines = Partial<
  Record<'import-fields' | 'import-values' | 'import-templates', readonly unknown[]>
>

/**
 * @param cares kinds of care the county knows, whose words go before those of the pack
 * @param extras fields the county added: their names are theirs, where the pack knows no home for the word
 * @throws ZodError when a line is not as it should be
 */
export function vocabularyOf(
  pack: VocabularyLines,
  cares: readonly { code: string; name: { zh: string }; words: readonly string[] }[] = [],
  extras: readonly ExtraField[] = [],
): { vocabulary: Vocabulary; faults: VocabularyFaultAt[] } {
  const faults: VocabularyFaultAt[] = []
  const bind = <T>(map: Map<string, T>, file: string, word: string, meaning: T, same: (a: T, b: T) => boolean) => {
    const key = foldHeader(word)
    const before = map.get(key)
    if (before !== undefined && !same(before, meaning)) faults.push({ file, word })
    if (before === undefined) map.set(key, meaning)
  }
  const fieldLines = z.array(FieldLine).parse(pack['import-fields'] ?? [])
  const fields = new Map<string, FieldLine>()
  for (const line of fieldLines) {
    for (const word of line.words) bind(fields, 'import-fields', word, line, (a, b) => a.field === b.field)
  }
  const added = bindExtras(fields, extras)
  const values: Record<ValueLine['list'], Map<string, Meaning>> = {
    category: new Map(),
    sealed: new Map(),
    relation: new Map(),
    residence: new Map(),
    'disability-kind': new Map(),
    agreed: new Map(),
  }
  for (const [code, all] of Object.entries(sealedWords)) {
    for (const word of all) values.sealed.set(foldHeader(word), { code, old: false, unsure: false })
  }
  for (const care of cares) {
    for (const word of [care.name.zh, ...care.words]) {
      values.category.set(foldHeader(word), { code: care.code, old: false, unsure: false })
    }
  }
  for (const line of z.array(ValueLine).parse(pack['import-values'] ?? [])) {
    const { code, old, unsure } = line
    for (const word of line.words) {
      // What the county says of a word of its own stands; between lines of the pack two meanings are a fault.
      const known = cares.length > 0 && line.list === 'category' && values.category.has(foldHeader(word))
      if (!known) bind(values[line.list], 'import-values', word, { code, old, unsure }, (a, b) => a.code === b.code)
    }
  }
  const refused = new Map<string, RefusedWhy>()
  const parts: [string, RefusedWhy][] = []
  for (const line of refusedWords) {
    for (const word of line.words) refused.set(foldHeader(word), line.why)
    for (const part of line.parts) parts.push([foldHeader(part), line.why])
  }
  const templates = z.array(TemplateLine).parse(pack['import-templates'] ?? [])
  return {
    vocabulary: {
      fields,
      byField: new Map([...fieldLines, ...added].map((l) => [l.field, l])),
      values,
      refused: { word: refused, parts },
      alarming: anyOf([...parts.map(([part]) => part), ...refused.keys(), ...values.sealed.keys()]),
      templates,
      headers: new Set(templates.flatMap((t) => t.columns.map(foldHeader))),
    },
    faults,
  }
}

const lineOfExtra = ({ code, name, kind, options }: ExtraField): FieldLine => ({
  field: `${extraPrefix}${code}`,
  reads: 'text',
  below: false,
  household: false,
  words: [name.zh, name.en],
  extra: { kind, options },
})

/** What has a home keeps its words; the rest is the county's. */
function bindExtras(fields: Map<string, FieldLine>, extras: readonly ExtraField[]): FieldLine[] {
  const added = extras.filter((e) => !e.closed).map(lineOfExtra)
  for (const line of added)
    for (const key of line.words.map(foldHeader)) if (!isHomed(fields.get(key))) fields.set(key, line)
  return added
}

const anyOf = (words: readonly string[]) => (words.length > 0 ? new RegExp(words.map(quotedPattern).join('|')) : /(?!)/)

const homes = new Set<string>([...choosable, 'died'])

/** A field that the register keeps: one of its own, or one that the county added. */
export const fieldHasHome = (field: string): boolean => homes.has(field) || field.startsWith(extraPrefix)

/** What has a home, or a consent of its own, keeps its words. */
const isHomed = (line: FieldLine | undefined) =>
  line !== undefined && (line.reads === 'consent' || fieldHasHome(line.field))

const quotedPattern = (word: string) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
