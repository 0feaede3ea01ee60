/** A month as weeks, Monday first, and the days between two. Pure. */
import { dayText } from '../../kit/shanghai.ts'

const length = 86_400_000
const at = (day: string) => Date.parse(`${day}T00:00:00Z`)
const text = (ms: number) => new Date(ms).toISOString().slice(0, 10)

export const plusDays = (day: string, n: number): string => text(at(day) + n * length)

/** `2026-03` */
export const monthOf = (day: string): string => day.slice(0, 7)

export function plusMonths(month: string, n: number): string {
  const [y, m] = month.split('-').map(Number) as [number, number]
  return new Date(Date.UTC(y, m - 1 + n, 1)).toISOString().slice(0, 7)
}

/** First and last day that a page of the month shows: whole weeks. */
export function pageOf(month: string): { from: string; to: string } {
  const first = `${month}-01`
  const last = plusDays(`${plusMonths(month, 1)}-01`, -1)
  const weekday = (day: string) => (new Date(at(day)).getUTCDay() + 6) % 7
  return { from: plusDays(first, -weekday(first)), to: plusDays(last, 6 - weekday(last)) }
}

/** From one to another, whichever comes first, both inclusive. */
export function daysFrom(a: string, b: string): string[] {
  const [from, to] = a <= b ? [a, b] : [b, a]
  const n = Math.round((at(to) - at(from)) / length)
  return Array.from({ length: n + 1 }, (_, i) => plusDays(from, i))
}

export const weeksOf = (month: string): string[][] => {
  const { from, to } = pageOf(month)
  const days = daysFrom(from, to)
  return Array.from({ length: days.length / 7 }, (_, w) => days.slice(w * 7, w * 7 + 7))
}

/** An instant as many days later as lie between two days; the time of day stays. */
export const movedTo = (when: string, from: string, to: string): string =>
  new Date(Date.parse(when) + (at(to) - at(from))).toISOString()

export const isMonth = (typed: string | undefined): typed is string =>
  typed !== undefined && /^\d{4}-(0[1-9]|1[0-2])$/.test(typed)

/** What begins on each day. */
export function byDay<T extends { from: string }>(items: readonly T[]): ReadonlyMap<string, T[]> {
  const days = new Map<string, T[]>()
  for (const item of items) {
    const day = dayText(item.from)
    days.set(day, [...(days.get(day) ?? []), item])
  }
  return days
}
