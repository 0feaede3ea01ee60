import { describe, expect, it } from 'vitest'
import { byDay, daysFrom, isMonth, movedTo, pageOf, plusMonths, weeksOf } from './month.ts'

describe('a month on a page', () => {
  it('is whole weeks from Monday to Sunday', () => {
    expect(pageOf('2026-03')).toEqual({ from: '2026-02-23', to: '2026-04-05' })
    expect(pageOf('2027-02')).toEqual({ from: '2027-02-01', to: '2027-02-28' })
    expect(weeksOf('2026-03').map((w) => w.length)).toEqual([7, 7, 7, 7, 7, 7])
    expect(weeksOf('2026-03').flat()).toContain('2026-03-31')
    expect([plusMonths('2026-12', 1), plusMonths('2026-01', -1)]).toEqual(['2027-01', '2025-12'])
    expect(['2026-13', '2026-3', undefined, '2026-09'].map(isMonth)).toEqual([false, false, false, true])
  })

  it('knows the days between two, whichever was pressed first, and moves an hour to another day', () => {
    expect(daysFrom('2026-03-31', '2026-03-29')).toEqual(['2026-03-29', '2026-03-30', '2026-03-31'])
    expect(movedTo('2026-03-31T01:30:00.000Z', '2026-03-31', '2026-04-02')).toBe('2026-04-02T01:30:00.000Z')
    const of = byDay([{ from: '2026-03-30T23:30:00+08:00' }, { from: '2026-03-30T16:30:00Z' }])
    expect([...of].map(([day, all]) => [day, all.length])).toEqual([
      ['2026-03-30', 1],
      ['2026-03-31', 1],
    ])
  })
})
