/** A team's year from numbers and residents' voices: counted, closed, corrected by a new version, told, and taken out as a file. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { noticesApi } from '../../domain/notices/api.ts'
import { teamsApi } from '../../domain/teams/api.ts'
import { evaluationApi as api } from '../../domain/teams/evaluation-api.ts'
import type { Client } from '../../test/client.ts'
import { startVolunteers, type VolunteersCounty } from '../../test/volunteers.ts'
import { inAct } from '../kernel/db/act.ts'
import { facilitiesRoom } from '../facilities/index.ts'
import { noticesRoom } from '../notices/index.ts'
import { requestsRoom } from '../requests/index.ts'
import { teamsRoom } from './index.ts'

let v: VolunteersCounty
let lead: Client
let clean: string
let phones: Client[]
beforeAll(async () => {
  v = await startVolunteers([facilitiesRoom, requestsRoom, teamsRoom, noticesRoom])
  lead = v.r.seatOf('v-lead', [{ role: 'unit-lead', place: '231025/', unit: 'zhengfawei' }])
  await v.r.rows(
    `insert into account_grants (id, account, role, place, unit, from_day, body_hash, given_at) values ($1, $2, 'unit-lead', '231025/', 'zhengfawei', '2020-01-01', '', now())`,
    [v.newId(), v.r.account('v-lead')],
  )
  clean = (await v.secretary.ok(teamsApi.list)).items.find((t) => t.type === 't03-clean')!.id
  phones = []
  for (let n = 0; n < 3; n++) phones.push((await v.phone((await v.r.entered({ born: '1960-01-01' })).id)).client)
})
afterAll(() => v?.r.close())

const at = (id: string) => ({ params: { id }, query: { year: 2026 } })
const evaluation = (by = v.secretary) => by.ok(api.evaluation, at(clean))
const close = (body: object, by = lead) =>
  by.call(api.close, { params: { id: clean }, body: { id: v.newId(), year: 2026, base: 0, said: '…', ...body } })

/** What the room of activities says of one. */
const acted = async (activity: string, of: string, numbers: Record<string, number>) => {
  const { house, county } = v.r.app
  await inAct(
    house.pools.app,
    { county: county.code, scope: { ranges: [], units: [] }, account: v.r.account('v-writer'), now: v.r.app.now() },
    async () => undefined,
    () => ({
      writes: [],
      audit: [],
      events: [{ name: 'activities.acted', version: 1, subject: activity, seq: 1, payload: { of, numbers } }],
      answer: undefined,
    }),
  )
  await v.r.app.settle()
}

const held = async (unit: string, item: string, kind: string, numbers: Record<string, number> = {}) => {
  const id = v.newId()
  await acted(id, kind, numbers)
  return v.served([], { origin: { kind: 'activity', id }, unit, item })
}

describe('[S4-86][E8] the yearly survey', () => {
  it('[S4-85][R7] residents read that mediation is free, may be refused, and keeps nobody from a court', async () => {
    const { items } = await phones[0]!.ok(api.survey)
    const { charter } = items.find((t) => t.name === '邻里纠纷调解服务队')!
    expect(charter.zh).toMatch(/自愿、免费.*不愿调解或者中途停止都可以.*不影响起诉/)
    expect(charter.en).toMatch(/voluntary and free.*refuse or stop.*may always go to court/)
  })

  it('asks residents of the teams that serve where they live; said again, the last counts, and nobody sees whose it is', async () => {
    const { items, year } = await phones[0]!.ok(api.survey)
    expect(year).toBe(2026)
    // Of a sealed team nobody is asked.
    expect(items.length).toBe(18)
    expect(items.find((i) => i.id === clean)).toMatchObject({ name: '环境卫生监督服务队', answer: null })
    const say = (by: Client, answer: 'good' | 'fair' | 'poor', team = clean) =>
      by.call(api.say, { params: { id: team }, body: { id: v.newId(), answer } })
    expect((await say(phones[0]!, 'poor')).status).toBe(200)
    expect((await say(phones[0]!, 'good')).status).toBe(200)
    expect((await say(phones[1]!, 'good')).status).toBe(200)
    expect((await say(phones[2]!, 'fair')).status).toBe(200)
    expect((await say(phones[0]!, 'good', v.newId())).status).toBe(404)
    expect((await say(v.secretary, 'good')).status).toBe(404)
    expect((await phones[0]!.ok(api.survey)).items.find((i) => i.id === clean)!.answer).toBe('good')
    const { now } = await evaluation()
    expect(now.voices.survey).toEqual({ good: 2, fair: 1, poor: 0 })
    expect(JSON.stringify(now)).not.toMatch(/account|person/)
  })
})

