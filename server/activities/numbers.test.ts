/** The year of a place in numbers, and what the documents ask of single kinds. Through the front door. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { activitiesApi as api } from '../../domain/activities/api.ts'
import { settingsApi } from '../../domain/kernel/settings-api.ts'
import { leastSetting } from '../../domain/activities/settings.ts'
import { community } from '../../test/people.ts'
import { startVolunteers, type VolunteersCounty } from '../../test/volunteers.ts'
import type { Client } from '../../test/client.ts'
import { facilitiesRoom } from '../facilities/index.ts'
import { settingsRoom } from '../kernel/settings/index.ts'
import { activitiesRoom } from './index.ts'

let v: VolunteersCounty
let village: string
let villageDesk: Client
const unit = 'community-committee-100-zhanqian-001'
const subdistrict = '231025/100/zhanqian/'

beforeAll(async () => {
  v = await startVolunteers([
    facilitiesRoom,
    activitiesRoom,
    settingsRoom([facilitiesRoom, activitiesRoom], async () => new Map()),
  ])
  const [row] = await v.r.rows<{ path: string }>(
    `select path from place where kind = 'village' and closed is null order by path limit 1`,
  )
  village = row!.path
  villageDesk = v.r.seat('v-writer', 'community-secretary', village)
  // What a demonstration brings is not counted here.
  await v.r.rows(`update activity set from_at = from_at - interval '3 years', to_at = to_at - interval '3 years'`)
})
afterAll(() => v?.r.close())

interface Held {
  kind: string
  day: string
  heads?: number
  form?: object
  closing?: object
  more?: object
  by?: Client
}
async function published({ kind, day, form = {}, more = {}, by = v.secretary }: Held): Promise<string> {
  const id = v.newId()
  const body = {
    id,
    kind,
    title: `${kind} ${day}`,
    words: '',
    place: by === v.secretary ? community : village,
    facility: null,
    spot: '门口',
    unit,
    from: `${day}T09:00:00+08:00`,
    to: `${day}T11:00:00+08:00`,
    capacity: null,
    themes: [],
    form,
    why: null,
    ...more,
  }
  v.r.app.setNow(new Date(Date.parse(body.from) - 86_400_000))
  await by.ok(api.plan, { body: body as never })
  await by.ok(api.publish, { params: { id }, body: { id: v.newId(), base: 1 } })
  return id
}
async function held(of: Held): Promise<string> {
  const id = await published(of)
  v.r.app.setNow(`${of.day}T12:00:00+08:00`)
  const body = {
    id: v.newId(),
    base: 2,
    from: `${of.day}T09:00:00+08:00`,
    to: `${of.day}T11:00:00+08:00`,
    heads: of.heads ?? 10,
    helpers: [],
    form: of.closing ?? {},
    minutes: '',
  }
  await (of.by ?? v.secretary).ok(api.close, { params: { id }, body: body as never })
  return id
}
const night = () => activitiesRoom.jobs!.find((j) => j.name === 'activities-sums')!.run(v.r.work())
const numbers = (under = community, year = 2026) => v.secretary.ok(api.numbers, { query: { under, year } })

describe('[S0-03] the year of a place in numbers', () => {
  const drill = { kind: 'drill', form: { scene: 'fire' }, closing: { minutes: 12 } }

  it('[S0-02][S0-49][S1-07][S1-08][S2-04] tells themes, drills done of planned, months with one, villages and towns, the least that is wanted', async () => {
    expect(await numbers()).toMatchObject({ asOf: null, held: 0 })
    const four = ['social-ethics', 'work-ethics', 'family-virtue', 'personal-character']
    for (const [i, theme] of four.entries())
      await held({ kind: 'virtue-lecture', day: `2026-04-1${i}`, heads: 10 + i, more: { themes: [theme] } })
    await held({ kind: 'virtue-lecture', day: '2026-04-15', heads: 7, more: { themes: [four[0], 'filial'] } })
    await held({ ...drill, day: '2026-05-12', heads: 30 })
    await held({ kind: 'show', day: '2026-06-01', heads: 80 })
    await held({ kind: 'neighbour-day', day: '2026-06-03', heads: 5, by: villageDesk })
    const off = await published({ kind: 'show', day: '2026-06-20' })
    await v.secretary.ok(api.cancel, { params: { id: off }, body: { id: v.newId(), base: 2, why: '下雨' } })
    await published({ ...drill, day: '2026-11-09' })
    v.r.app.setNow('2026-07-01T03:05:00+08:00')
    await night()
    await night()
    const own = await numbers()
    expect(own).toMatchObject({
      held: 7,
      people: 10 + 11 + 12 + 13 + 7 + 30 + 80,
      active: 3,
      drills: { done: 1, planned: 2, least: 0 },
      culture: { held: 1, people: 80, least: 0 },
      village: { held: 0, people: 0 },
    })
    expect(own.cancelled).toBe(1)
    expect(new Map(own.themes.map((x) => [x.code, [x.held, x.people]]))).toEqual(
      new Map([
        ['social-ethics', [2, 17]],
        ['work-ethics', [1, 11]],
        ['family-virtue', [1, 12]],
        ['personal-character', [1, 13]],
        ['filial', [1, 7]],
      ]),
    )
    expect(own.months.map((m) => m.held)).toEqual([0, 0, 0, 5, 1, 1, 0, 0, 0, 0, 0, 0])

    // The whole county: villages apart from towns; each place right below with its own months.
    const county = await numbers('231025/')
    expect(county).toMatchObject({ held: 8, village: { held: 1, people: 5 }, urban: { held: 7, people: own.people } })
    const below = (await numbers(subdistrict)).below
    expect(below.find((b) => b.place === community)).toMatchObject({ held: 7, people: own.people, active: 3 })
    expect(below.filter((b) => b.held === 0).length).toBeGreaterThan(1)

    // The text has lost its number: the county sets its own.
    const administrator = v.r.seatOf('v-lead', [{ role: 'administrator', place: '231025/' }], {
      factorAt: v.r.app.now(),
    })
    await administrator.ok(settingsApi.edit, {
      params: { name: leastSetting },
      body: { id: v.newId(), base: 0, value: { culture: 12, drills: 2 }, why: '按本县决定' },
    })
    expect(await numbers()).toMatchObject({ culture: { held: 1, least: 12 }, drills: { done: 1, least: 2 } })
    expect((await v.secretary.call(api.numbers, { query: { under: '231025/999/', year: 2026 } })).status).toBe(404)
  })

  it('[S0-35] tells the share of places that courses keep for elders, and how many elders have one', async () => {
    const id = await published({ kind: 'elder-course', day: '2026-09-10', more: { capacity: 10 } })
    for (const [name, elder] of [
      ['测试甲', true],
      ['测试乙', true],
      ['测试丙', false],
    ] as const)
      await v.secretary.ok(api.enter, {
        params: { id },
        body: { id: v.newId(), person: null, name, elder, groups: {} },
      })
    await night()
    expect((await numbers()).elders).toEqual({ kept: 7, places: 10, elders: 2, taken: 3 })
  })
})
