/** The book leaves as a journal that is read again and comes to what the book says. */
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { timebankApi } from '../../domain/timebank/api.ts'
import { giftsApi } from '../../domain/timebank/gifts-api.ts'
import { journalText } from '../../domain/timebank/journal.ts'
import { journalApi as api } from '../../domain/timebank/journal-api.ts'
import { readJournal } from '../../test/hledger.ts'
import { startTimebank, type TimebankCounty } from '../../test/timebank.ts'

let t: TimebankCounty
beforeAll(async () => {
  t = await startTimebank()
})
afterAll(() => t?.r.close())

describe('[S1-06][F9] the journal', () => {
  it('of the county comes to what the book says, by numbers and without a name', async () => {
    const who = await t.somebody()
    await t.opened(who)
    await t.served(who, 90)
    await who.client.ok(giftsApi.donate, { body: { id: t.newId(), from: who.person, minutes: 25 } })
    const span = { from: '2026-01-01', to: '2026-12-31' }
    expect((await t.secretary.call(api.journal, { body: span })).status).toBe(403)
    const text = String(await t.manager.ok(api.journal, { body: span }))
    const { balances, faults, transactions } = readJournal(text)
    expect(faults).toEqual([])
    const number = (await t.accountOf(who))!.number
    expect([balances.get(`purse:${number}`), balances.get('pool'), balances.get('issue')]).toEqual([65, 25, -90])
    expect(transactions).toBe(3)
    const sums = await t.secretary.ok(timebankApi.totals)
    const of = (kind: string) => [...balances].reduce((n, [a, m]) => (a.startsWith(kind) ? n + m : n), 0)
    expect([of('purse:'), of('pool'), of('hold:'), -of('issue')]).toEqual([
      sums.holders.minutes,
      sums.pool.minutes,
      sums.held.minutes,
      sums.issued,
    ])
    expect(text).not.toMatch(new RegExp(who.person))
    // A later part of it begins with what there was.
    const later = readJournal(
      String(await t.manager.ok(api.journal, { body: { from: '2026-12-01', to: '2026-12-31' } })),
    )
    expect(later.faults).toEqual([])
    expect(later.balances).toEqual(balances)
  })

  it('[F9] however long it is it goes out whole: moves of many pages, of the county and of one account', async () => {
    const who = await t.somebody()
    await t.opened(who)
    const number = (await t.accountOf(who))!.number
    const [account] = await t.r.rows<{ id: string }>(
      `select id from ledger_account where person = '${who.person}' and kind = 'purse'`,
    )
    const [issue] = await t.r.rows<{ id: string }>(`select id from ledger_account where kind = 'issue'`)
    // More than two pages, three moves each, so that a transaction lies across two pages of lines.
    await t.r.rows(`insert into ledger_txn (id, book, kind, at, body_hash, hash)
      select ('10000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, 'timebank', 'give', '2026-02-01'::timestamptz + n * interval '1 second', '', ''
      from generate_series(1, 4100) n`)
    await t.r.rows(`insert into ledger_move (txn, no, at, from_account, to_account, amount, to_seq, to_after)
      select ('10000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, k, '2026-02-01'::timestamptz + n * interval '1 second',
        '${issue!.id}', '${account!.id}', 1, n * 3 - 2 + k, n * 3 - 2 + k from generate_series(1, 4100) n, generate_series(0, 2) k`)
    await t.r.rows(`update ledger_account set balance = 12300, seq = 12300 where id = '${account!.id}'`)
    const whole = readJournal(
      String(await t.manager.ok(api.journal, { body: { from: '2026-02-01', to: '2026-02-28' } })),
    )
    expect([whole.faults, whole.transactions >= 4100]).toEqual([[], true])
    const own = readJournal(String(await who.client.ok(api.ownJournal, { params: { person: who.person } })))
    expect([own.faults, own.transactions, own.balances.get(`purse:${number}`)]).toEqual([[], 4101, 12300])
    await t.r.rows(`delete from ledger_move where txn::text like '10000000-0000-4000-8000-%'`)
    await t.r.rows(`delete from ledger_txn where id::text like '10000000-0000-4000-8000-%'`)
    await t.r.rows(`update ledger_account set balance = 0, seq = 0 where id = '${account!.id}'`)
  })

  it('of one account is its holder’s alone', async () => {
    const [who, other] = [await t.somebody(), await t.somebody()]
    await t.opened(who)
    await t.served(who, 40)
    // Its notice is over.
    t.r.app.setNow('2026-04-10T10:00:00+08:00')
    await who.client.ok(giftsApi.donate, { body: { id: t.newId(), from: who.person, minutes: 15 } })
    const text = String(await who.client.ok(api.ownJournal, { params: { person: who.person } }))
    const { balances, faults } = readJournal(text)
    expect([faults, balances.get(`purse:${(await t.accountOf(who))!.number}`)]).toEqual([[], 25])
    expect((await other.client.call(api.ownJournal, { params: { person: who.person } })).status).toBe(404)
    t.r.app.setNow('2026-03-10T10:00:00+08:00')
  })

  it('whatever moves, what is written is read again; what is not so is found', () => {
    const name = fc.constantFrom('issue', 'pool', 'purse:1', 'purse:2', 'hold:3')
    const move = fc
      .record({ from: name, to: name, amount: fc.integer({ min: 1, max: 9_999 }) })
      .filter((m) => m.from !== m.to)
    fc.assert(
      fc.property(fc.array(fc.array(move, { minLength: 1, maxLength: 3 }), { maxLength: 20 }), (all) => {
        const entries = all.map((moves, i) => ({ id: `t${i}`, day: '2026-03-10', kind: 'earn', moves }))
        const text = journalText({ title: 'x', from: null, to: '2026-03-10', opening: new Map(), entries, told: null })
        expect(readJournal(text).faults).toEqual([])
        if (entries.length > 0) expect(readJournal(text.replace(/ (\d+) min\n/, ' 77777 min\n')).faults).not.toEqual([])
      }),
    )
  })
})
