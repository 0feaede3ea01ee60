/** The database is gone in the middle of work: what was acknowledged more than a minute before stands again, and what is lost is said. */
import { spawn } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import pg from 'pg'
import { basesIn } from '../../server/kernel/archive/base.ts'
import { startEmbedded } from '../../server/kernel/pg/embedded.ts'
import { buildServer } from '../../tools/run/build.mjs'
import { withLock } from '../../tools/run/lock.mjs'
import { clusterOf, killed, killPostgres, program, start } from '../kill/kill.ts'
import { startWriters } from '../kill/writers.ts'

let folder: string
beforeAll(async () => {
  await withLock('prepare', () => buildServer(() => undefined))
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'linli-archive-'))
})
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))

it('[L9] after the folder of the database was removed under writers, nothing older than a minute and its way is lost', async () => {
  const [house, archive] = [path.join(folder, 'var'), path.join(folder, 'archive')]
  const env = { LINLI_ARCHIVE_FOLDER: archive }
  const running = await start(house, env)
  await expect.poll(() => basesIn(archive).length, { timeout: 120_000 }).toBe(1)
  const cluster = await clusterOf(house)
  const writers = startWriters(2, () => running.origin, '231025/100/zhanqian/001/001/')
  const when = new Map<string, number>()
  const noting = setInterval(() => {
    for (const id of writers.acknowledged.keys()) if (!when.has(id)) when.set(id, Date.now())
  }, 200)
  await sleep(100_000)
  clearInterval(noting)
  const end = Date.now()
  await killed(running.child)
  await killPostgres(cluster)
  await writers.stop()
  fs.rmSync(cluster, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 })
  const said = await new Promise<string>((done, failed) => {
    const child = spawn(process.execPath, [program, 'restore', 'minute'], {
      env: { ...process.env, ...env, LINLI_VAR: house, LOG_LEVEL: 'silent' },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let text = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece: Buffer) => (text += piece.toString()))
    child.on('close', (code) => (code === 0 ? done(text) : failed(new Error(text))))
  })
  expect(said).toMatch(/what was done after that is lost[\s\S]*audit proven/)
  const server = await startEmbedded({ dir: path.join(house, 'pg') })
  const client = new pg.Client({ host: server.host, port: server.port, user: 'postgres', database: 'linli' })
  await client.connect()
  const there = new Set((await client.query('select id from c231025.requests')).rows.map((r) => r.id as string))
  await client.end()
  await server.stop()
  // Archived every sixty seconds, taken away every two, noted every fifth of one.
  const old = [...when].filter(([, at]) => at < end - 65_000).map(([id]) => id)
  expect(old.length).toBeGreaterThan(20)
  expect(old.filter((id) => !there.has(id))).toEqual([])
  const again = await start(house, env)
  expect((await fetch(`${again.origin}/ready`)).status).toBe(200)
  await killed(again.child)
})
