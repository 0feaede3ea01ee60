/** The draw of a competition: announced by a hash, repeatable by anybody, results by version; those who play stand by number and chosen name. */
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { activitiesApi as api } from '../../domain/activities/api.ts'
import { community } from '../../test/people.ts'
import { startVolunteers, type VolunteersCounty } from '../../test/volunteers.ts'
import { facilitiesRoom } from '../facilities/index.ts'
import { activitiesRoom } from './index.ts'
import { partsChoice } from './parts.ts'
import { jobs } from './seating.ts'

let v: VolunteersCounty
const unit = 'community-committee-100-zhanqian-001'
const at = (time: string, day = '03-12') => `2026-${day}T${time}:00+08:00`
const hash = (text: string) => createHash('sha256').update(text).digest('hex')
const choose = async (contests: boolean) => {
  await v.r.rows(
    `insert into settings (name, value, version, changed_at) values ('activities.parts', $1, 1, now())
     on conflict (name) do update set value = excluded.value`,
    [JSON.stringify({ activities: true, contests })],
  )
  partsChoice.changed!(v.r.app.house, v.r.app.county)
}

beforeAll(async () => {
  v = await startVolunteers([facilitiesRoom, activitiesRoom])
  await choose(true)
})
afterAll(() => v?.r.close())

const params = (id: string) => ({ params: { id } })
const body = () => ({ id: v.newId() })
async function contest(names: string[], kind = 'chess-contest') {
  v.r.app.setNow(at('08:00', '03-10'))
  const id = v.newId()
  const plan = { kind, title: '象棋赛', words: '', place: community, facility: null, spot: '议事厅', unit }
  const when = { from: at('09:00'), to: at('16:00'), capacity: kind === 'club' ? null : 64 }
  await v.secretary.ok(api.plan, { body: { id, ...plan, ...when, themes: [], form: {}, why: null } })
  await v.secretary.ok(api.publish, { ...params(id), body: { id: v.newId(), base: 1 } })
  const entries: string[] = []
  for (const name of names) {
    const sent = { id: v.newId(), person: null, name, elder: false, groups: {} }
    entries.push((await v.secretary.ok(api.enter, { ...params(id), body: sent })).id)
  }
  return { id, entries }
}
const seen = async (id: string) => (await v.secretary.ok(api.draw, params(id))).draw
const announce = (id: string, more: object = {}) =>
  v.secretary.call(api.announceDraw, { ...params(id), body: { id: v.newId(), form: 'knockout', size: null, ...more } })
const made = (id: string) => v.secretary.call(api.makeDraw, { ...params(id), body: body() })
const told = (id: string, round: number, no: number, winner: number | null, base = 0, tally = '2:1') =>
  v.secretary.call(api.result, { ...params(id), body: { id: v.newId(), round, no, winner, tally, base } })
const players = (n: number) => Array.from({ length: n }, (_, i) => `棋手${i + 1}`)

