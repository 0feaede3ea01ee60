/**
 * What a county looks up with every request and changes once in a while: names, the catalogue, the calendar. Kept per
 * county for a few seconds, so an edit shows everywhere without a restart and no act waits for a look-up. Read through a
 * pool of its own: whoever needs it may hold a connection of the others already. A load asks for nothing else kept so.
 */
import type { County, House } from './context.ts'
import { reading, type Tx } from './db/tx.ts'
import { wholeCounty } from './db/scope.ts'

export interface Cached<T> {
  of: (house: House, county: County) => Promise<T>
  /** Forgets a county, in this process: its own edits show at once. */
  forget: (house: House, county: County) => void
}

type Kept<T> = Map<string, { at: number; value: Promise<T> }>

export function perCounty<T>(
  load: (tx: Tx, house: House, county: County) => Promise<T>,
  milliseconds = 10_000,
): Cached<T> {
  const houses = new WeakMap<House, Kept<T>>()
  return {
    of: (house, county) => {
      const map: Kept<T> = houses.get(house) ?? new Map()
      houses.set(house, map)
      const now = performance.now()
      const known = map.get(county.code)
      if (known && now - known.at < milliseconds) return known.value
      const value = reading(house.pools.look, county.code, wholeCounty(county.code), (tx) => load(tx, house, county))
      map.set(county.code, { at: now, value })
      value.catch(() => map.delete(county.code))
      return value
    },
    forget: (house, county) => void houses.get(house)?.delete(county.code),
  }
}
