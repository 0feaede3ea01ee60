/** What stands in force, where, and what of it is asked twice. */
import { contains, type PlacePath } from '../kernel/place-path.ts'
import type { Day } from '../places/schema.ts'
import type { DemandField, DemandState, HeldIn, Repeat } from './schema.ts'

export interface Dates {
  decision: 'asked' | 'approved' | 'refused'
  from: Day
  /** Its last day; null: none. */
  until: Day | null
}

/** Nothing is set by a clock: an approved entry stands from its first day to its last. */
export function stateOn({ decision, from, until }: Dates, today: Day): DemandState {
  if (decision !== 'approved') return decision
  if (until !== null && until < today) return 'over'
  return from > today ? 'coming' : 'standing'
}

/** Whether what is asked there is in force on a day. */
export const admits = (d: Dates & { places: readonly PlacePath[] }, place: PlacePath, today: Day): boolean =>
  stateOn(d, today) === 'standing' && d.places.some((p) => contains(p, place))

/** Days before its last one on which whoever asks is told. */
export const tellBefore = 30

const inPlaces: ReadonlySet<string> = new Set(['county', 'town', 'community', 'grid', 'place'])
/** Counted, numbered or dated when it is filled: nobody is asked. */
const ofTheForm: ReadonlySet<string> = new Set(['serial', 'month', 'filled-on'])

/** Where an answer lies already. */
export function heldIn(use: string | null): HeldIn | null {
  if (use === null || ofTheForm.has(use)) return null
  if (inPlaces.has(use)) return 'places'
  return /^(count:)?(visits|hours)$/.test(use) ? 'records' : 'people'
}

const fold = (label: string) => label.normalize('NFKC').replace(/[\s()（）、，,:：/]/g, '')

interface Asks {
  id: string
  title: string
  asked: readonly DemandField[]
}

/** The same by what they mean where both are known, else by what they are called. */
function same(a: DemandField, b: DemandField): 'sure' | 'guess' | null {
  if (a.use !== null && b.use !== null) return a.use === b.use ? 'sure' : null
  return fold(a.label) === fold(b.label) ? 'guess' : null
}

/** Fields of an entry that the record holds, or that another entry asks of the same place. */
export function repeatsOf(one: Asks, others: readonly Asks[]): Repeat[] {
  return one.asked.flatMap((field): Repeat[] => {
    if (field.use !== null && ofTheForm.has(field.use)) return []
    const held = heldIn(field.use)
    const also = others
      .filter((o) => o.id !== one.id)
      .flatMap((o) => {
        const found = o.asked.map((f) => same(field, f)).filter((f) => f !== null)
        return found.length > 0 ? [{ title: o.title, sure: found.includes('sure') }] : []
      })
    if (held === null && also.length === 0) return []
    return [
      { label: field.label, held, also: also.map((o) => o.title), guess: held === null && !also.some((o) => o.sure) },
    ]
  })
}

/** Upper bounds in seconds; what took longer was left lying and says nothing. */
export const spentBounds = [15, 30, 60, 120, 180, 300, 450, 600, 900, 1200, 1800, 2700, 3600] as const

/** The index of its bound; undefined: it is not measured. */
export function boundOf(seconds: number): number | undefined {
  const at = spentBounds.findIndex((b) => seconds <= b)
  return at < 0 ? undefined : at
}

/** A few would be the time of somebody who can be told. */
export const leastMeasured = 5

export interface Spent {
  bound: number
  times: number
  seconds: number
}

/** The middle of those measured, as the mean of its step; null: too few. */
export function medianOf(spent: readonly Spent[]): number | null {
  const all = spent.reduce((n, s) => n + s.times, 0)
  if (all < leastMeasured) return null
  let below = 0
  for (const s of [...spent].sort((a, b) => a.bound - b.bound)) {
    below += s.times
    if (below * 2 >= all) return Math.round(s.seconds / s.times)
  }
  return null
}

/** To one place after the point. */
export const minutesOf = (median: number | null, times: number | null): number | null =>
  median === null || times === null ? null : Math.round((median * times) / 6) / 10
