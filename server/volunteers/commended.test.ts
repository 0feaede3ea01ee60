/** The list of commendations of a place and a year: who, when, what for; counted, taken out, and nobody ranked. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { volunteersApi as api } from '../../domain/volunteers/api.ts'
import { startVolunteers, type VolunteersCounty } from '../../test/volunteers.ts'
import { community } from '../../test/people.ts'

let v: VolunteersCounty
beforeAll(async () => {
  v = await startVolunteers()
})
afterAll(() => v?.r.close())

async function somebody(name: string) {
  const { id: person } = await v.r.entered({ name, born: '1985-01-01' })
  return { person, volunteer: await v.takenIn(person) }
}
async function commend(volunteer: string, day: string, words: string, more: object = {}) {
  const body = { id: v.newId(), kind: 'commendation', day, course: null, minutes: null, unit: null, words, ...more }
  await v.secretary.ok(api.addEntry, { params: { id: volunteer }, body: body as never })
  return body.id
}
const list = (more: object = {}, by = v.secretary) =>
  by.ok(api.commended, { query: { under: community, year: 2026, ...more } })

describe('[F8][S1-05] who was commended', () => {
  it('stands by day with the ground and who commended, of this place and this year; each is counted, each volunteer once', async () => {
    expect(await list()).toEqual({ items: [], total: 0, volunteers: 0 })
    const [a, b] = [await somebody('尉迟安宁'), await somebody('尉迟安康')]
    await commend(a.volunteer, '2026-01-15', '2025年度优秀志愿者，满300小时', { unit: 'shegongzhan' })
    await commend(b.volunteer, '2026-03-05', '学雷锋日嘉许')
    await commend(a.volunteer, '2026-02-10', '春节值守嘉许')
    await commend(a.volunteer, '2025-12-31', '上一年的')
    await commend(b.volunteer, '2026-03-06', '守时', { kind: 'evaluation' })
    const { items, total, volunteers } = await list()
    expect([total, volunteers]).toEqual([3, 2])
    expect(items.map((i) => [i.day, i.volunteer, i.ground])).toEqual([
      ['2026-03-05', b.volunteer, '学雷锋日嘉许'],
      ['2026-02-10', a.volunteer, '春节值守嘉许'],
      ['2026-01-15', a.volunteer, '2025年度优秀志愿者，满300小时'],
    ])
    expect(items[2]).toMatchObject({ name: '尉**', unitName: expect.any(String) as string })
    // Nothing by which somebody stands before somebody else: no hours, no stars, no rank.
    expect(Object.keys(items[0]!).sort()).toEqual(
      ['day', 'ground', 'id', 'name', 'number', 'placeName', 'unitName', 'volunteer'].sort(),
    )
    const first = await list({ size: 2 })
    expect(first.items).toHaveLength(2)
    expect((await list({ size: 2, after: first.next })).items.map((i) => i.day)).toEqual(['2026-01-15'])
    expect((await list({ year: 2025 })).items.map((i) => i.ground)).toEqual(['上一年的'])
    const next = { query: { under: '231025/100/zhanqian/002/', year: 2026 } }
    expect(await v.next.ok(api.commended, next)).toEqual({ items: [], total: 0, volunteers: 0 })
    expect((await v.next.call(api.commended, { query: { under: community, year: 2026 } })).status).toBe(403)
  })

  it('stays where it was given; whoever lives elsewhere since is not named there', async () => {
    const { total } = await list()
    const d = await somebody('尉迟安远')
    await commend(d.volunteer, '2026-03-09', '抢险嘉许')
    await v.r.rows(`update volunteer set place = '231025/100/zhanqian/002/' where id = $1`, [d.volunteer])
    const here = await list()
    expect(here.total).toBe(total + 1)
    expect(here.items[0]).toMatchObject({ ground: null, name: null, number: null })
    const there = { query: { under: '231025/100/zhanqian/002/', year: 2026 } }
    expect((await v.next.ok(api.commended, there)).total).toBe(0)
    await v.r.rows(`update volunteer set place = $2 where id = $1`, [d.volunteer, community])
  })

  it('what was struck stands there no more; the file holds the same lines, and each look is kept under its person', async () => {
    const c = await somebody('尉迟安泰')
    const wrong = await commend(c.volunteer, '2026-03-07', '记错了人')
    const { total } = await list()
    await v.secretary.ok(api.strikeEntry, { params: { id: wrong }, body: { id: v.newId(), why: '记错了人' } })
    const after = await list()
    expect(after.total).toBe(total - 1)
    await commend(c.volunteer, '2026-03-08', '三八节嘉许')
    const asked = {
      id: v.newId(),
      format: 'csv',
      why: '表彰会',
      to: '县志愿服务联合会',
      under: community,
      year: 2026,
    } as const
    const reply = await v.secretary.call(api.commendedOut, { body: asked })
    expect(reply.status).toBe(200)
    const [head, ...lines] = String(reply.body)
      .replace('\uFEFF', '')
      .split('\r\n')
      .filter((l) => l && !/^"?#/.test(l))
    expect(head).toBe('日期,姓名,志愿者编号,居住区域,嘉许名称和依据,嘉许单位')
    expect(lines.map((l) => l.slice(0, 10))).toEqual((await list()).items.map((i) => i.day))
    expect(lines.join()).not.toContain('安泰')
    expect((await v.next.call(api.commendedOut, { body: { ...asked, id: v.newId() } })).status).toBe(404)
  })
})
