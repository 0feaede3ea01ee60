/**
 * Windows of a year and how a promise stands in one of them: met, on the way, behind, at risk, missed. Told while there is time
 * to act: whoever is behind hears it two leads before the last moment, whoever can hardly make it one.
 */
import type { DayKey } from '../kernel/calendar.ts'
import type { Period } from './types.ts'

export interface Window {
  from: DayKey
  /** Exclusive. */
  to: DayKey
}

export type Standing = 'met' | 'on-track' | 'behind' | 'at-risk' | 'missed' | 'ahead'

const day = 86_400_000
const numberOf = (d: DayKey) => Date.parse(`${d}T00:00:00Z`) / day
export const daysBetween = (from: DayKey, to: DayKey): number => numberOf(to) - numberOf(from)

const two = (n: number) => String(n).padStart(2, '0')
const monthStart = (year: number, month: number): DayKey =>
  `${year + Math.floor(month / 12)}-${two((month % 12) + 1)}-01`

/** Months of a window; a promise of each day is shown by the month. */
const months: Record<Exclude<Period, 'once'>, number> = { day: 1, month: 1, quarter: 3, half: 6, year: 12 }

/** Windows of a year, in their order. `once` has one: the whole time up to the end of the year. */
export function windowsOf(period: Period, year: number, began: DayKey): Window[] {
  if (period === 'once') return [{ from: began, to: monthStart(year + 1, 0) }]
  const long = months[period]
  return Array.from({ length: 12 / long }, (_, n) => ({
    from: monthStart(year, n * long),
    to: monthStart(year, (n + 1) * long),
  }))
}

/** The part of a window in which something was there. */
export const within = (w: Window, span: { from: DayKey; to: DayKey | null }): Window => ({
  from: w.from > span.from ? w.from : span.from,
  to: span.to !== null && span.to < w.to ? span.to : w.to,
})

/** Spans of one person that overlap or follow each other without a day between are one: who is handed from helper to helper is without none. */
export function unbroken<T extends { person: string; from: DayKey; to: DayKey | null }>(spans: readonly T[]): T[] {
  const whole: T[] = []
  for (const next of spans.toSorted((a, b) => (`${a.person}${a.from}` < `${b.person}${b.from}` ? -1 : 1))) {
    const last = whole.at(-1)
    if (last?.person !== next.person || (last.to !== null && last.to < next.from)) whole.push({ ...next })
    else if (last.to !== null && (next.to === null || next.to > last.to)) last.to = next.to
  }
  return whole
}

/**
 * How often a promise fell due in a window: each day of it; once where it was there for the whole window. Who began in the middle of
 * a quarter promised nothing for it yet; what was done in it counts all the same.
 */
export function timesIn(period: Period, w: Window, span: { from: DayKey; to: DayKey | null }): number {
  const part = within(w, span)
  if (part.to <= part.from) return 0
  if (period === 'day') return daysBetween(part.from, part.to)
  if (period === 'once') return 1
  return part.from === w.from && part.to === w.to ? 1 : 0
}

/** Days that preparing one takes: an activity is announced, a room is found. */
const usualLead: Record<Period, number> = { day: 0, month: 5, quarter: 10, half: 20, year: 30, once: 0 }

/** @param today a day of the window, or one after it */
export function standingOf(period: Period, w: Window, want: number, have: number, today: DayKey): Standing {
  if (have >= want) return 'met'
  if (today < w.from) return 'ahead'
  // What stands since a team began has no last day.
  if (period === 'once') return 'behind'
  if (today >= w.to) return 'missed'
  const length = daysBetween(w.from, w.to)
  const gone = daysBetween(w.from, today)
  const step = length / want
  const lead = Math.min(usualLead[period], step / 3)
  if ((want - have) * lead >= length - gone) return 'at-risk'
  // The next one is wanted by its even place in the window, and is told two leads before.
  return gone >= (have + 1) * step - 2 * lead ? 'behind' : 'on-track'
}
