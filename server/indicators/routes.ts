/** What the indicators room answers. A number and the list behind it come from the same rows. */
import type { z } from 'zod'
import type { indicatorsApi } from '../../domain/indicators/api.ts'
import { aboutOf, targetFor, tellsRatings, type Counted } from '../../domain/indicators/rules.ts'
import type { DefinitionView } from '../../domain/indicators/schema.ts'
import { Refusal } from '../../domain/kernel/errors.ts'
import { nilId } from '../../domain/kernel/id.ts'
import { lineage, rangeOf } from '../../domain/kernel/place-path.ts'
import type { Ctx, Handlers } from '../kernel/context.ts'
import { afterCursor, cursorOf } from '../kernel/cursor.ts'
import { versionsOf } from '../kernel/db/history.ts'
import type { Tx } from '../kernel/db/tx.ts'
import { namesFor } from '../requests/index.ts'
import { namerOf } from './behind.ts'
import { change, define, end, setTarget, viewOf } from './define.ts'
import { exportFigures } from './export.ts'
import { bothWays, countedOf, dashboard, definedThen, mustSee, readingOf, whenOf } from './figures.ts'
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
    const [now, place, below, when] = await Promise.all([
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
    const [i] = (await definedThen(tx, [now], cells)) as [IndicatorRow]
    const own = targets.filter((t) => t.indicator === code)
    const items = below.map((p) => ({
      place: p,
      ...bothWays(
        i,
        cells.find((c) => c.place === p.path),
        targetFor(own, p.path),
        readingOf(ctx, p.path),
        now,
      ),
    }))
    const { body } = i
    return {
      code,
      version: i.version,
      name: body.name[ctx.locale],
      unit: body.unit,
      about: aboutOf(body),
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
    const now = await inUse(tx, code)
    const sums = await tx.rows<RollupRow>(rollupsIn([q.place], q.month, code))
    const [i] = (await definedThen(tx, [now], q.as === 'closing' ? sums : [])) as [IndicatorRow]
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
    const [name, where] = await Promise.all([
      namerOf(ctx, tx, i, q.month, shown, names),
      tx.rows<PlaceRow>(placeNames([...new Set(shown.map((r) => r.place))])),
    ])
    const called = new Map(where.map((p) => [p.path, p.name]))
    return {
      items: shown.map((r) => {
        return name(r, { path: r.place, name: called.get(r.place) ?? r.place })
      }),
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
