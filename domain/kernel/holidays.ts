/**
 * The days the calendar of weekdays does not know: statutory holidays and the working weekends that pay for them (调休).
 * A pack brings them year by year; a year is complete only when the State Council's notice for it is in. After the last
 * complete year a due day is provisional, and everybody is told so.
 */
import { z } from 'zod'

const Day = z.iso.date({ error: 'day' })

/** `off`: a holiday or a day in lieu. `work`: a weekend that is worked. */
export const SpecialDay = z.strictObject({ day: Day, kind: z.enum(['off', 'work']), name: z.string().max(30), source: z.string().max(120).optional() })
export type SpecialDay = z.output<typeof SpecialDay>

/** A day's working hours as minutes since midnight, e.g. `[[510, 690], [810, 1020]]`. */
export const Shifts = z
  .array(z.tuple([z.int().min(0).max(1440), z.int().min(0).max(1440)]))
  .min(1)
  .max(6)
  .refine((s) => s.every(([a, b], i) => a < b && (i === 0 || s[i - 1]![1] <= a)), { error: 'shifts' })

export const CalendarFile = z.strictObject({
  source: z.string().min(1).max(120),
  /** Years whose notice is in. */
  completeYears: z.array(z.int().min(2000).max(2100)),
  /** Working hours, by the first day of their season (MM-DD) when they change with it. */
  hours: z.array(z.strictObject({ from: z.string().regex(/^\d{2}-\d{2}$/, { error: 'month-day' }), shifts: Shifts })).min(1),
  /** 1 Monday … 7 Sunday. */
  weekdays: z.array(z.int().min(1).max(7)).default([1, 2, 3, 4, 5]),
  days: z.array(SpecialDay),
})
export type CalendarFile = z.output<typeof CalendarFile>

/** What the working-time clock reads: days by date, and which years it may trust. */
export interface HolidayTable {
  kindOf: (day: string) => 'work' | 'off'
  nameOf: (day: string) => string | undefined
  isComplete: (day: string) => boolean
  lastCompleteYear: number
}

/** 1 Monday … 7 Sunday, of a date as such, in no time zone. */
export const weekdayOf = (day: string) => ((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7) + 1

/** @param edited days the county changed itself; they win over the pack's */
export function holidayTable(file: CalendarFile, edited: readonly SpecialDay[] = []): HolidayTable {
  const special = new Map([...file.days, ...edited].map((d) => [d.day, d]))
  const years = new Set(file.completeYears)
  return {
    kindOf: (day) => special.get(day)?.kind ?? (file.weekdays.includes(weekdayOf(day)) ? 'work' : 'off'),
    nameOf: (day) => special.get(day)?.name,
    isComplete: (day) => years.has(Number(day.slice(0, 4))),
    lastCompleteYear: Math.max(...years),
  }
}

/** Working hours that hold on a day: the last season that has begun, counting on from the year before. */
export function shiftsOn(file: CalendarFile, day: string): [number, number][] {
  const seasons = [...file.hours].sort((a, b) => (a.from < b.from ? -1 : 1))
  const season = seasons.findLast((s) => s.from <= day.slice(5)) ?? seasons.at(-1)!
  return season.shifts
}

export type CalendarFault = { day: string; code: 'day-twice' | 'work-on-weekday' | 'year-not-complete' }

/** A working weekend on a weekday, a day twice, a day in a year that is not declared complete. */
export function calendarFaults(file: CalendarFile): CalendarFault[] {
  const seen = new Set<string>()
  return file.days.flatMap((d) => {
    const faults: CalendarFault[] = []
    if (seen.has(d.day)) faults.push({ day: d.day, code: 'day-twice' })
    seen.add(d.day)
    if (d.kind === 'work' && file.weekdays.includes(weekdayOf(d.day))) faults.push({ day: d.day, code: 'work-on-weekday' })
    if (!file.completeYears.includes(Number(d.day.slice(0, 4)))) faults.push({ day: d.day, code: 'year-not-complete' })
    return faults
  })
}
