/** Activities planned, published, called off; what residents see of them; kinds as data. Through the front door. */
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { derive, type Act } from '../../domain/activities/acts.ts'
import { activitiesApi as api } from '../../domain/activities/api.ts'
import type { ActivityKind } from '../../domain/activities/kinds.ts'
import type { Received } from '../../domain/kernel/api.ts'
import { facilitiesApi } from '../../domain/facilities/api.ts'
import { settingsApi } from '../../domain/kernel/settings-api.ts'
import { partsSetting } from '../../domain/activities/settings.ts'
import { startApp, type TestApp } from '../../test/app.ts'
import type { Client } from '../../test/client.ts'
import { testSessions } from '../../test/sessions.ts'
import { catalogueRoom } from '../catalogue/index.ts'
import { facilitiesRoom } from '../facilities/index.ts'
import { settingsRoom } from '../kernel/settings/index.ts'
import { organisationsRoom } from '../organisations/index.ts'
import { placesRoom } from '../places/index.ts'
import { activitiesRoom } from './index.ts'

const sessions = testSessions()
let app: TestApp
let admin: pg.Client
let secretary: Client
let neighbour: Client
let lead: Client
let grid: Client
let editor: Client
let administrator: Client
let anybody: Client
let room: string
let square: string
const id = () => app.house.newId()
const community = '231025/100/zhanqian/001/'
const unit = 'community-committee-100-zhanqian-001'

beforeAll(async () => {
  const own = [placesRoom, organisationsRoom, catalogueRoom, facilitiesRoom, activitiesRoom]
  app = await startApp({
    rooms: [...own, settingsRoom(own, async () => new Map())],
    authenticate: sessions.authenticate,
    filling: 'bare',
  })
  await app.settle()
  admin = new pg.Client(app.db.config)
  await admin.connect()
  const as = (name: string, role: Parameters<typeof sessions.as>[2][number]['role'], place = '231025/', of?: string) =>
    sessions.as(app, name, [{ role, place, ...(of && { unit: of }) }])
  secretary = as('secretary', 'community-secretary', community)
  neighbour = as('neighbour', 'community-secretary', '231025/100/zhanqian/002/')
  lead = as('lead', 'unit-lead', '231025/', 'squad-clinic-1')
  grid = as('grid', 'grid-worker', `${community}001/`)
  editor = as('editor', 'catalogue-editor')
  administrator = as('administrator', 'administrator')
  anybody = sessions.as(app, 'nobody', [])
  anybody.cookie = undefined
  const found = (q: string) => secretary.ok(facilitiesApi.list, { query: { q } }).then((a) => a.items[0]!.id)
  ;[room, square] = [await found('站前一委议事厅'), await found('站前一委文化广场')]
})
afterAll(async () => {
  await admin?.end()
  await app?.close()
})

const at = (day: string, time: string) => `2026-${day}T${time}:00+08:00`
type Sent = Partial<Received<typeof api.plan>['body']>
const planned = (more: Sent = {}) => ({
  id: id(),
  kind: 'health-lecture',
  title: '冬季保健讲座',
  words: '请带老花镜。',
  place: community,
  facility: null,
  spot: '一楼大厅',
  unit,
  from: at('03-20', '09:00'),
  to: at('03-20', '11:00'),
  capacity: null,
  themes: ['health'],
  form: {},
  why: null,
  ...more,
})
const plan = async (more?: Sent, by = secretary) => (await by.ok(api.plan, { body: planned(more) })).id
const tried = (more: Sent, by = secretary) => by.call(api.plan, { body: planned(more) })
const faults = async (more: Sent) => (await tried(more)).problem.faults?.map((f) => `${f.path} ${f.code}`)
const get = (of: string, by = secretary) => by.ok(api.get, { params: { id: of } })
const publish = async (of: string, by = secretary) =>
  by.ok(api.publish, { params: { id: of }, body: { id: id(), base: (await get(of, by)).version } })
const near = (place = community) => anybody.ok(api.near, { query: { place } }).then((a) => a.items)

