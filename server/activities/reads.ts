/** What staff see of activities: lists of some days, what is not closed, one. */
import type { activitiesApi } from '../../domain/activities/api.ts'
import type { ActivityView } from '../../domain/activities/schema.ts'
import { instantAt, nextDay } from '../../domain/facilities/hours.ts'
import type { Received } from '../../domain/kernel/api.ts'
import { fault, Refusal } from '../../domain/kernel/errors.ts'
import { nilId } from '../../domain/kernel/id.ts'
import { rangeOf } from '../../domain/kernel/place-path.ts'
import type { Ctx } from '../kernel/context.ts'
import { afterCursor, paged } from '../kernel/cursor.ts'
import { textsById, type TextRow } from '../kernel/texts/store.ts'
import { rulesBook } from './kinds.ts'
import { briefOf, namesFor } from './names.ts'
import { allowedFor } from './policy.ts'
import { seriesOf } from './series.ts'
import { oneActivity, type ActivityRow } from './store/activity-store.ts'
import { activitiesIn, daysWith, openIn, type AfterMoment, type Where } from './store/list-store.ts'

type Query<K extends keyof typeof activitiesApi> = Received<(typeof activitiesApi)[K]>['query']

/** What was asked for, else what the reader answers for: their places, or the units they work for. */
function whereOf(
  ctx: Ctx,
  q: { under?: string | undefined; unit?: string | undefined },
): Where & { unit: string | null } {
  if (q.under) return { ranges: [rangeOf(q.under)], units: [], unit: q.unit ?? null }
  if (q.unit) return { ranges: [], units: [q.unit], unit: null }
  return { ranges: ctx.scope.ranges, units: ctx.scope.units, unit: null }
}

/** Days as instants; the last is inclusive. */
function spanOf({ from, to }: { from: string; to: string }) {
  const span = { from: new Date(instantAt(from)), to: new Date(instantAt(nextDay(to))) }
  if (span.to <= span.from) throw fault('query.to', 'ends-before-start')
  if (span.to.getTime() - span.from.getTime() > 62 * 86_400_000) throw fault('query.to', 'span-too-long')
  return span
}

const first: AfterMoment = ['-infinity', nilId]
/** A keyset of instants begins before all of them. */
const afterOf = (cursor: string | undefined): AfterMoment => afterCursor<AfterMoment>(cursor, first)

const shown = async (ctx: Ctx, rows: ActivityRow[], size: number, key: (r: ActivityRow) => Date) => {
  const names = await ctx.read((tx) => namesFor(ctx, tx, rows))
  return paged(
    rows,
    size,
    (r) => briefOf(r, names),
    (r) => [key(r).toISOString(), r.id],
  )
}

export async function list(ctx: Ctx, query: Query<'list'>) {
  const filter = {
    ...whereOf(ctx, query),
    ...spanOf(query),
    kind: query.kind ?? null,
    theme: query.theme ?? null,
  }
  const rows = await ctx.read((tx) => activitiesIn(tx, filter, afterOf(query.after), query.size + 1))
  return shown(ctx, rows, query.size, (r) => r.from_at)
}

export async function open(ctx: Ctx, query: Query<'open'>) {
  const rows = await ctx.read((tx) => openIn(tx, whereOf(ctx, query), ctx.now, afterOf(query.after), query.size + 1))
  return shown(ctx, rows, query.size, (r) => r.to_at)
}

export async function days(ctx: Ctx, query: Query<'days'>) {
  return { items: await ctx.read((tx) => daysWith(tx, { ...whereOf(ctx, query), ...spanOf(query) })) }
}

export async function get(ctx: Ctx, id: string): Promise<ActivityView> {
  const [book, found] = await Promise.all([
    rulesBook(ctx),
    ctx.read(async (tx) => {
      const row = await oneActivity(tx, id)
      if (!row) throw new Refusal('not-found')
      const [names, series, texts] = await Promise.all([
        namesFor(ctx, tx, [row]),
        seriesOf(tx, row),
        tx.rows<TextRow>(textsById([row.words, row.why, row.minutes].filter((t) => t !== null))),
      ])
      return { row, names, series, texts }
    }),
  ])
  const { row, names, series, texts } = found
  const text = (of: string | null) => texts.find((t) => t.id === of)?.body ?? null
  return {
    ...briefOf(row, names),
    rules: book(row),
    words: text(row.words) ?? '',
    form: row.form,
    elders: row.elders,
    whyCancelled: text(row.why),
    came: row.came,
    counted: row.counted,
    heads: row.heads,
    closing: row.closing,
    minutes: text(row.minutes),
    record: row.record,
    series,
    runs: ctx.may('activities.run', row.place, row.unit),
    taken: row.taken,
    waiting: row.waiting,
    allowed: allowedFor(ctx, row).filter((kind) => kind !== 'enter' || book(row).joining !== 'none'),
  }
}
