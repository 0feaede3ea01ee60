/** What lists and counts of service records read: as the application's role, among 30,000 of them. */
import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { nilId } from '../../domain/kernel/id.ts'
import { rangeOf } from '../../domain/kernel/place-path.ts'
import { freshDatabase, type TestDatabase } from '../../test/database.ts'
import { asked, explainedUnder } from '../../test/explain.ts'
import type { Statement } from '../kernel/db/tx.ts'
import { providedIn, recordsIn, servedBetween, servedIn } from './store.ts'

const county = '231025'
const grid = '231025/100/zhanqian/001/001/'
const march: [Date, Date] = [new Date('2026-03-01T00:00:00+08:00'), new Date('2026-04-01T00:00:00+08:00')]
let db: TestDatabase
let client: pg.Client

beforeAll(async () => {
  db = await freshDatabase()
  const admin = new pg.Client(db.config)
  await admin.connect()
  // Thirty grids, a thousand records each, over ten years.
  await admin.query(`set session_replication_role = replica; set search_path = c${county};
    insert into service_records (id, version, current, place, unit, origin_kind, origin, item, mode, ended_at, outcome, helpers, served, recorded_at)
      select gen_random_uuid(), 1, true, '231025/100/zhanqian/' || lpad((n % 30 / 3 + 1)::text, 3, '0') || '/' || lpad((n % 3 + 1)::text, 3, '0') || '/',
        'u' || n % 300, 'visit', gen_random_uuid(), 'visit', 'at-home', '2026-06-01'::timestamptz - n * interval '3 hours', 'done',
        '[{"minutes":30}]', jsonb_build_object('persons', jsonb_build_array(gen_random_uuid())), now()
      from generate_series(1, 30000) n;
    analyze service_records`)
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
const statements: Record<string, { made: () => Promise<Statement[]>; most: number }> = {
  // A thirtieth of the county: of the newest, thirty are looked at for one that is shown.
  'a page of a grid': {
    made: async () => [recordsIn(range, { at: '2026-02-01T00:00:00Z', id: nilId }, 51)],
    most: 2_500,
  },
  'a page of the county': {
    made: async () => [recordsIn(whole, { at: '2026-02-01T00:00:00Z', id: nilId }, 51)],
    most: 200,
  },
  'services of a month to some persons': {
    made: () => asked(county, (tx) => servedBetween(tx, [range], [nilId], march)),
    most: 400,
  },
  'who provided the services of a month': {
    made: () => asked(county, (tx) => providedIn(tx, range, march)),
    most: 400,
  },
  'services of a month in two grids': {
    made: () => asked(county, (tx) => servedIn(tx, [range, rangeOf(grid.replace(/001\/$/, '002/'))], null, march)),
    most: 400,
  },
}

it.each(Object.entries(statements))('[K7] [issue 3] %s reads hardly more than it shows', async (_, { made, most }) => {
  const [statement] = await made()
  const found = await explainedUnder(client, county, { ranges: [whole], units: [] }, statement!, 'custom')
  expect(found.whole, `${found.plan}`).toEqual([])
  expect(found.rows, `${found.plan}`).toBeLessThanOrEqual(most)
})
