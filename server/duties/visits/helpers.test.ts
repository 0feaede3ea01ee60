/** Whoever is bound to somebody beside the one who owes: it stands in their day, wherever it is, and what they do counts. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dutiesApi } from '../../../domain/duties/api.ts'
import type { VisitSent } from '../../../domain/duties/visits.ts'
import { visitsApi as api } from '../../../domain/duties/visits-api.ts'
import { peopleApi } from '../../../domain/people/api.ts'
import { recordsApi } from '../../../domain/records/api.ts'
import type { Client } from '../../../test/client.ts'
import { startCounty, type TestCounty } from '../../../test/county.ts'
import { workFor } from '../../kernel/jobs/work.ts'
import { bondsInHand } from '../in-hand.ts'

const community = '231025/100/zhanqian/001/'
const one = `${community}001/`
/** A village far away: nothing of the community is seen from there. */
const far = '231025/107/201/001/'

let at: TestCounty
let secretary: Client
let worker: Client
let friend: Client
let beside: Client
let elders: { id: string }[]
let child: string
const id = () => at.app.house.newId()
const accountOf = async (name: string) =>
  (await at.sql<{ id: string }>('select id from c231025.accounts where name = $1', [name]))[0]!.id
const dueTo = async (client: Client, person: string) =>
  (await client.ok(api.day, { query: {} })).people.find((p) => p.id === person)
const enrol = async (by: Client, person: string, more: object) => {
  const enrolment = id()
  const body = { id: id(), from: '2026-03-01', people: [{ id: enrolment, person }], ...more }
  await by.ok(dutiesApi.enrol, { body: body as never })
  await at.app.settle()
  return enrolment
}
const pair = async (by: Client, enrolment: string, name: string) => {
  const pairing = id()
  const body = { id: pairing, kind: 'account' as const, helper: await accountOf(name), from: '2026-03-02' }
  await by.ok(dutiesApi.pair, { params: { id: enrolment }, body })
  await at.app.settle()
  return pairing
}
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

beforeAll(async () => {
  at = await startCounty({
    demo: true,
    people: ['secretary', 'worker', 'friend', 'beside', 'director', 'heir', 'looker'],
  })
  await at.app.settle()
  secretary = at.as('secretary', [{ role: 'community-secretary', place: community }])
  worker = at.as('worker', [{ role: 'grid-worker', place: one }])
  friend = at.as('friend', [{ role: 'grid-worker', place: far }])
  beside = at.as('beside', [{ role: 'grid-worker', place: far }])
  elders = await at.sql(
    `select id from c231025.person where place = $1 and died is null and born < '1960-01-01' order by id limit 5`,
    [one],
  )
  ;[{ id: child }] = (await at.sql<{ id: string }>(
    `select id from c231025.person where place = $1 and died is null and born > '2010-01-01' order by id limit 1`,
    [one],
  )) as [{ id: string }]
})
afterAll(() => at.close())

describe('[C9] whoever stands in for somebody away', () => {
  it('does what stands on their day: the visit counts, the wish is kept, a rest is noted; before the leave and after it nobody', async () => {
    const { id: person } = elders[3]!
    await enrol(secretary, person, { plan: 'pairs-elders', helper: await accountOf('worker') })
    const wish = () => beside.call(api.wish, { params: { id: person }, body: { id: id(), ways: ['at-home'] } })
    const rest = () =>
      beside.call(dutiesApi.excuse, {
        params: { id: person },
        body: { id: id(), from: day(3), to: day(4), reason: 'away' },
      })
    const today = (await beside.ok(api.day, { query: {} })).today
    const day = (plus: number) => new Date(Date.parse(today) + plus * 86_400_000).toISOString().slice(0, 10)
    const all = async () => [
      (await beside.call(api.visit, { body: visit(person) })).status,
      (await wish()).status,
      (await rest()).status,
    ]
    expect(await all()).toEqual([404, 404, 404])
    const absence = id()
    await at.sql(
      `insert into c231025.absence (id, account, cover, from_day, to_day, kind, version) values ($1, $2, $3, $4, $5, 'leave', 1)`,
      [absence, await accountOf('worker'), await accountOf('beside'), day(0), day(1)],
    )
    expect((await dueTo(beside, person))?.duties).toMatchObject([{ plan: 'pairs-elders', covers: 'worker' }])
    expect([(await wish()).status, (await rest()).status]).toEqual([200, 200])
    const body = visit(person)
    expect((await beside.ok(api.visit, { body })).covered.map((c) => c.plan)).toEqual(['pairs-elders'])
    expect(await beside.ok(api.visit, { body })).toMatchObject({ id: body.id })
    const [kept] = await at.sql('select account from c231025.visit where id = $1', [body.id])
    expect(kept).toEqual({ account: await accountOf('beside') })
    // Of those nobody owes by the absent one's name nothing is taken.
    expect((await beside.call(api.visit, { body: visit(child) })).status).toBe(404)
    await at.sql(`update c231025.absence set from_day = $2, to_day = $2 where id = $1`, [absence, day(-3)])
    expect(await all()).toEqual([404, 404, 404])
  })
})

