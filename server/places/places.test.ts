import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { stableId } from '../../domain/kernel/stable-id.ts'
import { drawOut, EstateLine } from '../../domain/places/addresses.ts'
import { placesApi } from '../../domain/places/api.ts'
import { CountyFile } from '../../domain/places/county-file.ts'
import { startApp, type TestApp } from '../../test/app.ts'
import type { Client } from '../../test/client.ts'
import { testSessions } from '../../test/sessions.ts'
import { placesRoom } from './index.ts'

const sessions = testSessions()
let app: TestApp
let admin: Client
let secretary: Client
let anybody: Client
const newId = () => app.house.newId()
const day = '2026-03-01'

const file = CountyFile.parse({
  code: '231025',
  name: '林口县',
  source: 'test',
  children: [
    {
      code: '231025100',
      name: '林口镇',
      local: [{ step: 'zhanqian', name: '站前办事处' }],
      children: [
        {
          code: '231025100001',
          name: '第一居民委员会',
          in: 'zhanqian',
          grids: [
            { step: '001', name: '第一网格' },
            { step: '002', name: '第二网格' },
          ],
        },
        { code: '231025100002', name: '第二居民委员会', in: 'zhanqian', grids: [{ step: '001', name: '第一网格' }] },
      ],
    },
    {
      code: '231025101',
      name: '古城镇',
      children: [{ code: '231025101200', name: '城南村', grids: [{ step: '001', name: '第一网格' }] }],
    },
  ],
})
const one = '231025/100/zhanqian/001/'
const two = '231025/100/zhanqian/002/'
const estate = drawOut(
  EstateLine.parse({
    place: one,
    name: '站前小区',
    kind: 'estate',
    street: '迎宾路',
    buildings: [
      { name: '1号楼', grid: '001', floors: 6, units: 2, doors: 2 },
      { name: '2号楼', grid: '001', floors: 3, units: 1, doors: 1 },
    ],
    houses: [{ grid: '002', from: 1, to: 12 }],
  }),
  true,
)

beforeAll(async () => {
  app = await startApp({ rooms: [placesRoom], authenticate: sessions.authenticate })
  admin = sessions.as(app, 'admin', [{ role: 'administrator' }])
  secretary = sessions.as(app, 'secretary', [{ role: 'community-secretary', place: one }])
  anybody = sessions.as(app, 'resident', [])
  anybody.cookie = undefined
  await admin.ok(placesApi.import, { body: { id: newId(), day, file } })
  await secretary.ok(placesApi.addEstate, { body: estate })
})
afterAll(() => app.close())

const blank = { code: null, urbanClass: null, sort: 0, helpLine: null, centre: null, outline: null, fictional: false }
const grid = (step: string, name: string) => ({
  ...blank,
  step,
  kind: 'grid' as const,
  level: '网格',
  name,
  gridKind: 'base' as const,
})
const view = (path: string) => admin.ok(placesApi.get, { query: { path } })

