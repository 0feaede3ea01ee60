/**
 * From a definition and a fact to what is counted, and from counts to figures. The same few functions stand behind the
 * dashboard, the list behind a number and the recount that checks both.
 */
import { lineage, type PlacePath } from '../kernel/place-path.ts'
import { bucketOf, p90, type Buckets } from './histogram.ts'
import type { Condition, Definition, Figure, Month, Simple } from './schema.ts'
import { ratingFields, type About, type Fact } from './vocabulary.ts'

/** Below this denominator a rate would be chance, and is not shown. */
export const ratesFrom = 20

/** Below this many, ratings are not shown to the side that handled the matters. */
export const ratingsFrom = 5

const asked = (fact: Fact, field: string) => (fact as unknown as Record<string, unknown>)[field]

function meetsSimple(fact: Fact, c: Simple): boolean {
  const value = asked(fact, c.field)
  if ('known' in c) return (value !== null) === c.known
  if (value === null) return false
  if ('is' in c) return value === c.is
  if ('atLeast' in c) return (value as number) >= c.atLeast
  if ('atMost' in c) return (value as number) <= c.atMost
  const codes = (Array.isArray(value) ? value : [value]) as string[]
  return 'in' in c ? codes.some((x) => c.in.includes(x)) : !codes.some((x) => c.notIn.includes(x))
}

export const meets = (fact: Fact, c: Condition): boolean =>
  'any' in c ? c.any.some((one) => meetsSimple(fact, one)) : meetsSimple(fact, c)

const meetsAll = (fact: Fact, conditions: readonly Condition[]) => conditions.every((c) => meets(fact, c))

/** What of a definition decides the count. */
export type Formula = Pick<Definition, 'unit' | 'period' | 'filter' | 'of' | 'hit' | 'value'>

/** What a definition counts; those that do not say count requests. */
export const aboutOf = (d: Pick<Definition, 'about'>): About => d.about ?? 'request'

/** How one matter stands in one indicator. */
export interface Contribution {
  place: PlacePath
  month: Month
  hit: boolean
  excluded: boolean
  value: number | null
}

/** @returns undefined when the matter is not in the denominator, or in no month */
export function contributionOf(formula: Formula, fact: Fact, place: PlacePath): Contribution | undefined {
  const month = fact.months[formula.period]
  if (month === undefined || !meetsAll(fact, formula.filter) || !meetsAll(fact, formula.of)) return undefined
  const value = formula.value === undefined ? null : (asked(fact, formula.value) as number | null)
  const hit = meetsAll(fact, formula.hit) && (formula.unit !== 'p90' || value !== null)
  return { place, month, hit, excluded: fact.excluded, value: hit ? value : null }
}

/** One fact of a subject, and where it was. */
export interface Located {
  place: PlacePath
  fact: Fact
}

/**
 * How a subject stands whose facts are taken together: a request and a duty have one, a person all duties of a month. It is due
 * when any of them is counted, met when any that is counted is met [I-01 S0-21 S1-28], and stands where the last of them is.
 * @param facts of one month, in the order of their days
 */
export function standingIn(formula: Formula, facts: readonly Located[]): Contribution | undefined {
  const counted = facts.flatMap(({ fact, place }) => contributionOf(formula, fact, place) ?? [])
  const last = counted.at(-1)
  return last && (counted.length === 1 ? last : { ...last, hit: counted.some((c) => c.hit) })
}

/** Could a duty of this plan be counted by it, whatever else is asked? */
export function asksOfPlan(formula: Pick<Formula, 'filter' | 'of'>, plan: string): boolean {
  const passes = (c: Simple) => c.field !== 'plan' || meetsSimple({ plan } as Fact, c)
  return [...formula.filter, ...formula.of].every((c) => ('any' in c ? c.any.some(passes) : passes(c)))
}

/** Do its conditions tell how residents rated? */
export function tellsRatings(formula: Formula): boolean {
  const simple = [...formula.filter, ...formula.of, ...formula.hit].flatMap((c) => ('any' in c ? c.any : [c]))
  const fields: string[] = [...simple.map((c) => c.field), ...(formula.value ? [formula.value] : [])]
  return formula.period === 'rated' || fields.some((f) => ratingFields.includes(f))
}

/** Sums of a place and month; `All` with what a third person took out of the rates. */
export interface Cell {
  n: number
  d: number
  nAll: number
  dAll: number
}

export const emptyCell: Cell = { n: 0, d: 0, nAll: 0, dAll: 0 }

const sign = (c: Contribution, by: 1 | -1): Cell => ({
  n: c.hit && !c.excluded ? by : 0,
  d: c.excluded ? 0 : by,
  nAll: c.hit ? by : 0,
  dAll: by,
})

