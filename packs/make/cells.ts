/** Invented outlines: a four-sided cell cut by straight lines into cells that share their edges, so nothing overlaps. */
import type { Seeded } from '../../domain/kernel/seeded.ts'
import type { Point } from '../../domain/places/schema.ts'

/** Corners counter-clockwise: south-west, south-east, north-east, north-west. Convex. */
export type Cell = [Point, Point, Point, Point]

/** Six decimals, about ten centimetres. */
const round = (n: number) => Math.round(n * 1e6) / 1e6

const between = (a: Point, b: Point, t: number): Point => [round(a[0] + (b[0] - a[0]) * t), round(a[1] + (b[1] - a[1]) * t)]

const length = (a: Point, b: Point) => Math.hypot(a[0] - b[0], a[1] - b[1])

/** Cells in the order of the weights; their areas are roughly in that proportion. */
export function divide(r: Seeded, cell: Cell, weights: readonly number[]): Cell[] {
  if (weights.length === 1) return [cell]
  const total = weights.reduce((a, b) => a + b, 0)
  let first = weights[0]!
  let cut = 1
  while (cut < weights.length - 1 && first + weights[cut]! / 2 < total / 2) first += weights[cut++]!
  const [left, right] = halves(r, cell, first / total)
  return [...divide(r, left, weights.slice(0, cut)), ...divide(r, right, weights.slice(cut))]
}

function halves(r: Seeded, [sw, se, ne, nw]: Cell, share: number): [Cell, Cell] {
  const t = () => Math.min(0.97, Math.max(0.03, share + (r.next() - 0.5) * Math.min(0.08, share, 1 - share)))
  if (length(sw, se) + length(nw, ne) >= length(sw, nw) + length(se, ne)) {
    const [s, n] = [between(sw, se, t()), between(nw, ne, t())]
    return [[sw, s, n, nw], [s, se, ne, n]]
  }
  const [w, e] = [between(sw, nw, t()), between(se, ne, t())]
  return [[sw, se, e, w], [w, e, ne, nw]]
}

/** A point inside: from the middle towards a corner, never farther than halfway. Five decimals, about a metre. */
export function somewhere(r: Seeded, cell: Cell): Point {
  const middle = between(between(cell[0], cell[2], 0.5), between(cell[1], cell[3], 0.5), 0.5)
  const [x, y] = between(middle, r.pick(cell), r.next() * 0.5)
  return [Math.round(x * 1e5) / 1e5, Math.round(y * 1e5) / 1e5]
}
