/** What strangers and colleagues might try on the kernel and on requests; each number is one of the list of attacks we hold ourselves to. */
import { connect } from 'node:net'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { brief } from '../domain/requests/keep.ts'
import { actRoutes } from '../domain/requests/act-routes.ts'
import { requestsApi as api } from '../domain/requests/api.ts'
import { buildApp } from '../server/kernel/http/app.ts'
import { LiveHub } from '../server/kernel/http/live.ts'
import { accepting, grid, key, start, startLoop, type Loop } from './requests/front.ts'

let t: Loop
const base = '/231025/api'

beforeAll(async () => {
  t = await startLoop()
})
afterAll(() => t.close())
beforeEach(() => t.at.app.setNow(start))

const count = async (table: string) =>
  (await t.at.sql<{ n: number }>(`select count(*)::int as n from c231025.${table}`))[0]!.n
const reportBody = (more: object = {}) => ({
  request: t.id(),
  report: { id: t.id(), channel: 'web', what: '路灯不亮', where: { place: grid }, ...more },
})
/** Bytes as they are, past everything a client would put right. */
const raw = (path: string, body: string, headers: Record<string, string> = {}, method = 'POST') =>
  fetch(t.at.app.origin + path, {
    method,
    ...(method !== 'GET' && { body }),
    redirect: 'manual',
    headers: {
      'content-type': 'application/json',
      'x-linli': '1',
      'x-forwarded-for': `10.1.${Math.floor(Math.random() * 250)}.${Math.floor(Math.random() * 250)}`,
      ...headers,
    },
  })
const cookieOf = (client: Loop['desk']) => ({ cookie: client.cookie! })

describe('attack 2: acts that are not one’s own', () => {
  it('a resident, a guest and a worker of another unit do nothing through any staff route', async () => {
    const r = await t.signed()
    const before = await t.row(r.request)
    const resident = t.at.as('resident-9', [], { kind: 'resident' })
    const stranger = t.at.as('stranger', [
      { role: 'unit-lead', unit: 'weijianju' },
      { role: 'grid-worker', place: '231025/107/201/001/' },
    ])
    for (const kind of Object.keys(actRoutes) as (keyof typeof actRoutes)[]) {
      expect([kind, (await t.act(t.at.guest(), kind, r.request, { order: r.order })).status]).toEqual([kind, 401])
      expect([kind, (await t.act(resident, kind, r.request, { order: r.order })).status]).toEqual([kind, 403])
      // Empty of sense or full of it, it is not there for him.
      expect([
        kind,
        ([403, 404, 422] as readonly unknown[]).includes(
          (await t.act(stranger, kind, r.request, { order: r.order })).status,
        ),
      ]).toEqual([kind, true])
    }
    for (const path of ['my-track', 'mine/withdraw'] as const) {
      const route = api[path] as (typeof api)['my-track']
      expect(
        (
          await resident.call(route, {
            params: { request: r.request },
            ...(path !== 'my-track' && { body: { id: t.id() } as never }),
          })
        ).status,
      ).toBe(404)
    }
    expect(await t.row(r.request)).toEqual(before)
  })
})

