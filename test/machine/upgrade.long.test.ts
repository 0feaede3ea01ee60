/** An upgrade as a person does it: releases that break in the middle of migrating, or do not start, are not taken; a good one is. */
import { spawn } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { countyRows, sumOf, tablesIn } from '../../server/kernel/db/carry.ts'
import { startEmbedded } from '../../server/kernel/pg/embedded.ts'
import { buildServer } from '../../tools/run/build.mjs'
import { withLock } from '../../tools/run/lock.mjs'
import { program, start, type Running } from '../kill/kill.ts'

const top = fileURLToPath(new URL('../..', import.meta.url))
const parts = ['package.json', 'package-lock.json', 'start.mjs', 'tools', 'domain', 'server', 'packs', 'bench']
const more = ['architecture.ts', 'tsconfig.base.json', 'tsconfig.build.json']
let folder: string
let house: string

beforeAll(async () => {
  await withLock('prepare', () => buildServer(() => undefined))
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'linli-upgrade-'))
  house = path.join(folder, 'var')
  await stopped(await start(house))
})
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))

/** The sources of this release with something changed. */
function release(name: string, change: (at: string) => void): string {
  const at = path.join(folder, name)
  for (const part of [...parts, ...more]) fs.cpSync(path.join(top, part), path.join(at, part), { recursive: true })
  fs.symlinkSync(path.join(top, 'node_modules'), path.join(at, 'node_modules'))
  change(at)
  return at
}

const migration = (at: string, name: string, text: string) =>
  fs.writeFileSync(path.join(at, 'server/migrations', name), text)

function upgrade(to: string): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, [program, 'upgrade', to], {
    env: { ...process.env, LINLI_VAR: house, LOG_LEVEL: 'silent' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => (said += text.toString()))
  return new Promise((done) => child.on('close', (code) => done({ code, said })))
}

const stopped = ({ child }: Running) =>
  new Promise<void>((done) => {
    child.removeAllListeners('exit')
    child.on('exit', () => done())
    child.kill('SIGTERM')
  })

/** Everything the database holds, table by table, and which schemas there are. */
async function everything(): Promise<Record<string, unknown>> {
  const server = await startEmbedded({ dir: path.join(house, 'pg') })
  const client = new pg.Client({ host: server.host, port: server.port, user: 'postgres', database: 'linli' })
  await client.connect()
  try {
    const { rows } = await client.query(
      `select nspname as name from pg_namespace where nspname !~ '^(pg_|information_schema|public)' order by 1`,
    )
    const all: Record<string, unknown> = {
      schemas: rows.map((r) => r.name as string),
      counties: await countyRows(client),
    }
    for (const schema of ['c231025', 'c990001'])
      for (const table of await tablesIn(client, schema))
        all[`${schema}.${table.name}`] = await sumOf(client, schema, table)
    return all
  } finally {
    await client.end()
    await server.stop()
  }
}

const broken: [string, RegExp, (at: string) => void][] = [
  [
    'in the middle of migrating, after the first county',
    /could not migrate/,
    (at) => {
      migration(
        at,
        '9997_kernel_spoil.sql',
        `update texts set body = 'spoilt'; create table upgraded (id uuid primary key);`,
      )
      migration(
        at,
        '9998_kernel_break.sql',
        `do $$ begin if current_schema() = 'c990001' then raise 'no'; end if; end $$;`,
      )
    },
  ],
  [
    'where it starts',
    /does not answer/,
    (at) => {
      migration(
        at,
        '9997_kernel_spoil.sql',
        `update texts set body = 'spoilt'; create table upgraded (id uuid primary key);`,
      )
      fs.appendFileSync(path.join(at, 'server/serve.ts'), `\nthrow new Error('it does not start')\n`)
    },
  ],
]

it.each(broken)(
  '[L9] a release that breaks %s is not taken, and every row is as it was',
  async (name, words, change) => {
    const before = await everything()
    const { code, said } = await upgrade(release(name.replace(/\W/g, '-'), change))
    expect(said).toMatch(words)
    expect(said).toMatch(/audit proven[\s\S]*The new release was not taken/)
    expect(code).toBe(1)
    expect(await everything()).toEqual(before)
    const again = await start(house)
    expect((await fetch(`${again.origin}/ready`)).status).toBe(200)
    // Somebody is served: no upgrade now.
    expect((await upgrade(folder)).said).toMatch(/There is no release in/)
    expect((await upgrade(release(`${name.length}`, () => undefined))).said).toMatch(
      /The program is running: stop it first/,
    )
    await stopped(again)
  },
)

it('[L9] a good one is taken, with its migrations and the rows as they were', async () => {
  const before = await everything()
  const to = release('good', (at) =>
    migration(at, '9997_kernel_more.sql', 'create table upgraded (id uuid primary key);'),
  )
  const { code, said } = await upgrade(to)
  expect(said).toMatch(/The new release stands/)
  expect(code).toBe(0)
  const after = await everything()
  expect(after['c231025.upgraded']).toMatchObject({ rows: 0 })
  expect(after['c990001.texts']).toEqual(before['c990001.texts'])
  expect(after['c231025.texts']).toEqual(before['c231025.texts'])
})
