import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { at, testCalendar as cal } from '../../test/requests/calendar.ts'
import {
  addPeriod,
  addWorkingTime,
  dayKeyOf,
  isWorkingDay,
  dayNoOf,
  WorkCalendar,
  workingMinutesBetween,
  workingTimeBetween,
} from './calendar.ts'
import { hour, minute } from './instant.ts'

const due = (from: string, amount: number, unit: 'hours' | 'working-hours' | 'days' | 'working-days') =>
  addPeriod(cal, at(from), { amount, unit })
const instants = fc
  .integer({ min: at('2026-01-05 00:00') / minute, max: at('2026-11-30 00:00') / minute })
  .map((m) => m * minute)

describe('working calendar', () => {
  it('[D10] counts working hours over lunch, night, weekend and holiday', () => {
    expect(due('2026-11-24 11:00', 4, 'working-hours').at).toBe(at('2026-11-24 16:30'))
    expect(due('2026-11-24 16:00', 2, 'working-hours').at).toBe(at('2026-11-25 09:30'))
    expect(due('2026-11-27 16:00', 2, 'working-hours').at).toBe(at('2026-11-30 09:30'))
    expect(due('2026-09-30 16:30', 1, 'working-hours').at).toBe(at('2026-10-08 09:00'))
  })
  it('[D10] a weekend day worked in exchange is a working day, a weekday off is none', () => {
    expect(isWorkingDay(cal, dayNoOf(at('2026-10-10 10:00')))).toBe(true)
    expect(isWorkingDay(cal, dayNoOf(at('2026-10-11 10:00')))).toBe(false)
    expect(isWorkingDay(cal, dayNoOf(at('2026-10-05 10:00')))).toBe(false)
    expect(due('2026-10-09 16:30', 1, 'working-hours').at).toBe(at('2026-10-10 09:00'))
  })
  it('[D10] working days begin the day after and end with the working hours', () => {
    expect(due('2026-11-24 09:00', 1, 'working-days').at).toBe(at('2026-11-25 17:00'))
    expect(due('2026-11-24 23:00', 1, 'working-days').at).toBe(at('2026-11-25 17:00'))
    expect(due('2026-11-27 09:00', 1, 'working-days').at).toBe(at('2026-11-30 17:00'))
    expect(due('2026-09-30 09:00', 2, 'working-days').at).toBe(at('2026-10-09 17:00'))
    expect(due('2026-11-24 09:00', 0, 'working-days').at).toBe(at('2026-11-24 17:00'))
    expect(due('2026-11-24 18:00', 0, 'working-days').at).toBe(at('2026-11-25 17:00'))
    expect(due('2026-11-28 09:00', 0, 'working-days').at).toBe(at('2026-11-30 17:00'))
  })
  it('[D10] days run to the end of the last one, and on where that is a day off', () => {
    expect(due('2026-11-24 09:00', 7, 'days').at).toBe(at('2026-12-02 00:00'))
    expect(due('2026-11-24 09:00', 4, 'days').at).toBe(at('2026-12-01 00:00'))
  })
  it('[D10] hours run by day and night', () => {
    expect(due('2026-11-28 23:30', 2, 'hours')).toEqual({ at: at('2026-11-29 01:30'), provisional: false })
  })
  it('[D10] a year that is not complete makes it provisional, wherever the way leads through it', () => {
    expect(due('2026-12-24 09:00', 2, 'working-days').provisional).toBe(false)
    expect(due('2026-12-31 09:00', 1, 'working-days').provisional).toBe(true)
    expect(due('2026-12-31 16:30', 1, 'working-hours').provisional).toBe(true)
    expect(due('2027-03-01 09:00', 1, 'days').provisional).toBe(true)
    expect(due('2027-03-01 09:00', 1, 'hours').provisional).toBe(false)
  })
  it('[D10] seven hours a day', () => {
    expect(workingMinutesBetween(cal, at('2026-11-23 00:00'), at('2026-11-28 00:00'))).toBe(5 * 7 * 60)
  })
  it('[D10] adding and measuring agree', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: 0, max: 20_000 }), (from, minutes) => {
        const end = addWorkingTime(cal, from, minutes * minute).at
        expect(workingTimeBetween(cal, from, end)).toBe(minutes * minute)
      }),
    )
  })
  it('[D10] what begins later ends no earlier, what is longer ends no earlier, and no period ends before it begins', () => {
    const unit = fc.constantFrom('hours' as const, 'working-hours' as const, 'days' as const, 'working-days' as const)
    fc.assert(
      fc.property(
        instants,
        fc.integer({ min: 0, max: 3000 }),
        fc.integer({ min: 0, max: 60 }),
        unit,
        (from, later, amount, u) => {
          const end = addPeriod(cal, from, { amount, unit: u }).at
          expect(addPeriod(cal, from + later * minute, { amount, unit: u }).at).toBeGreaterThanOrEqual(end)
          expect(addPeriod(cal, from, { amount: amount + 1, unit: u }).at).toBeGreaterThanOrEqual(end)
          expect(end).toBeGreaterThanOrEqual(from)
        },
      ),
    )
  })
  it('[D10] working time ends in working hours, days end at midnight', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: 1, max: 90 }), (from, amount) => {
        const end = addPeriod(cal, from, { amount, unit: 'working-days' }).at
        expect(isWorkingDay(cal, dayNoOf(end))).toBe(true)
        expect((end + 8 * hour) % (24 * hour)).toBe(17 * hour)
        expect((addPeriod(cal, from, { amount, unit: 'days' }).at + 8 * hour) % (24 * hour)).toBe(0)
      }),
    )
  })
  it('measures backwards with a minus, and knows the day of Shanghai', () => {
    expect(workingTimeBetween(cal, at('2026-11-24 10:00'), at('2026-11-24 09:00'))).toBe(-hour)
    expect(dayKeyOf(at('2026-11-24 00:30'))).toBe('2026-11-24')
  })
  it('refuses hours that overlap or are turned round, and a calendar without a working day', () => {
    expect(
      WorkCalendar.safeParse({
        ...cal,
        hours: [
          [510, 720],
          [700, 800],
        ],
      }).success,
    ).toBe(false)
    expect(WorkCalendar.safeParse({ ...cal, hours: [[720, 510]] }).success).toBe(false)
    expect(WorkCalendar.safeParse({ ...cal, days: { '2026-02-30': 'off' } }).success).toBe(false)
  })
})
