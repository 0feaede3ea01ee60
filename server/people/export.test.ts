/** [K7][K8] Lists of people taken out: as the screen shows them, for whoever may, and every row told. */
import { utils, read as readBook } from '@e965/xlsx'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditApi } from '../../domain/kernel/audit-api.ts'
import { peopleApi } from '../../domain/people/api.ts'
import type { Client } from '../../test/client.ts'
import { startCounty, type TestCounty } from '../../test/county.ts'
import { inventedNumber } from '../../test/people.ts'
import { manyHash } from '../kernel/audit/line.ts'

let county: TestCounty
let secretary: Client
let manager: Client
const community = '231025/100/zhanqian/001/'
const beside = '231025/100/zhanqian/002/'
const one = `${community}001/`
const day = '2026-03-10'
const newId = () => county.app.house.newId()
const ids: Record<string, string> = {}
const number = inventedNumber('1950-03-08')
const phone = '00099110042'

const sql = <R extends Record<string, unknown>>(text: string, values: unknown[] = []) =>
  county.sql<R>(text.replaceAll('@', 'c231025.'), values)

async function enter(as: string, name: string, place = one, more: object = {}) {
  const id = newId()
  const person = {
    id,
    place,
    name,
    sex: 'female' as const,
    born: '1950-03-08',
    phones: [],
    idNumber: null,
    addressNote: null,
    died: null,
    ...more,
  }
  await everywhere.ok(peopleApi.add, { body: { person, day } })
  ids[as] = id
}
let everywhere: Client

beforeAll(async () => {
  county = await startCounty({ now: '2026-03-10T10:00:00+08:00', people: ['书记', '书记2', '经理', '全县'] })
  everywhere = county.as('全县', [{ role: 'community-secretary', place: '231025/' }])
  secretary = county.as('书记', [{ role: 'community-secretary', place: community }])
  manager = county.as('经理', [{ role: 'manager', place: '231025/' }])
  await enter('formula', '=演示', one, { phones: [phone], idNumber: number })
  await enter('young', '演示幼', one, { born: '2015-01-01', sex: 'male' })
  await enter('other', '演示邻', `${beside}001/`)
  await enter('two', '演示次', `${community}002/`)
  await everywhere.ok(peopleApi.addCategory, {
    params: { id: ids['formula']! },
    body: {
      id: newId(),
      person: ids['formula']!,
      category: 'elder-alone',
      from: day,
      to: null,
      source: '名册',
      month: '2026-03',
    },
  })
})
afterAll(() => county?.close())

interface Asked {
  id?: string
  place?: string
  format?: 'csv' | 'xlsx'
  [more: string]: unknown
}

const asked = ({ id = newId(), place = community, format = 'csv', ...more }: Asked = {}) => ({
  body: { id, place, format, why: '核对十月名单', to: '县民政局', ...more } as never,
})

async function csv(who: Client, what: Asked = {}) {
  const reply = await who.call(peopleApi.exportPeople, asked(what))
  expect([reply.status, reply.problem.code]).toEqual([200, undefined])
  const lines = (reply.body as string).replace(/^\uFEFF/, '').split('\r\n')
  expect(lines.pop()).toBe('')
  return { lines, mark: lines.pop()!, head: lines.shift()!, reply }
}
const names = async (who: Client, what: Asked = {}) => (await csv(who, what)).lines.map((l) => l.split(',')[0])