describe('planning', () => {
  it('[S0-03] is done by whoever answers for the place or leads the unit; what is planned is theirs alone until it is published', async () => {
    const one = await plan()
    expect(await get(one)).toMatchObject({
      title: '冬季保健讲座',
      words: '请带老花镜。',
      status: 'planned',
      placeName: '站前办事处第一居民委员会',
      allowed: ['change', 'publish', 'cancel'],
    })
    expect((await neighbour.call(api.get, { params: { id: one } })).status).toBe(404)
    expect((await grid.call(api.plan, { body: planned() })).status).toBe(403)
    expect((await neighbour.call(api.plan, { body: planned() })).status).toBe(403)
    expect((await anybody.call(api.page, { params: { id: one } })).status).toBe(404)
    expect((await near()).map((a) => a.id)).not.toContain(one)
    const squads = await plan({ unit: 'squad-clinic-1', place: '231025/100/dongjie/011/', kind: 'free-clinic' }, lead)
    expect((await get(squads, lead)).allowed).toContain('publish')
    expect((await tried({ unit: 'squad-clinic-2' }, lead)).status).toBe(403)
    await publish(one)
    expect(await anybody.ok(api.page, { params: { id: one } })).toMatchObject({
      title: '冬季保健讲座',
      spot: '一楼大厅',
      kind: { zh: '健康讲座' },
      themes: [{ zh: '健康知识' }],
      status: 'published',
    })
    expect((await near()).find((a) => a.id === one)).toMatchObject({ here: true })
    expect((await near('231025/100/zhanqian/002/')).find((a) => a.id === one)).toMatchObject({ here: false })
    expect((await near(`${community}001/`)).find((a) => a.id === one)).toMatchObject({ here: true })
    expect((await near('231025/107/201/')).map((a) => a.id)).not.toContain(one)
    // Everybody on duty reads it; nobody but its own may touch it.
    expect((await get(one, neighbour)).allowed).toEqual([])
    const other = await neighbour.call(api.cancel, { params: { id: one }, body: { id: id(), base: 2, why: '不办了' } })
    expect(other.status).toBe(403)
  })

  it('is done once however often it is sent; another content under the same id is told', async () => {
    const body = planned({ title: '发两次也是一次' })
    expect(await secretary.ok(api.plan, { body })).toEqual(await secretary.ok(api.plan, { body }))
    const other = await secretary.call(api.plan, { body: { ...body, title: '别的' } })
    expect([other.status, other.problem.code]).toEqual([409, 'id-reused'])
    expect((await neighbour.call(api.plan, { body: { ...body, place: '231025/100/zhanqian/002/' } })).status).toBe(404)
  })

  it('[S4-62] tells every fault at once: times, noise, places, themes, the questions of the kind', async () => {
    expect(await faults({ to: at('03-20', '08:00') })).toEqual(['to ends-before-start'])
    expect(await faults({ to: at('03-29', '08:00') })).toEqual(['to activity-too-long'])
    expect(await faults({ from: at('01-20', '09:00'), to: at('01-20', '10:00') })).toEqual(['from activity-too-late'])
    const loud = { kind: 'square-dance', themes: ['sport'] }
    expect(await faults({ ...loud, from: at('03-20', '19:00'), to: at('03-20', '21:30') })).toEqual(['to noise-hours'])
    expect(await faults({ ...loud, from: at('03-20', '06:30'), to: at('03-20', '08:00') })).toEqual(['to noise-hours'])
    expect(await faults({ kind: 'course', themes: ['nonsense', 'health', 'health'], spot: '' })).toEqual([
      'capacity required',
      'spot where',
      'themes.0 theme-unknown',
      'themes.2 code-twice',
    ])
    expect(await faults({ kind: 'free-clinic', capacity: 20 })).toEqual(['capacity nobody-signs-up'])
    expect(await faults({ kind: 'drill', themes: ['emergency'] })).toEqual(['form.scene required'])
    expect(await faults({ kind: 'drill', themes: [], form: { scene: 'war', more: 1 } })).toEqual([
      'form.more unknown-field',
      'form.scene not-a-choice',
    ])
    expect(await faults({ place: '231025/100/zhanqian/001/999/', unit: 'nobody' })).toEqual([
      'place place-unknown',
      'unit organisation-unknown',
    ])
    expect(await faults({ kind: 'nothing' })).toEqual(['kind kind-unknown'])
    await plan({ ...loud, from: at('03-20', '19:00'), to: at('03-20', '21:00') })
  })

  it('[S0-35] keeps places for elders by the rule of the kind', async () => {
    const one = await plan({ kind: 'elder-course', capacity: 25 })
    expect((await get(one)).elders).toEqual({ age: 60, seats: 18, until: '2026-03-16T16:00:00.000Z' })
  })
})

