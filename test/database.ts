/** A database of one's own for a test file: a clone of the migrated template. */
import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'

import type { Filling } from './filled.ts'

export interface TestDatabase {
  /** As superuser over the unix socket; spread it and set `user` for one of the application's roles. */
  config: pg.PoolConfig & { host: string; port: number; user: string; database: string }
  url: string
  /** Ends connections that are still open and drops the database. */
  drop(): Promise<void>
}

/**
 * Clones the template: migrated and empty, or with both counties in it. Call it in `beforeAll` and `drop()` in `afterAll`:
 * `const db = await freshDatabase(); const pool = openSql(db)`.
 */
export async function freshDatabase(filling?: Filling): Promise<TestDatabase> {
  const { host, port, template: base } = inject('postgres')
  // Only who asks pays for the rooms that fill it.
  const template = filling ? await (await import('./filled.ts')).filledTemplate({ host, port }, base, filling) : base
  const database = `t_${process.pid}_${randomBytes(5).toString('hex')}`
  await asSuperuser(`create database ${database} template ${template}`)
  return {
    config: { host, port, user: 'postgres', database },
    url: `postgres://postgres@/${database}?host=${encodeURIComponent(host)}&port=${port}`,
    drop: () => asSuperuser(`drop database if exists ${database} with (force)`),
  }
}

/** As superuser, for what a test looks up behind the front door. */
export function openSql({ config }: { config: pg.PoolConfig }): pg.Pool {
  const pool = new pg.Pool({ ...config, max: 2 })
  // A pool says it has ended before its sockets have; whoever drops the database then may cut one off, and nobody waits for it.
  pool.on('error', () => undefined)
  return pool
}

async function asSuperuser(statement: string): Promise<void> {
  const { host, port } = inject('postgres')
  const client = new pg.Client({ host, port, user: 'postgres', database: 'postgres' })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
