import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { drawn, sampleSize, usualCallBacks } from './sample.ts'
import { lengthOf, metres, shortened, walk, type Door } from './walk.ts'
import { Visit, type Spot } from './visits.ts'
import { beginOf, bellsUsed, happenedAt, recordOf } from './visits-rules.ts'

const spot: fc.Arbitrary<Spot> = fc.record({
  lat: fc.double({ min: 45, max: 46, noNaN: true }),
  lng: fc.double({ min: 130, max: 131, noNaN: true }),
})
const door: fc.Arbitrary<Door> = fc.record({
  door: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
  place: fc.constantFrom('1/1/', '1/2/'),
  ordered: fc.option(fc.constantFrom('010', '020', '030'), { nil: null }),
  spot: fc.option(spot, { nil: null }),
})

describe('[ux 29] the order of a day', () => {
  it('has every door once and everybody in it: nobody is visited twice for one household', () => {
    fc.assert(
      fc.property(fc.array(door, { maxLength: 20 }), (doors) => {
        const stops = walk(doors)
        expect(new Set(stops.map((s) => s.door)).size).toBe(stops.length)
        expect(stops.flatMap((s) => s.at)).toHaveLength(doors.length)
        for (const s of stops) expect(s.at.every((d) => d.door === s.door)).toBe(true)
      }),
    )
  })

  it('is never longer than it was, and no two legs can be crossed out any more', () => {
    fc.assert(
      fc.property(fc.array(spot, { minLength: 2, maxLength: 12 }), (spots) => {
        const best = shortened(spots, (s) => s)
        expect(lengthOf(best)).toBeLessThanOrEqual(lengthOf(spots) + 1e-3)
        for (let i = 0; i < best.length - 1; i++)
          for (let j = i + 1; j < best.length; j++) {
            const turned = [...best.slice(0, i), ...best.slice(i, j + 1).toReversed(), ...best.slice(j + 1)]
            expect(lengthOf(turned)).toBeGreaterThan(lengthOf(best) - 1e-3)
          }
      }),
    )
    expect(metres({ lat: 45, lng: 130 }, { lat: 45.0001, lng: 130 })).toBeCloseTo(11, 0)
  })

  it('goes by street, building and unit where nobody knows a point', () => {
    const at = (name: string, place: string, ordered: string | null): Door => ({
      door: name,
      place,
      ordered,
      spot: null,
    })
    const doors = [at('d', '1/2/', '001'), at('b', '1/1/', '010'), at('c', '1/1/', null), at('a', '1/1/', '002')]
    expect(walk(doors).map((s) => s.door)).toEqual(['a', 'b', 'c', 'd'])
  })
})

const id = '0190a000-0000-7000-8000-000000000001'
const visit = (more: object = {}) =>
  Visit.parse({
    id,
    persons: [id],
    place: '231025/100/',
    way: 'at-home',
    outcome: 'met',
    items: ['a', 'b'],
    capturedAt: '2026-03-10T02:00:00.000Z',
    ...more,
  })

describe('[S1-16][C2] a visit as a record', () => {
  it('attempted is no visit, refused is its own; the first item leads and the others go along', () => {
    const by = { account: id, unit: 'u', fallback: 'x', open: false }
    const at = new Date('2026-03-10T02:00:00Z')
    expect(recordOf(visit({ minutes: 20 }), by, at)).toMatchObject({
      outcome: 'done',
      item: 'a',
      also: ['b'],
      startedAt: '2026-03-10T01:40:00.000Z',
    })
    expect(recordOf(visit({ outcome: 'attempted', items: [] }), by, at)).toMatchObject({
      outcome: 'attempted',
      item: 'x',
    })
    expect(recordOf(visit({ outcome: 'refused', items: [] }), by, at).outcome).toBe('refused')
    // Who provides it counts where it does not follow, and is never made up.
    const said = visit({ channel: 'purchased' })
    expect([by, { ...by, open: true }].map((b) => recordOf(said, b, at).channel)).toEqual([undefined, 'purchased'])
    expect(recordOf(visit(), { ...by, open: true }, at).channel).toBeUndefined()
  })

  it('a clock that is ahead is told apart and never believed; one that is behind is', () => {
    const now = new Date('2026-03-10T10:00:00Z')
    fc.assert(
      fc.property(fc.integer({ min: -2_000_000, max: 2_000_000 }), (seconds) => {
        const said = new Date(now.getTime() + seconds * 1000)
        const { at, skewed } = happenedAt(said.toISOString(), now)
        expect(at <= now).toBe(true)
        expect(skewed).toBe(seconds > 300)
        if (seconds <= 0) expect(at).toEqual(said)
      }),
    )
  })
})

describe('[ux 32] what a form begins with', () => {
  const plans = [{ code: 'p', ways: ['phone' as const, 'at-home' as const] }]
  const items = [{ code: 'look' }, { code: 'care' }]
  const wish = { visitor: null, ways: [], rhythm: null, doorbells: null, calls: ['person' as const] }
  const duties = [{ plan: 'p' }] as never
  it('is as the last one was; the wish of the person comes before the plan; an item that is gone is not offered', () => {
    const last = {
      id,
      at: '2026-02-10T02:00:00.000Z',
      way: 'at-home' as const,
      outcome: 'met' as const,
      items: ['care', 'gone'],
      minutes: 15,
      nextOn: null,
      who: null,
      note: null,
      mood: null,
      plans: [],
    }
    const bells = null
    expect(beginOf([{ id, wish, duties, last, bells }], plans, items)).toMatchObject({
      way: 'at-home',
      items: ['care'],
      minutes: 15,
    })
    expect(beginOf([{ id, wish, duties, bells, last: null }], plans, items)).toMatchObject({ way: 'phone' })
    const wished = { ...wish, ways: ['video' as const] }
    expect(beginOf([{ id, wish: wished, duties, last, bells }], plans, items).way).toBe('video')
  })

  it('[issue 4] where the doorbell rang as often as they want it this week, nobody is led to the door', () => {
    const person = (rung: number, more = {}) => ({ id, wish, duties, last: null, bells: { most: 2, rung }, ...more })
    const way = (...people: ReturnType<typeof person>[]) => beginOf(people, plans, items).way
    const home = { wish: { ...wish, ways: ['at-home' as const] } }
    expect([0, 1, 2, 3].map((n) => bellsUsed(person(n)))).toEqual([false, false, true, true])
    expect([way(person(1, home)), way(person(2, home))]).toEqual(['at-home', 'phone'])
    expect(way(person(0, home), person(2))).not.toBe('at-home')
  })
})

describe('[C7] a sample for call-backs', () => {
  it('is drawn again by anybody who has the seed, whatever the order; each once', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.uuid(), { maxLength: 60 }), fc.string(), fc.nat(70), (ids, seed, size) => {
        const once = drawn(ids, (i) => i, seed, size)
        expect(drawn(ids.toReversed(), (i) => i, seed, size)).toEqual(once)
        expect(new Set(once).size).toBe(Math.min(size, ids.length))
      }),
    )
    expect([0, 5, 500, 10_000].map((n) => sampleSize(n, usualCallBacks))).toEqual([0, 5, 20, 200])
  })
})
