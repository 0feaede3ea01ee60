/** Before the first test: one PostgreSQL for all, and a migrated template that every test file clones. */
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { startEmbedded } from '../../server/kernel/pg/embedded.ts'
import { lives } from '../../server/kernel/pg/cluster.ts'

/** County codes with a schema in the template: the demo county, and an invented neighbour that must never see it. */
const templateCounties = ['231025', '990001']

const top = fileURLToPath(new URL('../../', import.meta.url))
const migrations = path.join(top, 'server/migrations')
const migrator = path.join(top, 'server/kernel/db/migrate.ts')
/** Advisory lock: runs at the same time on one machine share the server and must not make the template twice. */
const templateLock = 7_301_015

declare module 'vitest' {
  export interface ProvidedContext {
    postgres: { host: string; port: number; template: string }
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startEmbedded({
    dir: path.join(top, 'var/test-pg'),
    conf: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: 200 },
    log: (line) => console.log(line),
  })
  try {
    const template = await makeTemplate({ host: server.host, port: server.port, user: 'postgres' })
    project.provide('postgres', { host: server.host, port: server.port, template })
    return () => server.stop()
  } catch (error) {
    await server.stop()
    throw error
  }
}

/** Name of the template for today's migrations; made only when they have changed. */
async function makeTemplate(at: pg.ClientConfig): Promise<string> {
  const name = `template_${fingerprint()}`
  const client = new pg.Client({ ...at, database: 'postgres' })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [templateLock])
    await sweep(client, name)
    const found = await client.query('select 1 from pg_database where datname = $1', [name])
    if (found.rowCount === 0) await build(client, at, name)
    return name
  } finally {
    await client.end()
  }
}

/** Built under another name first, so that a killed run leaves no half template under the good one. */
async function build(client: pg.Client, at: pg.ClientConfig, name: string): Promise<void> {
  const draft = `${name}_draft`
  await client.query(`drop database if exists ${draft} with (force)`)
  await client.query(`create database ${draft} template template0`)
  if (fs.existsSync(migrator)) {
    const { migrate } = (await import(pathToFileURL(migrator).href)) as {
      migrate: (config: pg.PoolConfig, what: { counties: string[] }) => Promise<void>
    }
    await migrate({ ...at, database: draft }, { counties: templateCounties })
    await openCounties({ ...at, database: draft })
  }
  await client.query(`alter database ${draft} rename to ${name}`)
}

/** Both counties are open, with nothing in them. */
async function openCounties(at: pg.ClientConfig): Promise<void> {
  const client = new pg.Client(at)
  await client.connect()
  for (const code of templateCounties) {
    await client.query('insert into network.counties (code, name, demo, opened_at) values ($1, $2, true, $3)', [
      code,
      code === '231025' ? '林口县' : '邻县',
      '2026-01-01T00:00:00+08:00',
    ])
  }
  await client.end()
}

/** What killed runs left behind, and templates of migrations long changed (a few are kept for runs still using them). */
async function sweep(client: pg.Client, current: string): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select datname as name from pg_database where datname ~ '^(t_[0-9]+_|template_[0-9a-f]{12})' order by oid desc`,
  )
  const names = rows.map((row) => row.name)
  const orphans = names.filter((name) => name.startsWith('t_') && !lives(Number(name.split('_')[1])))
  const old = names.filter((name) => name.startsWith('template_') && name !== current).slice(4)
  for (const name of [...orphans, ...old]) await client.query(`drop database if exists ${name} with (force)`)
}

/** Hash over everything that makes the schema. */
function fingerprint(): string {
  const hash = createHash('sha256').update(templateCounties.join())
  for (const file of [migrator, fileURLToPath(import.meta.url), ...filesBelow(migrations)]) {
    if (fs.existsSync(file)) hash.update(path.relative(top, file)).update(fs.readFileSync(file))
  }
  return hash.digest('hex').slice(0, 12)
}

function filesBelow(folder: string): string[] {
  if (!fs.existsSync(folder)) return []
  const entries = fs.readdirSync(folder, { withFileTypes: true, recursive: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort()
}
