/** Figures of a place and month: what the dashboard shows, what is compared and what is exported come from here. */
import {
  aboutOf,
  emptyCell,
  figureOf,
  metBy,
  monthsUpTo,
  ratesFrom,
  targetFor,
  tellsRatings,
  type Counted,
  type Reading,
} from '../../domain/indicators/rules.ts'
import type { IndicatorCard } from '../../domain/indicators/schema.ts'
import { Refusal } from '../../domain/kernel/errors.ts'
import { lineage, type PlacePath } from '../../domain/kernel/place-path.ts'
import type { Ctx } from '../kernel/context.ts'
import { versionsOf } from '../kernel/db/history.ts'
import type { Tx } from '../kernel/db/tx.ts'
import { canonical } from '../kernel/hash.ts'
import {
  allIndicators,
  countedAt,
  monthStatus,
  placeAt,
  rollupsOf,
  targetsFor,
  type IndicatorRow,
  type MonthRow,
  type PlaceRow,
  type RollupRow,
  type TargetRow,
} from './store.ts'

const nothing: Counted = { cell: emptyCell, buckets: {} }
const counted = (r: Omit<NonNullable<RollupRow['closed']>, 'formula'> | null | undefined): Counted =>
  r ? { cell: { n: r.n, d: r.d, nAll: r.n_all, dAll: r.d_all }, buckets: r.buckets ?? {} } : nothing

interface KeptVersion {
  version: number
  after: IndicatorRow['body'] | null
}

/**
 * Definitions by which a month's figures were counted: of a closed month those of its closing, which a later version does not
 * change.
 * @param cells of that month, in whichever places
 */
export async function definedThen(tx: Tx, all: readonly IndicatorRow[], cells: readonly RollupRow[]) {
  const shut = new Map(cells.flatMap((c) => (c.shut && c.closed ? [[c.indicator, c.closed.formula] as const] : [])))
  return Promise.all(
    all.map(async (i): Promise<IndicatorRow> => {
      const version = shut.get(i.code)
      if (version === undefined || version === i.version) return i
      const kept = await tx.rows<KeptVersion>(versionsOf('indicator', i.code))
      const body = kept.find((k) => k.version === version)?.after
      return body ? { ...i, version, body } : i
    }),
  )
}

/** What is shown: of a closed month what was counted at its closing. */
export const countedOf = (r: RollupRow | undefined): Counted => (r?.shut ? counted(r.closed) : counted(r))

/** What a closed month would say today, where that is something else. */
export function laterOf(r: RollupRow | undefined): { counted: Counted; at: Date } | undefined {
  if (!r?.shut || !r.changed_at) return undefined
  const now = counted(r)
  return canonical(now) === canonical(counted(r.closed)) ? undefined : { counted: now, at: r.changed_at }
}

export const readingOf = (ctx: Ctx, place: PlacePath): Reading => ({ ratings: ctx.may('indicators.ratings', place) })

/** Duties, and those they are due to, are a census: their rates are shown however few they are. */
const saidOf = (i: IndicatorRow, c: Counted, whole: boolean, reader: Reading) =>
  figureOf(i.body.unit, c, whole, tellsRatings(i.body), { ...reader, census: aboutOf(i.body) !== 'request' })

/**
 * Figures of one cell, with and without what was taken out, and how they stand to the target.
 * @param i as it was when the month was closed
 * @param now as it is today
 */
export function bothWays(
  i: IndicatorRow,
  row: RollupRow | undefined,
  target: TargetRow | undefined,
  reader: Reading,
  now?: IndicatorRow,
) {
  const of = (c: Counted, whole: boolean) => saidOf(i, c, whole, reader)
  const shown = countedOf(row)
  // What counts something else today corrects nothing.
  const later = now !== undefined && aboutOf(now.body) !== aboutOf(i.body) ? undefined : laterOf(row)
  const figure = of(shown, false)
  return {
    figure,
    whole: of(shown, true),
    ...(later && {
      corrected: { figure: of(later.counted, false), whole: of(later.counted, true), at: later.at.toISOString() },
    }),
    met: metBy(figure, target?.value, i.body.better),
    ...(target && { target: { value: target.value, place: target.place } }),
  }
}

/** A place outside one's area is not there. */
export function mustSee(
  ctx: Ctx,
  permission: 'indicators.read' | 'indicators.drill' | 'indicators.export',
  place: PlacePath,
): void {
  if (!ctx.may(permission, place)) throw new Refusal('not-found')
}

export async function whenOf(tx: Tx, month: string) {
  const [status, counted] = await Promise.all([
    tx.one<MonthRow>(monthStatus(month)),
    tx.one<{ counted_at: Date | null }>(countedAt()),
  ])
  return {
    month,
    status: status?.status ?? ('open' as const),
    ...(status?.closed_at && { closedAt: status.closed_at.toISOString() }),
    countedAt: counted?.counted_at?.toISOString() ?? null,
    ratesFrom,
  }
}

export async function dashboard(ctx: Ctx, q: { place: string; month: string; months: number }) {
  mustSee(ctx, 'indicators.read', q.place)
  const months = monthsUpTo(q.month, q.months)
  return ctx.read(async (tx) => {
    const [place, all, cells, targets, when] = await Promise.all([
      tx.one<PlaceRow>(placeAt(q.place)),
      tx.rows<IndicatorRow>(allIndicators()),
      tx.rows<RollupRow>(rollupsOf(q.place, months[0]!, q.month)),
      tx.rows<TargetRow>(targetsFor(lineage(q.place))),
      whenOf(tx, q.month),
    ])
    if (!place) throw new Refusal('not-found')
    const used = all.filter((i) => i.ended_at === null)
    const then = await definedThen(
      tx,
      used,
      cells.filter((c) => c.month === q.month),
    )
    const card = (i: IndicatorRow, n: number) => cardOf(ctx, i, used[n]!, q.place, months, cells, targets)
    return { place, ...when, indicators: then.map(card) }
  })
}

function cardOf(
  ctx: Ctx,
  i: IndicatorRow,
  now: IndicatorRow,
  place: string,
  months: string[],
  cells: RollupRow[],
  targets: TargetRow[],
): IndicatorCard {
  const { body } = i
  const reader = readingOf(ctx, place)
  const telling = tellsRatings(body)
  const own = cells.filter((c) => c.indicator === i.code)
  const of = (month: string) => own.find((c) => c.month === month)
  return {
    code: i.code,
    version: i.version,
    name: body.name[ctx.locale],
    unit: body.unit,
    about: aboutOf(body),
    period: body.period,
    better: body.better,
    formula: body.formula[ctx.locale],
    source: body.source,
    counting: i.counting_from !== null,
    ratings: telling,
    opens: ctx.may('indicators.drill', place) && (!telling || reader.ratings),
    ...bothWays(
      i,
      of(months.at(-1)!),
      targetFor(
        targets.filter((t) => t.indicator === i.code),
        place,
      ),
      reader,
      now,
    ),
    trend: months.map((month) => ({
      month,
      figure: saidOf(i, countedOf(of(month)), false, reader),
    })),
  }
}
