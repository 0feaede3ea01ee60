/** Days of a series by the calendar of the county: weeks, months, the moon, working days; holidays kept, skipped or made good. Pure. */
import { SolarDay } from 'tyme4ts'
import { isDayOff, nextDay, weekdayOf } from '../facilities/hours.ts'
import type { WorkCalendar } from '../kernel/calendar.ts'
import type { Day } from '../places/schema.ts'
import type { OnHoliday, Rhythm } from './rhythm.ts'

type Days = Pick<WorkCalendar, 'days'>

/** As many as are planned at once. */
export const mostOfSeries = 60
/** A day that was made good lies no further off. */
const farthest = 10

export interface Occurrence {
  day: Day
  /** Where it would have been, were that day no holiday; the same where it is not moved. */
  plain: Day
}
export interface Laid {
  days: Occurrence[]
  /** Days on which it is not held. */
  skipped: Day[]
}

/** The first of the next month. */
const nextMonth = (day: Day): Day => `${nextDay(`${day.slice(0, 7)}-28`, 4).slice(0, 8)}01`
const daysIn = (day: Day) => Number(nextDay(nextMonth(day), -1).slice(8))
const dateOf = (day: Day) => Number(day.slice(8))

function lunarOf(day: Day) {
  const [y, m, d] = day.split('-').map(Number) as [number, number, number]
  const lunar = SolarDay.fromYmd(y, m, d).getLunarDay()
  const month = lunar.getLunarMonth()
  return { day: lunar.getDay(), month: month.getMonthWithLeap(), leap: month.isLeap(), last: month.getDayCount() }
}

/** The thirtieth, where a month of the moon or of the sun has fewer days, is its last. */
const isDate = (wanted: number, day: number, last: number) => day === Math.min(wanted, last)

function isNth(nth: number, weekday: number, day: Day): boolean {
  if (weekdayOf(day) + 1 !== weekday) return false
  return nth === 5 ? dateOf(day) > daysIn(day) - 7 : Math.ceil(dateOf(day) / 7) === nth
}

function isFirstWorking(day: Day, cal: Days): boolean {
  if (isDayOff(day, cal)) return false
  for (let n = 1; n < dateOf(day); n++) if (!isDayOff(nextDay(day, -n), cal)) return false
  return true
}

/** Whether the series would be held on a day, holidays apart. @param from its first day, from which weeks are counted */
function fallsOn(r: Rhythm, day: Day, from: Day, cal: Days): boolean {
  switch (r.every) {
    case 'week': {
      const weeks = Math.round((Date.parse(mondayOf(day)) - Date.parse(mondayOf(from))) / (7 * 86_400_000))
      return weekdayOf(day) + 1 === r.weekday && weeks % r.n === 0
    }
    case 'month':
      return isDate(r.day, dateOf(day), daysIn(day))
    case 'nth':
      return isNth(r.nth, r.weekday, day)
    case 'lunar-month': {
      const l = lunarOf(day)
      return isDate(r.day, l.day, l.last)
    }
    case 'lunar-year': {
      const l = lunarOf(day)
      // A festival is not kept a second time in a leap month.
      return !l.leap && l.month === r.month && isDate(r.day, l.day, l.last)
    }
    case 'first-working':
      return isFirstWorking(day, cal)
  }
}

const mondayOf = (day: Day) => nextDay(day, -weekdayOf(day))

const isWeekend = (day: Day) => weekdayOf(day) > 4

/** A holiday, or a weekend worked in exchange. */
const isDisturbed = (day: Day, cal: Days) => cal.days[day] === 'off' || (isWeekend(day) && cal.days[day] === 'work')

/** The next day that serves the same people: a working day for what is held on one, a free one that is no holiday for a weekend. */
function madeGood(day: Day, cal: Days): Day | undefined {
  const fits = (d: Day) => (isWeekend(day) ? isWeekend(d) && cal.days[d] === undefined : !isDayOff(d, cal))
  for (let n = 1; n <= farthest; n++) if (fits(nextDay(day, n))) return nextDay(day, n)
  return undefined
}

/** @param until inclusive; a day that is made good may lie after it */
export function seriesDays(
  r: Rhythm,
  from: Day,
  until: Day,
  onHoliday: OnHoliday,
  cal: Days,
  most = mostOfSeries,
): Laid {
  const laid: Laid = { days: [], skipped: [] }
  for (let day = from; day <= until && laid.days.length < most; day = nextDay(day)) {
    if (!fallsOn(r, day, from, cal)) continue
    if (onHoliday === 'keep' || !isDisturbed(day, cal)) laid.days.push({ day, plain: day })
    else {
      const instead = onHoliday === 'move' ? madeGood(day, cal) : undefined
      if (instead) laid.days.push({ day: instead, plain: day })
      else laid.skipped.push(day)
    }
  }
  // What was moved onto a day of its own is held once.
  const own = new Set(laid.days.filter((o) => o.day === o.plain).map((o) => o.day))
  const seen = new Set<Day>()
  const once = laid.days.filter((o) => {
    const twice = (o.day !== o.plain && own.has(o.day)) || seen.has(o.day)
    if (!twice) seen.add(o.day)
    return !twice
  })
  return { ...laid, days: once.sort((a, b) => (a.day < b.day ? -1 : 1)) }
}
