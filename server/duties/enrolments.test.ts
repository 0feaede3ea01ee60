/** Who is under a plan, for how long and by which rule, and what stays of whom nothing is kept. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dutiesApi } from '../../domain/duties/api.ts'
import { Wish } from '../../domain/duties/schema.ts'
import { peopleApi } from '../../domain/people/api.ts'
import type { Client } from '../../test/client.ts'
import { startDuties, type DutiesCounty } from '../../test/duties/county.ts'
import { community, one, two, type Register } from '../../test/people.ts'
import { peopleErasers } from '../people/index.ts'
import { lookAtGrounds } from './grounds.ts'
import { makeDuties, tick } from './index.ts'

let r: Register
let secretary: Client
let grid: Client
let enrol: DutiesCounty['enrol']
let served: DutiesCounty['served']
let states: DutiesCounty['states']
const newId = () => r.newId()

beforeAll(async () => {
  ;({ r, secretary, grid, enrol, served, states } = await startDuties())
  // A Thursday.
  r.app.setNow('2026-03-12T10:00:00+08:00')
})
afterAll(() => r?.close())

describe('who is under a plan', () => {
  it('[C3] is looked at again on the day that was named for it, and not before', async () => {
    const [now, later, never] = [await r.entered({ place: two }), await r.entered(), await r.entered()]
    const on = async (person: string, reviewOn: string | null) => (await enrol([person], { reviewOn })).ids[0]!
    const due = await on(now.id, '2026-03-12')
    const rest = [await on(later.id, '2026-03-13'), await on(never.id, null)]
    const review = async () => {
      const { items } = await secretary.ok(dutiesApi.enrolments, {
        query: { place: community, only: 'review', size: 100 },
      })
      return items.filter((e) => [due, ...rest].includes(e.id)).map((e) => [e.id, e.reviewOn])
    }
    expect(await review()).toEqual([[due, '2026-03-12']])
  })

  it('[C3] proposed from categories, taken in with one press, changed from today on by ending and going on', async () => {
    const person = await r.entered({ place: two })
    await secretary.ok(peopleApi.addCategory, {
      params: { id: person.id },
      body: {
        id: newId(),
        person: person.id,
        category: 'elder-alone',
        from: '2026-01-01',
        to: null,
        source: '走访',
        month: '2026-03',
      },
    })
    const proposed = async () => {
      const all = await secretary.ok(dutiesApi.proposals, { query: { place: two, plan: 'elder-visit', size: 100 } })
      return all.items.find((p) => p.id === person.id)
    }
    expect(await proposed()).toMatchObject({ cares: ['elder-alone'], fits: true, age: 75 })
    const first = {
      people: [{ id: newId(), person: person.id }],
      id: newId(),
      plan: 'elder-visit',
      from: '2026-03-01',
      note: '腿脚不便，耳背',
    }
    expect(await secretary.ok(dutiesApi.enrol, { body: first })).toEqual({ enrolled: 1, already: 0, unfit: 0 })
    expect(await proposed()).toBeUndefined()
    expect((await enrol([person.id])).done).toEqual({ enrolled: 0, already: 1, unfit: 0 })
    const id = first.people[0]!.id
    const next = newId()
    await secretary.ok(dutiesApi.change, { params: { id }, body: { id: next, base: 1, change: { tier: 'high' } } })
    expect(await states(id)).toEqual(['rhythm 2026-03-01–2026-03-31 lapsed'])
    // A Thursday: four days of the week are left, which is half of it.
    expect(await states(next)).toEqual(['rhythm 2026-03-09–2026-03-15 open', 'rhythm 2026-03-16–2026-03-22 open'])
    const card = await secretary.ok(dutiesApi.ofPerson, { params: { id: person.id } })
    expect(card.enrolments.map((e) => [e.tier, e.rhythm, e.endReason, e.note])).toEqual([
      ['high', 'week', null, '腿脚不便，耳背'],
      [null, 'month', 'changed', '腿脚不便，耳背'],
    ])
    await secretary.ok(dutiesApi.end, {
      params: { id: next },
      body: { id: newId(), day: '2026-03-12', reason: 'need-ended' },
    })
    expect(new Set((await states(next)).map((s) => s.split(' ').at(-1)))).toEqual(new Set(['lapsed']))
  })

  it('[C3] when the category that put somebody under a plan ends, or the age is passed, ending is proposed; a person ends it or lets them stay', async () => {
    const held = (person: string, category: string) => ({
      id: newId(),
      person,
      category,
      from: '2026-01-01',
      to: null,
      source: '走访',
      month: '2026-03',
    })
    const under = async (category: string | null, plan = 'elder-visit', more: object = {}) => {
      const person = await r.entered({ place: two, ...more })
      const row = held(person.id, category ?? 'elder-alone')
      if (category) await secretary.ok(peopleApi.addCategory, { params: { id: person.id }, body: row })
      const { ids } = await enrol([person.id], { plan, from: '2026-03-01' })
      return { person: person.id, row, enrolment: ids[0]! }
    }
    const [ends, stays, double, never] = [
      await under('elder-alone'),
      await under('elder-alone'),
      await under('elder-alone'),
      await under(null),
    ]
    const empty = held(double.person, 'elder-empty-nest')
    await secretary.ok(peopleApi.addCategory, { params: { id: double.person }, body: empty })
    const proposed = async (plan = 'elder-visit') => {
      await r.app.settle()
      const own = [ends, stays, double, never].map((x) => x.enrolment)
      const all = await secretary.ok(dutiesApi.endings, { query: { place: two, plan, size: 100 } })
      return all.items.filter((e) => plan !== 'elder-visit' || own.includes(e.id))
    }
    expect(await proposed()).toEqual([])
    for (const { person, row } of [ends, stays, double])
      await secretary.ok(peopleApi.endCategory, {
        params: { id: person, category: row.id },
        body: { id: newId(), day: '2026-03-11' },
      })
    const found = await proposed()
    expect(found.map((e) => e.id).sort()).toEqual([ends.enrolment, stays.enrolment].sort())
    const first = found.find((e) => e.id === stays.enrolment)!
    expect(first).toMatchObject({ why: 'category', over: '2026-03-11', cares: ['elder-alone'], plan: 'elder-visit' })
    expect(first.person.name).toMatch(/\*/)
    expect((await grid.call(dutiesApi.endings, { query: { place: two, plan: 'elder-visit' } })).status).toBe(403)
    await secretary.ok(dutiesApi.keep, { params: { id: first.id }, body: { id: newId(), base: first.version } })
    await secretary.ok(dutiesApi.end, {
      params: { id: ends.enrolment },
      body: { id: newId(), day: '2026-03-12', reason: 'need-ended' },
    })
    expect(await proposed()).toEqual([])
    // The night finds the same, and whoever has grown past the age of the plan; who was past it on entry was meant.
    const child = await r.entered({ place: two, born: '2008-03-12' })
    await enrol([child.id], { plan: 'child-visit', from: '2026-03-01', helper: r.account('d-helper') })
    const grown = await r.entered({ place: two, born: '2000-03-12' })
    await enrol([grown.id], { plan: 'child-visit', from: '2026-03-01', helper: r.account('d-helper') })
    expect(await lookAtGrounds(r.work())).toBe(1)
    expect((await proposed('child-visit')).map((e) => [e.person.id, e.why, e.over])).toEqual([
      [child.id, 'age', '2026-03-12'],
    ])
    expect(await lookAtGrounds(r.work())).toBe(0)
  })

  it('[C3] a plan in force keeps how often; the county begins another on a later day', async () => {
    const editor = r.seat('d-editor', 'catalogue-editor')
    const { version, ...plan } = (await editor.ok(dutiesApi.plans)).items.find((p) => p.code === 'meal')!
    const put = (change: object, base = version) =>
      editor.raw('PUT', '/231025/api/duties/plans/meal', { id: newId(), base, plan: { ...plan, ...change } })
    expect((await put({ rhythm: 'week' })).problem.faults).toEqual([{ path: 'plan.rhythm', code: 'plan-in-force' }])
    expect((await put({ ladder: [] })).status).toBe(200)
    expect((await put({ rhythm: 'week', from: '2026-04-01' }, 0)).status).toBe(200)
    expect((await put({ rhythm: 'week', from: '2026-01-01' }, 0)).problem.faults).toEqual([
      { path: 'plan.from', code: 'day-past' },
    ])
  })

  it('[S4-15] a plan for some buildings alone: who lives elsewhere is not proposed as fitting and is not put under it', async () => {
    const plan = 'low-rent-pairs'
    const [inside, outside] = [await r.entered({ place: one }), await r.entered({ place: two })]
    const editor = r.seat('d-places-editor', 'catalogue-editor')
    const standing = (await editor.ok(dutiesApi.plans)).items.find((p) => p.code === plan)!
    const { version, ...before } = standing
    const body = { id: newId(), base: version, plan: { ...before, who: { ...before.who, places: [one] } } }
    await editor.ok(dutiesApi.definePlan, { params: { code: plan }, body })
    const all = [inside.id, outside.id]
    expect((await enrol(all, { plan })).done).toEqual({ enrolled: 1, already: 0, unfit: 1 })
    const under = await r.rows('select person from enrolment where person = any($1::uuid[]) and plan = $2', [all, plan])
    expect(under).toEqual([{ person: inside.id }])
    const now = (await editor.ok(dutiesApi.plans)).items.find((p) => p.code === plan)!
    await editor.ok(dutiesApi.definePlan, {
      params: { code: plan },
      body: { id: newId(), base: now.version, plan: before },
    })
  })

  it('[C3] a later definition asks of those already under it from its day on: what has begun stays, a wish stays, nothing twice', async () => {
    const plan = 'low-rent-pairs'
    const people = [await r.entered({ place: one }), await r.entered({ place: one }), await r.entered({ place: one })]
    const from = '2026-03-01'
    const often: object[] = [{}, { wish: { rhythm: 'days-14' } }, { tier: 'high' }]
    const ids: string[] = []
    for (const [i, more] of often.entries()) ids.push((await enrol([people[i]!.id], { plan, from, ...more })).ids[0]!)
    const editor = r.seat('d-editor', 'catalogue-editor')
    const define = async (day: string, change: object) => {
      const all = (await editor.ok(dutiesApi.plans)).items.filter((p) => p.code === plan)
      const { version: _, ...standing } = all[0]!
      const body = { id: newId(), base: 0, plan: { ...standing, ...change, from: day } }
      await editor.ok(dutiesApi.definePlan, { params: { code: plan }, body })
    }
    const at = async (day: string) => {
      r.app.setNow(`${day}T00:05:00+08:00`)
      await tick(r.work())
      await makeDuties(r.work())
      await r.app.settle()
    }
    const all = () => Promise.all(ids.map(states))
    await define('2026-03-18', { rhythm: 'week', tiers: { high: 'days-2' } })
    await at('2026-03-17')
    const month = 'rhythm 2026-03-01–2026-03-31'
    const own = (await all())[1]!
    expect(await all()).toEqual([[`${month} open`], own, [`${month} open`]])
    // A Wednesday: five days of the week are left.
    await at('2026-03-18')
    const weeks = ['rhythm 2026-03-18–2026-03-22', 'rhythm 2026-03-23–2026-03-29']
    const now = await all()
    expect(now[0]).toEqual([month, ...weeks].map((w) => `${w} open`))
    expect(now[1]).toEqual(own)
    expect(now[2]!.slice(0, 3)).toEqual([
      `${month} open`,
      'rhythm 2026-03-18–2026-03-19 open',
      'rhythm 2026-03-20–2026-03-21 open',
    ])
    const kept = await r.rows('select id, version from duty where enrolment = any($1::uuid[]) order by id', [ids])
    await tick(r.work())
    expect(await r.rows('select id, version from duty where enrolment = any($1::uuid[]) order by id', [ids])).toEqual(
      kept,
    )
    // One contact fulfils what has begun under either.
    await served(people[0]!.id, { endedAt: '2026-03-18T00:01:00+08:00' })
    expect((await states(ids[0]!)).slice(0, 2)).toEqual([`${month} done`, `${weeks[0]} done`])
    await at('2026-03-23')
    await define('2026-03-24', { rhythm: 'quarter', tiers: {} })
    await at('2026-03-24')
    expect(await states(ids[0]!)).toEqual([
      `${month} done`,
      `${weeks[0]} done`,
      `${weeks[1]} open`,
      'rhythm 2026-03-30–2026-04-05 lapsed',
      'rhythm 2026-04-01–2026-06-30 open',
    ])
    // Back before the quarter has begun: its row is the month's, which begins on the same day.
    await define('2026-03-25', { rhythm: 'month', tiers: {} })
    await at('2026-03-25')
    expect((await states(ids[0]!)).at(-1)).toBe('rhythm 2026-04-01–2026-04-30 open')
    expect((await states(ids[0]!)).filter((s) => s.includes('2026-04-01–'))).toHaveLength(1)
  })
})

