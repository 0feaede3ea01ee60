/** Helpers bound by name, and a fair share among workers, through the front door. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dutiesApi } from '../../domain/duties/api.ts'
import type { NewRecord } from '../../domain/records/schema.ts'
import { rangeOf } from '../../domain/kernel/place-path.ts'
import type { Client } from '../../test/client.ts'
import { community, one, two, startRegister, type Register } from '../../test/people.ts'
import { inAct } from '../kernel/db/act.ts'
import { organisationsRoom } from '../organisations/index.ts'
import { recordsRoom, recordWrites } from '../records/index.ts'
import { enrolmentsInHand } from './in-hand.ts'
import { dutiesRoom, makeDuties } from './index.ts'

let r: Register
let secretary: Client
let elsewhere: Client
let editor: Client
const newId = () => r.newId()

beforeAll(async () => {
  r = await startRegister(['p-secretary', 'p-else', 'p-grid', 'p-two', 'p-friend', 'p-heir', 'p-editor'], {
    more: [organisationsRoom, recordsRoom, dutiesRoom],
  })
  r.app.setNow('2026-03-10T10:00:00+08:00')
  await r.app.settle()
  secretary = r.seat('p-secretary', 'community-secretary', community)
  editor = r.seat('p-editor', 'catalogue-editor')
  elsewhere = r.seat('p-else', 'community-secretary', '231025/107/')
  for (const [place, name] of [
    [one, 'p-grid'],
    [two, 'p-two'],
  ] as const)
    await r.rows(
      `insert into grid_worker (id, place, account, name, post, from_day, version) values ($1, $2, $3, '网格员', 'head', '2026-01-01', 1)`,
      [newId(), place, r.account(name)],
    )
})
afterAll(() => r?.close())

async function enrolled(
  plan: string,
  place = one,
  more: object = {},
  home?: string,
  relation: 'head' | 'sibling' = 'head',
) {
  const person = await r.entered({ place }, home, relation)
  const id = newId()
  await secretary.ok(dutiesApi.enrol, {
    body: { id: newId(), plan, from: '2026-03-01', people: [{ id, person: person.id }], ...more },
  })
  return { id, person: person.id }
}

const pair = (enrolment: string, kind: 'account' | 'person' | 'organisation', helper: string, more: object = {}) => {
  const id = newId()
  const reply = secretary.call(dutiesApi.pair, {
    params: { id: enrolment },
    body: { id, kind, helper, from: '2026-03-02', ...more },
  })
  return reply.then(({ status, body }) => ({ id, status, body }))
}

const helperOf = async (enrolment: string) =>
  (await r.rows<{ helper: string | null }>('select helper from enrolment where id = $1', [enrolment]))[0]!.helper

const listed = async (plan: string, ended = false) =>
  (await secretary.ok(dutiesApi.pairs, { query: { place: community, plan, show: ended ? 'all' : 'now' } })).items

async function served(person: string, helper: { account?: string; person?: string }) {
  const id = newId()
  const { house, county } = r.app
  const record: NewRecord = {
    id,
    origin: { kind: 'visit', id },
    unit: 'u',
    helpers: [helper],
    served: { persons: [person] },
    item: 'elder-visit',
    mode: 'at-home',
    place: one,
    endedAt: r.app.now().toISOString(),
    outcome: 'done',
    files: [],
  }
  const author = { account: null, now: r.app.now(), newId: house.newId }
  await inAct(
    house.pools.jobs,
    { county: county.code, scope: { ranges: [rangeOf(`${county.code}/`)], units: [] }, account: null, now: author.now },
    async () => undefined,
    () => ({ writes: recordWrites(record, author), audit: [], events: [], answer: undefined }),
  )
  await r.app.settle()
}

describe('[C8] pairs', () => {
  it('[S4-20][S4-25][S4-38] counts pairs against what the plan wants, and names both sides; a pair without anybody of the staff counts too', async () => {
    const [a, b] = [await enrolled('pairs-families'), await enrolled('pairs-families')]
    const neighbour = await r.entered({ place: two })
    const why = '同住一个楼道'
    const made = await pair(a.id, 'account', r.account('p-friend'), { why, household: true })
    expect(made.status).toBe(200)
    expect((await pair(b.id, 'person', neighbour.id)).status).toBe(200)
    const [body] = await r.rows<{ id: string; name: string }>(
      `select id, coalesce(short, name) as name from organisation where closed is null order by code limit 1`,
    )
    expect((await pair(b.id, 'organisation', body!.id)).status).toBe(200)
    const { items } = await secretary.ok(dutiesApi.pairCover, { query: { place: community } })
    expect(items.find((c) => c.plan === 'pairs-families')).toEqual({
      plan: 'pairs-families',
      pairs: 2,
      enrolled: 2,
      wanted: 50,
    })
    // T05, T07 and T09 as the pack wants them.
    const wanted = (plan: string) => items.find((c) => c.plan === plan)?.wanted
    expect([wanted('pairs-elders'), wanted('pairs-families'), wanted('pairs-mothers')]).toEqual([20, 50, 20])
    const list = await listed('pairs-families')
    expect(list.map((p) => p.helper.name).toSorted()).toEqual(
      ['p-friend', neighbour.name[0] + '**', body!.name].toSorted(),
    )
    expect(list.find((p) => p.id === made.id)).toMatchObject({ why, household: true, from: '2026-03-02', to: null })
    expect(list.every((p) => p.person.name.includes('*'))).toBe(true)
    expect(await helperOf(a.id)).toBe(r.account('p-friend'))
    expect(await helperOf(b.id)).toBe(null)
    // Nothing of it elsewhere.
    expect(
      (
        await elsewhere.call(dutiesApi.unpair, {
          params: { id: made.id },
          body: { id: newId(), day: '2026-03-09', reason: 'mistake' },
        })
      ).status,
    ).toBe(404)
    expect(
      (await elsewhere.ok(dutiesApi.pairs, { query: { place: '231025/107/', plan: 'pairs-families' } })).items,
    ).toEqual([])
    // A pair that has ended is none.
    await secretary.ok(dutiesApi.unpair, {
      params: { id: made.id },
      body: { id: newId(), day: '2026-03-09', reason: 'mistake' },
    })
    const after = await secretary.ok(dutiesApi.pairCover, { query: { place: community } })
    expect(after.items.find((c) => c.plan === 'pairs-families')).toMatchObject({ pairs: 1, enrolled: 2 })
  })

  it('refuses a helper nobody knows, the same twice, oneself, and a day to come, at the field', async () => {
    const e = await enrolled('pairs-families')
    const fault = async (kind: 'account' | 'person', helper: string, more: object = {}) => {
      const { body } = await pair(e.id, kind, helper, more)
      return (body as { faults?: { path: string; code: string }[] }).faults?.map((f) => `${f.path} ${f.code}`)
    }
    expect(await fault('account', newId())).toEqual(['helper helper-unknown'])
    expect(await fault('person', e.person)).toEqual(['helper helper-self'])
    expect(await fault('account', r.account('p-friend'), { from: '2026-03-11' })).toEqual(['from day-future'])
    expect((await pair(e.id, 'account', r.account('p-friend'))).status).toBe(200)
    expect(await fault('account', r.account('p-friend'))).toEqual(['helper already-paired'])
  })

  it('[S4-15] a visit of the paired neighbour fulfils what the pair owes; one of somebody else does not', async () => {
    const plan = 'low-rent-pairs'
    const e = await enrolled(plan)
    const [friend, stranger] = [await r.entered({ place: two }), await r.entered({ place: two })]
    await pair(e.id, 'person', friend.id)
    const state = async () =>
      (
        await r.rows<{ state: string }>(`select state from duty where enrolment = $1 and from_day = '2026-03-01'`, [
          e.id,
        ])
      )[0]?.state
    await editor.ok(dutiesApi.definePlan, { params: { code: plan }, body: await onlyPairs(plan) })
    expect(await state()).toBe('open')
    await served(e.person, { person: stranger.id })
    expect(await state()).toBe('open')
    await served(e.person, { person: friend.id })
    expect(await state()).toBe('done')
    // Every month anew, and every pair for itself.
    const now = r.app.now()
    r.app.setNow('2026-03-30T00:10:00+08:00')
    await makeDuties(r.work())
    expect(
      await r.rows(
        `select to_day::text as to, state from duty where enrolment = $1 and from_day > '2026-03-01' order by to_day`,
        [e.id],
      ),
    ).toEqual([{ to: '2026-04-30', state: 'open' }])
    r.app.setNow(now.toISOString())
  })

  it('[C8] a pair of a household is one of everybody there under the plan: whoever of them is met, theirs is done; of another house it is none', async () => {
    const plan = 'low-rent-pairs'
    const home = await r.home(one)
    const [a, b] = [await enrolled(plan, one, {}, home), await enrolled(plan, one, {}, home, 'sibling')]
    const c = await enrolled(plan)
    const friend = await r.entered({ place: two })
    expect((await pair(a.id, 'person', friend.id, { household: true })).status).toBe(200)
    const states = async () =>
      (
        await r.rows<{ state: string }>(
          `select state from duty where enrolment = any($1::uuid[]) and from_day = '2026-03-01' order by array_position($1::uuid[], enrolment)`,
          [[a.id, b.id, c.id]],
        )
      ).map((d) => d.state)
    await served(c.person, { person: friend.id })
    await served(b.person, { person: friend.id })
    expect(await states()).toEqual(['open', 'done', 'open'])
    await served(a.person, { person: friend.id })
    expect(await states()).toEqual(['done', 'done', 'open'])
  })

  it('[C9] ended with its reason, the next of the staff goes on; handed over with a caseload, the heir is paired', async () => {
    const e = await enrolled('pairs-mothers')
    const first = await pair(e.id, 'account', r.account('p-friend'))
    await pair(e.id, 'account', r.account('p-two'))
    expect(await helperOf(e.id)).toBe(r.account('p-friend'))
    await secretary.ok(dutiesApi.unpair, {
      params: { id: first.id },
      body: { id: newId(), day: '2026-03-09', reason: 'helper-left' },
    })
    expect(await helperOf(e.id)).toBe(r.account('p-two'))
    const ever = await listed('pairs-mothers', true)
    expect(ever.map((p) => [p.helper.name, p.to, p.end]).toSorted((a, b) => (String(a) < String(b) ? -1 : 1))).toEqual([
      ['p-friend', '2026-03-09', 'helper-left'],
      ['p-two', null, null],
    ])
    const { house, county } = r.app
    const lot = {
      kind: 'duties.enrolment',
      thing: { id: e.id, place: one, unit: null },
      from: r.account('p-two'),
      to: r.account('p-heir'),
      keep: false,
    }
    await r.work().act(
      async (tx) =>
        enrolmentsInHand.pass(tx, [lot], {
          house,
          county,
          now: r.app.now(),
          day: '2026-03-10',
          by: r.account('p-secretary'),
          all: [lot],
          shown: () => '',
          may: () => true,
          sits: () => true,
        }),
      (passed) => ({ writes: passed.writes, audit: [], events: passed.events ?? [], answer: undefined }),
    )
    expect((await listed('pairs-mothers')).map((p) => [p.helper.name, p.from])).toEqual([['p-heir', '2026-03-10']])
    // Another tier is another enrolment: its helper stays.
    const [row] = await r.rows<{ version: number }>('select version from enrolment where id = $1', [e.id])
    await secretary.ok(dutiesApi.change, {
      params: { id: e.id },
      body: { id: newId(), base: row!.version, change: { tier: 'high' } },
    })
    expect((await listed('pairs-mothers')).map((p) => p.helper.name)).toEqual(['p-heir'])
  })
})

/** Only whoever is bound to somebody fulfils it. */
async function onlyPairs(code: string) {
  const plan = (await secretary.ok(dutiesApi.plans)).items.find((p) => p.code === code)!
  const { version, ...rest } = plan
  return { id: newId(), base: version, plan: { ...rest, by: ['pair' as const] } }
}

