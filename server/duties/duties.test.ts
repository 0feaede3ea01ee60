/** Plans, what is due and what fulfils it, through the front door and the clock. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dutiesApi } from '../../domain/duties/api.ts'
import { peopleApi } from '../../domain/people/api.ts'
import { recordsApi } from '../../domain/records/api.ts'
import type { Client } from '../../test/client.ts'
import { startDuties, type DutiesCounty } from '../../test/duties/county.ts'
import { community, one, two, type Register } from '../../test/people.ts'
import { overseenInHand } from './in-hand.ts'
import { dutiesRoom, makeDuties, tick } from './index.ts'

let r: Register
let secretary: Client
let grid: Client
let helper: Client
let enrol: DutiesCounty['enrol']
let served: DutiesCounty['served']
let states: DutiesCounty['states']
const newId = () => r.newId()

beforeAll(async () => {
  ;({ r, secretary, grid, helper, enrol, served, states } = await startDuties())
})
afterAll(() => r?.close())

const corrected = async (record: string, more: object) => {
  const { versions } = await grid.ok(recordsApi.get, { params: { id: record } })
  const { id: _, origin: __, version: ___, recordedAt: ____, by: _____, provided: ______, ...as } = versions[0]!
  const body = { seen: 1, reason: '当时写错了', record: { ...as, ...more } }
  await grid.ok(recordsApi.correct, { params: { id: record }, body })
  await r.app.settle()
}

describe('from a plan to a visit', () => {
  it('[S0-21] [S1-15] a plan of the pack, people under it, the month due on the list of the grid, and met by a record', async () => {
    const plans = (await grid.ok(dutiesApi.plans)).items
    const plan = plans.find((p) => p.code === 'elder-visit')!
    expect(plan.tiers).toEqual({ high: 'week', key: 'month', general: 'quarter' })
    expect(plans.every((p) => p.asked.ground.length > 5)).toBe(true)
    const anna = await r.entered({ place: one })
    const { ids, done } = await enrol([anna.id], { from: '2026-03-01' })
    expect(done).toEqual({ enrolled: 1, already: 0, unfit: 0 })
    expect(await states(ids[0]!)).toEqual(['rhythm 2026-03-01–2026-03-31 open'])
    const mine = await grid.ok(dutiesApi.mine, { query: {} })
    const card = mine.items.find((d) => d.person.id === anna.id)!
    expect(card).toMatchObject({ plan: 'elder-visit', state: 'open', to: '2026-03-31', last: null, covers: null })
    expect(card.person.name).toMatch(/\*/)
    const record = await served(anna.id)
    expect(await states(ids[0]!)).toEqual(['rhythm 2026-03-01–2026-03-31 done'])
    const person = await grid.ok(dutiesApi.ofPerson, { params: { id: anna.id } })
    expect(person.last).toMatchObject({ record, way: 'at-home', plans: ['elder-visit'], who: 'd-grid' })
    expect((await grid.ok(dutiesApi.mine, { query: {} })).items.map((d) => d.person.id)).not.toContain(anna.id)
  })
})

