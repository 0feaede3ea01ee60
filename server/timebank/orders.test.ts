/** Minutes are held when somebody asks, spent when they were served, and go back when it comes to nothing; none is in two places. */
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { timebankApi } from '../../domain/timebank/api.ts'
import { ordersApi as api } from '../../domain/timebank/orders-api.ts'
import { hoursApi } from '../../domain/volunteers/hours-api.ts'
import { startTimebank, type TimebankCounty } from '../../test/timebank.ts'
import { lapse } from './acting.ts'

let t: TimebankCounty
beforeAll(async () => {
  t = await startTimebank()
})
afterAll(() => t?.r.close())

type Somebody = Awaited<ReturnType<TimebankCounty['somebody']>>

const right = async () => expect((await t.proven()).faults).toEqual([])
const sums = () => t.secretary.ok(timebankApi.totals)
const balance = async (who: Somebody) => (await t.accountOf(who))!.balance
const elder = () => t.somebody({ born: '1950-01-01' })

/** Somebody old enough to be served, with so many minutes. */
async function holder(minutes: number) {
  const who = await elder()
  await t.opened(who)
  await t.served(who, minutes)
  return who
}

const asking = (who: Pick<Somebody, 'person'>, change: object = {}) => ({
  id: t.newId(),
  holder: who.person,
  served: { person: who.person },
  item: 'elder-chores',
  minutes: 60,
  day: '2026-03-12',
  note: '三号楼门口等，电话打到家里',
  ...change,
})

const ordered = async (who: Somebody, change: object = {}) => {
  const body = asking(who, change)
  await who.client.ok(api.order, { body })
  return body.id
}

const at = (id: string) => ({ params: { id } })
const own = async (who: Somebody, id: string) =>
  (await who.client.ok(api.ownOrders, { query: {} })).items.find((o) => o.id === id)!
const take = (who: Somebody, id: string) =>
  who.client.call(api.take, { ...at(id), body: { id: t.newId(), person: who.person } })

/** An hour of the day it was wanted for, told when it is over. */
const span = (minutes: number) => ({
  from: '2026-03-12T09:00:00+08:00',
  to: new Date(Date.parse('2026-03-12T09:00:00+08:00') + minutes * 60_000).toISOString(),
})

async function onTheDay<A>(work: () => Promise<A>): Promise<A> {
  const now = t.r.app.now()
  t.r.app.setNow('2026-03-12T18:00:00+08:00')
  const done = await work()
  t.r.app.setNow(now)
  return done
}

