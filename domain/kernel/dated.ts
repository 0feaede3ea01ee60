/** Dated definitions: what packs bring and counties edit holds from a day on, until the next one of the same code. */
import type { DayKey } from './calendar.ts'

export interface Dated {
  code: string
  /** The definition holds from this day until the next one of the same code. */
  from: DayKey
  /** Its place in lists. */
  sort: number
}

/** What is wrong with a definition, at a path inside it; `code` is a word key. */
export interface LineFault {
  path: string
  code: string
}

/** The definitions in force on a day, one of each code, in their order. */
export function onDay<T extends Dated>(all: readonly T[], day: DayKey): T[] {
  const now = new Map<string, T>()
  for (const one of all) {
    const other = now.get(one.code)
    if (one.from <= day && (!other || other.from < one.from)) now.set(one.code, one)
  }
  return [...now.values()].sort((a, b) => a.sort - b.sort || (a.code < b.code ? -1 : 1))
}

/**
 * A definition in force keeps what was decided under it, and nobody defines the past: whoever wants it otherwise begins on
 * a later day.
 * @param standing what the county has from the same day
 * @param kept names of what may not change while it is in force
 */
export function redefinition<T extends Dated>(
  standing: T | undefined,
  next: T,
  today: DayKey,
  kept: readonly (keyof T & string)[],
): LineFault | undefined {
  if (!standing) return next.from < today ? { path: 'from', code: 'day-past' } : undefined
  if (standing.from > today) return undefined
  const differs = kept.find((k) => !same(standing[k], next[k]))
  return differs && { path: differs, code: 'definition-in-force' }
}

/** Equal in what they say: the database gives the fields of an object back in an order of its own. */
function same(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  const [x, y] = [Object.entries(a), new Map(Object.entries(b))]
  return (
    Array.isArray(a) === Array.isArray(b) && x.length === y.size && x.every(([k, v]) => y.has(k) && same(v, y.get(k)))
  )
}
