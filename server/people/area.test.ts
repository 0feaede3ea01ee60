/** [L1][L4] The people of the own area for a phone, and somebody new written down on two phones at once. */
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findHeld } from '../../domain/people/area.ts'
import { peopleApi } from '../../domain/people/api.ts'
import type { Person } from '../../domain/people/schema.ts'
import { startApp, type TestApp } from '../../test/app.ts'
import type { Client } from '../../test/client.ts'
import { testSessions } from '../../test/sessions.ts'
import { placesRoom } from '../places/index.ts'
import { fieldArea } from './area.ts'
import { peopleRoom } from './index.ts'

const sessions = testSessions()
const community = '231025/100/zhanqian/001/'
const one = `${community}001/`
const day = '2026-03-10'
let app: TestApp
let db: pg.Client
let worker: Client
let colleague: Client
const area = (client: Client, have?: string) => client.ok(peopleApi.area, { query: { ...(have && { have }) } })
const rows = async <R extends pg.QueryResultRow>(text: string, values: unknown[] = []) =>
  (await db.query<R>(text.replaceAll('@', 'c231025.'), values)).rows

beforeAll(async () => {
  app = await startApp({ rooms: [placesRoom, peopleRoom], authenticate: sessions.authenticate, filling: 'demo' })
  db = new pg.Client(app.db.config)
  await db.connect()
  worker = sessions.as(app, 'worker', [{ role: 'grid-worker', place: one }])
  colleague = sessions.as(app, 'colleague', [{ role: 'grid-worker', place: one }])
})
afterAll(async () => {
  await db.end()
  await app.close()
})

const person = (name: string, more: Partial<Person> = {}): Person => ({
  id: app.house.newId(),
  place: one,
  name,
  sex: 'female',
  born: null,
  phones: [],
  idNumber: null,
  addressNote: null,
  died: null,
  ...more,
})
type Apart = { others: string[]; note: string }
const write = (client: Client, p: Person, apart?: Apart) =>
  client.call(peopleApi.add, { body: { person: p, day, unseen: true, ...(apart && { apart }) } })

describe('[L1][L4] what a phone holds of its area', () => {
  it('is everybody whom the list shows and nobody else, masked, household by household', async () => {
    const held = await area(worker)
    const ids = held.homes!.flatMap((h) => h.people.map((p) => p.id)).sort()
    const listed = await rows<{ id: string }>(
      'select id from @person where place = $1 and died is null and left_on is null order by id',
      [one],
    )
    expect(ids).toEqual(listed.map((r) => r.id))
    expect(ids.length).toBeGreaterThan(15)
    expect(held.grids.map((g) => g.path)).toEqual([one])
    for (const p of held.homes!.flatMap((h) => h.people)) expect(p.name).toMatch(/^.\*\*$/u)
    expect(JSON.stringify(held)).not.toMatch(/990000\d{8}|"\d{11}"/)
    const whole = held.homes!.find((h) => h.people.length > 1)!
    expect(whole.people[0]!.relation).toBe('head')
    expect(whole.address).toMatch(/\d/)
  })

  it('travels again only when something changed, and lets go of who left', async () => {
    const first = await area(worker)
    expect((await area(worker, first.digest)).homes).toBeNull()
    const gone = first.homes!.flatMap((h) => h.people).at(-1)!.id
    await rows('update @person set left_on = $2 where id = $1', [gone, day])
    const next = await area(worker, first.digest)
    expect(next.homes!.flatMap((h) => h.people.map((p) => p.id))).not.toContain(gone)
  })

  it('is of the area held now: whoever was moved to another grid gets that one and nothing of the old', async () => {
    const moved = sessions.as(app, 'worker', [{ role: 'grid-worker', place: `${community}002/` }])
    const before = new Set((await area(worker)).homes!.map((h) => h.id))
    const after = await area(moved, (await area(worker)).digest)
    expect(after.homes!.length).toBeGreaterThan(0)
    expect(after.homes!.filter((h) => before.has(h.id))).toEqual([])
  })

  it('is capped, and says how many are not on the phone', async () => {
    const ctx = {
      house: app.house,
      county: app.county,
      now: app.now(),
      scope: { ranges: [{ lo: community, hi: `${community}~` }], units: [] },
      read: <T>(work: (tx: never) => Promise<T>) =>
        work({
          county: app.county.code,
          rows: async (s: { text: string; values: unknown[] }) => {
            await db.query('set search_path = c231025')
            return (await db.query(s.text, s.values)).rows
          },
          one: async (s: { text: string; values: unknown[] }) => (await db.query(s.text, s.values)).rows[0],
        } as never),
    } as unknown as Parameters<typeof fieldArea>[0]
    const capped = await fieldArea(ctx, undefined, 7)
    const held = capped.homes!.flatMap((h) => h.people).length
    const [{ n }] = (await rows<{ n: number }>(
      'select count(*)::int as n from @person where place like $1 and died is null and left_on is null',
      [`${community}%`],
    )) as [{ n: number }]
    expect([held, capped.more]).toEqual([7, n - 7])
  })

  it('is searched by a whole name that the phone does not hold', async () => {
    const p = person('尉迟书琴')
    expect((await write(worker, p)).status).toBe(200)
    const { homes } = await area(worker)
    expect(JSON.stringify(homes)).not.toContain('书琴')
    expect(findHeld(homes!, '尉迟书琴').exact.map((h) => h.person.id)).toContain(p.id)
    expect(findHeld(homes!, '尉迟金凤').exact).toEqual([])
  })
})

describe('[B5] the same new person made on two phones', () => {
  it('is caught when they meet, even at the same moment: one is entered, the other comes back with why', async () => {
    const both = await Promise.all([write(worker, person('邢桂芳')), write(colleague, person('邢桂芳'))])
    expect(both.map((r) => r.status).toSorted((a, b) => a - b)).toEqual([200, 409])
    const [refused] = both.filter((r) => r.status === 409)
    expect(refused!.problem).toMatchObject({ code: 'conflict', title: '可能已经登记过这个人' })
    expect((await rows('select id from @person where name_masked = $1 and place = $2', ['邢**', one])).length).toBe(1)
  })

  it('another person is entered on the worker’s word, with what tells them apart; the word names whom it means', async () => {
    const first = person('邢玉珍', { phones: ['00098880001'] })
    const second = person('邢秀珍', { phones: ['00098880001'] })
    expect((await write(worker, first)).status).toBe(200)
    expect((await write(colleague, second)).problem.code).toBe('conflict')
    const stranger = await write(worker, person('邢桂芳'))
    expect(stranger.problem.code).toBe('conflict')
    const apart = { others: [first.id], note: '姐妹俩用一部电话' }
    expect((await write(colleague, second, apart)).status).toBe(200)
    // Sent again it is the same entry.
    expect((await write(colleague, second, apart)).status).toBe(200)
    const hints = await worker.ok(peopleApi.duplicates, { body: { name: '邢玉珍', phones: ['00098880001'] } })
    expect(hints.items.map((h) => h.id).sort()).toEqual([first.id, second.id].sort())
  })

  it('two birthdays, or two grids, are two people; who saw the hints at the desk is not stopped', async () => {
    expect((await write(worker, person('邢文海', { born: '1950-01-01' }))).status).toBe(200)
    expect((await write(worker, person('邢文海', { born: '1971-01-01' }))).status).toBe(200)
    expect((await worker.call(peopleApi.add, { body: { person: person('邢桂芳'), day } })).status).toBe(200)
  })
})