describe('[C1] a meal handed over', () => {
  it('is offered at the door where it is due, and with it the visit settles it; a look in alone does not', async () => {
    const { id: person } = elders[4]!
    expect((await worker.ok(api.day, { query: {} })).items.map((i) => i.code)).not.toContain('elder-meal')
    await enrol(secretary, person, { plan: 'meal', helper: await accountOf('worker') })
    const { items } = await worker.ok(api.day, { query: {} })
    expect(items.find((i) => i.code === 'elder-meal')).toMatchObject({ plans: ['meal'] })
    const covered = async (with_: string[]) =>
      (await worker.ok(api.visit, { body: visit(person, { items: with_ }) })).covered.map((c) => c.plan)
    expect(await covered(['visit-1-look-in'])).not.toContain('meal')
    expect(await covered(['visit-1-look-in', 'elder-meal'])).toContain('meal')
  })
})

describe('[C8][S4-20] the second helper of a pair', () => {
  it('finds it in the day with whose it is, and a visit from far away counts; nobody else from there sees it', async () => {
    const [p] = elders
    const enrolment = await enrol(secretary, p!.id, { plan: 'pairs-elders', helper: await accountOf('worker') })
    expect(await dueTo(friend, p!.id)).toBeUndefined()
    await pair(secretary, enrolment, 'friend')
    const card = await dueTo(friend, p!.id)
    expect(card).toMatchObject({ place: one, duties: [{ plan: 'pairs-elders', beside: 'worker', covers: null }] })
    expect(card!.name).toContain('*')
    expect((await dueTo(worker, p!.id))?.duties).toMatchObject([{ beside: null }])
    expect(await dueTo(beside, p!.id)).toBeUndefined()
    expect((await beside.call(api.visit, { body: visit(p!.id) })).status).toBe(404)
    const body = visit(p!.id)
    expect((await friend.ok(api.visit, { body })).covered.map((c) => c.plan)).toEqual(['pairs-elders'])
    expect(await friend.ok(api.visit, { body })).toMatchObject({ id: body.id })
    expect(await dueTo(friend, p!.id)).toBeUndefined()
    expect(await dueTo(worker, p!.id)).toBeUndefined()
    // Of another of the same grid to whom nobody is bound nothing is seen, and nothing is taken.
    expect((await friend.call(api.visit, { body: visit(elders[2]!.id) })).status).toBe(404)
  })

  it('[C9] goes on after another tier, and is over with the pair; a bond is handed over and the duty stays whose it is', async () => {
    const [, p] = elders
    const enrolment = await enrol(secretary, p!.id, {
      plan: 'elder-visit',
      tier: 'general',
      helper: await accountOf('worker'),
    })
    const first = await pair(secretary, enrolment, 'friend')
    const row = async () =>
      (
        await at.sql<{ id: string; version: number; helper: string; helpers: string[] | null }>(
          `select id, version, helper, helpers from c231025.enrolment where person = $1 and plan = 'elder-visit' and to_day is null`,
          [p!.id],
        )
      )[0]!
    const { version } = await row()
    const change = { tier: 'key' as const }
    await secretary.ok(dutiesApi.change, { params: { id: enrolment }, body: { id: id(), base: version, change } })
    await at.app.settle()
    expect(await dueTo(friend, p!.id)).toMatchObject({ duties: [{ plan: 'elder-visit' }] })
    const { house, county } = at.app
    const work = workFor(house, county)
    const [from, to] = [await accountOf('friend'), await accountOf('heir')]
    await work.act(
      async (tx) => {
        const about = { house, county, now: work.now, day: '2026-03-10', by: from }
        const held = await bondsInHand.held(tx, from, about)
        expect(held.map((h) => h.id)).toContain((await row()).id)
        const lots = held.map((thing) => ({ kind: 'duties.bond', thing, from, to, keep: false }))
        return bondsInHand.pass(tx, lots, { ...about, all: lots, shown: () => '', may: () => true, sits: () => true })
      },
      (passed) => ({ writes: passed.writes, audit: [], events: passed.events ?? [], answer: undefined }),
    )
    expect(await dueTo(friend, p!.id)).toBeUndefined()
    const heir = at.as('heir', [{ role: 'grid-worker', place: far }])
    expect(await dueTo(heir, p!.id)).toMatchObject({ duties: [{ beside: 'worker' }] })
    expect((await row()).helper).toBe(await accountOf('worker'))
    const ended = { id: id(), day: '2026-03-10', reason: 'fulfilled' as const }
    expect((await secretary.call(dutiesApi.unpair, { params: { id: first }, body: ended })).status).toBe(404)
    const [now] = await at.sql<{ id: string }>(
      'select id from c231025.pairing where enrolment = $1 and to_day is null',
      [(await row()).id],
    )
    await secretary.ok(dutiesApi.unpair, { params: { id: now!.id }, body: { ...ended, id: id() } })
    expect(await dueTo(heir, p!.id)).toBeUndefined()
    expect((await row()).helpers).toBeNull()
  })

  it('[S1-25] of a child under a restricted plan too: the two who are bound see what each found, and nobody else', async () => {
    const director = at.as('director', [{ role: 'child-director', place: community }])
    const enrolment = await enrol(director, child, { plan: 'child-visit', helper: await accountOf('director') })
    expect(await dueTo(beside, child)).toBeUndefined()
    await pair(director, enrolment, 'beside')
    expect(await dueTo(beside, child)).toMatchObject({ duties: [{ plan: 'child-visit', beside: 'director' }] })
    const body = { ...visit(child), note: '作业写完了' }
    await beside.ok(api.visit, { body })
    for (const client of [director, beside]) {
      const seen = await client.ok(recordsApi.get, { params: { id: body.id } })
      expect(seen.versions[0]).toMatchObject({ served: { persons: [child] } })
    }
    for (const client of [worker, secretary, friend])
      expect((await client.call(recordsApi.get, { params: { id: body.id } })).status).toBe(404)
  })
})