describe('attack 3: fields nobody named', () => {
  const evil = fc.constantFrom(
    'role',
    'place',
    'region_code',
    'status',
    'id2',
    'seq',
    'reporter',
    'units',
    'desk',
    'by',
    'at',
    'policy',
    '__proto__',
    'constructor',
    'prototype',
    'toString',
    'closed_at',
  )
  const put = (body: string, field: string, value: unknown) =>
    body.replace(/}$/, `,${JSON.stringify(field)}:${JSON.stringify(value)}}`)

  it('are refused at every depth, and the row is as it was', async () => {
    const r = await t.reported()
    const before = await t.row(r.request)
    const filed = await count('requests')
    const bodies = [
      () => [`${base}/requests/${r.request}/accept`, JSON.stringify({ id: t.id(), ...accepting })],
      () => [`${base}/requests/${r.request}/reject`, JSON.stringify({ id: t.id(), ground: 'other', reason: '不受理' })],
      () => [`${base}/requests`, JSON.stringify(reportBody())],
      () => [`${base}/requests`, JSON.stringify({ ...reportBody(), key }).replace('"where":{', '"where":{"evil":1,')],
    ] as const
    await fc.assert(
      fc.asyncProperty(fc.nat(bodies.length - 1), evil, fc.jsonValue({ maxDepth: 2 }), async (n, field, value) => {
        const [path, body] = bodies[n]!()
        const answer = await raw(path!, put(body!, field, value), cookieOf(t.dispatcher))
        expect([`${field} ${answer.status}`, ([400, 422] as readonly unknown[]).includes(answer.status)]).toEqual([
          `${field} ${answer.status}`,
          true,
        ])
      }),
      { numRuns: 60 },
    )
    expect(await t.row(r.request)).toEqual(before)
    expect(await count('requests')).toBe(filed)
    expect(({} as Record<string, unknown>)['role']).toBeUndefined()
  })
})

describe('attack 5: the same moment', () => {
  it('of fifty hands that claim one offer exactly one has it', async () => {
    const r = await t.accepted({ item: 'elder-chores' })
    const order = t.id()
    const squads = ['squad-hair-1', 'squad-hair-2']
    await t.must(t.dispatcher, 'offer', r.request, { order, role: 'lead', party: 'volunteer', squads })
    const hands = Array.from({ length: 50 }, (_, i) => ({
      squad: squads[i % 2]!,
      client: t.at.as(`hand-${i}`, [{ role: 'unit-handler', unit: squads[i % 2]! }]),
    }))
    const replies = await Promise.all(
      hands.map(({ client, squad }) => t.act(client, 'claim', r.request, { order, unit: squad })),
    )
    const statuses = replies.map((x) => x.status)
    expect(statuses.filter((s) => s === 200)).toHaveLength(1)
    // Whoever is late is told so, or finds it gone where his squad lost it.
    expect(statuses.filter((s) => s !== 200).every((s) => s === 409 || s === 403)).toBe(true)
    expect(
      await t.at.sql(`select 1 from c231025.request_acts where request = $1 and kind = 'claim'`, [r.request]),
    ).toHaveLength(1)
  })

  it('of fifty dispatches one is done; fifty signatures, ratings and withdrawals too', async () => {
    const r = await t.accepted()
    const all = await Promise.all(
      Array.from({ length: 50 }, (_, i) =>
        t.act(i % 2 ? t.dispatcher : t.dispatcher2, 'dispatch', r.request, { orders: [t.order()] }),
      ),
    )
    expect(all.filter((x) => x.status === 200)).toHaveLength(1)
    expect(all.filter((x) => x.status === 409)).toHaveLength(49)
    const view = await t.view(t.dispatcher, r.request)
    expect(view.orderList).toHaveLength(1)
    const order = view.orderList[0]!.id
    const signed = await Promise.all(Array.from({ length: 20 }, () => t.act(t.handler, 'sign', r.request, { order })))
    expect(signed.filter((x) => x.status === 200)).toHaveLength(1)
    await t.resolve(t.handler, { ...r, order })
    const rated = await Promise.all(Array.from({ length: 20 }, (_, i) => t.rate(r, 1 + (i % 5))))
    expect(rated.filter((x) => x.status === 200)).toHaveLength(1)
    const rows = await t.at.sql<{ seq: number }>(
      'select seq from c231025.request_acts where request = $1 order by seq',
      [r.request],
    )
    expect(rows.map((x) => x.seq)).toEqual(rows.map((_, i) => i + 1))
  })
})