describe('[C4] a fair share', () => {
  it('proposes, changes nothing, is taken by a person, and leaves what changed meanwhile', async () => {
    const many: { id: string }[] = []
    for (let i = 0; i < 6; i++) many.push(await enrolled('elder-visit', one, { tier: 'high' }))
    const ask = () => secretary.ok(dutiesApi.share, { body: { place: community } })
    const helpers = async () => {
      const rows = await r.rows<{ helper: string | null }>(
        'select helper from enrolment where id = any($1::uuid[]) order by id',
        [many.map((e) => e.id)],
      )
      return rows.map((e) => e.helper)
    }
    const before = await helpers()
    const told: object[] = []
    const { log } = r.app.house
    const { info } = log
    log.info = (what: unknown, said?: unknown) => void (said === 'fair share' && told.push(what as object))
    const found = await ask()
    log.info = info
    // What is proven of it stands in the log, without a name.
    expect(told).toEqual([
      {
        county: '231025',
        stops: found.households,
        hands: found.hands.length,
        price: found.price,
        bound: found.bound,
        optimal: found.optimal,
      },
    ])
    expect(found.bound!).toBeLessThanOrEqual(found.price + 1e-6)
    const spread = (loads: number[]) => Math.max(...loads) - Math.min(...loads)
    expect(spread(found.hands.map((h) => h.after))).toBeLessThan(spread(found.hands.map((h) => h.now)))
    expect(found.hands.map((h) => h.name)).toEqual(found.hands.map((h) => h.name).toSorted())
    expect(await helpers()).toEqual(before)
    // Who is bound to a helper stays with them.
    const bound = new Set(
      (await r.rows<{ enrolment: string }>('select enrolment from pairing where to_day is null')).map(
        (p) => p.enrolment,
      ),
    )
    expect(found.moves.flatMap((m) => m.enrolments).filter((e) => bound.has(e))).toEqual([])
    const moves = found.moves.flatMap((m) => m.enrolments.map((enrolment) => ({ enrolment, from: m.from, to: m.to })))
    expect(moves.length).toBeGreaterThan(1)
    // One of them got another helper meanwhile.
    const [late, ...rest] = moves
    await r.rows('update enrolment set helper = $2 where id = $1', [late!.enrolment, r.account('p-friend')])
    const body = { id: newId(), place: community, moves }
    expect(await secretary.ok(dutiesApi.takeShare, { body })).toEqual({ moved: rest.length, left: 1 })
    expect(await helperOf(late!.enrolment)).toBe(r.account('p-friend'))
    for (const m of rest) expect(await helperOf(m.enrolment)).toBe(m.to)
    expect((await elsewhere.call(dutiesApi.takeShare, { body: { ...body, id: newId() } })).status).toBe(404)
  })

  it('whoever takes no part gets nothing', async () => {
    const found = await secretary.ok(dutiesApi.share, {
      body: { place: community, parts: [{ account: r.account('p-two'), part: 0 }] },
    })
    expect(found.moves.filter((m) => m.to === r.account('p-two'))).toEqual([])
  })
})