describe('what stands and what does not', () => {
  it('[C2] attempted is not visited; refused twice is put before somebody above, and looked at', async () => {
    const person = await r.entered({ place: one })
    const { ids } = await enrol([person.id], { from: '2026-03-01' })
    await served(person.id, { outcome: 'attempted', endedAt: '2026-03-10T08:00:00+08:00' })
    expect(await states(ids[0]!)).toEqual(['rhythm 2026-03-01–2026-03-31 attempted'])
    await served(person.id, { outcome: 'refused', endedAt: '2026-03-10T08:30:00+08:00' })
    const looks = () => secretary.ok(dutiesApi.enrolments, { query: { place: community, only: 'look' } })
    expect((await looks()).items.map((e) => e.id)).not.toContain(ids[0])
    await served(person.id, { outcome: 'refused' })
    expect(await states(ids[0]!)).toEqual(['rhythm 2026-03-01–2026-03-31 refused'])
    expect((await looks()).items.find((e) => e.id === ids[0])).toMatchObject({ refused: 2 })
    const body = { id: newId(), said: '改由邻居问候' }
    expect((await grid.raw('POST', `/231025/api/duties/enrolments/${ids[0]}/look`, body)).status).toBe(403)
    await secretary.ok(dutiesApi.look, { params: { id: ids[0]! }, body })
    expect((await looks()).items.map((e) => e.id)).not.toContain(ids[0])
  })

  it('[issue 4] one contact covers four lists, whoever made it; a correction derives all of them anew', async () => {
    const person = await r.entered({ place: one })
    const plans = ['elder-visit', 'daily-contact', 'pairs-elders', 'low-rent-pairs']
    const all: string[] = []
    for (const plan of plans) all.push((await enrol([person.id], { plan, from: '2026-03-01' })).ids[0]!)
    const on = async (day: string) =>
      (
        await r.rows<{ plan: string; state: string }>(
          `select plan, state from duty where enrolment = any($1::uuid[]) and from_day <= $2 and to_day >= $2 order by plan`,
          [all, day],
        )
      ).map((d) => `${d.plan} ${d.state}`)
    const each = (state: string) => [...plans].sort().map((p) => `${p} ${state}`)
    const record = await served(person.id)
    expect(await on('2026-03-10')).toEqual(each('done'))
    const kept = await r.rows('select version from duty where enrolment = any($1::uuid[]) order by id', [all])
    // Delivered twice, nothing is written a second time.
    await r.rows(
      `insert into outbox (id, at, name, version, subject, seq, payload, topics) values ($1, $2, 'records.recorded', 1, $3, 1, '{}', '{}')`,
      [newId(), r.app.now(), record],
    )
    await r.app.settle()
    expect(await r.rows('select version from duty where enrolment = any($1::uuid[]) order by id', [all])).toEqual(kept)
    await corrected(record, { outcome: 'attempted' })
    expect(await on('2026-03-10')).toEqual(each('attempted'))
  })

  it('[issue 4] the village doctor’s follow-up, the courier’s meal and a neighbour’s look in: each fulfils what its plan lets it', async () => {
    const sits = async (who: string, code: string, kind: string) => {
      await r.rows(
        `insert into organisation (id, code, name, kind, level, place, government, party, leads, opened, sort, version)
         select $1, $2, $2, $3, o.level, o.place, false, o.party, '{}', '2026-01-01', 1, 1 from organisation o where o.code = 'clinic-linkou'
         on conflict do nothing`,
        [newId(), code, kind],
      )
      await r.rows(
        `insert into organisation_member (id, organisation, account, post, in_charge, from_day, version)
         select $1, o.id, $2, 'member', false, '2026-01-01', 1 from organisation o where o.code = $3`,
        [newId(), r.account(who), code],
      )
    }
    await sits('d-helper', 'clinic-linkou', 'clinic')
    await sits('d-heir', 'd-meals', 'property-company')
    const person = await r.entered({ place: one })
    const plans = ['elder-visit', 'meal', 'pairs-elders']
    const all: string[] = []
    for (const plan of plans) all.push((await enrol([person.id], { plan, from: '2026-03-01' })).ids[0]!)
    const by = (who: string, item = 'elder-visit') => ({ helpers: [{ account: r.account(who) }], item })
    const done = async () =>
      (
        await r.rows<{ plan: string }>(
          `select plan from duty where enrolment = any($1::uuid[]) and state = 'done' and from_day <= '2026-03-10' and to_day >= '2026-03-10' order by 1`,
          [all],
        )
      ).map((d) => d.plan)
    // A meal that somebody came with who is no courier's house, and a courier who brought nothing: neither is a meal handed over.
    await served(person.id, by('d-helper', 'elder-meal'))
    expect(await done()).toEqual(['elder-visit'])
    await served(person.id, by('d-heir'))
    expect(await done()).toEqual(['elder-visit'])
    await served(person.id, by('d-heir', 'elder-meal'))
    expect(await done()).toEqual(['elder-visit', 'meal'])
  })

  it('[issue 4] death stops duties the same minute; taken back, they go on', async () => {
    const person = await r.entered({ place: one })
    const { ids } = await enrol([person.id], { from: '2026-03-01' })
    const day = '2026-03-10'
    await secretary.ok(peopleApi.happen, { params: { id: person.id }, body: { id: newId(), kind: 'death', day } })
    await r.app.settle()
    expect(await states(ids[0]!)).toEqual(['rhythm 2026-03-01–2026-03-31 lapsed'])
    expect(await r.rows('select end_reason from enrolment where id = $1', [ids[0]])).toEqual([{ end_reason: 'died' }])
    const events = await secretary.ok(peopleApi.events, { params: { id: person.id } })
    const death = events.items.find((e) => e.kind === 'death')!
    await secretary.ok(peopleApi.strikeEvent, {
      params: { id: person.id, event: death.id },
      body: { id: newId(), why: '录错了人' },
    })
    await r.app.settle()
    expect(await states(ids[0]!)).toEqual(['rhythm 2026-03-01–2026-03-31 open'])
  })

  it('[C9] place follows a move; a helper next door stays, a far one is asked no more; a caseload goes over whole', async () => {
    const home = await r.home(one)
    const person = await r.entered({ place: one }, home)
    const { ids } = await enrol([person.id], { from: '2026-03-01', helper: r.account('d-helper') })
    await secretary.ok(peopleApi.happen, {
      params: { id: person.id },
      body: {
        id: newId(),
        kind: 'move',
        day: '2026-03-10',
        household: await r.home(two),
        relation: 'head',
        residence: 'both',
      },
    })
    await r.app.settle()
    const now = await r.rows(
      'select e.place, d.place as due, e.helper from enrolment e join duty d on d.enrolment = e.id where e.id = $1',
      [ids[0]],
    )
    expect(now).toEqual([{ place: two, due: two, helper: r.account('d-helper') }])
    // By name, without any grant there.
    const own = await helper.ok(dutiesApi.mine, { query: {} })
    expect(own.items.map((d) => d.person.id)).toEqual([person.id])
    expect(own.items[0]!.person.name).toMatch(/\*/)
    expect((await helper.raw('GET', `/231025/api/duties?place=${community}`)).status).toBe(403)
    const [kind] = dutiesRoom.inHand!
    const held = await r.work().act(
      (tx) => kind!.held(tx, r.account('d-helper'), { ...r.work(), day: '2026-03-10' }),
      (answer) => ({ writes: [], audit: [], events: [], answer }),
    )
    expect(held).toEqual([{ id: ids[0], place: two, unit: null }])
    // The one who covers sees what the absent one owes, as theirs.
    await r.rows(
      `insert into absence (id, account, cover, from_day, to_day, kind, version) values ($1, $2, $3, '2026-03-09', '2026-03-12', 'leave', 1)`,
      [newId(), r.account('d-helper'), r.account('d-heir')],
    )
    const heir = r.seat('d-heir', 'desk', '231025/107/')
    const covered = await heir.ok(dutiesApi.mine, { query: {} })
    expect(covered.items.map((d) => [d.person.id, d.covers])).toEqual([[person.id, 'd-helper']])
  })

  it('[S1-26] [S1-28] [C9] of a child nobody learns that it is on a list but whoever helps and whoever answers for it', async () => {
    const child = await r.entered({ place: one, born: '2018-03-08' })
    const { ids } = await enrol([child.id], { plan: 'child-visit', from: '2026-03-01', helper: r.account('d-helper') })
    const names = async (client: Client) =>
      (await client.ok(dutiesApi.list, { query: { place: community, state: 'owed', size: 100 } })).items.map(
        (d) => d.enrolment,
      )
    expect(await names(grid)).not.toContain(ids[0])
    expect(await names(secretary)).toContain(ids[0])
    expect(await names(r.seat('d-other', 'community-secretary', community))).not.toContain(ids[0])
    const card = await grid.ok(dutiesApi.ofPerson, { params: { id: child.id } })
    expect([card.enrolments, card.duties]).toEqual([[], []])
    expect((await helper.ok(dutiesApi.mine, { query: {} })).items.map((d) => d.enrolment)).toContain(ids[0])
    const told = await secretary.raw('POST', '/231025/api/duties/enrolments', {
      id: newId(),
      plan: 'child-visit',
      from: '2026-03-10',
      people: [{ id: newId(), person: (await r.entered({ born: '2018-01-01' })).id }],
    })
    expect(told.problem.faults).toEqual([{ path: 'helper', code: 'helper-needed' }])
    // Not called on in time, it stands on the overdue list of those two, and on nobody else's.
    await r.rows(`update duty set state = 'missed', due_at = '2026-03-09T18:00:00+08:00' where enrolment = $1`, [
      ids[0],
    ])
    const overdue = async (client: Client) =>
      (await client.ok(dutiesApi.list, { query: { place: community, size: 100 } })).items.map((d) => d.enrolment)
    expect(await overdue(secretary)).toContain(ids[0])
    expect(await overdue(grid)).not.toContain(ids[0])
    // Whoever answered for it leaves: somebody goes on, who may take people in there, and the leaver sees it no more.
    const heir = r.seat('d-heir', 'community-secretary', community)
    expect(await overdue(heir)).not.toContain(ids[0])
    const [leaver, next] = [r.account('d-secretary'), r.account('d-heir')]
    const pass = (may: boolean) =>
      r.work().act(
        async (tx) => {
          const held = await overseenInHand.held(tx, leaver, { ...r.work(), day: '2026-03-10' })
          const lots = held
            .filter((t) => t.id === ids[0])
            .map((thing) => ({ kind: overseenInHand.kind, thing, from: leaver, to: next, keep: false }))
          const at = {
            ...r.work(),
            day: '2026-03-10',
            by: leaver,
            all: lots,
            shown: () => '',
            may: () => may,
            sits: () => true,
          }
          return { lots, passed: await overseenInHand.pass(tx, lots, at) }
        },
        ({ lots, passed }) => ({
          writes: may ? passed.writes : [],
          audit: [],
          events: [],
          answer: { n: lots.length, faults: passed.faults },
        }),
      )
    expect(await pass(false)).toEqual({ n: 1, faults: [{ thing: ids[0], code: 'heir-may-not' }] })
    expect(await pass(true)).toEqual({ n: 1, faults: [] })
    expect(await overdue(secretary)).not.toContain(ids[0])
    expect(await overdue(heir)).toContain(ids[0])
    const body = { id: newId(), day: '2026-03-10', reason: 'need-ended' as const }
    expect((await secretary.call(dutiesApi.end, { params: { id: ids[0]! }, body })).status).toBe(404)
    await heir.ok(dutiesApi.end, { params: { id: ids[0]! }, body })
  })
})

