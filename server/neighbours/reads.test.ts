/** What the boards read: as the application's role, among 60,000 entries of thirty grids. */
import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { nilId } from '../../domain/kernel/id.ts'
import { lineage, rangeOf } from '../../domain/kernel/place-path.ts'
import { freshDatabase, type TestDatabase } from '../../test/database.ts'
import { asked, explainedUnder } from '../../test/explain.ts'
import type { Statement } from '../kernel/db/tx.ts'
import { groupsIn, groupsNear } from './group-store.ts'
import { overdue, postsBehind, postsIn, rates } from './list-store.ts'
import { answersOf, answersTo, postsNear, postsOf } from './store.ts'
import { answersOfUnit, claimableIn, placesOfUnit, unitsIn } from './wish-store.ts'

const county = '231025'
const grid = '231025/100/zhanqian/001/001/'
let db: TestDatabase
let client: pg.Client
let one: { id: string; person: string; account: string }

beforeAll(async () => {
  db = await freshDatabase()
  const admin = new pg.Client(db.config)
  await admin.connect()
  // Thirty grids, two hundred days; one in twenty stands, one in five hundred was reported.
  await admin.query(`set session_replication_role = replica; set search_path = c${county};
    insert into place (path, parent, kind, grid_kind, level, name, sort, opened, fictional, version)
      select '231025/100/zhanqian/' || lpad((n / 3 + 1)::text, 3, '0') || '/' || lpad((n % 3 + 1)::text, 3, '0') || '/',
        '231025/100/zhanqian/' || lpad((n / 3 + 1)::text, 3, '0') || '/', 'grid', 'base', '网格', '演示' || n, 0,
        '2020-01-01', true, 1 from generate_series(0, 29) n on conflict do nothing;
    insert into neighbour_post (id, side, level, place, free, person, account, words, day, at, until, state, reach, answers, reports, version)
      select gen_random_uuid(), case when n % 3 = 0 then 'offer' else 'ask' end, 'grid',
        '231025/100/zhanqian/' || lpad((n % 30 / 3 + 1)::text, 3, '0') || '/' || lpad((n % 3 + 1)::text, 3, '0') || '/', '[]', gen_random_uuid(),
        ('00000000-0000-0000-0001-' || lpad((n % 6000)::text, 12, '0'))::uuid, gen_random_uuid(), '2026-01-01'::date + n % 200,
        '2026-01-01'::timestamptz + (n % 200) * interval '1 day', '2026-01-01'::date + n % 200 + 30,
        case when n % 20 = 7 then 'open' else 'ended' end, n % 4, 1, case when n % 500 = 7 then 1 else 0 end, 1
      from generate_series(1, 60000) n;
    insert into neighbour_answer (id, post, person, account, state, at, version)
      select gen_random_uuid(), id, person, account, 'left', at, 1 from neighbour_post;
    insert into neighbour_group (id, name, level, place, from_day, to_day, version)
      select gen_random_uuid(), '演示', 'grid', '231025/100/zhanqian/' || lpad((n % 30 / 3 + 1)::text, 3, '0') || '/' || lpad((n % 3 + 1)::text, 3, '0') || '/',
        '2026-01-01', case when n > 60 then '2026-02-01'::date end, 1 from generate_series(1, 3000) n;
    insert into neighbour_member (id, grp, person, account, from_day)
      select gen_random_uuid(), g.id, p.person, p.account, '2026-01-01'
      from (select id, row_number() over (order by id) as n from neighbour_group) g
      join (select person, account, row_number() over (order by id) as n from neighbour_post) p on p.n % 3000 + 1 = g.n and p.n <= 15000;
    analyze place; analyze neighbour_post; analyze neighbour_answer; analyze neighbour_group; analyze neighbour_member`)
  one = (
    await admin.query<{ id: string; person: string; account: string }>(
      `select id, person, account from c${county}.neighbour_post where place = $1 order by id limit 1`,
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

const whole = rangeOf(`${county}/`)
const first: [string, string] = [whole.lo, nilId]
const year = { from: '2026-03-01', to: '2026-03-07', side: null, level: null, reach: 'answered' } as const
const near = {
  lineage: lineage(grid),
  estate: null,
  building: null,
  side: null,
  today: '2026-07-01',
  until: new Date('2026-12-31T00:00:00Z'),
}
const statements: Record<string, { made: () => Promise<Statement[]>; most: number }> = {
  'the board where somebody lives': { made: () => asked(county, (tx) => postsNear(tx, near, 101)), most: 1_500 },
  'what somebody wrote': { made: () => asked(county, (tx) => postsOf(tx, one.account, 101)), most: 500 },
  'what somebody answered': { made: () => asked(county, (tx) => answersOf(tx, one.person, 101)), most: 200 },
  'who answered': { made: () => asked(county, (tx) => answersTo(tx, [one.id])), most: 200 },
  'what stands in the county': {
    made: () => asked(county, (tx) => postsIn(tx, whole, 'open', first, 51)),
    most: 1_000,
  },
  'what waits for the desk': {
    made: () => asked(county, (tx) => postsIn(tx, whole, 'sent', first, 51)),
    most: 1_000,
  },
  'what units may claim': {
    made: () => asked(county, (tx) => claimableIn(tx, [grid.slice(0, -4)], '2026-07-01', 51)),
    most: 500,
  },
  'what a unit claimed': { made: () => asked(county, (tx) => answersOfUnit(tx, 'clinic-linkou', 51)), most: 200 },
  'units of the county': { made: () => asked(county, (tx) => unitsIn(tx, whole, 2000)), most: 500 },
  'where a unit registered': { made: () => asked(county, (tx) => placesOfUnit(tx, 'clinic-linkou')), most: 200 },
  'what was reported': { made: () => asked(county, (tx) => postsIn(tx, whole, 'reported', first, 51)), most: 1_000 },
  'what is over': { made: () => asked(county, (tx) => postsIn(tx, whole, 'over', first, 51)), most: 1_000 },
  'what stands behind a number': {
    made: () => asked(county, (tx) => postsBehind(tx, { ...whole, ...year }, ['0001-01-01', '', nilId], 51)),
    most: 3_500,
  },
  'the numbers of a week': { made: () => asked(county, (tx) => rates(tx, whole, year.from, year.to)), most: 5_000 },
  'groups where somebody lives': {
    made: () => asked(county, (tx) => groupsNear(tx, { lineage: lineage(grid), estate: null, building: null }, 50)),
    most: 500,
  },
  'groups of the county and what came of them': {
    made: () =>
      asked(county, (tx) =>
        groupsIn(tx, whole, new Date('2026-01-01T00:00:00Z'), new Date('2027-01-01T00:00:00Z'), 1000),
      ),
    most: 5_000,
  },
  'whose last day is over': { made: () => asked(county, (tx) => overdue(tx, '2026-02-10', 50)), most: 1_000 },
}

it.each(Object.entries(statements))('[K7] [issue 5] %s reads hardly more than it shows', async (_, { made, most }) => {
  for (const statement of await made()) {
    const found = await explainedUnder(client, county, { ranges: [whole], units: [] }, statement, 'custom')
    expect(
      found.whole.filter((t) => t.startsWith('neighbour')),
      `${found.plan}`,
    ).toEqual([])
    expect(found.rows, `${found.plan}`).toBeLessThanOrEqual(most)
  }
})
