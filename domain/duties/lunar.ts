/** Days by the moon, as birthdays and festivals are kept; from tyme4ts, whose tables reach from 1900 to 2100. */
import { SolarDay } from 'tyme4ts'
import type { Day } from '../places/schema.ts'

const two = (n: number) => String(n).padStart(2, '0')

const lunarOf = (day: Day) => {
  const [y, m, d] = day.split('-').map(Number) as [number, number, number]
  return SolarDay.fromYmd(y, m, d).getLunarDay()
}

/** `l-02-01`: second month, first day. A leap month is named like the month it repeats. */
export const lunarAnchor = (born: Day): string => {
  const l = lunarOf(born)
  return `l-${two(Math.abs(l.getLunarMonth().getMonthWithLeap()))}-${two(l.getDay())}`
}

/**
 * Anchors remembered on a day: its own by the moon, and the thirtieth where this month has but twenty-nine days. In a leap
 * month nobody is remembered a second time.
 */
export function lunarKey(day: Day): string[] {
  const l = lunarOf(day)
  const month = l.getLunarMonth()
  if (month.isLeap()) return []
  const m = two(month.getMonthWithLeap())
  const last = l.getDay() === 29 && month.getDayCount() === 29
  return [`l-${m}-${two(l.getDay())}`, ...(last ? [`l-${m}-30`] : [])]
}