describe('what counts', () => {
  it('[S0-21] a window that was not lasted through is in no figure, met or not, excused or not; whoever was met after it is not either', async () => {
    const [met, excused, after] = [await r.entered({ place: one }), await r.entered(), await r.entered()]
    const { ids } = await enrol([met.id, excused.id, after.id], { from: '2026-03-01' })
    await served(met.id)
    await grid.ok(dutiesApi.excuse, {
      params: { id: excused.id },
      body: { id: newId(), from: '2026-03-09', to: '2026-04-02', reason: 'hospital' },
    })
    const state = async (i: number) => (await states(ids[i]!)).map((s) => s.split(' ').at(-1))
    expect([await state(0), await state(1), await state(2)]).toEqual([['done'], ['excused'], ['open']])
    for (const id of ids)
      await secretary.ok(dutiesApi.end, {
        params: { id },
        body: { id: newId(), day: '2026-03-10', reason: 'need-ended' },
      })
    const record = await served(after.id)
    expect([await state(0), await state(1), await state(2)]).toEqual([['lapsed'], ['lapsed'], ['lapsed']])
    // The service itself is still what was there last.
    expect((await grid.ok(dutiesApi.ofPerson, { params: { id: after.id } })).last).toMatchObject({ record })
  })

  it('[C3] a contact inside the first window counts, also one from before somebody was put under the plan', async () => {
    const person = await r.entered({ place: one })
    const before = await served(person.id, { endedAt: '2026-03-04T15:00:00+08:00', helpers: [] })
    const tried = await r.entered({ place: one })
    await served(tried.id, { endedAt: '2026-03-04T15:00:00+08:00', outcome: 'attempted' })
    const long = await r.entered({ place: one })
    await served(long.id, { endedAt: '2026-02-27T15:00:00+08:00' })
    const { ids } = await enrol([person.id, tried.id, long.id], { from: '2026-03-10' })
    await r.app.settle()
    const all = await Promise.all(ids.map(states))
    expect(all).toEqual([
      ['rhythm 2026-03-01–2026-03-31 done'],
      ['rhythm 2026-03-01–2026-03-31 attempted'],
      ['rhythm 2026-03-01–2026-03-31 open'],
    ])
    expect((await grid.ok(dutiesApi.ofPerson, { params: { id: person.id } })).last).toMatchObject({
      record: before,
      plans: ['elder-visit'],
    })
    // A second plan, with more of its window gone: too little was left, and no contact makes it due.
    const late = await enrol([person.id], { plan: 'birthday', from: '2026-03-10' })
    expect(await states(late.ids[0]!)).toEqual([])
  })

  it('[C2] what somebody was served with goes along when two records are one, and back when they are two again', async () => {
    const [kept, double] = [await r.entered({ place: one }), await r.entered({ place: one, born: '1951-03-09' })]
    const { ids } = await enrol([kept.id], { from: '2026-03-01' })
    await served(double.id)
    expect(await states(ids[0]!)).toEqual(['rhythm 2026-03-01–2026-03-31 open'])
    const merge = (name: string, subject: string, payload: object) =>
      r.rows(
        `insert into outbox (id, at, name, version, subject, seq, payload, topics) values ($1, $2, $3, 1, $4, 1, $5, '{}')`,
        [newId(), r.app.now(), name, subject, payload],
      )
    const into = (id: string | null) => r.rows('update person set merged_into = $2 where id = $1', [double.id, id])
    await into(kept.id)
    await merge('people.merged', double.id, { into: kept.id })
    await r.app.settle()
    expect(await states(ids[0]!)).toEqual(['rhythm 2026-03-01–2026-03-31 done'])
    await into(null)
    await merge('people.unmerged', double.id, { from: kept.id })
    await r.app.settle()
    expect(await states(ids[0]!)).toEqual(['rhythm 2026-03-01–2026-03-31 open'])
  })
})

