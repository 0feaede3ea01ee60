/** What is counted of a team: services under the code of a squad, services of its volunteers, pairs, boards; and what stands behind a number. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { activitiesApi } from '../../domain/activities/api.ts'
import type { NewRecord } from '../../domain/records/schema.ts'
import { teamsApi as api } from '../../domain/teams/api.ts'
import type { Client } from '../../test/client.ts'
import { community, one } from '../../test/people.ts'
import { startVolunteers, type VolunteersCounty } from '../../test/volunteers.ts'
import { activitiesRoom } from '../activities/index.ts'
import { facilitiesRoom } from '../facilities/index.ts'
import { teamsRoom } from './index.ts'

let v: VolunteersCounty
let leads: Client
const unit = 'squad-clean-1'
beforeAll(async () => {
  v = await startVolunteers([facilitiesRoom, teamsRoom, activitiesRoom])
  leads = v.r.seatOf('clean-lead', [{ role: 'unit-lead', place: '231025/', unit }])
})
afterAll(() => v?.r.close())

const id = () => v.newId()
const teamOf = async (type: string) => (await v.secretary.ok(api.list)).items.find((t) => t.type === type)!.id
const yearOf = async (type: string, by = v.secretary) =>
  (await by.ok(api.year, { params: { id: await teamOf(type) }, query: { year: 2026 } })).quotas
const quotaOf = async (type: string, code: string) => (await yearOf(type)).find((q) => q.quota.code === code)!
const recorded = (more: Partial<NewRecord>) => v.served([], { served: { persons: [] }, ...more })

/** An activity of a kind, planned by its squad; its record comes when it is over. */
async function held(kind: string, day: string, more: Partial<NewRecord> = {}, title = '大扫除') {
  const of = id()
  await leads.ok(activitiesApi.plan, {
    body: {
      id: of,
      kind,
      title,
      words: '',
      place: community,
      facility: null,
      spot: '东门',
      unit,
      from: `2026-${day}T09:00:00+08:00`,
      to: `2026-${day}T10:00:00+08:00`,
      capacity: null,
      themes: [],
      form: {},
      why: null,
    },
  })
  await v.r.app.settle()
  const endedAt = `2026-${day}T10:00:00+08:00`
  return recorded({
    origin: { kind: 'activity', id: of },
    unit,
    item: 'act-clean-up',
    place: community,
    endedAt,
    ...more,
  })
}