describe('rooms and squares', () => {
  it('[G2] are taken with it or not at all, move with it, and are free again when it is called off', async () => {
    const span = { facility: room, from: at('03-24', '09:00'), to: at('03-24', '11:00') }
    const one = await plan(span)
    const second = await tried({ ...span, from: at('03-24', '10:00') })
    expect([second.status, second.problem.code]).toEqual([409, 'conflict'])
    const change = async (change: object) =>
      secretary.call(api.change, { params: { id: one }, body: { id: id(), base: (await get(one)).version, change } })
    // An hour later in the same room: what it has itself stands in nobody's way.
    expect((await change({ from: at('03-24', '10:00'), to: at('03-24', '11:30') })).status).toBe(200)
    const before = await plan({ facility: room, from: at('03-24', '09:00'), to: at('03-24', '10:00') })
    expect((await change({ from: at('03-24', '09:30') })).status).toBe(409)
    await secretary.ok(api.cancel, { params: { id: before }, body: { id: id(), base: 1, why: '老师来不了' } })
    expect((await change({ from: at('03-24', '09:30') })).status).toBe(200)
    const uses = await secretary.ok(facilitiesApi.uses, { params: { id: room }, query: { from: '2026-03-24' } })
    expect(uses.items.map((u) => [u.subject, u.from])).toEqual([[one, '2026-03-24T01:30:00.000Z']])
  })

  it('want a reason outside their hours, and are taken by whoever may', async () => {
    const night = { facility: room, from: at('03-25', '19:00'), to: at('03-25', '20:00') }
    expect(await faults(night)).toEqual(['why outside-hours'])
    expect((await tried({ ...night, why: '居民白天上班' })).status).toBe(200)
    const strange = await tried({ facility: room, unit: 'squad-clinic-1' }, lead)
    expect(strange.problem.faults).toEqual([{ path: 'facility', code: 'facility-of-others' }])
    const [shared, again] = [await tried({ facility: square }), await tried({ facility: square })]
    expect([shared.status, again.status]).toEqual([200, 200])
  })
})

describe('acts', () => {
  it('follow one another: what was published is not published again, what was called off is over', async () => {
    const one = await plan()
    await publish(one)
    const body = { id: id(), base: 2 }
    const again = await secretary.call(api.publish, { params: { id: one }, body })
    expect([again.status, again.problem.code]).toEqual([409, 'out-of-turn'])
    const stale = { id: id(), base: 1, change: { title: '改了名字' } }
    expect((await secretary.call(api.change, { params: { id: one }, body: stale })).problem.code).toBe('conflict')
    await secretary.ok(api.cancel, { params: { id: one }, body: { id: id(), base: 2, why: '停电' } })
    expect((await get(one)).allowed).toEqual([])
    expect(await anybody.ok(api.page, { params: { id: one } })).toMatchObject({
      status: 'cancelled',
      whyCancelled: '停电',
    })
    const late = await plan({ from: at('03-09', '09:00'), to: at('03-09', '10:00') })
    expect((await get(late)).allowed).toEqual(['change', 'cancel'])
    const past = await secretary.call(api.publish, { params: { id: late }, body: { id: id(), base: 1 } })
    expect([past.status, past.problem.code]).toEqual([409, 'conflict'])
  })

  it('are the stream from which the row follows; words stand apart', async () => {
    const one = await plan({ kind: 'elder-course', capacity: 20 })
    await secretary.ok(api.change, {
      params: { id: one },
      body: { id: id(), base: 1, change: { capacity: 30, words: '改到二楼', title: '改到二楼的课' } },
    })
    await publish(one)
    const { rows } = await admin.query('select * from c231025.activity_act where activity = $1 order by seq', [one])
    const state = derive(rows as Act[])!
    const row = (await admin.query('select *, kind_from::text as since from c231025.activity where id = $1', [one]))
      .rows[0]
    expect({ status: state.status, seq: state.seq, ...state.plan }).toEqual({
      status: row.status,
      seq: row.seq,
      kind: row.kind,
      kindFrom: row.since,
      place: row.place,
      facility: row.facility,
      unit: row.unit,
      from: state.plan.from,
      to: state.plan.to,
      capacity: row.capacity,
      elders: row.elders,
      themes: row.themes,
    })
    expect([Date.parse(state.plan.from), Date.parse(state.plan.to)]).toEqual([
      row.from_at.getTime(),
      row.to_at.getTime(),
    ])
    expect(JSON.stringify(rows)).not.toContain('二楼')
    const said = await admin.query(`select body from c231025.texts where subject = $1`, [one])
    expect(new Set(said.rows.map((r) => r.body))).toEqual(new Set(['改到二楼', '请带老花镜。']))
  })
})

