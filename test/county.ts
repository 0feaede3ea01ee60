/** A county as it really starts: divisions, bodies, catalogue, addresses from the packs; people who are signed in by a word. */
import type pg from 'pg'
import type { Logger } from 'pino'
import type { RoomModule, Session } from '../server/kernel/context.ts'
import { workFor } from '../server/kernel/jobs/work.ts'
import { rooms } from '../server/rooms.ts'
import { startApp, type TestApp } from './app.ts'
import { Client } from './client.ts'
import { openSql } from './database.ts'
import { enterAccounts, testSessions, type Given } from './sessions.ts'

export interface TestCounty {
  app: TestApp
  /** Somebody without a session. */
  guest: () => Client
  as: (name: string, given: Given[], more?: Partial<Session>) => Client
  /** An item with a department's lead, and one that the lists keep from villages. */
  item: string
  listedItem: string
  /** The second county; `startCounty({ neighbour: true })`. */
  next: { app: TestApp; guest: () => Client; as: TestCounty['as'] }
  /** Runs what the clock does by itself, now. */
  timers: () => Promise<void>
  sql: <R extends pg.QueryResultRow>(text: string, values?: unknown[]) => Promise<R[]>
  close: () => Promise<void>
}

export interface CountyOptions {
  now?: string
  rooms?: RoomModule[]
  web?: string
  /** Names of staff that views show. */
  people?: string[]
  log?: Logger
  /** With seats and invented people; most tests never meet them. */
  demo?: boolean
  /** Starts the second county of the process too. */
  neighbour?: boolean
}

export async function startCounty(options: CountyOptions = {}): Promise<TestCounty> {
  const sessions = testSessions()
  const served = options.rooms ?? rooms
  const app = await startApp({
    rooms: served,
    authenticate: sessions.authenticate,
    filling: options.demo ? 'demo' : 'bare',
    ...(options.now && { now: options.now }),
    ...(options.web && { web: options.web }),
    ...(options.log && { log: options.log }),
  })
  const other = options.neighbour ? (await app.house.counties()).find((c) => c.code === '990001') : undefined
  await enterAccounts(app, options.people ?? [])
  const admin = openSql(app.db)
  const timed = served.flatMap((r) => r.jobs ?? []).filter((j) => j.name === 'requests-timers')
  const next: TestApp = { ...app, county: other ?? app.county }
  return {
    app,
    next: { app: next, guest: () => new Client(next), as: (name, given, more) => sessions.as(next, name, given, more) },
    guest: () => new Client(app),
    as: (name, given, more) => sessions.as(app, name, given, more),
    item: 'street-lamp',
    listedItem: 'street-lamp',
    timers: async () => {
      for (const job of timed) await job.run(workFor(app.house, app.county))
    },
    sql: async <R extends pg.QueryResultRow>(text: string, values: unknown[] = []) =>
      (await admin.query<R>(text, values)).rows,
    close: async () => {
      await admin.end()
      await app.close()
    },
  }
}
