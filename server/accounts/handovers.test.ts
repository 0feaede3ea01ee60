/** [C9] The hand-over of whoever leaves, through the front door: all rooms at once, or nothing at all. */
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accountsApi } from '../../domain/accounts/api.ts'
import { handoversApi as api } from '../../domain/accounts/handover-api.ts'
import { organisationsApi } from '../../domain/organisations/api.ts'
import { peopleApi } from '../../domain/people/api.ts'
import { placesApi } from '../../domain/places/api.ts'
import { actRoutes } from '../../domain/requests/act-routes.ts'
import { requestsApi } from '../../domain/requests/api.ts'
import { startApp, type TestApp } from '../../test/app.ts'
import type { Client } from '../../test/client.ts'
import { enter, type Seat } from '../../test/enter.ts'
import type { RoomModule } from '../kernel/context.ts'
import { sql as statement } from '../kernel/db/tx.ts'
import { workFor } from '../kernel/jobs/work.ts'
import { rooms as all } from '../rooms.ts'
import { authenticate, handoversRoom, recall } from './index.ts'

const county = '231025/'
const grid = '231025/100/zhanqian/001/001/'
const unit = 'chengguanju'

/** A room that fails when it is told to: in the middle of everybody else's writes. */
const broken: RoomModule = {
  name: 'broken',
  api: {},
  routes: {},
  inHand: [
    {
      kind: 'test.broken',
      held: async () => (failing ? [{ id: '00000000-0000-7000-8000-00000000000f', place: null, unit: null }] : []),
      pass: () => ({ writes: [statement('test.broken', 'select 1 / 0')] }),
    },
  ],
}
let failing = false

let app: TestApp
let pool: pg.Pool
const sql = async <R extends pg.QueryResultRow>(text: string, values: unknown[] = []) =>
  (await pool.query<R>(text, values)).rows
const id = () => app.house.newId()
const jobOf = (room: RoomModule) => room.jobs!.find((j) => j.name === 'accounts.hand-overs')!

const own = all.filter((r) => r.name !== 'handovers')
const handovers = handoversRoom([...own, broken])

interface Somebody {
  client: Client
  account: string
}

let administrator: Client
let dispatcher: Client
let lead: Somebody
let secretary: Client

async function somebody(seats: Seat[]): Promise<Somebody> {
  const client = await enter(app, sql, seats, { factor: 1 })
  return { client, account: (await client.ok(accountsApi.me)).me!.account }
}

/** A grid worker who is also a hand of a unit, with something of everything in hand. */
async function busy(): Promise<Somebody & { request: string; household: string }> {
  const who = await somebody([
    { role: 'grid-worker', place: grid },
    { role: 'unit-handler', place: county, unit },
  ])
  await administrator.ok(placesApi.appoint, {
    body: {
      id: id(),
      place: grid,
      account: who.account,
      name: '网格员',
      phone: null,
      post: 'full-time',
      from: '2026-03-01',
      to: null,
    },
  })
  const [body] = await sql<{ id: string }>(`select id from c231025.organisation where code = $1`, [unit])
  await administrator.ok(organisationsApi.join, {
    body: {
      id: id(),
      organisation: body!.id,
      account: who.account,
      person: null,
      post: '承办人',
      inCharge: false,
      from: '2026-03-01',
      to: null,
    },
  })
  const [home] = await sql<{ id: string }>(
    `select id from c231025.household where place = $1 and closed is null and liaison is distinct from $2 order by id limit 1`,
    [grid, who.account],
  )
  await secretary.ok(peopleApi.giveLiaison, {
    body: { id: id(), households: [home!.id], account: who.account, day: '2026-03-10' },
  })
  const request = id()
  const report = {
    id: id(),
    channel: 'phone',
    what: '路灯不亮',
    where: { place: grid },
    contact: { phone: '00012345678' },
  }
  await dispatcher.ok(requestsApi.file, { body: { request, report } as never })
  const act = (client: Client, kind: 'accept' | 'dispatch' | 'sign' | 'assign', more: object) =>
    client.ok(actRoutes[kind] as typeof requestsApi.accept, {
      params: { request },
      body: { id: id(), ...more } as never,
    })
  await act(dispatcher, 'accept', { intent: 'complaint', line: 'governance', item: 'street-lamp', urgency: 'ordinary' })
  const order = id()
  await act(dispatcher, 'dispatch', { orders: [{ order, unit, role: 'lead', party: 'authority', outside: false }] })
  await act(who.client, 'sign', { order })
  await act(lead.client, 'assign', { order, to: [who.account] })
  return { ...who, request, household: home!.id }
}

