/**
 * Working time. A county edits its calendar: days off, days worked in exchange (调休), hours; it knows which years are
 * complete. An instant that needed a day of another year is provisional and says so.
 *
 * Periods are counted as the Civil Code counts them (Art. 201, 203): by hours from the moment itself; by days from the
 * day after, to the end of the last day, and on to the next working day where the last is a day off. "Working days"
 * end with the working hours of the last one.
 */
import { z } from 'zod'
import { day as dayLength, minute, type Instant } from './instant.ts'

/** A day in Asia/Shanghai, `2026-10-01`; that zone has known no summer time since 1991. */
export type DayKey = string

const Minutes = z.int().min(0).max(1440)
/** From and to, minutes after midnight. */
const Span = z.tuple([Minutes, Minutes]).refine(([from, to]) => from < to, { error: 'ends-before-start' })

export const WorkCalendar = z.strictObject({
  /** Where a day differs from its weekday. */
  days: z.record(z.iso.date(), z.enum(['off', 'work'])),
  /** Years whose holidays and exchanges are all known. */
  completeYears: z.array(z.int()),
  /** Working hours of a day, in order, without overlap. */
  hours: z
    .array(Span)
    .min(1)
    .max(4)
    .refine((spans) => spans.every((s, i) => i === 0 || spans[i - 1]![1] <= s[0]), { error: 'spans-overlap' }),
})
export type WorkCalendar = z.infer<typeof WorkCalendar>

export interface Period {
  amount: number
  unit: 'hours' | 'working-hours' | 'days' | 'working-days'
}

/** A reckoned instant; `provisional` when it leans on a year that is not complete. */
export interface Due {
  at: Instant
  provisional: boolean
}

const offset = 8 * 60 * minute
/** Days since 1970-01-01 in Shanghai. */
type DayNo = number

export const dayNoOf = (at: Instant): DayNo => Math.floor((at + offset) / dayLength)
const startOf = (no: DayNo): Instant => no * dayLength - offset
export const dayKey = (no: DayNo): DayKey => new Date(no * dayLength).toISOString().slice(0, 10)
export const dayKeyOf = (at: Instant): DayKey => dayKey(dayNoOf(at))

const weekday = (no: DayNo) => (((no + 4) % 7) + 7) % 7

/** The days of a calendar by number: looked at many times for one clock. */
const numbered = new WeakMap<WorkCalendar['days'], Map<DayNo, 'off' | 'work'>>()

function daysOf({ days }: WorkCalendar): Map<DayNo, 'off' | 'work'> {
  const known = numbered.get(days)
  if (known) return known
  const made = new Map(Object.entries(days).map(([day, kind]) => [Date.parse(day) / dayLength, kind]))
  numbered.set(days, made)
  return made
}

export function isWorkingDay(cal: WorkCalendar, no: DayNo): boolean {
  const set = daysOf(cal).get(no)
  return set ? set === 'work' : weekday(no) !== 0 && weekday(no) !== 6
}

const known = (cal: WorkCalendar, no: DayNo) => cal.completeYears.includes(new Date(no * dayLength).getUTCFullYear())

/** No calendar is so full of holidays; the fence keeps a broken one from running for ever. */
const horizon = 4000

/** The nearest working day at or after `no`; `guessed` when a day on the way lies in an incomplete year. */
function nextWorking(cal: WorkCalendar, no: DayNo): { no: DayNo; guessed: boolean } {
  let guessed = !known(cal, no)
  let at = no
  for (; !isWorkingDay(cal, at); at++) {
    if (at - no > horizon) throw new Error('calendar without a working day')
    guessed ||= !known(cal, at + 1)
  }
  return { no: at, guessed }
}

const spansOf = (cal: WorkCalendar, no: DayNo) =>
  cal.hours.map(([from, to]) => ({ from: startOf(no) + from * minute, to: startOf(no) + to * minute }))

/** Working milliseconds onward from an instant. @param length ≥ 0 */
export function addWorkingTime(cal: WorkCalendar, from: Instant, length: number): Due {
  let left = length
  let provisional = false
  for (let no = dayNoOf(from), rounds = 0; rounds < horizon; no++, rounds++) {
    const next = nextWorking(cal, no)
    provisional ||= next.guessed
    no = next.no
    for (const span of spansOf(cal, no)) {
      const begin = Math.max(span.from, from)
      if (begin >= span.to) continue
      if (begin + left <= span.to) return { at: begin + left, provisional }
      left -= span.to - begin
    }
  }
  throw new Error('period beyond the calendar')
}

/** Working milliseconds between two instants; negative when they are turned round. */
export function workingTimeBetween(cal: WorkCalendar, from: Instant, to: Instant): number {
  if (to < from) return -workingTimeBetween(cal, to, from)
  let sum = 0
  for (let no = dayNoOf(from); no <= dayNoOf(to); no++) {
    if (!isWorkingDay(cal, no)) continue
    for (const span of spansOf(cal, no)) sum += Math.max(0, Math.min(span.to, to) - Math.max(span.from, from))
  }
  return sum
}

export const workingMinutesBetween = (cal: WorkCalendar, from: Instant, to: Instant) =>
  workingTimeBetween(cal, from, to) / minute

/** The end of the `amount`-th working day after the day of `from`; 0 is the same day, or the next working one. */
function addWorkingDays(cal: WorkCalendar, from: Instant, amount: number): Due {
  const today = dayNoOf(from)
  const after = (no: DayNo) => spansOf(cal, no).at(-1)!.to <= from
  let { no, guessed } = amount > 0 ? { no: today, guessed: false } : nextWorking(cal, today)
  if (amount === 0 && after(no)) ({ no, guessed } = nextWorking(cal, no + 1))
  for (let i = 0; i < amount; i++) {
    const next = nextWorking(cal, no + 1)
    no = next.no
    guessed ||= next.guessed
  }
  return { at: spansOf(cal, no).at(-1)!.to, provisional: guessed }
}

/** The end of the day `amount` days on, and of the next working day where that is a day off. */
function addDays(cal: WorkCalendar, from: Instant, amount: number): Due {
  const last = nextWorking(cal, dayNoOf(from) + amount)
  return { at: startOf(last.no + 1), provisional: last.guessed }
}

/** When a period that begins at `from` is over. */
export function addPeriod(cal: WorkCalendar, from: Instant, { amount, unit }: Period): Due {
  switch (unit) {
    case 'hours':
      return { at: from + amount * 60 * minute, provisional: false }
    case 'working-hours':
      return addWorkingTime(cal, from, amount * 60 * minute)
    case 'days':
      return addDays(cal, from, amount)
    case 'working-days':
      return addWorkingDays(cal, from, amount)
  }
}

/** Does the period run in working time only? */
export const inWorkingTime = (unit: Period['unit']) => unit === 'working-hours' || unit === 'working-days'
