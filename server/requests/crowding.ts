/** How the open requests are spread over the county: a board reads the index that finds its page sooner. */
import type { Range } from '../../domain/kernel/place-path.ts'
import { perCounty } from '../kernel/cached.ts'
import { openPlaces } from './list-store.ts'

/** Open requests place by place, in the order of the paths. */
export interface Crowding {
  places: readonly string[]
  /** `before[i]` lie in the places before the i-th; one more than there are places. */
  before: readonly number[]
}

export function crowdingOf(rows: readonly { place: string; n: number }[]): Crowding {
  const before = [0]
  for (const { n } of rows) before.push(before.at(-1)! + n)
  return { places: rows.map((r) => r.place), before }
}

/** A minute old at most, and that is near enough: it decides how to look and never what is found. */
export const openCrowding = perCounty<Crowding>(
  async (tx) => crowdingOf(await tx.rows<{ place: string; n: number }>(openPlaces())),
  60_000,
)

/** Index of the first place that is not before `path`. */
function firstAt(places: readonly string[], path: string): number {
  let [lo, hi] = [0, places.length]
  while (lo < hi) {
    const middle = (lo + hi) >> 1
    if (places[middle]! < path) lo = middle + 1
    else hi = middle
  }
  return lo
}

const openIn = (c: Crowding, r: Range) => c.before[firstAt(c.places, r.hi)]! - c.before[firstAt(c.places, r.lo)]!

/**
 * Walking all open requests in order finds a page after `size` ÷ share rows, taking those of the place reads all of
 * them: the lesser one. A search may find little on the way, so it walks all only where most of them lie in the place.
 */
export function isWide(c: Crowding, r: Range, size: number, searching: boolean): boolean {
  const [inside, all] = [openIn(c, r), c.before.at(-1)!]
  return searching ? inside * 2 > all : size * all < inside * inside
}
