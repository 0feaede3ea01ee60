/** The process that seeks the best choice of pairs: HiGHS blocks for as long as it seeks. One question in, one answer out. */
import loadHighs, { type Highs } from 'highs'

/** The package declares itself CommonJS for types and is a module when run. */
// oxlint-disable-next-line typescript/no-unnecessary-type-assertion
const load = loadHighs as unknown as () => Promise<Highs>

/** Pairs by need and helper; each helper’s places by what the next one costs. */
export interface Asked {
  needs: number
  pairs: [need: number, helper: number, worth: number][]
  places: number[][]
  seconds: number
}

export interface Sought {
  chosen: number[]
  /** What a place of each helper is worth: the prices that prove how good it is. */
  prices: number[]
}

/**
 * Columns: the pairs, then every place of every helper. Rows: each need once at most; of each helper no more pairs than places. Such a
 * matrix has whole corners, so what the simplex method finds without any rounding is a choice of whole pairs.
 */
async function seek({ needs, pairs, places, seconds }: Asked): Promise<Sought | undefined> {
  const highs = await load()
  const slots = places.flatMap((costs, helper) => costs.map((cost) => ({ helper, cost })))
  const [columns, rows] = [pairs.length + slots.length, needs + places.length]
  const [starts, index, value]: [number[], number[], number[]] = [[0], [], []]
  for (const [need, helper] of pairs) {
    index.push(need, needs + helper)
    value.push(1, 1)
    starts.push(index.length)
  }
  for (const { helper } of slots) {
    index.push(needs + helper)
    value.push(-1)
    starts.push(index.length)
  }
  const many = (length: number, v: number) => Array.from({ length }, () => v)
  return highs.withModel(
    {
      numCols: columns,
      numRows: rows,
      colCost: [...pairs.map(([, , worth]) => -worth), ...slots.map((s) => s.cost)],
      colLower: many(columns, 0),
      colUpper: many(columns, 1),
      rowLower: many(rows, -highs.infinity),
      rowUpper: [...many(needs, 1), ...many(places.length, 0)],
      matrix: { format: 'csc', numRows: rows, numCols: columns, starts, indices: index, values: value },
    },
    (it) => {
      it.options.set({ output_flag: false, time_limit: seconds, solver: 'simplex', random_seed: 1 })
      it.run()
      if (it.getModelStatus() !== highs.constants.modelStatus.optimal) return undefined
      const { colValue, rowDual } = it.getSolution()
      return {
        chosen: pairs.flatMap((_, c) => (colValue[c]! > 0.5 ? [c] : [])),
        prices: places.map((_, h) => Math.max(0, -rowDual[needs + h]!)),
      }
    },
  )
}

let text = ''
for await (const part of process.stdin) text += String(part)
process.stdout.write(JSON.stringify((await seek(JSON.parse(text) as Asked)) ?? null))
