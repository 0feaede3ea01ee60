/** In, out, birth, death, moved: through the front door, and the one query against the rule. */
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rangeOf } from '../../domain/kernel/place-path.ts'
import { peopleApi } from '../../domain/people/api.ts'
import { balanceOf, type EventKind, stepFault, type Step } from '../../domain/people/population.ts'
import type { Person, Relation } from '../../domain/people/schema.ts'
import type { Client } from '../../test/client.ts'
import { explained } from '../../test/explain.ts'
import { community, one, startRegister, two, type Register } from '../../test/people.ts'
import type { Consumer } from '../kernel/context.ts'
import { room } from '../kernel/context.ts'
import type { Statement, Tx } from '../kernel/db/tx.ts'
import { runCheck, runFold } from './population-jobs.ts'
import { insertEvents, strikeEvent } from './store/event-store.ts'
import { balances } from './store/sum-store.ts'

const day = '2026-03-02'
let r: Register
let secretary: Client
let grid: Client
let admin: Client
const newId = () => r.newId()
const work = () => r.work()

/** What a room further down would hear. */
const heard: { name: string; subject: string; payload: unknown }[] = []
const hear: Consumer = async ({ name, subject, payload }) => void heard.push({ name, subject, payload })
const names = ['people.died', 'people.left', 'people.returned', 'people.moved']
const listening = room({ name: 'listening', api: {}, routes: {}, on: Object.fromEntries(names.map((n) => [n, hear])) })

beforeAll(async () => {
  r = await startRegister([], { more: [listening], day })
  secretary = r.seat('secretary', 'community-secretary', community)
  grid = r.seat('grid', 'grid-worker', one)
  admin = r.seat('admin', 'administrator')
})
afterAll(() => r.close())

const home = (place: string = one) => r.home(place)
const entered = (household: string, relation: Relation = 'head', more: object = {}, place: string = one) =>
  r.entered({ place, born: '1948-08-08' }, household, relation, more)
const happen = (p: Person, body: { kind: string; day: string } & Record<string, unknown>, who = secretary) =>
  who.call(peopleApi.happen, { params: { id: p.id }, body: { id: newId(), ...body } as never })
const card = (p: Person, who = secretary) => who.ok(peopleApi.get, { params: { id: p.id } })
const balance = async (place: string, month = '2026-03') =>
  (await admin.ok(peopleApi.population, { query: { place, month } })).place
const steps = async (p: Person) =>
  (await secretary.ok(peopleApi.events, { params: { id: p.id } })).items.map((e) => [e.kind, e.from, e.to, e.struck])

describe('[B7] the log', () => {
  it('a birth and an arrival are told apart, count in their month, and stand on the card', async () => {
    const before = await balance(one)
    const h = await home()
    await entered(h, 'head', { came: 'arrive' })
    const child = await entered(h, 'child', { came: 'birth' })
    await entered(h, 'parent')
    expect(await balance(one)).toEqual({
      ...before,
      arrivals: before.arrivals + 2,
      found: before.found + 1,
      births: before.births + 1,
      closing: before.closing + 3,
    })
    expect((await balance(one, '2026-04')).opening).toBe(before.closing + 3)
    expect((await balance(one, '2026-02')).closing).toBe(before.opening)
    expect(await steps(child)).toEqual([['birth', null, one, false]])
  })

  it('a move takes one person to another household: out of one grid, into the other, nothing for the community', async () => {
    const [h, next] = [await home(), await home(two)]
    const head = await entered(h)
    const spouse = await entered(h, 'spouse')
    await entered(next, 'head', {}, two)
    const before = { one: await balance(one), two: await balance(two), all: await balance(community) }
    const body = { kind: 'move', day: '2026-03-05', household: next, relation: 'other', residence: 'both' }
    expect((await happen(head, body, grid)).problem.faults).toEqual([{ path: 'household', code: 'household-unknown' }])
    expect((await happen(head, body)).problem.faults).toEqual([{ path: 'head', code: 'head-needed' }])
    expect((await happen(head, { ...body, head: spouse.id })).status).toBe(200)
    expect(await card(head)).toMatchObject({ place: two, household: { id: next } })
    expect((await card(spouse)).household!.members).toMatchObject([{ person: spouse.id, relation: 'head' }])
    const after = { one: await balance(one), two: await balance(two), all: await balance(community) }
    expect([after.one.movedOut - before.one.movedOut, after.two.movedIn - before.two.movedIn]).toEqual([1, 1])
    expect(after.all).toEqual(before.all)
    await r.app.settle()
    expect(heard.filter((e) => e.subject === head.id)).toEqual([
      { name: 'people.moved', subject: head.id, payload: { day: '2026-03-05', from: one, to: two } },
    ])
  })

  it('a household that moves carries its people through the log', async () => {
    const h = await home()
    const p = await entered(h)
    const { rows } = await r.db.query<{ id: string }>(
      `select d.id from dwelling d where place = $1 and not exists (select 1 from household h where h.dwelling = d.id) order by id limit 1`,
      [two],
    )
    await secretary.ok(peopleApi.moveHousehold, {
      params: { id: h },
      body: { id: newId(), day: '2026-03-06', dwelling: rows[0]!.id },
    })
    expect(await steps(p)).toEqual([
      ['move', one, two, false],
      ['found', null, one, false],
    ])
  })
})

