/** Closed months: what was counted, and the rows behind as they were. */
import { columns } from '../kernel/db/bulk.ts'
import { sql, type Statement } from '../kernel/db/tx.ts'
import type { CountedRow } from './count-store.ts'

export interface ClosedMonth {
  month: string
  epoch: number
}

export const closedMonths = () =>
  sql('indicators.closed', `select month::text, epoch from indicator_months where status = 'closed' order by month`)

/** Months with numbers, up to the last that is to be closed, and how far their closing is. */
export const unclosed = (upTo: string) =>
  sql(
    'indicators.unclosed',
    `select c.month::text, m.status, m.closing_at, m.closing_xid from (select distinct month from indicator_rollups where month <= $1) c
     left join indicator_months m on m.month = c.month where m.status is distinct from 'closed' order by c.month`,
    [upTo],
  )

/** From here on the closing waits for every transaction that has begun. */
export const beginClosing = (month: string, now: Date): Statement =>
  sql(
    'indicators.closing',
    `insert into indicator_months (month, status, closing_at, closing_xid) values ($1, 'closing', $2, pg_current_xact_id()::text)
     on conflict (month) do nothing`,
    [month, now],
  )

/** Whether everything that ran when the closing began has ended. */
export const allEnded = (xid: string) =>
  sql('indicators.all-ended', 'select pg_snapshot_xmin(pg_current_snapshot()) > $1::xid8 as ended', [xid])

export const anyPending = () =>
  sql(
    'indicators.any-pending',
    `select 1 as one where exists (select 1 from indicator_pending) or exists (select 1 from indicator_pending_duty)
       or exists (select 1 from indicator_pending_person) or exists (select 1 from indicator_pending_record)`,
  )

/** The rows of a month as they stood at an epoch ($2), each in its place and every place above. */
const standing = `x as (
    select subject, indicator, place, hit, excluded from indicator_rows where month = $1 and epoch < $2
    union all
    select subject, indicator, place, hit, excluded from indicator_past where month = $1 and epoch < $2 and until_epoch >= $2),
  up as (
    select subject, indicator, hit, excluded, array_to_string((string_to_array(place, '/'))[1:k], '/') || '/' as place
    from x, generate_series(1, cardinality(string_to_array(place, '/')) - 1) k),
  hashed as (
    select indicator, place,
      count(*) filter (where hit and not excluded)::int as n, count(*) filter (where not excluded)::int as d,
      count(*) filter (where hit)::int as n_all, count(*)::int as d_all,
      sha256(convert_to(string_agg(subject::text || case when hit then '+' else '-' end || case when excluded then 'x' else '' end, ','
        order by subject), 'UTF8')) as rows_hash
    from up group by indicator, place)`

/** Numerator, denominator, formula and the hash of the rows, for every place that has any. */
export const freeze = (month: string, epoch: number): Statement =>
  sql(
    'indicators.freeze',
    `with ${standing}
     insert into indicator_closings (place, month, indicator, n, d, n_all, d_all, buckets, formula, rows_hash)
     select r.place, r.month, r.indicator, r.n, r.d, r.n_all, r.d_all, r.buckets, i.version, h.rows_hash
     from indicator_rollups r join indicators i on i.code = r.indicator
     left join hashed h on h.indicator = r.indicator and h.place = r.place
     where r.month = $1`,
    [month, epoch],
  )

export const closed = (month: string, epoch: number, now: Date): Statement =>
  sql(
    'indicators.close',
    `update indicator_months set status = 'closed', epoch = $2, closed_at = $3 where month = $1 and status = 'closing'`,
    [month, epoch, now],
  )

export const setClosings = (closings: number): Statement =>
  sql('indicators.closings', 'update indicator_counting set closings = $1', [closings])

/** Each version of a row once, when it is replaced. */
export const keepPast = (rows: CountedRow[], closings: number, now: Date): Statement =>
  sql(
    'indicators.past',
    `insert into indicator_past (subject, indicator, month, place, hit, excluded, value, formula, epoch, until_epoch, at)
     select u.*, $10, $11 from unnest($1::uuid[], $2::text[], $3::date[], $4::text[], $5::boolean[], $6::boolean[], $7::int[], $8::int[], $9::int[]) u`,
    [
      ...columns(rows, ['subject', 'indicator', 'month', 'place', 'hit', 'excluded', 'value', 'formula', 'epoch']),
      closings,
      now,
    ],
  )

/** Cells of a closed month that their rows do not give: none, where nobody meddled. */
export const differing = (month: string, epoch: number) =>
  sql(
    'indicators.differing',
    `with ${standing}
     select coalesce(c.indicator, h.indicator) as indicator, coalesce(c.place, h.place) as place
     from (select * from indicator_closings where month = $1) c
     full join hashed h on h.indicator = c.indicator and h.place = c.place
     where c.rows_hash is distinct from h.rows_hash or c.n is distinct from coalesce(h.n, 0) or c.d is distinct from coalesce(h.d, 0)
       or c.n_all is distinct from coalesce(h.n_all, 0) or c.d_all is distinct from coalesce(h.d_all, 0)
     order by 1, 2`,
    [month, epoch],
  )
