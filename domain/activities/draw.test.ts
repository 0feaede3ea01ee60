/** The draw: everybody once, byes spread, the same from the same seed; results go on round by round. */
import fc from 'fast-check'
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { groups, knockout, orderBy, played, resultFault, type Match, type Result } from './draw.ts'

const hash = (text: string) => createHash('sha256').update(text).digest('hex')
const seeds = fc.string({ minLength: 64, maxLength: 64, unit: fc.constantFrom(...'0123456789abcdef') })
const sizes = fc.integer({ min: 2, max: 200 })
const first = (matches: readonly Match[]) => matches.filter((m) => m.round === 1)
const standing = (matches: readonly Match[]) => first(matches).flatMap((m) => [m.a, m.b].filter((k) => k !== null))

describe('[S2-22][S4-65] the draw of a competition', () => {
  it('has everybody once, and the same seed draws the same again', () => {
    fc.assert(
      fc.property(seeds, sizes, (seed, n) => {
        const order = orderBy(seed, n, hash)
        expect([...order].sort((a, b) => a - b)).toEqual(Array.from({ length: n }, (_, i) => i + 1))
        expect(orderBy(seed, n, hash)).toEqual(order)
        expect(standing(knockout(order)).sort((a, b) => a - b)).toEqual([...order].sort((a, b) => a - b))
      }),
    )
  })

  it('spreads byes: none meets another, and the halves of the table differ by one at most', () => {
    fc.assert(
      fc.property(sizes, (n) => {
        const matches = first(knockout(Array.from({ length: n }, (_, i) => i + 1)))
        expect(matches.every((m) => m.a !== null)).toBe(true)
        expect(matches.filter((m) => m.bye).length).toBe(matches.length * 2 - n)
        const half = (of: readonly Match[]) => of.filter((m) => m.bye).length
        const middle = matches.length / 2
        if (matches.length > 1)
          expect(Math.abs(half(matches.slice(0, middle)) - half(matches.slice(middle)))).toBeLessThanOrEqual(1)
      }),
    )
  })

  it('one is left at the end, whoever wins', () => {
    fc.assert(
      fc.property(sizes, fc.infiniteStream(fc.boolean()), (n, coin) => {
        const matches = knockout(Array.from({ length: n }, (_, i) => i + 1))
        const results: Result[] = []
        const coins = coin[Symbol.iterator]()
        for (const m of matches) {
          const now = played(matches, results).find((x) => x.round === m.round && x.no === m.no)!
          if (now.bye) continue
          const result = { round: m.round, no: m.no, winner: coins.next().value ? now.a : now.b }
          expect(resultFault('knockout', matches, results, result)).toBeUndefined()
          results.push(result)
        }
        expect(results.length).toBe(n - 1)
      }),
      { numRuns: 30 },
    )
  })

  it('in groups everybody meets everybody of the group once, and sizes differ by one at most', () => {
    fc.assert(
      fc.property(sizes, fc.integer({ min: 2, max: 8 }), (n, size) => {
        const order = Array.from({ length: n }, (_, i) => i + 1)
        const matches = groups(order, size)
        const of = new Map<number, Set<number>>()
        for (const m of matches) of.set(m.group!, new Set([...(of.get(m.group!) ?? []), m.a!, m.b!]))
        const counts = Array.from({ length: Math.ceil(n / size) }, (_, g) => of.get(g + 1)?.size ?? 1)
        expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1)
        expect(matches.length).toBe(counts.reduce((sum, k) => sum + (k * (k - 1)) / 2, 0))
        expect(new Set(matches.map((m) => m.no)).size).toBe(matches.length)
      }),
    )
  })

  it('a result is of those who play, and one on which a later match stands is corrected after that one', () => {
    const matches = knockout([1, 2, 3, 4])
    const one = { round: 1, no: 1, winner: 1 }
    const two = { round: 1, no: 2, winner: 4 }
    const last = { round: 2, no: 1, winner: 4 }
    expect(resultFault('knockout', matches, [], last)).toBe('match-unknown')
    expect(resultFault('knockout', matches, [], { ...one, winner: 3 })).toBe('not-a-player')
    expect(resultFault('knockout', matches, [], { ...one, winner: null })).toBe('winner-needed')
    expect(resultFault('groups', groups([1, 2], 2), [], { ...one, winner: null })).toBeUndefined()
    expect(resultFault('knockout', matches, [one, two, last], { ...two, winner: 3 })).toBe('played-on')
    expect(resultFault('knockout', matches, [one, two, last], two)).toBeUndefined()
    expect(played(matches, [one, two]).at(-1)).toMatchObject({ a: 1, b: 4 })
  })
})