export const plus = (a: Cell, b: Cell): Cell => ({
  n: a.n + b.n,
  d: a.d + b.d,
  nAll: a.nAll + b.nAll,
  dAll: a.dAll + b.dAll,
})

/** What changes in one place and month. */
export interface CellChange extends Cell {
  place: PlacePath
  month: Month
  buckets: { bucket: number; n: number; all: number }[]
}

const isNothing = (c: CellChange) =>
  c.n === 0 && c.d === 0 && c.nAll === 0 && c.dAll === 0 && c.buckets.every((b) => b.n === 0 && b.all === 0)

/** The difference between two states of one matter, in its place and every place above. */
export function changes(before: Contribution | undefined, after: Contribution | undefined): CellChange[] {
  const cells = new Map<string, CellChange>()
  for (const [c, by] of [
    [before, -1],
    [after, 1],
  ] as const) {
    if (!c) continue
    for (const place of lineage(c.place)) {
      const key = `${place} ${c.month}`
      const cell = cells.get(key) ?? { place, month: c.month, ...emptyCell, buckets: [] }
      cells.set(key, { ...cell, ...plus(cell, sign(c, by)), buckets: [...cell.buckets, ...bucketChange(c, by)] })
    }
  }
  return [...cells.values()].filter((c) => !isNothing(c))
}

const bucketChange = (c: Contribution, by: 1 | -1) =>
  c.value === null ? [] : [{ bucket: bucketOf(c.value), n: c.excluded ? 0 : by, all: by }]

/** Changes of many matters in the same cells, added up. */
export function merged(all: readonly CellChange[]): CellChange[] {
  const cells = new Map<string, CellChange>()
  for (const c of all) {
    const key = `${c.place} ${c.month}`
    const known = cells.get(key)
    cells.set(key, known ? { ...known, ...plus(known, c), buckets: [...known.buckets, ...c.buckets] } : c)
  }
  return [...cells.values()].filter((c) => !isNothing(c))
}

export type { Buckets }

export interface Reading {
  /** The reader may see ratings whose number is small. */
  ratings: boolean
  /** Everybody who is due is counted, so a rate over few is no chance but the fact itself. */
  census?: boolean
}

export interface Counted {
  cell: Cell
  buckets: Buckets
}

/**
 * The figure for one side of a cell.
 * @param whole with what was taken out of the rates
 * @param telling the indicator tells how residents rated
 */
export function figureOf(
  unit: Definition['unit'],
  c: Counted,
  whole: boolean,
  telling: boolean,
  reader: Reading,
): Figure {
  // A count is no rate: nothing is taken out of it.
  const [n, d] = whole || unit === 'count' ? [c.cell.nAll, c.cell.dAll] : [c.cell.n, c.cell.d]
  if (telling && !reader.ratings && d > 0 && d < ratingsFrom) return { n: null, d: null, value: null, why: 'hidden' }
  if (unit === 'count') return { n, d: null, value: n }
  const base = unit === 'p90' ? n : d
  if (base === 0) return { n, d, value: null, why: 'nothing' }
  if (base < ratesFrom && !reader.census) return { n, d, value: null, why: 'few' }
  return { n, d, value: unit === 'p90' ? p90(c.buckets, whole) : n / d }
}

/** Null where there is nothing to compare. */
export function metBy(figure: Figure, target: number | undefined, better: Definition['better']): boolean | null {
  if (figure.value === null || target === undefined) return null
  return better === 'higher' ? figure.value >= target : figure.value <= target
}

/** The target set for this place, else for the nearest above. */
export const targetFor = <T extends { place: PlacePath }>(targets: readonly T[], place: PlacePath): T | undefined =>
  targets.filter((t) => place.startsWith(t.place)).sort((a, b) => b.place.length - a.place.length)[0]

/** `2026-03-01` and the months before it, oldest first. */
export function monthsUpTo(month: Month, count: number): Month[] {
  const [year, nth] = month.split('-').map(Number) as [number, number]
  return Array.from({ length: count }, (_, i) => {
    const at = year * 12 + nth - 1 - (count - 1 - i)
    return `${String(Math.floor(at / 12)).padStart(4, '0')}-${String((at % 12) + 1).padStart(2, '0')}-01`
  })
}

/** First day of the month after. */
export const monthAfter = (month: Month): Month => {
  const [year, nth] = month.split('-').map(Number) as [number, number]
  return nth === 12
    ? `${String(year + 1).padStart(4, '0')}-01-01`
    : `${month.slice(0, 5)}${String(nth + 1).padStart(2, '0')}-01`
}
