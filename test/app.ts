/** The whole house for a test: real PostgreSQL, real HTTP on a free port, everything a browser would meet. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino, type Logger } from 'pino'
import type { County, House, RoomModule } from '../server/kernel/context.ts'
import { buildApp } from '../server/kernel/http/app.ts'
import { LiveHub } from '../server/kernel/http/live.ts'
import type { Authenticate } from '../server/kernel/http/mount.ts'
import type { Recall } from '../server/kernel/http/straight.ts'
import { buildHouse, headsFile } from '../server/kernel/house.ts'
import { consumersOf, relay } from '../server/kernel/outbox/relay.ts'
import { seal } from '../server/kernel/audit/seal.ts'
import { verifyAudit, type Verdict } from '../server/kernel/audit/verify.ts'
import { loadKeys } from '../server/kernel/keys.ts'
import { freshDatabase, type TestDatabase } from './database.ts'
import type { Filling } from './filled.ts'
import { testKeysFile } from './keys.ts'

export interface TestApp {
  /** `http://127.0.0.1:<port>` */
  origin: string
  house: House
  /** What live lists hear. */
  live: LiveHub
  db: TestDatabase
  county: County
  /** Moves the one clock of the house. */
  setNow: (at: string | Date) => void
  now: () => Date
  /** From now on the clock runs; until then it stands where it was set. */
  flow: () => void
  /** The server is cut off in the middle of whatever it does, and a new one begins at the same address. @param pause milliseconds in between */
  restart: (pause?: number) => Promise<void>
  /** Delivers every event that is due, as the relay would, and tells live lists. */
  settle: () => Promise<void>
  seal: () => Promise<void>
  verify: () => Promise<Verdict>
  close: () => Promise<void>
}

export interface TestAppOptions {
  rooms: RoomModule[]
  authenticate: Authenticate
  recall?: Recall
  /** Where the clock stands at the beginning; a Tuesday in office hours. */
  now?: string
  county?: string
  /** `bare`: Linkou and its neighbour as they start; `demo`: with seats and invented people; default: empty. */
  filling?: Filling
  /** Milliseconds between two looks of a live list at its session. */
  liveBeat?: number
  /** Folder of the built web, for browser journeys. */
  web?: string
  /** Where the log goes; nowhere, if not said. */
  log?: Logger
}

export async function startApp(options: TestAppOptions): Promise<TestApp> {
  const db = await freshDatabase(options.filling)
  const folder = await mkdtemp(join(tmpdir(), 'linli-test-'))
  let clock = new Date(options.now ?? '2026-03-10T10:00:00+08:00')
  let now = () => clock
  const build = () =>
    buildHouse({
      db: { host: db.config.host, port: db.config.port, database: db.config.database },
      sizes: { app: 8, jobs: 2, sealer: 1, restricted: 2 },
      keys: loadKeys(testKeysFile),
      var: folder,
      log: options.log ?? pino({ level: process.env.LINLI_TEST_LOG ?? 'silent' }),
      now: () => now(),
    })
  let house = build()
  const code = options.county ?? '231025'
  const county = (await house.counties()).find((c) => c.code === code) ?? { code, name: code, demo: true }
  const live = new LiveHub()
  const serve = () =>
    buildApp(house, {
      rooms: options.rooms,
      authenticate: options.authenticate,
      ...(options.recall && { recall: options.recall }),
      live,
      acted: () => undefined,
      ready: async () => true,
      checkAnswers: true,
      trustProxy: true,
      ...(options.web && { web: options.web }),
      ...(options.liveBeat && { liveBeat: options.liveBeat }),
    })
  let app = await serve()
  await app.listen({ port: 0, host: '127.0.0.1' })
  const address = app.server.address() as { port: number }
  const consumers = consumersOf(options.rooms)
  const origin = `http://127.0.0.1:${address.port}`
  house.address = origin
  return {
    origin,
    get house() {
      return house
    },
    live,
    db,
    county,
    now: () => now(),
    setNow: (at) => {
      clock = new Date(at)
      now = () => clock
    },
    flow: () => {
      const off = now().getTime() - Date.now()
      now = () => new Date(Date.now() + off)
    },
    restart: async (pause = 0) => {
      app.server.closeAllConnections()
      await app.close()
      await house.close()
      await new Promise((on) => setTimeout(on, pause))
      house = build()
      app = await serve()
      await app.listen({ port: address.port, host: '127.0.0.1' })
    },
    settle: async () => {
      const changed = new Set<string>()
      await relay(house, county, consumers, { told: async (topics) => topics.forEach((t) => changed.add(t)) })
      for (const topic of changed) live.publish(`${county.code}:${topic}`)
    },
    seal: async () => void (await seal(house, county, headsFile(folder))),
    verify: () => verifyAudit(house, county, headsFile(folder)),
    close: async () => {
      await app.close()
      await house.close()
      await db.drop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