describe('the tree', () => {
  it('[A1] stands at any depth with the word for the level at each node, and anybody may see it', async () => {
    const { items } = await anybody.ok(placesApi.tree)
    expect(items.map((n) => n.path)).toEqual(items.map((n) => n.path).sort())
    expect(items.find((n) => n.path === one)).toEqual({
      path: one,
      kind: 'community',
      level: '社区',
      name: '第一居民委员会',
      gridKind: null,
    })
    expect(items.find((n) => n.path === '231025/100/zhanqian/')).toMatchObject({
      kind: 'sub-district',
      level: '办事处',
    })
    const below = await anybody.ok(placesApi.tree, { query: { under: one, depth: 0 } })
    expect(below.items.map((n) => n.path)).toEqual([one])
    const children = await anybody.ok(placesApi.children, { query: { of: '231025/100/zhanqian/' } })
    expect(children.items.map((n) => n.path)).toEqual([one, two])
  })

  it('taking in the same file again opens nothing; a file of another county is refused', async () => {
    const again = await admin.ok(placesApi.import, { body: { id: newId(), day: '2026-03-02', file } })
    expect(again).toMatchObject({ opened: 0, renamed: 0, missing: [] })
    const other = { ...file, code: '990001' }
    expect(
      (await admin.call(placesApi.importPreview, { body: { id: newId(), day, file: other } })).problem.faults,
    ).toEqual([{ path: 'file.code', code: 'other-county' }])
  })

  it('[L8] an edit is done once, keeps what was before, and leaves one line in the audit', async () => {
    const body = { id: newId(), day, why: '一期', path: two, helpLine: '0453 352 2001', sort: 7 }
    await admin.ok(placesApi.describe, { body })
    await admin.ok(placesApi.describe, { body })
    const kept = await app.house.pools.jobs.query(
      `select version, value, reason from c231025.history where subject = $1`,
      [two],
    )
    expect(kept.rows).toHaveLength(1)
    expect(kept.rows[0]).toMatchObject({
      version: 2,
      reason: '一期',
      value: { before: { helpLine: null }, after: { helpLine: '0453 352 2001', sort: 7 } },
    })
    const lines = await app.house.pools.jobs.query(`select act from c231025.audit where subject = $1`, [two])
    expect(lines.rows).toEqual([{ act: 'places.describe' }])
    expect((await admin.call(placesApi.describe, { body: { ...body, sort: 8 } })).problem.code).toBe('id-reused')
    const colleague = sessions.as(app, 'colleague', [{ role: 'administrator' }])
    expect((await colleague.call(placesApi.describe, { body })).problem.code).toBe('not-found')
  })

  it('[A3] a new name holds from its day; the old one keeps its days', async () => {
    const path = '231025/101/'
    await admin.ok(placesApi.rename, { body: { id: newId(), day: '2026-03-05', path, name: '新城镇' } })
    await admin.ok(placesApi.rename, { body: { id: newId(), day: '2026-12-01', path, name: '将来镇' } })
    const seen = await view(path)
    expect(seen.name).toBe('新城镇')
    expect(seen.names.map((n) => [n.name, n.from, n.to])).toEqual([
      ['将来镇', '2026-12-01', null],
      ['新城镇', '2026-03-05', '2026-12-01'],
      ['古城镇', day, '2026-03-05'],
    ])
    expect(
      (await admin.call(placesApi.rename, { body: { id: newId(), day: '2026-03-04', path, name: '旧城镇' } })).problem
        .faults,
    ).toEqual([{ path: 'day', code: 'day-before-last-name' }])
  })

  it('[L6] a secretary draws no map, and registers addresses only at home', async () => {
    const open = { id: newId(), day, parent: one, place: grid('009', '第九网格') }
    expect((await secretary.call(placesApi.open, { body: open })).status).toBe(403)
    const landmark = { id: newId(), place: two, name: '东广场', kind: 'square' as const, point: null, fictional: true }
    expect((await secretary.call(placesApi.addLandmark, { body: landmark })).status).toBe(403)
    await secretary.ok(placesApi.addLandmark, { body: { ...landmark, id: newId(), place: one } })
  })

  it('an outline that crosses itself is refused with its fault', async () => {
    const outline = {
      type: 'Polygon' as const,
      coordinates: [
        [
          [130, 45],
          [132, 47],
          [132, 45],
          [130, 46],
          [130, 45],
        ] as [number, number][],
      ],
    }
    const refused = await admin.call(placesApi.describe, { body: { id: newId(), day, path: one, outline } })
    expect(refused.problem.faults).toEqual([{ path: 'outline', code: 'ring-crossing' }])
  })
})

describe('the register of addresses', () => {
  it('is found by pieces of the text; dwellings only by staff', async () => {
    const open = await anybody.ok(placesApi.address, { query: { q: '站前小区1栋' } })
    expect(open.items.map((h) => [h.kind, h.text])).toEqual([['building', '迎宾路站前小区1号楼']])
    const staff = await secretary.ok(placesApi.address, { query: { q: '站前 302' } })
    expect(staff.items.map((h) => h.text)).toContain('迎宾路站前小区1号楼2单元302')
    expect((await anybody.ok(placesApi.address, { query: { q: '…' } })).items).toEqual([])
    expect((await anybody.ok(placesApi.address, { query: { q: '站前', under: two } })).items).toEqual([])
  })

  it('dwellings come page by page in the order of their numbers, none twice', async () => {
    const seen: string[] = []
    let after: string | undefined
    do {
      const page = await secretary.ok(placesApi.dwellings, { query: { place: one, size: 5, ...(after && { after }) } })
      seen.push(...page.items.map((d) => d.text))
      after = page.next
    } while (after)
    expect(seen).toHaveLength(24 + 3 + 12)
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen.slice(-12).map((t) => t.slice(-3))).toEqual([
      '区1号',
      '区2号',
      '区3号',
      '区4号',
      '区5号',
      '区6号',
      '区7号',
      '区8号',
      '区9号',
      '10号',
      '11号',
      '12号',
    ])
  })

  it('estates show their buildings and units', async () => {
    const { items } = await secretary.ok(placesApi.estates, { query: { place: one } })
    expect(items[0]!.buildings.map((b) => [b.name, b.units.length])).toEqual([
      ['1号楼', 2],
      ['2号楼', 1],
    ])
  })

  it('parts that hang on nothing are named, and nothing is written', async () => {
    const stray = drawOut(
      EstateLine.parse({ place: one, name: '东院', kind: 'courtyard', houses: [{ grid: '002', from: 1, to: 1 }] }),
      true,
    )
    stray.dwellings[0]!.building = stableId('nothing')
    const refused = await secretary.call(placesApi.addEstate, { body: stray })
    expect(refused.problem.faults).toEqual([{ path: 'dwellings.0.building', code: 'building-unknown' }])
  })

  it('a broken cursor is a fault, not an error', async () => {
    expect((await secretary.call(placesApi.dwellings, { query: { after: 'x' } })).status).toBe(422)
  })
})

