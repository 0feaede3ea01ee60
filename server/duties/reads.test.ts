/** What lists of duties read: as the application's role, among 60,000 of them in forty grids, a quiet one too. */
import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { nilId } from '../../domain/kernel/id.ts'
import { rangeOf } from '../../domain/kernel/place-path.ts'
import { freshDatabase, type TestDatabase } from '../../test/database.ts'
import { asked, explainedUnder } from '../../test/explain.ts'
import type { Statement } from '../kernel/db/tx.ts'
import { openChecks } from './store/check-store.ts'
import { enrolledIn } from './store/enrolment-store.ts'
import { endingsIn } from './store/ground-store.ts'
import { overAt } from './store/clock-store.ts'
import { bellsOf, checksOf } from './visits/store.ts'
import { lastContacts, owedByHelper, owedIn, owedInGrids, owedToPersons, unmetIn } from './store/list-store.ts'

const county = '231025'
const grid = '231025/100/zhanqian/007/001/'
const quiet = '231025/107/201/001/'
let db: TestDatabase
let client: pg.Client
let someone: string
let helper: string
let empty: ReadonlySet<string>

beforeAll(async () => {
  db = await freshDatabase()
  const admin = new pg.Client(db.config)
  await admin.connect()
  // Thirty months of two thousand people: one in twenty was not met, the last month is open; a quiet grid has forty rows.
  await admin.query(`set session_replication_role = replica; set search_path = c${county};
    insert into enrolment (id, person, plan, place, from_day, rhythm, wish, helper, ground_over, ground_why)
      select gen_random_uuid(), gen_random_uuid(), 'p' || n % 3,
        case when n % 1000 = 0 then '${quiet}' else '231025/100/zhanqian/' || lpad((n % 20 + 1)::text, 3, '0') || '/00' || n % 2 + 1 || '/' end,
        '2020-01-01', 'month', '{}', case when n % 50 = 0 then '00000000-0000-4000-8000-00000000000a'::uuid end,
        case when n % 100 = 0 then '2026-01-01'::date end, case when n % 100 = 0 then 'age' end
      from generate_series(1, 2000) n;
    insert into duty (id, enrolment, plan, person, place, cause, from_day, to_day, due_at, state, helper, shelved)
      select gen_random_uuid(), e.id, e.plan, e.person, e.place, 'rhythm', m.f, m.f + 27, (m.f + 28)::timestamptz,
        case when m.no = 30 then 'open' when random() < 0.05 then 'missed' else 'done' end, e.helper, m.no < 27
      from enrolment e cross join (select no, ('2023-12-01'::date + no * interval '1 month')::date as f from generate_series(1, 30) no) m;
    insert into duty_contact (duty, record, person, place, outcome, way, at)
      select id, gen_random_uuid(), person, place, 'met', 'at-home', due_at from duty where state = 'done';
    insert into welfare_check (id, duty, enrolment, plan, person, place, calls, raised_at, due_at, ended_at)
      select gen_random_uuid(), id, enrolment, plan, person, place, '{person}', due_at, due_at, case when random() < 0.99 then due_at end
      from duty where state = 'missed';
    analyze`)
  someone = (await admin.query(`select person from enrolment where place = '${grid}' limit 1`)).rows[0].person
  empty = new Set((await admin.query('select relname from pg_class where reltuples = 0')).rows.map((r) => r.relname))
  helper = '00000000-0000-4000-8000-00000000000a'
  await admin.end()
  client = new pg.Client({ ...db.config, user: 'linli_app' })
  await client.connect()
})
afterAll(async () => {
  await client?.end()
  await db?.drop()
})

const range = rangeOf(grid)
const whole = rangeOf(`${county}/`)
const [since, until] = [new Date('2026-02-01T00:00:00+08:00'), new Date('2026-08-01T00:00:00+08:00')]
const page = (lo: string) => ({
  plan: null,
  since,
  until,
  after: { place: lo, due: '-infinity', id: nilId },
  size: 21,
})
const first = (lo: string) => ({ place: lo, id: nilId })

const statements: Record<string, { made: () => Promise<Statement[]>; most: number }> = {
  'not met in a grid': { made: async () => [unmetIn(range, page(range.lo))], most: 200 },
  'not met in a quiet grid': { made: async () => [unmetIn(rangeOf(quiet), page(rangeOf(quiet).lo))], most: 200 },
  'not met in the county': { made: async () => [unmetIn(whole, page(whole.lo))], most: 400 },
  'owed in the county': { made: async () => [owedIn(whole, page(whole.lo))], most: 200 },
  'owed by a helper': { made: () => asked(county, (tx) => owedByHelper(tx, helper, since, until, 500)), most: 600 },
  'owed in two grids': {
    made: () => asked(county, (tx) => owedInGrids(tx, [grid, quiet], since, until, 500)),
    most: 1_500,
  },
  'owed to somebody': { made: () => asked(county, (tx) => owedToPersons(tx, [someone], since, until, 500)), most: 200 },
  'the last contact of somebody': { made: () => asked(county, (tx) => lastContacts(tx, [someone])), most: 200 },
  'rings at somebody’s door since Monday': {
    made: () => asked(county, (tx) => bellsOf(tx, [someone], since)),
    most: 200,
  },
  'an open check of somebody': { made: () => asked(county, (tx) => checksOf(tx, [someone])), most: 200 },
  'under plans in the county': {
    made: () =>
      asked(county, (tx) => enrolledIn(tx, whole, { plan: null, look: false, review: null }, first(whole.lo), 51)),
    most: 200,
  },
  'refused twice': {
    made: () =>
      asked(county, (tx) => enrolledIn(tx, whole, { plan: null, look: true, review: null }, first(whole.lo), 51)),
    most: 200,
  },
  'whose ground is over in the county': {
    made: () => asked(county, (tx) => endingsIn(tx, 'p0', whole, first(whole.lo), 21)),
    most: 200,
  },
  'open checks of the county': {
    made: () => asked(county, (tx) => openChecks(tx, whole, { due: '-infinity', id: nilId }, 21)),
    most: 200,
  },
  'what is over': { made: () => asked(county, (tx) => overAt(tx, since, 100)), most: 200 },
}

it.each(Object.entries(statements))(
  '[issue 4] [C4] %s reads hardly more than it shows',
  async (name, { made, most }) => {
    for (const statement of await made()) {
      const kind = name.includes('county') || name.includes('grid') ? 'generic' : 'custom'
      const found = await explainedUnder(client, county, { ranges: [whole], units: [] }, statement, kind)
      // An empty table is read whole.
      expect(
        found.whole.filter((t) => !empty.has(t)),
        `${found.plan}`,
      ).toEqual([])
      expect(found.rows, `${found.plan}`).toBeLessThanOrEqual(most)
    }
  },
)
