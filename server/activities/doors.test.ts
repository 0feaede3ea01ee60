/** Lists at the door of field workers: their own grid's and their community's, marked without a network. Through the front door. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { activitiesApi as api } from '../../domain/activities/api.ts'
import { foundAtDoor } from '../../domain/activities/door.ts'
import type { Client } from '../../test/client.ts'
import { community, one, startRegister, two, type Register } from '../../test/people.ts'
import { catalogueRoom } from '../catalogue/index.ts'
import { facilitiesRoom } from '../facilities/index.ts'
import { organisationsRoom } from '../organisations/index.ts'
import { activitiesRoom } from './index.ts'

let r: Register
let secretary: Client
let beside: Client
let worker: Client
let next: Client
const unit = 'community-committee-100-zhanqian-001'
const at = (time: string, day = '03-12') => `2026-${day}T${time}:00+08:00`

beforeAll(async () => {
  r = await startRegister(['d-secretary', 'd-beside', 'd-grid', 'd-next'], {
    more: [organisationsRoom, catalogueRoom, facilitiesRoom, activitiesRoom],
  })
  await r.app.settle()
  secretary = r.seat('d-secretary', 'community-secretary', community)
  beside = r.seat('d-beside', 'community-secretary', '231025/100/zhanqian/002/')
  worker = r.seat('d-grid', 'grid-worker', one)
  next = r.seat('d-next', 'grid-worker', two)
})
afterAll(() => r?.close())

async function open(title: string, place = community, more: object = {}, by = secretary): Promise<string> {
  r.app.setNow(at('08:00'))
  const id = r.newId()
  const plan = { kind: 'health-lecture', title, words: '', place, facility: null, spot: '门口', unit, capacity: null }
  const when = { from: at('09:00'), to: at('11:00') }
  await by.ok(api.plan, { body: { id, ...plan, ...when, themes: [], form: {}, why: null, ...more } })
  await by.ok(api.publish, { params: { id }, body: { id: r.newId(), base: 1 } })
  return id
}
const put = async (of: string, who: { person: string } | { name: string }, by = secretary) => {
  const body = { id: r.newId(), person: null, name: null, elder: false, groups: {}, ...who }
  return (await by.ok(api.enter, { params: { id: of }, body })).id
}
/** Those of this file: a demonstration brings more. */
const lists = async (by: Client) =>
  (await by.ok(api.doors)).items.filter((l) => l.title.includes('讲座') && l.where === '门口')
const mark = (by: Client, of: string, entry: string, more: object = {}) =>
  by.call(api.arrive, { params: { id: of, entry }, body: { id: r.newId(), by: 'roster', ...more } })

