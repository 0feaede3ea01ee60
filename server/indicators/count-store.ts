/** Counting: which matter stands in which indicator, and the sums that follow. One counter at a time (`lockCounting`). */
import type { MadeChunk } from '../../domain/duties/measured.ts'
import type { Buckets } from '../../domain/indicators/histogram.ts'
import type { Range } from '../../domain/kernel/place-path.ts'
import { columns } from '../kernel/db/bulk.ts'
import { sql, type Statement } from '../kernel/db/tx.ts'
import type { Key } from './measure-store.ts'

/** Held to the end of the transaction: what is read after it is what the counter before left. */
export const lockCounting = () =>
  sql('indicators.counting.lock', 'select counted_at, closings from indicator_counting for update')

export const touchCounting = (now: Date) =>
  sql('indicators.counting.touch', 'update indicator_counting set counted_at = $1', [now])

export const addPending = (requests: string[]) =>
  sql(
    'indicators.pending.add',
    'insert into indicator_pending (request) (select distinct unnest($1::uuid[]) order by 1) on conflict do nothing',
    [requests],
  )

/** Under the counter's lock, so that nobody relies on a count that is just ending. */
export const lockAsking = () => sql('indicators.lockAsking', 'select asked from indicator_counting for update')

/** Touches a row only where none is asked for yet. */
export const askForCount = () => sql('indicators.ask', 'update indicator_counting set asked = true where not asked')

export const countAsked = () => sql('indicators.asked', 'update indicator_counting set asked = false')

export const takePending = (size: number) =>
  sql(
    'indicators.pending.take',
    `delete from indicator_pending where request in (select request from indicator_pending limit $1)
     returning request`,
    [size],
  )

export const addPendingDuties = (duties: readonly string[]) =>
  sql(
    'indicators.pending-duties.add',
    'insert into indicator_pending_duty (duty) (select distinct unnest($1::uuid[]) order by 1) on conflict do nothing',
    [duties],
  )

const putDownThose = (name: string, where: string, values: unknown[]) =>
  sql(
    name,
    `insert into indicator_pending_duty (duty) (select duty from duties_pub_made where ${where}) on conflict do nothing`,
    values,
  )

/** A chunk of the making, found again by the walk that made it. */
export const addMadeDuties = (c: MadeChunk) =>
  putDownThose(
    'indicators.pending-duties.made',
    `plan = $1 and rhythm = $2 and enrolment > $3 and enrolment <= $4 and cause = 'rhythm' and from_day >= $5 and from_day <= $6`,
    [c.plan, c.rhythm, c.after, c.upTo, c.since, c.through],
  )

export const addDutiesOfEnrolments = (enrolments: readonly string[]) =>
  putDownThose('indicators.pending-duties.enrolments', 'enrolment = any($1::uuid[])', [enrolments])

export const addDutiesOfPersons = (persons: readonly string[]) =>
  putDownThose('indicators.pending-duties.persons', 'person = any($1::uuid[])', [persons])

/** Rare, and then a great many at once. */
export const addDutiesOfWeather = (range: Range, since: string) =>
  putDownThose(
    'indicators.pending-duties.weather',
    `cause = 'weather' and place >= $1 and place < $2 and to_day >= $3`,
    [range.lo, range.hi, since],
  )

/** Only where a definition counts services: a county without one keeps no list of them. */
export const addPendingRecords = (records: readonly string[]) =>
  sql(
    'indicators.pending-records.add',
    `insert into indicator_pending_record (record)
     (select distinct unnest($1::uuid[]) where exists (select 1 from indicators where body ->> 'about' = 'record' and ended_at is null) order by 1)
     on conflict do nothing`,
    [records],
  )

export const takePendingRecords = (size: number) =>
  sql(
    'indicators.pending-records.take',
    `delete from indicator_pending_record where record in (select record from indicator_pending_record order by record limit $1)
     returning record`,
    [size],
  )

export const takePendingDuties = (size: number) =>
  sql(
    'indicators.pending-duties.take',
    `delete from indicator_pending_duty where duty in (select duty from indicator_pending_duty order by duty limit $1)
     returning duty`,
    [size],
  )

export interface CountedRow {
  subject: string
  indicator: string
  month: string
  place: string
  hit: boolean
  excluded: boolean
  value: number | null
  formula: number
  /** Closings before this version of the row was written. */
  epoch: number
}

const counted = 'subject, indicator, month::text, place, hit, excluded, value, formula, epoch'

