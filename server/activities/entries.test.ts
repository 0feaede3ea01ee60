/** People sign up and are put down, wait and move up, are told; lists of chat groups. Through the front door. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { derive, type Act } from '../../domain/activities/acts.ts'
import { activitiesApi as api } from '../../domain/activities/api.ts'
import { noticesApi } from '../../domain/notices/api.ts'
import type { Client } from '../../test/client.ts'
import { community, startRegister, type Register } from '../../test/people.ts'
import { catalogueRoom } from '../catalogue/index.ts'
import { facilitiesRoom } from '../facilities/index.ts'
import { noticesRoom } from '../notices/index.ts'
import { organisationsRoom } from '../organisations/index.ts'
import { activitiesRoom } from './index.ts'
import { jobs } from './seating.ts'

let r: Register
let secretary: Client
let neighbour: Client
let grid: Client
let anybody: Client
const unit = 'community-committee-100-zhanqian-001'

beforeAll(async () => {
  r = await startRegister(['a-secretary', 'a-next', 'a-grid'], {
    more: [organisationsRoom, catalogueRoom, facilitiesRoom, activitiesRoom, noticesRoom],
  })
  await r.app.settle()
  r.app.setNow('2026-03-10T10:00:00+08:00')
  secretary = r.seat('a-secretary', 'community-secretary', community)
  neighbour = r.seat('a-next', 'community-secretary', '231025/100/zhanqian/002/')
  grid = r.seat('a-grid', 'grid-worker', community)
  anybody = r.seatOf('a-nobody', [])
  anybody.cookie = undefined
})
afterAll(() => r?.close())

/** A resident's phone; tied to a person where one is given. */
async function phone(person?: string, as = 'self', account = r.newId()) {
  await r.rows(
    `insert into accounts (id, kind, shown, person, version, opened_at) values ($1, 'resident', '*1234', $2, 1, now()) on conflict do nothing`,
    [account, as === 'self' ? (person ?? null) : null],
  )
  if (person)
    await r.rows(
      `insert into person_account (id, person, place, account, link, from_day) select $1, p.id, p.place, $2, $3, '2026-01-01' from person p where p.id = $4`,
      [r.newId(), account, as, person],
    )
  return { account, client: r.seatOf(`phone-${account}`, [], { kind: 'resident', account, ...(person && { person }) }) }
}

const at = (day: string, time: string) => `2026-${day}T${time}:00+08:00`
async function open(kind: string, more: object = {}, by = secretary): Promise<string> {
  const id = r.newId()
  const body = {
    id,
    kind,
    title: '智能手机课',
    words: '',
    place: community,
    facility: null,
    spot: '一楼大厅',
    unit,
    from: at('03-20', '09:00'),
    to: at('03-20', '11:00'),
    capacity: null,
    themes: [],
    form: {},
    why: null,
    ...more,
  }
  await by.ok(api.plan, { body })
  await by.ok(api.publish, { params: { id }, body: { id: r.newId(), base: 1 } })
  return id
}
const named = (name: string, more: object = {}) => ({
  id: r.newId(),
  person: null,
  name,
  elder: false,
  groups: {},
  ...more,
})
const someone = (person: string, more: object = {}) => ({
  id: r.newId(),
  person,
  name: null,
  elder: false,
  groups: {},
  ...more,
})
const put = (of: string, body: ReturnType<typeof named> | ReturnType<typeof someone>, by = secretary) =>
  by.ok(api.enter, { params: { id: of }, body })
const signUp = (
  of: string,
  by: Client,
  body: ReturnType<typeof named> | ReturnType<typeof someone> = named('测试甲'),
) => by.ok(api.enterOwn, { params: { id: of }, body })
const listOf = (of: string, by = secretary) => by.ok(api.entries, { params: { id: of } }).then((a) => a.items)
const brief = async (of: string) => (await listOf(of)).map((e) => [e.name, e.state, e.ahead])
const free = (of: string) => anybody.ok(api.page, { params: { id: of } }).then((p) => p.free)
const messages = async (of: string) => {
  await r.app.settle()
  return (
    await r.rows<{ kind: string; account: string }>(
      'select kind, account from notice_messages where request = $1 order by at, kind',
      [of],
    )
  ).map((m) => [m.kind, m.account])
}
/** The number behind an account, as it is kept where somebody signs in with it. */
const reachable = (account: string) =>
  r.rows(`insert into account_phones (account, kind, key, sealed, ending) values ($1, 'resident', $2, 'x', '0000')`, [
    account,
    Buffer.from(account),
  ])

