/** Groups who help each other: by own choice, of four kinds of place, a name and a number to everybody outside; what came of each is counted. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { neighboursApi as api } from '../../domain/neighbours/api.ts'
import type { GroupLevel } from '../../domain/neighbours/groups-api.ts'
import { community, one, two } from '../../test/people.ts'
import { startVolunteers, type VolunteersCounty } from '../../test/volunteers.ts'
import type { Consumer } from '../kernel/context.ts'
import { neighboursRoom } from './index.ts'
import { partsChoice } from './parts.ts'

let v: VolunteersCounty
beforeAll(async () => {
  v = await startVolunteers([neighboursRoom])
  await v.r.rows(
    `insert into settings (name, value, version, changed_at) values ('neighbours.parts', $1, 1, now())
     on conflict (name) do update set value = excluded.value`,
    [JSON.stringify({ board: true, matching: true, days: 60 })],
  )
  partsChoice.changed!(v.r.app.house, v.r.app.county)
})
afterAll(() => v?.r.close())

const somebody = async (change: object = {}, home = false) => {
  const household = home ? await v.r.home((change as { place?: string }).place) : undefined
  const person = (await v.r.entered({ born: '1985-01-01', ...change }, household)).id
  return { person, ...(await v.phone(person)) }
}
type Somebody = Awaited<ReturnType<typeof somebody>>

const found = async (who: Somebody, level: GroupLevel, name: string, called = '老拓跋') => {
  const id = v.newId()
  await who.client.ok(api.foundGroup, { body: { id, level, name, called } })
  return id
}
const join = (who: Somebody, id: string, called = '小淳于', act = v.newId()) =>
  who.client.call(api.joinGroup, { params: { id }, body: { id: act, called } })
const leave = (who: Somebody, id: string) =>
  who.client.call(api.leaveGroup, { params: { id }, body: { id: v.newId() } })
const near = async (who: Somebody) => (await who.client.ok(api.groups)).items
const desk = async (by = v.secretary, under = community) =>
  (await by.ok(api.groupsIn, { query: { under, year: 2026 } })).items

describe('[S1-14][S0-14] groups who help each other', () => {
  it('are founded for a building, an estate, a grid, and in a village for a group; nobody is in one but by own choice', async () => {
    const [author, other, far] = [
      await somebody({}, true),
      await somebody({ place: one }),
      await somebody({ place: two }),
    ]
    const { levels } = await author.client.ok(api.groups)
    expect(levels.map((l) => l.level)).toEqual(['building', 'estate', 'grid'])
    const village = await somebody()
    await v.r.rows(`update person set place = '231025/107/201/001/' where id = $1`, [village.person])
    expect((await village.client.ok(api.groups)).levels.map((l) => l.level)).toEqual(['group'])
    const ids = [
      await found(author, 'building', '楼道互助'),
      await found(author, 'estate', '小区互助'),
      await found(author, 'grid', '网格互助'),
      await found(village, 'group', '屯里互助'),
    ]
    const twice = await author.client.call(api.foundGroup, {
      body: { id: v.newId(), level: 'grid', name: '网格互助', called: '老拓跋' },
    })
    expect(twice.problem.faults).toEqual([{ path: 'name', code: 'group-there' }])
    const beyond = await author.client.call(api.foundGroup, {
      body: { id: v.newId(), level: 'group', name: '别处', called: '老拓跋' },
    })
    expect(beyond.problem.faults).toEqual([{ path: 'level', code: 'level-unknown' }])
    expect((await near(author)).map((g) => `${g.level} ${g.members} ${g.own}`).sort()).toEqual([
      'building 1 true',
      'estate 1 true',
      'grid 1 true',
    ])
    // Somebody of the grid and of no house sees the grid's alone; whoever lives elsewhere none of them.
    expect((await near(other)).map((g) => [g.id, g.own])).toEqual([[ids[2], false]])
    expect(await near(far)).toEqual([])
    expect((await join(far, ids[2]!)).status).toBe(404)
    expect((await desk()).map((g) => g.level).sort()).toEqual(['building', 'estate', 'grid'])
    for (const id of ids) await v.r.rows(`update neighbour_group set to_day = '2026-03-10' where id = $1`, [id])
  })

  it('show who is in them, as each wants to be called, to those alone who are in it', async () => {
    const [author, other, third] = [await somebody(), await somebody(), await somebody()]
    const id = await found(author, 'grid', '买菜搭把手')
    const act = v.newId()
    expect([(await join(other, id, '小淳于', act)).status, (await join(other, id, '小淳于', act)).status]).toEqual([
      200, 200,
    ])
    expect((await join(other, id)).status).toBe(409)
    const [shown] = await near(other)
    expect(shown).toMatchObject({ id, members: 2, own: true })
    expect(shown!.called.sort()).toEqual(['小淳于', '老拓跋'])
    expect(await near(third)).toMatchObject([{ id, members: 2, own: false, called: [] }])
    expect(JSON.stringify(await desk())).not.toMatch(/淳于|拓跋|尉迟|person|account/)
    const kept = await v.r.rows('select called from neighbour_member where grp = $1', [id])
    expect(JSON.stringify(kept)).not.toMatch(/淳于|拓跋/)
    const [history] = await v.r.rows(
      `select count(*)::int as n from history where value::text ~ '淳于|拓跋' or subject = $1 and value::text ~ 'called'`,
      [id],
    )
    expect(history).toEqual({ n: 0 })
    expect((await leave(other, id)).status).toBe(200)
    expect((await leave(other, id)).status).toBe(409)
    expect(await v.r.rows('select 1 from neighbour_member where grp = $1 and called is not null', [id])).toHaveLength(1)
    expect(await near(third)).toMatchObject([{ members: 1 }])
    await v.secretary.ok(api.endGroup, { params: { id }, body: { id: v.newId(), why: '没人了' } })
  })

  it('what came of a group is what its people did for each other and for others while they were in it, confirmed by both', async () => {
    const [author, other, outside] = [await somebody(), await somebody(), await somebody()]
    const id = await found(author, 'grid', '修修补补')
    await join(other, id)
    const phone = { name: '老拓跋', phone: '00000000019' }
    const help = async (asks: Somebody, helps: Somebody, day: string) => {
      v.r.app.setNow(`2026-${day}T10:00:00+08:00`)
      const post = v.newId()
      const what = { side: 'ask' as const, level: 'grid' as const, words: '水龙头漏水', skill: null, free: [] }
      await asks.client.ok(api.post, { body: { id: post, ...what, until: `2026-${day}`, contact: phone } })
      const answer = v.newId()
      await helps.client.ok(api.answer, {
        params: { id: post },
        body: { id: answer, words: '我来看看', contact: phone },
      })
      await asks.client.ok(api.agree, { params: { id: answer }, body: { id: v.newId() } })
      v.r.app.setNow(`2026-${day}T12:00:00+08:00`)
      const at = { from: `2026-${day}T10:30:00+08:00`, to: `2026-${day}T11:00:00+08:00` }
      for (const who of [asks, helps])
        await who.client.ok(api.confirm, { params: { id: answer }, body: { id: v.newId(), ...at } })
    }
    await help(author, other, '03-11')
    await help(outside, author, '03-12')
    const helps = async () => (await desk()).find((g) => g.id === id)?.helps
    expect(await helps()).toBe(2)
    v.r.app.setNow('2026-03-13T09:00:00+08:00')
    expect((await leave(other, id)).status).toBe(200)
    await help(outside, other, '03-14')
    expect(await helps()).toBe(2)
    expect((await v.next.call(api.groupsIn, { query: { under: community, year: 2026 } })).status).toBe(403)
    const end = (by = v.secretary) => by.call(api.endGroup, { params: { id }, body: { id: v.newId(), why: '办完了' } })
    expect((await end(v.next)).status).toBe(404)
    expect((await end()).status).toBe(200)
    expect((await end()).status).toBe(409)
    expect((await desk()).map((g) => g.id)).not.toContain(id)
    expect(await near(author)).toEqual([])
    v.r.app.setNow('2026-03-10T10:00:00+08:00')
  })

  it('whoever died or was erased is in none any more, and what they were called is gone', async () => {
    const [author, other] = [await somebody(), await somebody()]
    const id = await found(author, 'grid', '早起遛弯')
    await join(other, id)
    const event = { id: v.newId(), name: 'people.erased', version: 1, subject: other.person, seq: 1, at: v.r.app.now() }
    const payload = { persons: [other.person], law: '测试' }
    const work = v.r.work()
    const erased = neighboursRoom.on!['people.erased'] as Consumer
    await work.act(
      async (tx) => erased({ ...event, payload }, work, tx),
      () => ({ writes: [], audit: [], events: [], answer: undefined }),
    )
    expect(await near(author)).toMatchObject([{ members: 1, called: ['老拓跋'] }])
  })
})
