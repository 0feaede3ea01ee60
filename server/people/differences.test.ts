/** A list of another system laid beside ours: who differs, why, settled with a word; and nothing of the register is changed. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { peopleApi } from '../../domain/people/api.ts'
import type { DifferenceView } from '../../domain/people/differences.ts'
import type { Client } from '../../test/client.ts'
import { community, inventedNumber, one, startRegister, two, type Register } from '../../test/people.ts'

let r: Register
let secretary: Client
let elsewhere: Client
const day = '2026-03-02'
const month = '2026-03'
/** That nobody of the demo county has. */
const category = 'rigid-expense'
const ids: Record<string, string> = {}
const numbers: Record<string, string> = {}

async function holder(as: string, name: string, from: string | null, place: string = one) {
  const idNumber = inventedNumber()
  numbers[as] = idNumber
  const p = await r.entered({ name, idNumber, place })
  ids[as] = p.id
  if (from !== null)
    await secretary.ok(peopleApi.addCategory, {
      params: { id: p.id },
      body: { id: r.newId(), person: p.id, category, from, to: null, source: '民政名册', month },
    })
}

beforeAll(async () => {
  r = await startRegister(['d-secretary', 'd-elsewhere', 'd-grid'], { day })
  secretary = r.seat('d-secretary', 'community-secretary', community)
  elsewhere = r.seat('d-elsewhere', 'community-secretary', '231025/107/201/')
  await holder('same', '演示同', '2025-01-01')
  await holder('gone', '演示停', '2025-01-01')
  await holder('new', '演示新', `${month}-01`)
  await holder('without', '演示无', null)
  await holder('typed', '演示误', '2025-01-01')
  await holder('dead', '演示故', '2025-01-01')
  await holder('moved', '演示迁', '2025-01-01', two)
  await r.rows(`update person set died = '2026-02-01' where id = $1`, [ids['dead']])
  await r.rows(`update person_category set to_day = '2026-02-01' where person = $1`, [ids['dead']])
})
afterAll(() => r?.close())

const everything = () =>
  r.rows(
    `select (select md5(string_agg(p::text, '' order by p.id)) from person p) as p, (select md5(string_agg(c::text, '' order by c.id)) from person_category c) as c,
       (select count(*)::int from person_event) as e, (select count(*)::int from person_claim) as l`,
  )

async function laid(lines: string[], of: string | null = category, client = secretary) {
  const form = new FormData()
  form.append('file', new Blob([['姓名,身份证号,是否死亡', ...lines].join('\n')]), '对方.csv')
  const id = r.newId()
  const sent = await client.raw<{ id: string }>(
    'POST',
    `/231025/api/imports?id=${id}&place=${encodeURIComponent(community)}`,
    form,
  )
  expect(sent.status).toBe(200)
  const state = async () => (await client.ok(peopleApi.import, { params: { id } })).state
  await expect.poll(state, { timeout: 20_000 }).toBe('mapping')
  await client.ok(peopleApi.planImport, {
    params: { id },
    body: { id: r.newId(), mode: 'compare', category: of, month, source: '民政低保系统', uses: {}, skip: [] },
  })
  await expect.poll(state, { timeout: 20_000 }).toBe('preview')
  return id
}
const list = async (id: string, query: object = {}, client = secretary) =>
  (await client.ok(peopleApi.differences, { params: { id }, query: { size: 100, ...query } })).items
const brief = (d: DifferenceView) =>
  `${Object.entries(ids).find(([, p]) => p === d.person)?.[0] ?? d.name} ${d.side} ${d.cause} ${d.settler}`

const swapped = (n: string) => n.slice(0, 14) + n[15] + n[14] + n.slice(16)
let laidId: string

