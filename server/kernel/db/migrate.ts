/**
 * Migrations: numbered SQL, forward only, for every county's schema, resumable. The version row is inserted first, so a
 * second migrator at the same moment waits and then finds the work done.
 */
import { readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { installJobs } from '../jobs/install.ts'
import { dbRoles } from './pools.ts'
import { schemaOf } from './scope.ts'

export interface MigrateOptions {
  /** Six-digit codes of the counties whose schemas are wanted. Counties already there are migrated too. */
  counties: string[]
  /** Password of a role, where the server asks for one. */
  password?: (role: string) => string
  now?: Date
}

const folder = fileURLToPath(new URL('../../migrations/', import.meta.url))

/** Of whoever migrates, for as long as its connection lasts. */
const lock = 7_301_001

interface Migration {
  name: string
  text: string
}

const migrationsIn = (path: string): Migration[] =>
  readdirSync(path)
    .filter((f) => /^\d{4}_.*\.sql$/.test(f))
    .sort()
    .map((name) => ({ name, text: readFileSync(join(path, name), 'utf8') }))

/**
 * @param admin a connection that may create roles and schemas
 * @returns names of what was applied, e.g. `c231025/0001_kernel_ground.sql`; empty when all was there
 */
export async function migrate(admin: pg.ClientConfig, options: MigrateOptions): Promise<string[]> {
  const client = new pg.Client(admin)
  await client.connect()
  try {
    // Several processes that start at once go one after another: roles and rights are not theirs to change together.
    await client.query('select pg_advisory_lock($1)', [lock])
    await ensureRoles(client, options.password)
    const applied = await applyAll(client, 'network', migrationsIn(join(folder, 'network')))
    await installJobs(client, dbRoles.jobs)
    const known = await client.query<{ code: string }>('select code from network.counties order by code')
    const codes = [...new Set([...known.rows.map((r) => r.code), ...options.counties])].sort()
    const county = migrationsIn(folder)
    for (const code of codes) applied.push(...(await applyAll(client, schemaOf(code), county)))
    return applied
  } finally {
    await client.end()
  }
}

/** Every migration of a county that this release knows. */
export const knownMigrations = (): string[] => migrationsIn(folder).map((m) => m.name)

/** A schema as it was when only these had been applied: for rows of that time. */
export async function layOut(client: pg.Client, schema: string, names: ReadonlySet<string>): Promise<void> {
  await applyAll(
    client,
    schema,
    migrationsIn(folder).filter((m) => names.has(m.name)),
  )
}

async function ensureRoles(client: pg.Client, password?: (role: string) => string): Promise<void> {
  for (const role of Object.values(dbRoles)) {
    await client.query(`do $$ begin create role ${role} login; exception when duplicate_object then null; end $$`)
    if (password) await altered(client, `alter role ${role} password ${pg.escapeLiteral(password(role))}`)
  }
}

/** Roles are those of the whole server: another database of it may be changing the same one just now. */
async function altered(client: pg.Client, statement: string, tries = 20): Promise<void> {
  try {
    await client.query(statement)
  } catch (error) {
    if (tries === 0 || !/concurrently updated/.test((error as Error).message)) throw error
    await sleep(25)
    await altered(client, statement, tries - 1)
  }
}

async function applyAll(client: pg.Client, schema: string, migrations: Migration[]): Promise<string[]> {
  await client.query(`create schema if not exists ${schema}`)
  await client.query(
    `create table if not exists ${schema}.migrations (name text primary key, applied_at timestamptz not null default now())`,
  )
  const roles = Object.values(dbRoles).join(', ')
  await client.query(`grant usage on schema ${schema} to ${roles}`)
  const done = await client.query<{ name: string }>(`select name from ${schema}.migrations`)
  const names = new Set(done.rows.map((r) => r.name))
  const fresh: string[] = []
  for (const m of migrations) {
    if (names.has(m.name)) continue
    if (await applyOne(client, schema, m)) fresh.push(`${schema}/${m.name}`)
  }
  return fresh
}

/** False when another migrator was faster. */
async function applyOne(client: pg.Client, schema: string, m: Migration): Promise<boolean> {
  await client.query('begin')
  try {
    await client.query(`set local search_path = ${schema}, network, public`)
    const row = await client.query(`insert into ${schema}.migrations (name) values ($1) on conflict do nothing`, [
      m.name,
    ])
    if (row.rowCount === 1) await client.query(m.text)
    await client.query('commit')
    return row.rowCount === 1
  } catch (error) {
    await client.query('rollback')
    throw new Error(`migration ${schema}/${m.name}: ${(error as Error).message}`, { cause: error })
  }
}