describe('[A3] a map that is redrawn', () => {
  const worker = () => ({
    id: newId(),
    place: `${one}001/`,
    account: sessions.account('wang'),
    name: '网格员甲',
    phone: null,
    post: 'full-time' as const,
    from: day,
    to: null,
  })

  it('split: the grid closes, buildings go where they were told, the estate stays found', async () => {
    await admin.ok(placesApi.appoint, { body: worker() })
    const body = {
      id: newId(),
      day: '2026-03-09',
      path: `${one}001/`,
      into: [
        { ...grid('011', '东网格'), buildings: [estate.buildings[0]!.id] },
        { ...grid('012', '西网格'), buildings: [estate.buildings[1]!.id] },
      ],
    }
    const { successions } = await admin.ok(placesApi.split, { body })
    expect(successions.map((s) => s.new)).toEqual([`${one}011/`, `${one}012/`])
    expect(await admin.ok(placesApi.split, { body })).toEqual({ successions })
    await app.settle()
    const east = await secretary.ok(placesApi.dwellings, { query: { place: `${one}011/`, size: 100 } })
    expect(east.items).toHaveLength(24)
    const old = await view(`${one}001/`)
    expect(old).toMatchObject({ closed: '2026-03-09', became: successions })
    expect(old.workers.map((w) => w.to)).toEqual(['2026-03-09'])
    expect((await view(`${one}011/`)).workers).toEqual([])
  })

  it('merge: two grids become one, houses and buildings follow', async () => {
    const body = { id: newId(), day: '2026-03-10', paths: [`${one}011/`, `${one}012/`], into: grid('013', '大网格') }
    await admin.ok(placesApi.merge, { body })
    await app.settle()
    const all = await secretary.ok(placesApi.dwellings, { query: { place: `${one}013/`, size: 100 } })
    expect(all.items).toHaveLength(27)
  })

  it('move: everything below opens under the new parent, workers go on there, the old stays readable', async () => {
    await admin.ok(placesApi.appoint, { body: { ...worker(), place: `${one}013/`, from: '2026-03-10' } })
    const to = '231025/101/011/'
    await admin.ok(placesApi.move, {
      body: { id: newId(), day: '2026-03-10', path: one, parent: '231025/101/', step: '011' },
    })
    await app.settle()
    const there = await admin.ok(placesApi.dwellings, { query: { place: to, size: 100 } })
    expect(there.items).toHaveLength(39)
    expect((await admin.ok(placesApi.estates, { query: { place: to } })).items.map((e) => e.name)).toEqual(['站前小区'])
    expect((await view(`${to}013/`)).workers.map((w) => [w.name, w.from, w.to])).toEqual([
      ['网格员甲', '2026-03-10', null],
    ])
    const open = await anybody.ok(placesApi.tree)
    expect(open.items.some((n) => n.path === one)).toBe(false)
    const ever = await anybody.ok(placesApi.tree, { query: { closed: 'yes' } })
    expect(ever.items.find((n) => n.path === one)?.closed).toBe('2026-03-10')
    expect(
      (
        await admin.call(placesApi.open, {
          body: {
            id: newId(),
            day,
            parent: '231025/101/',
            place: { ...grid('011', '再来'), kind: 'village', gridKind: null },
          },
        })
      ).problem.faults,
    ).toEqual([{ path: 'step', code: 'place-exists' }])
  })

  it('[S1-43] buildings change their base grid with all their doors', async () => {
    const at = '231025/101/011/'
    await admin.ok(placesApi.placeBuildings, {
      body: { id: newId(), day: '2026-03-11', buildings: [estate.buildings[1]!.id], place: `${at}002/` },
    })
    const doors = await admin.ok(placesApi.dwellings, { query: { place: `${at}002/`, size: 100 } })
    expect(doors.items).toHaveLength(12 + 3)
    const nowhere = { id: newId(), day: '2026-03-11', buildings: [stableId('none')], place: `${at}002/` }
    expect((await admin.call(placesApi.placeBuildings, { body: nowhere })).status).toBe(404)
    expect(
      (await admin.call(placesApi.placeBuildings, { body: { ...nowhere, id: newId(), place: at } })).problem.faults,
    ).toEqual([{ path: 'place', code: 'place-kind' }])
  })
})
