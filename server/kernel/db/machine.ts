/** What the database knows of how the machine fares: jobs, what waits, clocks. */
import type pg from 'pg'
import { sql } from './tx.ts'

export interface JobRow {
  name: string
  cron: string
  since: Date
  done: Date | null
  failed: boolean
}

/** Every job with a time of its own: since when it has one, when it last came to its end, and whether the last one failed. */
export async function jobRows(pool: pg.Pool): Promise<JobRow[]> {
  const { rows } = await pool.query<JobRow>(`
    with runs as (select name, state::text as state, completed_on from pgboss.job where completed_on is not null
      union all select name, state::text, completed_on from pgboss.archive where completed_on is not null)
    select s.name, s.cron, s.created_on as since, max(r.completed_on) filter (where r.state = 'completed') as done,
      coalesce((array_agg(r.state order by r.completed_on desc))[1] = 'failed', false) as failed
    from pgboss.schedule s left join runs r on r.name = s.name
    group by s.name, s.cron, s.created_on order by s.name`)
  return rows
}

/** What a consumer put off waits on purpose. */
export const eventSince = () => sql('machine.event', 'select min(at) as at from outbox where next_at is null')

export const newestLine = () => sql('machine.line', 'select at from audit order by at desc, id desc limit 1')

export const filesHeld = () => sql('machine.files', 'select distinct sha256 from files where emptied_at is null')

export async function databaseClock(pool: pg.Pool): Promise<Date> {
  return (await pool.query<{ now: Date }>('select clock_timestamp() as now')).rows[0]!.now
}

export async function servedSince(pool: pg.Pool): Promise<Date | undefined> {
  const { rows } = await pool.query<{ at: Date | null }>('select min(opened_at) as at from network.counties')
  return rows[0]?.at ?? undefined
}
