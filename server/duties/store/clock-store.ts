/** What the clock says by itself: windows that are over, rungs that are reached. */
import { sql, type Statement, type Tx } from '../../kernel/db/tx.ts'

/** Open and over: nobody came, or nobody need come. Index `duty_clock`. */
export const overAt = (tx: Tx, now: Date, size: number) =>
  tx.rows<{ id: string }>(
    sql(
      'duties.over',
      `select id from duty where state = 'open' and due_at <= $1 order by due_at, id limit $2 for update skip locked`,
      [now, size],
    ),
  )

export const setMissed = (ids: readonly string[]): Statement =>
  sql(
    'duties.missed',
    `update duty set state = 'missed', version = version + 1 where id = any($1::uuid[]) and state = 'open'`,
    [ids],
  )

export interface Reached {
  id: string
  place: string
  helper: string | null
  restricted: boolean
  overseer: string | null
}

/**
 * Of a plan, what was not met and has stood for so long, on this rung and not told yet; nothing from before `since`, so that a
 * ladder that is put up today does not ring for the year before. Index `duty_ladder`.
 */
export const reached = (tx: Tx, plan: string, rung: number, since: Date, until: Date, size: number) =>
  tx.rows<Reached>(
    sql(
      'duties.reached',
      `select id, place, helper, restricted, overseer from duty
       where state in ('missed', 'attempted', 'refused') and not shelved and due_at > $3 and due_at <= $4 and plan = $1 and rung = $2
       order by due_at, id limit $5 for update skip locked`,
      [plan, rung, since, until, size],
    ),
  )

export const setRung = (ids: readonly string[], rung: number): Statement =>
  sql('duties.rung', 'update duty set rung = $2 where id = any($1::uuid[])', [ids, rung])

/** Long over: it stands in the figures, and no list walks past it any more. */
export const shelve = (plan: string, before: Date, size: number): Statement =>
  sql(
    'duties.shelve',
    `update duty set shelved = true where id in (
       select id from duty where plan = $1 and state in ('missed', 'attempted', 'refused') and not shelved and due_at < $2 limit $3)`,
    [plan, before, size],
  )