describe('the clock', () => {
  it('[S4-18] [C6] a missed daily contact raises a check within the hour, called in the order the person chose, over when somebody answers', async () => {
    const person = await r.entered({ place: one })
    const wish = { calls: ['neighbour', 'person'] }
    const { ids } = await enrol([person.id], { plan: 'daily-contact', wish })
    r.app.setNow('2026-03-10T18:01:00+08:00')
    await tick(r.work())
    await r.app.settle()
    expect((await states(ids[0]!))[0]).toBe('rhythm 2026-03-10–2026-03-10 missed')
    const open = async () =>
      (await grid.ok(dutiesApi.checks, { query: { place: one } })).items.filter((c) => c.person.id === person.id)
    const [check] = await open()
    expect(check).toMatchObject({ next: 'neighbour', dueAt: '2026-03-10T11:01:00.000Z' })
    const note = (whom: string, outcome: string) =>
      grid.ok(dutiesApi.noteCall, { params: { id: check!.id }, body: { id: newId(), whom, outcome } as never })
    await note('neighbour', 'no-answer')
    expect((await open())[0]).toMatchObject({ next: 'person', calls: [{ whom: 'neighbour', by: 'd-grid' }] })
    await tick(r.work())
    expect(await open()).toHaveLength(1)
    await note('person', 'no-answer')
    expect((await open())[0]!.next).toBe('door')
    // A contact of whichever kind ends it, and the day is done after all.
    await served(person.id, { endedAt: '2026-03-10T18:20:00+08:00' })
    expect(await open()).toEqual([])
    expect((await states(ids[0]!))[0]).toBe('rhythm 2026-03-10–2026-03-10 done')
    await tick(r.work())
    expect(await open()).toEqual([])
  })

  it('[S4-18] who was met before a check was raised is still looked for: a late record of the day before ends nothing', async () => {
    const person = await r.entered({ place: one })
    r.app.setNow('2026-03-10T18:40:00+08:00')
    const { ids } = await enrol([person.id], { plan: 'daily-contact', from: '2026-03-10' })
    r.app.setNow('2026-03-11T18:01:00+08:00')
    await tick(r.work())
    const open = async () =>
      (await grid.ok(dutiesApi.checks, { query: { place: one } })).items.filter((c) => c.person.id === person.id)
    const [check] = await open()
    r.app.setNow('2026-03-11T18:20:00+08:00')
    const late = await served(person.id, { endedAt: '2026-03-10T18:45:00+08:00' })
    await served(person.id, { endedAt: '2026-03-11T18:10:00+08:00', outcome: 'attempted' })
    await tick(r.work())
    expect((await open()).map((c) => c.id)).toEqual([check!.id])
    await corrected(late, { mode: 'phone' })
    expect((await open()).map((c) => c.id)).toEqual([check!.id])
    // Seen at noon of the very day, told late: that day they were met.
    await served(person.id, { endedAt: '2026-03-11T12:00:00+08:00' })
    expect(await open()).toEqual([])
    expect((await states(ids[0]!)).slice(0, 2).map((s) => s.split(' ').at(-1))).toContain('done')
    r.app.setNow('2026-03-10T18:20:00+08:00')
  })

  it('[C4] [C6] each rung is told once, by count and place', async () => {
    await r.rows(`update duty set rung = 9 where state in ('missed', 'attempted', 'refused')`)
    const [person, tried, refused] = [await r.entered({ place: one }), await r.entered(), await r.entered()]
    const { ids } = await enrol([person.id, tried.id, refused.id], { from: '2026-03-01' })
    for (const [p, outcome] of [
      [tried, 'attempted'],
      [refused, 'refused'],
    ] as const)
      await served(p.id, { outcome })
    const due = (at: string) => r.rows(`update duty set due_at = $2 where enrolment = any($1::uuid[])`, [ids, at])
    await due('2026-03-10T18:10:00+08:00')
    const told = async (at: string) => {
      r.app.setNow(at)
      await tick(r.work())
      const found = await r.rows<{ payload: object }>(`delete from outbox where name = 'duties.told' returning payload`)
      return found.map((f) => f.payload)
    }
    const words = (to: string, place: string) => expect.objectContaining({ plan: 'elder-visit', to, place, n: 3 })
    expect(await told('2026-03-10T18:15:00+08:00')).toEqual([words('supervisor', community)])
    expect(await told('2026-03-10T18:20:00+08:00')).toEqual([])
    const upper = (await told('2026-03-11T18:15:00+08:00')).filter(
      (p) => (p as { plan: string }).plan === 'elder-visit',
    )
    expect(upper).toEqual([words('community', community)])
    const unmet = await secretary.ok(dutiesApi.list, { query: { place: community, size: 100 } })
    const stand = ids.map((id) => unmet.items.find((d) => d.enrolment === id)?.state)
    expect(stand).toEqual(['missed', 'attempted', 'refused'])
    await due('2026-03-08T18:10:00+08:00')
    expect(await told('2026-03-11T18:16:00+08:00')).toContainEqual(words('town', '231025/100/'))
    await due('2026-03-04T18:10:00+08:00')
    expect(await told('2026-03-11T18:17:00+08:00')).toContainEqual(words('county', '231025/'))
    // On the worker's own list it stands as well, until somebody is met.
    const mine = async () => (await grid.ok(dutiesApi.mine, { query: {} })).items.find((d) => d.enrolment === ids[0])
    expect(await mine()).toMatchObject({ state: 'missed', to: '2026-03-31' })
    await served(person.id)
    expect(await mine()).toBeUndefined()
    await served([tried.id, refused.id])
    r.app.setNow('2026-03-11T19:00:00+08:00')
  })

  it('[issue 4] an excuse is counted apart and ends by itself; back earlier, what it covered is owed again', async () => {
    const person = await r.entered({ place: one })
    const { ids } = await enrol([person.id], { plan: 'daily-contact', from: '2026-03-11' })
    const id = newId()
    const body = { id, from: '2026-03-12', to: '2026-03-14', reason: 'hospital' as const }
    await grid.ok(dutiesApi.excuse, { params: { id: person.id }, body })
    const days = async () => (await states(ids[0]!)).slice(1, 6).map((s) => s.slice(-12).split(' ').at(-1))
    expect(await days()).toEqual(['excused', 'excused', 'excused', 'open', 'open'])
    await grid.ok(dutiesApi.endExcuse, {
      params: { id: person.id, excuse: id },
      body: { id: newId(), to: '2026-03-12' },
    })
    expect(await days()).toEqual(['excused', 'open', 'open', 'open', 'open'])
  })

  it('[issue 4] weather and a major change add what the plan says, and no more than once', async () => {
    const person = await r.entered({ place: two })
    const { ids } = await enrol([person.id], { from: '2026-03-01' })
    const spell = { id: newId(), place: two, kind: 'snow' as const, from: '2026-03-12', to: '2026-03-13' }
    expect((await grid.raw('POST', '/231025/api/duties/weather', spell)).status).toBe(403)
    const { due } = await secretary.ok(dutiesApi.declareWeather, { body: spell })
    expect(due).toBeGreaterThan(0)
    expect(await secretary.ok(dutiesApi.declareWeather, { body: spell })).toEqual({ due })
    const changedAt = { id: newId(), at: '2026-03-11T18:30:00+08:00' }
    expect(await secretary.ok(dutiesApi.majorChange, { params: { id: person.id }, body: changedAt })).toEqual({
      due: 1,
    })
    const hour = `select due_at as due from duty where enrolment = $1 and cause = 'change'`
    expect(await r.rows(hour, [ids[0]])).toEqual([{ due: new Date('2026-03-12T18:30:00+08:00') }])
    // Sent twice it says the same.
    expect((await secretary.ok(dutiesApi.majorChange, { params: { id: person.id }, body: changedAt })).due).toBe(1)
    const all = [
      'rhythm 2026-03-01–2026-03-31 open',
      'change 2026-03-11–2026-03-12 open',
      'weather 2026-03-12–2026-03-12 open',
      'weather 2026-03-13–2026-03-13 open',
    ]
    expect(await states(ids[0]!)).toEqual(all)
    await secretary.ok(dutiesApi.endWeather, { params: { id: spell.id }, body: { id: newId(), to: '2026-03-12' } })
    expect((await states(ids[0]!)).at(-1)).toBe('weather 2026-03-13–2026-03-13 lapsed')
  })

  it('[issue 4] the night makes what begins soon; killed and begun again there is no double and no gap; a month closed twice is the same', async () => {
    const people = []
    for (let i = 0; i < 4; i++) people.push((await r.entered({ place: one })).id)
    const { ids } = await enrol(people, { plan: 'daily-contact', from: '2026-03-11' })
    await r.rows('delete from duty where enrolment = any($1::uuid[])', [ids])
    // A night that stopped after the second of them.
    const sorted = [...ids].sort()
    await makeDuties(r.work())
    await r.rows('delete from duty where enrolment = any($1::uuid[])', [sorted.slice(2)])
    await r.rows(
      `update duty_making set finished = false, since = '2026-03-11', after = $1 where plan = 'daily-contact'`,
      [sorted[1]],
    )
    await makeDuties(r.work())
    await makeDuties(r.work())
    const n = await r.rows<{ n: number; days: number }>(
      `select count(*)::int as n, count(distinct from_day)::int as days from duty where enrolment = any($1::uuid[]) group by enrolment`,
      [ids],
    )
    expect(n).toEqual(ids.map(() => ({ n: 9, days: 9 })))
    r.app.setNow('2026-03-12T00:30:00+08:00')
    await tick(r.work())
    const closed = await r.rows('select id, state, version from duty order by id')
    await tick(r.work())
    expect(await r.rows('select id, state, version from duty order by id')).toEqual(closed)
    // Entered later with its real date: what was missed is done after all.
    await served(people[0]!, { endedAt: '2026-03-11T17:00:00+08:00' })
    const late = await r.rows(`select state from duty where person = $1 and from_day = '2026-03-11'`, [people[0]])
    expect(late).toEqual([{ state: 'done' }])
  })
})