describe('attack 6: sent again', () => {
  it('the same id and content is done once, however often, whenever and in whatever order it comes', async () => {
    const r = await t.sent()
    const sign = { id: t.id(), order: r.order }
    const tell = { id: t.id(), said: '明天上午来' }
    const send = () =>
      Promise.all([t.act(t.handler, 'tell', r.request, tell), t.act(t.handler, 'sign', r.request, sign)])
    const first = (await Promise.all(Array.from({ length: 10 }, send))).flat()
    expect(new Set(first.map((x) => x.status))).toEqual(new Set([200]))
    expect(new Set(first.map((x) => x.body.seq)).size).toBe(2)
    t.later({ days: 30 })
    expect((await send()).map((x) => x.status)).toEqual([200, 200])
    expect(
      await t.at.sql(`select kind from c231025.request_acts where request = $1 and kind in ('sign', 'tell')`, [
        r.request,
      ]),
    ).toHaveLength(2)
    // Another content under the id is told, and another author finds nothing.
    expect((await t.act(t.handler, 'tell', r.request, { ...tell, said: '后天来' })).problem.code).toBe('id-reused')
    expect((await t.act(t.lead, 'tell', r.request, tell)).status).toBe(404)
    expect((await t.act(t.handler, 'note', r.request, tell)).problem.code).toBe('id-reused')
  })

  it('a report that is sent by twenty tries at once is one report; by another it is nobody’s', async () => {
    const body = { ...reportBody(), key } as never
    const tries = await Promise.all(Array.from({ length: 20 }, () => t.at.guest().call(api.report, { body })))
    expect(new Set(tries.map((x) => x.status))).toEqual(new Set([200]))
    expect(new Set(tries.map((x) => x.body.refNo)).size).toBe(1)
    const { request, report } = body as { request: string; report: { id: string } }
    expect(await t.at.sql('select 1 from c231025.requests where id = $1', [request])).toHaveLength(1)
    expect(
      (await t.at.guest().call(api.report, { body: { request, report: { ...report, what: '另一件事' } } as never }))
        .problem.code,
    ).toBe('id-reused')
    expect((await t.dispatcher.call(api.file, { body })).status).toBe(404)
    // The same id elsewhere, where the first is not even seen.
    const far = await t.at.guest().call(api.report, {
      body: { request, report: { ...report, id: t.id(), where: { place: '231025/107/201/001/' } } } as never,
    })
    expect([404, 409]).toContain(far.status)
    const early = await t.accepted()
    const order = t.order()
    expect((await t.act(t.handler, 'sign', early.request, { order: order.order })).status).toBe(404)
    await t.must(t.dispatcher, 'dispatch', early.request, { orders: [order] })
    expect((await t.act(t.handler, 'sign', early.request, { order: order.order })).status).toBe(200)
  })
})

describe('attack 7: from another site', () => {
  it.each([
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['plain text', { 'content-type': 'text/plain' }],
    ['no mark of ours', { 'x-linli': '' }],
    ['another origin', { origin: 'http://127.0.0.2:1' }],
    ['no origin at all (a sandboxed frame)', { origin: 'null' }],
    ['a cross-site fetch', { 'sec-fetch-site': 'cross-site' }],
    ['a sister site', { 'sec-fetch-site': 'same-site' }],
  ])('%s writes nothing, with a session or without', async (_, headers) => {
    const r = await t.reported()
    const before = [await count('request_acts'), await count('requests')]
    for (const [path, body] of [
      [`${base}/requests/${r.request}/accept`, { id: t.id(), ...accepting }],
      [`${base}/report`, reportBody()],
    ] as const) {
      const answer = await raw(path, JSON.stringify(body), { ...cookieOf(t.dispatcher), ...headers })
      expect([400, 403, 422]).toContain(answer.status)
    }
    expect([await count('request_acts'), await count('requests')]).toEqual(before)
  })

  it('an upload needs our mark too, and no answer lets another origin read', async () => {
    const form = new FormData()
    form.append('file', new Blob([Buffer.from('x')]), 'x.png')
    const answer = await fetch(`${t.at.app.origin}${base}/files`, { method: 'POST', body: form })
    expect(answer.status).toBe(403)
    const preflight = await raw(
      `${base}/report`,
      '',
      { origin: 'http://127.0.0.2:1', 'access-control-request-method': 'POST' },
      'OPTIONS',
    )
    expect(preflight.headers.get('access-control-allow-origin')).toBeNull()
    expect(preflight.status).toBeGreaterThanOrEqual(400)
  })
})

