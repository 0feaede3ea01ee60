/** What a code is called, for views: places, units, items, colleagues. */
import type { Organisation } from '../../domain/organisations/schema.ts'
import type { NamedPlace } from '../../domain/people/import/where.ts'
import type { Named } from '../../domain/requests/schema.ts'
import { catalogueOf, itemEver } from '../catalogue/index.ts'
import { perCounty } from '../kernel/cached.ts'
import type { Ctx } from '../kernel/context.ts'
import type { Tx } from '../kernel/db/tx.ts'
import { organisationsOf } from '../organisations/index.ts'
import { accountNames, placeNames } from './names-store.ts'

interface PlaceInfo {
  path: string
  name: string
  parent: string | null
  help_line: string | null
  grid_kind: string | null
}

const directory = perCounty<ReadonlyMap<string, PlaceInfo>>(
  async (tx) => new Map((await tx.rows<PlaceInfo>(placeNames())).map((p) => [p.path, p])),
)

/** Everything a view needs to say names, in the reader's language. */
export interface Names {
  place: (path: string) => { path: string; name: string }
  /** `林口镇 · 站前办事处 · 第一居民委员会`, below the county. */
  where: (path: string) => string
  unit: (code: string) => Named
  item: (code: string) => Named
  units: ReadonlyMap<string, Organisation>
  /** Open places, for a text that may name one. */
  known: readonly NamedPlace[]
}

export async function namesFor(ctx: Pick<Ctx, 'house' | 'county' | 'locale'>): Promise<Names> {
  const [places, units, catalogue] = await Promise.all([
    directory.of(ctx.house, ctx.county),
    organisationsOf(ctx.house, ctx.county),
    catalogueOf(ctx.house, ctx.county),
  ])
  const placeName = (path: string) => places.get(path)?.name ?? path
  return {
    place: (path) => ({ path, name: placeName(path) }),
    where: (path) => {
      const names: string[] = []
      for (let p = places.get(path); p?.parent; p = places.get(p.parent)) names.unshift(p.name)
      return names.join(' · ') || placeName(path)
    },
    unit: (code) => ({ id: code, name: units.get(code)?.short ?? units.get(code)?.name ?? code }),
    item: (code) => {
      const name = itemEver(catalogue, code)?.name
      return { id: code, name: (ctx.locale === 'en' ? name?.en : undefined) ?? name?.zh ?? code }
    },
    units,
    known: [...places.values()].map(({ path, name, grid_kind: gridKind }) => ({ path, name, gridKind })),
  }
}

/** Colleagues as they show themselves (badge, seat, surname). */
export async function accountsNamed(tx: Tx, ids: (string | null | undefined)[]): Promise<Map<string, string>> {
  const wanted = [...new Set(ids.filter((id): id is string => Boolean(id)))]
  if (wanted.length === 0) return new Map()
  const rows = await tx.rows<{ id: string; shown: string }>(accountNames(wanted))
  return new Map(rows.map((r) => [r.id, r.shown]))
}