describe('what the teams promise', () => {
  const at = async (moment: string) => {
    r.app.setNow(moment)
    await makeDuties(r.work())
    await tick(r.work())
    await r.app.settle()
  }
  const of = async (person: string) => (await grid.ok(dutiesApi.ofPerson, { params: { id: person } })).duties

  it('[S4-19] care at home every day: each day is done by who was at the door with which item, a call does not do, a day without is named', async () => {
    const person = await r.entered({ place: one })
    await enrol([person.id], { plan: 'daily-care', from: '2026-03-12' })
    await served(person.id, { endedAt: '2026-03-12T00:10:00+08:00', mode: 'phone' })
    const call = (await of(person.id)).find((d) => d.to === '2026-03-12')
    expect(call).toMatchObject({ state: 'open', record: null })
    const first = await served(person.id, { endedAt: '2026-03-12T00:20:00+08:00', item: 'visit-2-home-care' })
    await at('2026-03-14T09:00:00+08:00')
    const third = await served(person.id, { item: 'visit-2-home-care' })
    const log = (await of(person.id))
      .map((d) => [d.to, d.state, d.record])
      .toSorted((a, b) => (String(a) < String(b) ? -1 : 1))
    expect(log.slice(0, 3)).toEqual([
      ['2026-03-12', 'done', first],
      ['2026-03-13', 'missed', null],
      ['2026-03-14', 'done', third],
    ])
    const { versions } = await grid.ok(recordsApi.get, { params: { id: third } })
    expect(versions[0]).toMatchObject({ item: 'visit-2-home-care', mode: 'at-home', outcome: 'done' })
  })

  it('[S4-24] a birthday by the sun or by the moon stands on the list before the day, and is marked done by who was there', async () => {
    // The first day of the second month: 19 March in 2026; by the sun it was the 8th.
    const [sun, moon] = [await r.entered({ born: '1950-03-18' }), await r.entered({ born: '1951-03-08' })]
    await enrol([sun.id], { plan: 'birthday', from: '2026-03-14' })
    await enrol([moon.id], { plan: 'birthday', from: '2026-03-14', birthday: 'moon' })
    const mine = await grid.ok(dutiesApi.mine, { query: {} })
    const day = (id: string) => mine.items.find((d) => d.person.id === id)
    expect(day(sun.id)).toMatchObject({ plan: 'birthday', from: '2026-03-18', to: '2026-03-18', state: 'open' })
    expect(day(moon.id)).toMatchObject({ plan: 'birthday', from: '2026-03-19', to: '2026-03-19', state: 'open' })
    await at('2026-03-18T10:00:00+08:00')
    const record = await served(sun.id)
    expect((await of(sun.id))[0]).toMatchObject({ state: 'done', record })
    await at('2026-03-20T00:10:00+08:00')
    expect((await of(moon.id))[0]).toMatchObject({ state: 'missed', record: null })
  })

  it('[S4-39] before each festival of the plan somebody is to be at the door, by the calendar and for nobody else', async () => {
    const mother = await r.entered({ place: one })
    const { ids } = await enrol([mother.id], { plan: 'pairs-mothers', from: '2026-03-20' })
    expect(await states(ids[0]!)).toEqual([])
    // The second Sunday of May, and the fifth day of the fifth month.
    await at('2026-05-01T00:10:00+08:00')
    expect(await states(ids[0]!)).toEqual(['rhythm 2026-05-03–2026-05-10 open'])
    await served(mother.id, { endedAt: '2026-05-01T00:05:00+08:00' })
    expect(await states(ids[0]!)).toEqual(['rhythm 2026-05-03–2026-05-10 open'])
    await at('2026-05-09T10:00:00+08:00')
    await served(mother.id)
    await at('2026-06-10T00:10:00+08:00')
    expect(await states(ids[0]!)).toEqual(['rhythm 2026-05-03–2026-05-10 done', 'rhythm 2026-06-12–2026-06-19 open'])
  })

  it('[issue 4] killed between two chunks and in the middle of one, the night goes on where it stopped: no double and no gap', async () => {
    const n = 300
    await r.rows(
      `insert into enrolment (id, person, plan, place, from_day, rhythm, wish)
       select gen_random_uuid(), gen_random_uuid(), 'meal', $1, '2026-06-01', 'day', '{}' from generate_series(1, $2::int)`,
      [two, n],
    )
    // A long rest: the windows of a month and a half, in chunks of a hundred and more.
    await at('2026-06-10T00:10:00+08:00')
    r.app.setNow('2026-08-01T00:10:00+08:00')
    const work = r.work()
    let acts = 0
    const dying = {
      ...work,
      act: ((load, decide) =>
        work.act(load, async (loaded, tx) => {
          const deed = await decide(loaded, tx)
          // What this chunk has inserted is undone with its act.
          if (deed.audit.some((a) => a.subject === 'meal') && ++acts === 2) throw new Error('killed')
          return deed
        })) as typeof work.act,
    }
    await expect(makeDuties(dying)).rejects.toThrow('killed')
    const made = () =>
      r.rows<{ n: number; first: string; last: string; days: number }>(
        `select count(*)::int as n, count(distinct from_day)::int as days, min(from_day)::text as first, max(from_day)::text as last
         from duty where plan = 'meal' and person in (select person from enrolment where plan = 'meal' and place = $1 and from_day = '2026-06-01')
           and from_day >= '2026-07-01' group by enrolment`,
        [two],
      )
    const half = await made()
    expect(half.length).toBeGreaterThan(0)
    expect(half.length).toBeLessThan(n)
    await makeDuties(r.work())
    const whole = await made()
    expect(whole).toEqual(
      Array.from({ length: n }, () => ({ n: 40, days: 40, first: '2026-07-01', last: '2026-08-09' })),
    )
    expect(await makeDuties(r.work())).toBe(0)
  })
})
