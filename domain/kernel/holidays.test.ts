import { describe, expect, it } from 'vitest'
import { addWorkingTime } from './calendar.ts'
import { calendarFaults, type CalendarFile, lastKnownDay, workCalendar } from './holidays.ts'

const file: CalendarFile = {
  source: 'test',
  completeYears: [2026],
  hours: [
    [540, 720],
    [780, 1020],
  ],
  days: [
    { day: '2026-10-01', kind: 'off', name: '国庆节' },
    { day: '2026-10-10', kind: 'work', name: '国庆节调休' },
  ],
}

describe('[D10] the table of holidays', () => {
  it('feeds the working-time clock, and what the county edits wins', () => {
    const cal = workCalendar(file, [{ day: '2026-10-10', kind: 'off' }])
    expect([cal.days['2026-10-01'], cal.days['2026-10-10']]).toEqual(['off', 'off'])
    // Friday the 9th, an hour before closing: the second hour falls on the worked Saturday, or on Monday when it was edited away.
    const late = Date.parse('2026-10-09T16:00:00+08:00')
    expect(addWorkingTime(workCalendar(file), late, 2 * 3_600_000).at).toBe(Date.parse('2026-10-10T10:00:00+08:00'))
    expect(addWorkingTime(cal, late, 2 * 3_600_000).at).toBe(Date.parse('2026-10-12T10:00:00+08:00'))
  })

  it('says where its knowledge ends', () => {
    expect(lastKnownDay(workCalendar(file))).toBe('2026-12-31')
    expect(lastKnownDay({ completeYears: [] })).toBeUndefined()
  })

  it('a weekday "worked", a day twice, a day of an incomplete year are faults', () => {
    const days: CalendarFile['days'] = [
      ...file.days,
      { day: '2026-10-09', kind: 'work', name: '' },
      { day: '2026-10-01', kind: 'off', name: '' },
      { day: '2027-01-01', kind: 'off', name: '' },
    ]
    expect(calendarFaults({ ...file, days }).map((f) => [f.day, f.code])).toEqual([
      ['2026-10-09', 'work-on-weekday'],
      ['2026-10-01', 'day-twice'],
      ['2027-01-01', 'year-not-complete'],
    ])
    expect(calendarFaults(file)).toEqual([])
  })
})
