/**
 * The days the calendar of weekdays does not know: statutory holidays and the working weekends that pay for them (调休).
 * A pack brings them year by year; a year is complete only when the State Council's notice for it is in.
 */
import { z } from 'zod'
import { WorkCalendar, type DayKey } from './calendar.ts'

/** `off`: a holiday or a day in lieu. `work`: a weekend that is worked. */
export const SpecialDay = z.strictObject({
  day: z.iso.date({ error: 'day' }),
  kind: z.enum(['off', 'work']),
  name: z.string().max(30),
})
export type SpecialDay = z.output<typeof SpecialDay>

export const CalendarFile = z.strictObject({
  source: z.string().min(1).max(200),
  /** Years whose notice is in. */
  completeYears: z.array(z.int().min(2000).max(2100)),
  hours: WorkCalendar.shape.hours,
  days: z.array(SpecialDay),
})
export type CalendarFile = z.output<typeof CalendarFile>

/** What the working-time clock reads. @param edited days the county changed itself; they win over the file's */
export function workCalendar(file: CalendarFile, edited: readonly Omit<SpecialDay, 'name'>[] = []): WorkCalendar {
  const days = Object.fromEntries([...file.days, ...edited].map((d) => [d.day, d.kind]))
  return { days, completeYears: [...file.completeYears].sort((a, b) => a - b), hours: file.hours }
}

/** After this day everything reckoned is provisional, and dashboards say so. */
export const lastKnownDay = (cal: Pick<WorkCalendar, 'completeYears'>): DayKey | undefined =>
  cal.completeYears.length === 0 ? undefined : `${Math.max(...cal.completeYears)}-12-31`

export const isWeekend = (day: DayKey) => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())

export type CalendarFault = { day: DayKey; code: 'day-twice' | 'work-on-weekday' | 'year-not-complete' }

/** A working weekend on a weekday, a day twice, a day in a year that is not declared complete. */
export function calendarFaults(file: CalendarFile): CalendarFault[] {
  const seen = new Set<string>()
  return file.days.flatMap((d) => {
    const faults: CalendarFault[] = []
    if (seen.has(d.day)) faults.push({ day: d.day, code: 'day-twice' })
    seen.add(d.day)
    if (d.kind === 'work' && !isWeekend(d.day)) faults.push({ day: d.day, code: 'work-on-weekday' })
    if (!file.completeYears.includes(Number(d.day.slice(0, 4)))) faults.push({ day: d.day, code: 'year-not-complete' })
    return faults
  })
}
