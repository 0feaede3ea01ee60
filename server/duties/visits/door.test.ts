/** At the door: how often it may ring, what is handed on to the next helper, and who is looked for that did not answer. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dutiesApi } from '../../../domain/duties/api.ts'
import { helpNeeded } from '../../../domain/duties/said.ts'
import type { VisitSent } from '../../../domain/duties/visits.ts'
import { visitsApi as api } from '../../../domain/duties/visits-api.ts'
import { rangeOf } from '../../../domain/kernel/place-path.ts'
import { recordsApi } from '../../../domain/records/api.ts'
import { requestsApi } from '../../../domain/requests/api.ts'
import type { Client } from '../../../test/client.ts'
import { startCounty, type TestCounty } from '../../../test/county.ts'
import { workFor } from '../../kernel/jobs/work.ts'
import { tick } from '../index.ts'
import { loadsIn } from '../store/pair-store.ts'

const community = '231025/100/zhanqian/001/'
const one = `${community}001/`

let at: TestCounty
let worker: Client
let next: Client
let secretary: Client
let people: { id: string; household: string }[]
const id = () => at.app.house.newId()
const accountOf = async (name: string) =>
  (await at.sql<{ id: string }>('select id from c231025.accounts where name = $1', [name]))[0]!.id
const card = async (person: string, client = worker) =>
  (await client.ok(api.day, { query: {} })).people.find((p) => p.id === person)
const visit = (person: string, more: Partial<VisitSent> = {}): VisitSent => ({
  id: id(),
  persons: [person],
  place: one,
  way: 'at-home',
  outcome: 'met',
  items: ['visit-1-look-in'],
  capturedAt: at.app.now().toISOString(),
  ...more,
})
const enrol = async (plan: string, persons: string[]) => {
  const people = persons.map((person) => ({ id: id(), person }))
  const helper = await accountOf('door-worker')
  await secretary.ok(dutiesApi.enrol, { body: { id: id(), plan, from: '2026-03-01', people, helper } })
  await at.app.settle()
}

// A Tuesday.
beforeAll(async () => {
  at = await startCounty({
    demo: true,
    people: ['door-worker', 'door-next', 'door-secretary'],
    now: '2026-03-10T10:00:00+08:00',
  })
  await at.app.settle()
  worker = at.as('door-worker', [{ role: 'grid-worker', place: one }])
  next = at.as('door-next', [{ role: 'grid-worker', place: one }])
  secretary = at.as('door-secretary', [{ role: 'community-secretary', place: community }])
  people = await at.sql(
    `select p.id, m.household from c231025.person p join c231025.household_member m on m.person = p.id and m.to_day is null
     where p.place = $1 and p.died is null and p.born < '1960-01-01' and not exists (select 1 from c231025.enrolment e where e.person = p.id)
     order by p.id limit 4`,
    [one],
  )
  await enrol(
    'elder-visit',
    people.slice(0, 2).map((p) => p.id),
  )
})
afterAll(() => at.close())

describe('[issue 4] the doorbell', () => {
  it('rings as often in a week as somebody of the household wants it: counted for whoever rang and whoever was sought, by door alone', async () => {
    const p = people[0]!
    const mate = id()
    await at.sql(
      `insert into c231025.person (id, place, name, name_masked, sex, version, entered_at) values ($1, $2, '', '演*', 'unknown', 1, $3)`,
      [mate, one, at.app.now()],
    )
    await at.sql(
      `insert into c231025.household_member (household, person, place, relation, residence, from_day) values ($1, $2, $3, 'other', 'both', '2026-01-01')`,
      [p.household, mate, one],
    )
    const bells = async () => (await card(p.id))?.bells
    expect(await bells()).toBeNull()
    await worker.ok(api.wish, { params: { id: p.id }, body: { id: id(), doorbells: 2 } })
    expect(await bells()).toEqual({ most: 2, rung: 0 })
    const nobody = { outcome: 'attempted' as const, items: [] }
    // Before Monday, and by phone, no bell rang.
    await worker.ok(api.visit, { body: visit(p.id, { ...nobody, capturedAt: '2026-03-08T10:00:00+08:00' }) })
    await worker.ok(api.visit, { body: visit(p.id, { ...nobody, way: 'phone' }) })
    expect(await bells()).toEqual({ most: 2, rung: 0 })
    await next.ok(api.visit, { body: visit(mate) })
    expect(await bells()).toEqual({ most: 2, rung: 1 })
    await worker.ok(api.visit, { body: visit(p.id, { ...nobody, persons: [p.id, mate] }) })
    expect(await bells()).toEqual({ most: 2, rung: 2 })
    // On paper too.
    const sheet = await secretary.ok(api.paper, {
      query: { place: one, helper: await accountOf('door-worker'), days: 31 },
    })
    expect(sheet.people.find((x) => x.id === p.id)?.bells).toEqual({ most: 2, rung: 2 })
    const now = at.app.now()
    at.app.setNow('2026-03-16T08:00:00+08:00')
    expect(await bells()).toEqual({ most: 2, rung: 0 })
    at.app.setNow(now.toISOString())
  })
})

describe('[C10] words of the helper before', () => {
  it('[S1-16] note, mood and the day agreed on stand on the next card; where it was said they are read by who wrote them alone, on no page else', async () => {
    const p = people[1]!
    const body = visit(p.id, { note: '药在窗台', mood: '昨晚睡得好', nextOn: '2026-03-20' })
    await worker.ok(api.visit, { body })
    await enrol('daily-contact', [p.id])
    for (const table of ['enrolment', 'duty'])
      await at.sql(`update c231025.${table} set helper = $2 where person = $1`, [p.id, await accountOf('door-next')])
    await at.sql(`update c231025.duty set state = 'open' where person = $1 and plan = 'daily-contact'`, [p.id])
    const last = async () => (await card(p.id, next))?.last
    const read = async (client: Client) =>
      (await client.ok(recordsApi.get, { params: { id: body.id } })).versions[0]!.done ?? null
    const written = { note: '药在窗台', mood: '昨晚睡得好', nextOn: '2026-03-20' }
    expect(await last()).toMatchObject(written)
    expect(await Promise.all([worker, next, secretary].map(read))).toEqual(['药在窗台', '药在窗台', '药在窗台'])
    const withhold = (on: boolean) => secretary.ok(api.care, { params: { id: p.id }, body: { id: id(), withhold: on } })
    at.app.setNow('2026-03-10T11:00:00+08:00')
    await withhold(true)
    expect(await last()).toMatchObject({ note: null, mood: null, nextOn: '2026-03-20' })
    expect(await Promise.all([worker, next, secretary].map(read))).toEqual(['药在窗台', null, null])
    // What is written from then on is handed on.
    const later = visit(p.id, { note: '换了新药' })
    await worker.ok(api.visit, { body: later })
    expect((await next.ok(recordsApi.get, { params: { id: later.id } })).versions[0]!.done).toBe('换了新药')
    await withhold(false)
    expect(await read(next)).toBe('药在窗台')
  })
})

describe('[S0-21] the way they want to be met in', () => {
  it('counts, also where the plan names another', async () => {
    const p = people[2]!
    await enrol('daily-care', [p.id])
    const call = async () =>
      (await worker.ok(api.visit, { body: visit(p.id, { way: 'phone' }) })).covered.map((c) => c.plan)
    expect(await call()).toEqual([])
    await worker.ok(api.wish, { params: { id: p.id }, body: { id: id(), ways: ['phone'] } })
    expect(await call()).toEqual(['daily-care'])
  })
})

describe('[S4-18][issue 4] who is called every day and was not reached', () => {
  const said = { visitor: 'same' as const, calls: ['neighbour', 'person', 'emergency'] as const }
  const noted = (
    check: string,
    whom: 'person' | 'neighbour' | 'door',
    outcome: 'well' | 'no-answer' | 'needs-help',
  ) => ({
    params: { id: check },
    body: { id: id(), whom, outcome },
  })

  it('whom to ask first and by whom they are met is theirs to say: kept in every plan, and a share leaves them whom they have', async () => {
    const p = people[0]!
    await enrol('daily-contact', [p.id])
    await worker.ok(api.wish, { params: { id: p.id }, body: { id: id(), ...said, calls: [...said.calls] } })
    const base = { ways: [], rhythm: null, doorbells: 2 }
    expect((await card(p.id))!.wish).toMatchObject(said)
    // Somebody who did not see it says otherwise.
    const other = { id: id(), visitor: 'woman' as const, base: { ...base, visitor: null } }
    expect((await next.call(api.wish, { params: { id: p.id }, body: other })).problem.code).toBe('conflict')
    const work = workFor(at.app.house, at.app.county)
    const loads = await work.read((tx) => loadsIn(tx, rangeOf(one), '2026-03-10', 5_000))
    expect(loads.filter((l) => l.person === p.id).map((l) => l.bound)).toEqual([true, true])
    expect(loads.find((l) => l.person === people[1]!.id)?.bound).toBe(false)
  })

  it('stands on the card of the phone: one after the other as they chose, each in one tap, until somebody answers', async () => {
    const p = people[0]!
    expect((await card(p.id))!.check).toBeNull()
    at.app.setNow('2026-03-10T18:01:00+08:00')
    await tick(workFor(at.app.house, at.app.county))
    await at.app.settle()
    const check = (await card(p.id))!.check!
    expect(check).toMatchObject({ order: said.calls, calls: [], dueAt: '2026-03-10T11:01:00.000Z' })
    await worker.ok(dutiesApi.noteCall, noted(check.id, 'neighbour', 'no-answer'))
    expect((await card(p.id))!.check!.calls).toEqual([{ whom: 'neighbour', outcome: 'no-answer' }])
    const well = await worker.ok(dutiesApi.noteCall, noted(check.id, 'person', 'well'))
    expect(well).toEqual({ ok: true, refNo: null })
    expect((await card(p.id))?.check ?? null).toBeNull()
    // A call that a phone without a signal tells late is noted, and opens nothing.
    await worker.ok(dutiesApi.noteCall, noted(check.id, 'door', 'no-answer'))
    expect((await card(p.id))?.check ?? null).toBeNull()
  })

  it('who needs help is helped: a request is filed in the same step, once, for whoever sends it on', async () => {
    const [{ id: check }] = (await at.sql<{ id: string }>(`select id from c231025.welfare_check where person = $1`, [
      people[0]!.id,
    ])) as [{ id: string }]
    const call = noted(check, 'door', 'needs-help')
    const { refNo } = await worker.ok(dutiesApi.noteCall, call)
    expect(refNo).not.toBeNull()
    expect((await worker.ok(dutiesApi.noteCall, call)).refNo).toBe(refNo)
    const found = await at.sql<{ id: string; place: string }>(
      `select id, place from c231025.requests where ref_no = $1`,
      [refNo],
    )
    expect(found).toMatchObject([{ place: one }])
    const seen = await secretary.ok(requestsApi.get, { params: { request: found[0]!.id } })
    expect(seen).toMatchObject({ refNo, what: helpNeeded.zh })
    expect(await at.sql(`select outcome from c231025.welfare_check where id = $1`, [check])).toEqual([
      { outcome: 'needs-help' },
    ])
  })
})
