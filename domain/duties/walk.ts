/**
 * The order of a day's stops that saves steps. Where points are known the tour is shortened by 2-opt; a stop without one
 * follows the last before it on the way of streets, buildings and units. All duties of one household are one stop, so nobody
 * is visited twice for the same thing. No track is kept: only where the doors are.
 */
import type { Spot } from './visits.ts'

export interface Door {
  /** Household, else dwelling, else the person: what one doorbell opens. */
  door: string
  place: string
  /** Address whose numbers are padded; null: not known. */
  ordered: string | null
  spot: Spot | null
}

export interface Stop<T extends Door> {
  door: string
  at: T[]
}

const byStreet = (a: Door, b: Door) =>
  a.place < b.place
    ? -1
    : a.place > b.place
      ? 1
      : (a.ordered ?? '~') < (b.ordered ?? '~')
        ? -1
        : (a.ordered ?? '~') > (b.ordered ?? '~')
          ? 1
          : a.door < b.door
            ? -1
            : a.door > b.door
              ? 1
              : 0

/** Metres, near enough within a county. */
export function metres(a: Spot, b: Spot): number {
  const x = (b.lng - a.lng) * Math.cos(((a.lat + b.lat) / 2) * (Math.PI / 180)) * 111_320
  return Math.hypot(x, (b.lat - a.lat) * 110_540)
}

export const lengthOf = (spots: readonly Spot[]): number =>
  spots.slice(1).reduce((sum, s, i) => sum + metres(spots[i]!, s), 0)

/** Shortens an open tour until no two legs can be crossed out; it never grows. */
export function shortened<T>(tour: readonly T[], spotOf: (t: T) => Spot): T[] {
  const best = [...tour]
  let better = true
  while (better) {
    better = false
    for (let i = 0; i < best.length - 1; i++)
      for (let j = i + 1; j < best.length; j++) {
        const [before, from, to, after] = [best[i - 1], best[i]!, best[j]!, best[j + 1]]
        const leg = (a: T | undefined, b: T | undefined) => (a && b ? metres(spotOf(a), spotOf(b)) : 0)
        if (leg(before, to) + leg(from, after) < leg(before, from) + leg(to, after) - 1e-6) {
          best.splice(i, j - i + 1, ...best.slice(i, j + 1).toReversed())
          better = true
        }
      }
  }
  return best
}

/** @returns every door once, in the order to walk */
export function walk<T extends Door>(doors: readonly T[]): Stop<T>[] {
  const stops = new Map<string, Stop<T>>()
  for (const d of doors.toSorted(byStreet)) {
    const there = stops.get(d.door)
    if (there) there.at.push(d)
    else stops.set(d.door, { door: d.door, at: [d] })
  }
  const all = [...stops.values()]
  const spotOf = (s: Stop<T>) => s.at.find((d) => d.spot)?.spot ?? null
  // Who has no point goes with the one before, so that the order of a staircase holds.
  const groups: { spot: Spot; stops: Stop<T>[] }[] = []
  const first: Stop<T>[] = []
  for (const s of all) {
    const spot = spotOf(s)
    if (spot) groups.push({ spot, stops: [s] })
    else (groups.at(-1)?.stops ?? first).push(s)
  }
  return [...first, ...shortened(groups, (g) => g.spot).flatMap((g) => g.stops)]
}
