/**
 * The house a bench runs in: a PostgreSQL of its own under var/bench-pg with everything a real one has on (fsync too),
 * one database per bench, kept for the next run while migrations and seeds stay the same.
 */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { installCounty } from '../../server/catalogue/index.ts'
import { seedDemoAccounts } from '../../server/accounts/index.ts'
import type { County, House } from '../../server/kernel/context.ts'
import { ensureDatabase } from '../../server/kernel/db/admin.ts'
import { migrate } from '../../server/kernel/db/migrate.ts'
import { buildHouse, newLog } from '../../server/kernel/house.ts'
import { loadKeys } from '../../server/kernel/keys.ts'
import { startEmbedded } from '../../server/kernel/pg/embedded.ts'
import { grow, type Crowd } from '../crowd/grow.ts'
import { growPeople, type PeopleCrowd } from '../crowd/people.ts'

export const county: County = { code: '231025', name: '林口县', demo: true }
export const folder = resolve(process.env.LINLI_VAR ?? 'var')

export interface At {
  host: string
  port: number
  database: string
}

export interface Bench {
  at: At
  /** Process of the database server. */
  postmaster: number
  /** As superuser, in the county's schema. */
  admin: pg.Client
  close: () => Promise<void>
}

/** Rooms and connections of a served house; the bench's own process and the server's build the same. */
export const houseAt = (at: At): House & { close: () => Promise<void> } =>
  buildHouse({
    db: at,
    sizes: { app: 8, jobs: 2, sealer: 1, restricted: 1 },
    keys: loadKeys(join(folder, 'bench-keys.json')),
    var: join(folder, 'bench'),
    log: newLog('warn'),
  })

export interface Seed {
  /** Requests by the hundred thousand. */
  crowd?: Omit<Crowd, 'county'>
  /** Residents by the hundred thousand. */
  people?: Omit<PeopleCrowd, 'county' | 'keys'>
  seats: Parameters<typeof seedDemoAccounts>[2]
}

/** Opens the bench's database; makes it, county, accounts and crowd, where it is not there or of another making. */
export async function openBench(name: string, seed: Seed): Promise<Bench> {
  const server = await startEmbedded({ dir: join(folder, 'bench-pg'), log: console.log })
  const place = { host: server.host, port: server.port }
  const at = { ...place, database: `${name}_${fingerprint(seed)}` }
  await dropOthers(place, name, at.database)
  await ensureDatabase({ ...place, user: 'postgres', database: 'postgres' }, at.database)
  const admin = new pg.Client({ ...at, user: 'postgres' })
  await admin.connect()
  await migrate({ ...at, user: 'postgres' }, { counties: [] })
  await furnish(at, admin, seed)
  await admin.query(`set search_path = c${county.code}, network`)
  return {
    at,
    postmaster: Number(readFileSync(join(server.dir, 'postmaster.pid'), 'utf8').split('\n')[0]),
    admin,
    close: async () => {
      await admin.end()
      await server.stop()
    },
  }
}

async function furnish(at: At, admin: pg.Client, seed: Seed): Promise<void> {
  const there = await admin.query("select to_regclass('bench_ready') as ready")
  if (there.rows[0].ready) return
  const began = performance.now()
  console.log(`Seeding ${at.database}: ${seed.crowd?.requests ?? 0} requests, ${seed.people?.people ?? 300} people …`)
  const house = houseAt(at)
  try {
    await installCounty(house, county, ['base', 'linkou'], {
      admin: { ...at, user: 'postgres' },
      people: seed.people ? 1 : 300,
    })
    await seedDemoAccounts(house, county, seed.seats)
  } finally {
    await house.close()
  }
  if (seed.crowd) await grow(admin, { ...seed.crowd, county: county.code })
  if (seed.people) {
    const { people } = await growPeople(admin, { ...seed.people, county: county.code, keys: house.keys })
    console.log(`${people} people with all they are found by: ${((performance.now() - began) / 1000).toFixed(0)} s`)
    await admin.query('reset search_path')
  }
  await admin.query('create table bench_ready ()')
}

/** Another seed, another database; migrations that came since are applied to the one that is there. */
function fingerprint(seed: Seed): string {
  const hash = createHash('sha256').update(JSON.stringify(seed))
  const dir = fileURLToPath(new URL('../crowd/', import.meta.url))
  for (const file of readdirSync(dir)
    .filter((f) => !f.endsWith('.map'))
    .sort())
    hash.update(readFileSync(join(dir, file)))
  return hash.digest('hex').slice(0, 10)
}

async function dropOthers(at: { host: string; port: number }, name: string, keep: string): Promise<void> {
  const client = new pg.Client({ ...at, user: 'postgres', database: 'postgres' })
  await client.connect()
  const { rows } = await client.query<{ name: string }>(
    'select datname as name from pg_database where starts_with(datname, $1) and datname <> $2',
    [`${name}_`, keep],
  )
  for (const row of rows) await client.query(`drop database ${row.name} with (force)`)
  await client.end()
}
