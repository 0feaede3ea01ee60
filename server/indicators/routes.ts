/** What the indicators room answers. A number and the list behind it come from the same rows. */
import type { z } from 'zod'
import type { indicatorsApi } from '../../domain/indicators/api.ts'
import { targetFor, tellsRatings, type Counted } from '../../domain/indicators/rules.ts'
import type { BehindRow, DefinitionView } from '../../domain/indicators/schema.ts'
import { Refusal } from '../../domain/kernel/errors.ts'
import { nilId } from '../../domain/kernel/id.ts'
import { lineage, rangeOf } from '../../domain/kernel/place-path.ts'
import type { Ctx, Handlers } from '../kernel/context.ts'
import { afterCursor, cursorOf } from '../kernel/cursor.ts'
import { versionsOf } from '../kernel/db/history.ts'
import type { Tx } from '../kernel/db/tx.ts'
import { namesFor, type Names } from '../requests/index.ts'
import { change, define, end, setTarget, viewOf } from './define.ts'
import { exportFigures } from './export.ts'
import { bothWays, countedOf, dashboard, mustSee, readingOf, whenOf } from './figures.ts'
import {
  allIndicators,
  behind,
  behindClosing,
  monthStatus,
  placeAt,
  placeNames,
  placesBelow,
  rollupsIn,
  targetsFor,
  type BehindRow as BehindFound,
  type IndicatorRow,
  type MonthRow,
  type PlaceRow,
  type RollupRow,
  type TargetRow,
} from './store.ts'

const inUse = async (tx: Tx, code: string) => {
  const found = (await tx.rows<IndicatorRow>(allIndicators())).find((i) => i.code === code)
  if (!found) throw new Refusal('not-found')
  return found
}

async function places(ctx: Ctx, code: string, q: { place: string; month: string }) {
  mustSee(ctx, 'indicators.read', q.place)
  return ctx.read(async (tx) => {
    const [i, place, below, when] = await Promise.all([
      inUse(tx, code),
      tx.one<PlaceRow>(placeAt(q.place)),
      tx.rows<PlaceRow>(placesBelow(q.place, q.month)),
      whenOf(tx, q.month),
    ])
    if (!place) throw new Refusal('not-found')
    const paths = below.map((p) => p.path)
    const [cells, targets] = await Promise.all([
      tx.rows<RollupRow>(rollupsIn(paths, q.month, code)),
      tx.rows<TargetRow>(targetsFor([...lineage(q.place), ...paths])),
    ])
    const own = targets.filter((t) => t.indicator === code)
    const items = below.map((p) => ({
      place: p,
      ...bothWays(
        i,
        cells.find((c) => c.place === p.path),
        targetFor(own, p.path),
        readingOf(ctx, p.path),
      ),
    }))
    const { body } = i
    return {
      code,
      version: i.version,
      name: body.name[ctx.locale],
      unit: body.unit,
      formula: body.formula[ctx.locale],
      place,
      ...when,
      items,
    }
  })
}

type ListQuery = z.output<(typeof indicatorsApi.list)['spec']['query']>

