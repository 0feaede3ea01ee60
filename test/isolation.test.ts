/**
 * Two counties in one process see nothing of each other: not by a cookie, a route, a list, a count, a search, a file, a
 * number, a live topic or a description.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Route } from '../domain/kernel/api.ts'
import { auditApi } from '../domain/kernel/audit-api.ts'
import { recordsApi } from '../domain/records/api.ts'
import { requestsApi as api } from '../domain/requests/api.ts'
import { rooms } from '../server/rooms.ts'
import type { Client } from './client.ts'
import { listening } from './live.ts'
import { accepting, startLoop, type Loop, type Sent } from './requests/front.ts'

let t: Loop
let here: Client
let there: Client
/** A matter of the first county with everything that hangs on one; its words and phone stand nowhere else. */
let matter: Sent
let sha256: string
const canary = { words: '金丝雀甲一字句', phone: '00012121212', name: '金丝' }
const ours = '/231025/api'
const theirs = '/990001/api'

const routes = rooms.flatMap((room) =>
  Object.entries(room.api).map(([name, route]) => ({ name: `${room.name}.${name}`, route: route })),
)
const pathOf = (route: Route) =>
  route.path.replace(/:([a-zA-Z0-9]+)/g, (_, name: string) =>
    name === 'sha256'
      ? sha256
      : name === 'day'
        ? '2026-03-10'
        : name === 'subject' || name === 'request'
          ? matter.request
          : t.id(),
  )
const everything = [
  'dispatcher',
  'duty-officer',
  'reviewer',
  'supervisor',
  'manager',
  'catalogue-editor',
  'administrator',
  'auditor',
  'unit-lead',
  'community-secretary',
  'grid-worker',
] as const

beforeAll(async () => {
  t = await startLoop({ neighbour: true })
  here = t.at.as(
    'all-here',
    everything.map((role) => ({ role, place: '231025/' })),
  )
  there = t.at.next.as(
    'all-there',
    everything.map((role) => ({ role, place: '990001/' })),
  )
  const form = new FormData()
  form.append(
    'file',
    new Blob([
      Buffer.from(
        'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
        'base64',
      ),
    ]),
    'a.png',
  )
  sha256 = (await t.at.guest().raw<{ sha256: string }>('POST', `${ours}/files`, form)).body.sha256
  matter = await t.resolved(
    {},
    { what: canary.words, contact: { phone: canary.phone, name: canary.name }, files: [sha256], open: true },
  )
  await t.must(t.dispatcher, 'tie', matter.request, { foreign: { system: 'city-line', number: 'CANARY-7' } })
  await t.at.app.settle()
})
afterAll(() => t.close())

/** Every value in a text that could only come from the other county. */
const leaks = (text: string) =>
  [...Object.values(canary), matter.request, matter.refNo, matter.order, sha256, 'CANARY-7', '站前办事处'].filter(
    (secret) => text.includes(secret),
  )

describe('a session of one county', () => {
  it('is none in the other: every route of every room answers 404, public ones too', async () => {
    const wrong: string[] = []
    for (const { name, route } of routes) {
      for (const [client, base] of [
        [here, theirs],
        [there, ours],
      ] as const) {
        const reply = await client.raw(route.method, base + pathOf(route), route.method === 'GET' ? undefined : {})
        if (reply.status !== 404) wrong.push(`${name} ${base} ${reply.status}`)
      }
    }
    expect(wrong).toEqual([])
    expect(routes.length).toBeGreaterThan(150)
  })

  it('opens no stream of live lists either', async () => {
    expect((await here.raw('GET', `${theirs}/live?topics=requests`)).status).toBe(404)
    expect((await t.at.guest().raw('GET', `${theirs}/live?topics=requests`)).status).toBe(401)
  })

  it('a county nobody serves is not there, whoever asks', async () => {
    for (const path of [
      '/110101/api/me',
      '/000000/api/requests',
      '/231025x/api/me',
      '/..%2f231025/api/me',
      '/231025%00/api/me',
    ]) {
      for (const client of [here, t.at.guest()])
        expect([path, (await client.raw('GET', path)).status]).toEqual([path, 404])
    }
  })
})

