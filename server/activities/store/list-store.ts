/** Lists of activities. Each looks at some days only: a county plans a few thousand in two months. */
import { longest as longestDays } from '../../../domain/activities/rules.ts'
import { depthOf, type Range } from '../../../domain/kernel/place-path.ts'
import { sql, type Tx } from '../../kernel/db/tx.ts'
import { activityColumns, type ActivityRow } from './activity-store.ts'
import { mostFed, type FeedSpan } from './feed-store.ts'

/** Places with what lies below them; where there are none, units. */
export interface Where {
  ranges: readonly Range[]
  units: readonly string[]
}

/** Where a page ended: an instant and an id. */
export type AfterMoment = [at: string, id: string]

type Arm = 'Unit' | 'Small' | 'Large'

/** A community has few over the years and is found by its place; of a town or a county the days are found first. */
const armOf = ({ ranges }: Where): Arm =>
  ranges.length === 0 ? 'Unit' : ranges.every((r) => depthOf(r.lo) > 2) ? 'Small' : 'Large'

const boundsOf = ({ ranges, units }: Where) =>
  ranges.length === 0 ? [units, null] : [ranges.map((r) => r.lo), ranges.map((r) => r.hi)]

/** `is true`: no index answers that, so the days are looked up and not whatever there ever was in a county. */
const place: Record<Exclude<Arm, 'Unit'>, string> = {
  Small: 'a.place >= s.lo and a.place < s.hi',
  Large: '(a.place >= s.lo and a.place < s.hi) is true',
}

/** @param rest what else is asked of a row, in the order in which it is wanted */
const from = (arm: Arm, what: string, rest: string): string =>
  arm === 'Unit'
    ? `with l as (select ${what} from activity a where $2::text[] is null and a.unit = any($1::text[]) and ${rest})`
    : `with l as (select x.* from unnest($1::text[], $2::text[]) s(lo, hi) cross join lateral (select ${what} from activity a where ${place[arm]} and ${rest}) x)`

export interface ListFilter extends Where {
  from: Date
  to: Date
  kind: string | null
  theme: string | null
  /** One unit of the place. */
  unit: string | null
}

/** Those that begin in a span of time, in their order. */
export const activitiesIn = (tx: Tx, f: ListFilter, after: AfterMoment, size: number) => {
  const arm = armOf(f)
  return tx.rows<ActivityRow>(
    sql(
      `activities.list${arm}`,
      `${from(
        arm,
        activityColumns,
        `a.from_at >= $3 and a.from_at < $4 and (a.from_at, a.id) > ($5::timestamptz, $6::uuid) and ($7::text is null or a.kind = $7)
           and ($8::text is null or $8 = any(a.themes)) and ($9::text is null or a.unit = $9) order by a.from_at, a.id limit $10`,
      )} select * from l order by from_at, id limit $10`,
      [...boundsOf(f), f.from, f.to, ...after, f.kind, f.theme, f.unit, size],
    ),
  )
}

/** How many begin on each day; those called off are not counted. */
export const daysWith = (tx: Tx, f: Where & { from: Date; to: Date; unit: string | null }) => {
  const arm = armOf(f)
  return tx.rows<{ day: string; n: number }>(
    sql(
      `activities.days${arm}`,
      `${from(
        arm,
        `(a.from_at at time zone 'Asia/Shanghai')::date as day`,
        `a.from_at >= $3 and a.from_at < $4 and ($5::text is null or a.unit = $5) and a.status <> 'cancelled'`,
      )} select day::text as day, count(*)::int as n from l group by day order by day`,
      [...boundsOf(f), f.from, f.to, f.unit],
    ),
  )
}

/** Over and not closed, the oldest first. Uses `activity_open`. */
export const openIn = (tx: Tx, f: Where & { unit: string | null }, now: Date, after: AfterMoment, size: number) => {
  const arm = armOf(f)
  return tx.rows<ActivityRow>(
    sql(
      `activities.open${arm}`,
      `${from(
        arm,
        activityColumns,
        `a.status = 'published' and a.to_at <= $3 and (a.to_at, a.id) > ($4::timestamptz, $5::uuid) and ($6::text is null or a.unit = $6)
         order by a.to_at, a.id limit $7`,
      )} select * from l order by to_at, id limit $7`,
      [...boundsOf(f), now, ...after, f.unit, size],
    ),
  )
}

/** Published ones of today. */
export const doorsIn = (tx: Tx, f: Where, today: { from: Date; to: Date }, size: number) => {
  const arm = armOf(f)
  return tx.rows<ActivityRow>(
    sql(
      `activities.doors${arm}`,
      `${from(
        arm,
        activityColumns,
        `a.from_at >= $3 and a.from_at < $4 and a.to_at > $5 and a.status = 'published' order by a.from_at, a.id limit $6`,
      )} select * from l order by from_at, id limit $6`,
      [...boundsOf(f), new Date(today.from.getTime() - longest), today.to, today.from, size],
    ),
  )
}

/** Published ones that are not over, of a place and what lies below it. */
export const comingIn = (tx: Tx, range: Range, now: Date, until: Date, kinds: readonly string[], size: number) => {
  const arm = armOf({ ranges: [range], units: [] }) as Exclude<Arm, 'Unit'>
  return tx.rows<ActivityRow>(
    sql(
      `activities.coming${arm}`,
      `select ${activityColumns} from activity a cross join (values ($1::text, $2::text)) s(lo, hi)
       where ${place[arm]} and a.from_at >= $3 and a.from_at < $5 and a.to_at > $4 and a.status <> 'planned'
         and a.kind = any($6::text[]) order by a.from_at, a.id limit $7`,
      [range.lo, range.hi, new Date(now.getTime() - longest), now, until, kinds, size],
    ),
  )
}

/** What everybody sees of a place and what lies below it, of a span: called off too, so that it goes from calendars. */
export const feedOfPlace = (tx: Tx, range: Range, span: FeedSpan, kinds: readonly string[]) => {
  const arm = armOf({ ranges: [range], units: [] }) as Exclude<Arm, 'Unit'>
  return tx.rows<ActivityRow>(
    sql(
      `activities.feed${arm}`,
      `select ${activityColumns} from activity a cross join (values ($1::text, $2::text)) s(lo, hi)
       where ${place[arm]} and a.from_at >= $3 and a.from_at < $4 and a.status <> 'planned' and a.kind = any($5::text[])
       order by a.from_at, a.id limit ${mostFed}`,
      [range.lo, range.hi, span.from, span.to, kinds],
    ),
  )
}

/** The same of these very places. */
export const comingAt = (
  tx: Tx,
  places: readonly string[],
  now: Date,
  until: Date,
  kinds: readonly string[],
  size: number,
) =>
  tx.rows<ActivityRow>(
    sql(
      'activities.comingAt',
      `select ${activityColumns} from activity a
       where a.place = any($1::text[]) and a.from_at >= $2 and a.from_at < $4 and a.to_at > $3
         and a.status <> 'planned' and a.kind = any($5::text[]) order by a.from_at, a.id limit $6`,
      [places, new Date(now.getTime() - longest), now, until, kinds, size],
    ),
  )

/** Whatever is not over began after that. */
const longest = longestDays * 86_400_000

/** A place that became another takes along what is still to come there. */
export const followPlace = (old: string, next: string, now: Date) =>
  sql('activities.follow', `update activity set place = $2 where place = $1 and status <> 'cancelled' and to_at > $3`, [
    old,
    next,
    now,
  ])
