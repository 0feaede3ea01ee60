/** Minutes are credited from hours that count and from nothing else, each once; what counts no more is undone and never deleted. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { recordsApi } from '../../domain/records/api.ts'
import { mineApi } from '../../domain/rights/mine-api.ts'
import { timebankApi as api } from '../../domain/timebank/api.ts'
import { hoursApi } from '../../domain/volunteers/hours-api.ts'
import { consumersOf, relay } from '../kernel/outbox/relay.ts'
import { startTimebank, type TimebankCounty } from '../../test/timebank.ts'
import { correctRecord } from '../../test/records.ts'
import { community } from '../../test/people.ts'
import { catchUpAll, prove } from './proof.ts'

let t: TimebankCounty
beforeAll(async () => {
  t = await startTimebank()
})
afterAll(() => t?.r.close())

const right = async () => expect((await t.proven()).faults).toEqual([])
const poolOf = async () => (await t.secretary.ok(api.totals)).pool.minutes

async function correct(record: string, change: object) {
  await correctRecord(t.secretary, record, change)
  await t.r.app.settle()
}

describe('[S1-06][F9] earning', () => {
  it('nobody has an account unasked; whoever opens one has what they did since the first day', async () => {
    const who = await t.somebody()
    await t.served(who, 90)
    expect(await t.accountOf(who)).toBeNull()
    await t.opened(who)
    expect(await t.accountOf(who)).toMatchObject({ balance: 90, frozen: false, given: 0 })
    // Asked for again it is the same.
    await t.opened(who)
    await t.served(who, 30)
    expect((await t.linesOf(who)).map((l) => [l.kind, l.by, l.after, l.hours?.item, l.hours?.minutes])).toEqual([
      ['earn', 30, 120, 'elder-chores', 30],
      ['earn', 90, 90, 'elder-chores', 90],
    ])
    await right()
  })

  it('is made once however often it is told, and by the nightly look too', async () => {
    const who = await t.somebody()
    await t.opened(who)
    const record = await t.served(who, 45)
    const [hours] = await t.hoursOf(record)
    for (let i = 0; i < 3; i++)
      await t.r.rows(
        `insert into outbox (id, at, name, version, subject, seq, payload, topics) values ($1, now(), 'volunteers.counted', 1, $2, $3, '{}', '{}')`,
        [t.newId(), hours, 90 + i],
      )
    await t.r.app.settle()
    await catchUpAll(t.r.work())
    expect((await t.accountOf(who))!.balance).toBe(45)
    expect(await t.linesOf(who)).toHaveLength(1)
    // Two dispatchers at once: the second finds it done or fails whole, and is told again.
    const at = consumersOf([])
    await Promise.all([relay(t.r.app.house, t.r.app.county, at), catchUpAll(t.r.work())])
    expect((await t.accountOf(who))!.balance).toBe(45)
    await right()
  })

  it('[F11] a correction is undone by the opposite and credited anew; what counts no more is undone', async () => {
    const who = await t.somebody()
    await t.opened(who)
    const record = await t.served(who, 60)
    const before = (await t.secretary.ok(recordsApi.get, { params: { id: record } })).versions[0]!
    const [helper] = before.helpers
    await correct(record, { helpers: [{ person: helper!.person!, from: helper!.from!, to: helper!.to!, minutes: 40 }] })
    // Found true anew before it counts anew.
    expect((await t.accountOf(who))!.balance).toBe(0)
    const second = t.r.seat('v-lead', 'community-secretary', community)
    await second.ok(hoursApi.verify, { body: { id: t.newId(), hours: await t.hoursOf(record) } })
    await t.noticeOver()
    expect((await t.linesOf(who)).map((l) => [l.kind, l.by, l.undone])).toEqual([
      ['earn', 40, false],
      ['unearn', -60, false],
      ['earn', 60, true],
    ])
    await correct(record, { outcome: 'not-possible' })
    expect((await t.accountOf(who))!.balance).toBe(0)
    await right()
  })

  it('[F10] what is beyond the cap goes to the pool, and nobody loses by it', async () => {
    const [rule] = (await t.editor.ok(api.rules)).items.filter((r) => r.code === 'nanjing')
    const { version, ...definition } = rule!
    const body = { id: t.newId(), base: 0, definition: { ...definition, from: '2026-03-11', cap: 100 } }
    expect((await t.secretary.call(api.defineRules, { params: { code: 'nanjing' }, body })).status).toBe(403)
    await t.editor.ok(api.defineRules, { params: { code: 'nanjing' }, body })
    expect(version).toBe(1)
    t.r.app.setNow('2026-04-28T10:00:00+08:00')
    const [who, before] = [await t.somebody(), await poolOf()]
    await t.opened(who)
    await t.served(who, 80)
    await t.served(who, 50)
    expect(await t.accountOf(who)).toMatchObject({ balance: 100, frozen: false, given: 30 })
    expect((await poolOf()) - before).toBe(30)
    expect((await t.linesOf(who))[0]).toMatchObject({ by: 20, hours: { minutes: 50, beyond: 30 } })
    t.r.app.setNow('2026-03-10T10:00:00+08:00')
    await right()
  })

  it('[F10] hours of a group go to the pool alone; who is too young holds nothing', async () => {
    const [who, before] = [await t.somebody(), await poolOf()]
    const child = { person: (await t.r.entered({ born: '2010-05-01' })).id }
    const { client } = await t.phone(child.person)
    await t.opened(who)
    const reply = await client.call(api.open, { params: { person: child.person }, body: { id: t.newId() } })
    expect([reply.status, reply.problem.faults]).toEqual([422, [expect.objectContaining({ path: 'person' })]])
    const [school] = await t.r.rows<{ code: string }>(`select code from organisation where kind = 'school' limit 1`)
    if (school) {
      await t.served(who, 70, { unit: school.code })
      expect([(await t.accountOf(who))!.balance, (await poolOf()) - before]).toEqual([0, 70])
    }
    expect(school).toBeDefined()
    await right()
  })

  it('a second set of rules counts otherwise, without a line of code', async () => {
    await t.choose({ rules: 'pidu' })
    const who = await t.somebody()
    await t.opened(who)
    await t.served(who, 61, { item: 'elder-care' })
    expect(await t.accountOf(who)).toMatchObject({ balance: 91 })
    expect((await t.linesOf(who))[0]!.hours).toMatchObject({ minutes: 61, percent: 150 })
    await t.choose({})
    // What was credited before stays as it was.
    await catchUpAll(t.r.work())
    expect(await t.accountOf(who)).toMatchObject({ balance: 91 })
    await right()
  })

  it('[R14] where it is off nothing is opened and nothing is credited, and what counts no more is undone all the same', async () => {
    const who = await t.somebody()
    await t.opened(who)
    const record = await t.served(who, 20)
    await t.choose({ on: false })
    expect(await who.client.ok(api.terms)).toMatchObject({ on: false, rules: null })
    const other = await t.somebody()
    const reply = await other.client.call(api.open, { params: { person: other.person }, body: { id: t.newId() } })
    expect([reply.status, reply.problem.title]).toEqual([409, '本县没有开时间银行'])
    await t.served(who, 33)
    expect((await t.accountOf(who))!.balance).toBe(20)
    await correct(record, { outcome: 'not-possible' })
    expect((await t.accountOf(who))!.balance).toBe(0)
    await t.choose({})
    await catchUpAll(t.r.work())
    expect((await t.accountOf(who))!.balance).toBe(33)
    await right()
  })
})

describe('[S1-06] the statement', () => {
  it('is read by its holder and whoever speaks for them; the desk of the place reads it and leaves a trace', async () => {
    const who = await t.somebody()
    const relative = await t.phone(who.person, 'relative')
    const stranger = await t.somebody()
    await t.opened(who)
    await t.served(who, 25)
    for (const { client } of [relative, stranger])
      expect((await client.call(api.own, { params: { person: who.person }, query: {} })).status).toBe(404)
    const list = await t.secretary.ok(api.holders, { query: { under: community, size: 100 } })
    const row = list.items.find((h) => h.person === who.person)!
    expect(row).toMatchObject({ name: '尉**', balance: 25, frozen: false })
    expect((await t.next.ok(api.holders, { query: {} })).items.some((h) => h.person === who.person)).toBe(false)
    expect((await t.next.call(api.holder, { params: { id: row.id } })).status).toBe(404)
    expect((await t.secretary.ok(api.holder, { params: { id: row.id } })).balance).toBe(25)
    expect((await t.secretary.ok(api.lines, { params: { id: row.id }, query: {} })).items).toHaveLength(1)
    const resident = await who.client.call(api.holders, { query: {} })
    expect(resident.status).toBe(403)
  })

  it('comes page by page', async () => {
    const who = await t.somebody()
    await t.opened(who)
    for (const m of [11, 12, 13]) await t.served(who, m)
    const ask = { params: { person: who.person } }
    const first = await who.client.ok(api.own, { ...ask, query: { size: 2 } })
    const rest = await who.client.ok(api.own, { ...ask, query: { size: 2, after: first.next! } })
    expect([...first.items, ...rest.items].map((l) => l.by)).toEqual([13, 12, 11])
    expect(rest.next).toBeUndefined()
    expect((await who.client.call(api.own, { ...ask, query: { after: 'nonsense' } })).status).toBe(422)
  })

  it('a barred guardian goes on seeing what stood then', async () => {
    const who = await t.somebody()
    const guardian = await t.phone(who.person, 'guardian')
    const theirs = () => t.linesOf({ ...who, client: guardian.client })
    await t.opened(who)
    await t.served(who, 15)
    // Counted when its notice was over.
    const later = () => t.r.app.setNow(new Date(t.r.app.now().getTime() + 15 * 86_400_000))
    later()
    const body = { id: t.newId(), accounts: [guardian.account] }
    await t.secretary.ok(mineApi.bar, { params: { id: who.person }, body })
    later()
    await t.served(who, 20)
    expect(await t.linesOf(who)).toHaveLength(2)
    expect(await theirs()).toHaveLength(1)
  })

  it('the sum of all is zero, and it is counted again every night', async () => {
    await prove(t.r.work())
    const sums = await t.manager.ok(api.totals)
    expect(sums.issued).toBe(sums.holders.minutes + sums.pool.minutes + sums.held.minutes)
    expect(sums.proof).toMatchObject({ right: true })
    const verdict = await t.proven()
    expect(verdict.totals).toEqual([
      expect.objectContaining({ book: 'timebank', kept: sums.issued, issued: sums.issued }),
    ])
    // A credit that somebody changed is found.
    await t.r.rows(
      `update timebank_earned set minutes = minutes + 1 where txn = (select min(txn::text)::uuid from timebank_earned)`,
    )
    expect((await t.proven()).faults.length).toBeGreaterThan(0)
    await t.r.rows(
      `update timebank_earned set minutes = minutes - 1 where txn = (select min(txn::text)::uuid from timebank_earned)`,
    )
    await right()
    // A credit that is wholly gone, and one by another weight than the rules give.
    const who = await t.somebody()
    await t.opened(who)
    await t.served(who, 25)
    const [gone] = await t.r.rows<{ hours: string }>('select hours from timebank_earned where person = $1', [
      who.person,
    ])
    await t.r.rows('update timebank_earned set hours = gen_random_uuid() where hours = $1', [gone!.hours])
    expect((await t.proven()).faults).toContain(`missing ${gone!.hours}`)
    await t.r.rows('update timebank_earned set hours = $1 where hours not in (select id from volunteer_hours)', [
      gone!.hours,
    ])
    await right()
    await t.r.rows('update timebank_earned set percent = percent * 2, amount = amount * 2 where hours = $1', [
      gone!.hours,
    ])
    expect((await t.proven()).faults).toContain(`worth ${gone!.hours}`)
    await t.r.rows('update timebank_earned set percent = percent / 2, amount = amount / 2 where hours = $1', [
      gone!.hours,
    ])
    await right()
  })

  it('two records of one person are one holder, and two again', async () => {
    const [a, b] = [await t.somebody(), await t.somebody()]
    for (const who of [a, b]) await t.opened(who)
    await t.served(a, 20)
    const record = await t.served(b, 30)
    const tell = async (name: string, subject: string, payload: object) => {
      await t.r.rows(
        `insert into outbox (id, at, name, version, subject, seq, payload, topics) values ($1, $2, $3, 1, $4, 99, $5, '{}')`,
        [t.newId(), t.r.app.now(), name, subject, payload],
      )
      await t.r.app.settle()
    }
    await t.r.rows('update person set merged_into = $1 where id = $2', [a.person, b.person])
    await tell('people.merged', b.person, { into: a.person })
    expect((await t.accountOf(a))!.balance).toBe(50)
    // What is undone now is taken where it is.
    await correct(record, { outcome: 'not-possible' })
    expect((await t.accountOf(a))!.balance).toBe(20)
    await t.r.rows('update person set merged_into = null where id = $1', [b.person])
    await tell('people.unmerged', b.person, { from: a.person })
    expect((await t.proven()).faults).toEqual([])
  })
})
