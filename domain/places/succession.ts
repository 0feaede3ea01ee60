/** What became of places: a grant on a place covers its predecessors, and a number can be read as the map is today. */
import { contains, type PlacePath } from '../kernel/place-path.ts'
import type { Day, Succession } from './schema.ts'

/** Drops what lies inside another of the list; the rest in byte order. */
export function outermost(paths: Iterable<PlacePath>): PlacePath[] {
  const kept: PlacePath[] = []
  for (const path of [...new Set(paths)].sort()) {
    if (kept.length === 0 || !contains(kept.at(-1)!, path)) kept.push(path)
  }
  return kept
}

/**
 * The places a grant on `path` opens: itself and every predecessor, however far back, of itself and of what lies below.
 * @param today successions of a later day do not count yet
 */
export function withPredecessors(path: PlacePath, successions: readonly Succession[], today: Day): PlacePath[] {
  const open = successions.filter((s) => s.day <= today)
  let covered = [path]
  for (;;) {
    const olds = open.filter((s) => covered.some((c) => contains(c, s.new)) && !covered.some((c) => contains(c, s.old)))
    if (olds.length === 0) return covered
    covered = outermost([...covered, ...olds.map((s) => s.old)])
  }
}

/**
 * Where the open things of a closed place belong today, or undefined when it was split and only the address can tell.
 * A place that was never closed is its own answer.
 */
export function placeToday(path: PlacePath, successions: readonly Succession[], today: Day): PlacePath | undefined {
  const heirs = new Set(successions.filter((s) => s.old === path && s.day <= today).map((s) => s.new))
  if (heirs.size === 0) return path
  if (heirs.size > 1) return undefined
  return placeToday([...heirs][0]!, successions, today)
}