describe('[E8] a year of a team', () => {
  it('[S4-11] counts what was recorded under the code of its squads, by the kind of the activity', async () => {
    expect((await quotaOf('t03-clean', 'campaigns')).cells.map((c) => c.have)).toEqual([0, 0, 0, 0])
    await held('clean-up', '03-05')
    await held('leaflet-cleaning', '03-06')
    await held('clean-up', '03-07', { outcome: 'not-possible' })
    const now = await quotaOf('t03-clean', 'campaigns')
    expect(now.cells[0]).toMatchObject({ have: 1, want: 2, standing: 'on-track', from: '2026-01-01', to: '2026-04-01' })
    expect(now.lacking).toEqual({ n: 1, days: 22 })
    await held('clean-up', '03-08')
    expect((await quotaOf('t03-clean', 'campaigns')).cells[0]).toMatchObject({ have: 2, standing: 'met' })
    expect((await quotaOf('t03-clean', 'squads')).cells).toMatchObject([{ have: 6, want: 6, standing: 'met' }])
    // The same number for everybody who may ask.
    expect(await yearOf('t03-clean', v.next)).toEqual(await yearOf('t03-clean'))
  })

  it('counts what volunteers of a squad did elsewhere, while they were in it, once', async () => {
    const hair = await teamOf('t06-haircuts')
    const squad = (await v.secretary.ok(api.get, { params: { id: hair } })).squads.find(
      (s) => s.unit === 'squad-hair-1',
    )!
    const person = await v.r.entered({ name: '司马理发', born: '1980-01-01' })
    const volunteer = await v.takenIn(person.id)
    const [row] = await v.r.rows<{ number: string }>('select number from volunteer where id = $1', [volunteer])
    const check = (day: string) => ({
      person: person.id,
      from: `2026-03-${day}T01:00:00.000Z`,
      to: `2026-03-${day}T02:00:00.000Z`,
    })
    await v.r.rows(`update volunteer set joined_on = '2026-01-01' where id = $1`, [volunteer])
    const cuts = (day: string, more: Partial<NewRecord> = {}) =>
      v.served([check(day)], {
        item: 'act-haircut',
        endedAt: `2026-03-${day}T02:00:00.000Z`,
        served: { persons: [], heads: 3 },
        ...more,
      })
    await cuts('02')
    await v.secretary.ok(api.addMember, {
      params: { id: squad.id },
      body: { id: id(), number: row!.number, from: '2026-03-03' },
    })
    await cuts('04')
    // By the squad and by its member: one service.
    await cuts('05', { unit: 'squad-hair-1' })
    const sessions = await quotaOf('t06-haircuts', 'sessions')
    expect(sessions.cells[2]).toMatchObject({ have: 2, want: null, standing: 'none' })
    expect((await quotaOf('t06-haircuts', 'elders')).cells).toMatchObject([{ have: 6, want: 30 }])
    expect((await quotaOf('t06-haircuts', 'members')).cells).toMatchObject([{ have: 1, want: 20 }])
  })

  it('[S4-84] shows what was agreed of what was concluded, and refusals apart', async () => {
    const body = { id: id(), name: '调解一队', place: community, trade: '', unit: 'sifaju', from: '2026-01-01' }
    await v.editor.ok(api.addSquad, { params: { id: await teamOf('t20-mediation') }, body })
    for (const outcome of ['done', 'done', 'not-possible', 'refused', 'attempted'] as const)
      await recorded({ unit: 'sifaju', item: 'neighbour-dispute', place: one, outcome })
    expect((await quotaOf('t20-mediation', 'resolved')).cells).toMatchObject([
      { have: 2, of: 3, apart: 1, want: 95, standing: 'behind' },
    ])
  })

  it('[S4-76] counts boards in estates; [R4] of sealed teams nothing, and nothing stands behind them', async () => {
    const boards = (await quotaOf('t19-awareness', 'boards')).cells[0]!
    const [sum] = await v.r.rows<{ estates: number; boards: number }>(
      `select (select count(*)::int from estate e where e.place = any(t.communities)) as estates,
         (select count(*)::int from facility f join estate e on e.id = f.estate where e.place = any(t.communities) and f.kind = 'board') as boards
       from team t where t.type = 't19-awareness'`,
    )
    expect([boards.units, boards.have, boards.want]).toEqual([sum!.estates, sum!.boards, sum!.estates * 2])
    const sealed = await v.secretary.ok(api.year, {
      params: { id: await teamOf('t17-correction') },
      query: { year: 2026 },
    })
    expect([sealed.sealed, sealed.quotas.flatMap((q) => q.cells)]).toEqual([true, []])
    const ask = {
      params: { id: await teamOf('t17-correction') },
      query: { quota: 'visits', from: '2026-01-01', to: '2027-01-01' },
    }
    expect((await v.secretary.call(api.behind, ask)).status).toBe(404)
    expect((await yearOf('t11-women-children')).find((q) => q.quota.code === 'girls')!.cells).toMatchObject([
      { have: 0, want: 100 },
    ])
  })
})

describe('who is behind this number', () => {
  it('its services, those that the reader may read; of the others how many', async () => {
    const params = { id: await teamOf('t03-clean') }
    const query = { quota: 'campaigns', from: '2026-01-01', to: '2026-04-01' }
    const mine = await v.secretary.ok(api.behind, { params, query })
    expect(mine.items.map((i) => [i.day, i.item, i.squads])).toEqual([
      ['2026-03-08', 'act-clean-up', ['环境卫生监督一队']],
      ['2026-03-05', 'act-clean-up', ['环境卫生监督一队']],
    ])
    expect(mine.more).toBe(0)
    expect(await v.next.ok(api.behind, { params, query })).toEqual({ items: [], more: 2 })
    expect((await v.secretary.call(api.behind, { params, query: { ...query, quota: 'nothing' } })).status).toBe(404)
  })
})

describe('a year of a community', () => {
  it('[S4-03] holds what was promised to it and whatever else was done there', async () => {
    const at = (place: string) => v.secretary.ok(api.communityYear, { query: { place, year: 2026 } })
    const here = await at(community)
    const of = (type: string, code: string) =>
      here.teams.find((t) => t.name === type)!.quotas.find((q) => q.quota.code === code)!
    expect(here.teams.length).toBeGreaterThan(12)
    expect(of('环境卫生监督服务队', 'campaigns').cells[0]).toMatchObject({ have: 2, want: null, standing: 'none' })
    expect(of('健康义诊服务队', 'clinics').cells[0]).toMatchObject({ have: 0, want: 1, standing: 'missed' })
    const there = await at('231025/100/zhanqian/002/')
    expect(there.teams.flatMap((t) => t.quotas.flatMap((q) => q.cells.map((c) => c.have))).every((n) => n < 2)).toBe(
      true,
    )
    expect((await v.secretary.call(api.communityYear, { query: { place: '231025/999/', year: 2026 } })).status).toBe(
      404,
    )
  })
})
