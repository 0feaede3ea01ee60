/** How often something was asked lately, whichever process heard it. */
import type pg from 'pg'
import { bare } from '../db/tx.ts'

export interface Counted {
  count: number
  until: Date
}

export const counted = (pool: pg.Pool, county: string, key: Buffer, now: Date, until: Date): Promise<Counted[]> =>
  bare<Counted>(
    pool,
    county,
    'rates.hit',
    (schema) =>
      `insert into ${schema}.rates as r (key, count, until) values ($1, 1, $3)
       on conflict (key) do update set count = case when r.until <= $2 then 1 else r.count + 1 end,
         until = case when r.until <= $2 then excluded.until else r.until end
       returning count, until`,
    [key, now, until],
  )

export const forgotten = (pool: pg.Pool, county: string, now: Date): Promise<unknown[]> =>
  bare(pool, county, 'rates.purge', (schema) => `delete from ${schema}.rates where until <= $1`, [now])