describe('[C10] the helper before', () => {
  it('words are kept from the next where that was said', async () => {
    const p = elders[2]!
    const other = at.as('heir', [{ role: 'grid-worker', place: one }])
    const account = await accountOf('heir')
    for (const plan of ['elder-visit', 'daily-contact'])
      await enrol(secretary, p.id, {
        plan,
        helper: await accountOf('worker'),
        tier: plan === 'elder-visit' ? 'key' : null,
      })
    const told = visit(p.id, { note: '只对我说的话', mood: '夜里睡不着' })
    await worker.ok(api.visit, { body: told })
    for (const table of ['enrolment', 'duty'])
      await at.sql(`update c231025.${table} set helper = $2 where person = $1`, [p.id, account])
    expect((await dueTo(other, p.id))?.last?.note).toBe('只对我说的话')
    at.app.setNow(new Date(at.app.now().getTime() + 3_600_000).toISOString())
    await secretary.ok(api.care, { params: { id: p.id }, body: { id: id(), withhold: true, two: true } })
    expect(await dueTo(other, p.id)).toMatchObject({ two: true, last: { note: null, mood: null } })
    // Whoever reads the record through its unit alone sees neither the visit nor what is minded at the door, and reads no word.
    const [{ unit }] = (await at.sql(`select unit from c231025.service_records where id = $1`, [told.id])) as [
      { unit: string },
    ]
    const mate = at.as('looker', [{ role: 'unit-handler', place: `231025/107/`, unit }])
    const read = async (who: Client) => (await who.ok(recordsApi.get, { params: { id: told.id } })).versions[0]
    for (const who of [mate, other, secretary]) {
      const version = await read(who)
      expect([version!.id, version!.done]).toEqual([told.id, undefined])
    }
    expect((await read(worker))!.done).toBe('只对我说的话')
    // [S1-16] Under the committee's name it is the community's own, in the row as in the sum of the month.
    const month = told.capturedAt.slice(0, 7)
    const sums = (await secretary.ok(recordsApi.channels, { query: { place: one, month } })).items
    const listed = (await secretary.ok(recordsApi.list, { query: { place: one, size: 50 } })).items
    expect((await read(worker))!.provided).toBe('public')
    expect(sums.find((s) => s.channel === 'public')!.services).toBe(
      listed.filter((r) => r.provided === 'public' && r.endedAt.startsWith(month) && r.outcome === 'done').length,
    )
    const voice = `insert into c231025.files (id, subject_kind, subject, class, name, media_type, bytes, sha256, added_at)
       values (gen_random_uuid(), 'record', $1, 'evidence', 'v', $2, 1, $3, now())`
    await at.sql(voice, [told.id, 'audio/webm', 'a'.repeat(64)])
    await at.sql(voice, [told.id, 'image/jpeg', 'b'.repeat(64)])
    const file = (who: Client, of: string) =>
      who.call(recordsApi.file, { params: { subject: told.id, sha256: of.repeat(64) } }).then((r) => r.status)
    expect([await file(mate, 'a'), await file(secretary, 'a')]).toEqual([404, 404])
    // What was meant for everybody stays with everybody: the picture is found, and only its bytes are not there.
    expect(await file(mate, 'b')).not.toBe(404)
    // Said otherwise, they are read again.
    await secretary.ok(api.care, { params: { id: p.id }, body: { id: id(), withhold: false } })
    expect((await read(mate))!.done).toBe('只对我说的话')
    await secretary.ok(api.care, { params: { id: p.id }, body: { id: id(), withhold: true } })
  })
})

