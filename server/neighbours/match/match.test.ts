import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  boundOf,
  chosenOf,
  greedy,
  keepsLimits,
  modelOf,
  whyOf,
  valueOf,
  type At,
  type Helper,
  type Need,
} from '../../../domain/neighbours/matching.ts'
import type { HowFar } from '../../../domain/volunteers/schema.ts'
import { bestMatch } from './index.ts'

const at = (n: number): At => ({ grid: `g${n}`, community: `c${n >> 1}`, town: `t${n >> 2}` })
const free = fc.subarray([
  { day: 6, from: 480, to: 720 },
  { day: 3, from: 780, to: 1080 },
])
const far = fc.constantFrom<HowFar>('grid', 'community', 'town', 'county')
const worlds = fc.record({
  needs: fc.array(
    fc.record({ where: fc.nat(7), skill: fc.constantFrom(null, 'haircut', 'repair'), free, known: fc.nat(4) }),
    { maxLength: 7 },
  ),
  helpers: fc.array(
    fc.record({ where: fc.nat(7), skills: fc.subarray(['haircut', 'repair']), free, far, has: fc.nat(2) }),
    { maxLength: 5 },
  ),
})
type World = typeof worlds extends fc.Arbitrary<infer W> ? W : never

const needsOf = (w: World) =>
  w.needs.map((n, i): Need => ({ id: `n${i}`, at: at(n.where), skill: n.skill, free: n.free, known: [`h${n.known}`] }))
const helpersOf = (w: World) =>
  w.helpers.map((h, i): Helper => ({
    id: `h${i}`,
    at: at(h.where),
    howFar: h.far,
    skills: h.skills,
    free: h.free,
    has: h.has,
  }))

it('[S1-02][F3] the greedy choice keeps every limit, and no price proves less than it is worth', () => {
  fc.assert(
    fc.property(worlds, fc.array(fc.nat(200), { minLength: 5, maxLength: 5 }), (w, prices) => {
      const model = modelOf(needsOf(w), helpersOf(w), 3)
      const chosen = greedy(model)
      expect(keepsLimits(model, chosen)).toBe(true)
      expect(boundOf(model, prices)).toBeGreaterThanOrEqual(valueOf(model, chosen) - 1e-9)
      for (const p of model.pairs) {
        const [n, h] = [model.needs[p.need]!, model.helpers[p.helper]!]
        expect(n.skill === null || h.skills.includes(n.skill)).toBe(true)
        expect(whyOf(n, h)).toBeDefined()
      }
      // The order in which they are given says nothing.
      const turned = modelOf(needsOf(w).reverse(), helpersOf(w).reverse(), 3)
      expect(turned).toEqual(model)
    }),
  )
})

/** Every way there is. */
function bestOf(model: ReturnType<typeof modelOf>, need = 0, chosen: number[] = []): number {
  if (need === model.needs.length) return keepsLimits(model, chosen) ? valueOf(model, chosen) : -1
  const own = [...model.pairs.keys()].filter((i) => model.pairs[i]!.need === need)
  return Math.max(bestOf(model, need + 1, chosen), ...own.map((i) => bestOf(model, need + 1, [...chosen, i])))
}

it('[S1-02][F3] the choice is the best there is, its bound proves it, and the same question has the same answer', async () => {
  const sample = fc
    .sample(worlds, { numRuns: 80, seed: 20260310 })
    .filter((w) => modelOf(needsOf(w), helpersOf(w), 3).pairs.length >= 8)
  expect(sample.length).toBeGreaterThan(2)
  for (const w of sample.slice(0, 3)) {
    const found = await bestMatch(needsOf(w), helpersOf(w), { most: 3 })
    const model = modelOf(needsOf(w), helpersOf(w), 3)
    const best = bestOf(model)
    const chosen = chosenOf(model, found.pairs)
    expect([keepsLimits(model, chosen), valueOf(model, chosen)]).toEqual([true, found.value])
    expect(found.value).toBe(best)
    expect(found.value).toBeGreaterThanOrEqual(valueOf(model, greedy(model)))
    expect(found.bound!).toBeGreaterThanOrEqual(best - 1e-6)
    expect(found.bound!).toBeLessThanOrEqual(best * 1.005 + 1e-6)
    const again = await bestMatch(needsOf(w).reverse(), helpersOf(w).reverse(), { most: 3 })
    expect(again).toEqual(found)
  }
})

describe('[F3][S1-02] of two who could, the one is chosen who', () => {
  const morning = (minutes: number) => [{ day: 1, from: 480, to: 480 + minutes }]
  const plain: Omit<Helper, 'id'> = { at: at(0), howFar: 'county', skills: ['haircut'], free: morning(60), has: 0 }
  const need: Need = { id: 'n', at: at(0), skill: 'haircut', free: morning(240), known: [] }
  it.each<[string, first: Partial<Helper>, second: Partial<Helper>, known?: string[]]>([
    ['lives nearer', {}, { at: at(7) }],
    ['has more time in common', { free: morning(180) }, { free: morning(30) }],
    ['was there before', {}, {}, ['better']],
    ['has less to do already', { has: 0 }, { has: 2 }],
  ])('%s', async (_, first, second, known = []) => {
    // Whichever comes first, and with whichever id.
    for (const turned of [false, true]) {
      const pair: Helper[] = [
        { id: turned ? 'z' : 'a', ...plain, ...first },
        { id: turned ? 'a' : 'z', ...plain, ...second },
      ]
      const better = pair[0]!.id
      const asks = [{ ...need, known: known.length > 0 ? [better] : [] }]
      const found = await bestMatch(asks, turned ? pair.toReversed() : pair, { most: 3 })
      expect(found.pairs.map((p) => p.helper)).toEqual([better])
    }
  })
})

it('[S1-02] nobody is thought of for what they ask themselves', () => {
  const helpers = ['h0', 'h1'].map((id): Helper => ({ id, at: at(0), howFar: 'grid', skills: [], free: [], has: 0 }))
  const need: Need = { id: 'n', at: at(0), skill: null, free: [], known: [], by: 'h0' }
  expect(modelOf([need], helpers, 3).pairs.map((p) => helpers[p.helper]!.id)).toEqual(['h1'])
})

it('[S1-02] without time for the best the greedy choice stands, and nothing is claimed of it', async () => {
  const [needs, helpers] = [
    Array.from({ length: 6 }, (_, i): Need => ({ id: `n${i}`, at: at(i), skill: null, free: [], known: [] })),
    [{ id: 'h', at: at(0), howFar: 'county', skills: [], free: [], has: 1 } satisfies Helper],
  ]
  const found = await bestMatch(needs, helpers, { most: 3, seconds: -40 })
  expect([found.pairs.length, found.bound]).toEqual([2, null])
  expect((await bestMatch([], helpers, { most: 3 })).bound).toBe(0)
})
