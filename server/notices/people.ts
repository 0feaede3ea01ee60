/** From the part somebody plays to accounts. */
import { lineage, type PlacePath } from '../../domain/kernel/place-path.ts'
import type { Audience } from '../../domain/notices/rules.ts'
import type { Tx } from '../kernel/db/tx.ts'
import { coversFor, holdersAt, peopleOfUnits, workersAt } from './people-store.ts'

interface Holder {
  account: string
  place: string
  unit: string | null
}

/** Where a desk stands: its people are those granted at its own place. */
export type PlaceOfUnit = (unit: string) => PlacePath | undefined

export interface Finder {
  tx: Tx
  /** Today in Shanghai. */
  day: string
  placeOfUnit: PlaceOfUnit
}

/** Those who accept and dispatch. */
const deskRoles = ['dispatcher', 'duty-officer']

/** The nearest level that has anybody: a town's supervisor, else the county's. */
function nearest(holders: Holder[]): string[] {
  const deepest = Math.max(0, ...holders.map((h) => h.place.length))
  return holders.filter((h) => h.place.length === deepest).map((h) => h.account)
}

async function ofUnit(f: Finder, unit: string, part: 'all' | 'lead'): Promise<string[]> {
  const people = await f.tx.rows<{ account: string; leads: boolean }>(peopleOfUnits([unit], f.day))
  const leads = people.filter((p) => p.leads)
  return (part === 'lead' && leads.length > 0 ? leads : people).map((p) => p.account)
}

async function ofDesk(f: Finder, desk: string): Promise<string[]> {
  const place = f.placeOfUnit(desk)
  const holders = await f.tx.rows<Holder>(holdersAt(deskRoles, f.day, place ? lineage(place) : [], desk))
  const own = holders.filter((h) => h.unit === desk)
  return own.length > 0 ? own.map((h) => h.account) : nearest(holders)
}

async function one(f: Finder, a: Audience): Promise<string[]> {
  switch (a.to) {
    case 'accounts':
      return a.accounts
    case 'unit':
      return ofUnit(f, a.unit, a.part)
    case 'desk':
      return ofDesk(f, a.desk)
    case 'role':
      return nearest(await f.tx.rows<Holder>(holdersAt([a.role], f.day, lineage(a.place), null)))
  }
}

/** Everybody an audience stands for, and whoever covers for them today; each once. */
export async function accountsOf(f: Finder, audience: readonly Audience[]): Promise<string[]> {
  const found = new Set<string>()
  for (const a of audience) for (const account of await one(f, a)) found.add(account)
  return withCovers(f, [...found])
}

export async function withCovers(f: Finder, accounts: string[]): Promise<string[]> {
  if (accounts.length === 0) return []
  const covers = await f.tx.rows<{ account: string; cover: string }>(coversFor(accounts, f.day))
  return [...new Set([...accounts, ...covers.map((c) => c.cover)])]
}

/** Who goes to somebody's door: the workers of the grid, else whoever holds that role nearest, else the secretary. */
export async function visitorsTo(f: Finder, place: PlacePath): Promise<string[]> {
  const above = lineage(place)
  const asks = [
    workersAt(above, f.day),
    holdersAt(['grid-worker'], f.day, above, null),
    holdersAt(['community-secretary'], f.day, above, null),
  ]
  for (const ask of asks) {
    const found = nearest(await f.tx.rows<Holder>(ask))
    if (found.length > 0) return withCovers(f, found)
  }
  return []
}

/** Each role's nearest holders at or above a place, and whoever covers for them. */
export async function holdersFor(f: Finder, roles: readonly string[], places: PlacePath[]): Promise<string[]> {
  const found = new Set<string>()
  for (const role of roles)
    for (const account of nearest(await f.tx.rows<Holder>(holdersAt([role], f.day, places, null)))) found.add(account)
  return withCovers(f, [...found])
}

/** Whoever is named for the grid itself. */
export const namedWorkers = async (f: Finder, place: PlacePath): Promise<string[]> =>
  withCovers(
    f,
    (await f.tx.rows<Holder>(workersAt([place], f.day))).map((h) => h.account),
  )
