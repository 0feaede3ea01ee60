import pg from 'pg'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { facilitiesApi as api } from '../../domain/facilities/api.ts'
import { Hours } from '../../domain/facilities/hours-schema.ts'
import type { Facility, FacilityKind } from '../../domain/facilities/schema.ts'
import { rangeOf } from '../../domain/kernel/place-path.ts'
import { nilId } from '../../domain/kernel/id.ts'
import { packFiles } from '../../packs/read.ts'
import { startApp, type TestApp } from '../../test/app.ts'
import type { Client } from '../../test/client.ts'
import { asked, explainedUnder } from '../../test/explain.ts'
import { testSessions } from '../../test/sessions.ts'
import { catalogueRoom } from '../catalogue/index.ts'
import type { Statement } from '../kernel/db/tx.ts'
import { workFor } from '../kernel/jobs/work.ts'
import { organisationsRoom } from '../organisations/index.ts'
import { placesRoom } from '../places/index.ts'
import { facilitiesRoom, giving, heldOf, taking, rulesOfUse } from './index.ts'
import { install } from './install.ts'
import { facilities, facilitiesWithin } from './store/facility-store.ts'
import { missingIn, missingSums } from './store/missing-store.ts'
import { usesInHouse } from './store/use-store.ts'

const sessions = testSessions()
let app: TestApp
let admin: pg.Client
let secretary: Client
let neighbour: Client
let grid: Client
let lead: Client
let editor: Client
let anybody: Client
const id = () => app.house.newId()
const community = '231025/100/zhanqian/001/'
const county = '231025'

beforeAll(async () => {
  app = await startApp({
    rooms: [placesRoom, organisationsRoom, catalogueRoom, facilitiesRoom],
    authenticate: sessions.authenticate,
    filling: 'bare',
  })
  await app.settle()
  admin = new pg.Client(app.db.config)
  await admin.connect()
  const as = (
    name: string,
    role: Parameters<typeof sessions.as>[2][number]['role'],
    place = '231025/',
    unit?: string,
  ) => sessions.as(app, name, [{ role, place, ...(unit && { unit }) }])
  secretary = as('secretary', 'community-secretary', community)
  neighbour = as('neighbour', 'community-secretary', '231025/100/zhanqian/002/')
  grid = as('grid', 'grid-worker', `${community}001/`)
  lead = as('lead', 'unit-lead', '231025/', 'minzhengju')
  editor = as('editor', 'catalogue-editor')
  anybody = sessions.as(app, 'nobody', [])
  anybody.cookie = undefined
})
afterAll(async () => {
  await admin?.end()
  await app?.close()
})

const week = (spans: [number, number][]) =>
  Hours.parse({ week: Array(7).fill(spans), holidays: 'week', exceptions: [] })
const facility = (more: Partial<Facility> = {}): Omit<Facility, 'closed'> => ({
  id: id(),
  kind: 'meeting-room',
  name: '试验室',
  place: community,
  estate: null,
  address: '一楼',
  unit: null,
  phone: null,
  area: null,
  seats: null,
  point: null,
  within: null,
  hours: null,
  opened: '2026-01-01',
  ...more,
})
const opened = async (more: Partial<Facility> = {}) => (await secretary.ok(api.open, { body: facility(more) })).id
const found = (q: string) => secretary.ok(api.list, { query: { q, size: 100 } }).then((a) => a.items)
const taken = (from: string, to: string, more: object = {}) => ({
  id: id(),
  from: `2026-03-${from}:00+08:00`,
  to: `2026-03-${to}:00+08:00`,
  what: '议事会',
  unit: null,
  why: null,
  ...more,
})

