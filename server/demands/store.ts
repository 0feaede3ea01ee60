/** The register of what is asked of villages, and what was measured of forms. */

import type { DemandField, DemandKind, DemandRhythm } from '../../domain/demands/schema.ts'
import type { Dates, Spent } from '../../domain/demands/rules.ts'
import { sql, type Tx } from '../kernel/db/tx.ts'

export interface Demand extends Dates {
  id: string
  kind: DemandKind
  code: string
  title: string
  asker: string
  number: string
  ground: string
  places: string[]
  rhythm: DemandRhythm
  fields: DemandField[]
  account: string | null
  at: Date
  decidedBy: string | null
  decidedAt: Date | null
  decidedUnit: string | null
  why: string | null
}

export interface DemandRow extends Demand {
  version: number
}

const columns = `d.id, d.kind, d.code, d.title, d.asker, d.ground_no as number, d.ground, d.places, d.rhythm, d.from_day::text as "from",
  d.until_day::text as until, d.fields, d.decision, d.account, d.at, d.decided_by as "decidedBy", d.decided_at as "decidedAt",
  d.decided_unit as "decidedUnit", d.why, d.version`

const states: Record<string, string> = {
  asked: `d.decision = 'asked'`,
  refused: `d.decision = 'refused'`,
  coming: `d.decision = 'approved' and d.from_day > $5::date and (d.until_day is null or d.until_day >= $5::date)`,
  standing: `d.decision = 'approved' and d.from_day <= $5::date and (d.until_day is null or d.until_day >= $5::date)`,
  over: `d.decision = 'approved' and d.until_day < $5::date`,
}

/** Asked of a place: at one above it, at itself, or at one inside it. */
const about = (lo: string, hi: string, above: string) =>
  `exists (select 1 from unnest(d.places) p where (p >= ${lo} and p < ${hi}) or p = any(${above}::text[]))`

export interface Narrowed {
  place: { lo: string; hi: string; above: readonly string[] } | null
  asker: string | null
  kind: DemandKind | null
  state: string | null
  today: string
}

/** The newest first; uses `demand_at`. */
export const demands = (tx: Tx, f: Narrowed, after: readonly [at: string, id: string], size: number) =>
  tx.rows<DemandRow>(
    sql(
      `demands.list-${f.state ?? 'all'}`,
      `select ${columns} from demand d
       where (d.at, d.id) < ($1::timestamptz, $2::uuid) and ($3::text is null or d.asker = $3) and ($4::text is null or d.kind = $4)
         and $5::date is not null and ($6::text is null or ${about('$6', '$7', '$8')}) and ${f.state ? states[f.state] : 'true'}
       order by d.at desc, d.id desc limit $9`,
      [...after, f.asker, f.kind, f.today, f.place?.lo ?? null, f.place?.hi ?? null, f.place?.above ?? [], size],
    ),
  )

/** Everything in force at a place or inside it on a day. */
export const demandsAt = (tx: Tx, place: NonNullable<Narrowed['place']>, today: string, most: number) =>
  tx.rows<DemandRow>(
    sql(
      'demands.at',
      `select ${columns} from demand d
       where d.decision = 'approved' and d.from_day <= $4::date and (d.until_day is null or d.until_day >= $4::date) and ${about('$1', '$2', '$3')}
       order by d.asker, d.title, d.id limit $5`,
      [place.lo, place.hi, place.above, today, most],
    ),
  )

export const oneDemand = (tx: Tx, id: string) =>
  tx.one<DemandRow & { by: string | null; decidedName: string | null }>(
    sql(
      'demands.one',
      `select ${columns}, a.shown as by, b.shown as "decidedName" from demand d
       left join accounts_pub_names a on a.id = d.account left join accounts_pub_names b on b.id = d.decided_by where d.id = $1`,
      [id],
    ),
  )

export const lockDemand = (tx: Tx, id: string) =>
  tx.one<DemandRow>(sql('demands.lock', `select ${columns} from demand d where d.id = $1 for update`, [id]))

/** Of one thing, the longest first; uses `demand_code`. Held against whoever would end it meanwhile. */
export const demandsOf = (tx: Tx, kind: DemandKind, code: string, hold: boolean) =>
  tx.rows<DemandRow>(
    sql(
      hold ? 'demands.hold' : 'demands.of',
      `select ${columns} from demand d where d.kind = $1 and d.code = $2 and d.decision <> 'refused'
       order by d.until_day desc nulls first, d.id limit 200${hold ? ' for share' : ''}`,
      [kind, code],
    ),
  )

