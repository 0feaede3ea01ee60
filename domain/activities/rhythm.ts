/**
 * How often a series is held, as a code: `week-2-4` every second Thursday, `month-15`, `nth-1-6` the first Saturday of a month (`nth-5-…`
 * the last), `lunar-15` of each month of the moon, `lunar-8-15` once a year, `first-working` the first working day of a month.
 */
import { z } from 'zod'

export type Rhythm =
  | { every: 'week'; n: number; weekday: number }
  | { every: 'month'; day: number }
  | { every: 'nth'; nth: number; weekday: number }
  | { every: 'lunar-month'; day: number }
  | { every: 'lunar-year'; month: number; day: number }
  | { every: 'first-working' }

/** Monday is 1. */
export const RhythmCode = z
  .string()
  .regex(
    /^(week-[1-8]-[1-7]|month-([1-9]|[12]\d|3[01])|nth-[1-5]-[1-7]|lunar-([1-9]|1[0-2])-([1-9]|[12]\d|30)|lunar-([1-9]|[12]\d|30)|first-working)$/,
    { error: 'rhythm' },
  )

export function rhythmOf(code: string): Rhythm {
  const [every, ...rest] = code.split('-')
  const [a, b] = rest.map(Number) as [number, number | undefined]
  if (every === 'week') return { every, n: a, weekday: b! }
  if (every === 'month') return { every, day: a }
  if (every === 'nth') return { every, nth: a, weekday: b! }
  if (every === 'lunar')
    return b === undefined ? { every: 'lunar-month', day: a } : { every: 'lunar-year', month: a, day: b }
  return { every: 'first-working' }
}

/** What a holiday does to a day of the series; a weekend worked in exchange (调休) does the same to what is held on weekends. */
export const OnHoliday = z.enum(['keep', 'skip', 'move'])
export type OnHoliday = z.output<typeof OnHoliday>