describe('kinds as dated definitions', () => {
  const kindOf = async (code: string) => (await editor.ok(api.kinds)).items.filter((k) => k.code === code)
  const changed = () =>
    install(
      {
        id: id(),
        at: app.now(),
        name: 'catalogue.changed',
        version: 1,
        subject: id(),
        seq: 1,
        payload: { pack: 'base' },
      },
      workFor(app.house, app.county),
      undefined as never,
    )

  it('come with the packs, once however often they are installed', async () => {
    const before = (await editor.ok(api.kinds)).items
    expect(before.length).toBeGreaterThanOrEqual(25)
    await changed()
    expect((await editor.ok(api.kinds)).items).toEqual(before)
  })

  it('are edited under the version that was looked at, keep their history, and are the county’s from then on', async () => {
    const [{ version, ...kind }] = (await kindOf('library')) as [FacilityKind & { version: number }]
    const send = (base: number, definition: FacilityKind, code = kind.code) =>
      editor.call(api.defineKind, { params: { code }, body: { id: id(), base, definition, why: '本县改定' } })
    const edited = { ...kind, checkDays: 30 }
    expect((await send(version, edited)).status).toBe(200)
    const again = await send(version, { ...kind, checkDays: 60 })
    expect([again.status, again.problem.code]).toEqual([409, 'conflict'])
    expect((await send(version, edited, 'square')).problem.faults).toEqual([
      { path: 'definition.code', code: 'code-differs' },
    ])
    const past = await send(0, { ...kind, from: '2026-03-01' })
    expect(past.problem.faults).toEqual([{ path: 'definition.from', code: 'day-past' }])
    await changed()
    expect(await kindOf('library')).toEqual([{ ...edited, version: version + 1 }])
    const kept = await admin.query(
      `select version, reason, value from c231025.history where subject_kind = 'facility-kind'`,
    )
    expect(kept.rows.map((r) => [r.version, r.reason, r.value.before.checkDays, r.value.after.checkDays])).toEqual([
      [version + 1, '本县改定', null, 30],
    ])
  })

  it('what is wanted stays while it is in force; a later day may want otherwise', async () => {
    const [{ version, ...kind }] = (await kindOf('fire-point')) as [FacilityKind & { version: number }]
    const wanted = { per: ['estate' as const], atLeast: 1, area: null, minutesPerDay: null, onDaysOff: false }
    const send = (base: number, definition: FacilityKind) =>
      editor.call(api.defineKind, { params: { code: kind.code }, body: { id: id(), base, definition } })
    expect((await send(version, { ...kind, wanted })).problem.faults).toEqual([
      { path: 'definition.wanted', code: 'definition-in-force' },
    ])
    expect((await send(0, { ...kind, wanted, from: '2026-04-01' })).status).toBe(200)
    expect((await kindOf('fire-point')).map((k) => [k.from, k.wanted?.per])).toEqual([
      ['2000-01-01', ['community', 'village']],
      ['2026-04-01', ['estate']],
    ])
  })

  it('one who may not define is told so', async () => {
    const [{ version, ...kind }] = (await kindOf('square')) as [FacilityKind & { version: number }]
    const body = { id: id(), base: version, definition: kind }
    expect((await secretary.call(api.defineKind, { params: { code: 'square' }, body })).status).toBe(403)
  })
})