describe('attack 14: strings with a meaning', () => {
  const nasty = fc.oneof(
    fc.constantFrom(
      `'; drop table requests; --`,
      `" or 1=1 --`,
      `') or true --`,
      '%_%',
      '\\',
      '$1',
      '{{7*7}}',
      '${7}',
      '\u0000',
      'a\u0000b',
      '\ud800',
      '\udfff\ud800',
      '\u202e123',
      '😀'.repeat(30),
      '=1+1',
      '<script>alert(1)</script>',
      '..\\..\\',
      '\r\nSet-Cookie: a=b',
      'İ',
      'ﬀ',
      '１２３',
    ),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }),
  )
  /** As it travels: half a character is none. */
  const whole = (text: string) => Buffer.from(text).toString()
  const never5xx = (r: { status: number }, what: string) => expect([what, r.status < 500]).toEqual([what, true])

  it('come back as they were written, or are refused; never a fault of ours', async () => {
    await fc.assert(
      fc.asyncProperty(nasty, async (text) => {
        const filed = await t.dispatcher.call(api.file, {
          body: reportBody({ channel: 'phone', what: text, contact: { name: text, phone: text } }) as never,
        })
        never5xx(filed, 'contact')
        const plain = await t.dispatcher.call(api.file, {
          body: reportBody({ channel: 'phone', what: text, where: { place: grid, described: text } }) as never,
        })
        never5xx(plain, 'what')
        if (plain.status === 200) {
          const view = await t.view(t.dispatcher, plain.body.request)
          expect(view.what).toBe(whole(text.trim()))
        }
        never5xx(await t.dispatcher.call(api.find, { body: { number: text } }), 'find')
        never5xx(await t.dispatcher.call(api['of-caller'], { body: { phone: text } }), 'of-caller')
        never5xx(await t.dispatcher.call(api.nearby, { body: { where: { place: grid }, what: text } }), 'nearby')
      }),
      { numRuns: 60, endOnFailure: true },
    )
    expect(await count('requests')).toBeGreaterThan(0)
  }, 60_000)

  it('in every filter, cursor and path of a list', async () => {
    const names = [
      'place',
      'desk',
      'unit',
      'status',
      'waiting',
      'line',
      'item',
      'channel',
      'urgency',
      'light',
      'supervised',
      'from',
      'to',
      'after',
      'size',
      'sort',
    ]
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...names), nasty, async (name, text) => {
        const search = new URLSearchParams([[name, whole(text)]]).toString()
        never5xx(await t.dispatcher.raw('GET', `${base}/requests?${search}`), name)
        never5xx(await t.dispatcher.raw('GET', `${base}/requests/${encodeURIComponent(whole(text))}`), 'path')
        never5xx(await t.dispatcher.raw('GET', `${base}/records?place=${encodeURIComponent(whole(text))}`), 'records')
      }),
      { numRuns: 80, endOnFailure: true },
    )
    for (const path of ['%', '%zz', '%00', '%ff%fe', '%c0%ae%c0%ae/', '..%2f..%2fetc%2fpasswd', '.'.repeat(300)])
      never5xx(await t.dispatcher.raw('GET', `${base}/requests/${path}`), path)
  }, 60_000)
})

