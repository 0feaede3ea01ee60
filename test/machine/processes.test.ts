/**
 * Two processes on one database, as far as one can be both: limits are theirs together, and one goes without anybody noticing.
 * Three real ones stand in `shared.long.test.ts` and `several.long.test.ts`.
 */
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { requestsApi } from '../../domain/requests/api.ts'
import { authenticate } from '../../server/accounts/index.ts'
import { alone } from '../../server/kernel/db/admin.ts'
import { buildApp } from '../../server/kernel/http/app.ts'
import { LiveHub } from '../../server/kernel/http/live.ts'
import { mint } from '../../server/kernel/mint.ts'
import { leaving } from '../../server/leaving.ts'
import { rooms } from '../../server/rooms.ts'
import type { TestApp } from '../app.ts'
import { Client } from '../client.ts'
import { startCounty, type TestCounty } from '../county.ts'

let t: TestCounty
const apps: FastifyInstance[] = []
beforeAll(async () => {
  t = await startCounty()
})
afterAll(async () => {
  for (const app of apps) await app.close()
  await t.close()
})

/** One more process. @param drain seconds for which it goes on answering */
async function another(drain = 0) {
  const live = new LiveHub()
  const leave = leaving(drain)
  const app = await buildApp(t.app.house, {
    rooms,
    authenticate,
    live,
    acted: () => undefined,
    trustProxy: true,
    ready: async () => true,
    leaving: () => leave.begun,
  })
  // Takes as long as the test wants, as a large list does.
  const slow = { taken: 0, go: (): void => undefined }
  const gone = new Promise<void>((on) => (slow.go = on))
  app.get('/slow', async () => {
    slow.taken++
    await gone
    return 'to the end'
  })
  apps.push(app)
  await app.listen({ port: 0, host: '127.0.0.1' })
  const origin = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`
  return { app, live, leave, origin, slow }
}

const filing = () => ({
  request: mint(Date.now()),
  report: {
    id: mint(Date.now()),
    channel: 'web' as const,
    what: '楼道灯不亮',
    where: { place: '231025/100/zhanqian/001/001/' },
  },
})

it('[L9] an address may ask as often of two as of one; another address and another thing are counted apart', async () => {
  const { origin } = await another()
  const turn = [t.app.origin, origin]
  let n = 0
  const spread = () =>
    new Client({
      county: t.app.county,
      get origin() {
        return turn[n++ % 2]!
      },
    } as TestApp)
  const most = requestsApi.report.spec.perMinute
  const client = spread()
  const statuses: number[] = []
  for (let tries = 0; tries < most + 2; tries++)
    statuses.push((await client.call(requestsApi.report, { body: filing() })).status)
  expect(statuses).toEqual([...Array<number>(most).fill(200), 429, 429])
  expect((await spread().call(requestsApi.report, { body: filing() })).status).toBe(200)
  // Nobody's address is kept.
  const rows = await t.sql<{ key: Buffer; count: number }>('select key, count from c231025.rates order by count desc')
  expect(rows.map((row) => [row.key.length, row.count])).toEqual([
    [32, most + 2],
    [32, 1],
  ])
  // Its time is over: the count begins anew.
  await t.sql(`update c231025.rates set until = now() - interval '1 second'`)
  expect((await client.call(requestsApi.report, { body: filing() })).status).toBe(200)
})

it('[L9] a process that is told to end says so, still answers, answers whoever waits to the end, and ends what listens', async () => {
  const { app, live, leave, origin, slow } = await another(600)
  let ended = 0
  live.opened(() => ended++)
  const before = await fetch(`${origin}/ready`)
  expect([before.status, before.headers.get('connection')]).toEqual([200, 'keep-alive'])
  const waiting = fetch(`${origin}/slow`).then((answer) => answer.text())
  // It is on its way before the end begins.
  await vi.waitFor(() => expect(slow.taken).toBe(1))
  const over = leave.from(app, live)
  const ready = await fetch(`${origin}/ready`)
  expect([ready.status, ended]).toEqual([503, 0])
  const filed = await fetch(`${origin}/231025/api/report`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-linli': '1', 'x-forwarded-for': '10.99.0.1' },
    body: JSON.stringify(filing()),
  })
  expect([filed.status, filed.headers.get('connection')]).toEqual([200, 'close'])
  leave.hurry()
  await vi.waitFor(() => expect(ended).toBe(1))
  slow.go()
  await over
  expect(await waiting).toBe('to the end')
  live.opened(() => ended++)
  expect(ended).toBe(2)
  expect(app.server.listening).toBe(false)
})

it('[L9] what is laid out at a start is laid out by one at a time', async () => {
  let [inside, most] = [0, 0]
  const work = async () => {
    most = Math.max(most, ++inside)
    await sleep(20)
    inside--
  }
  await Promise.all([1, 2, 3].map(() => alone(t.app.db.config, work)))
  expect(most).toBe(1)
})