describe('[S0-11][S1-01] facilities', () => {
  it('of a pack are entered once, with estate and house, and found by words, kind and place', async () => {
    const all = await found('站前一委')
    expect(all.map((f) => f.name)).toContain('站前一委儿童之家')
    const rooms = (await found('站前一委服务站')).find((f) => f.kind === 'centre-community')!
    const view = await secretary.ok(api.get, { params: { id: rooms.id } })
    expect(view.rooms.map((r) => r.kind).sort()).toEqual(['children-home', 'library', 'meeting-room', 'volunteer-post'])
    expect([view.placeName, view.unitName]).toEqual(['站前办事处第一居民委员会', expect.stringContaining('居民委员会')])
    const boards = await secretary.ok(api.list, { query: { kind: 'board', under: community, size: 2 } })
    const more = await secretary.ok(api.list, {
      query: { kind: 'board', under: community, size: 2, after: boards.next! },
    })
    expect([...boards.items, ...more.items].map((f) => f.name).sort()).toEqual([
      '盛润家园1号宣传栏',
      '雅和家园1号宣传栏',
      '雅和家园2号宣传栏',
    ])
    expect([boards.items.every((f) => f.estate !== null), more.next]).toEqual([true, undefined])
    expect((await secretary.ok(api.list, { query: { under: '231025/105/' } })).items).toEqual([])
  })

  it('are kept by whoever answers for the place, under the version that was looked at, with what was before', async () => {
    const room = await opened({ name: '书画室' })
    expect((await neighbour.call(api.open, { body: facility() })).status).toBe(403)
    const send = (client: Client, base: number, change: object) =>
      client.call(api.edit, { params: { id: room }, body: { id: id(), base, change, why: '改了' } })
    expect((await send(neighbour, 1, { seats: 20 })).status).toBe(403)
    expect((await send(secretary, 1, { seats: 20, hours: week([[540, 1020]]) })).status).toBe(200)
    expect((await send(secretary, 1, { seats: 30 })).problem.code).toBe('conflict')
    // Nobody moves a facility into a place that is another's.
    expect((await send(secretary, 2, { place: '231025/100/zhanqian/002/' })).status).toBe(403)
    const view = await secretary.ok(api.get, { params: { id: room } })
    expect([view.version, view.seats, view.today]).toEqual([2, 20, [[540, 1020]]])
    const kept = await admin.query('select version, value from c231025.history where subject = $1 order by version', [
      room,
    ])
    expect(kept.rows.map((r) => [r.version, r.value.before?.seats ?? null, r.value.after.seats])).toEqual([
      [1, null, null],
      [2, null, 20],
    ])
  })

  it('what they name must be there and stand where it says', async () => {
    const refused = async (more: Partial<Facility>) =>
      (await secretary.call(api.open, { body: facility(more) })).problem.faults?.map((f) => `${f.path} ${f.code}`)
    const [board] = await found('盛润家园1号')
    const house = (await found('站前一委服务站')).find((f) => f.kind === 'centre-community')!
    const [inside] = await found('站前一委议事厅')
    expect(await refused({ kind: 'temple' })).toEqual(['kind kind-unknown'])
    expect(await refused({ place: `${community}999/` })).toEqual(['place place-unknown'])
    expect(await refused({ unit: 'nobody' })).toEqual(['unit organisation-unknown'])
    expect(await refused({ estate: nilId })).toEqual(['estate estate-elsewhere'])
    expect(await refused({ within: inside!.id })).toEqual(['within room-in-room'])
    expect(await refused({ within: house.id, place: `${community}001/` })).toEqual(['within house-elsewhere'])
    expect(await refused({ within: board!.id })).toEqual(['within house-elsewhere'])
    expect(await refused({ point: [129.12345, 44.1] })).toEqual(['point point-decimals'])
  })

  it('a house takes its rooms along; a room without hours of its own is open with it', async () => {
    const house = await opened({ name: '老年活动中心', hours: week([[480, 960]]) })
    const room = await opened({ name: '棋牌室', within: house })
    const minutes = async () =>
      (await admin.query('select working_minutes from c231025.facility where id = $1', [room])).rows[0].working_minutes
    expect(await minutes()).toBe(480)
    const change = { place: `${community}001/`, hours: week([[480, 720]]) }
    await secretary.ok(api.edit, { params: { id: house }, body: { id: id(), base: 1, change } })
    const view = await secretary.ok(api.get, { params: { id: room } })
    expect([view.place, view.today, await minutes()]).toEqual([`${community}001/`, [[480, 720]], 240])
    const close = (f: string, base: number, day = '2026-03-09') =>
      secretary.call(api.close, { params: { id: f }, body: { id: id(), base, day, why: '搬迁' } })
    expect((await close(house, 2)).status).toBe(409)
    expect((await close(room, 2)).status).toBe(200)
    expect((await close(house, 2)).status).toBe(200)
    expect((await found('老年活动中心')).map((f) => f.name)).toEqual([])
    const closed = await secretary.ok(api.list, { query: { view: 'closed', size: 100 } })
    expect(closed.items.map((f) => f.name).sort()).toEqual(['棋牌室', '老年活动中心'])
    const edit = await secretary.call(api.edit, {
      params: { id: house },
      body: { id: id(), base: 3, change: { seats: 1 } },
    })
    expect([edit.status, edit.problem.title]).toEqual([409, '这处设施已停用'])
  })

  it('[S1-50] days below eight hours are listed with their reason', async () => {
    const exceptions = [{ day: '2026-03-12', spans: [], why: '消毒' }]
    const station = await opened({
      kind: 'centre-community',
      name: '二号服务站',
      hours: { ...week([[480, 960]]), exceptions },
    })
    const view = await secretary.ok(api.get, { params: { id: station } })
    expect(view.short).toEqual([{ day: '2026-03-12', minutes: 0, why: '消毒' }])
  })

  it('[S3-01] a resident sees what is near, open or when it opens, and no boards', async () => {
    const { items } = await anybody.ok(api.near, { query: { place: community } })
    const of = (name: string) => items.find((f) => f.name === name)
    expect(items.some((f) => f.name.includes('宣传栏'))).toBe(false)
    expect(of('林口县社区服务中心')).toMatchObject({ open: true, group: 'centre', next: null })
    expect(of('站前一委服务站')).toMatchObject({
      open: true,
      today: [
        [510, 690],
        [780, 1080],
      ],
    })
    expect(of('站前一委儿童之家')).toMatchObject({
      open: false,
      next: { day: '2026-03-10', at: 900 },
      withinName: '站前一委服务站',
    })
    expect(of('站前二委服务站')).toBeUndefined()
    expect((await anybody.call(api.near, { query: { place: '231025/999/' } })).status).toBe(404)
    expect((await anybody.call(api.list, { query: {} })).status).toBe(401)
  })
})

