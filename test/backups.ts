/** A small house with something in it, and empty installations beside, for tests of backups. */
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { requestsApi } from '../domain/requests/api.ts'
import { makeBackup, type Made, type MakeOptions } from '../server/kernel/backup/make.ts'
import { restoreBackup, type Restored } from '../server/kernel/backup/restore.ts'
import { migrate } from '../server/kernel/db/migrate.ts'
import { withScratchDatabase } from '../server/kernel/db/scratch.ts'
import { loadArchiveKeys, type Keys } from '../server/kernel/keys.ts'
import { rooms } from '../server/rooms.ts'
import { startApp, type TestApp } from './app.ts'
import { Client } from './client.ts'
import { testSessions } from './sessions.ts'

export const county = '231025'

export interface BackupHouse {
  app: TestApp
  /** As superuser, behind the front door. */
  sql: pg.Client
  folder: string
  archives: Keys['restricted']
  /** A resident's report by the front door: rows in a dozen tables. @returns its id */
  report: (what?: string) => Promise<string>
  source: () => { admin: pg.ClientConfig; varFolder: string; keys: Keys; archives: Keys['restricted'] }
  make: (more?: Partial<MakeOptions>) => Promise<Made>
  /** An empty installation, and what `work` finds in it. */
  elsewhere: <T>(work: (admin: pg.ClientConfig, folder: string) => Promise<T>) => Promise<T>
  restored: (
    file: string,
    admin: pg.ClientConfig,
    own: string,
    more?: { county?: string; schema?: string },
  ) => Promise<Restored>
  close: () => Promise<void>
}

export const count = async (client: pg.Client, schema: string, table: string) =>
  Number((await client.query(`select count(*) from ${schema}.${table}`)).rows[0].count)

export async function looking<T>(config: pg.ClientConfig, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(config)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

export async function backupHouse(): Promise<BackupHouse> {
  const app = await startApp({ rooms, authenticate: testSessions().authenticate, filling: 'demo' })
  const sql = new pg.Client(app.db.config)
  await sql.connect()
  const folder = await mkdtemp(path.join(os.tmpdir(), 'linli-backup-'))
  const archives = loadArchiveKeys(path.join(folder, 'linli.json'))
  // The spool lies in the folder of the installation.
  const varFolder = path.dirname(path.dirname(app.house.spool.pathOf(app.house.newId())))
  const source = () => ({ admin: app.db.config, varFolder, keys: app.house.keys, archives })
  return {
    app,
    sql,
    folder,
    archives,
    source,
    report: async (what = '楼道灯不亮') => {
      const request = app.house.newId()
      const where = { place: `${county}/100/zhanqian/001/001/` }
      const body = { request, report: { id: app.house.newId(), channel: 'web' as const, what, where } }
      await new Client(app).ok(requestsApi.report, { body })
      return request
    },
    make: (more = {}) => makeBackup(source(), { target: folder, now: new Date('2026-03-10T02:30:00Z'), ...more }),
    elsewhere: (work) =>
      withScratchDatabase(app.db.config, async (admin) => {
        const own = await mkdtemp(path.join(folder, 'other-'))
        await migrate(admin, { counties: [] })
        return work(admin, own)
      }),
    restored: (file, admin, own, more = {}) =>
      restoreBackup(file, { admin, varFolder: own, keys: app.house.keys, archives }, { say: () => undefined, ...more }),
    close: async () => {
      await sql.end()
      await app.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