describe('[S2-22][S4-65] a competition', () => {
  it('its draw is announced by a hash before, made once, and repeated by anybody from the seed', async () => {
    const { id } = await contest(players(6))
    expect(await seen(id)).toBeNull()
    expect((await made(id)).status).toBe(409)
    expect((await announce(id)).status).toBe(200)
    expect((await announce(id)).status).toBe(409)
    const before = (await seen(id))!
    expect(before).toMatchObject({ seed: null, made: null, players: [], matches: [] })
    const [kept] = await v.r.rows<{ secret: string }>('select secret from activity_draw where activity = $1', [id])
    expect((await made(id)).status).toBe(200)
    expect((await made(id)).status).toBe(409)
    const after = (await seen(id))!
    expect(kept!.secret).not.toContain(after.seed!)
    expect(hash(after.seed!)).toBe(before.hash)
    // As the page says it: numbers in the order of the hash of seed and number, two by two, byes by the table.
    const order = [1, 2, 3, 4, 5, 6].sort((a, b) => (hash(`${after.seed}:${a}`) < hash(`${after.seed}:${b}`) ? -1 : 1))
    const first = after.matches.filter((m) => m.round === 1)
    expect(first.flatMap((m) => [m.a, m.b].filter((k) => k !== null))).toEqual(order)
    expect(first.map((m) => m.bye)).toEqual([true, false, true, false])
    const [audited] = await v.r.rows('select detail from audit where subject = $1 and act = $2', [
      id,
      'activities.announce-draw',
    ])
    expect(JSON.stringify(audited)).not.toContain(after.seed!)
  })

  it('results are entered and corrected by a new version, and whoever won goes on; what stands on one is corrected first', async () => {
    const { id } = await contest(players(4))
    await announce(id)
    await made(id)
    const { matches } = (await seen(id))!
    const [one, two] = matches
    expect((await told(id, 2, 1, 1)).problem.faults).toEqual([{ path: 'winner', code: 'match-unknown' }])
    expect((await told(id, 1, 1, one!.a)).status).toBe(200)
    expect((await told(id, 1, 1, one!.b)).problem.code).toBe('conflict')
    expect((await told(id, 1, 1, one!.b, 1, '1:2')).status).toBe(200)
    expect((await told(id, 1, 2, two!.a)).status).toBe(200)
    const last = (await seen(id))!.matches.at(-1)!
    expect([last.a, last.b]).toEqual([one!.b, two!.a])
    await told(id, 2, 1, two!.a)
    expect((await told(id, 1, 2, two!.b, 1)).problem.faults).toEqual([{ path: 'winner', code: 'played-on' }])
    const rows = await v.r.rows(
      'select version, winner, score from activity_result where activity = $1 and round = 1 and no = 1 order by version',
      [id],
    )
    expect(rows).toEqual([
      { version: 1, winner: one!.a, score: '2:1' },
      { version: 2, winner: one!.b, score: '1:2' },
    ])
  })

  it('in groups everybody meets everybody of theirs, and nobody need win', async () => {
    const { id } = await contest(players(5), 'dance-contest')
    expect((await announce(id, { form: 'groups' })).problem.faults).toEqual([{ path: 'size', code: 'required' }])
    await announce(id, { form: 'groups', size: 3 })
    await made(id)
    const { matches } = (await seen(id))!
    expect(matches.map((m) => m.group)).toEqual([1, 1, 1, 2])
    expect((await told(id, 1, 4, null, 0, '平')).status).toBe(200)
    expect((await seen(id))!.matches[3]).toMatchObject({ winner: null, tally: '平', version: 1 })
  })

  it('[R6] who plays stands by number, and by the name they choose alone; both are gone thirty days later', async () => {
    const { id, entries } = await contest(['慕容甲', '慕容乙'])
    const person = await v.r.entered({ name: '尉迟安宁' })
    const { client } = await v.phone(person.id)
    const sent = { id: v.newId(), person: person.id, name: null, elder: false, groups: {} }
    const own = (await client.ok(api.enterOwn, { ...params(id), body: sent })).id
    const name = (entry: string, by = client) =>
      by.call(api.nameOwn, { params: { id, entry }, body: { id: v.newId(), name: '江边老将' } })
    expect((await name(entries[0]!)).status).toBe(404)
    expect((await name(own)).status).toBe(200)
    await announce(id)
    await made(id)
    const shown = (await seen(id))!
    expect(shown.players).toEqual([
      { number: 1, name: null },
      { number: 2, name: null },
      { number: 3, name: '江边老将' },
    ])
    expect(JSON.stringify(shown)).not.toMatch(/慕容|尉迟|person|account/)
    const [row] = await v.r.rows<{ alias: string }>('select alias from activity_entry where id = $1', [own])
    expect(row!.alias).not.toContain('江边')
    v.r.app.setNow('2026-05-01T08:00:00+08:00')
    await jobs.find((j) => j.name === 'activities-guests')!.run(v.r.work())
    expect((await seen(id))!.players.map((p) => p.name)).toEqual([null, null, null])
  })

  it('who has no phone says at the desk under which name they play; the list shows it, and the draw after it', async () => {
    const { id, entries } = await contest(['慕容甲', '慕容乙'])
    const say = (name: string, by = v.secretary) =>
      by.call(api.nameFor, { params: { id, entry: entries[0]! }, body: { id: v.newId(), name } })
    const plays = async () => (await v.secretary.ok(api.entries, params(id))).items.map((e) => e.plays)
    expect(await plays()).toEqual([null, null])
    expect((await say('北山老将', v.next)).status).toBe(403)
    expect((await say(' ')).problem.faults).toMatchObject([{ path: 'name', code: 'required' }])
    expect((await say('北山老将')).status).toBe(200)
    expect(await plays()).toEqual(['北山老将', null])
    await announce(id)
    await made(id)
    expect((await seen(id))!.players).toEqual([
      { number: 1, name: '北山老将' },
      { number: 2, name: null },
    ])
  })

  it('is announced before it begins, of a competition, by whoever keeps its list', async () => {
    const { id } = await contest(players(2))
    expect(
      (await v.next.call(api.announceDraw, { ...params(id), body: { ...body(), form: 'knockout', size: null } }))
        .status,
    ).toBe(403)
    v.r.app.setNow(at('09:30'))
    expect((await announce(id)).problem.detail).toBe('比赛开始前才能公布抽签。')
    const club = await contest([], 'club')
    expect((await announce(club.id)).status).toBe(404)
  })

  it('[R14] is off where the county wants none', async () => {
    const { id } = await contest(players(2))
    await choose(false)
    expect((await v.secretary.call(api.draw, params(id))).status).toBe(404)
    expect((await announce(id)).status).toBe(404)
    await choose(true)
  })
})