describe('[S0-38] who has it when', () => {
  it('of twenty who want the same hour one has it, and the others are told', async () => {
    const room = await opened({ name: '抢手的房间' })
    const clients = Array.from({ length: 20 }, (_, n) =>
      sessions.as(app, `wants-${n}`, [{ role: 'community-secretary', place: community }]),
    )
    const replies = await Promise.all(
      clients.map((c, n) =>
        c.call(api.take, { params: { id: room }, body: taken('11T09:00', '11T10:00', { what: `第${n}个` }) }),
      ),
    )
    expect(replies.map((r) => r.status).sort((a, b) => a - b)).toEqual([200, ...Array<number>(19).fill(409)])
    expect(new Set(replies.filter((r) => r.status === 409).map((r) => r.problem.title))).toEqual(
      new Set(['这段时间已经有人用']),
    )
    const held = await admin.query('select count(*)::int as n from c231025.facility_use where facility = $1', [room])
    expect(held.rows).toEqual([{ n: 1 }])
  })

  it('a house and its rooms exclude each other, also at the same moment; a square is for many; a board for nobody', async () => {
    const house = await opened({ name: '礼堂', kind: 'culture-centre' })
    const rooms = [await opened({ name: '前厅', within: house }), await opened({ name: '后台', within: house })]
    const take = (f: string, from = '11T09:00', to = '11T10:00', more: object = {}) =>
      secretary.call(api.take, { params: { id: f }, body: taken(from, to, more) }).then((r) => r.status)
    const both = await Promise.all([take(house), take(rooms[0]!)])
    expect(both.sort((a, b) => a - b)).toEqual([200, 409])
    expect(await Promise.all(rooms.map((r) => take(r, '12T09:00', '12T10:00')))).toEqual([200, 200])
    expect(await take(house, '12T09:30', '12T11:00')).toBe(409)
    expect(await take(house, '12T10:00', '12T11:00')).toBe(200)
    const square = await opened({ name: '小广场', kind: 'square' })
    expect(await Promise.all([take(square), take(square)])).toEqual([200, 200])
    const board = await opened({ name: '看板', kind: 'board' })
    expect(await take(board)).toBe(422)
  })

  it('outside opening hours it needs a reason; given back it is free; beyond the grant nobody takes it', async () => {
    const room = await opened({ name: '夜校教室', hours: week([[540, 1020]]) })
    const late = taken('11T18:00', '11T20:00')
    const send = (body: object, client = secretary) =>
      client.call(api.take, { params: { id: room }, body: body as never })
    expect((await send(late)).problem.faults).toEqual([{ path: 'why', code: 'outside-hours' }])
    const sent = { ...late, why: '夜校开课' }
    expect((await send(sent, neighbour)).status).toBe(403)
    expect((await send(sent)).status).toBe(200)
    // Sent again it is the same use.
    expect((await send(sent)).status).toBe(200)
    const shown = await secretary.ok(api.uses, { params: { id: room }, query: { from: '2026-03-09' } })
    expect(shown.items.map((u) => [u.what, u.why, u.facilityName])).toEqual([['议事会', '夜校开课', '夜校教室']])
    const close = { id: id(), base: 1, day: '2026-03-11', why: '搬迁' }
    expect((await secretary.call(api.close, { params: { id: room }, body: close })).problem.title).toBe(
      '那天以后还有人订了',
    )
    expect((await neighbour.call(api.release, { params: { id: sent.id }, body: { id: id() } })).status).toBe(403)
    await secretary.ok(api.release, { params: { id: sent.id }, body: { id: id() } })
    expect((await secretary.call(api.release, { params: { id: sent.id }, body: { id: id() } })).status).toBe(409)
    expect((await send({ ...late, id: id(), why: '再来一次' })).status).toBe(200)
    expect((await send(taken('11T10:00', '11T09:00'))).problem.faults).toEqual([
      { path: 'to', code: 'ends-before-start' },
    ])
    // The unit that runs a place takes it, wherever its grant lies.
    const centre = (await found('林口县社区服务中心'))[0]!
    expect((await lead.call(api.take, { params: { id: centre.id }, body: taken('11T09:00', '11T10:00') })).status).toBe(
      200,
    )
    expect((await send(taken('11T09:00', '11T10:00'), lead)).status).toBe(403)
  })

  it('another room takes one within its own act, and gives it back', async () => {
    const room = await opened({ name: '活动室丙' })
    const matter = id()
    const sent = { ...taken('13T09:00', '13T10:00'), facility: room, subjectKind: 'activity', subject: matter }
    const work = workFor(app.house, app.county)
    const rules = await rulesOfUse(work)
    const act = (make: (held: Awaited<ReturnType<typeof heldOf>>) => Statement[]) =>
      work.act(
        (tx) => heldOf(tx, room, sent.from, sent.to),
        (held) => ({ writes: make(held), audit: [], events: [], answer: undefined }),
      )
    await act((held) => taking(held, sent, rules))
    await expect(act((held) => taking(held, { ...sent, id: id() }, rules))).rejects.toMatchObject({ code: 'conflict' })
    const body = { id: id() }
    expect((await secretary.call(api.release, { params: { id: sent.id }, body })).problem.title).toBe(
      '这是一次活动占用的',
    )
    await act(() => [giving(matter, app.now())])
    expect((await secretary.ok(api.uses, { params: { id: room }, query: { from: '2026-03-09' } })).items).toEqual([])
  })
})

