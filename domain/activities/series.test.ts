import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { packFiles } from '../../packs/read.ts'
import { isDayOff, nextDay, weekdayOf } from '../facilities/hours.ts'
import { CalendarFile, workCalendar } from '../kernel/holidays.ts'
import { RhythmCode, rhythmOf, type OnHoliday } from './rhythm.ts'
import { seriesDays } from './series.ts'

const cal = workCalendar(CalendarFile.parse(JSON.parse(packFiles('base')['calendar.json']!)))
const laid = (code: string, from: string, until: string, onHoliday: OnHoliday = 'keep') =>
  seriesDays(rhythmOf(RhythmCode.parse(code)), from, until, onHoliday, cal)
const days = (...args: Parameters<typeof laid>) => laid(...args).days.map((o) => o.day.slice(5))

describe('[E6] a series', () => {
  it('goes by weeks, by the day of a month, by the first or last weekday of one', () => {
    expect(days('week-2-4', '2026-03-05', '2026-04-15')).toEqual(['03-05', '03-19', '04-02'])
    expect(days('month-31', '2026-01-01', '2026-04-30')).toEqual(['01-31', '02-28', '03-31', '04-30'])
    expect(days('nth-1-6', '2026-03-01', '2026-05-31')).toEqual(['03-07', '04-04', '05-02'])
    expect(days('nth-5-7', '2026-03-01', '2026-04-30')).toEqual(['03-29', '04-26'])
  })

  it('goes by the moon: each month, leap months too, or a festival once a year', () => {
    // 2025 has a sixth month twice.
    expect(days('lunar-15', '2025-06-25', '2025-09-30')).toEqual(['07-09', '08-08', '09-06'])
    expect(days('lunar-8-15', '2024-01-01', '2026-12-31')).toEqual(['09-17', '10-06', '09-25'])
    expect(days('lunar-6-1', '2025-01-01', '2025-12-31')).toEqual(['06-25'])
    // The twelfth month of the year before had twenty-nine days.
    expect(days('lunar-12-30', '2025-01-01', '2026-03-01')).toEqual(['01-28', '02-16'])
  })

  it('goes by the first working day of a month, behind holidays and weekends worked in exchange', () => {
    expect(days('first-working', '2026-01-01', '2026-06-30')).toEqual([
      '01-04',
      '02-02',
      '03-02',
      '04-01',
      '05-06',
      '06-01',
    ])
    expect(days('first-working', '2026-10-01', '2026-11-30')).toEqual(['10-08', '11-02'])
  })

  it('keeps holidays, leaves them out, or makes them good on the next day of the same sort', () => {
    const thursdays = ['2026-09-24', '2026-10-15'] as const
    expect(days('week-1-4', ...thursdays)).toEqual(['09-24', '10-01', '10-08', '10-15'])
    expect(laid('week-1-4', ...thursdays, 'skip')).toMatchObject({ skipped: ['2026-10-01'] })
    // Made good on the day on which it is held anyway, it is held once.
    expect(days('week-1-4', ...thursdays, 'move')).toEqual(['09-24', '10-08', '10-15'])
    expect(laid('week-1-1', '2026-10-05', '2026-10-05', 'move').days).toEqual([
      { day: '2026-10-08', plain: '2026-10-05' },
    ])
    // A Saturday that is worked is none for those who come on Saturdays.
    expect(days('week-1-6', '2026-10-10', '2026-10-17', 'skip')).toEqual(['10-17'])
    expect(days('week-1-6', '2026-10-10', '2026-10-10', 'move')).toEqual(['10-11'])
  })

  it('never falls twice on a day, is in order, and where holidays do not count on none of them', () => {
    const code = fc.constantFrom(
      'week-1-1',
      'week-1-6',
      'week-3-5',
      'month-1',
      'month-31',
      'nth-5-5',
      'lunar-1',
      'lunar-30',
      'first-working',
    )
    const start = fc.integer({ min: 0, max: 900 }).map((n) => nextDay('2024-01-01', n))
    fc.assert(
      fc.property(code, start, fc.constantFrom<OnHoliday>('keep', 'skip', 'move'), (c, from, how) => {
        const { days: found } = laid(c, from, nextDay(from, 150), how)
        const all = found.map((o) => o.day)
        expect(all).toEqual([...new Set(all)].sort())
        for (const { day, plain } of found) {
          if (how === 'keep') expect(day).toBe(plain)
          if (how === 'skip') expect(cal.days[day]).not.toBe('off')
          if (day !== plain) expect(isDayOff(day, cal)).toBe(weekdayOf(plain) > 4)
        }
      }),
      { numRuns: 60 },
    )
  })
})
