/** The process that seeks the optimum: HiGHS blocks for as long as it seeks, so it has a process of its own. One model in, one answer out. */
import loadHighs, { type Highs } from 'highs'
import { greedy, type Model, type Stop } from '../../../domain/duties/share.ts'

/** The package declares itself CommonJS for types and is a module when run. */
// oxlint-disable-next-line typescript/no-unnecessary-type-assertion
const load = loadHighs as unknown as () => Promise<Highs>

export interface Asked {
  model: Model
  stops: Stop[]
  seconds: number
}

export interface Sought {
  chosen: number[]
  /** Nobody can do better than this. */
  bound: number
  /** The optimum was found (to within the gap), and not only time was up. */
  optimal: boolean
}

/** Columns: the choices, then over and under for each hand. Rows: one for each free stop, then upper and lower for each hand. */
async function seek({ model, stops, seconds }: Asked): Promise<Sought> {
  const highs = await load()
  const { choices, fixed, parts, prices } = model
  const free = [...new Set(choices.map((c) => c.stop))]
  const rowOf = new Map(free.map((stop, i) => [stop, i]))
  const [n, m, hands] = [choices.length, free.length, parts.length]
  const starts = [0]
  const index: number[] = []
  const value: number[] = []
  const column = (entries: [row: number, value: number][]) => {
    for (const [row, v] of entries) {
      index.push(row)
      value.push(v)
    }
    starts.push(index.length)
  }
  for (const { stop, hand } of choices) {
    const { load } = stops[stop]!
    column([
      [rowOf.get(stop)!, 1],
      [m + hand, load],
      [m + hands + hand, load],
    ])
  }
  for (let h = 0; h < hands; h++) column([[m + h, -1]])
  for (let h = 0; h < hands; h++) column([[m + hands + h, 1]])
  const upper = parts.map((p, h) => p * (1 + prices.slack) - fixed[h]!)
  const lower = parts.map((p, h) => p * (1 - prices.slack) - fixed[h]!)
  const columns = n + 2 * hands
  const rows = m + 2 * hands
  const many = (length: number, v: number) => Array.from({ length }, () => v)
  return highs.withModel(
    {
      numCols: columns,
      numRows: rows,
      colCost: [...choices.map((c) => c.price), ...many(2 * hands, prices.uneven)],
      colLower: many(columns, 0),
      colUpper: [...many(n, 1), ...many(2 * hands, highs.infinity)],
      rowLower: [...many(m, 1), ...many(hands, -highs.infinity), ...lower],
      rowUpper: [...many(m, 1), ...upper, ...many(hands, highs.infinity)],
      matrix: {
        format: 'csc',
        numRows: rows,
        numCols: columns,
        starts,
        indices: index,
        values: value,
      },
      integrality: [...many(n, 1), ...many(2 * hands, 0)] as (0 | 1)[],
    },
    (it) => {
      it.options.set({ output_flag: false, time_limit: seconds, mip_rel_gap: 0.005 })
      const first = new Set(greedy(model, stops))
      const loads = [...fixed]
      for (const c of first) loads[choices[c]!.hand] = loads[choices[c]!.hand]! + stops[choices[c]!.stop]!.load
      it.setSolution({
        colValue: [
          ...choices.map((_, c) => (first.has(c) ? 1 : 0)),
          ...loads.map((l, h) => Math.max(0, l - fixed[h]! - upper[h]!)),
          ...loads.map((l, h) => Math.max(0, lower[h]! - (l - fixed[h]!))),
        ],
      })
      it.run()
      const { colValue } = it.getSolution()
      return {
        chosen: choices.flatMap((_, c) => (colValue[c]! > 0.5 ? [c] : [])),
        bound: Number(it.info.get('mip_dual_bound')),
        optimal: it.getModelStatus() === highs.constants.modelStatus.optimal,
      }
    },
  )
}

let text = ''
for await (const part of process.stdin) text += String(part)
process.stdout.write(JSON.stringify(await seek(JSON.parse(text) as Asked)))