describe('[S4-76] boards are looked at', () => {
  it('what is due is listed until somebody looks; a later look says how it is; its picture has lost its place', async () => {
    const board = await opened({
      name: '待查宣传栏',
      kind: 'board',
      place: `${community}001/`,
      opened: '2025-11-01',
    })
    const due = async () =>
      (await grid.ok(api.list, { query: { view: 'due', under: community, size: 100 } })).items.map((f) => f.name)
    expect(await due()).toContain('待查宣传栏')
    const look = (day: string, state: 'good' | 'damaged', client = grid, check = id()) =>
      client.call(api.check, { params: { id: board }, body: { id: check, day, state, note: '' } })
    expect((await look('2026-03-11', 'good')).problem.faults).toEqual([{ path: 'day', code: 'day-ahead' }])
    expect((await look('2026-03-10', 'good', neighbour)).status).toBe(403)
    const check = id()
    expect((await look('2026-03-10', 'damaged', grid, check)).status).toBe(200)
    // Entered late, of a day before: the newer look stands.
    expect((await look('2026-03-01', 'good')).status).toBe(200)
    expect(await due()).not.toContain('待查宣传栏')
    const bytes = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#c00' } })
      .jpeg()
      .withMetadata({ exif: { IFD3: { GPSLatitudeRef: 'N' } } })
      .toBuffer()
    const send = (client: Client, body: Buffer) => {
      const form = new FormData()
      form.append('file', new Blob([new Uint8Array(body)]), 'x.jpg')
      return client.raw<{ sha256: string }>('POST', `/${county}/api/facility-checks/${check}/picture`, form)
    }
    expect((await send(neighbour, bytes)).status).toBe(403)
    const sent = await send(grid, bytes)
    expect([sent.status, (await send(grid, bytes)).body.sha256]).toEqual([200, sent.body.sha256])
    const view = await secretary.ok(api.get, { params: { id: board } })
    expect(view.checks.map((c) => [c.day, c.state, c.picture])).toEqual([
      ['2026-03-10', 'damaged', sent.body.sha256],
      ['2026-03-01', 'good', null],
    ])
    expect(view.due).toBe('2026-06-08')
    expect((await neighbour.raw('GET', `/${county}/api/facility-checks/${check}/picture`)).status).toBe(200)
    expect((await anybody.raw('GET', `/${county}/api/facility-checks/${check}/picture`)).status).toBe(401)
    expect(view.checks.length).toBe(2)
  })
})