describe('lists', () => {
  it('are of some days, of one’s own places or units, and count what begins on each', async () => {
    const one = await plan({ from: at('05-05', '09:00'), to: at('05-05', '10:00'), title: '五月的第一场' })
    const two = await plan({ from: at('05-05', '14:00'), to: at('05-05', '15:00'), title: '五月的第二场', themes: [] })
    const squad = await plan(
      { unit: 'squad-clinic-1', kind: 'free-clinic', from: at('05-06', '09:00'), to: at('05-06', '10:00') },
      lead,
    )
    const may = { from: '2026-05-01', to: '2026-05-31' }
    const ids = async (by: Client, more = {}) =>
      (await by.ok(api.list, { query: { ...may, ...more } })).items.map((a) => a.id)
    expect(await ids(secretary)).toEqual([one, two, squad])
    expect(await ids(lead)).toEqual([squad])
    expect(await ids(neighbour)).toEqual([])
    expect(await ids(secretary, { theme: 'health', kind: 'health-lecture' })).toEqual([one])
    expect(await ids(secretary, { under: '231025/', unit: 'squad-clinic-1' })).toEqual([squad])
    const first = await secretary.ok(api.list, { query: { ...may, size: 2 } })
    expect((await secretary.ok(api.list, { query: { ...may, size: 2, after: first.next } })).items).toHaveLength(1)
    expect((await secretary.ok(api.days, { query: may })).items).toEqual([
      { day: '2026-05-05', n: 2 },
      { day: '2026-05-06', n: 1 },
    ])
    const long = await secretary.call(api.list, { query: { from: '2026-01-01', to: '2026-12-31' } })
    expect(long.problem.faults).toEqual([{ path: 'query.to', code: 'span-too-long' }])
  })
})

describe('kinds and themes', () => {
  it('[S4-64] are definitions: what decisions were taken by stays while it holds, and a new one begins later', async () => {
    const { items } = await editor.ok(api.kinds)
    expect(items.length).toBeGreaterThan(40)
    const { version, ...kind } = items.find((k) => k.code === 'fitness-dance')!
    const define = (base: number, definition: ActivityKind) =>
      editor.call(api.defineKind, {
        params: { code: kind.code },
        body: { id: id(), base, definition, why: '本县改定' },
      })
    expect((await define(version, { ...kind, criteria: [] })).problem.faults).toEqual([
      { path: 'definition.criteria', code: 'definition-in-force' },
    ])
    expect((await define(0, { ...kind, from: '2026-04-01', item: 'nothing' })).problem.faults).toEqual([
      { path: 'definition.item', code: 'item-unknown' },
    ])
    expect(
      (await define(0, { ...kind, from: '2026-04-01', elders: { age: 60, share: 50, freeDays: 1 } })).problem.faults,
    ).toEqual([{ path: 'definition.elders', code: 'elders-capacity' }])
    expect((await define(0, { ...kind, from: '2026-03-10', loud: { from: 360, to: 1320 } })).status).toBe(200)
    await plan({ kind: 'fitness-dance', themes: ['sport'], from: at('03-20', '06:00'), to: at('03-20', '07:00') })
    expect(
      (
        await secretary.call(api.defineKind, {
          params: { code: kind.code },
          body: { id: id(), base: 1, definition: kind },
        })
      ).status,
    ).toBe(403)
    const known = await secretary.ok(api.themes)
    const { version: base, ...theme } = known.items.find((t) => t.code === 'hobby')!
    const closed = { id: id(), base, definition: { ...theme, closed: true } }
    await editor.ok(api.defineTheme, { params: { code: 'hobby' }, body: closed })
    expect(await faults({ kind: 'club', themes: ['hobby'] })).toEqual(['themes.0 theme-unknown'])
  })

  it('[S2-22] competitions start off; the whole room can be switched off', async () => {
    const contest = { kind: 'chess-contest', capacity: 16, themes: [] }
    const choose = async (value: object) => {
      const { items } = await administrator.ok(settingsApi.list)
      const base = items.find((s) => s.name === partsSetting)!.version
      const body = { id: id(), base, value, why: '本县决定' }
      await administrator.ok(settingsApi.edit, { params: { name: partsSetting }, body })
    }
    await choose({ activities: true, contests: false })
    expect(await faults(contest)).toEqual(['kind kind-unknown'])
    await choose({ activities: true, contests: true })
    const one = await plan(contest)
    await publish(one)
    expect((await near()).map((a) => a.id)).toContain(one)
    await choose({ activities: false, contests: true })
    expect([(await near()).length, (await anybody.call(api.page, { params: { id: one } })).status]).toEqual([0, 404])
    expect(await faults(contest)).toEqual(['kind kind-unknown'])
    await choose({ activities: true, contests: true })
  })
})
