import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { organisationsApi } from '../../domain/organisations/api.ts'
import type { Organisation } from '../../domain/organisations/schema.ts'
import { CountyFile } from '../../domain/places/county-file.ts'
import { startApp, type TestApp } from '../../test/app.ts'
import type { Client } from '../../test/client.ts'
import { enterAccounts, testSessions } from '../../test/sessions.ts'
import { workFor } from '../kernel/jobs/work.ts'
import { importDivisions, placesRoom } from '../places/index.ts'
import { organisationsRoom } from './index.ts'

const sessions = testSessions()
const { account } = sessions
let app: TestApp
let editor: Client
let lead: Client
let anybody: Client
const newId = () => app.house.newId()
const day = '2026-03-01'
const community = '231025/100/001/'
const grid = `${community}001/`

const file = CountyFile.parse({
  code: '231025',
  name: '林口县',
  source: 'test',
  helpLine: '00002310251',
  children: [
    {
      code: '231025100',
      name: '林口镇',
      helpLine: '00000251001',
      children: [{ code: '231025100001', name: '第一居民委员会', grids: [{ step: '001', name: '第一网格' }] }],
    },
    { code: '231025101', name: '古城镇', children: [{ code: '231025101200', name: '城南村' }] },
  ],
})

const body = (code: string, more: Partial<Organisation> = {}): Organisation => ({
  id: newId(),
  code,
  name: `单位${code}`,
  short: null,
  kind: 'department',
  level: 'county',
  place: '231025/',
  government: true,
  regulator: null,
  parent: null,
  party: 'authority',
  leads: [],
  phone: null,
  mail: null,
  opened: day,
  closed: null,
  sort: 10,
  ...more,
})
let housing: Organisation
let company: Organisation

beforeAll(async () => {
  app = await startApp({ rooms: [placesRoom, organisationsRoom], authenticate: sessions.authenticate })
  await importDivisions(workFor(app.house, app.county), { id: newId(), day, file })
  await enterAccounts(app, ['li', 'zhao', 'qian', 'sun'])
  editor = sessions.as(app, 'editor', [{ role: 'catalogue-editor' }])
  lead = sessions.as(app, 'li', [{ role: 'unit-lead', unit: 'zhujianju' }])
  anybody = sessions.as(app, 'nobody', [])
  anybody.cookie = undefined
  housing = body('zhujianju', { name: '县住房和城乡建设局', short: '住建局', sort: 1 })
  company = body('wuye', {
    name: '虚构物业',
    kind: 'property-company',
    government: false,
    regulator: 'zhujianju',
    party: 'company',
    place: '231025/100/',
  })
  await editor.ok(organisationsApi.open, { body: housing })
  await editor.ok(organisationsApi.open, { body: company })
})
afterAll(() => app.close())

const view = (id: string) => editor.ok(organisationsApi.get, { params: { id } })
const member = (name: string, more: object = {}) => ({
  id: newId(),
  organisation: housing.id,
  account: account(name),
  person: null,
  post: '科员',
  inCharge: false,
  from: day,
  to: null,
  ...more,
})

