/** Reckoning with paths of places; without a shape, so that a phone that only reckons loads no validator. */
import type { PlacePath } from './place-path.ts'

export interface Range {
  lo: string
  hi: string
}

/** The half-open range of byte strings that lie at or below `path`. */
export const rangeOf = (path: PlacePath): Range => ({ lo: path, hi: path.slice(0, -1) + '0' })

export const inRange = (path: PlacePath, r: Range) => path >= r.lo && path < r.hi

export const contains = (outer: PlacePath, inner: PlacePath) => inner.startsWith(outer)

/** `231025/100/001/` → `231025/100/`; the county has none. */
export function parentOf(path: PlacePath): PlacePath | undefined {
  const cut = path.lastIndexOf('/', path.length - 2)
  return cut < 0 ? undefined : path.slice(0, cut + 1)
}

/** The path itself and all above it, the county first. */
export function lineage(path: PlacePath): PlacePath[] {
  const steps = path.split('/').slice(0, -1)
  return steps.map((_, i) => steps.slice(0, i + 1).join('/') + '/')
}

export const countyOf = (path: PlacePath) => path.slice(0, 6)

/** 0 for the county, 1 for a town … */
export const depthOf = (path: PlacePath) => path.split('/').length - 2