/** The missed come first: they are what one wants to know. */
async function list(ctx: Ctx, code: string, q: ListQuery) {
  mustSee(ctx, 'indicators.drill', q.place)
  const names = await namesFor(ctx)
  const range = rangeOf(q.place)
  const [side, place, subject] = afterCursor(q.after, [q.side === 'hit' ? 1 : 0, '', nilId] as [number, string, string])
  return ctx.read(async (tx) => {
    const i = await inUse(tx, code)
    if (tellsRatings(i.body) && !ctx.may('indicators.ratings', q.place))
      throw new Refusal('not-permitted', { reason: 'ratings' })
    const epoch = q.as === 'closing' ? (await tx.one<MonthRow>(monthStatus(q.month)))?.epoch : null
    const page = (hit: boolean, after: { place: string; subject: string }, size: number) =>
      tx.rows<BehindFound>(
        typeof epoch === 'number'
          ? behindClosing(code, q.month, range, hit, after, size, { whole: q.counted === 'whole', epoch })
          : behind(code, q.month, range, hit, after, size, q.counted === 'whole'),
      )
    const found = await page(side === 1, { place, subject }, q.size + 1)
    const more =
      q.side === 'all' && side === 0 && found.length <= q.size
        ? await page(true, { place: '', subject: nilId }, q.size + 1 - found.length)
        : []
    const rows = [...found, ...more]
    const shown = rows.slice(0, q.size)
    const last = rows.length > q.size ? shown.at(-1) : undefined
    const [where, sums] = await Promise.all([
      tx.rows<PlaceRow>(placeNames([...new Set(shown.map((r) => r.place))])),
      tx.rows<RollupRow>(rollupsIn([q.place], q.month, code)),
    ])
    const called = new Map(where.map((p) => [p.path, p.name]))
    return {
      items: shown.map((r) => behindOf(ctx, r, { path: r.place, name: called.get(r.place) ?? r.place }, names)),
      total: totalOf(
        q,
        typeof epoch === 'number' ? countedOf(sums[0]) : countedOf(sums[0] && { ...sums[0], shut: false }),
      ),
      ...(last && { next: cursorOf(last.hit ? 1 : 0, last.place, last.subject) }),
    }
  })
}

/** The number that was pressed: with what was taken out of the rates, or without it. */
function totalOf({ side, counted }: ListQuery, { cell }: Counted): number {
  const [n, d] = counted === 'whole' ? [cell.nAll, cell.dAll] : [cell.n, cell.d]
  return { hit: n, missed: d - n, all: d }[side]
}

/** Counted for everybody who may open the list; named for who may read the matter. */
function behindOf(ctx: Ctx, r: BehindFound, place: BehindRow['place'], names: Names): BehindRow {
  const hidden = r.ref_no === null || !ctx.may('requests.read', r.place)
  const counted = { place, hit: r.hit, excluded: r.excluded, hidden, ...(r.value !== null && { value: r.value }) }
  if (hidden) return counted
  return {
    ...counted,
    subject: r.subject,
    refNo: r.ref_no!,
    ...(r.item && { item: names.item(r.item).name }),
    ...(r.lead_unit && { unit: names.unit(r.lead_unit).name }),
    ...(r.status && { status: r.status }),
    ...(r.received_at && { receivedAt: r.received_at.toISOString() }),
    ...(r.closed_at && { closedAt: r.closed_at.toISOString() }),
  }
}

interface KeptVersion {
  version: number
  at: Date
  after: (IndicatorRow['body'] & { ended?: boolean }) | null
}

async function versions(ctx: Ctx, code: string): Promise<{ items: DefinitionView[] }> {
  return ctx.read(async (tx) => {
    const [now, kept] = await Promise.all([inUse(tx, code), tx.rows<KeptVersion>(versionsOf('indicator', code))])
    const items = kept.flatMap(({ version, at, after }) => {
      if (!after) return []
      const { ended, ...body } = after
      const current = version === now.version
      return [
        viewOf({
          code,
          version,
          body,
          own: now.own,
          counting_from: current ? now.counting_from : null,
          ended_at: ended ? at : null,
        }),
      ]
    })
    return { items }
  })
}

export const routes: Handlers<typeof indicatorsApi> = {
  dashboard: (ctx, { query }) => dashboard(ctx, query),
  places: (ctx, { params, query }) => places(ctx, params.code, query),
  list: (ctx, { params, query }) => list(ctx, params.code, query),
  export: (ctx, { body }) => exportFigures(ctx, body),
  definitions: async (ctx, { query }) => {
    const all = await ctx.read((tx) => tx.rows<IndicatorRow>(allIndicators()))
    return { items: all.filter((i) => query.ended === '1' || i.ended_at === null).map(viewOf) }
  },
  versions: (ctx, { params }) => versions(ctx, params.code),
  define: (ctx, { body }) => define(ctx, body),
  change: (ctx, { params, body }) => change(ctx, params.code, body),
  end: (ctx, { params, body }) => end(ctx, params.code, body),
  target: (ctx, { params, body }) => setTarget(ctx, params.code, body),
}
