/** The year of a place in numbers: what was held, about what, how regularly, where. Counts alone. */
import { z } from 'zod'
import { read } from '../kernel/api.ts'
import { Moment } from '../kernel/instant.ts'
import { PlacePath } from '../kernel/place-path.ts'
import { KindCode } from './kinds.ts'

const n = z.int().min(0)

export const ActivityNumbers = z.strictObject({
  /** Counted by the night; null: not counted yet. */
  asOf: Moment.nullable(),
  year: z.int(),
  held: n,
  people: n,
  cancelled: n,
  /** Months of twelve with at least one [S1-07]. */
  active: n,
  /** Of those held: in villages, and in communities of towns [S1-08]. */
  village: z.strictObject({ held: n, people: n }),
  urban: z.strictObject({ held: n, people: n }),
  months: z.array(z.strictObject({ month: z.int().min(1).max(12), held: n, people: n })),
  /** By theme [S0-02]; one with two themes counts under both. */
  themes: z.array(z.strictObject({ code: KindCode, held: n, people: n })),
  /** Drills [S0-49]: closed, and planned for the year. */
  drills: z.strictObject({ done: n, planned: n, least: n }),
  /** Culture and sport [S2-04]. */
  culture: z.strictObject({ held: n, people: n, least: n }),
  /** Places kept for elders, of all places of such courses, and elders among those who had one [S0-35]. */
  elders: z.strictObject({ kept: n, places: n, elders: n, taken: n }),
  /** Persons of the register who came to training for work, and of them those who found work since [S4-51]. */
  training: z.strictObject({ came: n, placed: n }),
  /** Each place right below [S0-03]. */
  below: z.array(z.strictObject({ place: PlacePath, name: z.string(), held: n, people: n, active: n })),
})
export type ActivityNumbers = z.output<typeof ActivityNumbers>

/** A line of what the night counted. */
export interface Sum {
  month: number
  what: string
  n: number
  m: number
}

const of = (sums: readonly Sum[], what: string) => sums.filter((s) => s.what === what)
const sumOf = (sums: readonly Sum[], what: string) => ({
  n: of(sums, what).reduce((a, s) => a + s.n, 0),
  m: of(sums, what).reduce((a, s) => a + s.m, 0),
})
const counted = ({ n: held, m: people }: { n: number; m: number }) => ({ held, people })

export const activeMonths = (sums: readonly Sum[]): number =>
  new Set(of(sums, 'held').flatMap((s) => (s.n > 0 ? [s.month] : []))).size

/** What the lines of one place and year say. */
export function numbersOf(sums: readonly Sum[]) {
  const [held, village] = [sumOf(sums, 'held'), sumOf(sums, 'village')]
  const [drills, culture] = [sumOf(sums, 'drill'), sumOf(sums, 'culture')]
  const [kept, elders, trained] = [sumOf(sums, 'kept'), sumOf(sums, 'elders'), sumOf(sums, 'trained')]
  const codes = [...new Set(sums.flatMap((s) => (s.what.startsWith('theme:') ? [s.what.slice(6)] : [])))]
  return {
    ...counted(held),
    cancelled: sumOf(sums, 'cancelled').n,
    active: activeMonths(sums),
    village: counted(village),
    urban: counted({ n: held.n - village.n, m: held.m - village.m }),
    months: Array.from({ length: 12 }, (_, i) => ({
      month: i + 1,
      ...counted(
        sumOf(
          sums.filter((s) => s.month === i + 1),
          'held',
        ),
      ),
    })),
    themes: codes.map((code) => ({ code, ...counted(sumOf(sums, `theme:${code}`)) })),
    drills: { done: drills.n, planned: drills.m },
    culture: counted(culture),
    training: { came: trained.m, placed: trained.n },
    elders: { kept: kept.n, places: kept.m, elders: elders.n, taken: elders.m },
  }
}

export const numbersApi = {
  numbers: read('/activities-numbers', {
    may: 'activities.read',
    summary: 'The year of a place in numbers: what was held, about what, how regularly, in villages and towns',
    query: z.strictObject({ under: PlacePath, year: z.coerce.number().int().min(2000).max(2100) }),
    answer: ActivityNumbers,
  }),
} as const