describe('what the neighbour finds', () => {
  it('no read of any room shows a value of ours', async () => {
    const seen: string[] = []
    let answered = 0
    for (const { name, route } of routes.filter((r) => r.route.method === 'GET')) {
      const reply = await there.raw('GET', theirs + pathOf(route))
      if (reply.status === 200) answered++
      if (reply.status >= 500) seen.push(`${name} ${reply.status}`)
      // What was asked for may be said again in a problem; it is not looked for there.
      if (reply.status === 200) for (const leak of leaks(JSON.stringify(reply.body))) seen.push(`${name}: ${leak}`)
    }
    expect(seen).toEqual([])
    expect(answered).toBeGreaterThan(10)
  })

  it('no list, count, search, history, number, phone or picture', async () => {
    expect((await there.ok(api.list, { query: { size: 100, sort: 'received' } })).items).toEqual([])
    expect(await there.ok(api.counts, { query: {} })).toMatchObject({ open: 0, red: 0, amber: 0, supervised: 0 })
    expect((await there.call(api.get, { params: { request: matter.request } })).status).toBe(404)
    for (const number of [matter.refNo, 'CANARY-7'])
      expect((await there.ok(api.find, { body: { number } })).items).toEqual([])
    expect((await there.ok(api['of-caller'], { body: { phone: canary.phone } })).items).toEqual([])
    expect(
      (await t.at.next.guest().call(api.track, { body: { number: matter.refNo, last4: canary.phone.slice(-4) } }))
        .status,
    ).toBe(404)
    expect((await there.call(recordsApi.file, { params: { subject: matter.request, sha256 } })).status).toBe(404)
    expect((await there.ok(auditApi.search, { query: { subject: matter.request } })).items).toEqual([])
    expect((await there.ok(recordsApi.list, { query: { place: '990001/' } })).items).toEqual([])
    // Asked with our place in hand.
    for (const place of ['231025/', '231025/100/']) {
      expect((await there.ok(api.list, { query: { size: 100, place, sort: 'received' } })).items).toEqual([])
      expect((await there.ok(recordsApi.list, { query: { place } })).items).toEqual([])
    }
  })

  it('a public page of theirs takes nothing of ours: not a place, not a picture, not a neighbour’s matter', async () => {
    const guest = () => t.at.next.guest()
    const report = (more: object) => ({
      request: t.id(),
      report: { id: t.id(), channel: 'web', what: '路灯不亮', where: { place: '990001/001/001/' }, ...more } as never,
    })
    expect((await guest().call(api.report, { body: report({ where: { place: '231025/100/' } }) })).status).toBe(422)
    expect((await guest().call(api.report, { body: report({ files: [sha256] }) })).status).toBe(422)
    expect(
      (
        await guest().ok(api['report-nearby'], {
          body: { where: { place: '231025/100/zhanqian/001/001/' }, what: canary.words },
        })
      ).items,
    ).toEqual([])
    expect(
      (await guest().call(api['report-follow'], { body: { request: matter.request, follow: { id: t.id() } } })).status,
    ).toBe(404)
  })

  it('the same id is another thing over there, and acts there change nothing here', async () => {
    const before = await t.row(matter.request)
    const answer = await t.at.next.guest().ok(api.report, {
      body: {
        request: matter.request,
        report: { id: t.id(), channel: 'web', what: '同号的事', where: { place: '990001/001/001/' } } as never,
      },
    })
    expect(answer.refNo).not.toBe(matter.refNo)
    await there.ok(api.accept, { params: { request: matter.request }, body: { id: t.id(), ...accepting } as never })
    expect(await t.row(matter.request)).toEqual(before)
    const [theirRow] = await t.at.sql<{ status: string }>('select status from c990001.requests where id = $1', [
      matter.request,
    ])
    expect(theirRow!.status).toBe('accepted')
  })
})

describe('what both share', () => {
  it('a topic of one county is heard in that county alone', async () => {
    const ourMatter = `requests:${matter.request}`
    // The neighbour has a matter of the same id.
    const [a, b] = await Promise.all([here, there].map((c) => listening(c, ['requests', ourMatter])))
    if (!a || !b) throw new Error('two listen')
    expect([a.status, b.status]).toEqual([200, 200])
    const another = await t.reported()
    expect((await listening(there, [`requests:${another.request}`])).status).toBe(404)
    t.at.app.live.publish(`231025:${ourMatter}`)
    t.at.app.live.publish('231025:requests')
    t.at.app.live.publish('990001:requests')
    expect([await a.next(), await a.next()]).toEqual([ourMatter, 'requests'])
    expect(await b.next()).toBe('requests')
    t.at.app.live.publish('990001:requests')
    expect(await b.next()).toBe('requests')
    t.at.app.live.publish('231025:requests')
    expect(await a.next()).toBe('requests')
    a.stop()
    b.stop()
  })

  it('the description of the interface is the same for both and names no county but the one asked', async () => {
    const of = async (base: string) => JSON.stringify((await t.at.guest().raw('GET', `${base}/openapi.json`)).body)
    const [a, b] = [await of(ours), await of(theirs)]
    expect(a.replaceAll('231025', '#')).toBe(b.replaceAll('990001', '#').replaceAll('231025', '#'))
    expect(leaks(b)).toEqual([])
  })

  it('each county’s audit is its own and verifies by itself', async () => {
    await t.at.app.seal()
    expect((await t.at.app.verify()).faults).toEqual([])
    const [{ n } = { n: -1 }] = await t.at.sql<{ n: number }>(
      'select count(*)::int as n from c990001.audit where subject = any($1)',
      [[matter.order, matter.refNo]],
    )
    expect(n).toBe(0)
  })
})
