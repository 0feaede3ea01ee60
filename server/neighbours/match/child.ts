/**
 * The process that seeks the best choice of pairs: reckoning all of them takes a second and HiGHS blocks for as long as it seeks, so both
 * have a process of their own. One question in, one answer out.
 */
import loadHighs, { type Highs } from 'highs'
import {
  boundOf,
  costOf,
  greedy,
  keepsLimits,
  modelOf,
  pairsOf,
  valueOf,
  type Helper,
  type Model,
  type Need,
} from '../../../domain/neighbours/matching.ts'

/** The package declares itself CommonJS for types and is a module when run. */
// oxlint-disable-next-line typescript/no-unnecessary-type-assertion
const load = loadHighs as unknown as () => Promise<Highs>

export interface Asked {
  needs: readonly Need[]
  helpers: readonly Helper[]
  most: number
  seconds: number
}

export interface Matched {
  pairs: { need: string; helper: string }[]
  value: number
  /** Nothing is worth more: reckoned from the prices over every pair there is. Null: nothing is proven. */
  bound: number | null
}

/** So many of each need’s best are looked at first; what is left out is proven not to matter, or looked at as well. */
const firstLook = 24
/** Good enough: this share of the bound. */
const near = 0.005

interface Solved {
  chosen: number[]
  /** What a place of each helper is worth: the prices that prove how good it is. */
  prices: number[]
}

/**
 * Columns: the pairs, then every place of every helper. Rows: each need once at most; of each helper no more pairs than places. Such a
 * matrix has whole corners, so what the simplex method finds without any rounding is a choice of whole pairs.
 */
function solve(highs: Highs, { needs, helpers, pairs, most }: Model, kept: number[], seconds: number) {
  const slots = helpers.flatMap((h, helper) =>
    Array.from({ length: Math.max(0, most - h.has) }, (_, n) => ({ helper, cost: costOf(h.has + n) })),
  )
  const [columns, rows] = [kept.length + slots.length, needs.length + helpers.length]
  const [starts, indices, values]: [number[], number[], number[]] = [[0], [], []]
  for (const i of kept) {
    indices.push(pairs[i]!.need, needs.length + pairs[i]!.helper)
    values.push(1, 1)
    starts.push(indices.length)
  }
  for (const { helper } of slots) {
    indices.push(needs.length + helper)
    values.push(-1)
    starts.push(indices.length)
  }
  const many = (length: number, v: number) => Array.from({ length }, () => v)
  return highs.withModel(
    {
      numCols: columns,
      numRows: rows,
      colCost: [...kept.map((i) => -pairs[i]!.worth), ...slots.map((s) => s.cost)],
      colLower: many(columns, 0),
      colUpper: many(columns, 1),
      rowLower: many(rows, -highs.infinity),
      rowUpper: [...many(needs.length, 1), ...many(helpers.length, 0)],
      matrix: { format: 'csc', numRows: rows, numCols: columns, starts, indices, values },
    },
    (it): Solved | undefined => {
      it.options.set({ output_flag: false, time_limit: Math.max(0, seconds), solver: 'simplex', random_seed: 1 })
      it.run()
      if (it.getModelStatus() !== highs.constants.modelStatus.optimal) return undefined
      const { colValue, rowDual } = it.getSolution()
      return {
        chosen: kept.filter((_, c) => colValue[c]! > 0.5),
        prices: helpers.map((_, h) => Math.max(0, -rowDual[needs.length + h]!)),
      }
    },
  )
}

/** Pairs stand by need, the best first. */
function bestOfEach({ pairs }: Model, look: number): number[] {
  const kept: number[] = []
  let [need, n] = [-1, 0]
  pairs.forEach((p, i) => {
    n = p.need === need ? n + 1 : 0
    need = p.need
    if (n < look) kept.push(i)
  })
  return kept
}

async function seek({ needs, helpers, most, seconds }: Asked): Promise<Matched> {
  const model = modelOf(needs, helpers, most)
  const said = (chosen: number[], bound: number | null): Matched => ({
    pairs: pairsOf(model, chosen),
    value: valueOf(model, chosen),
    bound,
  })
  let best = greedy(model)
  if (model.pairs.length === 0) return said(best, 0)
  const highs = await load()
  let bound: number | null = null
  for (let look = firstLook; ; look *= 4) {
    const kept = bestOfEach(model, look)
    const solved = solve(highs, model, kept, seconds)
    if (!solved) return said(best, bound)
    bound = Math.min(bound ?? Infinity, boundOf(model, solved.prices))
    if (keepsLimits(model, solved.chosen) && valueOf(model, solved.chosen) >= valueOf(model, best)) best = solved.chosen
    if (valueOf(model, best) >= bound * (1 - near) || kept.length === model.pairs.length) return said(best, bound)
  }
}

let text = ''
for await (const part of process.stdin) text += String(part)
process.stdout.write(JSON.stringify(await seek(JSON.parse(text) as Asked)))
