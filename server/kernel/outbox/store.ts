import { sql } from '../db/tx.ts'

/** The first due event whose earlier ones of the same subject are gone. */
export const next = (now: Date) =>
  sql(
    'outbox.next',
    `select id, at, name, version, subject, seq, payload, topics from outbox o
     where (next_at is null or next_at <= $1)
       and not exists (select 1 from outbox p where p.subject = o.subject and p.seq < o.seq)
     order by at limit 1 for update skip locked`,
    [now],
  )

export const remove = (id: string) => sql('outbox.remove', 'delete from outbox where id = $1', [id])

export const attempt = (id: string) =>
  sql('outbox.attempt', 'update outbox set attempts = attempts + 1 where id = $1 returning attempts', [id])

export const defer = (id: string, until: Date) => sql('outbox.defer', 'update outbox set next_at = $2 where id = $1', [id, until])
