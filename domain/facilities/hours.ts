/**
 * Opening hours: what a week looks like, what holidays do to it, and single days that are otherwise. Pure; days are those of
 * Asia/Shanghai, times are minutes after midnight.
 */
import type { WorkCalendar } from '../kernel/calendar.ts'
import { minute, day as dayLength, type Instant } from '../kernel/instant.ts'
import type { Day } from '../places/schema.ts'
import type { Hours, Span, Spans } from './hours-schema.ts'

type Days = Pick<WorkCalendar, 'days'>

const always: Spans = [[0, 1440]]

/** Monday is 0. */
export const weekdayOf = (day: Day): number => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7

export const isDayOff = (day: Day, cal: Days): boolean => (cal.days[day] ? cal.days[day] === 'off' : weekdayOf(day) > 4)

export const nextDay = (day: Day, n = 1): Day =>
  new Date(Date.parse(`${day}T00:00:00Z`) + n * dayLength).toISOString().slice(0, 10)

/**
 * When it is open on a day. Where holidays shut it, a weekend that is worked in exchange (调休) is open as a Monday, unless
 * it is open on such a weekday anyway.
 * @param hours null: day and night
 */
export function spansOn(hours: Hours | null, day: Day, cal: Days): Spans {
  if (!hours) return always
  const exception = hours.exceptions.find((e) => e.day === day)
  if (exception) return exception.spans
  const own = hours.week[weekdayOf(day)]!
  if (hours.holidays === 'week') return own
  if (cal.days[day] === 'off') return []
  return cal.days[day] === 'work' && own.length === 0 ? hours.week[0]! : own
}

export const minutesIn = (spans: Spans): number => spans.reduce((sum, [from, to]) => sum + to - from, 0)

/** The span in which it is open at a time, if it is. */
export const openSpan = (hours: Hours | null, day: Day, at: number, cal: Days): Span | undefined =>
  spansOn(hours, day, cal).find(([from, to]) => from <= at && at < to)

/** The next time it opens after one at which it is shut, within so many days. */
export function nextOpening(hours: Hours | null, day: Day, at: number, cal: Days, within = 14) {
  for (let n = 0; n <= within; n++) {
    const on = nextDay(day, n)
    const span = spansOn(hours, on, cal).find(([from]) => n > 0 || from > at)
    if (span) return { day: on, at: span[0] }
  }
  return undefined
}

/** The shortest day of an ordinary week: from Monday to Friday, and on days off, holidays among them. */
export function leastMinutes(hours: Hours | null): { working: number; off: number } {
  if (!hours) return { working: 1440, off: 1440 }
  const all = hours.week.map(minutesIn)
  const holiday = hours.holidays === 'closed' ? [0] : []
  return { working: Math.min(...all.slice(0, 5)), off: Math.min(...all.slice(5), ...holiday) }
}

export interface ShortDay {
  day: Day
  minutes: number
  /** Of an exception. */
  why: string | null
}

/** Days on which it is open less than is wanted [S1-50]. @param days how many, from the first on */
export function daysBelow(
  hours: Hours | null,
  wanted: { minutesPerDay: number; onDaysOff: boolean },
  first: Day,
  days: number,
  cal: Days,
): ShortDay[] {
  return Array.from({ length: days }, (_, n) => nextDay(first, n)).flatMap((day) => {
    if (!wanted.onDaysOff && isDayOff(day, cal)) return []
    const minutes = minutesIn(spansOn(hours, day, cal))
    const why = hours?.exceptions.find((e) => e.day === day)?.why ?? null
    return minutes < wanted.minutesPerDay ? [{ day, minutes, why }] : []
  })
}

/** Days of the week that are the same, next to each other: `[0,1,2,3,4]` 8:30—17:00, `[5,6]` shut. */
export function weekGroups(hours: Hours): { days: number[]; spans: Spans }[] {
  const groups: { days: number[]; spans: Spans }[] = []
  hours.week.forEach((spans, n) => {
    const last = groups.at(-1)
    if (last && JSON.stringify(last.spans) === JSON.stringify(spans)) last.days.push(n)
    else groups.push({ days: [n], spans })
  })
  return groups
}

const offset = 8 * 60 * minute
export const dayAt = (at: Instant): Day => new Date(at + offset).toISOString().slice(0, 10)
/** Minutes after midnight. */
export const minuteAt = (at: Instant): number => Math.floor((at + offset) / minute) % 1440
export const instantAt = (day: Day, at = 0): Instant => Date.parse(`${day}T00:00:00Z`) - offset + at * minute

/** Whether it is open all the time from one instant to another. */
export function openBetween(hours: Hours | null, from: Instant, to: Instant, cal: Days): boolean {
  for (let day = dayAt(from); instantAt(day) < to; day = nextDay(day)) {
    const begin = Math.max(from, instantAt(day))
    const end = Math.min(to, instantAt(day, 1440))
    const inside = spansOn(hours, day, cal).some((s) => instantAt(day, s[0]) <= begin && end <= instantAt(day, s[1]))
    if (!inside) return false
  }
  return true
}
