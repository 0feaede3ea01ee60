/** Somebody died or has gone: whatever led anybody to that door stops the same minute, and goes on when it was a slip of the pen. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dutiesApi } from '../../../domain/duties/api.ts'
import { visitsApi as api } from '../../../domain/duties/visits-api.ts'
import { peopleApi } from '../../../domain/people/api.ts'
import type { Client } from '../../../test/client.ts'
import { startCounty, type TestCounty } from '../../../test/county.ts'
import { workFor } from '../../kernel/jobs/work.ts'
import { rooms } from '../../rooms.ts'
import { tick } from '../index.ts'

const community = '231025/100/zhanqian/001/'
const one = `${community}001/`

let at: TestCounty
let worker: Client
let beside: Client
let secretary: Client
let people: { id: string }[]
const id = () => at.app.house.newId()
const accountOf = async (name: string) =>
  (await at.sql<{ id: string }>('select id from c231025.accounts where name = $1', [name]))[0]!.id

beforeAll(async () => {
  at = await startCounty({
    demo: true,
    people: ['dead-worker', 'dead-beside', 'dead-secretary'],
    now: '2026-02-10T10:00:00+08:00',
  })
  await at.app.settle()
  worker = at.as('dead-worker', [{ role: 'grid-worker', place: one }])
  beside = at.as('dead-beside', [{ role: 'grid-worker', place: one }])
  secretary = at.as('dead-secretary', [{ role: 'community-secretary', place: community }])
  people = await at.sql(
    `select p.id from c231025.person p join c231025.household_member m on m.person = p.id and m.to_day is null
     where p.place = $1 and p.died is null and p.born < '1965-01-01' and not exists (select 1 from c231025.enrolment e where e.person = p.id)
       and (m.relation <> 'head' or not exists (select 1 from c231025.household_member o
         where o.household = m.household and o.person <> p.id and o.to_day is null)) order by p.id limit 4`,
    [one],
  )
})
afterAll(() => at.close())

const enrol = async (plan: string, person: string, more: object = {}) => {
  const enrolment = id()
  const body = {
    id: id(),
    plan,
    from: `${at.app.now().toISOString().slice(0, 7)}-01`,
    people: [{ id: enrolment, person }],
    ...more,
  }
  await secretary.ok(dutiesApi.enrol, { body })
  await at.app.settle()
  return enrolment
}
const happen = async (person: string, kind: 'death' | 'leave', day: string) => {
  await secretary.ok(peopleApi.happen, { params: { id: person }, body: { id: id(), kind, day } })
  await at.app.settle()
}
const takeBack = async (person: string, kind: 'death' | 'leave' = 'death') => {
  const { items } = await secretary.ok(peopleApi.events, { params: { id: person } })
  const last = items.find((e) => e.kind === kind)!
  await secretary.ok(peopleApi.strikeEvent, {
    params: { id: person, event: last.id },
    body: { id: id(), why: '录错了人' },
  })
  await at.app.settle()
}
/** Where anybody is led to their door, or told that nobody was there. */
const led = async (person: string) => {
  const has = (list: { person: string | { id: string } }[]) =>
    list.some((x) => (typeof x.person === 'string' ? x.person : x.person.id) === person)
  const day = async (who: Client) =>
    (await who.ok(api.day, { query: { days: 8 } })).people.map((p) => ({ person: p.id }))
  const list = async (state: 'owed' | 'unmet') =>
    (await secretary.ok(dutiesApi.list, { query: { place: community, state, size: 100 } })).items
  const where = {
    phone: has(await day(worker)),
    'phone of the second helper': has(await day(beside)),
    numbers: has((await worker.ok(api.numbers, { query: {} })).items!),
    paper: has(
      (await secretary.ok(api.paper, { query: { place: one, days: 8 } })).people.map((p) => ({ person: p.id })),
    ),
    owed: has(await list('owed')),
    overdue: has(await list('unmet')),
    checks: has((await worker.ok(dutiesApi.checks, { query: { place: one } })).items),
    pairs: has((await secretary.ok(dutiesApi.pairs, { query: { place: community, plan: 'pairs-elders' } })).items),
  }
  return Object.entries(where).flatMap(([name, yes]) => (yes ? [name] : []))
}
const everywhere = ['phone', 'phone of the second helper', 'numbers', 'paper', 'owed', 'overdue', 'checks', 'pairs']

