/** Messages that no way out took over: what is shown of them, and what is done about them. */
import type { MailKind, MessageKind, StaffMessage } from '../../domain/notices/schema.ts'
import { sql } from '../kernel/db/tx.ts'

export const messageGivenUp = (id: string, at: Date, why: string, ending: string | null) =>
  sql(
    'notices.messages.givenUp',
    `update notice_messages set state = 'failed', next_at = null, over_at = $2, why = $3, ending = $4 where id = $1`,
    [id, at, why, ending],
  )

export interface GivenUpRow {
  id: string
  unit: string | null
  kind: MessageKind | StaffMessage | MailKind
  at: Date
  tries: number
  in_person: boolean
  over_at: Date
  why: string
  ending: string | null
}

/** Newest first; index `notice_messages_failed`. @param way undefined: both */
export const givenUp = (way: string | undefined, after: { at: string; id: string }, size: number) =>
  sql(
    'notices.givenUp',
    `select id, unit, kind, at, tries, in_person, over_at, why, ending from notice_messages
     where state = 'failed' and (over_at, id) < ($1::timestamptz, $2::uuid)
       and ($3::text is null or (unit is not null) = ($3 = 'mail'))
     order by over_at desc, id desc limit $4`,
    [after.at, after.id, way ?? null, size],
  )

export interface LyingRow {
  way: 'sms' | 'mail'
  waiting: number
  given_up: number
}

export const lyingNow = () =>
  sql(
    'notices.lying',
    `select case when unit is null then 'sms' else 'mail' end as way,
       count(*) filter (where state = 'waiting')::int as waiting, count(*) filter (where state = 'failed')::int as given_up
     from notice_messages where state in ('waiting', 'failed') group by 1`,
    [],
  )

/** Those that are still given up; whoever pressed later finds them gone. */
export const lockGivenUp = (ids: readonly string[]) =>
  sql(
    'notices.givenUp.lock',
    `select id from notice_messages where id = any($1::uuid[]) and state = 'failed' order by id for update`,
    [ids],
  )

/** From the first try on again. */
export const sendAnew = (ids: readonly string[], nextAt: Date) =>
  sql(
    'notices.givenUp.again',
    `update notice_messages set state = 'waiting', tries = 0, next_at = $2, over_at = null, why = null, ending = null
     where id = any($1::uuid[])`,
    [ids, nextAt],
  )

export const leaveBe = (ids: readonly string[]) =>
  sql('notices.givenUp.leave', `update notice_messages set state = 'left' where id = any($1::uuid[])`, [ids])
