import fc from 'fast-check'
import { expect, it } from 'vitest'
import { contains } from '../../../domain/kernel/place-path.ts'
import { greedy, loadsOf, modelOf, priceOf, usualPrices, type Hand, type Stop } from '../../../domain/duties/share.ts'
import { fairShare } from './index.ts'

const grids = ['001', '002', '003', '004'].map((g) => `990001/100/001/${g}/`)

const worlds = fc
  .tuple(
    fc.array(fc.record({ part: fc.constantFrom(0.5, 1), reach: fc.subarray(grids, { minLength: 1 }) }), {
      minLength: 1,
      maxLength: 3,
    }),
    fc.array(
      fc.record({
        place: fc.constantFrom(...grids),
        load: fc.integer({ min: 1, max: 6 }),
        hand: fc.option(fc.integer({ min: 0, max: 2 })),
        bound: fc.boolean(),
      }),
      { maxLength: 6 },
    ),
  )
  .map(([h, s]) => ({
    hands: h.map((hand, i): Hand => ({ id: `h${i}`, ...hand })),
    stops: s.map((stop, i): Stop => ({
      ...stop,
      id: `s${i}`,
      hand: stop.hand === null || stop.hand >= h.length ? null : `h${stop.hand}`,
    })),
  }))

/** Every way there is. */
function* ways(model: ReturnType<typeof modelOf>, free: number[], chosen: number[] = []): Generator<number[]> {
  const [stop, ...rest] = free
  if (stop === undefined) return yield chosen
  for (const [i, c] of model.choices.entries()) if (c.stop === stop) yield* ways(model, rest, [...chosen, i])
}

it('the greedy share gives every free stop to one who may have it, and leaves what is bound', () => {
  fc.assert(
    fc.property(worlds, ({ stops, hands }) => {
      const model = modelOf(stops, hands)
      const chosen = greedy(model, stops)
      const given = chosen.map((c) => model.choices[c]!)
      const allowed = stops.filter((s) => !s.bound && hands.some((h) => h.reach.some((r) => contains(r, s.place))))
      expect(given.map((g) => stops[g.stop]!.id).toSorted()).toEqual(allowed.map((s) => s.id).toSorted())
      for (const g of given) expect(hands[g.hand]!.reach.some((r) => contains(r, stops[g.stop]!.place))).toBe(true)
      const carried = stops.filter((s) => allowed.includes(s) || s.hand !== null).reduce((sum, s) => sum + s.load, 0)
      expect(loadsOf(model, stops, chosen).reduce((a, b) => a + b, 0)).toBe(carried)
    }),
  )
})

it('[C4] the optimum is the one found by trying everything, and its bound is no higher', async () => {
  const sample = fc.sample(worlds, { numRuns: 60, seed: 20260301 }).filter(({ stops, hands }) => {
    const free = modelOf(stops, hands).choices.length
    return free >= 5
  })
  expect(sample.length).toBeGreaterThan(2)
  for (const { stops, hands } of sample.slice(0, 3)) {
    const model = modelOf(stops, hands)
    const free = [...new Set(model.choices.map((c) => c.stop))]
    const best = Math.min(...[...ways(model, free)].map((w) => priceOf(model, stops, w)))
    const share = await fairShare(stops, hands)
    expect(share.price).toBeLessThanOrEqual(best * 1.0051 + 1e-6)
    expect(share.price).toBeGreaterThanOrEqual(best - 1e-6)
    expect(share.bound!).toBeLessThanOrEqual(best + 1e-6)
  }
})

it('without time for the optimum the greedy share stands, and nothing is claimed of it', async () => {
  const stops = Array.from({ length: 40 }, (_, i): Stop => ({
    id: `s${i}`,
    place: grids[i % 4]!,
    load: 1 + (i % 5),
    hand: 'h0',
    bound: i % 9 === 0,
  }))
  const hands = ['h0', 'h1', 'h2'].map((id): Hand => ({ id, part: 1, reach: ['990001/100/001/'] }))
  const share = await fairShare(stops, hands, { seconds: -30 })
  expect([share.bound, share.optimal, share.to.size]).toEqual([null, false, 35])
  const model = modelOf(stops, hands)
  expect(share.price).toBe(priceOf(model, stops, greedy(model, stops)))
  expect(usualPrices.change).toBeGreaterThan(0)
})