describe('attack 20: the request itself', () => {
  /** One request, byte by byte. */
  const bytes = (text: string) =>
    new Promise<string>((resolve, reject) => {
      const { port, hostname } = new URL(t.at.app.origin)
      const socket = connect(Number(port), hostname, () => socket.end(text.replace(/\n/g, '\r\n')))
      let answer = ''
      socket.on('data', (d) => (answer += d.toString()))
      socket.on('close', () => resolve(answer))
      socket.on('error', reject)
    })

  it('a foreign host name is repeated nowhere', async () => {
    for (const path of ['/', '/231025', `${base}/`, `${base}/openapi.json`, `${base}/none`]) {
      const answer = await bytes(
        `GET ${path} HTTP/1.1\nHost: evil.example\nX-Forwarded-Host: evil.example\nConnection: close\n\n`,
      )
      expect([path, answer.includes('evil.example')]).toEqual([path, false])
    }
  })

  it('methods that are none of ours are not there; two lengths and a bare line are no request', async () => {
    for (const method of ['TRACE', 'TRACK', 'CONNECT', 'PROPFIND', 'DEBUG']) {
      const answer = await bytes(`${method} ${base}/me HTTP/1.1\nHost: x\nCookie: secret=1\nConnection: close\n\n`)
      expect([method, answer.includes('secret=1')]).toEqual([method, false])
      expect([method, /^HTTP\/1.1 (2|5)/.test(answer)]).toEqual([method, false])
    }
    const smuggled = await bytes(
      `POST ${base}/report HTTP/1.1\nHost: x\nContent-Length: 4\nTransfer-Encoding: chunked\nConnection: close\n\n0\n\nGET ${base}/me HTTP/1.1\n\n`,
    )
    expect(smuggled).toMatch(/^HTTP\/1.1 400/)
  })

  it('the same name twice is a fault, not a choice of ours', async () => {
    for (const query of [
      'place=231025/&place=231025/100/',
      'size=5&size=100',
      'status=reported&status=closed',
      'nothing=1',
      '__proto__[a]=1',
    ]) {
      expect([query, (await t.dispatcher.raw('GET', `${base}/requests?${query}`)).status]).toEqual([query, 422])
    }
    const twice = await raw(
      `${base}/requests/${t.id()}/accept`,
      `{"id":"${t.id()}","id":"${t.id()}"}`,
      cookieOf(t.dispatcher),
    )
    expect(twice.status).toBe(422)
  })

  it('a caller is not believed about his own address: neither for the figures nor for the limits', async () => {
    const app = await buildApp(t.at.app.house, {
      rooms: [],
      authenticate: async () => undefined,
      live: new LiveHub(),
      acted: () => undefined,
      ready: async () => true,
      trustProxy: 1,
    })
    const ip = async (forwarded: string, remoteAddress: string) =>
      (await app.inject({ url: '/metrics', headers: { 'x-forwarded-for': forwarded }, remoteAddress })).statusCode
    // What the one proxy saw is the last address; what stands before it was written by the caller.
    expect(await ip('127.0.0.1, 203.0.113.9', '10.0.0.1')).toBe(404)
    expect(await ip('127.0.0.1', '10.0.0.1')).toBe(200)
    await app.close()
    const alone = await buildApp(t.at.app.house, {
      rooms: [],
      authenticate: async () => undefined,
      live: new LiveHub(),
      acted: () => undefined,
      ready: async () => true,
    })
    expect(
      (
        await alone.inject({
          url: '/metrics',
          headers: { 'x-forwarded-for': '127.0.0.1' },
          remoteAddress: '203.0.113.9',
        })
      ).statusCode,
    ).toBe(404)
    await alone.close()
  })

  it('limits per address hold on the public pages', async () => {
    const one = t.at.guest()
    const statuses = await Promise.all(
      Array.from({ length: 12 }, () =>
        one.call(api.track, { body: { number: '000000000', last4: '0000' } }).then((x) => x.status),
      ),
    )
    expect(statuses.filter((s) => s === 429).length).toBeGreaterThanOrEqual(2)
    expect((await t.at.guest().call(api.track, { body: { number: '000000000', last4: '0000' } })).status).not.toBe(429)
  })
})

