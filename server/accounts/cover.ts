/** What a grant on a place covers: itself, all below, and every predecessor, however far back. */
import { rangeOf, type PlacePath, type Range } from '../../domain/kernel/place-path.ts'
import type { Succession } from '../../domain/places/schema.ts'
import { withPredecessors } from '../../domain/places/succession.ts'
import type { County, House } from '../kernel/context.ts'
import { successionsOf } from './session-store.ts'

export type Cover = (place: PlacePath) => Range[]

interface Known {
  count: number
  list: Succession[]
  /** By day and place: a session asks for the same with every request. */
  covers: Map<string, Range[]>
}

const known = new WeakMap<House, Map<string, Known>>()

/** @param count how many successions there are now; the list is read again only when that is another number */
export async function coverOf(house: House, county: County, count: number, day: string): Promise<Cover> {
  if (count === 0) return (place) => [rangeOf(place)]
  const byCounty = known.get(house) ?? new Map<string, Known>()
  known.set(house, byCounty)
  let at = byCounty.get(county.code)
  if (at?.count !== count) {
    at = { count, list: await successionsOf(house.pools.app, county.code), covers: new Map() }
    byCounty.set(county.code, at)
  }
  return remembering(at, day)
}

const remembering =
  (at: Known, day: string): Cover =>
  (place) => {
    const key = `${day} ${place}`
    const there = at.covers.get(key)
    if (there) return there
    if (at.covers.size > 2_000) at.covers.clear()
    const made = ranges(place, at.list, day)
    at.covers.set(key, made)
    return made
  }

/** The place that was granted stands first. */
function ranges(place: PlacePath, list: readonly Succession[], day: string): Range[] {
  const all = withPredecessors(place, list, day)
  return [place, ...all.filter((p) => p !== place)].map(rangeOf)
}
