/** What lists of volunteers and of their hours read: as the application's role, among 40,000 hours of 4,000 volunteers. */
import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { nilId } from '../../domain/kernel/id.ts'
import { rangeOf } from '../../domain/kernel/place-path.ts'
import { freshDatabase, type TestDatabase } from '../../test/database.ts'
import { asked, explainedUnder } from '../../test/explain.ts'
import type { Statement } from '../kernel/db/tx.ts'
import { commendedIn, commendedSum } from './store/commended-store.ts'
import { hoursOfVolunteer, hoursServed, noticeIn, sumsOf, waitingIn, waitingOf } from './store/hours-list-store.ts'
import { countedOf, due, hoursOn } from './store/hours-store.ts'
import { ofPersons, volunteersIn } from './store/volunteer-store.ts'

const county = '231025'
const grid = '231025/100/zhanqian/001/001/'
let db: TestDatabase
let client: pg.Client
let one: { id: string; person: string }

beforeAll(async () => {
  db = await freshDatabase()
  const admin = new pg.Client(db.config)
  await admin.connect()
  // Thirty grids; of the hours a tenth waits and a tenth is shown.
  const place = (n: string) =>
    `'231025/100/zhanqian/' || lpad((${n} % 30 / 3 + 1)::text, 3, '0') || '/' || lpad((${n} % 3 + 1)::text, 3, '0') || '/'`
  await admin.query(`set session_replication_role = replica; set search_path = c${county};
    insert into person (id, place, name, name_masked, sex, born, version, entered_at)
      select gen_random_uuid(), ${place('n')}, '', '演*', 'unknown', '1980-01-01', 1, now() from generate_series(1, 20000) n;
    insert into volunteer (id, person, place, number, state, since, applied_on, joined_on, skills, languages, free, how_far, version)
      select gen_random_uuid(), p.id, p.place, lpad(p.n::text, 9, '0'), case when p.n % 20 = 0 then 'applied' when p.n % 20 = 5 then 'ended' else 'active' end,
        '2025-01-01', '2025-01-01', '2025-01-01', '{haircut}', '{}', '[]', 'grid', 1
      from (select id, place, row_number() over (order by id) as n from person) p where p.n % 5 = 0;
    insert into volunteer_hours (id, record, version, volunteer, place, unit, item, origin_kind, origin, restricted, day, minutes, said_at, state,
        notice_until, seq)
      select gen_random_uuid(), gen_random_uuid(), 1, v.id, v.place, 'u' || (v.n % 300), 'elder-chores', 'activity', gen_random_uuid(), false,
        '2026-03-01'::date - k * 20, 60, now(), case when k = 1 then 'entered' when k = 2 then 'notice' else 'counted' end,
        case when k = 2 then '2026-03-20'::timestamptz end, 2
      from (select id, place, row_number() over (order by id) as n from volunteer) v cross join generate_series(1, 10) k;
    insert into volunteer_served (person, hours) select p.id, h.id
      from (select id, row_number() over (order by id) as n from person) p
      join (select id, row_number() over (order by id) as n from volunteer_hours) h on h.n = p.n;
    insert into volunteer_entry (id, volunteer, place, kind, day, text, at)
      select gen_random_uuid(), v.id, v.place, case when k = 1 then 'commendation' else 'training' end, '2026-03-01'::date - (v.n % 2000)::int, gen_random_uuid(), now()
      from (select id, place, row_number() over (order by id) as n from volunteer) v cross join generate_series(1, 5) k;
    analyze person; analyze volunteer; analyze volunteer_entry; analyze volunteer_hours; analyze volunteer_served`)
  one = (
    await admin.query<{ id: string; person: string }>(
      `select id, person from c${county}.volunteer where place = $1 and state = 'active' order by id limit 1`,
      [grid],
    )
  ).rows[0]!
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
const first: [string, string] = [whole.lo, nilId]
const year: [string, string] = ['2025-01-01', '2025-12-31']
const newest: [string, string] = ['9999-12-31', 'ffffffff-ffff-ffff-ffff-ffffffffffff']
const from: [string, string, string] = [whole.lo, '0001-01-01', nilId]
const all = { skill: null, endsBy: null }
const statements: Record<string, { made: () => Promise<Statement[]>; most: number }> = {
  'a page of the county': {
    made: () => asked(county, (tx) => volunteersIn(tx, { ...whole, state: 'active', ...all }, first, 51)),
    most: 1_000,
  },
  'applications of the county': {
    made: () => asked(county, (tx) => volunteersIn(tx, { ...whole, state: 'applied', ...all }, first, 51)),
    most: 1_000,
  },
  'those who left': {
    made: () => asked(county, (tx) => volunteersIn(tx, { ...whole, state: 'ended', ...all }, first, 51)),
    most: 1_000,
  },
  'a page of a grid': {
    made: () => asked(county, (tx) => volunteersIn(tx, { ...range, state: 'active', ...all }, [range.lo, nilId], 51)),
    most: 1_000,
  },
  'who somebody is as a volunteer': { made: () => asked(county, (tx) => ofPersons(tx, [one.person])), most: 200 },
  'what waits in the county': {
    made: () => asked(county, (tx) => waitingIn(tx, whole, 'entered', from, 51)),
    most: 500,
  },
  'what waits for a unit': { made: () => asked(county, (tx) => waitingOf(tx, 'u7', 'entered', from, 51)), most: 500 },
  'objections, of which there are none': {
    made: () => asked(county, (tx) => waitingIn(tx, range, 'objected', from, 51)),
    most: 1_000,
  },
  'what is shown in a grid': {
    made: () =>
      asked(county, (tx) => noticeIn(tx, range, new Date('2026-03-10T00:00:00Z'), [range.lo, '-infinity', nilId], 51)),
    most: 500,
  },
  'what is due': { made: () => asked(county, (tx) => due(tx, new Date('2026-04-01T00:00:00Z'), 50)), most: 500 },
  'hours of one volunteer': {
    made: () => asked(county, (tx) => hoursOfVolunteer(tx, [one.id], null, newest, 21)),
    most: 200,
  },
  'hours around a day': {
    made: () => asked(county, (tx) => hoursOn(tx, one.id, '2026-02-01', '2026-02-03')),
    most: 200,
  },
  'sums of one volunteer': { made: () => asked(county, (tx) => sumsOf(tx, [one.id], null)), most: 200 },
  'what counts of one volunteer': { made: () => asked(county, (tx) => countedOf(tx, [one.id])), most: 200 },
  'who was commended in a year': {
    made: () => asked(county, (tx) => commendedIn(tx, whole, year, newest, 51)),
    most: 2_000,
  },
  'who was commended in a grid': {
    made: () => asked(county, (tx) => commendedIn(tx, range, year, newest, 51)),
    most: 5_000,
  },
  'how many were commended in a year': {
    made: () => asked(county, (tx) => commendedSum(tx, whole, year)),
    most: 5_000,
  },
  'who served somebody': { made: () => asked(county, (tx) => hoursServed(tx, [one.person], newest, 21)), most: 200 },
}

it.each(Object.entries(statements))('[K7] [issue 3] %s reads hardly more than it shows', async (_, { made, most }) => {
  for (const statement of await made()) {
    const found = await explainedUnder(client, county, { ranges: [whole], units: [] }, statement, 'custom')
    expect(found.whole, `${found.plan}`).toEqual([])
    expect(found.rows, `${found.plan}`).toBeLessThanOrEqual(most)
  }
})
