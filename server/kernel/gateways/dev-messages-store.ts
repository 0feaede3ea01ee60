import type pg from 'pg'
import { bare, sql } from '../db/tx.ts'

export interface DevMessage {
  id: string
  at: Date
  kind: 'phone' | 'mail'
  /** A number or an address; both invented. */
  address: string
  template: string
  text: string
}

/** A message leaves no transaction behind it: it is sent or it is not. */
export const keepDevMessage = (pool: pg.Pool, county: string, m: DevMessage) =>
  bare(
    pool,
    county,
    'dev.message',
    (schema) =>
      `insert into ${schema}.dev_messages (id, at, kind, address, template, text) values ($1, $2, $3, $4, $5, $6)`,
    [m.id, m.at, m.kind, m.address, m.template, m.text],
  )

export const devMessages = (pool: pg.Pool, county: string) =>
  bare<DevMessage>(
    pool,
    county,
    'dev.messages',
    (schema) =>
      `select id, at, kind, address, template, text from ${schema}.dev_messages order by at desc, id desc limit 50`,
    [],
  )

export const purgeDevMessages = (before: Date) => sql('dev.purge', 'delete from dev_messages where at < $1', [before])