export const insertDemand = (d: Demand) =>
  sql(
    'demands.insert',
    `insert into demand (id, kind, code, title, asker, ground_no, ground, places, rhythm, from_day, until_day, fields, decision, account, at, decided_at, version)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, 1) on conflict (id) do nothing`,
    [
      d.id,
      d.kind,
      d.code,
      d.title,
      d.asker,
      d.number,
      d.ground,
      d.places,
      d.rhythm,
      d.from,
      d.until,
      JSON.stringify(d.fields),
      d.decision,
      d.account,
      d.at,
      d.decidedAt,
    ],
  )

export const known = (tx: Tx, ids: readonly string[]) =>
  tx.rows<{ id: string }>(sql('demands.known', 'select id from demand where id = any($1::uuid[])', [ids]))

export const decideDemand = (d: Demand) =>
  sql(
    'demands.decide',
    `update demand set decision = $2, decided_by = $3, decided_at = $4, decided_unit = $5, why = $6, version = version + 1 where id = $1`,
    [d.id, d.decision, d.decidedBy, d.decidedAt, d.decidedUnit, d.why],
  )

export const endDemand = (d: Demand) =>
  sql('demands.end', 'update demand set until_day = $2, why = $3, version = version + 1 where id = $1', [
    d.id,
    d.until,
    d.why,
  ])

/** Whose last day comes before a day and whose asker was not told of this one. */
export const ending = (tx: Tx, today: string, before: string, most: number) =>
  tx.rows<DemandRow>(
    sql(
      'demands.ending',
      `select ${columns} from demand d
       where d.decision = 'approved' and d.until_day >= $1::date and d.until_day <= $2::date and d.told_on is null order by d.id limit $3 for update`,
      [today, before, most],
    ),
  )

export const wasTold = (ids: readonly string[], today: string) =>
  sql('demands.told', 'update demand set told_on = $2 where id = any($1::uuid[])', [ids, today])

/** Asked of a place that is no more, it is asked of those it became; said twice, it stands there once. */
export const followPlace = (old: string, heirs: readonly string[]) =>
  sql(
    'demands.follow',
    `update demand set places = (
       select array_agg(distinct p collate "C") from unnest(array_remove(places, $1) || $2::text[]) p)
     where $1 = any(places) and cardinality($2::text[]) > 0`,
    [old, heirs],
  )

export const placesNamed = (tx: Tx, paths: readonly string[]) =>
  tx.rows<{ path: string; name: string; kind: string; closed: string | null }>(
    sql(
      'demands.places',
      'select path, name, kind, closed::text as closed from places_pub_place where path = any($1::text[])',
      [paths],
    ),
  )

export const putSpent = (code: string, month: string, bound: number, seconds: number) =>
  sql(
    'demands.spent',
    `insert into demand_spent (code, month, bound, times, seconds) values ($1, $2, $3, 1, $4)
     on conflict (code, month, bound) do update set times = demand_spent.times + 1, seconds = demand_spent.seconds + excluded.seconds`,
    [code, month, bound, seconds],
  )

export const putFilled = (code: string, month: string, place: string) =>
  sql(
    'demands.filled',
    `insert into demand_filled (place, month, code, times) select path, $2, $3, 1 from places_pub_place where path = $1
     on conflict (place, month, code) do update set times = demand_filled.times + 1`,
    [place, month, code],
  )

/** In the year up to a month. */
export const spentOf = (tx: Tx, codes: readonly string[], first: string, last: string) =>
  tx.rows<Spent & { code: string }>(
    sql(
      'demands.spentOf',
      `select code, bound, sum(times)::int as times, sum(seconds)::int as seconds from demand_spent
       where code = any($1::text[]) and month >= $2 and month <= $3 group by code, bound`,
      [codes, first, last],
    ),
  )

export const filledAt = (tx: Tx, { lo, hi }: { lo: string; hi: string }, month: string) =>
  tx.rows<{ code: string; times: number }>(
    sql(
      'demands.filledAt',
      'select code, sum(times)::int as times from demand_filled where place >= $1 and place < $2 and month = $3 group by code',
      [lo, hi, month],
    ),
  )