describe('[S3-03][S3-04][S3-05][S4-76] what is missing', () => {
  const lacks = async (kind: string, under = '231025/100/zhanqian/') =>
    (await secretary.ok(api.missing, { query: { kind, under, size: 100 } })).items

  it('says which places have none, which too small a one, which one open too short, as an independent count does', async () => {
    const stations = await lacks('centre-community')
    const second = stations.find((m) => m.place === '231025/100/zhanqian/002/')
    // 26 m² and seven hours.
    expect(second).toMatchObject({ have: 1, large: 0, long: 0, good: 0, estate: null })
    expect(stations.map((m) => m.place)).not.toContain(community)
    expect(stations.filter((m) => m.have === 0)).toHaveLength(8)
    expect(await lacks('centre-county', '231025/')).toEqual([])
    const streets = (await lacks('centre-town', '231025/')).map((m) => m.place)
    expect([
      streets.includes('231025/100/zhanqian/'),
      streets.includes('231025/100/dongjie/'),
      streets.includes('231025/100/'),
    ]).toEqual([false, true, false])
    expect(streets).toContain('231025/400/')
  })

  it('estates with fewer than two boards, page by page, and the sums say the same', async () => {
    const all = await lacks('board', '231025/')
    const names = all.filter((m) => m.place === community).map((m) => [m.estateName, m.have].join(' '))
    expect(names.sort()).toEqual(['晨泽小区 0', '盛润家园 1'])
    const { items } = await secretary.ok(api.missingSum, { query: {} })
    const file = JSON.parse(packFiles('linkou')['estates.json']!) as { kind: string }[]
    const estates = file.filter((e) => e.kind === 'estate').length
    expect(items.find((s) => s.kind === 'board')).toEqual({ kind: 'board', wanting: estates, lacking: estates - 1 })
    for (const s of items.filter((i) => ['centre-town', 'shelter', 'children-home'].includes(i.kind)))
      expect([s.kind, s.lacking]).toEqual([s.kind, (await everything(s.kind)).length])
    expect((await secretary.call(api.missing, { query: { kind: 'square' } })).status).toBe(404)
  })

  async function everything(kind: string) {
    const rows: string[] = []
    let after: string | undefined
    do {
      const { items, next } = await secretary.ok(api.missing, { query: { kind, size: 40, after } })
      rows.push(...items.map((m) => m.place))
      after = next
    } while (after)
    return rows
  }
})