describe('signing up', () => {
  it('[E3] fifty at the same moment for the last place: exactly one has it, forty-nine wait in the order in which they came', async () => {
    const one = await open('civic-lecture', { capacity: 1 })
    const phones: Awaited<ReturnType<typeof phone>>[] = []
    for (let n = 0; n < 50; n++) phones.push(await phone())
    const answers = await Promise.all(phones.map(({ client }, i) => signUp(one, client, named(`测试${i}号`))))
    expect(answers.filter((a) => a.in)).toHaveLength(1)
    const list = await listOf(one)
    expect(list.map((e) => e.state)).toEqual(['in', ...Array.from({ length: 49 }, () => 'waiting')])
    expect(list.slice(1).map((e) => e.ahead)).toEqual(Array.from({ length: 49 }, (_, n) => n))
    expect(await free(one)).toEqual({ anybody: 0, elders: 0, waiting: 49 })
    const stream = await r.rows<Act>('select * from activity_act where activity = $1 order by seq', [one])
    expect(derive(stream)!.entries.map((e) => [e.id, e.in])).toEqual(list.map((e) => [e.id, e.state === 'in']))
    // Neither a name nor a person stands in the stream, in what is sent on, or in clear beside it.
    const written = JSON.stringify([
      stream,
      await r.rows('select guest, groups from activity_entry where activity = $1', [one]),
    ])
    expect(written).not.toContain('测试')
  })

  it('[E4] whoever withdraws makes room for the next, who is told; sent twice it is done once', async () => {
    const one = await open('civic-lecture', { capacity: 1 })
    const [a, b, c] = [await phone(), await phone(), await phone()]
    await reachable(b.account)
    const body = named('测试甲')
    expect(await signUp(one, a.client, body)).toEqual(await signUp(one, a.client, body))
    await signUp(one, b.client, named('测试乙'))
    const third = await signUp(one, c.client, named('测试丙'))
    const own = async (by: Client) => (await by.ok(api.own, { params: { id: one } })).items[0]!.entry
    expect([await own(b.client), await own(c.client)]).toMatchObject([{ ahead: 0 }, { id: third.id, ahead: 1 }])
    expect((await c.client.ok(api.mine)).items).toMatchObject([
      { activity: { id: one }, name: '测试丙', state: 'waiting', ahead: 1 },
    ])
    const again = await a.client.call(api.enterOwn, { params: { id: one }, body: named('测试甲') })
    expect([again.status, again.problem.code]).toEqual([409, 'conflict'])
    // Nobody withdraws somebody else.
    const leaving = { params: { id: one, entry: body.id }, body: { id: r.newId() } }
    expect((await b.client.call(api.leaveOwn, leaving)).status).toBe(404)
    await a.client.ok(api.leaveOwn, leaving)
    await a.client.ok(api.leaveOwn, leaving)
    expect(await brief(one)).toEqual([
      ['测试乙', 'in', null],
      ['测试丙', 'waiting', 0],
    ])
    expect(await messages(one)).toEqual([['sms.activity.in', b.account]])
    expect((await a.client.ok(api.mine)).items).toEqual([])
    const guest = await r.rows('select guest from activity_entry where id = $1', [body.id])
    expect(guest).toEqual([{ guest: null }])
  })

  it('[E4] more places, and everybody who waits for one moves up; fewer put nobody out', async () => {
    const one = await open('civic-lecture', { capacity: 2 })
    for (const n of ['一', '二', '三', '四', '五']) await put(one, named(`测试${n}`))
    const change = (base: number, capacity: number) =>
      secretary.ok(api.change, { params: { id: one }, body: { id: r.newId(), base, change: { capacity } } })
    await change(2, 4)
    expect((await brief(one)).map(([, state]) => state)).toEqual(['in', 'in', 'in', 'in', 'waiting'])
    await change(3, 1)
    expect((await brief(one)).map(([, state]) => state)).toEqual(['in', 'in', 'in', 'in', 'waiting'])
    expect(await free(one)).toMatchObject({ anybody: 0, elders: 0 })
  })

  it('[S0-35] places kept for elders are theirs by the register, and everybody’s by themselves from that morning on', async () => {
    const one = await open('elder-course', { capacity: 4 })
    const old = await r.entered({ born: '1950-05-05' })
    const young = await r.entered({ born: '1990-05-05' })
    const [elder, other] = [await phone(old.id), await phone(young.id)]
    // Three of four are kept; one word does not make somebody older than the register knows.
    for (const n of ['甲', '乙', '丙']) await put(one, named(`测试${n}`))
    expect((await signUp(one, other.client, someone(young.id, { elder: true }))).in).toBe(false)
    expect((await signUp(one, elder.client, someone(old.id))).in).toBe(true)
    expect((await brief(one)).map(([, state]) => state)).toEqual(['in', 'waiting', 'waiting', 'waiting', 'in'])
    expect(await free(one)).toEqual({ anybody: 0, elders: 2, waiting: 3 })
    const { elders } = await secretary.ok(api.get, { params: { id: one } })
    const freed = () => jobs.find((j) => j.name === 'activities-seats')!.run(r.work())
    r.app.setNow(new Date(Date.parse(elders!.until) - 1000))
    await freed()
    expect((await brief(one)).filter(([, state]) => state === 'waiting')).toHaveLength(3)
    r.app.setNow(elders!.until)
    await freed()
    await freed()
    expect((await brief(one)).map(([, state]) => state)).toEqual(['in', 'in', 'in', 'waiting', 'in'])
    r.app.setNow('2026-03-10T10:00:00+08:00')
  })

  it('[S4-64] groups are what people say of themselves, from what the kind asks', async () => {
    const one = await open('fitness-dance')
    const wrong = await secretary.call(api.enter, {
      params: { id: one },
      body: named('测试甲', { groups: { pace: 'heart-disease' } }),
    })
    expect(wrong.problem.faults).toEqual([{ path: 'groups.pace', code: 'not-a-choice' }])
    await put(one, named('测试甲', { groups: { pace: 'light' } }))
    expect((await listOf(one)).map((e) => e.groups)).toEqual([{ pace: 'light' }])
    expect((await secretary.call(api.enter, { params: { id: one }, body: named('') })).status).toBe(422)
  })

  it('for a mother by her daughter; not for whom an account does not speak, nor under a name where it is a person', async () => {
    const one = await open('health-lecture')
    const mother = await r.entered({ name: '尉迟安宁' })
    const daughter = await r.entered({ name: '尉迟安乐', born: '1985-05-05' })
    const { client, account } = await phone(daughter.id)
    await phone(mother.id, 'relative', account)
    const side = await client.ok(api.own, { params: { id: one } })
    expect(side.items.map((i) => [i.as, i.entry])).toEqual(
      expect.arrayContaining([
        ['self', null],
        ['relative', null],
      ]),
    )
    await signUp(one, client, someone(mother.id))
    expect(
      (await client.ok(api.own, { params: { id: one } })).items.find((i) => i.person === mother.id)!.entry,
    ).toMatchObject({ state: 'in' })
    const stranger = await r.entered({ name: '尉迟安平' })
    const tried = (body: object) => client.call(api.enterOwn, { params: { id: one }, body: body as never })
    expect((await tried(someone(stranger.id))).status).toBe(404)
    expect((await tried(named('测试甲'))).problem.faults).toEqual([{ path: 'person', code: 'required' }])
  })

  it('is not where nobody signs up, where staff choose, before it is published or once it has begun', async () => {
    const { client } = await phone()
    const shut = async (of: string) => {
      const tried = await client.call(api.enterOwn, { params: { id: of }, body: named('测试甲') })
      return [(await client.call(api.own, { params: { id: of } })).status, tried.status]
    }
    expect(await shut(await open('free-clinic'))).toEqual([200, 409])
    expect(await shut(await open('care-home'))).toEqual([404, 404])
    const begun = await open('health-lecture', { from: at('03-10', '09:00'), to: at('03-10', '12:00') })
    expect(await shut(begun)).toEqual([200, 409])
    await put(begun, named('测试甲'))
    await secretary.ok(api.cancel, { params: { id: begun }, body: { id: r.newId(), base: 2, why: '停电' } })
    expect(await shut(begun)).toEqual([200, 409])
  })

  it('lists are kept by whoever runs the activity, and by nobody else', async () => {
    const one = await open('health-lecture')
    await put(one, named('测试甲'), grid)
    expect((await neighbour.call(api.entries, { params: { id: one } })).status).toBe(403)
    expect((await neighbour.call(api.enter, { params: { id: one }, body: named('测试乙') })).status).toBe(403)
    const { client } = await phone()
    expect((await client.call(api.entries, { params: { id: one } })).status).toBe(403)
    expect(await client.ok(api.own, { params: { id: one } })).toMatchObject({ items: [{ entry: null }] })
  })
})

