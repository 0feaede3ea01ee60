/** What is read of the time bank: as the role it runs as, under row-level security, among a hundred thousand orders. */
import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { nilId } from '../../domain/kernel/id.ts'
import { rangeOf } from '../../domain/kernel/place-path.ts'
import { stableId } from '../../domain/kernel/stable-id.ts'
import { freshDatabase, type TestDatabase } from '../../test/database.ts'
import { asked, explainedUnder } from '../../test/explain.ts'
import type { Statement } from '../kernel/db/tx.ts'
import { holdersBetween, deskOrders, lapsing, openIn, ordersOf, pooledSince } from './store/order-store.ts'
import { movesBetween, movesOfAccount } from './store/journal-store.ts'
import { proposalsIn } from './store/proposal-store.ts'

const county = '231025'
const person = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const numbered = (n: string) => `('00000000-0000-4000-8000-' || lpad((${n})::text, 12, '0'))::uuid`
const placeOf = (n: string) =>
  `'231025/' || 100 + (${n}) % 10 || '/zhanqian/' || lpad(((${n}) % 60)::text, 3, '0') || '/'`
let db: TestDatabase
let client: pg.Client

beforeAll(async () => {
  db = await freshDatabase()
  const admin = new pg.Client(db.config)
  await admin.connect()
  await admin.query(`set session_replication_role = replica; set search_path = c${county}`)
  // Ten thousand people, each with an account; a hundred thousand orders in three years, two thousand of them open.
  await admin.query(`
    insert into person (id, place, name, name_masked, sex, born, version, entered_at)
      select ${numbered('n')}, ${placeOf('n')}, '', '演*', 'unknown', '1950-01-01', 1, now() from generate_series(1, 10000) n;
    insert into ledger_account (id, book, unit, kind, mode, person, place, balance, seq)
      select gen_random_uuid(), 'timebank', 'minute', 'purse', 'kept', ${numbered('n')}, ${placeOf('n')}, 0, 0 from generate_series(1, 10000) n;
    insert into timebank_order (id, place, item, minutes, day, holder, served, server, state, at, until, from_at, to_at, spent, record, hold, rules, rules_from, note, version)
      select gen_random_uuid(), ${placeOf('n')}, 'elder-chores', 60, '2026-03-01', case when n % 10 > 0 then ${numbered('n % 10000 + 1')} end,
        ${numbered('n % 10000 + 1')}, case when n > 2000 then ${numbered('(n + 5) % 10000 + 1')} end,
        case when n <= 2000 then 'open' else 'served' end, '2026-03-10'::timestamptz - n * interval '15 minutes', '2026-04-01',
        '2026-03-01', '2026-03-02', 60, case when n > 2000 then gen_random_uuid() end, gen_random_uuid(), 'nanjing', '2000-01-01', gen_random_uuid(), 1
      from generate_series(1, 100000) n;
    insert into timebank_proposal (id, kind, place, person, minutes, why, state, by_account, at, decided_by)
      select gen_random_uuid(), 'issue', ${placeOf('n')}, ${numbered('n % 10000 + 1')}, 60, gen_random_uuid(), 'refused', gen_random_uuid(),
        '2026-03-10'::timestamptz - n * interval '1 hour', gen_random_uuid()
      from generate_series(1, 20000) n;
    insert into ledger_account (id, book, unit, kind, mode, place, balance, seq)
      values (${numbered('90000001')}, 'timebank', 'minute', 'issue', 'issues', '231025/', null, 0), (${numbered('90000002')}, 'timebank', 'minute', 'pool', 'gathers', '231025/', 0, 0);
    insert into ledger_txn (id, book, kind, at, body_hash, hash)
      select ${numbered('n')}, 'timebank', 'give', '2026-01-01'::timestamptz + n * interval '1 minute', '', '' from generate_series(1, 50000) n;
    insert into ledger_move (txn, no, at, from_account, to_account, amount)
      select ${numbered('n')}, 0, '2026-01-01'::timestamptz + n * interval '1 minute', ${numbered('90000001')}, ${numbered('90000002')}, 1 from generate_series(1, 50000) n;
    analyze`)
  await admin.end()
  client = new pg.Client({ ...db.config, user: 'linli_app' })
  await client.connect()
}, 120_000)
afterAll(async () => {
  await client?.end()
  await db?.drop()
})

const scope = { ranges: [rangeOf(`${county}/`)], units: [], account: stableId('test', 'account', 'x') }
const whole = rangeOf(`${county}/`)
const community = rangeOf(`${county}/101/zhanqian/001/`)
const newest: [string, string] = ['infinity', 'ffffffff-ffff-ffff-ffff-ffffffffffff']
const oldest: [string, string] = ['-infinity', nilId]
const now = new Date('2026-03-10T02:00:00Z')
const made = (ask: Parameters<typeof asked>[1]) => () => asked(county, ask)
const statements: Record<string, [made: () => Promise<Statement[]>, most: number]> = {
  'orders of the county': [made((tx) => deskOrders(tx, whole, null, newest, 51)), 1_000],
  'orders of a community': [made((tx) => deskOrders(tx, community, null, newest, 51)), 8_000],
  'open orders near a volunteer': [made((tx) => openIn(tx, community, [person(3)], now, oldest, 21)), 500],
  'own orders': [made((tx) => ordersOf(tx, [person(3), person(4)], newest, 21)), 800],
  'minutes of the pool in a month': [made((tx) => pooledSince(tx, person(10), new Date('2026-03-01'))), 100],
  'orders that nobody took': [made((tx) => lapsing(tx, new Date('2026-03-02'), 200)), 100],
  'an account by its number': [
    made((tx) =>
      holdersBetween(tx, { lo: '10000000-0000-0000-0000-000000000000', hi: '1000ffff-ffff-ffff-ffff-ffffffffffff' }),
    ),
    100,
  ],
  'lines of an account': [made((tx) => movesOfAccount(tx, person(1), null, 0, 1_000)), 100],
  'a page of the journal': [
    made((tx) => movesBetween(tx, new Date('2026-01-01'), now, [new Date('2026-01-05'), nilId], 100)),
    2_000,
  ],
  'what was proposed': [made((tx) => proposalsIn(tx, whole, null, newest, 51)), 1_000],
}

it.each(Object.entries(statements))('[S1-06][F13] %s: no more is read than it needs', async (_, [ask, most]) => {
  for (const statement of await ask())
    for (const kind of ['custom', 'generic'] as const) {
      const found = await explainedUnder(client, county, scope, statement, kind)
      expect(found.rows, `${kind}\n${found.plan}`).toBeLessThanOrEqual(most)
    }
})
