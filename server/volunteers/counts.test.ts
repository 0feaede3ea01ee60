/** Volunteers in numbers: who is registered, who serves, of which kinds, and whom their hours reach. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { volunteersApi as api } from '../../domain/volunteers/api.ts'
import { coarse, coarseHours } from '../../domain/volunteers/counts.ts'
import { hoursApi } from '../../domain/volunteers/hours-api.ts'
import { community, one } from '../../test/people.ts'
import { startVolunteers, type VolunteersCounty } from '../../test/volunteers.ts'
import { countDue } from './counting.ts'

let v: VolunteersCounty
beforeAll(async () => {
  v = await startVolunteers()
})
afterAll(() => v?.r.close())

const counts = (under = community) => v.secretary.ok(api.counts, { query: { under, year: 2026 } })

it('[S3-08][S2-02] counts of what volunteers say of themselves come by fives, and fewer than five are not said', async () => {
  expect([0, 4, 5, 9, 10, 23].map(coarse)).toEqual([null, null, 5, 5, 10, 20])
  const before = await counts()
  const ids: string[] = []
  for (let i = 0; i < 7; i++) ids.push(await v.takenIn((await v.r.entered({ born: '1990-01-01' })).id))
  for (const [i, id] of ids.entries())
    await v.r.rows(
      `insert into volunteer_category (volunteer, category, said_at) select $1, c, now() from unnest($2::text[]) c`,
      [id, i < 4 ? ['student', 'party-member'] : ['student']],
    )
  const after = await counts()
  expect(after.registered - before.registered).toBe(7)
  // No county is given another's number (S3 names 20,000): one that wants to reach some says so from a day on.
  expect(after.target).toBeNull()
  const [rules] = (await v.editor.ok(api.rules)).items
  const { version, ...definition } = rules!
  await v.editor.ok(api.defineRules, {
    params: { code: 'volunteering' },
    body: { id: v.r.newId(), base: version, definition: { ...definition, target: 20_000 } },
  })
  expect((await counts()).target).toBe(20_000)
  const of = (code: string) => after.categories.find((c) => c.code === code)!.n
  expect([of('student'), of('party-member')]).toEqual([5, null])
  expect(JSON.stringify(after)).not.toContain(ids[0]!)
  // Another place’s numbers are nobody’s here.
  expect((await v.next.call(api.counts, { query: { under: community, year: 2026 } })).status).toBe(403)
})

it('[S0-13][F6] who serves, and which share of the hours goes to the four key groups', async () => {
  const [helper, served, other] = [
    (await v.r.entered({ born: '1990-01-01' })).id,
    (await v.r.entered()).id,
    (await v.r.entered()).id,
  ]
  const volunteer = await v.takenIn(helper)
  await v.r.rows(`update volunteer set joined_on = '2026-01-01' where id = $1`, [volunteer])
  await v.r.rows(
    `insert into person_category (id, person, place, category, from_day, source, month, version)
     select $1, id, place, 'elder-empty-nest', '2026-01-01', 'other', '2026-01', 1 from person where id = $2`,
    [v.newId(), served],
  )
  const before = await counts(one)
  const at = (day: string, minutes: number) => ({
    from: `${day}T01:00:00Z`,
    to: new Date(Date.parse(`${day}T01:00:00Z`) + minutes * 60_000).toISOString(),
  })
  const records = [
    await v.served([{ person: helper, ...at('2026-03-08', 60) }], { served: { persons: [served] } }),
    await v.served([{ person: helper, ...at('2026-03-09', 30) }], { served: { persons: [other] } }),
  ]
  const hours = await v.r.rows<{ id: string }>('select id from volunteer_hours where record = any($1)', [records])
  await v.secretary.ok(hoursApi.verify, { body: { id: v.newId(), hours: hours.map((h) => h.id) } })
  const now = v.r.app.now()
  v.r.app.setNow(new Date(now.getTime() + 14 * 86_400_000))
  await countDue(v.r.work())
  v.r.app.setNow(now)
  const after = await counts(one)
  expect([after.active - before.active, after.minutes - before.minutes, after.keyMinutes - before.keyMinutes]).toEqual([
    1, 90, 60,
  ])
  const elders = (c: typeof after) => c.groups.find((g) => g.code === 'elders')!.minutes
  expect(elders(after) - elders(before)).toBe(60)
})

it('[S1-08] what is served in villages is told apart from what is served in communities, and help between neighbours in both', async () => {
  const whole = v.r.seat('v-county', 'manager', '231025/')
  const sides = async () => (await whole.ok(api.counts, { query: { under: '231025/', year: 2026 } })).sides
  const before = await sides()
  const volunteer = await v.takenIn((await v.r.entered({ born: '1990-01-01' })).id)
  const hours = (place: string, minutes: number, origin: string, day: string) =>
    v.r.rows(
      `insert into volunteer_hours (id, record, version, volunteer, place, unit, item, origin_kind, origin, restricted, day, minutes, said_at, state, seq)
       select x, x, 1, $1, $2, 'shegongzhan', 'elder-chores', $3, x, false, $4::date, $5::int, now(), 'counted', 2 from gen_random_uuid() x`,
      [volunteer, place, origin, day, minutes],
    )
  await hours('231025/107/201/001/', 60, 'activity', '2026-03-01')
  await hours('231025/107/201/', 30, 'neighbour', '2026-03-02')
  await hours(one, 45, 'neighbour', '2026-03-03')
  await hours(one, 15, 'visit', '2026-03-04')
  const after = await sides()
  const more = (side: 'urban' | 'rural') => {
    const [a, b] = [after, before].map((all) => all.find((s) => s.side === side)!)
    return [a!.minutes - b!.minutes, a!.times - b!.times, a!.mutual - b!.mutual]
  }
  expect([more('urban'), more('rural')]).toEqual([
    [60, 2, 45],
    [90, 2, 30],
  ])
})

it('[S4-81] mediators come from three sources, said by themselves and shown as counts alone', async () => {
  const sources = ['party-member', 'cadre', 'judicial']
  for (let i = 0; i < 15; i++) {
    const id = await v.takenIn((await v.r.entered({ born: '1955-01-01' })).id)
    await v.r.rows('insert into volunteer_category (volunteer, category, said_at) values ($1, $2, now())', [
      id,
      sources[i % 3],
    ])
  }
  const { categories } = await counts()
  for (const code of ['cadre', 'judicial']) expect(categories.find((c) => c.code === code)!.n).toBe(5)
  // Beside the four of the test above.
  expect(categories.find((c) => c.code === 'party-member')!.n).toBe(5)
})

it('[S0-18] hours by what volunteers say of themselves are told by tens, and of fewer than five people not at all', async () => {
  expect([coarseHours(4, 60_000), coarseHours(5, 599), coarseHours(5, 1_900)]).toEqual([null, 0, 30])
  const people: string[] = []
  for (let i = 0; i < 5; i++) people.push((await v.r.entered({ born: '1990-01-01' })).id)
  const ids: string[] = []
  for (const person of people) ids.push(await v.takenIn(person))
  await v.r.rows(`update volunteer set joined_on = '2026-01-01' where id = any($1)`, [ids])
  const say = (id: string, category: string) =>
    v.r.rows(`insert into volunteer_category (volunteer, category, said_at) values ($1, $2, now())`, [id, category])
  for (const [i, id] of ids.entries()) {
    await say(id, 'retired')
    if (i < 4) await say(id, 'occupational')
  }
  const hours = { from: '2026-03-09T01:00:00Z', to: '2026-03-09T04:30:00Z' }
  const records: string[] = []
  for (const person of people) records.push(await v.served([{ person, ...hours }], { served: { persons: [] } }))
  const rows = await v.r.rows<{ id: string }>('select id from volunteer_hours where record = any($1)', [records])
  await v.secretary.ok(hoursApi.verify, { body: { id: v.newId(), hours: rows.map((h) => h.id) } })
  const now = v.r.app.now()
  v.r.app.setNow(new Date(now.getTime() + 14 * 86_400_000))
  await countDue(v.r.work())
  v.r.app.setNow(now)
  const after = await counts()
  const of = (code: string) => after.categories.find((c) => c.code === code)!.hours
  // Five gave three hours and a half each: seventeen and a half, by tens.
  expect([of('retired'), of('occupational')]).toEqual([10, null])
  expect(JSON.stringify(after)).not.toContain(ids[0]!)
})
