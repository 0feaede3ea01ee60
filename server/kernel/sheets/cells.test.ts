import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cellText, exactNumber, numberText, serialToIso, shownAs } from './cells.ts'

const days = fc.integer({ min: Date.UTC(1904, 0, 2) / 86_400_000, max: Date.UTC(2100, 0, 1) / 86_400_000 })

describe('cells', () => {
  it('[B10] a day is the same day in both systems', () => {
    fc.assert(
      fc.property(days, (day) => {
        const iso = new Date(day * 86_400_000).toISOString().slice(0, 10)
        expect(serialToIso(day + 25_569, false, 'date')).toBe(iso)
        expect(serialToIso(day + 25_569 - 1_462, true, 'date')).toBe(iso)
      }),
    )
    expect(serialToIso(59, false, 'date')).toBe('1900-02-28')
    expect(serialToIso(60, false, 'date')).toBeUndefined()
    expect(serialToIso(61, false, 'date')).toBe('1900-03-01')
    expect(serialToIso(18_695.395833333, false, 'moment')).toBe('1951-03-08T09:30:00')
    expect(serialToIso(-1, false, 'date')).toBeUndefined()
  })

  it('[B10] up to fifteen digits are exact; more show that they are not', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999_999_999 }), (n) => {
        expect(exactNumber(n)).toBe(String(n))
      }),
    )
    expect(exactNumber('990000195103080114')).toMatch(/^9\.9\d*E\+17$/)
    expect(exactNumber(9.90000195103081e17)).toMatch(/E\+17$/)
    expect([exactNumber('0.1'), exactNumber(0.1 + 0.2), exactNumber('1E3')]).toEqual(['0.1', '0.3', '1000'])
  })

  it('a format says whether a number is a day, a month, a time or digits', () => {
    const of = (format: string) => shownAs(176, format).as
    expect(['yyyy-mm-dd', 'yyyy"年"m"月"d"日"', '[$-804]yyyy/m/d;@', 'm"月"d"日"'].map(of)).toEqual([
      'date',
      'date',
      'date',
      'date',
    ])
    expect(['yyyy"年"m"月"', 'yyyy-mm'].map(of)).toEqual(['month', 'month'])
    expect(['h:mm', '[h]:mm:ss', 'yyyy-m-d h:mm'].map(of)).toEqual(['time', 'time', 'moment'])
    expect(['General', '0.00', '#,##0', '0.00E+00', '[Red]0', '"度"0', '@'].map(of)).toEqual(Array(7).fill('number'))
    expect(numberText('10000001', shownAs(177, '00000000000'), false)).toBe('00010000001')
  })

  it('what cannot be seen is not there, and an apostrophe means text', () => {
    expect(cellText("'990000")).toBe('990000')
    expect(cellText('\u200e\ufeff 张\u200b三\u3000')).toBe('张三')
    expect(cellText('="00123"')).toBe('00123')
    expect(cellText('甲\r\n乙')).toBe('甲\n乙')
  })
})
