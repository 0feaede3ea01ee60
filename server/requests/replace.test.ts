import { afterAll, beforeAll, expect, it } from 'vitest'
import { noticesApi } from '../../domain/notices/api.ts'
import { placesApi } from '../../domain/places/api.ts'
import { requestsApi as api } from '../../domain/requests/api.ts'
import { startCounty, type TestCounty } from '../../test/county.ts'
import type { Client } from '../../test/client.ts'

let at: TestCounty
let dispatcher: Client
let admin: Client
beforeAll(async () => {
  at = await startCounty({ now: '2026-03-13T12:00:00+08:00', people: ['dispatcher-1'] })
  // Whom notices are for is asked of the accounts room.
  await at.sql(
    `insert into c231025.account_grants (id, account, role, place, unit, from_day, body_hash, given_at)
     select $1, id, 'dispatcher', '231025/', null, '2026-01-01', '', $2 from c231025.accounts where name = 'dispatcher-1'`,
    [id(), at.app.now()],
  )
  dispatcher = at.as('dispatcher-1', [{ role: 'dispatcher', place: '231025/' }])
  admin = at.as('admin-1', [{ role: 'administrator', place: '231025/' }])
})
afterAll(() => at.close())

const id = () => at.app.house.newId()
const community = '231025/100/zhanqian/001/'
const day = '2026-03-13'

const filed = async (place: string, more: { dwelling?: string; described?: string } = {}) => {
  const request = id()
  const report = { id: id(), channel: 'phone' as const, what: '路灯不亮', where: { place, ...more } }
  await dispatcher.ok(api.file, { body: { request, report } })
  return request
}
const view = (request: string) => dispatcher.ok(api.get, { params: { request } })
const grid = (step: string) => ({
  step,
  kind: 'grid' as const,
  level: '网格',
  name: `网格${step}`,
  code: null,
  gridKind: 'base' as const,
  urbanClass: null,
  sort: 0,
  helpLine: null,
  centre: null,
  outline: null,
  fictional: true,
})

it('[A3] what is open goes to the one heir, with what was said about the spot; what is closed stays', async () => {
  const open = await filed(`${community}001/`, { described: '东门外第二根灯杆' })
  const over = await filed(`${community}001/`)
  await dispatcher.ok(api.reject, {
    params: { request: over },
    body: { id: id(), ground: 'not-public-service', reason: '没有这件事' },
  })
  const body = { id: id(), day, paths: [`${community}001/`, `${community}003/`], into: grid('041'), why: '合并' }
  await admin.ok(placesApi.merge, { body })
  await at.app.settle()
  const [row] = await at.sql<{ place: string }>('select place from c231025.requests where id = $1', [open])
  expect(row!.place).toBe(`${community}041/`)
  const shown = await view(open)
  expect(shown.where.described).toBe('东门外第二根灯杆')
  const [closed] = await at.sql<{ place: string }>('select place from c231025.requests where id = $1', [over])
  expect(closed!.place).toBe(`${community}001/`)
  const lines = await at.sql<{ detail: { moved: number; left: number } }>(
    `select detail from c231025.audit where act = 'requests.follow-map' and subject = $1`,
    [`${community}001/`],
  )
  expect(lines.map((l) => [l.detail.moved, l.detail.left])).toEqual([[1, 0]])
})

it('[A3] of a place that was split only those with a dwelling go; the rest waits for the dispatcher', async () => {
  const place = `${community}002/`
  const [home] = await at.sql<{ id: string; building: string }>(
    'select id, building from c231025.dwelling where place = $1 and building is not null order by id limit 1',
    [place],
  )
  const known = await filed(place, { dwelling: home!.id })
  const unknown = await filed(place)
  // Said to be here, and registered where nothing was redrawn.
  const [elsewhere] = await at.sql<{ id: string }>(
    'select id from c231025.dwelling where place like $1 and not place like $2 order by id limit 1',
    ['231025/100/%', `${community}%`],
  )
  const astray = await filed(place, { dwelling: elsewhere!.id })
  const into = [
    { ...grid('051'), takes: [], buildings: [home!.building] },
    { ...grid('052'), takes: [], buildings: [] },
  ]
  await admin.ok(placesApi.split, { body: { id: id(), day, path: place, into, why: '拆分' } })
  await at.app.settle()
  const rows = await at.sql<{ id: string; place: string; dwelling: string | null }>(
    'select id, place, dwelling from c231025.requests where id = any($1::uuid[])',
    [[known, unknown, astray]],
  )
  expect(new Map(rows.map((r) => [r.id, [r.place, r.dwelling]]))).toEqual(
    new Map([
      [known, [`${community}051/`, home!.id]],
      [unknown, [place, null]],
      [astray, [place, elsewhere!.id]],
    ]),
  )

  // Those left have a note by the system, once, and the dispatchers of their desk are told; the others have none.
  const notes = async (request: string) => (await view(request)).timeline.filter((e) => e.kind === 'note')
  for (const left of [unknown, astray]) {
    const [note, ...more] = await notes(left)
    expect([note!.party, more]).toEqual(['system', []])
    expect(note!.words['said']).toMatch(/已拆分为“网格051”、“网格052”/)
  }
  expect(await notes(known)).toEqual([])
  const { items } = await dispatcher.ok(noticesApi.inbox)
  const told = items.filter((n) => n.kind === 'request.unplaced')
  expect([told.length, new Set(told.map((n) => n.request))]).toEqual([2, new Set([unknown, astray])])
  expect(told[0]!.title).toBe('请选定地方')

  // One is put right as any other matter is, once the new names are known everywhere.
  const body = { id: id(), where: { place: `${community}052/` } }
  const putRight = async () => (await dispatcher.call(api.reclassify, { params: { request: unknown }, body })).status
  await expect.poll(putRight, { timeout: 20_000, interval: 500 }).toBe(200)
  const [moved] = await at.sql<{ place: string }>('select place from c231025.requests where id = $1', [unknown])
  expect(moved!.place).toBe(`${community}052/`)
})
