/** Rows of `request_measures`: one for each request, rewritten after its acts and when one of its clocks runs out. */
import type { Measured } from '../../domain/requests/measured.ts'
import { sql } from '../kernel/db/tx.ts'

export interface MeasureRow {
  request: string
  place: string
  month: string
  closed_month: string | null
  facts: Measured
  version: number
  turns_at: Date | null
}

/** Locks the row, so that relay and job do not write the same version. */
export const lockMeasure = (request: string) =>
  sql(
    'requests.measure',
    `select request, place, month::text, closed_month::text, facts, version, turns_at from request_measures where request = $1 for update`,
    [request],
  )

export const putMeasure = (m: MeasureRow, now: Date) =>
  sql(
    'requests.measure.put',
    `insert into request_measures (request, place, month, closed_month, facts, version, turns_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (request) do update set place = excluded.place, month = excluded.month, closed_month = excluded.closed_month,
       facts = excluded.facts, version = excluded.version, turns_at = excluded.turns_at, updated_at = excluded.updated_at`,
    [m.request, m.place, m.month, m.closed_month, m.facts, m.version, m.turns_at, now],
  )

/** Index `request_measures_turning`. */
export const measuresTurning = (now: Date, size: number) =>
  sql(
    'requests.measures.turning',
    'select request from request_measures where turns_at <= $1 order by turns_at limit $2',
    [now, size],
  )
