/**
 * From a rhythm to spans of days. A window follows from the rhythm and the calendar alone and is the same for everybody under
 * it, so that a million rows are made from a handful of windows; only birthdays look at the person, through an anchor.
 */
import type { Day } from '../places/schema.ts'
import { festivalsBetween } from './festivals.ts'
import { lunarKey } from './lunar.ts'
import type { CarePlan, Rhythm } from './schema.ts'

/** Both days inclusive. `anchors`: only for those who have one of these; absent: for everybody. */
export interface Window {
  from: Day
  to: Day
  anchors?: readonly string[]
}

const length = 86_400_000
const no = (day: Day) => Date.parse(`${day}T00:00:00Z`) / length
const dayOf = (n: number): Day => new Date(n * length).toISOString().slice(0, 10)
export const plusDays = (day: Day, n: number): Day => dayOf(no(day) + n)
export const daysBetween = (a: Day, b: Day): number => no(b) - no(a)

/** 1970-01-05 was a Monday. Every-so-many days are counted from it, for everybody alike. */
const monday = 4

const monthsOf: Record<string, number> = { month: 1, quarter: 3, 'half-year': 6, year: 12 }

/** Contacts that a rhythm asks for in a month of thirty days, on the average: what somebody carries. */
export function monthly(rhythm: Rhythm): number {
  const months = monthsOf[rhythm]
  if (months !== undefined) return 1 / months
  if (rhythm === 'birthday') return 1 / 12
  if (rhythm === 'festivals') return 0.5
  return 30 / (rhythm === 'day' ? 1 : rhythm === 'week' ? 7 : Number(rhythm.slice('days-'.length)))
}

/** The window of a rhythm that holds a day. */
function windowAt(rhythm: Rhythm, day: Day): Window {
  const months = monthsOf[rhythm]
  if (months !== undefined) return spanOfMonths(day, months)
  const days = rhythm === 'day' ? 1 : rhythm === 'week' ? 7 : Number(rhythm.slice('days-'.length))
  const first = monday + Math.floor((no(day) - monday) / days) * days
  return { from: dayOf(first), to: dayOf(first + days - 1) }
}

/** From Monday to Sunday. */
export const weekOf = (day: Day): Window => windowAt('week', day)

function spanOfMonths(day: Day, months: number): Window {
  const all = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1
  const first = Math.floor(all / months) * months
  return { from: firstOf(first), to: plusDays(firstOf(first + months), -1) }
}

const firstOf = (months: number): Day =>
  `${String(Math.floor(months / 12)).padStart(4, '0')}-${String((months % 12) + 1).padStart(2, '0')}-01`

/**
 * Windows that begin within [from, to], in their order.
 * @param plan for festivals: which, and how many days ahead
 */
export function windowsBeginning(rhythm: Rhythm, from: Day, to: Day, plan: Pick<CarePlan, 'festivals'>): Window[] {
  if (rhythm === 'birthday') return birthdays(from, to)
  if (rhythm === 'festivals') {
    const { codes, before } = plan.festivals
    return festivalsBetween(codes, plusDays(from, before), plusDays(to, before)).map((f) => ({
      from: plusDays(f.day, -before),
      to: f.day,
    }))
  }
  const found: Window[] = []
  for (let w = windowAt(rhythm, from); w.from <= to; w = windowAt(rhythm, plusDays(w.to, 1)))
    if (w.from >= from) found.push(w)
  return found
}

/** Windows that hold a day at least in part: what somebody enrolled on it comes into. */
export const windowsHolding = (rhythm: Rhythm, day: Day, plan: Pick<CarePlan, 'festivals'>): Window[] =>
  windowsBeginning(rhythm, plusDays(day, -longest(rhythm, plan)), day, plan).filter((w) => w.to >= day)

/** No window of the rhythm has more days. */
const longest = (rhythm: Rhythm, plan: Pick<CarePlan, 'festivals'>): number =>
  rhythm === 'birthday'
    ? 0
    : rhythm === 'festivals'
      ? plan.festivals.before
      : rhythm === 'day'
        ? 1
        : rhythm === 'week'
          ? 7
          : (monthsOf[rhythm] ?? 0) * 31 || Number(rhythm.slice('days-'.length))

/**
 * Windows that a rhythm asks for from a day on, where another was before: the one that holds the day begins with it, if as much
 * of it is left as whoever is enrolled on that day would owe.
 * @param until last day on which one may begin
 */
export const windowsFrom = (
  rhythm: Rhythm,
  day: Day,
  until: Day,
  plan: Pick<CarePlan, 'festivals' | 'entryDays'>,
): Window[] => [
  ...windowsHolding(rhythm, day, plan)
    .filter((w) => w.from < day && daysBetween(day, w.to) + 1 >= entryDaysOf(plan, w))
    .map((w) => ({ ...w, from: day })),
  ...windowsBeginning(rhythm, day, until, plan),
]

/** Days a window must still have when somebody comes under the plan in its middle. */
export const entryDaysOf = (plan: Pick<CarePlan, 'entryDays'>, w: Window): number =>
  plan.entryDays ?? Math.ceil((daysBetween(w.from, w.to) + 1) / 2)

/** Windows of a rhythm within a span, cut to it: what is due beside the ordinary while bad weather lasts. */
export function windowsWithin(rhythm: Rhythm, from: Day, to: Day, plan: Pick<CarePlan, 'festivals'>): Window[] {
  const before = windowsHolding(rhythm, from, plan).filter((w) => w.from < from)
  return [...before, ...windowsBeginning(rhythm, from, to, plan)].map((w) => ({
    ...w,
    from: w.from < from ? from : w.from,
    to: w.to > to ? to : w.to,
  }))
}

/** One day each; whoever was born on 29 February is remembered on the 28th in other years [S4-24]. */
function birthdays(from: Day, to: Day): Window[] {
  return Array.from({ length: daysBetween(from, to) + 1 }, (_, i) => {
    const day = plusDays(from, i)
    const leapless = day.slice(5) === '02-28' && plusDays(day, 1).slice(5) === '03-01'
    const sun = [`s-${day.slice(5)}`, ...(leapless ? ['s-02-29'] : [])]
    return { from: day, to: day, anchors: [...sun, ...lunarKey(day)] }
  })
}