describe('a list beside ours', () => {
  it('tells both sides by person with cause and who settles it, and changes nothing', async () => {
    const before = await everything()
    const stranger = inventedNumber('1944-04-04')
    laidId = await laid([
      `演示同,${numbers['same']},`,
      `演示无,${numbers['without']},`,
      `演示外,${stranger},`,
      `演示误,${inventedNumber()},`,
      `演示故,${numbers['dead']},`,
      `演示迁,${numbers['moved']},是`,
      `演示坏,990000195103080000,`,
    ])
    const found = await list(laidId)
    expect(found.map(brief).sort()).toEqual(
      [
        'without both not-begun-here community',
        '演** there moved-in grid',
        'typed both mistyped community',
        '演** both died-here department',
        '演** there died-there grid',
        '演** there unclear department',
        'gone here ended-there department',
        'new here not-begun-there department',
      ].sort(),
    )
    expect(JSON.stringify(found)).not.toMatch(/演示|\d{17}/)
    expect(await everything()).toEqual(before)
    const { items } = await secretary.ok(peopleApi.differenceCounts, { params: { id: laidId } })
    expect(items.reduce((n, c) => n + c.n, 0)).toBe(found.length)
    expect((await list(laidId, { side: 'here' })).length).toBe(2)
    expect((await list(laidId, { settler: 'grid', cause: 'moved-in' })).length).toBe(1)
  })

  it('without a category is laid beside everybody of the place', async () => {
    const id = await laid([`演示同,${numbers['same']},`, `演示误,${swapped(numbers['typed']!)},`], null)
    const { items } = await secretary.ok(peopleApi.differenceCounts, { params: { id } })
    const here = items.filter((c) => c.side === 'here')
    expect(here.map((c) => [c.cause, c.settler])).toEqual([['moved-out', 'grid']])
    const [living] = await r.rows<{ n: number }>(
      'select count(*)::int as n from person where starts_with(place, $1) and died is null and left_on is null',
      [community],
    )
    // All but the one who is the same, and the one whose number has two characters changed, if that number can be one.
    expect([living!.n - 1, living!.n - 2]).toContain(here[0]!.n)
  })

  it('never goes into the register: not applied, no row decided', async () => {
    const body = { id: r.newId() }
    const answers = [
      await secretary.call(peopleApi.applyImport, { params: { id: laidId }, body }),
      await secretary.call(peopleApi.decideRows, { params: { id: laidId }, body: { ...body, rows: [2], as: 'take' } }),
    ]
    expect(answers.map((a) => [a.status, a.problem.code])).toEqual([
      [409, 'conflict'],
      [409, 'conflict'],
    ])
  })

  it('is settled once, with a word that is kept sealed', async () => {
    const [first, second] = await list(laidId)
    const body = { id: r.newId(), rows: [first!.no], said: '上门看过，人在' }
    const settle = (more: object) =>
      secretary.call(peopleApi.settleDifferences, { params: { id: laidId }, body: { ...body, ...more } })
    expect((await settle({})).status).toBe(200)
    expect((await settle({})).status).toBe(200)
    expect((await settle({ id: r.newId(), rows: [first!.no, second!.no] })).problem.code).toBe('conflict')
    expect((await settle({ id: r.newId(), rows: [99_999] })).status).toBe(404)
    expect((await settle({ id: r.newId(), said: ' ' })).status).toBe(422)
    const now = (await list(laidId)).find((d) => d.no === first!.no)!
    expect(now.settled).toMatchObject({ said: '上门看过，人在', by: 'd-secretary' })
    expect((await list(laidId, { open: '1' })).map((d) => d.no)).not.toContain(first!.no)
    const kept = await r.rows<{ t: string }>(
      'select d::text as t from people_difference d where settled_at is not null',
    )
    expect(kept.map((k) => k.t).join()).not.toContain('上门')
  })

  it('[security 4.1] nobody outside of its place sees it, settles it or takes it out', async () => {
    const grid = r.seat('d-grid', 'grid-worker', one)
    const params = { id: laidId }
    const out = { id: r.newId(), format: 'csv' as const, why: '核对', to: '民政局' }
    const body = { id: r.newId(), rows: [1], said: '看过' }
    const asks = (who: Client) =>
      Promise.all([
        who.call(peopleApi.differences, { params, query: {} }),
        who.call(peopleApi.differenceCounts, { params }),
        who.call(peopleApi.settleDifferences, { params, body }),
        who.call(peopleApi.exportDifferences, { params, body: out }),
      ])
    expect((await asks(elsewhere)).map((a) => a.status)).toEqual([404, 404, 404, 404])
    expect((await asks(grid)).map((a) => a.status)).toEqual([403, 403, 403, 403])
  })

  it('[K7] is taken out as it is narrowed, masked, and told of each of ours in it', async () => {
    const id = r.newId()
    const reply = await secretary.call(peopleApi.exportDifferences, {
      params: { id: laidId },
      body: { id, format: 'csv', why: '核对低保', to: '民政局', side: 'here' },
    })
    const lines = (reply.body as string).split('\r\n')
    expect(lines[0]).toContain('哪边有,姓名,身份证号,地方,可能的原因')
    expect(lines).toHaveLength(1 + 2 + 1 + 1)
    expect(lines[1]).toMatch(/^只有我们有,演\*\*,990\*+\d\d,[^,]+,.*,刚性支出/)
    expect(reply.body).not.toMatch(/演示[停新]/)
    const told = await r.rows<{ subject: string }>(
      'select m.subject from audit_many m join audit a on a.id = m.line where a.subject = $1',
      [id],
    )
    expect(new Set(told.map((t) => t.subject))).toEqual(new Set([ids['gone'], ids['new']]))
  })

  it('laid aside leaves nothing of it', async () => {
    await secretary.ok(peopleApi.dropImport, { params: { id: laidId }, body: { id: r.newId() } })
    expect(await r.rows('select 1 from people_difference where import = $1', [laidId])).toEqual([])
  })
})
