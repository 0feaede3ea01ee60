/** Rows of `request_measures`: one for each request, rewritten after its acts and when one of its clocks runs out. */
import type { Measured } from '../../domain/requests/measured.ts'
import type { RequestState } from '../../domain/requests/state.ts'
import { columns } from '../kernel/db/bulk.ts'
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

/** Locks the rows, in one order, so that relay and job do not write the same version. */
export const lockMeasures = (requests: string[]) =>
  sql(
    'requests.measures.lock',
    `select request, place, month::text, closed_month::text, facts, version, turns_at from request_measures
     where request = any($1::uuid[]) order by request for update`,
    [requests],
  )

export interface MeasuredRequest {
  id: string
  place: string
  state: RequestState
}

export const requestsToMeasure = (requests: string[]) =>
  sql('requests.to-measure', 'select id, place, state from requests where id = any($1::uuid[])', [requests])

export const putMeasures = (rows: MeasureRow[], now: Date) =>
  sql(
    'requests.measures.put',
    `insert into request_measures (request, place, month, closed_month, facts, version, turns_at, updated_at)
     (select u.*, $8::timestamptz from unnest($1::uuid[], $2::text[], $3::date[], $4::date[], $5::jsonb[], $6::int[], $7::timestamptz[]) u)
     on conflict (request) do update set place = excluded.place, month = excluded.month, closed_month = excluded.closed_month,
       facts = excluded.facts, version = excluded.version, turns_at = excluded.turns_at, updated_at = excluded.updated_at`,
    [...columns(rows, ['request', 'place', 'month', 'closed_month', 'facts', 'version', 'turns_at']), now],
  )

/** Index `request_measures_turning`. */
export const measuresTurning = (now: Date, size: number) =>
  sql(
    'requests.measures.turning',
    'select request from request_measures where turns_at <= $1 order by turns_at limit $2',
    [now, size],
  )
