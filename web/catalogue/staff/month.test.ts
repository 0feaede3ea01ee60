import { describe, expect, it } from 'vitest'
import { clockText, minutesOf } from '../../kit/staff/clock.ts'
import { isWeekend, weeksOf } from './month.ts'

describe('[D9] months of the working calendar', () => {
  it('begin on Monday and hold every day once', () => {
    const weeks = weeksOf(2026, 10)
    expect(weeks[0]).toEqual([undefined, undefined, undefined, '2026-10-01', '2026-10-02', '2026-10-03', '2026-10-04'])
    expect(weeks.flat().filter(Boolean)).toHaveLength(31)
  })

  it('knows February of a leap year', () => {
    expect(weeksOf(2028, 2).flat().filter(Boolean).at(-1)).toBe('2028-02-29')
  })

  it('says hours as a clock does', () => {
    expect([clockText(510), minutesOf('17:30'), isWeekend('2026-10-03')]).toEqual(['08:30', 1050, true])
  })
})
