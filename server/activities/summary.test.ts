/** The month of a community and of a team for their groups. Through the front door. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { activitiesApi as api } from '../../domain/activities/api.ts'
import { community } from '../../test/people.ts'
import { startVolunteers, type VolunteersCounty } from '../../test/volunteers.ts'
import { facilitiesRoom } from '../facilities/index.ts'
import { activitiesRoom } from './index.ts'

let v: VolunteersCounty
const unit = 'community-committee-100-zhanqian-001'

beforeAll(async () => {
  v = await startVolunteers([facilitiesRoom, activitiesRoom])
  v.r.app.house.publicUrl = 'https://linli.example'
})
afterAll(() => v?.r.close())

/** Planned on the day before, and held where that is over. */
async function one(title: string, day: string, more: object = {}): Promise<string> {
  const id = v.newId()
  const body = {
    id,
    kind: 'free-clinic',
    title,
    words: '',
    place: community,
    facility: null,
    spot: '门口',
    unit,
    from: `${day}T09:00:00+08:00`,
    to: `${day}T11:00:00+08:00`,
    capacity: null,
    themes: [],
    form: {},
    why: null,
    ...more,
  }
  v.r.app.setNow(new Date(Date.parse(body.from) - 86_400_000))
  await v.secretary.ok(api.plan, { body })
  await v.secretary.ok(api.publish, { params: { id }, body: { id: v.newId(), base: 1 } })
  return id
}
async function closed(title: string, day: string, heads: number, more: object = {}) {
  const id = await one(title, day, more)
  v.r.app.setNow(`${day}T12:00:00+08:00`)
  const [from, to] = [`${day}T09:00:00+08:00`, `${day}T11:00:00+08:00`]
  const form: Record<string, number> = 'kind' in more ? { households: 2 } : { over65: 3 }
  await v.secretary.ok(api.close, {
    params: { id },
    body: { id: v.newId(), base: 2, from, to, heads, helpers: [], form, minutes: '' },
  })
  return id
}

it('[issue 5] says what took place, how many came and what comes next; visits are counted and not named; nobody is', async () => {
  await closed('四月义诊', '2026-04-08', 35)
  const helped = await v.r.entered({ name: '尉迟安宁' })
  await closed('帮尉迟家劈柴', '2026-04-09', 4, { kind: 'winter-chores' })
  const course = await one('智能手机课', '2026-04-10', { kind: 'health-lecture', spot: '活动室' })
  const body = { id: v.newId(), person: helped.id, name: null, elder: false, groups: {} }
  const entry = (await v.secretary.ok(api.enter, { params: { id: course }, body })).id
  v.r.app.setNow('2026-04-10T09:05:00+08:00')
  await v.secretary.ok(api.arrive, { params: { id: course, entry }, body: { id: v.newId(), by: 'roster' } })
  const off = await one('下雪没办成', '2026-04-15')
  await v.secretary.ok(api.cancel, { params: { id: off }, body: { id: v.newId(), base: 2, why: '下雪' } })
  await one('五一文艺演出', '2026-05-01', { kind: 'show', unit: 'squad-clinic-1' })
  v.r.app.setNow('2026-04-30T18:00:00+08:00')
  const said = await v.secretary.ok(api.summary, { query: { month: '2026-04', under: community } })
  expect(said).toEqual({
    held: 3,
    people: 40,
    open: 1,
    text: [
      '站前办事处第一居民委员会 2026年4月活动小结',
      '办了 3 场活动，来了 40 人次。',
      '1. 4月8日 四月义诊，门口，35 人次',
      '2. 4月10日 智能手机课，活动室，1 人次',
      '另有上门、走访、巡查等服务 1 场，不列名称。',
      '取消 1 场。',
      '',
      '接下来：',
      '1. 5月1日（周五） 09:00—11:00 五一文艺演出，门口',
      '',
      `怎么参加：https://linli.example/231025/activities?place=${encodeURIComponent(community)}`,
    ].join('\n'),
  })
  expect(said.text).not.toContain('尉迟')

  const team = await v.secretary.ok(api.summary, { query: { month: '2026-04', unit: 'squad-clinic-1' } })
  expect([team.held, team.text.split('\n').slice(1)]).toEqual([
    0,
    ['这个月没有办活动。', '', '接下来：', '1. 5月1日（周五） 09:00—11:00 五一文艺演出，门口'],
  ])
  const english = await v.secretary.ok(api.summary, {
    query: { month: '2026-04', under: community },
    headers: { 'accept-language': 'en' },
  })
  expect(english.text).toContain('3 held, 40 people came.')
  expect((await v.secretary.call(api.summary, { query: { month: '2026-04' } })).status).toBe(422)
  expect((await v.secretary.call(api.summary, { query: { month: '2026-13', under: community } })).status).toBe(422)
})