describe('bodies', () => {
  it('are found by name, kind and the place they serve, in their order', async () => {
    const found = await editor.ok(organisationsApi.list, { query: { q: '住建' } })
    // What a form knows by its code is found by it.
    const known = await editor.ok(organisationsApi.list, { query: { q: found.items[0]!.code } })
    expect(known.items.map((o) => o.code)).toContain(found.items[0]!.code)
    expect(found.items).toEqual([
      {
        id: housing.id,
        code: 'zhujianju',
        name: housing.name,
        short: '住建局',
        kind: 'department',
        level: 'county',
        place: '231025/',
        government: true,
        phone: null,
      },
    ])
    const serving = await editor.ok(organisationsApi.list, { query: { serving: '231025/101/200/' } })
    expect(serving.items.map((o) => o.code)).toEqual(['zhujianju'])
    const towns = await editor.ok(organisationsApi.list, { query: { level: 'town' } })
    expect(towns.items.every((o) => o.level === 'town')).toBe(true)
    expect((await editor.ok(organisationsApi.list, { query: { level: 'county' } })).items.length).toBeGreaterThan(0)
    expect((await editor.ok(organisationsApi.list, { query: { parent: 'nobody' } })).items).toEqual([])
    const first = await editor.ok(organisationsApi.list, { query: { size: 1 } })
    const second = await editor.ok(organisationsApi.list, { query: { size: 1, after: first.next! } })
    expect([first.items[0]!.code, second.items[0]!.code, second.next]).toEqual(['zhujianju', 'wuye', undefined])
  })

  it('[S4-12] a company outside government has a regulator; a code is given once', async () => {
    const refused = await editor.call(organisationsApi.open, {
      body: { ...company, id: newId(), code: 'wuye-2', regulator: null },
    })
    expect(refused.problem.faults).toEqual([{ path: 'regulator', code: 'regulator-needed' }])
    expect((await editor.call(organisationsApi.open, { body: { ...company, id: newId() } })).problem.faults).toEqual([
      { path: 'code', code: 'code-taken' },
    ])
    const backwards = { ...company, id: newId(), code: 'wuye-3', opened: '2026-03-02', closed: '2026-03-01' }
    expect((await editor.call(organisationsApi.open, { body: backwards })).problem.faults).toEqual([
      { path: 'closed', code: 'day-order' },
    ])
    const unknown = { id: newId(), day, change: { parent: 'nobody' } }
    expect(
      (await editor.call(organisationsApi.edit, { params: { id: company.id }, body: unknown })).problem.faults,
    ).toEqual([{ path: 'parent', code: 'organisation-unknown' }])
  })

  it('[L8] an edit keeps what was before and is done once', async () => {
    const sent = { params: { id: company.id }, body: { id: newId(), day, change: { phone: '00004531111' } } }
    await editor.ok(organisationsApi.edit, sent)
    await editor.ok(organisationsApi.edit, sent)
    expect(await view(company.id)).toMatchObject({
      phone: '00004531111',
      regulatorName: housing.name,
      placeName: '林口镇',
    })
    const kept = await app.house.pools.jobs.query(
      `select version, value from c231025.history where subject = $1 order by version`,
      [company.id],
    )
    expect(kept.rows.map((r) => [r.version, r.value.before?.phone ?? null, r.value.after.phone])).toEqual([
      [1, null, null],
      [2, null, '00004531111'],
    ])
  })

  it('closing takes it off the lists from its day', async () => {
    const old = body('jiuju')
    await editor.ok(organisationsApi.open, { body: old })
    await editor.ok(organisationsApi.close, {
      params: { id: old.id },
      body: { id: newId(), day: '2026-03-09', why: '机构改革' },
    })
    expect((await editor.ok(organisationsApi.list, { query: { q: 'jiuju' } })).items).toEqual([])
    expect((await view(old.id)).closed).toBe('2026-03-09')
    // What it did before still says by whom.
    const { items } = await lead.ok(organisationsApi.names, {})
    expect((await anybody.call(organisationsApi.names, {})).status).toBe(401)
    expect(items).toEqual(expect.arrayContaining([old, housing, company].map(({ code, name }) => ({ code, name }))))
  })
})

