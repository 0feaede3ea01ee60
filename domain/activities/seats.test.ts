import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { freeOf, movesUp, type Seats, type Taken } from './seats.ts'

const until = '2026-03-19T16:00:00.000Z'
const [before, after] = [Date.parse(until) - 1, Date.parse(until)]
const seatsOf = (capacity: number | null, elders: number): Seats => ({
  capacity,
  elders: elders > 0 ? { age: 60, seats: elders, until } : null,
})
const seats = fc
  .integer({ min: 1, max: 12 })
  .chain((capacity) => fc.integer({ min: 0, max: capacity }).map((elders) => seatsOf(capacity, elders)))

type Step = { come: boolean } | { go: number } | { raise: number } | { later: true }
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ come: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ go: fc.nat(20) }) },
  { weight: 1, arbitrary: fc.record({ raise: fc.integer({ min: 1, max: 3 }) }) },
  { weight: 1, arbitrary: fc.constant({ later: true as const }) },
)

interface One {
  id: string
  elder: boolean
  in: boolean
}
const countOf = (all: readonly One[]): Taken => ({
  taken: all.filter((e) => e.in).length,
  elders: all.filter((e) => e.in && e.elder).length,
})

/** A list as the server keeps it: after everything that happens, whoever can moves up. */
function* played(start: Seats, steps: readonly Step[]) {
  let [list, now, of, n]: [One[], number, Seats, number] = [[], before, start, 0]
  for (const s of steps) {
    if ('come' in s) list = [...list, { id: `e${String(n++).padStart(3, '0')}`, elder: s.come, in: false }]
    else if ('go' in s) list = list.filter((_, i) => i !== s.go % Math.max(1, list.length))
    else if ('raise' in s) of = { ...of, capacity: of.capacity! + s.raise }
    else now = after
    const was = list
    const waiting = list.filter((e) => !e.in)
    const up = new Set(movesUp(countOf(list), waiting, of, now))
    list = list.map((e) => (up.has(e.id) ? { ...e, in: true } : e))
    yield { list, was, of, now }
  }
}

describe('[E3][E4][S0-35] who has a place and who waits', () => {
  it('never more than there are places, never more than the others’ share while elders have theirs', () => {
    fc.assert(
      fc.property(seats, fc.array(step, { maxLength: 40 }), (start, steps) => {
        for (const { list, of, now } of played(start, steps)) {
          const { taken, elders } = countOf(list)
          expect(taken).toBeLessThanOrEqual(of.capacity!)
          if (now === before && of.elders) expect(taken - elders).toBeLessThanOrEqual(of.capacity! - of.elders.seats)
        }
      }),
    )
  })

  it('nobody has a place before somebody of the same who came first, and no place is empty while somebody waits for it', () => {
    fc.assert(
      fc.property(seats, fc.array(step, { maxLength: 40 }), (start, steps) => {
        for (const { list, was, of, now } of played(start, steps)) {
          for (const elder of [true, false]) {
            const same = list.filter((e) => e.elder === elder)
            const firstWaiting = same.findIndex((e) => !e.in)
            if (firstWaiting < 0) continue
            expect(same.slice(firstWaiting).filter((e) => e.in)).toEqual([])
            const free = freeOf(countOf(list), of, now)
            expect(elder ? free.elders : free.anybody).toBe(0)
          }
          // Whoever was in is in.
          expect(was.filter((e) => e.in && !list.find((x) => x.id === e.id)!.in)).toEqual([])
        }
      }),
    )
  })

  it('is everybody where no number was set, and nobody is put out where it was lowered', () => {
    expect(movesUp({ taken: 900, elders: 0 }, [{ id: 'a', elder: false }], seatsOf(null, 0), before)).toEqual(['a'])
    expect(freeOf({ taken: 5, elders: 1 }, seatsOf(3, 1), before)).toEqual({ anybody: 0, elders: 0 })
    expect(movesUp({ taken: 5, elders: 1 }, [{ id: 'a', elder: true }], seatsOf(3, 1), before)).toEqual([])
  })

  it('lets elders on what is kept, and everybody on what is left of it from that morning on', () => {
    const of = seatsOf(4, 3)
    const others = ['a', 'b', 'c'].map((id) => ({ id, elder: false }))
    expect(movesUp({ taken: 0, elders: 0 }, others, of, before)).toEqual(['a'])
    expect(movesUp({ taken: 1, elders: 0 }, [...others.slice(1), { id: 'e', elder: true }], of, before)).toEqual(['e'])
    expect(movesUp({ taken: 2, elders: 1 }, others.slice(1), of, after)).toEqual(['b', 'c'])
  })
})