describe('lists among twenty thousand', () => {
  it('read hardly more than they show', async () => {
    // Four times what a county has: the kinds in turn over all communities, with an estate where there is one.
    await admin.query(`set session_replication_role = replica; set search_path = c${county};
      with a as (select (select array_agg(path order by path) from place where kind in ('community', 'village')) as paths,
        (select array_agg(code order by code) from definition where kind = 'facility-kind' and from_day = '2000-01-01') as codes)
      insert into facility (id, kind, name, place, estate, address, working_minutes, off_minutes, opened, checked_on, grams, version, area)
        select gen_random_uuid(), m.code, '样例' || m.n, m.path, (select e.id from estate e where e.place = m.path order by e.id limit 1), '', 480, 0,
          '2020-01-01', '2026-03-01', array['样例', m.n::text], 1, 400
        from (select n, a.paths[1 + n % cardinality(a.paths)] as path, a.codes[1 + (n / cardinality(a.paths)) % cardinality(a.codes)] as code
          from generate_series(1, 20000) n cross join a) m;
      insert into facility_use (id, facility, from_at, to_at, what, version)
        select gen_random_uuid(), (select id from facility where name = '样例1'), t, t + interval '1 hour', '课', 1
        from generate_series('2020-01-01'::timestamptz, '2026-06-01', '6 hours') t;
      analyze; reset session_replication_role`)
    const client = new pg.Client({ ...app.db.config, user: 'linli_app' })
    await client.connect()
    const whole = rangeOf(`${county}/`)
    const day = '2026-03-10'
    const base = { ...whole, q: null, kind: null, estate: null, day, closed: false, due: null }
    const first: [string, string, string] = [whole.lo, '', nilId]
    const wish = {
      kind: 'centre-community',
      per: ['community' as const, 'village' as const],
      atLeast: 1,
      area: 30,
      minutesPerDay: 480,
      onDaysOff: false,
    }
    const boards = { ...wish, kind: 'board', per: ['estate' as const], atLeast: 99, area: null, minutesPerDay: null }
    const one = (await admin.query(`select id from c${county}.facility where name = '样例1'`)).rows[0].id as string
    const statements: [string, Promise<Statement[]>, number][] = [
      ['the county', asked(county, (tx) => facilities(tx, base, first, 21)), 100],
      ['of a kind', asked(county, (tx) => facilities(tx, { ...base, kind: 'square' }, first, 21)), 100],
      ['by words', asked(county, (tx) => facilities(tx, { ...base, q: '样例 777' }, first, 21)), 500],
      [
        'due',
        asked(county, (tx) =>
          facilities(tx, { ...base, kind: 'board', due: [{ kind: 'board', until: '2026-02-01' }] }, first, 21),
        ),
        3_000,
      ],
      ['near', asked(county, (tx) => facilitiesWithin(tx, rangeOf(community), ['square', 'library'], day, 200)), 500],
      ['missing', asked(county, (tx) => missingIn(tx, wish, whole, day, ['', nilId], 21)), 4_000],
      [
        'missing boards',
        asked(county, (tx) => missingIn(tx, boards, rangeOf('231025/100/zhanqian/'), day, ['', nilId], 21)),
        2_000,
      ],
      ['sums of a community', asked(county, (tx) => missingSums(tx, [wish], rangeOf(community), day)), 1_000],
      ['uses', asked(county, (tx) => usesInHouse(tx, one, new Date('2026-03-09'), new Date('2026-03-16'))), 1_000],
    ]
    try {
      for (const [name, made, most] of statements)
        for (const statement of await made) {
          const read = await explainedUnder(client, county, { ranges: [whole], units: [] }, statement, 'custom')
          // A county has a few hundred places and estates.
          const big = read.whole.filter((t) => !['place', 'estate'].includes(t))
          expect([name, big, read.rows <= most], `${read.rows} rows ${read.plan}`).toEqual([name, [], true])
        }
    } finally {
      await client.end()
    }
  })
})
