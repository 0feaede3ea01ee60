/**
 * Sanity of outlines [S1-43]: rings closed and not crossing themselves, base grids of one community neither overlapping
 * nor leaving gaps. Degrees are treated as a plane; a county is small enough. Holes are checked as rings only.
 */
import type { Outline, Point, Ring } from './schema.ts'

/** About a third of a metre: outlines are kept with six decimals, and a point rounded onto an edge is on it. */
const eps = 3e-6

/** Twice the signed area of a triangle. */
const cross = (a: Point, b: Point, c: Point) => (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])

const length = (a: Point, b: Point) => Math.hypot(b[0] - a[0], b[1] - a[1])

/** Side of `c` as seen from a to b: -1, 0 (nearer than eps), 1. */
function side(a: Point, b: Point, c: Point): number {
  const distance = cross(a, b, c) / (length(a, b) || 1)
  return Math.abs(distance) < eps ? 0 : Math.sign(distance)
}

/** The segments cross at an inner point of both. */
export const crosses = (a: Point, b: Point, c: Point, d: Point) =>
  side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0

const samePoint = (a: Point, b: Point) => a[0] === b[0] && a[1] === b[1]

/** Signed area in square degrees; positive when counter-clockwise. */
export function areaOf(ring: Ring): number {
  let sum = 0
  for (let i = 0; i + 1 < ring.length; i++) sum += ring[i]![0] * ring[i + 1]![1] - ring[i + 1]![0] * ring[i]![1]
  return sum / 2
}

export type RingFault = 'ring-open' | 'ring-short' | 'ring-flat' | 'ring-crossing'

export function ringFault(ring: Ring): RingFault | undefined {
  if (ring.length < 4) return 'ring-short'
  if (!samePoint(ring[0]!, ring.at(-1)!)) return 'ring-open'
  if (Math.abs(areaOf(ring)) < eps * eps) return 'ring-flat'
  return ringCrosses(ring) ? 'ring-crossing' : undefined
}

/** Edges cross, touch a vertex they do not own, or run back over each other. */
function ringCrosses(ring: Ring): boolean {
  const n = ring.length - 1
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++) {
      const neighbours = j === i + 1 || (i === 0 && j === n - 1)
      if (neighbours ? folds(ring, i, j, n) : meets(ring[i]!, ring[i + 1]!, ring[j]!, ring[j + 1]!)) return true
    }
  }
  return false
}

function folds(ring: Ring, i: number, j: number, n: number): boolean {
  const [a, b, c] = j === i + 1 ? [ring[i]!, ring[j]!, ring[j + 1]!] : [ring[n - 1]!, ring[0]!, ring[1]!]
  const along = (a[0] - b[0]) * (c[0] - b[0]) + (a[1] - b[1]) * (c[1] - b[1])
  return samePoint(a, b) || (side(a, b, c) === 0 && along > 0)
}

function meets(a: Point, b: Point, c: Point, d: Point): boolean {
  return crosses(a, b, c, d) || onSegment(a, b, c) || onSegment(a, b, d) || onSegment(c, d, a) || onSegment(c, d, b)
}

function onSegment(a: Point, b: Point, p: Point): boolean {
  if (side(a, b, p) !== 0) return false
  const t = ((p[0] - a[0]) * (b[0] - a[0]) + (p[1] - a[1]) * (b[1] - a[1])) / length(a, b) ** 2
  return t > -eps && t < 1 + eps
}

/** Inside or on the edge. */
export function insideRing(ring: Ring, p: Point): boolean {
  let inside = false
  for (let i = 0; i + 1 < ring.length; i++) {
    const [a, b] = [ring[i]!, ring[i + 1]!]
    if (onSegment(a, b, p)) return true
    if (a[1] > p[1] !== b[1] > p[1] && p[0] < ((b[0] - a[0]) * (p[1] - a[1])) / (b[1] - a[1]) + a[0]) inside = !inside
  }
  return inside
}

/** Inside the outline and in none of its holes; undefined outline holds nothing. */
export function holds(outline: Outline | null, p: Point): boolean {
  if (!outline) return false
  const [outer, ...holes] = outline.coordinates as Ring[]
  return insideRing(outer!, p) && !holes.some((h) => insideRing(h, p) && !h.some((v) => samePoint(v, p)))
}

/**
 * The inner areas of two rings share more than an edge. Decided by crossing edges, or by an inner point of one lying
 * inside the other (one holds the other, or both are the same).
 */
export function overlaps(a: Ring, b: Ring): boolean {
  if (apart(a, b)) return false
  for (let i = 0; i + 1 < a.length; i++)
    for (let j = 0; j + 1 < b.length; j++) if (crosses(a[i]!, a[i + 1]!, b[j]!, b[j + 1]!)) return true
  return witnesses(a).some((p) => strictlyInside(b, p)) || witnesses(b).some((p) => strictlyInside(a, p))
}

const strictlyInside = (ring: Ring, p: Point) =>
  insideRing(ring, p) && !ring.slice(1).some((v, i) => onSegment(ring[i]!, v, p))

/** Vertices, middles of edges, and one point surely inside. */
function witnesses(ring: Ring): Point[] {
  const middles = ring.slice(1).map((v, i): Point => [(v[0] + ring[i]![0]) / 2, (v[1] + ring[i]![1]) / 2])
  return [...ring.slice(1), ...middles, innerPoint(ring)]
}

function apart(a: Ring, b: Ring): boolean {
  const [p, q] = [boxOf(a), boxOf(b)]
  return p[2] <= q[0] + eps || q[2] <= p[0] + eps || p[3] <= q[1] + eps || q[3] <= p[1] + eps
}

/** west, south, east, north */
export function boxOf(ring: Ring): [number, number, number, number] {
  const [xs, ys] = [ring.map((p) => p[0]), ring.map((p) => p[1])]
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
}

/** A point inside a sound ring: the middle of the widest stretch on a level line between two vertices. */
export function innerPoint(ring: Ring): Point {
  const levels = [...new Set(ring.map((p) => p[1]))].sort((a, b) => a - b)
  let best: { width: number; at: Point } = { width: -1, at: ring[0]! }
  for (let i = 0; i + 1 < levels.length; i++) {
    const y = (levels[i]! + levels[i + 1]!) / 2
    const xs = cuts(ring, y)
    for (let k = 0; k + 1 < xs.length; k += 2) {
      const width = xs[k + 1]! - xs[k]!
      if (width > best.width) best = { width, at: [(xs[k]! + xs[k + 1]!) / 2, y] }
    }
  }
  return best.at
}

function cuts(ring: Ring, y: number): number[] {
  const xs: number[] = []
  for (let i = 0; i + 1 < ring.length; i++) {
    const [a, b] = [ring[i]!, ring[i + 1]!]
    if (a[1] > y !== b[1] > y) xs.push(a[0] + ((y - a[1]) / (b[1] - a[1])) * (b[0] - a[0]))
  }
  return xs.sort((p, q) => p - q)
}
