/** Our clock ends before the city's: earlier by a margin that the county sets. */
import { inWorkingTime, workingTimeBetween, type Period, type WorkCalendar } from '../../kernel/calendar.ts'
import { day, hour, minute, type Instant } from '../../kernel/instant.ts'

/** The last instant, to the minute, from which the margin still fits before `to`. */
export function earlier(cal: WorkCalendar, to: Instant, { amount, unit }: Period): Instant {
  if (amount === 0) return to
  if (!inWorkingTime(unit)) return to - amount * (unit === 'hours' ? hour : day)
  const worked = cal.hours.reduce((sum, [from, till]) => sum + till - from, 0) * minute
  const wanted = unit === 'working-hours' ? amount * hour : amount * worked
  let [low, high] = [to - wanted, to]
  while (workingTimeBetween(cal, low, to) < wanted) low -= Math.max(day, to - low)
  // Enough is left at `low`, too little at `high`.
  while (high - low > minute) {
    const middle = low + Math.floor((high - low) / 2 / minute) * minute
    if (workingTimeBetween(cal, middle, to) >= wanted) low = middle
    else high = middle
  }
  return low
}