const heirOf = () => somebody([{ role: 'unit-handler', place: county, unit }])
const today = '2026-03-10'
const over = (from: string, to: string, more: object = {}) =>
  administrator.call(api.handOver, {
    params: { id: from },
    body: {
      id: id(),
      day: today,
      closes: true,
      shares: [{ to, kind: null, under: null }],
      why: '调离',
      ...more,
    },
  })

beforeAll(async () => {
  app = await startApp({ rooms: [...own, broken, handovers], authenticate, recall, filling: 'demo' })
  pool = new pg.Pool({ ...app.db.config, max: 2 })
  administrator = await enter(app, sql, [{ role: 'administrator', place: county }], { factor: 1 })
  dispatcher = await enter(app, sql, [{ role: 'dispatcher', place: county }], { factor: 1 })
  secretary = await enter(app, sql, [{ role: 'community-secretary', place: '231025/100/zhanqian/001/' }], { factor: 1 })
  lead = await somebody([{ role: 'unit-lead', place: county, unit }])
})
afterAll(async () => {
  await pool.end()
  await app.close()
})

const inHand = async (account: string) =>
  (await administrator.ok(api.check, { params: { id: account }, body: { shares: [] } })).faults
    .map((f) => `${f.kind} ${f.count}`)
    .sort()

const everything = [
  'accounts.grant 1',
  'accounts.grant 1',
  'organisations.member 1',
  'people.liaison 1',
  'places.worker 1',
  'requests.order 1',
]