describe('posts and cover', () => {
  it('[L6] the head of a unit gives posts in the unit and nowhere else', async () => {
    await lead.ok(organisationsApi.join, { body: member('li', { post: '科长', inCharge: true }) })
    for (const name of ['zhao', 'qian']) await lead.ok(organisationsApi.join, { body: member(name) })
    expect(
      (await lead.call(organisationsApi.join, { body: member('zhao', { organisation: company.id }) })).status,
    ).toBe(403)
    const members = (await view(housing.id)).members.map((m) => [m.name, m.post])
    expect(members[0]).toEqual(['li', '科长'])
    expect(Object.fromEntries(members.slice(1))).toEqual({ qian: '科员', zhao: '科员' })
    expect((await lead.call(organisationsApi.join, { body: member('nobody-such') })).problem.faults).toEqual([
      { path: 'account', code: 'account-unknown' },
    ])
  })

  it('colleagues are found by a piece of the name, by whoever gives posts', async () => {
    const { items } = await editor.ok(organisationsApi.colleagues, { query: { q: 'zha' } })
    expect(items).toEqual([{ account: account('zhao'), name: 'zhao' }])
    expect((await anybody.call(organisationsApi.colleagues, { query: { q: 'zha' } })).status).toBe(401)
  })

  it('whoever is away names a colleague, and the members show who covers until when', async () => {
    const zhao = sessions.as(app, 'zhao', [{ role: 'unit-handler', unit: 'zhujianju' }])
    const away = { id: newId(), cover: account('qian'), from: '2026-03-10', to: '2026-03-13', kind: 'sick' as const }
    expect(
      (await zhao.call(organisationsApi.ownAway, { body: { ...away, id: newId(), cover: account('sun') } })).problem
        .faults,
    ).toEqual([{ path: 'cover', code: 'cover-stranger' }])
    await zhao.ok(organisationsApi.ownAway, { body: away })
    const seen = (await view(housing.id)).members.find((m) => m.name === 'zhao')
    expect(seen).toMatchObject({ awayUntil: '2026-03-13', coveredBy: 'qian' })
    expect((await editor.ok(organisationsApi.absences, { query: { organisation: housing.id } })).items).toEqual([
      { ...away, account: account('zhao') },
    ])
    expect(
      (await zhao.call(organisationsApi.back, { params: { id: away.id }, body: { id: newId(), day: '2026-03-11' } }))
        .status,
    ).toBe(403)
    await lead.ok(organisationsApi.back, { params: { id: away.id }, body: { id: newId(), day: '2026-03-11' } })
    expect((await view(housing.id)).members.find((m) => m.name === 'zhao')?.awayUntil).toBe('2026-03-11')
    app.setNow('2026-03-12T10:00:00+08:00')
    expect((await view(housing.id)).members.find((m) => m.name === 'zhao')?.coveredBy).toBeNull()
  })

  it('a term that ended is not ended again', async () => {
    const post = member('sun')
    await lead.ok(organisationsApi.join, { body: post })
    await lead.ok(organisationsApi.leave, { params: { id: post.id }, body: { id: newId(), day: '2026-03-11' } })
    expect(
      (await lead.call(organisationsApi.leave, { params: { id: post.id }, body: { id: newId(), day: '2026-03-11' } }))
        .status,
    ).toBe(409)
    expect((await view(housing.id)).members.map((m) => m.name)).not.toContain('sun')
  })
})

describe('places and people around them', () => {
  it('[S3-14] anybody sees whom to call, the nearest first', async () => {
    const { items } = await anybody.ok(organisationsApi.helpLines, { query: { place: grid } })
    expect(items).toEqual([
      { place: '231025/100/', name: '林口镇', phone: '00000251001' },
      { place: '231025/', name: '林口县', phone: '00002310251' },
    ])
    expect((await anybody.call(organisationsApi.helpLines, { query: { place: '231025/999/' } })).status).toBe(404)
  })

  it('[S1-48] the service group of a grid names its members and the kinds nobody fills', async () => {
    const secretary = sessions.as(app, 'qian', [{ role: 'community-secretary', place: community }])
    const head = {
      id: newId(),
      place: grid,
      kind: 'building-head' as const,
      account: null,
      person: null,
      name: '楼栋长甲',
      organisation: null,
      building: null,
      from: day,
      to: null,
    }
    await secretary.ok(organisationsApi.joinGroup, { body: head })
    await secretary.ok(organisationsApi.joinGroup, {
      body: { ...head, id: newId(), kind: 'serving-member', account: account('sun'), name: null },
    })
    const group = await editor.ok(organisationsApi.group, { query: { place: grid } })
    expect(group.members.map((m) => [m.kind, m.label])).toEqual([
      ['building-head', '楼栋长甲'],
      ['serving-member', 'sun'],
    ])
    expect(group.missing).toEqual(['group-leader', 'property-staff', 'volunteer'])
    expect(
      (await secretary.call(organisationsApi.joinGroup, { body: { ...head, id: newId(), place: community } })).problem
        .faults,
    ).toEqual([{ path: 'place', code: 'place-kind' }])
    expect(
      (await secretary.call(organisationsApi.joinGroup, { body: { ...head, id: newId(), place: '231025/101/200/' } }))
        .status,
    ).toBe(403)
    await secretary.ok(organisationsApi.leaveGroup, {
      params: { id: head.id },
      body: { id: newId(), day: '2026-03-12' },
    })
    expect((await editor.ok(organisationsApi.group, { query: { place: grid } })).missing).toContain('building-head')
  })
})