describe('[issue 4] death stops what is owed the same minute', () => {
  it('[B8][C6][L4] no day, sheet, number, list, check or pair leads to the dead, what was missed before neither; it stays in the figures', async () => {
    const [p] = people as [{ id: string }]
    const helper = await accountOf('dead-worker')
    for (const plan of ['elder-visit', 'daily-contact', 'pairs-elders']) {
      const enrolment = await enrol(plan, p.id, { helper })
      await secretary.ok(dutiesApi.pair, {
        params: { id: enrolment },
        body: { id: id(), kind: 'account', helper: await accountOf('dead-beside'), from: '2026-02-02' },
      })
    }
    // All of February nobody came; in March a day without a word raises a check.
    at.app.setNow('2026-03-09T18:01:00+08:00')
    for (const job of ['duties-make', 'duties-clock']) await nightly(job)
    await at.app.settle()
    expect(await led(p.id)).toEqual(everywhere)
    const states = () =>
      at.sql<{ n: number }>(
        `select count(*)::int as n from c231025.duty where person = $1 and state = 'missed' and to_day < '2026-03-08'`,
        [p.id],
      )
    const [missed] = await states()
    expect(missed!.n).toBeGreaterThan(2)
    await happen(p.id, 'death', '2026-03-08')
    expect(await led(p.id)).toEqual([])
    expect(await states()).toEqual([missed])
    // Nobody above is told of it any more.
    at.app.setNow('2026-03-12T18:30:00+08:00')
    await at.sql('delete from c231025.outbox')
    await tick(workFor(at.app.house, at.app.county))
    const rungs = `select sum(rung)::int as n from c231025.duty where person = $1`
    const before = await at.sql(rungs, [p.id])
    at.app.setNow('2026-03-20T18:30:00+08:00')
    await tick(workFor(at.app.house, at.app.county))
    expect(await at.sql(rungs, [p.id])).toEqual(before)
    await at.app.settle()
    // Taken back, all of it is owed again; the check of that day was over.
    at.app.setNow('2026-03-20T19:00:00+08:00')
    await takeBack(p.id)
    expect((await led(p.id)).filter((w) => w !== 'checks')).toEqual(everywhere.filter((w) => w !== 'checks'))
  })

  it('[C8][S4-20] a neighbour who helps by name and dies or goes away is nobody’s helper: the pair is not counted any more', async () => {
    const [, p, friend] = people as [{ id: string }, { id: string }, { id: string }]
    const enrolment = await enrol('pairs-elders', p.id)
    const pairing = id()
    await secretary.ok(dutiesApi.pair, {
      params: { id: enrolment },
      body: { id: pairing, kind: 'person', helper: friend.id, from: '2026-03-02' },
    })
    const counted = async () => {
      const { items } = await secretary.ok(dutiesApi.pairCover, { query: { place: community } })
      return items.find((i) => i.plan === 'pairs-elders')!.pairs
    }
    const row = () =>
      at.sql(`select to_day::text as to, end_reason as why from c231025.pairing where id = $1`, [pairing])
    const paired = await counted()
    for (const kind of ['death', 'leave'] as const) {
      await happen(friend.id, kind, '2026-03-18')
      expect([kind, await counted(), await row()]).toEqual([
        kind,
        paired - 1,
        [{ to: '2026-03-18', why: 'helper-left' }],
      ])
      await takeBack(friend.id, kind)
      expect([kind, await counted(), await row()]).toEqual([kind, paired, [{ to: null, why: null }]])
    }
  })

  it('[C2] who is taken off a plan is led to no more for what was missed under it', async () => {
    const [, , , p] = people as [{ id: string }, { id: string }, { id: string }, { id: string }]
    const enrolment = await enrol('elder-visit', p.id, { tier: 'high', helper: await accountOf('dead-worker') })
    await at.sql(
      `update c231025.duty set from_day = '2026-03-09', to_day = '2026-03-15', due_at = '2026-03-16T00:00:00+08:00', state = 'missed'
       where enrolment = $1 and from_day <= '2026-03-20'`,
      [enrolment],
    )
    expect(await led(p.id)).toContain('overdue')
    const body = { id: id(), day: '2026-03-20', reason: 'need-ended' as const }
    await secretary.ok(dutiesApi.end, { params: { id: enrolment }, body })
    expect(await led(p.id)).toEqual([])
  })
})

async function nightly(name: string): Promise<void> {
  for (const j of rooms.flatMap((r) => r.jobs ?? []))
    if (j.name === name) await j.run(workFor(at.app.house, at.app.county))
}
