/**
 * A template with both counties of demonstration in it, made when the first test asks for it and cloned from then on:
 * installing takes seconds, cloning a fraction of one.
 */
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { installCounty } from '../server/catalogue/index.ts'
import { buildHouse, newLog } from '../server/kernel/house.ts'
import { loadKeys } from '../server/kernel/keys.ts'
import { testKeysFile } from './keys.ts'

const top = fileURLToPath(new URL('../', import.meta.url))
/** Everything that decides what the counties hold. */
const makers = [
  'packs',
  'server/migrations',
  ...['kernel', 'places', 'accounts', 'people', 'organisations', 'catalogue'].flatMap((r) => [
    `domain/${r}`,
    `server/${r}`,
  ]),
]
const lock = 7_301_016

/** `bare`: a county as it starts for real; `demo`: with seats and invented people. */
export type Filling = 'bare' | 'demo'

const counties = [
  { code: '231025', name: '林口县', packs: ['base', 'linkou'] },
  { code: '990001', name: '虚构县', packs: ['base', 'neighbour'] },
]

const made = new Map<Filling, Promise<string>>()

/** Name of the template. @param base the migrated one it grows from */
export function filledTemplate(at: { host: string; port: number }, base: string, filling: Filling): Promise<string> {
  const known = made.get(filling) ?? find(at, base, filling)
  made.set(filling, known)
  return known
}

async function find(at: { host: string; port: number }, base: string, filling: Filling): Promise<string> {
  const name = `template_${fingerprint()}_${filling}`
  const client = new pg.Client({ ...at, user: 'postgres', database: 'postgres' })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [lock])
    const there = await client.query('select 1 from pg_database where datname = $1', [name])
    if (there.rowCount === 0) await make(client, at, { base, name, filling })
    return name
  } finally {
    await client.end()
  }
}

/** Built under another name first, so that a killed run leaves no half template under the good one. */
async function make(
  client: pg.Client,
  at: { host: string; port: number },
  t: { base: string; name: string; filling: Filling },
): Promise<void> {
  const draft = `${t.name}_draft`
  await client.query(`drop database if exists ${draft} with (force)`)
  await client.query(`create database ${draft} template ${t.base}`)
  const folder = await mkdtemp(path.join(tmpdir(), 'linli-template-'))
  const house = buildHouse({
    db: { ...at, database: draft },
    sizes: { app: 2, jobs: 2, sealer: 1, restricted: 2 },
    keys: loadKeys(testKeysFile),
    var: folder,
    log: newLog('silent'),
    now: () => new Date('2026-01-01T08:00:00+08:00'),
  })
  const admin = { ...at, user: 'postgres', database: draft }
  for (const { packs, ...county } of counties)
    await installCounty(house, { ...county, demo: t.filling === 'demo' }, packs, { admin })
  await house.close()
  await rm(folder, { recursive: true, force: true })
  await client.query(`alter database ${draft} rename to ${t.name}`)
}

function fingerprint(): string {
  const hash = createHash('sha256').update(fs.readFileSync(fileURLToPath(import.meta.url)))
  for (const file of makers.flatMap((folder) => filesBelow(path.join(top, folder))))
    hash.update(path.relative(top, file)).update(fs.readFileSync(file))
  return hash.digest('hex').slice(0, 12)
}

const filesBelow = (folder: string): string[] =>
  fs
    .readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.test.ts'))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort()
