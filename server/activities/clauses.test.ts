/** What the documents ask of single kinds: each through the front door, from the plan to what is counted. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { activitiesApi as api } from '../../domain/activities/api.ts'
import { teamsApi } from '../../domain/teams/api.ts'
import type { NewRecord } from '../../domain/records/schema.ts'
import { community } from '../../test/people.ts'
import { startVolunteers, type VolunteersCounty } from '../../test/volunteers.ts'
import type { Client } from '../../test/client.ts'
import { facilitiesRoom } from '../facilities/index.ts'
import { teamsRoom } from '../teams/index.ts'
import { activitiesRoom } from './index.ts'

let v: VolunteersCounty
let desk: Client
let anybody: Client
const unit = 'community-committee-100-zhanqian-001'
const day = '2026-03-20'

beforeAll(async () => {
  v = await startVolunteers([facilitiesRoom, teamsRoom, activitiesRoom])
  desk = v.r.seatOf('t-desk', [
    { role: 'catalogue-editor', place: '231025/' },
    { role: 'community-secretary', place: '231025/' },
  ])
  anybody = v.r.seatOf('nobody', [])
  anybody.cookie = undefined
})
afterAll(() => v?.r.close())

async function published(kind: string, more: object = {}): Promise<string> {
  const id = v.newId()
  const body = {
    id,
    kind,
    title: '测试活动',
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
  v.r.app.setNow('2026-03-10T10:00:00+08:00')
  await desk.ok(api.plan, { body })
  await desk.ok(api.publish, { params: { id }, body: { id: v.newId(), base: 1 } })
  return id
}
const close = (id: string, more: object) => {
  v.r.app.setNow(`${day}T12:00:00+08:00`)
  const at = { from: `${day}T09:00:00+08:00`, to: `${day}T11:00:00+08:00` }
  const body = { id: v.newId(), base: 2, ...at, heads: 0, helpers: [], form: {}, minutes: '', ...more }
  return desk.call(api.close, { params: { id }, body })
}
const helper = (person: string, more: object = {}) => ({
  person,
  from: `${day}T09:00:00+08:00`,
  to: `${day}T11:00:00+08:00`,
  ...more,
})
const recordOf = async (id: string) =>
  (
    await v.r.rows<{ item: string; helpers: { person: string; minutes: number }[]; served: { heads?: number } }>(
      'select item, helpers, served from service_records where origin = $1 and current',
      [id],
    )
  )[0]!
const put = (id: string, person: string) =>
  desk.ok(api.enter, {
    params: { id },
    body: { id: v.newId(), person, name: null, elder: false, groups: {} },
  })
const teamOf = async (type: string) => (await desk.ok(teamsApi.list)).items.find((t) => t.type === type)!.id

describe('kinds, from the plan to the record', () => {
  it('[S4-32] a patrol has a form and a way, is on no list of residents, and wants insurance of whoever goes; it reports and no more', async () => {
    const id = await published('patrol', { form: { form: 'stairs', way: '一号楼到六号楼' } })
    expect((await anybody.call(api.page, { params: { id } })).status).toBe(404)
    expect((await desk.ok(api.get, { params: { id } })).rules.watch).toBe(true)
    const { id: person } = await v.r.entered({ name: '尉迟安宁', born: '1980-01-01' })
    await v.takenIn(person)
    const refused = await close(id, { helpers: [helper(person)], form: { reported: 2 } })
    expect(refused.problem.faults).toEqual([{ path: 'helpers.0', code: 'helper-not-yet' }])
    expect((await desk.ok(api.helping, { params: { id, person } })).notYet.map((n) => n.code)).toContain('not-insured')
    expect((await close(id, { heads: 4, form: { reported: 2 } })).status).toBe(200)
    expect(await desk.ok(api.get, { params: { id } })).toMatchObject({
      status: 'closed',
      form: { form: 'stairs', way: '一号楼到六号楼' },
      closing: { reported: 2 },
    })
    expect((await recordOf(id)).item).toBe('act-patrol')
    // Nothing is asked of whom they met: no question of the kind names a person.
    const asked = (await desk.ok(api.get, { params: { id } })).rules
    const questions = Object.keys({ ...asked.form.properties, ...asked.closing.properties })
    expect(new Set(questions)).toEqual(new Set(['form', 'way', 'reported']))
  })

  it('[S4-62] what sounds on a square is not moved into the night either', async () => {
    const id = await published('square-dance', { spot: '南山广场' })
    const [from, to] = [`${day}T19:30:00+08:00`, `${day}T21:30:00+08:00`]
    const moved = await desk.call(api.change, {
      params: { id },
      body: { id: v.newId(), base: 2, change: { from, to } },
    })
    expect(moved.problem.faults).toEqual([{ path: 'to', code: 'noise-hours', params: { from: '7:00', to: '21:00' } }])
  })

  it('[S2-15] greening tells how much was planted, before and after; who came by is a number', async () => {
    const id = await published('greening', { themes: ['green'] })
    expect((await desk.ok(api.get, { params: { id } })).rules.pictures).toBe('before-after')
    expect((await close(id, { heads: 25, form: { planted: 40 } })).status).toBe(200)
    expect((await desk.ok(api.get, { params: { id } })).closing).toEqual({ planted: 40 })
    expect(await recordOf(id)).toMatchObject({ item: 'act-green', served: { heads: 25 } })
  })

  it('[S2-17] an activity for households asks of what kind they are, of those alone who want to say so', async () => {
    const id = await published('family-day', { themes: ['elders', 'children'] })
    const [a, b] = [await v.r.entered({ name: '尉迟安平' }), await v.r.entered({ name: '尉迟安泰' })]
    const enter = (person: string, groups: Record<string, string>) =>
      desk.call(api.enter, { params: { id }, body: { id: v.newId(), person, name: null, elder: false, groups } })
    expect((await enter(a.id, { home: 'three' })).status).toBe(200)
    expect((await enter(b.id, {})).status).toBe(200)
    const { items } = await desk.ok(api.entries, { params: { id } })
    expect(items.map((e) => e.groups)).toEqual([{ home: 'three' }, {}])
    expect((await desk.ok(api.get, { params: { id } })).rules.criteria[0]!.choices.map((c) => c.code)).toEqual(
      expect.arrayContaining(['three', 'elders', 'small']),
    )
  })

  it('[S2-23] the list of a school is its roll; learners who give a talk stand in its record with their minutes', async () => {
    const school = await published('science-school', { capacity: 20, themes: ['science'] })
    const learners = await Promise.all(['甲', '乙'].map((n) => v.r.entered({ name: `尉迟${n}`, born: '1980-01-01' })))
    for (const l of learners) await put(school, l.id)
    const roll = await desk.ok(api.entries, { params: { id: school } })
    expect(new Set(roll.items.map((e) => e.person))).toEqual(new Set(learners.map((l) => l.id)))
    const talk = await published('science-talk', { themes: ['science'] })
    expect((await close(talk, { heads: 30 })).problem.faults?.map((f) => f.path)).toEqual(['form.learners'])
    const told = await close(talk, { heads: 30, helpers: [helper(learners[0]!.id)], form: { learners: 1 } })
    expect(told.status).toBe(200)
    expect(await recordOf(talk)).toMatchObject({
      item: 'act-science',
      helpers: [{ person: learners[0]!.id, minutes: 120 }],
    })
  })

  it('[S4-51] of those who came to training it is counted how many found work since', async () => {
    const id = await published('skill-training', { capacity: 20, themes: ['skill'] })
    const came = await Promise.all(['丙', '丁', '戊'].map((n) => v.r.entered({ name: `尉迟${n}`, born: '1980-01-01' })))
    const entries = await Promise.all(came.map((p) => put(id, p.id)))
    v.r.app.setNow(`${day}T09:05:00+08:00`)
    for (const e of entries.slice(0, 2))
      await desk.ok(api.arrive, { params: { id, entry: e.id }, body: { id: v.newId(), by: 'roster' } })
    expect((await close(id, {})).status).toBe(200)
    v.r.app.setNow('2026-05-06T10:00:00+08:00')
    const worked: Partial<NewRecord> = { item: 'job-placed', outcome: 'done', mode: 'counter' }
    // One who was there, one who was not.
    for (const p of [came[0]!, came[2]!]) await v.served([], { ...worked, served: { persons: [p.id] } })
    await activitiesRoom.jobs!.find((j) => j.name === 'activities-sums')!.run(v.r.work())
    const numbers = await desk.ok(api.numbers, { query: { under: community, year: 2026 } })
    expect(numbers.training).toEqual({ came: 2, placed: 1 })
  })
})

describe('talks, courses and what stops by', () => {
  it('[S2-19] five kinds of talk and training have a list, and tell how many came', async () => {
    const five = ['civic-lecture', 'legal-session', 'health-lecture', 'skill-training', 'course']
    const { items } = await desk.ok(api.kinds)
    for (const kind of five) {
      const { joining, capacity } = items.find((k) => k.code === kind)!
      const form = kind === 'legal-session' ? { form: 'lecture' } : {}
      const id = await published(kind, { capacity: capacity ? 20 : null, form })
      const listed = joining === 'open'
      if (listed) {
        const [came, stayed] = [await v.r.entered({ name: '尉迟听讲' }), await v.r.entered({ name: '尉迟没来' })]
        const entry = await put(id, came.id)
        await put(id, stayed.id)
        v.r.app.setNow(`${day}T09:05:00+08:00`)
        await desk.ok(api.arrive, { params: { id, entry: entry.id }, body: { id: v.newId(), by: 'roster' } })
      }
      expect([kind, (await close(id, { heads: 6 })).status]).toEqual([kind, 200])
      const seen = await desk.ok(api.get, { params: { id } })
      expect([kind, seen.came, seen.heads]).toEqual([kind, listed ? 1 : 0, 6])
    }
  })

  it('[S0-40] where the caravan of science stopped is listed community by community, with its day', async () => {
    const stops = [community, community, '231025/100/zhanqian/002/']
    for (const place of stops)
      await close(await published('science-caravan', { place, form: { what: 'museum' } }), { heads: 12 })
    const at = async (under: string) =>
      (
        await desk.ok(api.list, { query: { under, from: '2026-03-01', to: '2026-03-31', kind: 'science-caravan' } })
      ).items.map((a) => [a.place, a.from.slice(0, 10), a.status])
    expect(await at(community)).toEqual([
      [community, day, 'closed'],
      [community, day, 'closed'],
    ])
    expect(await at('231025/100/zhanqian/')).toHaveLength(3)
  })
})

describe('what teams keep of their work', () => {
  it('[S4-34] sheets handed out and boards shown stand with the day and the place of the campaign, and say how many', async () => {
    const id = await published('safety-publicity', { themes: ['safety'], spot: '站前广场' })
    expect((await close(id, { heads: 60, form: { sheets: -1 } })).problem.faults?.map((f) => f.path)).toEqual([
      'form.sheets',
    ])
    expect((await close(id, { heads: 60, form: { sheets: 300, boards: 4 } })).status).toBe(200)
    const { items } = await desk.ok(api.list, {
      query: { under: community, from: '2026-03-01', to: '2026-03-31', kind: 'safety-publicity' },
    })
    expect(items.map((a) => [a.id, a.from.slice(0, 10), a.place, a.spot])).toEqual([[id, day, community, '站前广场']])
    expect((await desk.ok(api.get, { params: { id } })).closing).toEqual({ sheets: 300, boards: 4 })
  })

  it('[S4-33][R12] crime is a figure of the police: no team promises it, and no activity asks for it', async () => {
    const { quotas, charter } = (await desk.ok(teamsApi.types)).items.find((t) => t.code === 't08-safety')!
    expect(quotas.map((q) => [q.code, q.counts])).toEqual([
      ['campaigns', expect.objectContaining({ of: 'records', kinds: ['safety-publicity'] })],
      ['patrols', expect.objectContaining({ of: 'records', kinds: ['patrol'] })],
    ])
    expect(charter.zh).toContain('不作本队的任务')
    const { items } = await desk.ok(api.kinds)
    const asked = items.filter((k) => k.group === 'safety').flatMap((k) => [k.form, k.closing])
    expect(asked.flatMap((form) => Object.values(form.properties).map((f) => f.title)).join()).not.toMatch(/案件|发案/)
  })

  it('[S4-27] a charity sale is not closed before it says who received the proceeds', async () => {
    const id = await published('charity-sale')
    expect((await close(id, { heads: 30 })).problem.faults?.map((f) => f.path)).toEqual(['form.receiver'])
    expect((await close(id, { heads: 30, form: { receiver: '林口县慈善总会' } })).status).toBe(200)
    expect((await desk.ok(api.get, { params: { id } })).closing).toEqual({ receiver: '林口县慈善总会' })
    expect((await recordOf(id)).item).toBe('act-goods')
  })

  it('[S4-50] what became of each job somebody was sent to stays in their records; only work they have counts', async () => {
    const { id: seeker } = await v.r.entered({ name: '尉迟谋职', born: '1980-01-01' })
    const sent = (outcome: NewRecord['outcome']) =>
      v.served([], { item: 'job-placed', mode: 'counter', unit: 'renshe', outcome, served: { persons: [seeker] } })
    v.r.app.setNow('2026-04-07T10:00:00+08:00')
    const [first, second] = [await sent('not-possible'), await sent('done')]
    const rows = await v.r.rows<{ id: string; outcome: string }>(
      `select id, outcome from service_records where current and served -> 'persons' ? $1 order by outcome`,
      [seeker],
    )
    expect(rows).toEqual([
      { id: second, outcome: 'done' },
      { id: first, outcome: 'not-possible' },
    ])
    const team = await teamOf('t12-work')
    const squad = { name: '就业一队', place: community, trade: '', unit: 'renshe', from: '2026-01-01' }
    await desk.ok(teamsApi.addSquad, { params: { id: team }, body: { id: v.newId(), ...squad } })
    const { quotas } = await desk.ok(teamsApi.year, { params: { id: team }, query: { year: 2026 } })
    expect(quotas.find((q) => q.quota.code === 'placements')!.cells[0]).toMatchObject({ have: 1, want: 1000 })
  })
})

describe('clubs, lecturers and artists are squads', () => {
  it('[S2-20][S4-60] a club has a leader, members by their art, and a calendar of its own that residents subscribe to', async () => {
    v.r.app.setNow('2026-03-21T10:00:00+08:00')
    const team = await teamOf('t15-shows')
    const squad = v.newId()
    const body = { id: squad, name: '民乐队', place: community, trade: '民乐', unit, from: '2026-03-01' }
    await desk.ok(teamsApi.addSquad, { params: { id: team }, body })
    const { id: person } = await v.r.entered({ name: '尉迟民乐', born: '1980-01-01' })
    await v.phone(person)
    const volunteer = await v.takenIn(person)
    const [row] = await v.r.rows<{ number: string }>('select number from volunteer where id = $1', [volunteer])
    const member = v.newId()
    await desk.ok(teamsApi.addMember, {
      params: { id: squad },
      body: { id: member, from: '2026-03-21', number: row!.number },
    })
    const { version } = await desk.ok(teamsApi.squad, { params: { id: squad } })
    await desk.ok(teamsApi.appoint, { params: { id: squad }, body: { id: v.newId(), base: version, member } })
    const said = await desk.ok(teamsApi.squad, { params: { id: squad } })
    expect(said.people).toMatchObject([{ id: member, leads: true, as: 'volunteer' }])
    const arts = (await desk.ok(teamsApi.get, { params: { id: team } })).squads.filter((s) => s.trade !== '')
    expect(arts.find((s) => s.trade === '民乐')!.members).toBe(1)
    const club = await published('club', { title: '周五排练', themes: ['hobby'] })
    const feed = await anybody.raw<string>('GET', `/231025/api/activities-calendar/unit?unit=${unit}`)
    expect(feed.body).toContain(`UID:${club}`)
    expect(feed.body).not.toContain('尉迟')
  })

  it('[S4-35] lecturers are members of the squads of their communities, counted one community after the other', async () => {
    v.r.app.setNow('2026-03-21T10:00:00+08:00')
    const team = await teamOf('t09-virtue')
    const places = ['001', '002', '003', '004', '005', '006'].map((n) => `231025/100/zhanqian/${n}/`)
    const known = await v.r.rows<{ path: string }>('select path from place where path = any($1)', [places])
    for (const [i, { path }] of known.entries()) {
      const squad = v.newId()
      const body = { id: squad, name: `宣讲小队${i + 1}`, place: path, trade: '', unit: null, from: '2026-03-01' }
      await desk.ok(teamsApi.addSquad, { params: { id: team }, body })
      const { id: person } = await v.r.entered({ name: '尉迟宣讲', born: '1970-01-01' })
      const volunteer = await v.takenIn(person)
      const [row] = await v.r.rows<{ number: string }>('select number from volunteer where id = $1', [volunteer])
      const joining = { id: v.newId(), from: '2026-03-21', number: row!.number }
      await desk.ok(teamsApi.addMember, { params: { id: squad }, body: joining })
    }
    const { squads } = await desk.ok(teamsApi.get, { params: { id: team } })
    const own = squads.filter((s) => s.name.startsWith('宣讲小队'))
    expect(new Map(own.map((s) => [s.place, s.members]))).toEqual(new Map(known.map(({ path }) => [path, 1])))
    expect(own.length).toBeGreaterThanOrEqual(3)
  })

  it('[S4-14] volunteers of offices and companies are members of the squad of their unit, and counted unit by unit', async () => {
    v.r.app.setNow('2026-03-21T10:00:00+08:00')
    const team = await teamOf('t04-elders-disabled')
    const wanted = { canlian: 2, shuiwuju: 1 }
    for (const [body, n] of Object.entries(wanted)) {
      const squad = v.newId()
      const made = { id: squad, name: `${body}志愿队`, place: community, trade: '', unit: body, from: '2026-03-01' }
      await desk.ok(teamsApi.addSquad, { params: { id: team }, body: made })
      for (let i = 0; i < n; i++) {
        const { id: person } = await v.r.entered({ name: '尉迟助残', born: '1985-01-01' })
        const [row] = await v.r.rows<{ number: string }>('select number from volunteer where id = $1', [
          await v.takenIn(person),
        ])
        const joining = { id: v.newId(), from: '2026-03-21', number: row!.number }
        await desk.ok(teamsApi.addMember, { params: { id: squad }, body: joining })
      }
    }
    const { squads } = await desk.ok(teamsApi.get, { params: { id: team } })
    const units = squads.filter((s) => s.unit !== null)
    expect(Object.fromEntries(units.map((s) => [s.unit, s.members]))).toEqual(wanted)
    expect(units.every((s) => s.unitName)).toBe(true)
  })
})