describe('[B8] death and leaving stop what is owed', () => {
  it('a death ends what was held, names an heir of the household, is told by a stable name, and is no slip of the pen', async () => {
    const h = await home()
    const head = await entered(h)
    const child = await entered(h, 'child')
    const category = {
      id: newId(),
      person: head.id,
      category: 'elder-alone',
      from: day,
      to: null,
      source: '社区',
      month: '2026-03',
    }
    await secretary.ok(peopleApi.addCategory, { params: { id: head.id }, body: category })
    const before = await balance(one)
    const death = { kind: 'death', day: '2026-03-08', head: child.id }
    expect((await happen(head, { ...death, day: '2026-03-20' })).problem.faults).toEqual([
      { path: 'day', code: 'day-future' },
    ])
    expect((await happen(head, { ...death, day: '2026-03-01' })).problem.faults).toEqual([
      { path: 'day', code: 'event-order' },
    ])
    expect((await happen(head, death)).status).toBe(200)
    expect((await happen(head, { kind: 'leave', day: '2026-03-09' })).status).toBe(422)
    expect(await card(head)).toMatchObject({ died: '2026-03-08', categories: [], dated: [{ to: '2026-03-08' }] })
    expect((await card(child)).household!.members).toMatchObject([{ person: child.id, relation: 'head' }])
    expect(await balance(one)).toMatchObject({ deaths: before.deaths + 1, closing: before.closing - 1 })
    await r.app.settle()
    expect(heard.filter((e) => e.subject === head.id).map((e) => e.name)).toEqual(['people.died'])
    const { items } = await grid.ok(peopleApi.list, { query: { place: one, size: 100 } })
    expect(items.map((i) => i.id)).not.toContain(head.id)
    expect(items.map((i) => i.id)).toContain(child.id)
  })

  it('[B2] whoever leaves stays registered (户在人不在), is in no list, and comes back to the same household', async () => {
    const h = await home()
    const p = await entered(h)
    const before = await balance(one)
    expect((await happen(p, { kind: 'leave', day: '2026-03-04' })).status).toBe(200)
    expect(await card(p)).toMatchObject({
      left: '2026-03-04',
      household: { members: [{ residence: 'registered-only' }] },
    })
    expect(await balance(one)).toMatchObject({ departures: before.departures + 1, closing: before.closing - 1 })
    const back = { kind: 'arrive', day: '2026-03-07', household: h, relation: 'head', residence: 'both' }
    expect((await happen(p, back)).status).toBe(200)
    expect(await card(p)).toMatchObject({
      left: null,
      household: { id: h, members: [{ residence: 'both', relation: 'head' }] },
    })
    expect((await balance(one)).closing).toBe(before.closing)
    await r.app.settle()
    expect(heard.filter((e) => e.subject === p.id).map((e) => e.name)).toEqual(['people.left', 'people.returned'])
    expect((await happen(p, back)).problem.code).toBe('validation')
  })

  it('the last event may be taken back with a reason: the log keeps it, the balance does not', async () => {
    const h = await home()
    const p = await entered(h)
    const before = await balance(one)
    const id = newId()
    await secretary.ok(peopleApi.happen, { params: { id: p.id }, body: { id, kind: 'death', day: '2026-03-08' } })
    const back = (event: string) =>
      secretary.call(peopleApi.strikeEvent, { params: { id: p.id, event }, body: { id: newId(), why: '登记错人' } })
    expect((await back(p.id)).problem.code).toBe('conflict')
    expect((await back(id)).status).toBe(200)
    expect((await back(id)).problem.code).toBe('conflict')
    expect(await balance(one)).toEqual(before)
    expect(await card(p)).toMatchObject({ died: null })
    expect(await steps(p)).toEqual([
      ['death', one, null, true],
      ['found', null, one, false],
    ])
  })
})