describe('[K7] the list of the screen', () => {
  it('holds the same people in the same order with the same masks, a formula as text, and who took it', async () => {
    const { items } = await secretary.ok(peopleApi.list, { query: { place: community } })
    const { lines, mark, head, reply } = await csv(secretary)
    expect(head).toBe('姓名,性别,年龄,电话,住址,网格,人员类别')
    expect(lines.map((l) => l.split(',')[0])).toEqual(
      items.map((p) => (p.name.startsWith('=') ? `'${p.name}` : p.name)),
    )
    expect(lines.find((l) => l.startsWith("'="))).toMatch(/^'=\*\*,女,76,000\*\*\*\*0042,,[^,]+,独居老人$/)
    expect(lines.join()).not.toMatch(/演示|\d{11}/)
    expect(mark).toMatch(/^# 林口县 · 导出人 书记 · 2026-03-10 10:0\d · 去向 县民政局 · 编号 [0-9a-f]{8}/)
    expect(decodeURIComponent(reply.headers.get('content-disposition')!)).toMatch(
      /居民名单-书记-2026031010\d\d-[0-9a-f]{8}\.csv$/,
    )
    expect(reply.headers.get('cache-control')).toContain('no-store')
  })

  it('narrowed as the screen is: place, category, ages, words', async () => {
    expect(await names(secretary, { place: `${community}002/` })).toEqual(['演**'])
    expect(await names(secretary, { category: 'elder-alone' })).toEqual(["'=**"])
    expect((await csv(secretary, { ageTo: 17 })).lines[0]).toMatch(/^演\*\*,男,11,/)
    expect((await csv(secretary, { q: '演示' })).lines).toHaveLength(3)
    expect((await csv(secretary, { q: number })).lines).toHaveLength(1)
    expect((await csv(secretary, { q: '没有这人' })).lines).toEqual([])
  })

  it('as a workbook holds the same cells', async () => {
    const { lines } = await csv(secretary)
    const raw = await fetch(`${county.app.origin}/231025/api/people/export`, {
      method: 'POST',
      headers: { 'x-linli': '1', 'content-type': 'application/json', cookie: secretary.cookie! },
      body: JSON.stringify(asked({ format: 'xlsx' }).body),
    })
    expect(raw.headers.get('content-type')).toContain('spreadsheetml')
    const book = readBook(Buffer.from(await raw.arrayBuffer()), { type: 'buffer', cellFormula: true })
    const cells = utils.sheet_to_json<string[]>(book.Sheets['居民名单']!, { header: 1, defval: '' })
    expect(cells.slice(1, -1).map((r) => r.join(','))).toEqual(lines)
    expect(cells.at(-1)![0]).toContain('导出人 书记')
    expect(Object.values(book.Sheets['居民名单']!).filter((c: { f?: string }) => c?.f)).toEqual([])
  })

  it('in the columns of another system, masked all the same', async () => {
    const { items } = await secretary.ok(peopleApi.exportProfiles)
    expect(items.map((p) => p.code)).toContain('relief-check')
    expect(items.filter((p) => p.source === null).length).toBe(items.length)
    const { head, lines } = await csv(manager, { profile: 'community-platform', place: one, category: 'elder-alone' })
    expect(head.split(',').slice(0, 5)).toEqual(['姓名', '证件类型', '证件号码', '性别代码', '出生日期'])
    expect(lines[0]!.split(',').slice(0, 9)).toEqual([
      "'=**",
      '居民身份证',
      `${number.slice(0, 3)}${'*'.repeat(13)}${number.slice(-2)}`,
      '2',
      '1950',
      '000****0042',
      '林口镇',
      '站前办事处第一居民委员会',
      expect.any(String),
    ])
    const unknown = await secretary.call(peopleApi.exportPeople, asked({ profile: 'nobody-s' }))
    expect(unknown.status).toBe(422)
  })
})

describe('[security 4.1][4.2] who takes what', () => {
  it('without the right, without a fresh second factor, without a word why: nothing', async () => {
    const grid = county.as('网格员', [{ role: 'grid-worker', place: community }])
    const stale = county.as('书记2', [{ role: 'community-secretary', place: community }], { factors: 1 })
    const contractor = county.as('外包', [{ role: 'manager', place: community }], { contractor: true })
    const codes = await Promise.all(
      [grid, stale, county.guest()].map(async (who) => (await who.call(peopleApi.exportPeople, asked())).problem.code),
    )
    expect(codes).toEqual(['not-permitted', 'second-factor-needed', 'not-signed-in'])
    expect((await secretary.call(peopleApi.exportPeople, asked({ why: ' ' }))).status).toBe(422)
    expect((await secretary.call(peopleApi.exportPeople, asked({ to: '' }))).status).toBe(422)
    expect(contractor).toBeDefined()
  })

  it('another place is not there, a wider one holds no more than one’s own, and nothing unknown is taken', async () => {
    for (const place of [beside, '231025/107/', '990001/'])
      expect((await secretary.call(peopleApi.exportPeople, asked({ place }))).problem.code).toBe('not-found')
    expect(await names(secretary, { place: '231025/' })).toEqual(await names(secretary))
    expect((await names(everywhere, { place: '231025/' })).length).toBe(4)
    const evil = { size: 1_000_000, after: 'x', columns: ['name'], __proto__x: 1 }
    for (const [key, value] of Object.entries(evil))
      expect((await secretary.call(peopleApi.exportPeople, asked({ [key]: value }))).status).toBe(422)
  })

  it('[L7] values in clear only where they may be revealed; words only where they may be searched', async () => {
    expect((await manager.call(peopleApi.exportPeople, asked({ clear: true }))).problem.code).toBe('not-permitted')
    expect((await manager.call(peopleApi.exportPeople, asked({ q: '演示' }))).status).toBeGreaterThanOrEqual(403)
    const { lines } = await csv(secretary, { clear: true, category: 'elder-alone' })
    expect(lines[0]).toContain(`'=演示,女,76,${number},${phone}`)
  })

  it('what another took is not taken under its id, and the same press again says so again', async () => {
    const id = newId()
    await csv(secretary, { id })
    await csv(secretary, { id })
    expect((await manager.call(peopleApi.exportPeople, asked({ id }))).problem.code).toBe('not-found')
    const lines = await sql('select 1 from @audit where subject = $1 and act = $2', [id, 'people.export'])
    expect(lines).toHaveLength(2)
  })
})

describe('[C-log] who took whom', () => {
  const linesOf = (id: string) =>
    sql<{ id: string; act: string; detail: Record<string, unknown>; body_hash: string }>(
      'select id, act, detail, body_hash from @audit where subject = $1 order by array_position(array[$2, $3], act)',
      [id, 'people.export', 'people.export-rows'],
    )

  it('is told before and after, with the reason apart and the rows by their hash; no word of it in the audit', async () => {
    const id = newId()
    await csv(secretary, { id, q: '演示幼', ageTo: 17, clear: true })
    const lines = await linesOf(id)
    expect(lines.map((l) => l.act)).toEqual(['people.export', 'people.export-rows', 'people.export-end'])
    expect(lines[0]!.detail).toMatchObject({ place: community, format: 'csv', clear: true, search: 1, reason: id })
    expect(lines[1]!.body_hash).toBe(manyHash([ids['young']!]))
    expect(JSON.stringify(lines)).not.toMatch(/演示|核对|民政/)
    const [out] = await sql<{ rows: number; whole: boolean; sha256: string }>('select * from @list_out where id = $1', [
      id,
    ])
    expect(out).toMatchObject({ rows: 1, whole: true, sha256: lines[2]!.body_hash })
    const auditor = county.as('审计', [{ role: 'auditor' }])
    const found = await auditor.ok(auditApi.search, { query: { looks: 'export', subject: id } })
    expect(found.items.map((i) => i.act)).toEqual(['people.export'])
    const about = await auditor.ok(auditApi.search, { query: { subject: ids['young']! } })
    expect(about.items.filter((i) => i.subject === id).map((i) => i.act)).toEqual(['people.export-rows'])
  })

  it('a list whose marks were cut off is found again by whom it holds', async () => {
    const id = newId()
    const { lines } = await csv(secretary, { id, place: one })
    const leaked = [ids['formula']!, ids['young']!]
    expect(lines).toHaveLength(leaked.length)
    const held = await sql<{ subject: string }>(
      `select a.subject from @audit_many m join @audit a on a.id = m.line where m.subject = any($1::uuid[])
       group by a.subject having count(distinct m.subject) = $2 order by a.subject desc`,
      [leaked, leaked.length],
    )
    expect(held.map((h) => h.subject)).toContain(id)
  })
})