/** How these stand so far: of a person the month that is asked for, of a matter whichever it stood in. */
export const rowsOf = (keys: readonly Key[]) =>
  keys.some((k) => k.month !== null)
    ? sql(
        'indicators.rows.persons',
        `select ${counted} from unnest($1::uuid[], $2::date[]) k(s, m)
         join indicator_rows on subject = k.s and month = k.m`,
        columns(keys, ['subject', 'month']),
      )
    : sql('indicators.rows', `select ${counted} from indicator_rows where subject = any($1::uuid[])`, [
        keys.map((k) => k.subject),
      ])

/** What an earlier formula counted and the present one did not come by: it counted something else. */
export const rowsLeft = (indicator: string, formula: number, size: number) =>
  sql('indicators.rows.left', `select ${counted} from indicator_rows where indicator = $1 and formula <> $2 limit $3`, [
    indicator,
    formula,
    size,
  ])

export const putRows = (rows: CountedRow[]): Statement =>
  sql(
    'indicators.rows.put',
    `insert into indicator_rows (subject, indicator, month, place, hit, excluded, value, formula, epoch)
     (select * from unnest($1::uuid[], $2::text[], $3::date[], $4::text[], $5::boolean[], $6::boolean[], $7::int[], $8::int[], $9::int[]))
     on conflict (subject, indicator, month) do update set place = excluded.place, hit = excluded.hit,
       excluded = excluded.excluded, value = excluded.value, formula = excluded.formula, epoch = excluded.epoch`,
    columns(rows, ['subject', 'indicator', 'month', 'place', 'hit', 'excluded', 'value', 'formula', 'epoch']),
  )

export const dropRows = (rows: Pick<CountedRow, 'subject' | 'indicator' | 'month'>[]): Statement =>
  sql(
    'indicators.rows.drop',
    `delete from indicator_rows r using unnest($1::uuid[], $2::text[], $3::date[]) g(subject, indicator, month)
     where r.subject = g.subject and r.indicator = g.indicator and r.month = g.month`,
    columns(rows, ['subject', 'indicator', 'month']),
  )

export interface CellKey {
  place: string
  month: string
  indicator: string
}

export const bucketsOf = (cells: CellKey[]) =>
  sql(
    'indicators.buckets',
    `select r.place, r.month::text, r.indicator, r.buckets
     from unnest($1::text[], $2::date[], $3::text[]) c(place, month, indicator)
     join indicator_rollups r on r.place = c.place and r.month = c.month and r.indicator = c.indicator`,
    columns(cells, ['place', 'month', 'indicator']),
  )

export interface CellWrite extends CellKey {
  n: number
  d: number
  nAll: number
  dAll: number
  /** Whole, not a difference; null where the indicator keeps none. */
  buckets: Buckets | null
}

/** Sums are added to, buckets replaced. */
export const addCells = (cells: CellWrite[], now: Date): Statement =>
  sql(
    'indicators.cells',
    `insert into indicator_rollups as r (place, month, indicator, n, d, n_all, d_all, buckets, changed_at)
     (select u.*, $9::timestamptz from unnest($1::text[], $2::date[], $3::text[], $4::int[], $5::int[], $6::int[], $7::int[], $8::jsonb[]) u)
     on conflict (place, month, indicator) do update set n = r.n + excluded.n, d = r.d + excluded.d,
       n_all = r.n_all + excluded.n_all, d_all = r.d_all + excluded.d_all, buckets = excluded.buckets,
       changed_at = excluded.changed_at`,
    [...columns(cells, ['place', 'month', 'indicator', 'n', 'd', 'nAll', 'dAll', 'buckets']), now],
  )

/** Indicators that a recount has still to go through. */
export const unfinished = () =>
  sql(
    'indicators.unfinished',
    'select code from indicators where counting_from is not null and ended_at is null order by code',
  )

export const setProgress = (code: string, from: string | null) =>
  sql('indicators.progress', 'update indicators set counting_from = $2 where code = $1', [code, from])

/** All rows of a month, added up by place: what its sums must say. */
export const sumsOfRows = (month: string) =>
  sql(
    'indicators.sums',
    `select indicator, place,
       count(*) filter (where hit and not excluded)::int as n, count(*) filter (where not excluded)::int as d,
       count(*) filter (where hit)::int as n_all, count(*)::int as d_all
     from indicator_rows where month = $1 group by indicator, place`,
    [month],
  )

export const cellsOf = (month: string) =>
  sql(
    'indicators.cells.of',
    'select place, indicator, n, d, n_all, d_all, buckets from indicator_rollups where month = $1',
    [month],
  )

export const monthsCounted = () =>
  sql('indicators.months', 'select distinct month::text from indicator_rollups order by 1')

export const valuesOf = (month: string) =>
  sql(
    'indicators.values',
    'select indicator, place, value, excluded from indicator_rows where month = $1 and value is not null',
    [month],
  )
