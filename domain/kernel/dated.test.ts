import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { onDay, redefinition, type Dated } from './dated.ts'

const day = fc.integer({ min: 0, max: 4000 }).map((n) => new Date(Date.UTC(2020, 0, 1 + n)).toISOString().slice(0, 10))
const one = fc.record({ code: fc.constantFrom('a', 'b', 'c'), from: day, sort: fc.integer({ min: 0, max: 3 }) })
/** As the store has them: one of each code and day. */
const many = fc.uniqueArray(one, { selector: (d: Dated) => `${d.code} ${d.from}`, maxLength: 12 })

describe('dated definitions', () => {
  it('of each code the last one begun holds, whatever order they come in', () => {
    fc.assert(
      fc.property(many, day, fc.integer(), (all, today, seed) => {
        const shuffled = all
          .map((d, i) => [Math.sin(seed + i), d] as const)
          .sort((a, b) => a[0] - b[0])
          .map(([, d]) => d)
        const now = onDay(shuffled, today)
        expect(onDay(all, today)).toEqual(now)
        for (const code of ['a', 'b', 'c']) {
          const begun = all.filter((d) => d.code === code && d.from <= today).map((d) => d.from)
          expect(now.filter((d) => d.code === code).map((d) => d.from)).toEqual(begun.sort().slice(-1))
        }
        expect([...now].sort((a, b) => a.sort - b.sort || (a.code < b.code ? -1 : 1))).toEqual(now)
      }),
    )
  })

  it('from the day before to the day of a later one it changes, and on no day between', () => {
    fc.assert(
      fc.property(many, day, (all, today) => {
        const tomorrow = new Date(Date.parse(today) + 86_400_000).toISOString().slice(0, 10)
        const begins = all.some((d) => d.from === tomorrow)
        const [before, after] = [onDay(all, today), onDay(all, tomorrow)]
        expect(JSON.stringify(before) !== JSON.stringify(after)).toBe(begins)
      }),
    )
  })

  it('nobody defines the past, and what is in force keeps what is named', () => {
    const standing = { code: 'a', from: '2026-01-01', sort: 0, per: 'estate', name: 'x' }
    const at = (next: Partial<typeof standing>, today = '2026-03-10', has = true) =>
      redefinition(has ? standing : undefined, { ...standing, ...next }, today, ['per'])
    expect(at({ name: 'y', sort: 5 })).toBeUndefined()
    expect(at({ per: 'town' })).toEqual({ path: 'per', code: 'definition-in-force' })
    expect(at({ per: 'town' }, '2025-12-31')).toBeUndefined()
    expect(at({ from: '2026-03-09' }, '2026-03-10', false)).toEqual({ path: 'from', code: 'day-past' })
    expect(at({ from: '2026-03-10', per: 'town' }, '2026-03-10', false)).toBeUndefined()
    // The order of fields says nothing, that of a list does.
    const nested = { ...standing, per: { a: 1, b: [1, { c: 2, d: 3 }] } }
    const again = (per: object) => redefinition(nested, { ...nested, per: per as never }, '2026-03-10', ['per'])
    expect(again({ b: [1, { d: 3, c: 2 }], a: 1 })).toBeUndefined()
    for (const other of [{ a: 1, b: [{ c: 2, d: 3 }, 1] }, { a: 1 }, { a: 1, b: [1] }, { a: 1, b: { 0: 1 } }])
      expect(again(other)?.code).toBe('definition-in-force')
  })
})
