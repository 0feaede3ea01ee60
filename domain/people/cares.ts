/**
 * Care kinds: what a dated category is, as data. A definition holds from a day on, so an age limit that changes leaves what
 * was decided before it as it was. Packs bring them, the county edits them; nothing in the code knows one by name.
 * Laws behind the ages: `packs/base/cares.json`, line by line.
 */
import { z } from 'zod'
import { Day } from '../places/schema.ts'

const code = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/
const longest = 40

export const CareCode = z.string().regex(code, { error: 'code' }).max(longest)
export type CareCode = z.output<typeof CareCode>

/** A word of an address, where it can be a code; without the shape, which phones need not load. */
export const codeIn = (text: string | undefined): CareCode | undefined =>
  text !== undefined && text.length <= longest && code.test(text) ? text : undefined

/** Under which heading it stands in a choice. */
export const CareGroup = z.enum(['elders', 'children', 'relief', 'disability', 'work', 'honour'])
export type CareGroup = z.output<typeof CareGroup>

const years = z.int().min(0).max(200)

export const CareKind = z.strictObject({
  code: CareCode,
  /** The definition holds from this day until the next one of the same code. */
  from: Day,
  name: z.strictObject({ zh: z.string().trim().min(1).max(30), en: z.string().trim().min(1).max(60) }),
  group: CareGroup,
  /** Who is meant, in the words of the rule. */
  about: z.string().trim().min(1).max(300),
  /** The rule itself. */
  basis: z.string().trim().min(1).max(200),
  /** Completed years [from, to); null: no limit on that side. */
  ages: z
    .strictObject({ from: years.nullable(), to: years.nullable() })
    .refine((a) => !(a.from !== null && a.to !== null && a.from >= a.to), { error: 'ages' }),
  /** What the night's job does with whoever has reached the upper age: lay it before a person, or end it with a report. */
  atLimit: z.enum(['propose', 'end']),
  /** Months after which it is to be confirmed anew; null: it stands until it ends. */
  recheck: z.int().min(1).max(60).nullable(),
  /** Words of ledgers and old documents that mean this one. */
  words: z.array(z.string().trim().min(1).max(30)).max(40),
  /** Nobody is entered under it any more; who is stays until it ends. */
  closed: z.boolean(),
  sort: z.int().min(0),
})
export type CareKind = z.output<typeof CareKind>

/** As a pack writes it: what is usual is left out. */
export const CareLine = CareKind.omit({ sort: true }).extend({
  from: Day.default('2000-01-01'),
  ages: CareKind.shape.ages.default({ from: null, to: null }),
  atLimit: CareKind.shape.atLimit.default('propose'),
  recheck: CareKind.shape.recheck.default(null),
  words: CareKind.shape.words.default([]),
  closed: z.boolean().default(false),
})
export type CareLine = z.output<typeof CareLine>

/** The definitions in force on a day, one of each code, in their order. */
export function caresOn(all: readonly CareKind[], day: Day): CareKind[] {
  const now = new Map<string, CareKind>()
  for (const k of all) {
    const other = now.get(k.code)
    if (k.from <= day && (!other || other.from < k.from)) now.set(k.code, k)
  }
  return [...now.values()].sort((a, b) => a.sort - b.sort || (a.code < b.code ? -1 : 1))
}

/**
 * Of each kind that is confirmed anew, the latest month of confirmation that is too old on a day.
 * @returns codes, and months as YYYY-MM: what was confirmed for that month or before is due
 */
export const tooOld = (kinds: Iterable<Pick<CareKind, 'code' | 'recheck'>>, day: Day): [CareCode, string][] =>
  [...kinds].flatMap(({ code, recheck }) => (recheck === null ? [] : [[code, monthsBefore(day, recheck)]]))

function monthsBefore(day: Day, months: number): string {
  const all = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 - months
  return `${String(Math.floor(all / 12)).padStart(4, '0')}-${String((all % 12) + 1).padStart(2, '0')}`
}

/** How a span of ages is said; undefined: any. */
export function ages({ ages: { from, to } }: Pick<CareKind, 'ages'>) {
  const low = from ?? 0
  if (to === null) return low === 0 ? undefined : { key: 'ageFrom' as const, from: low, to: 0 }
  return { key: low === 0 ? ('ageTo' as const) : ('ageSpan' as const), from: low, to }
}

/** A misfit is a warning and no refusal: provinces differ, and a birth date may be wrong. */
export function ageFits(kind: Pick<CareKind, 'ages'> | undefined, age: number | null): boolean {
  if (!kind || age === null) return true
  const { from, to } = kind.ages
  return (from === null || from <= age) && (to === null || age < to)
}

/** The last birth date with which somebody has reached `age` on `day`. */
export function bornBy(age: number, day: Day): Day {
  const year = Number(day.slice(0, 4)) - age
  const rest = day.slice(5)
  return `${String(year).padStart(4, '0')}-${rest === '02-29' && !isLeap(year) ? '02-28' : rest}`
}

const isLeap = (y: number) => (y % 4 === 0 && y % 100 !== 0) || y % 400 === 0

/** The day on which somebody reaches an age. */
export function reaches(born: Day, age: number): Day {
  const year = Number(born.slice(0, 4)) + age
  const rest = born.slice(5)
  return rest === '02-29' && !isLeap(year) ? `${year}-03-01` : `${String(year).padStart(4, '0')}-${rest}`
}

export const foldWord = (word: string) => word.normalize('NFKC').replace(/\s/g, '')

/** @returns what a word of a ledger means today, or undefined for one that nobody may keep or nobody knows */
export function careOfWord(
  cares: readonly Pick<CareKind, 'code' | 'name' | 'words'>[],
  word: string,
): CareCode | undefined {
  const clean = foldWord(word)
  return cares.find((k) => k.name.zh === clean || k.words.some((w) => foldWord(w) === clean))?.code
}

export type CareFault = { code: string; path: string }

/** Faults between definitions: one code twice from one day, one word with two meanings. */
export function careFaults(lines: readonly CareLine[]): CareFault[] {
  const faults: CareFault[] = []
  const seen = new Set<string>()
  const words = new Map<string, string>()
  lines.forEach((line, i) => {
    const key = `${line.code}/${line.from}`
    if (seen.has(key)) faults.push({ path: `${i}.code`, code: 'code-twice' })
    seen.add(key)
    for (const [path, word] of [['name.zh', line.name.zh], ...line.words.map((w, k) => [`words.${k}`, w])] as [
      string,
      string,
    ][]) {
      const other = words.get(foldWord(word))
      if (other !== undefined && other !== line.code) faults.push({ path: `${i}.${path}`, code: 'word-twice' })
      words.set(foldWord(word), line.code)
    }
  })
  return faults
}

/**
 * A definition in force keeps its ages, and nobody defines the past: what was decided under it would look wrong.
 * @param standing what the county has from the same day
 */
export function mayRedefine(standing: CareKind | undefined, next: CareKind, today: Day): CareFault | undefined {
  if (!standing) return next.from < today ? { path: 'from', code: 'day-past' } : undefined
  const agesStay = standing.ages.from === next.ages.from && standing.ages.to === next.ages.to
  return standing.from <= today && !agesStay ? { path: 'ages', code: 'ages-in-force' } : undefined
}
