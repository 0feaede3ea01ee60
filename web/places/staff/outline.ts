/** Outlines as people type them: a point a line, longitude and latitude. Pure. */
import type { Outline, Point } from '../../../domain/places/schema.ts'

const pointOf = (line: string): Point | undefined => {
  const [x, y, ...rest] = line.trim().split(/[\s,，;；、]+/)
  const point: Point = [Number(x), Number(y)]
  return y !== undefined && rest.length === 0 && point.every(Number.isFinite) ? point : undefined
}

/** @returns null for nothing typed, undefined for what is no point */
export function readPoint(text: string): Point | null | undefined {
  return text.trim() === '' ? null : pointOf(text)
}

/** @returns null for nothing typed, else the ring, closed; or the number of the line that is no point (from 1) */
export function readOutline(text: string): Outline | null | number {
  const lines = text.split('\n').filter((l) => l.trim() !== '')
  if (lines.length === 0) return null
  const points = lines.map(pointOf)
  const bad = points.indexOf(undefined)
  if (bad >= 0) return bad + 1
  const ring = points as Point[]
  if (ring.length < 3) return ring.length
  const [first, last] = [ring[0]!, ring[ring.length - 1]!]
  const closed = ring.length > 3 && first[0] === last[0] && first[1] === last[1]
  return { type: 'Polygon', coordinates: [closed ? ring : [...ring, first]] }
}

export const pointText = (point: Point | readonly number[] | null): string => (point ? point.join(', ') : '')

/** The outer ring without the point that closes it. */
export const outlineText = (outline: Outline | null): string =>
  outline ? outline.coordinates[0]!.slice(0, -1).map(pointText).join('\n') : ''