describe('[E8] a year of a team is evaluated', () => {
  it('from what was promised and kept, counted as the year view counts it', async () => {
    await held('squad-clean-1', 'act-clean-up', 'clean-up')
    await held('squad-clean-2', 'act-clean-up', 'clean-up')
    const { now, over, closed } = await evaluation()
    expect([over, closed]).toEqual([false, []])
    const year = await v.secretary.ok(teamsApi.year, at(clean))
    expect(now.quotas.length).toBe(year.quotas.filter((q) => q.cells.length > 0).length)
    expect(now.quotas.find((q) => q.code === 'campaigns')).toMatchObject({ have: 2, want: 8, windows: 4, met: 1 })
    // Of what only stands, the end of the year counts and not the sum of its months.
    expect(now.quotas.find((q) => q.code === 'squads')).toMatchObject({ have: 6, want: 6, standing: 'met' })
  })

  it('[S1-04] with what people said at activities that ask it', async () => {
    await held('squad-clean-1', 'act-brand', 'brand-project', { asked: 20, content: 18 })
    await held('squad-clean-1', 'act-legal', 'legal-session', { asked: 7 })
    expect((await evaluation()).now.voices.asked).toEqual({ all: 20, content: 18 })
  })

  it('[S4-04] numbers said at closing are counted where a promise is of them', async () => {
    const clinic = (await v.secretary.ok(teamsApi.list)).items.find((t) => t.type === 't01-clinic')!.id
    await held('squad-clinic-1', 'act-clinic', 'free-clinic', { over65: 41, referred: 3 })
    await held('squad-clinic-2', 'act-clinic', 'free-clinic', { over65: 12 })
    const { quotas } = await v.secretary.ok(teamsApi.year, at(clinic))
    expect(quotas.find((q) => q.quota.code === 'elders')!.cells).toMatchObject([{ have: 53, want: 100 }])
  })

  it('is closed when the year is over, by whoever answers for the team; corrected by a new version, and told', async () => {
    expect((await close({})).problem.detail).toBe('这一年还没有过完，过完再定。')
    v.r.app.setNow('2027-01-15T10:00:00+08:00')
    expect((await close({}, v.r.seat('v-grid', 'grid-worker'))).status).toBe(403)
    expect((await close({ said: '' })).problem.faults).toMatchObject([{ path: 'said' }])
    const said = '六个社区都做了清洁，冬天的少了。'
    expect((await close({ said })).status).toBe(200)
    expect((await close({ said })).problem.code).toBe('conflict')
    expect((await close({ said, base: 1 })).problem.faults).toMatchObject([{ path: 'why' }])
    // What comes late stands in the next version alone.
    await held('squad-clean-3', 'act-clean-up', 'clean-up')
    await v.r.rows(`update service_records set ended_at = '2026-11-11' where unit = 'squad-clean-3'`)
    expect((await close({ said: '补上十一月的一次。', base: 1, why: '漏报一次' })).status).toBe(200)
    const { closed, over } = await evaluation()
    expect(over).toBe(true)
    const campaigns = closed.map((c) => c.figures.quotas.find((q) => q.code === 'campaigns')!.have)
    expect(closed.map((c, i) => [c.version, c.said, c.why, campaigns[i]])).toEqual([
      [2, '补上十一月的一次。', '漏报一次', 3],
      [1, said, null, 2],
    ])
    await v.r.app.settle()
    const { items } = await lead.ok(noticesApi.inbox, { query: { size: 100 } })
    const told = items.filter((n) => n.kind === 'team.evaluated')
    expect(told.map((n) => n.text)).toEqual(Array(2).fill('环境卫生监督服务队：2026年度评价已定稿，请到服务队页面看'))
  })

  it('leaves as a file, with whoever took it in the audit', async () => {
    const take = async (of: 'year' | 'evaluation', by = v.secretary) =>
      String(
        await by.ok(api.yearFile, {
          params: { id: clean },
          body: { id: v.newId(), format: 'csv', why: '年终汇报', to: '政法委', year: 2026, of },
        }),
      )
    const year = await take('year')
    expect(year).toContain('大型卫生整治')
    expect(year.split('\r\n')[0]).toContain('任务,怎样算,多久')
    const whole = await take('evaluation')
    expect(whole).toContain('补上十一月的一次。')
    expect(whole).toMatch(/年度问卷：满意,,,2,/)
    const [line] = await v.r.rows<{ n: number }>(`select count(*)::int as n from audit where act = 'teams.year-file'`)
    expect(line!.n).toBe(2)
  })
})