describe('[C9] a leaver’s hand-over', () => {
  it('shows what is in hand, and what has no heir yet; nothing is changed by looking', async () => {
    const leaver = await busy()
    expect(await inHand(leaver.account)).toEqual(everything)
    expect(await inHand(leaver.account)).toEqual(everything)
  })

  it('goes over as one act: the heir sees the work, the leaver is out and sees nothing, one line in the audit', async () => {
    const [leaver, heir] = [await busy(), await heirOf()]
    expect((await leaver.client.ok(requestsApi.mine, { query: {} })).items).toHaveLength(1)
    const body = { id: id() }
    expect((await over(leaver.account, heir.account, body)).body).toEqual({ state: 'done' })
    // Sent again, nothing happens twice.
    expect((await over(leaver.account, heir.account, body)).body).toEqual({ state: 'done' })
    expect((await leaver.client.call(requestsApi.mine, { query: {} })).status).toBe(401)

    const mine = await heir.client.ok(requestsApi.mine, { query: {} })
    expect(mine.items.map((i) => i.request.id)).toContain(leaver.request)
    const { workers } = await heir.client.ok(placesApi.get, { query: { path: grid } })
    expect(
      (workers as { account: string; to: string | null }[]).filter((w) => w.to === null).map((w) => w.account),
    ).toContain(heir.account)
    const [home] = await sql<{ liaison: string }>('select liaison from c231025.household where id = $1', [
      leaver.household,
    ])
    expect(home!.liaison).toBe(heir.account)
    expect(await inHand(leaver.account)).toEqual([])
    const lines = await sql(
      `select detail ->> 'things' as things from c231025.audit where subject = $1 and act = 'accounts.hand-over'`,
      [leaver.account],
    )
    expect(lines).toEqual([{ things: '6' }])
    const [account] = await sql<{ closed: boolean }>(
      'select disabled_at is not null as closed from c231025.accounts where id = $1',
      [leaver.account],
    )
    expect(account!.closed).toBe(true)

    // Shown to the heir and to the head of the unit, not to strangers.
    const seen = async (client: Client) => (await client.ok(api.mine)).items.map((h) => h.id)
    expect(await seen(heir.client)).toContain(body.id)
    expect(await seen(lead.client)).toContain(body.id)
    expect(await seen(dispatcher)).not.toContain(body.id)
  })

  it('a failure in one room leaves everything as it was', async () => {
    const [leaver, heir] = [await busy(), await heirOf()]
    failing = true
    try {
      expect((await over(leaver.account, heir.account)).status).toBe(500)
    } finally {
      failing = false
    }
    expect(await inHand(leaver.account)).toEqual(everything)
    expect((await leaver.client.ok(requestsApi.mine, { query: {} })).items).toHaveLength(1)
    expect((await heir.client.ok(requestsApi.mine, { query: {} })).items.map((i) => i.request.id)).not.toContain(
      leaver.request,
    )
  })

  it('nothing is left with nobody: what has no heir, or cannot go to this one, stands in the way', async () => {
    const [leaver, heir] = [await busy(), await heirOf()]
    const part = await over(leaver.account, heir.account, {
      shares: [{ to: heir.account, kind: 'requests.order', under: null }],
    })
    expect(part.status).toBe(422)
    expect(part.problem.faults!.every((f) => f.code === 'no-heir')).toBe(true)
    // Split: the order to somebody who does not sit in the unit, while the seat goes to another.
    const stranger = await somebody([{ role: 'manager', place: county }])
    const split = await over(leaver.account, heir.account, {
      shares: [
        { to: stranger.account, kind: 'requests.order', under: null },
        { to: heir.account, kind: null, under: null },
      ],
    })
    expect(split.problem.faults).toMatchObject([{ code: 'not-in-the-unit' }])
    expect(await inHand(leaver.account)).toEqual(everything)
  })

  it('split by kind and place: each gets their part', async () => {
    const [leaver, one, two] = [await busy(), await heirOf(), await somebody([{ role: 'grid-worker', place: grid }])]
    const done = await over(leaver.account, one.account, {
      shares: [
        { to: two.account, kind: 'people.liaison', under: grid },
        { to: two.account, kind: 'places.worker', under: null },
        { to: one.account, kind: null, under: null },
      ],
    })
    expect(done.body).toEqual({ state: 'done' })
    expect(await inHand(two.account)).toEqual(['accounts.grant 1', 'people.liaison 1', 'places.worker 1'])
  })

  it('is planned for a later day: both go on until then, the job carries it out, and it can be called off before', async () => {
    const [leaver, heir] = [await busy(), await heirOf()]
    const plan = { id: id(), day: '2026-03-11' }
    expect((await over(leaver.account, heir.account, plan)).body).toEqual({ state: 'planned' })
    const off = { id: id(), day: '2026-03-11' }
    await over(leaver.account, heir.account, off)
    await administrator.ok(api.callOff, { params: { id: off.id }, body: { id: id(), why: '不走了' } })
    await jobOf(handovers).run(workFor(app.house, app.county))
    expect(await inHand(leaver.account)).toEqual(everything)
    expect((await leaver.client.ok(api.mine)).items.map((h) => h.state).sort()).toEqual(['called-off', 'planned'])
    app.setNow('2026-03-11T00:05:00+08:00')
    await jobOf(handovers).run(workFor(app.house, app.county))
    app.setNow('2026-03-10T10:00:00+08:00')
    // Seen from the day before, the dated posts still last until then.
    expect(await inHand(leaver.account)).toEqual(['organisations.member 1', 'places.worker 1'])
    // Both were ordered in the same moment: neither comes first.
    const mine = (await heir.client.ok(api.mine)).items
    expect(mine.find((h) => h.id === plan.id)?.state).toBe('done')
    expect(mine.find((h) => h.id === off.id)?.state).toBe('called-off')
  })

  it('undone by handing back: what came and is still there returns', async () => {
    const [leaver, heir] = [await busy(), await heirOf()]
    const first = id()
    await over(leaver.account, heir.account, { id: first, closes: false })
    const before = await inHand(heir.account)
    expect(before).toEqual([
      'accounts.grant 1',
      'accounts.grant 1',
      'organisations.member 1',
      'people.liaison 1',
      'places.worker 1',
      'requests.order 1',
    ])
    const back = { params: { id: first }, body: { id: id(), why: '又回来了' } }
    expect(await administrator.ok(api.handBack, back)).toEqual({ state: 'done' })
    expect(await inHand(leaver.account)).toEqual(everything)
    // Their own seat in the unit was theirs before.
    expect(await inHand(heir.account)).toEqual(['accounts.grant 1'])
    expect((await administrator.call(api.handBack, { ...back, body: { id: id(), why: '再来' } })).status).toBe(409)
  })

  it('asks for the right, the second factor and the whole reach; nobody hands over themselves', async () => {
    const [leaver, heir] = [await busy(), await heirOf()]
    const body = { id: id(), day: today, closes: true, shares: [{ to: heir.account }], why: '调离' }
    expect((await lead.client.call(api.handOver, { params: { id: leaver.account }, body })).status).toBe(403)
    const late = await enter(app, sql, [{ role: 'administrator', place: county }], { factor: 30 })
    expect((await late.call(api.handOver, { params: { id: leaver.account }, body })).problem.code).toBe(
      'second-factor-needed',
    )
    const small = await enter(app, sql, [{ role: 'administrator', place: '231025/107/' }], { factor: 1 })
    expect((await small.call(api.handOver, { params: { id: leaver.account }, body })).status).toBe(404)
    const me = (await administrator.ok(accountsApi.me)).me!.account
    expect((await over(me, heir.account)).status).toBe(403)
    expect(await inHand(leaver.account)).toEqual(everything)
  })
})