describe('[S1-06][F13] an order', () => {
  it('holds the minutes, and whoever served is credited for the hours of its record and for nothing else', async () => {
    const [who, helper] = [await holder(100), await t.somebody()]
    await t.opened(helper)
    const before = await sums()
    const id = await ordered(who)
    expect([await balance(who), (await sums()).held.minutes - before.held.minutes]).toEqual([40, 60])
    expect((await sums()).issued).toBe(before.issued)
    // Near the volunteer it has no name and no house.
    const open = await helper.client.ok(api.board, { query: { person: helper.person } })
    expect(open.items.find((o) => o.id === id)).toEqual({
      id,
      item: 'elder-chores',
      minutes: 60,
      day: '2026-03-12',
      until: expect.any(String) as string,
      place: t.community,
    })
    expect((await take(helper, id)).status).toBe(200)
    expect(await own(helper, id)).toMatchObject({ state: 'taken', as: ['server'], note: '三号楼门口等，电话打到家里' })
    await onTheDay(async () => {
      await helper.client.ok(api.tell, { ...at(id), body: { id: t.newId(), ...span(50) } })
      const confirmed = { id: t.newId() }
      expect((await helper.client.call(api.confirm, { ...at(id), body: confirmed })).status).toBe(404)
      await who.client.ok(api.confirm, { ...at(id), body: confirmed })
      // Sent again it is done already.
      await who.client.ok(api.confirm, { ...at(id), body: confirmed })
      await t.r.app.settle()
    })
    expect(await own(who, id)).toMatchObject({ state: 'served', spent: 50, may: [] })
    expect((await own(helper, id)).note).toBeNull()
    expect(await balance(who)).toBe(50)
    expect((await sums()).held.minutes).toBe(before.held.minutes)
    expect((await t.linesOf(who)).slice(0, 2).map((l) => [l.kind, l.by, l.order?.item])).toEqual([
      ['settle', 10, 'elder-chores'],
      ['hold', -60, 'elder-chores'],
    ])
    // Not yet: hours are found true by a second person, as any others.
    expect(await balance(helper)).toBe(0)
    const [row] = await t.r.rows<{ record: string }>('select record from timebank_order where id = $1', [id])
    t.r.app.setNow('2026-03-13T10:00:00+08:00')
    await t.secretary.ok(hoursApi.verify, { body: { id: t.newId(), hours: await t.hoursOf(row!.record) } })
    await t.noticeOver()
    expect(await balance(helper)).toBe(50)
    t.r.app.setNow('2026-03-10T10:00:00+08:00')
    await right()
  })

  it('is called off, or nobody takes it, and every minute goes back', async () => {
    const [who, helper] = [await holder(70), await t.somebody()]
    const id = await ordered(who)
    await take(helper, id)
    await helper.client.ok(api.back, { ...at(id), body: { id: t.newId() } })
    expect((await own(who, id)).state).toBe('open')
    await who.client.ok(api.cancel, { ...at(id), body: { id: t.newId() } })
    expect(await balance(who)).toBe(70)
    expect((await take(helper, id)).problem.title).toBe('已经撤了')
    const late = await ordered(who)
    t.r.app.setNow('2026-03-13T00:20:00+08:00')
    await lapse(t.r.work())
    await lapse(t.r.work())
    t.r.app.setNow('2026-03-10T10:00:00+08:00')
    expect([(await own(who, late)).state, await balance(who)]).toEqual(['lapsed', 70])
    await right()
  })

  it('fifty phones ask for the same minutes at once: one has them, and no debt comes about', async () => {
    const who = await holder(60)
    const all = await Promise.all(Array.from({ length: 50 }, () => who.client.call(api.order, { body: asking(who) })))
    expect(all.filter((r) => r.status === 200)).toHaveLength(1)
    expect(new Set(all.filter((r) => r.status !== 200).map((r) => r.problem.title))).toEqual(new Set(['余额不够']))
    expect(await balance(who)).toBe(0)
    await right()
  })

  it('sent by fifty hands at once under one id it is one order; of fifty who take it one has it', async () => {
    const who = await holder(60)
    const body = asking(who)
    const sent = await Promise.all(Array.from({ length: 50 }, () => who.client.call(api.order, { body })))
    expect(new Set(sent.map((r) => r.status))).toEqual(new Set([200]))
    const helpers = await Promise.all(Array.from({ length: 5 }, () => t.somebody()))
    const taken = await Promise.all(Array.from({ length: 50 }, (_, i) => take(helpers[i % 5]!, body.id)))
    expect(taken.filter((r) => r.status === 200)).toHaveLength(1)
    expect(await balance(who)).toBe(0)
    await right()
  })

  it('costs what the rules say: by the piece always the same, and nothing that is not on the list or too long', async () => {
    const who = await holder(300)
    const refused = async (change: object) => {
      const reply = await who.client.call(api.order, { body: asking(who, change) })
      return [reply.status, reply.problem.faults?.map((f) => f.code) ?? reply.problem.title]
    }
    expect(await refused({ item: 'heating-cold' })).toEqual([422, ['not-for-minutes']])
    expect(await refused({ minutes: 241 })).toEqual([422, ['order-too-long']])
    expect(await refused({ day: '2026-03-09' })).toEqual([422, ['day-over']])
    expect(await refused({ day: '2026-04-09' })).toEqual([422, ['day-too-far']])
    const id = await ordered(who, { item: 'act-haircut', minutes: 120 })
    expect((await own(who, id)).minutes).toBe(30)
    expect((await who.client.ok(api.services)).items).toContainEqual({ item: 'act-haircut', minutes: 30 })
    await right()
  })

  it('for a neighbour by the number of the account; whom nobody knows by it is nobody', async () => {
    const [who, neighbour, young] = [await holder(100), await elder(), await t.somebody()]
    for (const one of [neighbour, young]) await t.opened(one)
    const number = async (one: Somebody) => (await t.accountOf(one))!.number
    const ask = async (served: object) => who.client.call(api.order, { body: asking(who, { served, minutes: 20 }) })
    expect((await ask({ number: await number(neighbour) })).status).toBe(200)
    expect((await ask({ number: '00000000001' })).problem.faults).toMatchObject([{ code: 'account-unknown' }])
    expect((await ask({ number: await number(young) })).problem.faults).toMatchObject([{ code: 'too-young-served' }])
    expect((await ask({ person: neighbour.person })).status).toBe(404)
    const [order] = (await neighbour.client.ok(api.ownOrders, { query: {} })).items
    expect(order).toMatchObject({ as: ['served'], minutes: 20, may: ['cancel'] })
    await right()
  })

  it('[R14] key elders are served from the pool, each so much a month; nobody else is, and nobody is told of it', async () => {
    const key = await t.somebody({ born: '1940-01-01' })
    const helper = await t.somebody()
    const from = (change: object = {}) => asking(key, { holder: null, minutes: 120, ...change })
    expect((await key.client.call(api.order, { body: from() })).problem.title).toBe('公益池暂时帮不上这位')
    await t.r.rows(
      `insert into person_category (id, person, place, category, from_day, source, month, version)
       select $1, p.id, p.place, 'elder-alone', '2026-01-01', 'own', '2026-01', 1 from person p where p.id = $2`,
      [t.newId(), key.person],
    )
    // Nothing in it yet.
    expect((await key.client.call(api.order, { body: from() })).problem.title).toBe('余额不够')
    const [school] = await t.r.rows<{ code: string }>(`select code from organisation where kind = 'school' limit 1`)
    const giver = await t.somebody()
    await t.opened(giver)
    await t.served(giver, 300, { unit: school!.code })
    const bodies = Array.from({ length: 10 }, () => from())
    const all = await Promise.all(bodies.map((body) => key.client.call(api.order, { body })))
    expect(all.filter((r) => r.status === 200)).toHaveLength(2)
    expect(new Set(all.filter((r) => r.status !== 200).map((r) => r.problem.title))).toEqual(
      new Set(['本月由公益池付的时间已经用完']),
    )
    const [open] = (await key.client.ok(api.ownOrders, { query: {} })).items
    expect(open!.pool).toBe(true)
    await take(helper, open!.id)
    expect((await own(helper, open!.id)).pool).toBe(false)
    const before = (await sums()).pool.minutes
    await key.client.ok(api.cancel, { ...at(open!.id), body: { id: t.newId() } })
    expect((await sums()).pool.minutes - before).toBe(120)
    await right()
  })

  it('the desk asks, puts a volunteer down and says that it was so, within its place', async () => {
    const [who, helper, stranger] = [await holder(60), await t.somebody(), await elder()]
    const { served: _, ...body } = asking(who)
    const asked = { ...body, served: who.person }
    expect((await t.next.call(api.orderFor, { body: asked })).status).toBe(404)
    await t.secretary.ok(api.orderFor, { body: asked })
    const { id } = asked
    const put = (person: string) =>
      t.secretary.call(api.assign, { ...at(id), body: { id: t.newId(), person } }).then((r) => r.problem?.title)
    expect(await put(who.person)).toBe('不能自己给自己服务')
    const nobody = await t.r.entered({ born: '1985-01-01' })
    expect(await put(nobody.id)).toBe('还不能接这一单')
    await t.secretary.ok(api.assign, { ...at(id), body: { id: t.newId(), person: helper.person } })
    await onTheDay(async () => {
      await t.secretary.ok(api.tellFor, { ...at(id), body: { id: t.newId(), ...span(90) } })
      // Told by one side it is not called off by the other.
      const off = await who.client.call(api.cancel, { ...at(id), body: { id: t.newId() } })
      expect(off.status).toBe(409)
      for (const client of [t.next, stranger.client])
        expect((await client.call(api.confirmFor, { ...at(id), body: { id: t.newId() } })).status).toBeGreaterThan(402)
      await t.secretary.ok(api.confirmFor, { ...at(id), body: { id: t.newId() } })
    })
    const row = await t.secretary.ok(api.orderAt, at(id))
    // Longer than was held: nobody is asked for the rest.
    expect(row).toMatchObject({ state: 'served', spent: 60, note: asked.note, server: { person: helper.person } })
    expect((await t.secretary.ok(api.orders, { query: { state: 'served' } })).items.map((o) => o.id)).toContain(id)
    expect((await t.next.ok(api.orders, { query: {} })).items).toEqual([])
    expect((await t.next.call(api.orderAt, at(id))).status).toBe(404)
    await right()
  })

  it('[F11] hours that are undone while their minutes are held stay with the order; the pool bears it and nobody owes', async () => {
    const who = await elder()
    await t.opened(who)
    const record = await t.served(who, 60)
    const id = await ordered(who)
    const before = (await sums()).pool.minutes
    await t.r.rows(`update volunteer_hours set state = 'void' where record = $1`, [record])
    await t.r.rows(
      `insert into outbox (id, at, name, version, subject, seq, payload, topics)
       select $1, now(), 'volunteers.recalled', 1, id, 98, '{}', '{}' from volunteer_hours where record = $2`,
      [t.newId(), record],
    )
    await t.r.app.settle()
    expect((await own(who, id)).state).toBe('open')
    expect([await balance(who), (await sums()).pool.minutes]).toEqual([0, Math.max(0, before - 60)])
    await right()
  })

  it('a frozen account orders nothing; what runs already goes on', async () => {
    const [who, helper] = [await holder(100), await t.somebody()]
    const id = await ordered(who, { minutes: 40 })
    await t.r.rows(`update ledger_account set frozen_at = now() where person = $1`, [who.person])
    expect((await who.client.call(api.order, { body: asking(who, { minutes: 10 }) })).problem.title).toBe('时间已冻结')
    expect((await take(helper, id)).status).toBe(200)
    await t.r.rows(`update ledger_account set frozen_at = null where person = $1`, [who.person])
    await right()
  })

  it('whatever is done in whatever order, the sum is zero, no balance is below it and no minute is in two places', async () => {
    const [a, b, helper] = [await holder(120), await holder(120), await t.somebody()]
    const acts = ['order', 'order', 'take', 'back', 'cancel', 'tell', 'confirm'] as const
    const step = fc.record({ act: fc.constantFrom(...acts), who: fc.nat(1), minutes: fc.integer({ min: 1, max: 90 }) })
    const runs = fc.sample(fc.array(step, { minLength: 12, maxLength: 12 }), { numRuns: 4, seed: 20260310 })
    await onTheDay(async () => {
      for (const run of runs)
        for (const s of run) {
          const who = [a, b][s.who]!
          const orders = (await who.client.ok(api.ownOrders, { query: {} })).items
          const id = orders.find((o) => !['served', 'cancelled', 'lapsed'].includes(o.state))?.id
          const body = { id: t.newId() }
          const from = new Date(t.r.app.now().getTime()).toISOString()
          if (s.act === 'order') await who.client.call(api.order, { body: asking(who, { minutes: s.minutes }) })
          else if (!id) continue
          else if (s.act === 'take') await take(helper, id)
          else if (s.act === 'tell') {
            const to = new Date(Date.parse(from) + s.minutes * 60_000)
            t.r.app.setNow(new Date(to.getTime() + 60_000))
            await helper.client.call(api.tell, { ...at(id), body: { ...body, from, to: to.toISOString() } })
          } else if (s.act === 'back') await helper.client.call(api.back, { ...at(id), body })
          else await who.client.call(s.act === 'cancel' ? api.cancel : api.confirm, { ...at(id), body })
          const all = await sums()
          expect(all.issued).toBe(all.holders.minutes + all.pool.minutes + all.held.minutes)
        }
    })
    const states = await t.r.rows<{ state: string }>('select distinct state from timebank_order')
    expect(states.map((s) => s.state)).toEqual(expect.arrayContaining(['served', 'cancelled']))
    await right()
  })
})
