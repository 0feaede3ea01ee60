import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { balanceOf, monthSpan, stepFault, whereOn, type EventKind, type Step } from './population.ts'

const grids = ['990001/100/001/001/', '990001/100/001/002/', '990001/100/002/001/', '990001/101/001/001/']
const above = ['990001/', '990001/100/', '990001/100/001/', '990001/100/002/', '990001/101/', '990001/101/001/']
const day = fc
  .integer({ min: 0, max: 400 })
  .map((n) => new Date(Date.UTC(2026, 0, 1) + n * 86_400_000).toISOString().slice(0, 10))
const wish = fc.record({
  kind: fc.constantFrom<EventKind>('found', 'arrive', 'birth', 'move', 'leave', 'death'),
  day,
  at: fc.constantFrom(...grids),
})

/** What of a person's wishes the rule lets happen, in the order of their days. */
function lived(wishes: { kind: EventKind; day: string; at: string }[]): Step[] {
  const steps: Step[] = []
  for (const w of [...wishes].sort((a, b) => (a.day < b.day ? -1 : 1))) {
    const here = steps.at(-1)?.to ?? null
    const out = w.kind === 'leave' || w.kind === 'death'
    const next: Step = { kind: w.kind, day: w.day, from: w.kind === 'move' || out ? here : null, to: out ? null : w.at }
    if (!stepFault(steps, next)) steps.push(next)
  }
  return steps
}
const histories = fc.array(fc.array(wish, { maxLength: 12 }), { maxLength: 25 }).map((all) => all.map(lived))
const months = Array.from(
  { length: 15 },
  (_, i) => `${2026 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`,
)
const lastDay = (month: string) => new Date(Date.parse(monthSpan(month)[1]) - 86_400_000).toISOString().slice(0, 10)

describe('[B7] the balance of a place and month, over random histories', () => {
  it('closing = opening + arrivals + births − departures − deaths, is the next opening, and counts whoever lives there', () => {
    fc.assert(
      fc.property(histories, (people) => {
        const all = people.flat()
        for (const place of [...grids, ...above]) {
          let before: number | undefined
          for (const month of months) {
            const b = balanceOf(all, place, month)
            expect(b.closing).toBe(b.opening + b.arrivals + b.births - b.departures - b.deaths)
            expect(b.arrivals).toBeGreaterThanOrEqual(b.found + b.movedIn)
            if (before !== undefined) expect(b.opening).toBe(before)
            expect(b.closing).toBe(people.filter((p) => whereOn(p, lastDay(month))?.startsWith(place)).length)
            before = b.closing
          }
        }
      }),
      { numRuns: 60 },
    )
  })

  it('a place is the sum of its parts, but for the moves between them', () => {
    fc.assert(
      fc.property(histories, fc.constantFrom(...months), (people, month) => {
        const all = people.flat()
        const whole = balanceOf(all, '990001/', month)
        const parts = grids.map((g) => balanceOf(all, g, month))
        const sum = (key: keyof typeof whole) => parts.reduce((n, p) => n + p[key], 0)
        for (const key of ['opening', 'births', 'deaths', 'found', 'closing'] as const)
          expect(sum(key)).toBe(whole[key])
        expect([whole.movedIn, whole.movedOut, sum('movedIn')]).toEqual([0, 0, sum('movedOut')])
        expect(sum('arrivals') - sum('movedIn')).toBe(whole.arrivals)
      }),
    )
  })
})

describe('steps', () => {
  const [a, b] = [grids[0]!, grids[1]!]
  const step = (kind: EventKind, on: string, from: string | null, to: string | null): Step => ({
    kind,
    day: on,
    from,
    to,
  })
  const here = [step('found', '2026-01-05', null, a)]

  it('nobody leaves who is not here, nothing follows a death, and days do not run back', () => {
    expect(stepFault([], step('leave', '2026-01-01', null, null))).toBe('not-here')
    expect(stepFault(here, step('arrive', '2026-02-01', null, a))).toBe('here-already')
    expect(stepFault(here, step('leave', '2026-01-04', a, null))).toBe('event-order')
    expect(stepFault(here, step('move', '2026-02-01', a, a))).toBe('same-place')
    expect(stepFault(here, step('move', '2026-02-01', b, a))).toBe('not-here')
    expect(stepFault(here, step('birth', '2026-02-01', null, a))).toBe('born-first')
    const gone = [...here, step('death', '2026-03-01', a, null)]
    expect(stepFault(gone, step('arrive', '2026-04-01', null, a))).toBe('dead')
    const away = [...here, step('leave', '2026-03-01', a, null)]
    expect(stepFault(away, step('arrive', '2026-04-01', null, b))).toBeUndefined()
    expect([whereOn(away, '2026-02-28'), whereOn(away, '2026-03-01')]).toEqual([a, null])
  })
})
