/** Small wishes and posts on one board: looked at by the desk, read without a name, claimed by units and by whoever lives there; voluntary. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { neighboursApi as api } from '../../domain/neighbours/api.ts'
import { community, one } from '../../test/people.ts'
import { startVolunteers, type VolunteersCounty } from '../../test/volunteers.ts'
import type { Client } from '../../test/client.ts'
import { neighboursRoom } from './index.ts'
import { partsChoice } from './parts.ts'

let v: VolunteersCounty
let lead: Client
const unit = 'clinic-linkou'
const kinds = ['clinic', 'school']
const choose = async (value: object = {}) => {
  const parts = { board: true, matching: true, days: 60, wishes: true, units: kinds, ...value }
  await v.r.rows(
    `insert into settings (name, value, version, changed_at) values ('neighbours.parts', $1, 1, now())
     on conflict (name) do update set value = excluded.value`,
    [JSON.stringify(parts)],
  )
  partsChoice.changed!(v.r.app.house, v.r.app.county)
}

beforeAll(async () => {
  v = await startVolunteers([neighboursRoom])
  await choose()
  lead = v.r.seatOf('v-lead', [{ role: 'unit-lead', place: '231025/', unit }])
})
afterAll(() => v?.r.close())

const contact = { name: '老拓跋', phone: '00000000123' }
const times = { from: '2026-03-10T10:00:00+08:00', to: '2026-03-10T11:00:00+08:00' }
const body = () => ({ id: v.newId() })
const at = () => ({ id: v.newId(), ...times })
const params = (id: string) => ({ params: { id } })

const somebody = async (change: object = {}) => {
  const person = (await v.r.entered({ born: '1985-01-01', ...change })).id
  return { person, ...(await v.phone(person)) }
}
const said = { words: '想要一盏亮一点的台灯', until: '2026-04-01', contact }
const wished = async (who: { client: Client }, more: object = {}) => {
  const id = v.newId()
  const entry = { id, side: 'wish' as const, level: 'community' as const, skill: null, free: [], ...said, ...more }
  return { id, reply: await who.client.call(api.post, { body: entry }) }
}
const nearIds = async (client: Client) => (await client.ok(api.near, { query: {} })).items.map((p) => p.id)
const board = () => lead.ok(api.unitBoard, { query: { unit } })
const claimed = (post: string, id = v.newId()) =>
  lead.call(api.claim, { ...params(post), body: { id, unit, words: '我们科室来办', contact } })
const registered = async (place = community, by = lead, of = unit) => {
  const id = v.newId()
  return { id, reply: await by.call(api.register, { body: { id, unit: of, place, members: 12 } }) }
}
const units = () => v.secretary.ok(api.units, { query: { under: community } })
const county = () => v.r.seat('v-editor-m', 'manager', '231025/').ok(api.units, { query: { under: '231025/' } })

describe('[S0-17] units register at a community', () => {
  it('[I-17] registered ÷ due, those missing by name; of serving members numbers alone', async () => {
    const before = await county()
    expect(before.registered).toBe(0)
    expect(before.missing.map((m) => m.unit)).toEqual(expect.arrayContaining([unit, 'school-2']))
    expect(before.due).toBe(before.missing.length)
    // Somebody else's unit is nobody's to register.
    expect((await registered(community, lead, 'school-2')).reply.status).toBe(403)
    expect((await registered(one)).reply.problem.faults).toEqual([{ path: 'place', code: 'community-needed' }])
    expect((await registered()).reply.status).toBe(200)
    expect((await registered()).reply.problem.faults).toEqual([{ path: 'place', code: 'registered-already' }])
    const school = await registered(community, v.secretary, 'school-2')
    expect(school.reply.status).toBe(200)
    const after = await county()
    expect([after.registered, after.due, after.members]).toEqual([2, before.due, 20])
    expect((await units()).items.map((u) => [u.unit, u.members])).toEqual([
      [unit, 10],
      ['school-2', 10],
    ])
    await v.secretary.ok(api.unregister, { ...params(school.id), body: body() })
    expect((await county()).registered).toBe(1)
    expect((await v.next.call(api.units, { query: { under: community } })).status).toBe(403)
  })

  it('[R10] that somebody is a party member is said by themselves among volunteers, and told by fives alone', async () => {
    expect((await units()).membersHere).toBeNull()
    const ids: string[] = []
    for (let i = 0; i < 6; i++) ids.push(await v.takenIn((await somebody()).person))
    for (const id of ids)
      await v.r.rows(
        `insert into volunteer_category (volunteer, category, said_at) values ($1, 'serving-member', now())`,
        [id],
      )
    const told = await units()
    expect(told.membersHere).toBe(5)
    // Nobody stands in it by name, and nothing is asked of anybody: no number each, no order among units.
    expect(JSON.stringify(told)).not.toMatch(/person|account|尉|rank|quota/)
    expect(ids.filter((id) => JSON.stringify(told).includes(id))).toEqual([])
  })
})

describe('[S0-17] wishes and posts on one board', () => {
  it('a resident’s wish is looked at first, read without a name, claimed by a unit, done when both say the same', async () => {
    const [author, near] = [await somebody(), await somebody()]
    const { id: wish, reply } = await wished(author)
    expect(reply.status).toBe(200)
    expect(await nearIds(near.client)).not.toContain(wish)
    expect((await board()).open).toEqual([])
    expect((await claimed(wish)).status).toBe(409)
    const sent = (await v.secretary.ok(api.list, { query: { view: 'sent', under: community } })).items
    expect(sent.map((p) => p.id)).toEqual([wish])
    expect(JSON.stringify(sent)).not.toMatch(/拓跋|尉迟|person|account/)
    const shown = await v.secretary.ok(api.get, params(wish))
    expect(shown).toMatchObject({ state: 'sent', may: ['publish', 'close'], speaks: false })
    expect((await v.next.call(api.publish, { ...params(wish), body: body() })).status).toBe(404)
    await v.secretary.ok(api.publish, { ...params(wish), body: body() })
    expect(await nearIds(near.client)).toContain(wish)
    const { open } = await board()
    expect(open.map((p) => p.id)).toEqual([wish])
    expect(JSON.stringify(open)).not.toMatch(/拓跋|尉迟|000\d{8}/)
    const claim = v.newId()
    expect([(await claimed(wish, claim)).status, (await claimed(wish, claim)).status]).toEqual([200, 200])
    expect((await claimed(wish)).status).toBe(409)
    expect((await board()).claims[0]).toMatchObject({ id: claim, state: 'waiting', contact: null, may: ['leave'] })
    // The desk speaks for nobody who has a phone of their own; the wisher agrees.
    expect((await v.secretary.call(api.agreeFor, { ...params(claim), body: body() })).status).toBe(404)
    v.r.app.setNow('2026-03-10T10:00:00+08:00')
    const mine = async () => (await author.client.ok(api.mine)).posts[0]!
    expect((await mine()).answers).toMatchObject([{ id: claim, unit: '林口镇社区卫生服务中心', contact: null }])
    await author.client.ok(api.agree, { ...params(claim), body: body() })
    expect((await board()).claims[0]).toMatchObject({ contact, may: ['leave', 'confirm'] })
    v.r.app.setNow('2026-03-10T12:00:00+08:00')
    expect((await lead.ok(api.confirmFor, { ...params(claim), body: at() })).done).toBe(false)
    expect((await author.client.ok(api.confirm, { ...params(claim), body: at() })).done).toBe(true)
    expect(await mine()).toMatchObject({ state: 'done' })
    const records = await v.r.rows(`select item, unit, helpers, served from service_records where origin = $1`, [wish])
    expect(records).toMatchObject([{ item: 'neighbour-help', unit, helpers: [], served: { persons: [author.person] } }])
    v.r.app.setNow('2026-03-10T10:00:00+08:00')
  })

  it('for whoever has no phone it is written on their word; a grid worker’s waits for the desk, which then speaks for them', async () => {
    const { person } = await somebody({ born: '1945-01-01' })
    const grid = v.r.seat('v-grid', 'grid-worker', one)
    const id = v.newId()
    const entry = { id, person, ...said, words: '想去看一次江' }
    expect((await v.next.call(api.wishFor, { body: { ...entry, id: v.newId() } })).status).toBe(422)
    await grid.ok(api.wishFor, { body: entry })
    expect(await v.secretary.ok(api.get, params(id))).toMatchObject({ state: 'sent', speaks: true, side: 'wish' })
    await v.secretary.ok(api.publish, { ...params(id), body: body() })
    const claim = v.newId()
    await claimed(id, claim)
    await v.secretary.ok(api.agreeFor, { ...params(claim), body: body() })
    v.r.app.setNow('2026-03-10T12:00:00+08:00')
    const [seen] = (await v.secretary.ok(api.claims, params(id))).items
    expect(seen).toMatchObject({ state: 'agreed', contact, may: ['leave', 'confirm'] })
    await v.secretary.ok(api.confirmFor, { ...params(claim), body: at() })
    expect((await lead.ok(api.confirmFor, { ...params(claim), body: at() })).done).toBe(true)
    v.r.app.setNow('2026-03-10T10:00:00+08:00')
    // One written by the desk itself stands at once.
    const own = v.newId()
    await v.secretary.ok(api.wishFor, { body: { ...entry, id: own } })
    expect(await v.secretary.ok(api.get, params(own))).toMatchObject({ state: 'open' })
    await v.secretary.ok(api.close, { ...params(own), body: { id: v.newId(), why: '已经办了' } })
  })

  it('a post has so many places, taken by whoever lives there and by units; hours follow as always', async () => {
    const helper = await somebody()
    await v.takenIn(helper.person)
    await v.r.rows(`update volunteer set joined_on = '2026-01-01' where person = $1`, [helper.person])
    const id = v.newId()
    await v.secretary.ok(api.offerPost, {
      body: { id, place: community, words: '文明劝导岗，周二上午一小时', until: '2026-03-31', places: 2, contact },
    })
    const [a, b] = [v.newId(), v.newId()]
    await helper.client.ok(api.answer, { ...params(id), body: { id: a, words: '周二我有空', contact } })
    await claimed(id, b)
    for (const claim of [a, b]) await v.secretary.ok(api.agreeFor, { ...params(claim), body: body() })
    expect(await v.secretary.ok(api.get, params(id))).toMatchObject({ state: 'taken' })
    expect(await nearIds(helper.client)).not.toContain(id)
    // One cannot come: its place is open again.
    await lead.ok(api.leaveFor, { ...params(b), body: body() })
    expect(await nearIds(helper.client)).toContain(id)
    v.r.app.setNow('2026-03-10T12:00:00+08:00')
    await v.secretary.ok(api.confirmFor, { ...params(a), body: at() })
    expect((await helper.client.ok(api.confirm, { ...params(a), body: at() })).done).toBe(true)
    await v.r.app.settle()
    const hours = await v.r.rows<{ minutes: number }>(
      `select h.minutes from volunteer_hours h join volunteer w on w.id = h.volunteer where w.person = $1`,
      [helper.person],
    )
    expect(hours).toEqual([{ minutes: 60 }])
    v.r.app.setNow('2026-03-10T10:00:00+08:00')
    await v.secretary.ok(api.close, { ...params(id), body: { id: v.newId(), why: '本月岗位结束' } })
  })

  it('where a unit has not registered it claims nothing; what is refused is told with its reason', async () => {
    const author = await somebody()
    const { id } = await wished(author)
    await v.secretary.ok(api.publish, { ...params(id), body: body() })
    const stranger = v.r.seatOf('v-stranger', [{ role: 'unit-lead', place: '231025/', unit: 'school-2' }])
    const as = (of: string) => ({ ...params(id), body: { id: v.newId(), unit: of, words: '我们来办', contact } })
    expect((await stranger.call(api.claim, as('school-2'))).status).toBe(404)
    expect((await stranger.call(api.claim, as(unit))).status).toBe(403)
    const bad = await wished(author, { words: '想要一部新手机' })
    await v.secretary.ok(api.close, { ...params(bad.id), body: { id: v.newId(), why: '超出微心愿的范围' } })
    expect((await author.client.ok(api.mine)).posts.find((p) => p.id === bad.id)).toMatchObject({
      state: 'closed',
      why: '超出微心愿的范围',
    })
    expect((await stranger.call(api.unitBoard, { query: { unit } })).status).toBe(403)
    const [level] = (await wished(author, { level: 'grid' })).reply.problem.faults!
    expect(level).toMatchObject({ path: 'level', code: 'level-unknown' })
  })

  it('[R14] where wishes are off none is written and none is claimed', async () => {
    const author = await somebody()
    await choose({ wishes: false })
    expect(await author.client.ok(api.terms)).toMatchObject({ on: true, wishes: false })
    expect((await wished(author)).reply.status).toBe(409)
    expect((await lead.call(api.unitBoard, { query: { unit } })).status).toBe(409)
    await choose()
  })
})