describe('[E5][S1-49] the list at the door on a field phone', () => {
  it('holds today’s of the own grid and of the community, with marks and neither a name nor a number', async () => {
    const [whole, own, other] = [await open('社区讲座'), await open('一格讲座', one), await open('二格讲座', two)]
    await open('明天的讲座', community, { from: at('09:00', '03-13'), to: at('11:00', '03-13') })
    const person = await r.entered({ name: '尉迟安泰', phones: ['00000004321'] })
    const a = await put(whole, { person: person.id })
    const b = await put(whole, { name: '测试甲' })
    const held = await lists(worker)
    expect(held.map((l) => l.id).sort()).toEqual([whole, own].sort())
    expect((await lists(next)).map((l) => l.id).sort()).toEqual([whole, other].sort())
    expect(await lists(beside)).toEqual([])
    const list = held.find((l) => l.id === whole)!
    expect(list).toMatchObject({ title: '社区讲座', where: '门口', list: true, counted: 0 })
    expect(list.entries.map((e) => e.name)).toEqual(['尉**', '测试甲'])
    const found = (typed: string) => foundAtDoor(list.entries, typed).map((e) => e.id)
    expect([found('尉迟安泰'), found('4321'), found('测试甲')]).toEqual([[a], [a], [b]])
    const said = JSON.stringify(held)
    expect(said).not.toContain('4321')
    expect(said).not.toContain('安泰')
    // Whoever is of no use at the door reads no list.
    expect((await r.seat('d-beside', 'dispatcher', '231025/').call(api.doors)).status).toBe(403)
  })

  it('marks come later with the time of the press, the earliest counts; a phone that is a little fast does no harm', async () => {
    const whole = await open('社区讲座二')
    const [a, b] = [await put(whole, { name: '测试乙' }), await put(whole, { name: '测试丙' })]
    r.app.setNow(at('10:00'))
    expect((await mark(worker, whole, a, { at: at('09:40') })).status).toBe(200)
    expect((await mark(secretary, whole, a, { at: at('09:20') })).status).toBe(200)
    expect((await mark(next, whole, a, { at: at('09:50') })).status).toBe(200)
    expect((await mark(worker, whole, b, { at: at('10:03') })).status).toBe(200)
    const entries = async () => (await lists(worker)).find((l) => l.id === whole)!.entries.map((e) => e.arrived)
    expect(await entries()).toEqual([at('09:20'), at('10:00')].map((t) => new Date(t).toISOString()))
    const get = () => secretary.ok(api.get, { params: { id: whole } })
    expect((await get()).came).toBe(2)
    await worker.ok(api.notHere, { params: { id: whole, entry: b }, body: { id: r.newId() } })
    expect((await get()).came).toBe(1)
    expect((await mark(beside, whole, b)).status).toBe(403)
    // Who comes without a line on the list is put down on the spot, or counted.
    await put(whole, { name: '测试丁' }, worker)
    const count = (by: Client, n: number, id = r.newId()) =>
      by.call(api.count, { params: { id: whole }, body: { id, n, at: at('09:59') } })
    const same = r.newId()
    expect((await count(worker, 12, same)).status).toBe(200)
    expect((await count(worker, 12, same)).status).toBe(200)
    expect((await count(next, -2)).status).toBe(200)
    expect((await count(beside, 1)).status).toBe(403)
    expect((await get()).counted).toBe(10)
  })

  it('[S0-03][E3] no more come than there are seats: who waits has none until somebody is taken off the list, and nobody is counted beside them', async () => {
    const hall = await open('讲座限两人', community, { kind: 'civic-lecture', capacity: 2 })
    const [a, b, c] = [
      await put(hall, { name: '测试己' }),
      await put(hall, { name: '测试庚' }),
      await put(hall, { name: '测试辛' }),
    ]
    r.app.setNow(at('09:30'))
    expect((await mark(worker, hall, a)).status).toBe(200)
    const waits = await mark(worker, hall, c)
    expect([waits.status, waits.problem.title]).toEqual([409, '还在候补'])
    const count = (n: number) =>
      worker.call(api.count, { params: { id: hall }, body: { id: r.newId(), n, at: at('09:30') } })
    expect((await count(1)).status).toBe(200)
    expect((await count(1)).problem.faults).toEqual([{ path: 'n', code: 'activity-full', params: { n: 0 } }])
    expect((await count(-1)).status).toBe(200)
    await worker.ok(api.leave, { params: { id: hall, entry: b }, body: { id: r.newId() } })
    expect((await mark(worker, hall, c)).status).toBe(200)
    const { came, counted } = await secretary.ok(api.get, { params: { id: hall } })
    expect([came, counted]).toEqual([2, 0])
    expect((await count(1)).status).toBe(422)
  })

  it('what is a neighbouring grid’s own stays its own worker’s', async () => {
    const other = await open('二格讲座二', two)
    const a = await put(other, { name: '测试戊' })
    r.app.setNow(at('10:00'))
    expect((await mark(worker, other, a)).status).toBe(403)
    expect((await worker.call(api.entries, { params: { id: other } })).status).toBe(403)
    expect((await mark(next, other, a)).status).toBe(200)
    expect((await next.ok(api.entries, { params: { id: other } })).items).toHaveLength(1)
  })
})