describe('[L4][S4-18] a neighbour who is called about somebody', () => {
  it('goes along with the numbers of today, by name masked; what was dialled leaves its line under the duty', async () => {
    await enrol(secretary, elders[1]!.id, { plan: 'daily-contact', helper: await accountOf('worker'), tier: null })
    const first = await worker.ok(api.numbers, { query: {} })
    const one = first.items!.find((i) => i.person === elders[1]!.id)!
    const from = at.app.now().toISOString().slice(0, 10)
    await secretary.ok(peopleApi.addContact, {
      params: { id: one.person },
      body: { id: id(), kind: 'neighbour', name: '司徒邻', phone: '00033330001', agreed: 'by-phone', from },
    })
    const { items } = await worker.ok(api.numbers, { query: { have: first.digest } })
    const known = items!.find((i) => i.person === one.person)!.contacts.find((c) => c.phone === '00033330001')!
    expect(known).toMatchObject({ kind: 'neighbour', name: '司**' })
    const body = { id: id(), matter: one.duty, contact: known.id, at: at.app.now().toISOString() }
    await worker.ok(peopleApi.dialled, { params: { id: one.person }, body })
    const lines = await at.sql<{ detail: object }>(
      `select detail from c231025.audit where act = 'people.call' and subject = $1`,
      [one.person],
    )
    expect(lines).toEqual([{ detail: { matter: one.duty, dialledAt: body.at, contact: known.id } }])
  })
})