describe('attack 21: costly questions', () => {
  it('a page has an end, a list of filters too, and whatever takes long is broken off', async () => {
    for (const query of [
      'size=1000000000',
      'size=0',
      'size=-1',
      'size=1.5',
      'size=1e9',
      `status=${'reported,'.repeat(200)}`,
      `channel=${Array.from({ length: 31 }, () => 'web').join(',')}`,
    ]) {
      expect([query.slice(0, 40), (await t.dispatcher.raw('GET', `${base}/requests?${query}`)).status]).toEqual([
        query.slice(0, 40),
        422,
      ])
    }
    expect(
      (await t.dispatcher.raw('GET', `${base}/requests?from=1800-01-01T00:00:00Z&to=2199-12-31T23:59:59Z&size=100`))
        .status,
    ).toBe(200)
    const [set] = (await t.at.app.house.pools.app.query('show statement_timeout')).rows as {
      statement_timeout: string
    }[]
    expect(set!.statement_timeout).toBe('5s')
    const idle = (await t.at.app.house.pools.app.query('show idle_in_transaction_session_timeout')).rows[0] as Record<
      string,
      string
    >
    expect(Object.values(idle)).toEqual(['10s'])
  })

  it('no pattern of ours runs away on a text made for it', () => {
    const long = [
      `${'1 '.repeat(1000)}`,
      `${'1'.repeat(2000)}`,
      `${'1-'.repeat(999)}x`,
      `${'0'.repeat(1999)}x`,
      ' '.repeat(2000),
    ]
    const began = performance.now()
    for (const text of long) for (let i = 0; i < 20; i++) brief(text)
    expect(performance.now() - began).toBeLessThan(2_000)
  })
})

describe('attack 22: too much, too deep', () => {
  it('a large body, a deep one and a broken one are told so and cost little', async () => {
    const r = await t.resolved()
    const of = (await t.view(t.dispatcher, r.request)).timeline[0]!.id
    const deep = (n: number) => `${'['.repeat(n)}${']'.repeat(n)}`
    const bodies: [string, string, number[]][] = [
      [`${base}/report`, JSON.stringify(reportBody({ what: 'x'.repeat(400_000) })), [413]],
      [`${base}/report`, JSON.stringify(reportBody({ what: 'x'.repeat(2001) })), [422]],
      [`${base}/report`, deep(100_000), [400, 422]],
      [`${base}/report`, '{"a":'.repeat(20_000) + '1' + '}'.repeat(20_000), [400, 422]],
      [
        `${base}/requests/${r.request}/correct`,
        `{"id":"${t.id()}","of":"${of}","fixed":{"a":${deep(100_000)}}}`,
        [400, 422],
      ],
      [
        `${base}/requests/${r.request}/chain`,
        `{"acts":[{"kind":"note","body":{"said":${deep(100_000)}}}]}`,
        [400, 422],
      ],
      [`${base}/report`, '{"request":', [400]],
      [`${base}/report`, '', [400, 422]],
      [`${base}/report`, 'null', [422]],
      [`${base}/report`, '[]', [422]],
      [`${base}/report`, '"x"', [422]],
    ]
    for (const [path, body, wanted] of bodies) {
      const answer = await raw(path, body, {
        ...cookieOf(t.handler),
        ...(path.endsWith('chain') && cookieOf(t.dispatcher)),
      })
      expect([`${path} ${body.slice(0, 30)} ${answer.status}`, wanted.includes(answer.status)]).toEqual([
        `${path} ${body.slice(0, 30)} ${answer.status}`,
        true,
      ])
      expect(((await answer.json()) as { trace: string }).trace).toBeTruthy()
    }
    expect((await t.at.guest().raw('GET', '/health')).status).toBe(200)
  })

  it('an upload over its limit is broken off', async () => {
    const form = new FormData()
    form.append('file', new Blob([Buffer.alloc(11 * 1024 * 1024)]), 'big.png')
    expect((await t.at.guest().raw('POST', `${base}/files`, form)).status).toBe(413)
    const two = new FormData()
    for (const n of ['a', 'b']) two.append('file', new Blob([Buffer.from(n)]), `${n}.png`)
    expect((await t.at.guest().raw('POST', `${base}/files`, two)).status).toBeGreaterThanOrEqual(400)
  })
})