describe('[B7] one query', () => {
  it('counts everybody who lives here, at every level alike, and nobody reads beyond his own place', async () => {
    const { rows } = await r.db.query<{ place: string; n: number }>(
      `select place, count(*)::int as n from person where died is null and left_on is null group by place`,
    )
    const living = (under: string) => rows.filter((r) => r.place.startsWith(under)).reduce((n, r) => n + r.n, 0)
    for (const place of ['231025/', '231025/100/', community, one, '231025/107/'])
      expect([place, (await balance(place)).closing]).toEqual([place, living(place)])
    const whole = await admin.ok(peopleApi.population, { query: { place: '231025/', month: '2026-03' } })
    expect(whole.below.reduce((n, b) => n + b.balance.closing, 0)).toBe(whole.place.closing)
    expect((await grid.call(peopleApi.population, { query: { place: community, month: '2026-03' } })).status).toBe(404)
    expect((await grid.ok(peopleApi.population, { query: { place: one, month: '2026-03' } })).place).toEqual(
      await balance(one),
    )
  })

  it('is the rule of the log over random histories, folded or not, with slips taken back; a recount finds nothing', async () => {
    const grids = [one, two, '231025/100/zhanqian/002/001/', '231025/107/201/001/']
    const wish = fc.record({
      kind: fc.constantFrom<EventKind>('found', 'arrive', 'birth', 'move', 'leave', 'death'),
      day: fc
        .integer({ min: -400, max: 130 })
        .map((n) => new Date(Date.UTC(2026, 0, 1) + n * 86_400_000).toISOString().slice(0, 10)),
      at: fc.constantFrom(...grids),
      next: fc.constantFrom('nothing', 'nothing', 'fold', 'strike'),
    })
    const { rows: people } = await r.db.query<{ id: string }>('select id from person order by id limit 30')
    await r.db.query('create table kept_events as select * from person_event')
    const run = ({ text, values }: Statement) => r.db.query(text, values)
    const wiped = async () => {
      for (const table of ['person_event', 'population_noted', 'population_sum'])
        await r.db.query(`delete from ${table}`)
    }
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(wish, { maxLength: 8 }), { minLength: 5, maxLength: 30 }), async (wishes) => {
        const all: Step[] = []
        await wiped()
        for (const [i, own] of wishes.entries()) {
          const mine: Step[] = []
          for (const w of [...own].sort((a, b) => (a.day < b.day ? -1 : 1))) {
            const here = mine.at(-1)?.to ?? null
            const out = w.kind === 'leave' || w.kind === 'death'
            const next: Step = {
              kind: w.kind,
              day: w.day,
              from: w.kind === 'move' || out ? here : null,
              to: out ? null : w.at,
            }
            if (stepFault(mine, next)) continue
            const id = newId()
            await run(insertEvents([{ id, person: people[i]!.id, ...next }], null, r.app.now()))
            if (w.next === 'strike') await run(strikeEvent(id, r.app.now()))
            else mine.push(next)
            if (w.next === 'fold') await runFold(work())
          }
          all.push(...mine)
        }
        for (const place of ['231025/', community, one, '231025/107/'])
          for (const month of ['2024-12', '2026-01', '2026-03', '2026-05'])
            expect([place, month, await balance(place, month)]).toEqual([place, month, balanceOf(all, place, month)])
        expect((await runCheck(work())).mended).toBe(0)
      }),
      { numRuns: 6 },
    )
    await wiped()
    await r.db.query('insert into person_event select * from kept_events')
    await r.db.query('drop table kept_events')
  })

  it('reads a few rows whatever the length of the log', async () => {
    await r.db.query(`insert into person_event (id, person, kind, day, to_place, recorded_at)
      select gen_random_uuid(), (select id from person limit 1), 'found', date '1996-01-01' + (n % 11000), '${one}', now() from generate_series(1, 20000) n`)
    await runCheck(work())
    let asked: Statement | undefined
    const catching = { county: '231025', rows: async (s: Statement) => ((asked = s), []) } as unknown as Tx
    await balances(
      catching,
      [
        { place: community, ...rangeOf(community) },
        { place: one, ...rangeOf(one) },
      ],
      '2026-03',
    )
    await r.db.query('analyze population_sum, population_noted; begin')
    try {
      const { rows, whole, plan } = await explained(r.db, asked!, 'generic')
      // What is noted is folded every two minutes: reading all of it costs nothing.
      const kept = whole.filter((table) => table !== 'population_noted')
      expect({ few: rows < 150, kept, plan }).toEqual({ few: true, kept: [], plan })
    } finally {
      await r.db.query(
        `rollback; delete from person_event where recorded_by is null and day < '2025-01-01' and to_place = '${one}'`,
      )
    }
  })

  it('what differs from the log is put right by the night’s recount, and the report says so', async () => {
    const found = await runCheck(work())
    expect(found.mended).toBeGreaterThan(0)
    const before = await balance('231025/')
    await r.db.query(`update population_sum set births = births + 7 where place = '231025/' and grain = 'year'`)
    expect((await balance('231025/', '2030-01')).opening).not.toBe(before.closing)
    const wrong = (await r.db.query(`select 1 from population_sum where place = '231025/' and grain = 'year'`)).rows
    expect(await runCheck(work())).toEqual({ kept: found.kept, mended: wrong.length })
    expect(await balance('231025/')).toEqual(before)
    expect((await balance('231025/', '2030-01')).opening).toBe(before.closing)
    const { items } = await secretary.ok(peopleApi.runs)
    expect(items.filter((r) => r.job === 'people.population-check').map((r) => r.counts)).toContainEqual({
      kept: found.kept,
      mended: wrong.length,
    })
  })
})
