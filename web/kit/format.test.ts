import { describe, expect, it } from 'vitest'
import {
  coarse,
  dateOf,
  dayOf,
  dueOf,
  momentOf,
  numberOf,
  percentOf,
  refOf,
  spanOf,
  spokenRef,
  timeOf,
  weekdayOf,
} from './format.ts'

const now = '2026-11-24T16:12:00+08:00'

describe('[L10] times as words', () => {
  it.each([
    ['2026-11-22', '过期 2 天', '2 days overdue'],
    ['2026-11-23', '过期 1 天', '1 day overdue'],
    ['2026-11-24', '今天', 'Today'],
    ['2026-11-25', '明天', 'Tomorrow'],
    ['2026-11-30', '11月30日前', 'by 30 Nov'],
    ['2027-01-05', '2027年1月5日前', 'by 5 Jan 2027'],
    ['2026-11-24T15:46:00+08:00', '过期 26 分', '26 min overdue'],
    ['2026-11-24T10:12:00Z', '今天 18:12 前', 'by 18:12 today'],
    ['2026-11-25T12:00:00+08:00', '明天 12:00 前', 'by 12:00 tomorrow'],
    ['2026-11-24T16:12:00+08:00', '今天 16:12 前', 'by 16:12 today'],
  ])('[ux-23] due %s', (when, zh, en) => {
    expect(dueOf(when, now, 'zh')).toBe(zh)
    expect(dueOf(when, now, 'en')).toBe(en)
  })

  it('a day begins at midnight in Shanghai, whatever the zone of the phone', () => {
    expect(dayOf('2026-11-23T16:00:00Z', now, 'zh')).toBe('今天')
    expect(dayOf('2026-11-23T15:59:59Z', now, 'zh')).toBe('昨天')
    expect(timeOf('2026-11-23T16:05:00Z')).toBe('00:05')
    expect(dateOf('2025-12-31T16:30:00Z', now, 'zh')).toBe('1月1日')
  })

  it('names the weekday within a week and the date beyond', () => {
    expect(momentOf('2026-11-20T09:00:00+08:00', now, 'zh')).toBe('周五 09:00')
    expect(momentOf('2026-11-10T09:00:00+08:00', now, 'en')).toBe('10 Nov 09:00')
    expect(momentOf('2026-11-23T09:00:00+08:00', now, 'en')).toBe('yesterday 09:00')
    expect(weekdayOf(now, 'en')).toBe('Tue')
  })

  it('spans have one or two units', () => {
    expect(spanOf(26 * 60_000, 'zh')).toBe('26 分')
    expect(spanOf(100 * 60_000, 'zh')).toBe('1 时 40 分')
    expect(spanOf(120 * 60_000, 'en')).toBe('2 h')
    expect(spanOf(-(6 * 24 + 7) * 3_600_000, 'zh')).toBe('6 天 7 时')
    expect(spanOf(0, 'zh')).toBe('0 分')
    expect(coarse(100, 'en')).toBe('1 min')
  })
})

describe('numbers', () => {
  it('groups thousands and leaves decimals', () => {
    expect([0, 999, 1035, 1234567, 1234.5678].map(numberOf)).toEqual(['0', '999', '1,035', '1,234,567', '1,234.5678'])
  })

  it('[K2] a ratio over nothing has no rate', () => {
    expect(percentOf(null)).toBe('—')
    expect(percentOf(0.986)).toBe('98.6%')
    expect(percentOf(1)).toBe('100.0%')
  })

  it('[D1] a reference number is read in threes', () => {
    expect(refOf('482175036')).toBe('482 175 036')
    expect(spokenRef('482175036', 'zh')).toBe('四八二，一七五，零三六')
    expect(spokenRef('482175036', 'en')).toBe('4 8 2, 1 7 5, 0 3 6')
  })
})
