/** Whoever leads hears in time that a promise falls behind: once, and once more; whoever does not want to hears nothing. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { noticesApi } from '../../domain/notices/api.ts'
import { settingsApi } from '../../domain/kernel/settings-api.ts'
import { teamsApi as api } from '../../domain/teams/api.ts'
import { teamsSetting } from '../../domain/teams/settings.ts'
import type { Client } from '../../test/client.ts'
import { startVolunteers, type VolunteersCounty } from '../../test/volunteers.ts'
import { facilitiesRoom } from '../facilities/index.ts'
import { settingsRoom } from '../kernel/settings/index.ts'
import { noticesRoom } from '../notices/index.ts'
import { requestsRoom } from '../requests/index.ts'
import { squadsInHand } from './in-hand.ts'
import { teamsRoom } from './index.ts'
import { tellBehind } from './telling.ts'

let v: VolunteersCounty
let lead: Client
let leader: Client
beforeAll(async () => {
  const settings = settingsRoom([teamsRoom], async () => new Map())
  v = await startVolunteers([facilitiesRoom, requestsRoom, teamsRoom, noticesRoom, settings])
  lead = v.r.seatOf('v-lead', [{ role: 'unit-lead', place: '231025/', unit: 'zhengfawei' }])
  leader = v.r.seat('v-writer', 'grid-worker')
  for (const [account, role, unit] of [
    ['v-lead', 'unit-lead', 'zhengfawei'],
    ['v-editor', 'unit-handler', 'zhengfawei'],
  ])
    await v.r.rows(
      `insert into account_grants (id, account, role, place, unit, from_day, body_hash, given_at) values ($1, $2, $3, '231025/', $4, '2020-01-01', '', now())`,
      [v.newId(), v.r.account(account!), role, unit],
    )
})
afterAll(() => v?.r.close())

const inbox = async (by: Client) =>
  (await by.ok(noticesApi.inbox, { query: { size: 100 } })).items.filter((n) => n.kind.startsWith('team.'))
const of = async (by: Client, team: string) => (await inbox(by)).filter((n) => n.text.startsWith(team))
const morning = async (day: string) => {
  v.r.app.setNow(`${day}T07:30:00+08:00`)
  await v.r.app.settle()
  await tellBehind(v.r.work())
  await v.r.app.settle()
}

it('[E8] is told once when it falls behind, once more near the end, to the leading unit and to leaders of squads', async () => {
  const team = (await v.secretary.ok(api.list)).items.find((t) => t.type === 't02-leaflets')!
  const { squads } = await v.secretary.ok(api.get, { params: { id: team.id } })
  const squad = squads.find((s) => s.unit === 'squad-leaflet-1')!
  const member = v.newId()
  await v.secretary.ok(api.addMember, {
    params: { id: squad.id },
    body: { id: member, account: v.r.account('v-writer'), from: '2026-03-10' },
  })
  await v.secretary.ok(api.appoint, {
    params: { id: squad.id },
    body: { id: v.newId(), base: squad.version, member },
  })
  await morning('2026-04-15')
  expect(await of(lead, team.name)).toEqual([])
  await morning('2026-05-10')
  const [first] = await of(lead, team.name)
  expect(first).toMatchObject({ kind: 'team.behind', team: team.id, times: 1 })
  expect(first!.text).toBe('小广告清理服务队：“集中清理”还差2，6月30日23:59前完成就行，现在安排正好')
  expect((await of(leader, team.name)).map((n) => n.kind)).toEqual(['team.behind'])
  // Those who only handle in the unit are not told, and nobody is told of a squad where its team owes it.
  expect(await inbox(v.editor)).toEqual([])
  const page = await leader.ok(api.ownSquad, { params: { id: squad.id } })
  expect(page.wants).toMatchObject([{ name: { zh: '集中清理' }, lacks: 2, until: '2026-06-30', stage: 'behind' }])
  for (const day of ['2026-05-11', '2026-05-20', '2026-06-01']) await morning(day)
  expect((await of(lead, team.name)).length).toBe(1)
  await morning('2026-06-15')
  await morning('2026-06-16')
  expect((await of(leader, team.name)).map((n) => n.kind)).toEqual(['team.at-risk', 'team.behind'])
  // Sealed teams are told of nothing, and no line says who was told.
  expect((await inbox(lead)).some((n) => n.text.includes('矫正'))).toBe(false)
  const lines = await v.r.rows<{ detail: object }>(`select detail from audit where act = 'teams.tell'`)
  expect(JSON.stringify(lines)).not.toContain(v.r.account('v-writer'))
})

it('[C9] a squad goes over with whatever else a leaver has in hand, and whoever gets it is one of its members', async () => {
  const held = (account: string) =>
    v.r.work().read((tx) => squadsInHand.held(tx, v.r.account(account), { ...v.r.app, now: v.r.app.now(), day: today }))
  const today = '2026-06-16'
  const [thing] = await held('v-writer')
  const lot = {
    kind: 'teams.squad',
    thing: thing!,
    from: v.r.account('v-writer'),
    to: v.r.account('v-grid'),
    keep: false,
  }
  const passing = {
    house: v.r.app.house,
    county: v.r.app.county,
    now: v.r.app.now(),
    day: today,
    by: v.r.account('v-lead'),
  }
  const rest = { all: [lot], shown: () => '', may: () => true, sits: () => true }
  const over = (lots: (typeof lot)[]) =>
    v.r.work().act(
      async (tx) => squadsInHand.pass(tx, lots, { ...passing, ...rest }),
      (passed) => ({ writes: passed.writes, audit: [], events: passed.events ?? [], answer: undefined }),
    )
  await over([lot])
  await v.r.app.settle()
  expect([await held('v-writer'), await held('v-grid')]).toEqual([[], [thing]])
  const seen = await v.r.seat('v-grid', 'grid-worker').ok(api.ownSquad, { params: { id: thing!.id } })
  expect(seen.people.map((p) => [p.name, p.leads])).toContainEqual(['v-grid', true])
  // Handed back, the leader is the old one again, and a member once.
  await over([{ ...lot, from: lot.to, to: lot.from }])
  const back = await leader.ok(api.ownSquad, { params: { id: thing!.id } })
  expect(back.people.filter((p) => p.name === 'v-writer').length).toBe(1)
})

it('whoever does not want to hear of it hears nothing, and hears again when they want to', async () => {
  const want = (quiet: boolean) => leader.ok(api.setQuiet, { body: { quiet } })
  expect(await leader.ok(api.quiet)).toEqual({ quiet: false })
  await want(true)
  await want(true)
  expect([await leader.ok(api.quiet), await lead.ok(api.quiet)]).toEqual([{ quiet: true }, { quiet: false }])
  const [before, leads] = [(await inbox(leader)).length, (await inbox(lead)).length]
  await morning('2026-08-10')
  expect((await inbox(leader)).length).toBe(before)
  expect((await inbox(lead)).length).toBeGreaterThan(leads)
  await want(false)
  await morning('2026-09-20')
  expect((await inbox(leader)).length).toBe(before + 1)
})

it('a county may work without teams: nothing new is set up, nobody is told, and what there was stays', async () => {
  const choose = async (on: boolean) => {
    const administrator = v.r.seat('v-next', 'administrator')
    const base = (await administrator.ok(settingsApi.list)).items.find((s) => s.name === teamsSetting)!.version
    const body = { id: v.newId(), base, value: { on }, why: '本县决定' }
    await administrator.ok(settingsApi.edit, { params: { name: teamsSetting }, body })
    await v.r.app.settle()
  }
  const team = {
    id: v.newId(),
    type: 't15-shows',
    name: '文艺二队',
    lead: 'zhengfawei',
    communities: ['231025/100/zhanqian/001/'],
    from: '2026-10-01',
  }
  await choose(false)
  expect((await lead.call(api.open, { body: team })).status).toBe(409)
  expect(await leader.ok(api.mine)).toEqual({ items: [] })
  const before = (await inbox(lead)).length
  await morning('2026-12-28')
  expect((await inbox(lead)).length).toBe(before)
  expect((await lead.ok(api.list)).items.length).toBe(20)
  await choose(true)
  expect((await lead.call(api.open, { body: team })).status).toBe(200)
  expect((await leader.ok(api.mine)).items.length).toBe(1)
})
