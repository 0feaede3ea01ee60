/** Series of activities, and what of one is still to come. */
import type { OnHoliday } from '../../../domain/activities/rhythm.ts'
import { sql, type Statement, type Tx } from '../../kernel/db/tx.ts'

export interface SeriesRow {
  id: string
  rhythm: string
  holidays: OnHoliday
  from_day: string
  until_day: string
  place: string
  unit: string
  account: string | null
  at: Date
  body_hash: string
}

export const oneSeries = (tx: Tx, id: string) =>
  tx.one<SeriesRow>(
    sql(
      'activities.series',
      `select id, rhythm, holidays, from_day::text as from_day, until_day::text as until_day, place, unit, account, at, body_hash
       from activity_series where id = $1`,
      [id],
    ),
  )

export const insertSeries = (s: SeriesRow): Statement =>
  sql(
    'activities.series.add',
    `insert into activity_series (id, rhythm, holidays, from_day, until_day, place, unit, account, at, body_hash)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [s.id, s.rhythm, s.holidays, s.from_day, s.until_day, s.place, s.unit, s.account, s.at, s.body_hash],
  )

/** Uses `activity_of_series`. */
export const laterOf = (tx: Tx, series: string, after: Date) =>
  tx.rows<{ id: string; version: number }>(
    sql(
      'activities.series.later',
      `select id, version from activity where series = $1 and from_at > $2 and status in ('planned', 'published') order by from_at`,
      [series, after],
    ),
  )

export const leftOf = (tx: Tx, series: string, after: Date) =>
  tx.one<{ n: number }>(
    sql(
      'activities.series.left',
      `select count(*)::int as n from activity where series = $1 and from_at > $2 and status in ('planned', 'published')`,
      [series, after],
    ),
  )
