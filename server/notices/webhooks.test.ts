/** Webhooks through the front door: signed, retried, codes and ids only, and nowhere inside. */
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { noticesApi as api } from '../../domain/notices/api.ts'
import { signatureHolds, webhookSender } from '../kernel/gateways/webhook.ts'
import { workFor } from '../kernel/jobs/work.ts'
import { rooms } from '../rooms.ts'
import type { Client } from '../../test/client.ts'
import { county, phone, startLoop, type Loop } from '../../test/requests/front.ts'

interface Got {
  headers: http.IncomingHttpHeaders
  body: string
  path: string
}

let loop: Loop
let admin: Client
let server: http.Server
let origin = ''
let status = 200
const got: Got[] = []

beforeAll(async () => {
  loop = await startLoop()
  server = http.createServer((request, answer) => {
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString()))
    request.on('end', () => {
      got.push({ headers: request.headers, body, path: request.url ?? '' })
      answer.writeHead(status, status === 302 ? { location: `${origin}/elsewhere` } : {}).end()
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  loop.at.app.house.webhooks = webhookSender({ allow: ['127.0.0.1'], timeout: 2_000 })
})
afterAll(async () => {
  server.closeAllConnections()
  server.close()
  await loop.close()
})
beforeEach(() => {
  // Signed in anew, since the clock goes on by days and a second factor stays fresh for minutes.
  admin = loop.at.as('admin', [{ role: 'administrator', place: county }])
  got.length = 0
  status = 200
})

const run = async () => {
  await loop.at.app.settle()
  for (const j of rooms.flatMap((r) => r.jobs ?? []))
    if (j.name === 'notices-webhooks') await j.run(workFor(loop.at.app.house, loop.at.app.county))
}
const add = (url = `${origin}/hook?key=abc`) => ({
  id: loop.id(),
  url,
  events: ['requests.acted'] as ['requests.acted'],
  about: '档案系统',
})
const states = async (id: string) =>
  (await admin.ok(api.deliveries, { params: { id }, query: { size: 100 } })).items.map((d) => [
    d.state,
    d.tries,
    d.code,
  ])
/** Nothing is left of the one before. */
const clear = async () => {
  for (const w of (await admin.ok(api.webhooks)).items)
    await admin.ok(api.removeWebhook, { params: { id: w.id }, body: { id: loop.id() } })
}

describe('webhooks', () => {
  it('tell of an act in codes and ids, signed with a secret that is shown once', async () => {
    const body = add()
    const made = await admin.ok(api.addWebhook, { body })
    expect(made.secret).toMatch(/^lws_[\w-]{43}$/)
    expect(made.webhook).toMatchObject({ active: true, secretEnding: made.secret!.slice(-4), waiting: 0, failed: 0 })
    expect((await admin.ok(api.addWebhook, { body })).secret).toBeNull()
    const it = await loop.sent()
    await run()
    expect(got.map((g) => g.path)).toEqual(['/hook?key=abc', '/hook?key=abc', '/hook?key=abc'])
    for (const g of got) {
      expect(signatureHolds(made.secret!, String(g.headers['linli-signature']), g.body, loop.at.app.now())).toBe(true)
      expect(g.headers).toMatchObject({
        'linli-event': 'requests.acted',
        'linli-schema': '1',
        'content-type': 'application/json; charset=utf-8',
      })
    }
    const bodies = got.map(
      (g) => JSON.parse(g.body) as { subject: string; seq: number; id: string; data: { kind: string } },
    )
    expect(bodies.toSorted((a, b) => a.seq - b.seq).map((b) => [b.subject, b.seq, b.data.kind])).toEqual([
      [it.request, 1, 'report'],
      [it.request, 2, 'accept'],
      [it.request, 3, 'dispatch'],
    ])
    expect(new Set(bodies.map((b) => b.id)).size).toBe(3)
    const everything = JSON.stringify(got)
    const staff = await loop.at.sql<{ id: string }>('select id from c231025.accounts')
    for (const secret of [phone, it.refNo, '路灯不亮', ...staff.map((s) => s.id)])
      expect(everything).not.toContain(secret)
    expect(await admin.ok(api.webhooks)).toMatchObject({ items: [{ last: { ok: true, code: '200' } }] })
  })

  it('the secret lies sealed, and neither history nor audit has it or the key in the address', async () => {
    const [row] = await loop.at.sql<{ secret: string; ending: string }>(
      'select secret, secret_ending as ending from c231025.webhooks where ended_at is null',
    )
    expect(row!.secret).not.toContain('lws_')
    const kept = JSON.stringify([
      await loop.at.sql(`select value from c231025.history where subject_kind = 'webhook'`),
      await loop.at.sql(`select detail from c231025.audit where subject_kind = 'webhook'`),
    ])
    expect(kept).not.toContain('key=abc')
    expect(kept).not.toContain(row!.secret)
  })

  it('are tried again later and later, and again when asked', async () => {
    await clear()
    const { webhook } = await admin.ok(api.addWebhook, { body: add() })
    status = 503
    await loop.reported()
    await run()
    expect(await states(webhook.id)).toEqual([['waiting', 1, '503']])
    await run()
    expect(got).toHaveLength(1)
    for (const minutes of [1, 2, 4]) {
      loop.later({ minutes })
      await run()
    }
    expect(await states(webhook.id)).toEqual([['waiting', 4, '503']])
    for (let i = 0; i < 8; i++) {
      loop.later({ hours: 7 })
      await run()
    }
    expect(await states(webhook.id)).toEqual([['failed', 12, '503']])
    status = 204
    await admin.ok(api.again, { params: { id: webhook.id }, body: { id: loop.id() } })
    await run()
    expect(await states(webhook.id)).toEqual([['delivered', 1, '204']])
  })

  it('[attack 13] follow no redirect', async () => {
    await clear()
    const { webhook } = await admin.ok(api.addWebhook, { body: add() })
    status = 302
    await loop.reported()
    await run()
    expect(got.map((g) => g.path)).toEqual(['/hook?key=abc'])
    expect(await states(webhook.id)).toEqual([['waiting', 1, 'redirect']])
  })

  it('[attack 13] are refused for an address inside, at entry and at delivery', async () => {
    await clear()
    const inside = [
      'https://10.1.2.3/',
      'https://169.254.169.254/',
      'https://[::1]/',
      'https://2130706434/',
      'http://93.184.216.34/',
    ]
    for (const url of inside) {
      const reply = await admin.call(api.addWebhook, { body: add(url) })
      expect([url, reply.status, reply.problem.faults?.[0]?.path]).toEqual([url, 422, 'url'])
    }
    for (const url of ['ftp://x.test/', 'javascript:alert(1)', 'x', 'file:///etc/passwd']) {
      expect((await admin.call(api.addWebhook, { body: add(url) })).status).toBe(422)
    }
    const { webhook } = await admin.ok(api.addWebhook, { body: add() })
    await loop.reported()
    loop.at.app.house.webhooks = webhookSender()
    await run()
    loop.at.app.house.webhooks = webhookSender({ allow: ['127.0.0.1'] })
    expect(await states(webhook.id)).toEqual([['failed', 1, 'private-address']])
    expect(got).toEqual([])
  })

  it('rest when told to, and drop what waits when removed', async () => {
    await clear()
    const { webhook } = await admin.ok(api.addWebhook, { body: add() })
    const change = { id: loop.id(), seen: 1, url: webhook.url, events: webhook.events, about: '', active: false }
    expect(await admin.ok(api.changeWebhook, { params: { id: webhook.id }, body: change })).toMatchObject({
      version: 2,
      active: false,
    })
    expect(
      (await admin.call(api.changeWebhook, { params: { id: webhook.id }, body: { ...change, id: loop.id() } })).problem
        .code,
    ).toBe('conflict')
    await loop.reported()
    await run()
    expect(await states(webhook.id)).toEqual([['waiting', 0, undefined]])
    await admin.ok(api.removeWebhook, { params: { id: webhook.id }, body: { id: loop.id() } })
    await run()
    expect(got).toEqual([])
    expect((await admin.ok(api.webhooks)).items).toEqual([])
  })

  it('a new secret takes the place of the old', async () => {
    const first = await admin.ok(api.addWebhook, { body: add() })
    const second = await admin.ok(api.newSecret, { params: { id: first.webhook.id }, body: { id: loop.id(), seen: 1 } })
    await loop.reported()
    await run()
    const [g] = got
    const holds = (secret: string) =>
      signatureHolds(secret, String(g!.headers['linli-signature']), g!.body, loop.at.app.now())
    expect([holds(first.secret!), holds(second.secret!)]).toEqual([false, true])
  })

  it('[L6] are the administrator’s alone, with a fresh second factor', async () => {
    expect((await loop.dispatcher.call(api.webhooks)).status).toBe(403)
    const stale = loop.at.as('admin-2', [{ role: 'administrator', place: county }], {
      factorAt: new Date(loop.at.app.now().getTime() - 3_600_000),
    })
    expect((await stale.call(api.addWebhook, { body: add() })).problem.code).toBe('second-factor-needed')
  })
})
