/** Who is there, by sign, list and phone; closing with one record, from which hours of volunteers follow. Through the front door. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { activitiesApi as api } from '../../domain/activities/api.ts'
import type { Received } from '../../domain/kernel/api.ts'
import { community } from '../../test/people.ts'
import { startVolunteers, type VolunteersCounty } from '../../test/volunteers.ts'
import type { Client } from '../../test/client.ts'
import { facilitiesRoom } from '../facilities/index.ts'
import { activitiesRoom } from './index.ts'

type Closing = Received<typeof api.close>['body']
let v: VolunteersCounty
let secretary: Client
const unit = 'community-committee-100-zhanqian-001'

beforeAll(async () => {
  v = await startVolunteers([facilitiesRoom, activitiesRoom])
  secretary = v.secretary
})
afterAll(() => v?.r.close())

const at = (time: string, day = '03-12') => `2026-${day}T${time}:00+08:00`
async function open(kind: string, more: object = {}): Promise<string> {
  v.r.app.setNow(at('08:00'))
  const id = v.newId()
  const plan = {
    kind,
    title: '测试活动',
    words: '',
    place: community,
    facility: null,
    spot: '门口',
    unit,
    capacity: null,
  }
  const when = { from: at('09:00'), to: at('11:00') }
  await secretary.ok(api.plan, { body: { id, ...plan, ...when, themes: [], form: {}, why: null, ...more } })
  await secretary.ok(api.publish, { params: { id }, body: { id: v.newId(), base: 1 } })
  return id
}
async function put(of: string, who: { person: string } | { name: string }): Promise<string> {
  const body = { id: v.newId(), person: null, name: null, elder: false, groups: {}, ...who }
  return (await secretary.ok(api.enter, { params: { id: of }, body })).id
}
const award = {
  kind: 'award',
  title: '授牌仪式',
  words: '',
  place: community,
  facility: null,
  spot: '广场',
  unit,
  from: at('09:00'),
  to: at('10:00'),
  capacity: null,
  themes: [],
  why: null,
}
const list = async (of: string) => (await secretary.ok(api.entries, { params: { id: of } })).items
const here = async (of: string) => (await list(of)).map((e) => e.arrived !== null)
const get = (of: string) => secretary.ok(api.get, { params: { id: of } })
const mark = (of: string, entry: string, more: object = {}) =>
  secretary.call(api.arrive, { params: { id: of, entry }, body: { id: v.newId(), by: 'roster', ...more } })
const closing = (more: Partial<Closing> = {}): Closing => ({
  id: v.newId(),
  base: 2,
  from: at('09:00'),
  to: at('11:00'),
  heads: 12,
  helpers: [],
  form: {},
  minutes: '',
  ...more,
})

describe('[E5] at the door', () => {
  it('whoever signed up says so by the code of the sign; a picture of it is worth nothing a minute later', async () => {
    const one = await open('health-lecture')
    const person = await v.r.entered({ name: '尉迟安宁' })
    const { client } = await v.phone(person.id)
    const entry = await put(one, { person: person.id })
    const code = async () => (await secretary.ok(api.door, { params: { id: one } })).code
    const press = (said: string, by = client) =>
      by.call(api.arriveOwn, { params: { id: one, entry }, body: { id: v.newId(), code: said } })
    v.r.app.setNow(at('07:30'))
    const early = await press(await code())
    expect([early.status, early.problem.code]).toEqual([409, 'conflict'])
    v.r.app.setNow(at('08:50'))
    const seen = await code()
    v.r.app.setNow('2026-03-12T08:51:31+08:00')
    expect((await press(seen)).problem.faults).toEqual([{ path: 'code', code: 'code-old' }])
    const stranger = await v.phone((await v.r.entered({ name: '尉迟安平' })).id)
    expect((await press(await code(), stranger.client)).status).toBe(404)
    // Of another activity it is worth nothing.
    const other = await open('club')
    expect((await press((await secretary.ok(api.door, { params: { id: other } })).code)).status).toBe(422)
    expect((await press(await code())).status).toBe(200)
    expect((await press(await code())).status).toBe(200)
    expect(await here(one)).toEqual([true])
    expect((await get(one)).came).toBe(1)
    expect((await client.ok(api.own, { params: { id: one } })).items[0]!.entry).toMatchObject({ arrived: true })
  })

  it('or is marked on the list, also later with the time of the mark, or found by the end of a number; a wrong mark is taken back', async () => {
    const one = await open('health-lecture')
    const person = await v.r.entered({ name: '尉迟安泰', phones: ['00000004321'] })
    const [a, b] = [await put(one, { person: person.id }), await put(one, { name: '测试甲' })]
    v.r.app.setNow(at('09:30'))
    const found = await secretary.ok(api.tail, { params: { id: one }, body: { tail: '4321' } })
    expect(found.entries).toEqual([a])
    expect((await secretary.ok(api.tail, { params: { id: one }, body: { tail: '9999' } })).entries).toEqual([])
    expect((await mark(one, a, { by: 'phone' })).status).toBe(200)
    expect((await mark(one, b, { at: at('09:45') })).problem.faults).toEqual([{ path: 'at', code: 'not-over' }])
    expect((await mark(one, b, { at: at('07:45') })).problem.faults).toEqual([{ path: 'at', code: 'door-shut' }])
    expect((await mark(one, b, { at: at('09:05') })).status).toBe(200)
    expect((await list(one)).map((e) => e.arrived)).toEqual([
      new Date(at('09:30')).toISOString(),
      new Date(at('09:05')).toISOString(),
    ])
    await secretary.ok(api.notHere, { params: { id: one, entry: b }, body: { id: v.newId() } })
    expect(await here(one)).toEqual([true, false])
    expect((await get(one)).came).toBe(1)
    expect((await v.next.call(api.door, { params: { id: one } })).status).toBe(403)
    expect((await v.next.call(api.tail, { params: { id: one }, body: { tail: '4321' } })).status).toBe(403)
  })
})

describe('[E5] closing', () => {
  it('writes exactly one record with the minutes of each helper, and hours follow from it', async () => {
    const one = await open('free-clinic')
    const lecture = await open('health-lecture', { spot: '二楼' })
    const [helper, guest] = [await v.r.entered({ name: '尉迟安康' }), await v.r.entered({ name: '尉迟安福' })]
    const volunteer = await v.takenIn(helper.id)
    v.r.app.setNow(at('10:00'))
    const entry = await put(lecture, { person: guest.id })
    await put(lecture, { name: '测试甲' })
    await mark(lecture, entry)
    const body = closing({ helpers: [{ person: helper.id, from: at('08:45'), to: at('11:10') }], form: { over65: 8 } })
    const close = (of: string, sent = body) => secretary.call(api.close, { params: { id: of }, body: sent })
    expect((await close(one)).problem.faults).toEqual([{ path: 'to', code: 'not-over' }])
    v.r.app.setNow(at('11:30'))
    const openOnes = async () => (await secretary.ok(api.open, { query: {} })).items.map((x) => x.id)
    expect(await openOnes()).toEqual(expect.arrayContaining([one, lecture]))
    expect((await close(one, { ...body, form: {} })).problem.faults).toEqual([
      { path: 'form.over65', code: 'required' },
    ])
    const twice = await Promise.all([close(one), close(one)])
    expect(twice.map((t) => t.status)).toEqual([200, 200])
    const second = await close(one, closing({ form: { over65: 9 } }))
    expect([second.status, second.problem.code]).toEqual([409, 'out-of-turn'])
    const plain = closing({ heads: 3 })
    await secretary.ok(api.close, { params: { id: lecture }, body: plain })
    await v.r.app.settle()
    const records = await v.r.rows<{
      id: string
      origin: string
      served: object
      item: string
      helpers: { minutes: number }[]
    }>('select id, origin, served, item, helpers from service_records where origin = any($1::uuid[])', [[one, lecture]])
    expect(records).toHaveLength(2)
    const of = (id: string) => records.find((r) => r.origin === id)!
    expect(of(one)).toMatchObject({
      item: 'act-clinic',
      served: { persons: [], heads: 12 },
      helpers: [{ minutes: 145 }],
    })
    // The one on the list who came is named; whoever did not come is a number and nothing else.
    expect(of(lecture).served).toEqual({ persons: [guest.id], heads: 3 })
    expect(await get(lecture)).toMatchObject({
      status: 'closed',
      came: 1,
      heads: 3,
      record: of(lecture).id,
      allowed: [],
    })
    expect(await get(one)).toMatchObject({ closing: { over65: 8 } })
    const hours = await v.r.rows<{ minutes: number; state: string }>(
      'select minutes, state from volunteer_hours where volunteer = $1',
      [volunteer],
    )
    expect(hours).toEqual([{ minutes: 145, state: 'entered' }])
    expect((await openOnes()).filter((id) => [one, lecture].includes(id))).toEqual([])
    expect((await mark(lecture, entry)).problem.code).toBe('out-of-turn')
  })

  it('[S1-05][F2] a volunteer who was not to serve is told of with the reason, and written down where they did', async () => {
    const one = await open('free-clinic')
    const [resting, neighbour] = [await v.r.entered({ name: '尉迟安歇' }), await v.r.entered({ name: '尉迟安邻' })]
    const volunteer = await v.takenIn(resting.id)
    await v.r.rows(`update volunteer set state = 'paused' where id = $1`, [volunteer])
    v.r.app.setNow(at('11:30'))
    const asked = (person: string, by = secretary) => by.call(api.helping, { params: { id: one, person } })
    expect((await asked(resting.id)).body).toMatchObject({
      volunteer: true,
      notYet: expect.arrayContaining([{ code: 'not-active' }]),
    })
    expect((await asked(neighbour.id)).body).toEqual({ volunteer: false, notYet: [] })
    expect((await asked(resting.id, v.next)).status).toBe(403)
    const times = { from: at('09:00'), to: at('10:30') }
    const close = (anyway?: true) =>
      secretary.call(api.close, {
        params: { id: one },
        body: closing({
          form: { over65: 1 },
          helpers: [
            { person: neighbour.id, ...times },
            { person: resting.id, ...times, ...(anyway && { anyway }) },
          ],
        }),
      })
    expect((await close()).problem.faults).toEqual([{ path: 'helpers.1', code: 'helper-not-yet' }])
    expect((await close(true)).status).toBe(200)
    const [record] = await v.r.rows<{ helpers: object[] }>('select helpers from service_records where origin = $1', [
      one,
    ])
    expect(record!.helpers).toHaveLength(2)
    expect(JSON.stringify(record)).not.toContain('anyway')
  })

  it('[S4-13][S4-16] tells each line of a checklist met or not met, and how many of each good were handed over', async () => {
    const [check, gifts] = [await open('model-estate'), await open('gifts')]
    v.r.app.setNow(at('11:30'))
    const close = (of: string, form: Closing['form']) =>
      secretary.call(api.close, { params: { id: of }, body: closing({ form }) })
    const estate = '站前小区'
    expect((await close(check, { estate, 'check-flowers': 3 })).problem.faults).toEqual([
      { path: 'form.check-flowers', code: 'not-yes-no' },
    ])
    expect((await close(check, { estate, 'check-nothing': true })).problem.faults).toEqual([
      { path: 'form.check-nothing', code: 'unknown-field' },
    ])
    const looked = { estate, 'check-flowers': true, 'check-stairs-free': false }
    expect((await close(check, looked)).status).toBe(200)
    expect((await get(check)).closing).toEqual(looked)
    expect((await close(gifts, { 'goods-dumplings': -1 })).problem.faults).toMatchObject([
      { path: 'form.goods-dumplings', code: 'too-small' },
    ])
    expect((await close(gifts, { 'goods-dumplings': 12, 'goods-service-card': 3 })).status).toBe(200)
    expect((await get(gifts)).closing).toEqual({ 'goods-dumplings': 12, 'goods-service-card': 3 })
  })

  it('[S0-49][S4-80] of a drill tells how long it took; an award names a title, who gave it and to whom', async () => {
    const drill = await open('drill', { form: { scene: 'fire' } })
    const refused = await secretary.call(api.plan, {
      body: { ...award, id: v.newId(), form: { title: '示范社区' } },
    })
    expect(refused.problem.faults?.map((f) => f.path)).toEqual(['form.by', 'form.to'])
    const form = { title: '示范社区', by: '县民政局', to: '站前社区' }
    const one = await open('award', { form })
    expect((await get(one)).form).toEqual(form)
    v.r.app.setNow(at('11:30'))
    const close = (answers: Closing['form']) =>
      secretary.call(api.close, { params: { id: drill }, body: closing({ form: answers }) })
    expect((await close({ minutes: 'lang' })).problem.faults?.map((f) => f.path)).toEqual(['form.minutes'])
    expect((await close({ minutes: 6 })).status).toBe(200)
    expect((await get(drill)).closing).toEqual({ minutes: 6 })
  })

  it('of a meeting wants its minutes', async () => {
    const one = await open('co-building')
    v.r.app.setNow(at('11:30'))
    const close = (minutes: string) =>
      secretary.call(api.close, { params: { id: one }, body: closing({ minutes, heads: 6 }) })
    expect((await close('')).problem.faults).toEqual([{ path: 'minutes', code: 'minutes-needed' }])
    const minutes = '议定：四月起每周三上午一起清理楼道。'
    expect((await close(minutes)).status).toBe(200)
    expect((await get(one)).minutes).toBe(minutes)
    const stream = await v.r.rows('select body from activity_act where activity = $1', [one])
    expect(JSON.stringify(stream)).not.toContain('议定')
  })
})
