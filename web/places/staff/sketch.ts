/** From degrees to the points of a small drawing. Pure. */
import type { Outline, Point } from '../../../domain/places/schema.ts'

export interface Frame {
  /** Degrees to drawing. */
  at: (p: Point) => [number, number]
  width: number
  height: number
}

const around = 8

/**
 * Fits points into a drawing of `width`, at most `tallest` high; a degree of longitude is shorter than one of latitude by
 * the cosine of the latitude.
 */
export function frameOf(points: readonly Point[], width: number, tallest: number): Frame | undefined {
  if (points.length === 0) return undefined
  const xs = points.map((p) => p[0])
  const ys = points.map((p) => p[1])
  const [west, east] = [Math.min(...xs), Math.max(...xs)]
  const [south, north] = [Math.min(...ys), Math.max(...ys)]
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180)
  const [w, h] = [Math.max((east - west) * squeeze, 1e-6), Math.max(north - south, 1e-6)]
  const scale = Math.min((width - 2 * around) / w, (tallest - 2 * around) / h)
  const height = Math.round(h * scale + 2 * around)
  const left = (width - w * scale) / 2
  return {
    width,
    height,
    at: (p) => [
      Math.round((left + (p[0] - west) * squeeze * scale) * 10) / 10,
      Math.round((around + (north - p[1]) * scale) * 10) / 10,
    ],
  }
}

/** `M1 2L3 4Z` for every ring. */
export const pathOf = (outline: Outline, frame: Frame): string =>
  outline.coordinates.map((ring) => `M${ring.map((p) => frame.at(p).join(' ')).join('L')}Z`).join('')

/** The middle of the outer ring's corners: good enough for a label. */
export function middleOf(outline: Outline): Point {
  const ring = outline.coordinates[0]!.slice(0, -1)
  const sum = ring.reduce<Point>((s, p) => [s[0] + p[0], s[1] + p[1]], [0, 0])
  return [sum[0] / ring.length, sum[1] / ring.length]
}
