/** Series: planned whole with their rooms or not at all, each occurrence changed or called off alone. Through the front door. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { activitiesApi as api } from '../../domain/activities/api.ts'
import type { Client } from '../../test/client.ts'
import { community, startRegister, type Register } from '../../test/people.ts'
import { catalogueRoom } from '../catalogue/index.ts'
import { facilitiesRoom } from '../facilities/index.ts'
import { organisationsRoom } from '../organisations/index.ts'
import { activitiesRoom } from './index.ts'

let r: Register
let secretary: Client
let beside: Client

beforeAll(async () => {
  r = await startRegister(['s-secretary', 's-beside'], {
    more: [organisationsRoom, catalogueRoom, facilitiesRoom, activitiesRoom],
  })
  await r.app.settle()
  r.app.setNow('2026-09-01T10:00:00+08:00')
  secretary = r.seat('s-secretary', 'community-secretary', community)
  beside = r.seat('s-beside', 'community-secretary', '231025/100/zhanqian/002/')
})
afterAll(() => r?.close())

const planned = (more: object = {}) => ({
  kind: 'health-lecture',
  title: '每周保健课',
  words: '带上笔',
  place: community,
  facility: null,
  spot: '一楼',
  unit: 'community-committee-100-zhanqian-001',
  from: '2026-09-17T09:00:00+08:00',
  to: '2026-09-17T10:30:00+08:00',
  capacity: null,
  themes: [],
  form: {},
  why: null,
  ...more,
})
const series = (more: object = {}, of: object = {}) => ({
  id: r.newId(),
  planned: planned(of),
  rhythm: 'week-1-4',
  holidays: 'skip' as const,
  until: '2026-10-16',
  publish: true,
  ...more,
})
const all = async (id: string) =>
  (
    await r.rows<{ id: string; day: string; status: string; spot: string }>(
      `select id, (from_at at time zone 'Asia/Shanghai')::text as day, status, spot from activity where series = $1 order by from_at`,
      [id],
    )
  ).map((a) => ({ ...a, day: a.day.slice(0, 16) }))

describe('[E6] a series', () => {
  it('is shown by its days first, then planned whole; sent twice it is one', async () => {
    const query = { rhythm: 'week-1-4', holidays: 'skip' as const, from: '2026-09-17', until: '2026-10-16' }
    const laid = await secretary.ok(api.seriesDays, { query })
    expect(laid.days.map((d) => d.day)).toEqual(['2026-09-17', '2026-09-24', '2026-10-08', '2026-10-15'])
    expect(laid.skipped).toEqual(['2026-10-01'])
    const body = series()
    const [one, two] = await Promise.all([1, 2].map(() => secretary.ok(api.planSeries, { body })))
    expect(one).toEqual(two)
    expect((await all(body.id)).map((a) => [a.day, a.status])).toEqual(
      laid.days.map((d) => [`${d.day} 09:00`, 'published']),
    )
    const page = await secretary.ok(api.get, { params: { id: one!.first } })
    expect(page).toMatchObject({ words: '带上笔', version: 2, series: { rhythm: 'week-1-4', left: 3 } })
    expect((await secretary.call(api.planSeries, { body: { ...body, until: '2026-10-20' } })).status).toBe(409)
    expect((await beside.call(api.planSeries, { body: series() })).status).toBe(403)
    const empty = await secretary.call(api.planSeries, { body: series({ rhythm: 'lunar-1-1' }) })
    expect(empty.problem.faults).toEqual([{ path: 'until', code: 'series-empty' }])
  })

  it('of which one is moved or called off alone, or all that follow; the others stand', async () => {
    const body = series({ rhythm: 'lunar-15', holidays: 'keep', until: '2027-01-31', publish: false })
    const { first } = await secretary.ok(api.planSeries, { body })
    const before = await all(body.id)
    expect(before.map((a) => a.day.slice(0, 10))).toEqual([
      '2026-09-25',
      '2026-10-24',
      '2026-11-23',
      '2026-12-23',
      '2027-01-22',
    ])
    const act = (n: number) => ({ params: { id: before[n]!.id }, body: { id: r.newId(), base: 1 } })
    await secretary.ok(api.change, { ...act(1), body: { ...act(1).body, change: { spot: '二楼' } } })
    await secretary.ok(api.cancel, { ...act(2), body: { ...act(2).body, why: '停电' } })
    expect((await all(body.id)).map((a) => [a.spot, a.status])).toEqual([
      ['一楼', 'planned'],
      ['二楼', 'planned'],
      ['一楼', 'cancelled'],
      ['一楼', 'planned'],
      ['一楼', 'planned'],
    ])
    const ending = { params: { id: before[1]!.id }, body: { id: r.newId(), why: '换老师了' } }
    expect((await beside.call(api.endSeries, ending)).status).toBe(404)
    expect(await secretary.ok(api.endSeries, ending)).toEqual({ n: 2 })
    expect(await secretary.ok(api.endSeries, ending)).toEqual({ n: 0 })
    expect((await all(body.id)).map((a) => a.status)).toEqual([
      'planned',
      'planned',
      'cancelled',
      'cancelled',
      'cancelled',
    ])
    expect((await secretary.ok(api.get, { params: { id: first } })).series).toMatchObject({ left: 1 })
  })

  it('is refused whole where one of its days does not fit, and says which', async () => {
    const [room] = await r.rows<{ id: string }>(
      `select f.id from facility f where f.place = $1 and f.closed is null and f.within is not null order by f.name limit 1`,
      [community],
    )
    const facility = room!.id
    const taken = {
      from: '2026-09-24T09:30:00+08:00',
      to: '2026-09-24T10:00:00+08:00',
      title: '占着',
      facility,
      why: '说明原因',
    }
    const id = r.newId()
    const other = await secretary.call(api.plan, { body: { ...planned(taken), id } })
    expect(other.status).toBe(200)
    const body = series({}, { facility, why: '说明原因' })
    const refused = await secretary.call(api.planSeries, { body })
    expect(refused.status).toBe(409)
    expect(refused.problem.faults).toContainEqual({ path: 'until', code: 'series-day', params: { day: '2026-09-24' } })
    expect(await all(body.id)).toEqual([])
  })
})