describe('whoever is erased', () => {
  it('[rights] words, wish, birthday and the point of the door go; that something was owed and met stays for the figures', async () => {
    const person = await r.entered({ place: one })
    const { ids } = await enrol([person.id], { from: '2026-03-01', note: '腿脚不便', wish: { ways: ['phone'] } })
    const day = await enrol([person.id], { plan: 'birthday', from: '2026-03-01' })
    await r.rows(`update enrolment set anchor = 's-03-08' where id = $1`, [day.ids[0]])
    const record = await served(person.id)
    await r.rows(
      `insert into visit (id, account, hash, place, way, outcome, items, captured_at, received_at, at, skewed, lat, lng)
       values ($1, $2, 'h', $3, 'at-home', 'met', '{elder-visit}', $4, $4, $4, false, 45.3, 130.3)`,
      [record, r.account('d-grid'), one, r.app.now()],
    )
    await r.rows('insert into visit_person (visit, person, place, at) values ($1, $2, $3, $4)', [
      record,
      person.id,
      one,
      r.app.now(),
    ])
    await r.rows(`update person set left_on = '2019-01-01' where id = $1`, [person.id])
    await peopleErasers['gone-persons'](r.work(), {
      limit: 'gone',
      before: new Date('2020-01-01T00:00:00+08:00'),
      law: '个人信息保护法',
    })
    await r.app.settle()
    const left = await r.rows(
      `select e.wish, e.anchor, (select t.body from texts t where t.id = e.note) as note from enrolment e where e.person = $1`,
      [person.id],
    )
    const plain = Wish.parse({})
    expect(left).toEqual([
      { wish: plain, anchor: null, note: null },
      { wish: plain, anchor: null, note: null },
    ])
    const counts = async (text: string) => (await r.rows<{ n: number }>(text, [ids]))[0]!.n
    expect(
      await counts('select count(*)::int as n from history where subject = any($1::text[]) and value is not null'),
    ).toBe(0)
    expect(await r.rows('select lat, lng from visit where id = $1', [record])).toEqual([{ lat: null, lng: null }])
    expect(await r.rows('select 1 from duty_served where person = $1', [person.id])).toEqual([])
    expect((await states(ids[0]!))[0]).toBe('rhythm 2026-03-01–2026-03-31 done')
  })
})