describe('those on the list', () => {
  it('are told when it moves or is called off: by message, or by whoever put them down', async () => {
    const one = await open('health-lecture', { title: '春季保健讲座' })
    const person = await r.entered()
    const { account } = await phone(person.id)
    await reachable(account)
    await put(one, someone(person.id))
    await put(one, named('测试甲'))
    await put(one, named('测试乙'))
    const change = { from: at('03-20', '10:00'), to: at('03-20', '12:00') }
    await secretary.ok(api.change, { params: { id: one }, body: { id: r.newId(), base: 2, change } })
    await secretary.ok(api.change, {
      params: { id: one },
      body: { id: r.newId(), base: 3, change: { words: '带水杯' } },
    })
    expect(await messages(one)).toEqual([['sms.activity.moved', account]])
    await secretary.ok(api.cancel, { params: { id: one }, body: { id: r.newId(), base: 4, why: '停电' } })
    expect(await messages(one)).toEqual([
      ['sms.activity.moved', account],
      ['sms.activity.off', account],
    ])
    const inbox = (await secretary.ok(noticesApi.inbox, { query: {} })).items.filter((n) =>
      n.text.includes('春季保健讲座'),
    )
    expect(inbox.map((n) => [n.text, n.times])).toEqual([
      ['“春季保健讲座”有变动（取消）。名单上有 2 人没有账号，收不到短信，请打电话或上门告诉。', 2],
    ])
  })

  it('a name that is in no register is gone thirty days after it', async () => {
    const one = await open('health-lecture')
    await put(one, named('测试甲'))
    const empty = () => jobs.find((j) => j.name === 'activities-guests')!.run(r.work())
    r.app.setNow('2026-04-19T10:00:00+08:00')
    await empty()
    expect(await brief(one)).toEqual([['测试甲', 'in', null]])
    r.app.setNow('2026-04-19T11:00:01+08:00')
    await empty()
    expect(await brief(one)).toEqual([[null, 'in', null]])
    r.app.setNow('2026-03-10T10:00:00+08:00')
  })
})

describe('接龙', () => {
  it('[E3] finds people of the area by name and a second mark; what is not clear is shown, and nobody is put down by it', async () => {
    const one = await open('health-lecture')
    const a = await r.entered({ name: '尉迟安顺', phones: ['00000000123'] })
    const b = await r.entered({ name: '尉迟安顺', phones: ['00000009876'] })
    await put(one, someone(b.id))
    const text = '#接龙\n1. 尉迟安顺 0123\n2. 尉迟安顺\n3. 无此人某 2栋301'
    const { items } = await secretary.ok(api.match, { params: { id: one }, body: { text } })
    expect(items.map((l) => [l.name, l.meant, l.candidates.length])).toEqual([
      ['尉迟安顺', a.id, 2],
      ['尉迟安顺', null, 2],
      ['无此人某', null, 0],
    ])
    expect(items[1]!.candidates.map((c) => [c.person, c.on])).toEqual(
      expect.arrayContaining([
        [a.id, false],
        [b.id, true],
      ]),
    )
    expect(JSON.stringify(items)).not.toMatch(/00000000123|00000009876/)
    expect(await listOf(one)).toHaveLength(1)
    expect((await neighbour.call(api.match, { params: { id: one }, body: { text } })).status).toBe(403)
  })
})
