import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bigrams, likeness, metresBetween, nearby, nearbyScore, type Candidate } from './duplicates.ts'

const day = 86_400_000
const lamp: Candidate = {
  place: '231025/100/001/003/',
  estate: 'zhanqian-jiayuan',
  item: 'city.lamp',
  category: 'city',
  at: 10 * day,
  words: '三楼楼道灯三天不亮',
}

describe('already reported nearby', () => {
  it('[D15] the same lamp by another neighbour is found first', () => {
    const neighbour = { ...lamp, at: 9 * day, words: '三楼楼道的灯不亮了' }
    const doorbell = { ...lamp, at: 9 * day, item: 'home.bell', words: '对讲机没电' }
    expect(nearby(lamp, [doorbell, neighbour]).map((x) => x.other)).toEqual([neighbour, doorbell])
  })
  it('[D15] too old, too far or another kind of matter is not', () => {
    expect(nearbyScore(lamp, { ...lamp, at: 2 * day })).toBe(0)
    expect(nearbyScore(lamp, { ...lamp, place: '231025/101/001/', estate: undefined })).toBe(0)
    expect(nearbyScore(lamp, { ...lamp, item: 'water.pipe', category: 'water' })).toBe(0)
  })
  it('[D15] with points the distance decides', () => {
    const here = { lng: 130.2689, lat: 45.2777 }
    const there = { lng: 130.2694, lat: 45.2777 }
    expect(metresBetween(here, there)).toBeGreaterThan(35)
    expect(metresBetween(here, there)).toBeLessThan(43)
    const a = { ...lamp, point: here }
    expect(nearbyScore(a, { ...lamp, point: there })).toBeGreaterThan(
      nearbyScore(a, { ...lamp, point: { lng: 130.2709, lat: 45.2777 } }),
    )
    expect(nearbyScore(a, { ...lamp, point: { lng: 130.3, lat: 45.3 } })).toBe(0)
  })
  it('[D15] up to the limits of the rule and no further: days, metres, likeness', () => {
    const rule = { days: 3, metres: 50, least: 0.45 }
    const found = (about: Candidate, other: Candidate) => nearby(about, [other], rule).length
    expect([3, 3.001].map((days) => found(lamp, { ...lamp, at: lamp.at - days * day }))).toEqual([1, 0])
    const point = { lng: 130.2689, lat: 45.2777 }
    const north = (metres: number) => ({ ...lamp, point: { ...point, lat: point.lat + metres / 111_320 } })
    expect([50, 51].map((metres) => found({ ...lamp, point }, north(metres)))).toEqual([1, 0])
    const faint = { ...lamp, estate: undefined, item: 'city.tree', words: '一棵大树倒在路边' }
    expect(nearbyScore(lamp, faint, rule)).toBeGreaterThan(0)
    expect(found(lamp, faint)).toBe(0)
  })
  it('[D15] a resident who chose no category is still told', () => {
    const unsorted = { ...lamp, item: undefined, category: undefined }
    expect(nearby(unsorted, [{ ...lamp, at: 9 * day }])).toHaveLength(1)
  })
  it('likeness: the same 1, nothing in common 0, either way round, blind to points and spaces', () => {
    expect([...bigrams('路灯，不 亮')]).toEqual(['路灯', '灯不', '不亮'])
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('灯', '水', '路', '坏', '，', ' ') }),
        fc.string({ unit: fc.constantFrom('灯', '水', '路', '坏') }),
        (a, b) => {
          expect(likeness(a, b)).toBeCloseTo(likeness(b, a))
          expect(likeness(a, b)).toBeGreaterThanOrEqual(0)
          expect(likeness(a, b)).toBeLessThanOrEqual(1)
          if (bigrams(a).size > 0) expect(likeness(a, a)).toBe(1)
        },
      ),
    )
  })
  it('never more than asked for', () => {
    expect(
      nearby(
        lamp,
        Array.from({ length: 20 }, () => lamp),
      ),
    ).toHaveLength(5)
  })
})
