/** A county as it really starts: divisions, bodies, catalogue, addresses from the packs; people who are signed in by a word. */
import pg from 'pg'
import { installDivisions, installPack } from '../server/catalogue/index.ts'
import type { RoomModule } from '../server/kernel/context.ts'
import { workFor } from '../server/kernel/jobs/work.ts'
import { rooms } from '../server/rooms.ts'
import { startApp, type TestApp } from './app.ts'
import { Client } from './client.ts'
import { enterAccounts, testSessions, type Given } from './sessions.ts'
import type { Session } from '../server/kernel/context.ts'

export interface TestCounty {
  app: TestApp
  /** Somebody without a session. */
  guest: () => Client
  as: (name: string, given: Given[], more?: Partial<Session>) => Client
  /** An item with a department's lead, and one that the lists keep from villages. */
  item: string
  listedItem: string
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
}

export async function startCounty(options: CountyOptions = {}): Promise<TestCounty> {
  const sessions = testSessions()
  const served = options.rooms ?? rooms
  const app = await startApp({ rooms: served, authenticate: sessions.authenticate, ...(options.now && { now: options.now }), ...(options.web && { web: options.web }) })
  await installLinkou(app)
  await enterAccounts(app, options.people ?? [])
  const admin = new pg.Pool({ ...app.db.config, max: 2 })
  const timed = served.flatMap((r) => r.jobs ?? []).filter((j) => j.name === 'requests-timers')
  return {
    app,
    guest: () => new Client(app),
    as: (name, given, more) => sessions.as(app, name, given, more),
    item: 'street-lamp',
    listedItem: 'street-lamp',
    timers: async () => {
      for (const job of timed) await job.run(workFor(app.house, app.county))
    },
    sql: async <R extends pg.QueryResultRow>(text: string, values: unknown[] = []) => (await admin.query<R>(text, values)).rows,
    close: async () => {
      await admin.end()
      await app.close()
    },
  }
}

async function installLinkou(app: TestApp): Promise<void> {
  const doing = workFor(app.house, app.county)
  const day = '2026-01-01'
  await installDivisions(doing, 'linkou', day)
  for (const [name, together] of [['base', []], ['linkou', ['base']]] as const) {
    const report = await installPack(doing, name, day, together)
    if (report.faults.length > 0) throw new Error(`pack ${name}: ${JSON.stringify(report.faults.slice(0, 3))}`)
  }
}
