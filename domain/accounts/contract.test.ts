import { describe, expect, it } from 'vitest'
import { Contract, DeskSettings, boxedByTime } from './contract.ts'

const at = (text: string) => Date.parse(`${text}:00+08:00`)
const box = (shifts: object[] = []) => Contract.parse({ company: '某公司', until: '2026-03-31', shifts })

describe('[C9] the box of a contractor’s account', () => {
  it('the last day counts to its end, in Shanghai', () => {
    expect(boxedByTime(box(), at('2026-03-31T23:59'))).toBeUndefined()
    expect(boxedByTime(box(), at('2026-04-01T00:00'))).toBe('contract-ended')
  })

  it('a shift holds from its first minute to before its last, on its days alone', () => {
    const day = box([{ days: [2], from: 480, to: 1020 }])
    // 2026-03-10 is a Tuesday.
    expect(boxedByTime(day, at('2026-03-10T07:59'))).toBe('outside-shift')
    expect(boxedByTime(day, at('2026-03-10T08:00'))).toBeUndefined()
    expect(boxedByTime(day, at('2026-03-10T16:59'))).toBeUndefined()
    expect(boxedByTime(day, at('2026-03-10T17:00'))).toBe('outside-shift')
    expect(boxedByTime(day, at('2026-03-11T09:00'))).toBe('outside-shift')
  })

  it('one over midnight belongs to the day on which it begins, Sunday into Monday too', () => {
    const night = box([{ days: [7], from: 1320, to: 360 }])
    expect(boxedByTime(night, at('2026-03-15T22:00'))).toBeUndefined()
    expect(boxedByTime(night, at('2026-03-16T05:59'))).toBeUndefined()
    expect(boxedByTime(night, at('2026-03-16T06:00'))).toBe('outside-shift')
    expect(boxedByTime(night, at('2026-03-15T05:00'))).toBe('outside-shift')
  })

  it('is never open-ended or nameless, and a network is one', () => {
    expect(Contract.safeParse({ company: '某公司' }).success).toBe(false)
    expect(Contract.safeParse({ company: ' ', until: '2026-03-31' }).success).toBe(false)
    expect(DeskSettings.safeParse({ networks: ['10.2.0.0/16', 'fd00:12::/48'] }).success).toBe(true)
    for (const wrong of ['10.2.0.0', '10.2.0.0/33', 'desk', '::1/129'])
      expect([wrong, DeskSettings.safeParse({ networks: [wrong] }).success]).toEqual([wrong, false])
  })
})
