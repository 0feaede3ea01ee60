/** Teams, squads, members: who keeps, who leads, who sees whom. Through the front door. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { teamsApi as api } from '../../domain/teams/api.ts'
import type { TeamType } from '../../domain/teams/types.ts'
import type { Client } from '../../test/client.ts'
import { community } from '../../test/people.ts'
import { startVolunteers, type VolunteersCounty } from '../../test/volunteers.ts'
import { teamsRoom } from './index.ts'

let v: VolunteersCounty
let keeper: Client
let hairLead: Client
beforeAll(async () => {
  v = await startVolunteers([teamsRoom])
  keeper = v.r.seatOf('v-lead', [{ role: 'unit-lead', place: '231025/', unit: 'zhengfawei' }])
  hairLead = v.r.seatOf('hair-lead', [{ role: 'unit-lead', place: '231025/', unit: 'squad-hair-1' }])
})
afterAll(() => v?.r.close())

const id = () => v.newId()
const teamOf = async (type: string, by = keeper) => (await by.ok(api.list)).items.find((t) => t.type === type)!
const view = (of: string, by = keeper) => by.ok(api.get, { params: { id: of } })
const squadOf = async (type: string, unit: string) =>
  (await view((await teamOf(type)).id)).squads.find((s) => s.unit === unit)!
const people = async (squad: string, by: Client) => (await by.ok(api.squad, { params: { id: squad } })).people
const numberOf = async (volunteer: string) =>
  (await v.r.rows<{ number: string }>('select number from volunteer where id = $1', [volunteer]))[0]!.number
const add = (squad: string, by: Client, body: object) =>
  by.call(api.addMember, { params: { id: squad }, body: { id: id(), from: '2026-03-10', ...body } })
const faults = (reply: Awaited<ReturnType<typeof add>>) => reply.problem.faults?.map((f) => `${f.path} ${f.code}`)

describe('[S4-01][E1] a county', () => {
  it('has all twenty from its packs, with the squads of the place, and everybody on duty reads them', async () => {
    const { items } = await v.secretary.ok(api.list)
    expect(items.length).toBe(20)
    expect(items.reduce((n, t) => n + t.squads, 0)).toBe(26)
    const hair = await view((await teamOf('t06-haircuts')).id, v.next)
    expect(hair.communityNames.length).toBe(6)
    expect(hair.squads.map((s) => [s.unit, s.trade, s.members, s.leader])).toContainEqual([
      'squad-hair-1',
      '理发',
      0,
      null,
    ])
    expect((await v.secretary.ok(api.types)).items.length).toBe(20)
  })

  it('a team is opened, changed and ended by the unit that leads it or whoever keeps the registers, and by nobody else', async () => {
    const body = {
      id: id(),
      type: 't15-shows',
      name: '夕阳红艺术团',
      lead: 'zhengfawei',
      communities: [community],
      from: '2026-03-10',
    }
    expect((await v.secretary.call(api.open, { body })).status).toBe(403)
    expect(await keeper.ok(api.open, { body })).toEqual({ id: body.id })
    expect(await keeper.ok(api.open, { body })).toEqual({ id: body.id })
    expect((await keeper.call(api.open, { body: { ...body, name: '另一支' } })).problem.code).toBe('id-reused')
    const wrong = async (more: object) =>
      (await v.editor.call(api.open, { body: { ...body, id: id(), ...more } })).problem.faults?.map((f) => f.code)
    expect(await wrong({ type: 'nothing' })).toEqual(['type-unknown'])
    expect(await wrong({ lead: 'nobody' })).toEqual(['organisation-unknown'])
    expect(await wrong({ communities: ['231025/'] })).toEqual(['community-unknown'])
    const change = (by: Client, base: number, change: object) =>
      by.call(api.change, { params: { id: body.id }, body: { id: id(), base, change } })
    expect((await change(keeper, 1, { lead: 'wenlvju' })).status).toBe(403)
    expect((await change(v.editor, 1, { lead: 'wenlvju' })).status).toBe(200)
    expect((await change(keeper, 2, { name: '又一个名字' })).status).toBe(403)
    expect((await change(v.editor, 1, { name: '又一个名字' })).problem.code).toBe('conflict')
    const squad = { id: id(), name: '舞蹈队', place: community, trade: '舞蹈', unit: null, from: '2026-03-10' }
    await v.editor.ok(api.addSquad, { params: { id: body.id }, body: squad })
    expect((await add(squad.id, v.secretary, { account: v.r.account('v-writer') })).status).toBe(200)
    const end = { id: id(), base: 2, day: '2026-04-01', why: '合并到文化馆' }
    await v.editor.ok(api.end, { params: { id: body.id }, body: end })
    // Its squads and whoever was in them end with it.
    expect((await view(body.id)).squads.map((s) => s.to)).toEqual(['2026-04-01'])
    expect((await people(squad.id, v.secretary)).map((p) => p.to)).toEqual(['2026-04-01'])
    expect((await change(v.editor, 3, { name: '又一个名字' })).problem.code).toBe('conflict')
  })
})

describe('[E2] a squad', () => {
  it('is run by its place or its unit; the rest know how many, and not who', async () => {
    const squad = await squadOf('t06-haircuts', 'squad-hair-1')
    expect(squad.place).toBe(community)
    const person = await v.r.entered({ name: '司马理发', born: '1980-01-01' })
    const number = await numberOf(await v.takenIn(person.id))
    expect((await add(squad.id, v.next, { number })).status).toBe(403)
    expect((await add(squad.id, keeper, { number })).status).toBe(403)
    expect((await add(squad.id, hairLead, { number })).status).toBe(200)
    expect(faults(await add(squad.id, v.secretary, { number }))).toEqual(['number member-already'])
    expect(faults(await add(squad.id, v.secretary, { number: '482175036' }))).toEqual(['number volunteer-unknown'])
    expect(faults(await add(squad.id, v.secretary, {}))).toEqual(['number required'])
    expect(faults(await add(squad.id, v.secretary, { account: id() }))).toEqual(['account colleague-unknown'])
    const staff = v.r.account('v-writer')
    expect(faults(await add(squad.id, v.secretary, { account: staff, from: '2026-01-01' }))).toEqual([
      'from too-far-back',
    ])
    expect((await add(squad.id, v.secretary, { account: staff, from: '2026-02-20' })).status).toBe(200)
    expect((await people(squad.id, v.secretary)).map((p) => [p.name, p.as])).toEqual([
      ['v-writer', 'staff'],
      ['司**', 'volunteer'],
    ])
    expect((await v.next.call(api.squad, { params: { id: squad.id } })).status).toBe(403)
    expect((await teamOf('t06-haircuts', v.next)).members).toBe(2)
    // Neither audit nor events say who.
    const lines = await v.r.rows<{ detail: object }>(`select detail from audit where act = 'teams.add-member'`)
    expect(JSON.stringify(lines)).not.toContain(person.id)
  })

  it('its leader takes in and lets go on their own page, without an operator', async () => {
    const squad = await squadOf('t06-haircuts', 'squad-hair-2')
    const at = v.r.seat('v-next', 'community-secretary', squad.place)
    const person = await v.r.entered({ name: '公孙带队', born: '1975-01-01' })
    const phone = await v.phone(person.id)
    const other = await v.phone((await v.r.entered({ name: '别人', born: '1975-01-01' })).id)
    await add(squad.id, at, { number: await numberOf(await v.takenIn(person.id)) })
    const [member] = await people(squad.id, at)
    const named = (by: Client, base: number, member: string | null) =>
      by.call(api.appoint, { params: { id: squad.id }, body: { id: id(), base, member } })
    expect((await named(v.secretary, squad.version, member!.id)).status).toBe(403)
    expect((await named(at, squad.version, id())).problem.faults?.[0]?.code).toBe('member-unknown')
    expect((await named(at, squad.version, member!.id)).status).toBe(200)
    expect((await phone.client.ok(api.mine)).items).toMatchObject([{ id: squad.id, members: 1 }])
    expect((await other.client.ok(api.mine)).items).toEqual([])
    const joins = await v.takenIn((await v.r.entered({ name: '欧阳新来', born: '1985-01-01' })).id)
    const body = { id: id(), number: await numberOf(joins), from: '2026-03-10' }
    const own = { params: { id: squad.id }, body }
    expect((await other.client.call(api.ownAdd, own)).status).toBe(404)
    expect((await other.client.call(api.ownSquad, { params: { id: squad.id } })).status).toBe(404)
    expect((await phone.client.call(api.ownAdd, own)).status).toBe(200)
    const mine = await phone.client.ok(api.ownSquad, { params: { id: squad.id } })
    expect(mine.people.filter((p) => p.leads).map((p) => p.name)).toEqual(['公**'])
    expect(mine.people.map((p) => p.name)).toContain('欧**')
    const ends = { params: { id: body.id }, body: { id: id(), to: '2026-03-10' } }
    expect((await other.client.call(api.ownEnd, ends)).status).toBe(404)
    expect((await phone.client.call(api.ownEnd, ends)).status).toBe(200)
    // Who is leader no more sees nothing of it any more.
    expect((await named(at, squad.version + 1, null)).status).toBe(200)
    expect((await phone.client.call(api.ownSquad, { params: { id: squad.id } })).status).toBe(404)
  })

  it('whoever died is in none; two at the same moment change it once', async () => {
    const squad = await squadOf('t03-clean', 'squad-clean-1')
    const change = (name: string) =>
      keeper.call(api.changeSquad, {
        params: { id: squad.id },
        body: { id: id(), base: squad.version, change: { name } },
      })
    const both = await Promise.all([change('东门清理队'), change('西门清理队')])
    expect(both.map((r) => r.status).sort((a, b) => a - b)).toEqual([200, 409])
    const late = { id: id(), base: squad.version + 1, day: '2019-01-01', why: '写错了' }
    const reply = await keeper.call(api.endSquad, { params: { id: squad.id }, body: late })
    expect(reply.problem.faults?.map((f) => f.code)).toEqual(['ends-before-start'])
  })
})

describe('[E7] promises', () => {
  it('are edited from a later day on, by whoever keeps the catalogue; what is in force stays', async () => {
    const { items } = await v.editor.ok(api.types)
    const { version, ...now } = items.find((t) => t.code === 't02-leaflets')!
    const stronger = now.quotas.map((q) =>
      q.code === 'campaigns' ? { ...q, scope: 'per-squad' as const, readings: [] } : q,
    )
    const define = (definition: TeamType, base: number, by = v.editor) =>
      by.call(api.defineType, { params: { code: now.code }, body: { id: id(), base, definition } })
    expect((await define({ ...now, quotas: stronger }, version, keeper)).status).toBe(403)
    const inForce = await define({ ...now, quotas: stronger }, version)
    expect(inForce.problem.faults).toEqual([{ path: 'definition.quotas', code: 'definition-in-force' }])
    expect((await define({ ...now, from: '2026-04-01', quotas: stronger }, 0)).status).toBe(200)
    // A year that is over keeps the number it had.
    const campaigns = async (year: number) =>
      (
        await v.secretary.ok(api.year, { params: { id: (await teamOf('t02-leaflets')).id }, query: { year } })
      ).quotas.find((q) => q.quota.code === 'campaigns')!
    const before = await campaigns(2026)
    v.r.app.setNow('2027-02-01T10:00:00+08:00')
    const later = {
      ...now,
      from: '2027-03-01',
      quotas: stronger.map((q) => ({ ...q, ...(q.code === 'campaigns' && { amount: 3 }) })),
    }
    expect((await define(later, 0)).status).toBe(200)
    v.r.app.setNow('2027-04-02T10:00:00+08:00')
    const [old, next] = [await campaigns(2026), await campaigns(2027)]
    expect([before.cells[0]!.want, old.quota.scope, old.cells[0]!.want, next.cells[0]!.want]).toEqual([
      2,
      'per-squad',
      12,
      18,
    ])
    v.r.app.setNow('2026-03-10T10:00:00+08:00')
    const strange = {
      ...stronger[1]!,
      counts: { of: 'records' as const, items: ['nothing'], kinds: [], outcomes: ['done' as const] },
    }
    const reply = await define({ ...now, from: '2026-05-01', quotas: [strange] }, 0)
    expect(reply.problem.faults).toEqual([{ path: 'definition.quotas.0.counts', code: 'item-unknown' }])
  })
})
