/** The commands as a person types them: a backup under writers, a drill, embedded to a server of one's own and back. */
import { spawn } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import pg from 'pg'
import { archivesIn } from '../../server/kernel/backup/shelf.ts'
import { withScratchDatabase } from '../../server/kernel/db/scratch.ts'
import { startEmbedded } from '../../server/kernel/pg/embedded.ts'
import { buildServer } from '../../tools/run/build.mjs'
import { withLock } from '../../tools/run/lock.mjs'
import { freshDatabase, type TestDatabase } from '../database.ts'
import { program, start, type Running } from '../kill/kill.ts'
import { startWriters } from '../kill/writers.ts'

let folder: string
let db: TestDatabase
beforeAll(async () => {
  await withLock('prepare', () => buildServer(() => undefined))
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'linli-machine-'))
  db = await freshDatabase()
})
afterAll(async () => {
  await db.drop()
  fs.rmSync(folder, { recursive: true, force: true })
})

/** @returns what it said; fails where it fails */
function command(args: string[], env: Record<string, string>): Promise<string> {
  const child = spawn(process.execPath, [program, ...args], {
    env: { ...process.env, LOG_LEVEL: 'silent', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => (said += text.toString()))
  return new Promise((done, failed) =>
    child.on('close', (code) => (code === 0 ? done(said) : failed(new Error(`${args.join(' ')}: ${code}\n${said}`)))),
  )
}

const stopped = (running: Running) =>
  new Promise<void>((done) => {
    running.child.removeAllListeners('exit')
    running.child.on('exit', () => done())
    running.child.kill('SIGTERM')
  })

/** The keys of one installation, as somebody who kept copies puts them back. */
function keysTo(to: string): void {
  fs.cpSync(path.join(folder, 'a', 'keys'), path.join(to, 'keys'), { recursive: true })
}

async function requestsIn(config: pg.ClientConfig): Promise<string[]> {
  const client = new pg.Client(config)
  await client.connect()
  const { rows } = await client.query<{ id: string }>('select id from c231025.requests order by id')
  await client.end()
  return rows.map((r) => r.id)
}

it('[S1-47][D7][L9] made under writers and by itself at night, restored into an empty folder, to a server of one’s own and back', async () => {
  const [a, b, c] = ['a', 'b', 'c'].map((name) => path.join(folder, name)) as [string, string, string]
  // The next minute but one, so that the hour has not passed when the job is written down.
  const night = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone: 'Asia/Shanghai' }).format(
    Date.now() + 120_000,
  )
  const running = await start(a, { LINLI_BACKUP_AT: night })
  const writers = startWriters(4, () => running.origin, '231025/100/zhanqian/001/001/')
  await expect.poll(() => writers.acknowledged.size, { timeout: 60_000 }).toBeGreaterThan(20)
  const before = new Set(writers.acknowledged.keys())
  const made = await command(['backup'], { LINLI_VAR: a })
  expect(made).toMatch(/231025, 990001: \d+ tables, \d+ rows, \d+ files, .* read back:/)
  const [archive] = archivesIn(path.join(a, 'backup'))
  await expect.poll(() => archivesIn(path.join(a, 'backup')).length, { timeout: 300_000, interval: 1000 }).toBe(2)
  await writers.stop()
  await stopped(running)
  expect(await command(['backup', 'drill', archive!.file], { LINLI_VAR: a })).toMatch(
    /audit proven[\s\S]*from an empty disk/,
  )

  await expect(command(['restore', archive!.file], { LINLI_VAR: b })).rejects.toThrow(/put its copy there first/)
  keysTo(b)
  expect(await command(['restore', archive!.file], { LINLI_VAR: b })).toMatch(
    /rows, \d+ files, compared[\s\S]*audit proven/,
  )
  const inB = await embeddedRequests(b)
  expect([...before].filter((id) => !inB.includes(id))).toEqual([])

  await withScratchDatabase(db.config, async (scratch) => {
    const url = `postgres://postgres@/${scratch.database}?host=${encodeURIComponent(db.config.host)}&port=${db.config.port}`
    const env = { LINLI_VAR: path.join(folder, 'own'), DATABASE_URL: url }
    keysTo(env.LINLI_VAR)
    await command(['restore', archive!.file], env)
    expect(await requestsIn(scratch)).toEqual(inB)
    await command(['backup', '--to', path.join(folder, 'back')], env)
  })
  keysTo(c)
  await command(['restore', archivesIn(path.join(folder, 'back'))[0]!.file], { LINLI_VAR: c })
  expect(await embeddedRequests(c)).toEqual(inB)
  const again = await start(c)
  expect((await fetch(`${again.origin}/ready`)).status).toBe(200)
  await stopped(again)
})

async function embeddedRequests(at: string): Promise<string[]> {
  const server = await startEmbedded({ dir: path.join(at, 'pg') })
  try {
    return await requestsIn({ host: server.host, port: server.port, user: 'postgres', database: 'linli' })
  } finally {
    await server.stop()
  }
}
