import { sql } from '../db/tx.ts'

/**
 * Takes the oldest due events whose earlier ones of the same subject are gone: of each subject one. They go with what
 * their consumers write, or come back with it; two who take at once take others.
 */
export const take = (now: Date, most: number) =>
  sql(
    'outbox.take',
    `with taken as (delete from outbox where id in (
       select o.id from outbox o
       where (o.next_at is null or o.next_at <= $1)
         and not exists (select 1 from outbox p where p.subject = o.subject and p.seq < o.seq)
       order by o.id limit $2 for update skip locked)
     returning id, at, name, version, subject, seq, payload, topics)
     select * from taken order by id`,
    [now, most],
  )

/** Whether events of these names from before a moment wait to be delivered. */
export const undelivered = (names: string[], before: Date) =>
  sql('outbox.undelivered', 'select 1 as one from outbox where name = any($1::text[]) and at <= $2 limit 1', [
    names,
    before,
  ])

export const attempt = (id: string) =>
  sql('outbox.attempt', 'update outbox set attempts = attempts + 1 where id = $1 returning attempts', [id])

export const defer = (id: string, until: Date) =>
  sql('outbox.defer', 'update outbox set next_at = $2 where id = $1', [id, until])
