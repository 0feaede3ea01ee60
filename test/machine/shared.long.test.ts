/** What is of one household stays of one household, whichever of three processes answers. */
import type pg from 'pg'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { accountsApi } from '../../domain/accounts/api.ts'
import { buckets } from '../../domain/accounts/limits.ts'
import { requestsApi } from '../../domain/requests/api.ts'
import { demoPassword } from '../../server/accounts/index.ts'
import { mint } from '../../server/kernel/mint.ts'
import type { Client } from '../client.ts'
import { openSql } from '../database.ts'
import { listening } from '../live.ts'
import { startThree, type Three } from './three.ts'

const grid = '231025/100/zhanqian/001/001/'
let three: Three
let admin: pg.Pool
beforeAll(async () => {
  three = await startThree({ LINLI_DRAIN: '1' })
  admin = openSql(three.db)
})
afterAll(async () => {
  await admin?.end()
  await three?.close()
})

const id = () => mint(Date.now())
const signIn = (client: Client, name: string, password = demoPassword) =>
  client.call(accountsApi.signIn, { body: { id: id(), name, password, shell: 'staff' } })
const filing = () => ({
  request: id(),
  report: { id: id(), channel: 'web' as const, what: '楼道灯不亮', where: { place: grid } },
})

it('[S1-47][L9] who signed in at one is signed in at all, and signed out at all at once', async () => {
  const client = three.spread()
  expect((await signIn(client, 'grid')).body).toMatchObject({ next: 'done' })
  for (let n = 0; n < 6; n++) expect((await client.ok(accountsApi.me)).me).not.toBeNull()
  const cookie = client.cookie!
  await client.ok(accountsApi.signOut, { body: {} })
  for (const n of [0, 1, 2]) {
    const same = three.at(n)
    same.cookie = cookie
    same.browser = client.browser
    expect((await same.ok(accountsApi.me)).me).toBeNull()
  }
})

it('[S1-47][L9] what changed at one is told by the live lists of the others', async () => {
  const streams = []
  for (const n of [1, 2]) {
    const client = three.at(n)
    await signIn(client, 'grid')
    streams.push(await listening(client, ['requests']))
  }
  await three.at(0).ok(requestsApi.report, { body: filing() })
  for (const stream of streams) {
    expect(stream.status).toBe(200)
    expect(await stream.next()).toBe('requests')
    stream.stop()
  }
})

it('[L9] an address may ask as often of three as of one, and guess as often', async () => {
  const most = requestsApi.report.spec.perMinute
  const client = three.spread()
  const statuses: number[] = []
  for (let n = 0; n < most + 4; n++) statuses.push((await client.call(requestsApi.report, { body: filing() })).status)
  expect(statuses).toEqual([...Array<number>(most).fill(200), 429, 429, 429, 429])
  // Counted apart: another thing, another address.
  expect((await client.call(accountsApi.me)).status).toBe(200)
  expect((await three.spread().call(requestsApi.report, { body: filing() })).status).toBe(200)
  const rows = await admin.query<{ key: Buffer }>('select key from c231025.rates')
  expect(rows.rows.every((row) => row.key.length === 32)).toBe(true)

  const { max } = buckets['password.name-address']
  const guess = three.spread()
  const guesses: number[] = []
  for (let n = 0; n < max + 2; n++) guesses.push((await signIn(guess, 'grid2', 'not-the-password')).status)
  expect(guesses.slice(max)).toEqual([429, 429])
  expect(guesses.slice(0, max)).not.toContain(429)
})

it('[L9] what is done by itself is done once, by one of them', async () => {
  const names = (await admin.query<{ name: string }>(`select name from pgboss.schedule order by name`)).rows
  expect(new Set(names.map((r) => r.name)).size).toBe(names.length)
  expect(names.length).toBeGreaterThan(3)
  await vi.waitFor(async () => {
    const ears = await admin.query(
      `select 1 from pg_stat_activity where datname = current_database() and query ~ '^listen '`,
    )
    expect(ears.rowCount).toBe(3)
  })
  await admin.query(`insert into pgboss.job (name) select 'requests-timers' from generate_series(1, 9)`)
  await vi.waitFor(
    async () => {
      const jobs = await admin.query(
        `select distinct state::text, retry_count from pgboss.job where name = 'requests-timers' and state <> 'created'`,
      )
      const left = await admin.query(`select 1 from pgboss.job where name = 'requests-timers' and state <> 'completed'`)
      expect([left.rowCount, jobs.rows]).toEqual([0, [{ state: 'completed', retry_count: 0 }]])
    },
    { timeout: 60_000, interval: 200 },
  )
  // Events were handed over by whichever came first, each once: none is left, and none came twice.
  await vi.waitFor(async () => expect((await admin.query('select 1 from c231025.outbox')).rowCount).toBe(0), {
    timeout: 20_000,
  })
  const lines = await admin.query<{ all: number; matters: number }>(
    `select count(*)::int as all, count(distinct subject)::int as matters from c231025.audit where act = 'requests.report'`,
  )
  expect(lines.rows[0]!.all).toBe(lines.rows[0]!.matters)
})

it('[L9] told to end it says so, still answers, then ends; whoever listened asks another', async () => {
  const { child, origin } = three.running[0]!
  const client = three.at(0)
  await signIn(client, 'grid')
  const stream = await listening(client, ['requests'])
  const code = new Promise<number | null>((done) => child.removeAllListeners('exit').on('exit', done))
  child.kill('SIGTERM')
  await vi.waitFor(async () => expect((await fetch(`${origin}/ready`)).status).toBe(503))
  const filed = await client.call(requestsApi.report, { body: filing() })
  expect([filed.status, filed.headers.get('connection')]).toEqual([200, 'close'])
  expect(await code).toBe(0)
  while ((await stream.next()) !== undefined) continue
  expect((await fetch(`${three.running[1]!.origin}/ready`)).status).toBe(200)
})
