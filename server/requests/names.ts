/** What a code is called, for views: places, units, items, colleagues. */
import type { Named } from '../../domain/requests/schema.ts'
import { catalogueOf } from '../catalogue/index.ts'
import { perCounty } from '../kernel/cached.ts'
import type { Ctx } from '../kernel/context.ts'
import type { Tx } from '../kernel/db/tx.ts'
import { accountNames, placeNames, unitNames } from './names-store.ts'

export interface UnitInfo {
  code: string
  name: string
  kind: string
  place: string
  phone: string | null
  regulator: string | null
  government: boolean
  party_kind: string | null
}

interface PlaceInfo {
  path: string
  name: string
  parent: string | null
  help_line: string | null
}

interface Directory {
  places: ReadonlyMap<string, PlaceInfo>
  units: ReadonlyMap<string, UnitInfo>
}

export const directory = perCounty<Directory>(async (tx) => {
  const [places, units] = await Promise.all([tx.rows<PlaceInfo>(placeNames()), tx.rows<UnitInfo>(unitNames())])
  return { places: new Map(places.map((p) => [p.path, p])), units: new Map(units.map((u) => [u.code, u])) }
})

/** Everything a view needs to say names, in the reader's language. */
export interface Names {
  place: (path: string) => { path: string; name: string }
  /** `林口镇 · 站前办事处 · 第一居民委员会`, below the county. */
  where: (path: string) => string
  unit: (code: string) => Named
  unitInfo: (code: string) => UnitInfo | undefined
  item: (code: string) => Named
  units: ReadonlyMap<string, UnitInfo>
}

export async function namesFor(ctx: Pick<Ctx, 'house' | 'county' | 'locale'>): Promise<Names> {
  const [{ places, units }, catalogue] = await Promise.all([directory.of(ctx.house, ctx.county), catalogueOf(ctx.house, ctx.county)])
  const placeName = (path: string) => places.get(path)?.name ?? path
  return {
    place: (path) => ({ path, name: placeName(path) }),
    where: (path) => {
      const names: string[] = []
      for (let p = places.get(path); p?.parent; p = places.get(p.parent)) names.unshift(p.name)
      return names.join(' · ') || placeName(path)
    },
    unit: (code) => ({ id: code, name: units.get(code)?.name ?? code }),
    unitInfo: (code) => units.get(code),
    item: (code) => {
      const name = catalogue.items.get(code)?.name
      return { id: code, name: (ctx.locale === 'en' ? name?.en : undefined) ?? name?.zh ?? code }
    },
    units,
  }
}

/** Colleagues as they show themselves (badge, seat, surname). */
export async function accountsNamed(tx: Tx, ids: (string | null | undefined)[]): Promise<Map<string, string>> {
  const wanted = [...new Set(ids.filter((id): id is string => Boolean(id)))]
  if (wanted.length === 0) return new Map()
  const rows = await tx.rows<{ id: string; shown: string }>(accountNames(wanted))
  return new Map(rows.map((r) => [r.id, r.shown]))
}
