/** Where the rows live: the embedded server, or one of your own that was asked first what it can do. */
import { createHmac } from 'node:crypto'
import { join } from 'node:path'
import type pg from 'pg'
import { parse } from 'pg-connection-string'
import type { Config } from './kernel/config.ts'
import { ensureDatabase } from './kernel/db/admin.ts'
import type { Keys } from './kernel/keys.ts'
import { startEmbedded } from './kernel/pg/embedded.ts'
import { examine } from './kernel/pg/external.ts'
import { MachineFault } from './kernel/pg/fault.ts'

export interface Database {
  /** May create roles and schemas; used to migrate and to open a county, never to serve. */
  admin: pg.ClientConfig
  /** Without user: each pool sets its role. */
  base: pg.PoolConfig
  password?: (role: string) => string
  /** Folder of the embedded server; absent for one of your own. */
  cluster?: string
  stop: () => Promise<void>
}

const name = 'linli'

export async function openDatabase(config: Config, keys: Keys, say: (line: string) => void): Promise<Database> {
  return config.databaseUrl ? external(config.databaseUrl, keys) : embedded(config, say)
}

async function embedded({ varFolder, archiveFolder }: Config, say: (line: string) => void): Promise<Database> {
  const archive = archiveFolder !== undefined
  const server = await startEmbedded({ dir: join(varFolder, 'pg'), keep: true, archive, log: say })
  const at = { host: server.host, port: server.port }
  await ensureDatabase({ ...at, user: 'postgres', database: 'postgres' }, name)
  return {
    admin: { ...at, user: 'postgres', database: name },
    base: { ...at, database: name },
    cluster: server.dir,
    stop: server.stop,
  }
}

/** Roles get passwords of their own, made from a key that stays outside the database. */
async function external(url: string, keys: Keys): Promise<Database> {
  const findings = await examine(url)
  if (findings.length > 0)
    throw new MachineFault(
      ['DATABASE_URL: this server will not do:', ...findings.map((f) => `  ${f.key}: ${f.text}`)].join('\n'),
    )
  const password = (role: string) =>
    createHmac('sha256', keys.sealing).update(`database role ${role}`).digest('base64url')
  const { host, port, database, ssl } = parse(url)
  const base = {
    host: host ?? undefined,
    port: Number(port ?? 5432),
    database: database ?? name,
    ...(ssl ? { ssl: ssl as pg.PoolConfig['ssl'] } : {}),
  }
  return { admin: { connectionString: url }, base, password, stop: async () => undefined }
}
