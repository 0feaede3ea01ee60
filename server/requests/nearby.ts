/** Already reported nearby? [D15] For residents only what its reporter left open to neighbours, and no words of his. */
import { day } from '../../domain/kernel/instant.ts'
import { lineage, rangeOf } from '../../domain/kernel/place-path.ts'
import { nearby, nearbyDefaults, type Candidate, type NearbyRule } from '../../domain/requests/duplicates.ts'
import type { NearbyItem } from '../../domain/requests/schema.ts'
import type { RequestSettings } from '../../domain/requests/settings.ts'
import type { RequestState } from '../../domain/requests/state.ts'
import type { Point, Where } from '../../domain/requests/fields.ts'
import type { Ctx } from '../kernel/context.ts'
import { openNear } from './list-store.ts'
import { namesFor, type Names } from './names.ts'
import { requestSettings } from './settings.ts'
import { pointsOf, type RequestRow } from './store.ts'

type NearbyWithin = RequestSettings['duplicates']

/** Most open requests of a community that are compared. */
const most = 400

interface About {
  where: Where
  item?: string | undefined
  category?: string | undefined
  what?: string | undefined
}

interface Known extends Candidate {
  row: RequestRow
}

const candidate = (row: RequestRow): Known => {
  const s = row.state as RequestState
  return {
    row,
    place: s.place,
    estate: s.estate,
    dwelling: s.dwelling,
    item: s.item,
    category: s.category,
    at: row.received_at.getTime(),
    words: row.summary,
  }
}

/** The community of a place: where neighbours look. */
const around = (place: string) => rangeOf(lineage(place).slice(0, 4).at(-1) ?? place)

async function search(
  ctx: Ctx,
  about: Candidate,
  not: string | undefined,
  scope: Ctx['scope'],
  shown: (r: RequestRow) => boolean,
) {
  const { duplicates } = await requestSettings(ctx.house, ctx.county)
  const rule: NearbyRule = { ...nearbyDefaults, ...duplicates }
  const since = new Date(about.at - rule.days * day)
  const known = await ctx.read(async (tx) => {
    const rows = (await tx.rows<RequestRow>(openNear(around(about.place), since, most))).filter(
      (r) => r.id !== not && shown(r),
    )
    if (!about.point) return rows.map(candidate)
    const points = await tx.rows<{ request: string; point: Point | null }>(pointsOf(rows.map((r) => r.id)))
    const at = new Map(points.map((p) => [p.request, p.point ?? undefined]))
    return rows.map((r) => ({ ...candidate(r), point: at.get(r.id) }))
  }, scope)
  return { found: nearby(about, known, rule), within: duplicates }
}

const item = (
  found: { other: Known; score: number; metres: number | undefined },
  names: Names,
  staff: boolean,
): NearbyItem => {
  const { row } = found.other
  const s = row.state as RequestState
  return {
    request: row.id,
    label: names.where(s.place),
    status: s.status,
    receivedAt: row.received_at.toISOString(),
    followers: s.followers,
    score: found.score,
    ...(staff && { refNo: row.ref_no }),
    ...(staff && row.summary && { brief: row.summary }),
    ...(s.item && { item: names.item(s.item) }),
    ...(found.metres !== undefined && { metres: found.metres }),
  }
}

export async function nearbyFor(
  ctx: Ctx,
  q: About,
  staff: boolean,
): Promise<{ items: NearbyItem[]; within: NearbyWithin }> {
  const names = await namesFor(ctx)
  const about: Candidate = {
    place: q.where.place,
    estate: q.where.estate,
    dwelling: q.where.dwelling,
    point: q.where.point,
    item: q.item,
    category: q.category,
    words: q.what,
    at: ctx.now.getTime(),
  }
  const scope = staff ? ctx.scopeOf('requests.read') : { ranges: [around(q.where.place)], units: [] }
  const { found, within } = await search(ctx, about, undefined, scope, (r) => staff || r.open_to_all)
  return { items: found.map((f) => item(f, names, staff)), within }
}

export async function similarTo(ctx: Ctx, row: RequestRow): Promise<{ items: NearbyItem[]; within: NearbyWithin }> {
  const names = await namesFor(ctx)
  const { found, within } = await search(ctx, candidate(row), row.id, ctx.scope, () => true)
  return { items: found.map((f) => item(f, names, true)), within }
}
