/** What a page behind a number reads at 200,000 matters, as the application's role under row-level security. */
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { gridsOf } from '../../bench/crowd/places.ts'
import { nilId } from '../../domain/kernel/id.ts'
import { lineage, rangeOf } from '../../domain/kernel/place-path.ts'
import { freshDatabase, type TestDatabase } from '../../test/database.ts'
import { explained, type PlanKind } from '../../test/explain.ts'
import { settings } from '../kernel/db/scope.ts'
import type { Statement } from '../kernel/db/tx.ts'
import { behind, behindClosing, rollupsAt, rollupsIn, rollupsOf } from './store.ts'

const county = '231025'
const grids = gridsOf('linkou')
const quiet = grids.at(-3)!
const month = '2026-02-01'
const size = 21
/** The page itself, and a little for what is thrown away again. */
const most = 200

let db: TestDatabase
let client: pg.Client

beforeAll(async () => {
  db = await freshDatabase()
  const admin = new pg.Client(db.config)
  await admin.connect()
  // Every matter in one month, one in five hundred missed: the rare side of a large number is the hard one.
  await admin.query(`
    set search_path = c${county};
    insert into indicators (code, version, body, own) values ('x', 1, '{"sort": 1}', false);
    create temp table grid as select row_number() over () - 1 as n, p from unnest($$${literal(grids)}$$::text[]) p;
    insert into indicator_rows (subject, indicator, month, place, hit, excluded, formula)
      select md5(i::text)::uuid, 'x', '${month}', p, i % 500 <> 0, false, 1
      from generate_series(1, 200000) i join grid g on g.n = (i * 7919) % ${grids.length} where p <> '${quiet}' or i % 40 = 0;
    insert into indicator_rollups (place, month, indicator, n, d, n_all, d_all)
      select p, m::date, 'x', 1, 1, 1, 1 from unnest($$${literal([...new Set(grids.flatMap(lineage))])}$$::text[]) p,
        generate_series('2024-01-01'::date, '2026-02-01', '1 month') m;
    insert into indicator_months (month, status, epoch) select m::date, 'closed', 1 from generate_series('2024-01-01'::date, '2026-01-01', '1 month') m;
    insert into indicator_closings (place, month, indicator, n, d, n_all, d_all, formula)
      select place, month, indicator, n, d, n_all, d_all, 1 from indicator_rollups where month < '2026-02-01';
    insert into indicator_past (subject, indicator, month, place, hit, excluded, formula, epoch, until_epoch, at)
      select subject, indicator, month, place, not hit, excluded, 1, 0, 1, now() from indicator_rows tablesample system (5);
    analyze indicator_rows; analyze indicator_rollups; analyze indicator_closings; analyze indicator_past; analyze indicator_months`)
  await admin.end()
  client = new pg.Client({ ...db.config, user: 'linli_app' })
  await client.connect()
})
afterAll(async () => {
  await client?.end()
  await db?.drop()
})

const literal = (list: string[]) => `{${list.join(',')}}`

const places: Record<string, string> = {
  'the county': '231025/',
  'the county town': '231025/100/',
  'a community': '231025/100/zhanqian/001/',
  'a quiet grid': quiet,
}

async function reads(place: string, s: Statement, kind: PlanKind) {
  await client.query(`begin; ${settings(county, { ranges: [rangeOf(place)], units: [] })}`)
  try {
    return await explained(client, s, kind)
  } finally {
    await client.query('rollback')
  }
}

describe.each(Object.entries(places))('[K4] %s', (_, place) => {
  const first = { place: '', subject: nilId }
  const middle = { place: grids[300]!, subject: nilId }
  const cases = [true, false].flatMap((hit) =>
    [first, middle].map((after) => ({ hit, after, from: after === first ? 'first' : 'middle' })),
  )
  it.each(cases)(
    'a page of the list, met $hit, the $from one, reads little more than it shows',
    async ({ hit, after }) => {
      const range = rangeOf(place)
      const statements = [
        behind('x', month, range, hit, after, size),
        behindClosing('x', month, range, hit, after, size, { whole: true, epoch: 1 }),
      ]
      for (const statement of statements) {
        for (const kind of ['custom', 'generic'] as const) {
          const { rows, whole, plan } = await reads(place, statement, kind)
          expect([whole, rows <= most, plan]).toEqual([[], true, plan])
        }
      }
    },
  )

  it('[data: numbers] the dashboard reads its own sums and adds nothing up', async () => {
    const below = [...new Set(grids.flatMap(lineage))].filter((p) => p.startsWith(place)).slice(0, 40)
    for (const s of [rollupsOf(place, '2025-09-01', month), rollupsIn(below, month, 'x'), rollupsAt(below, month)]) {
      for (const kind of ['custom', 'generic'] as const) {
        const { rows, whole, plan } = await reads(place, s, kind)
        // Months are one page: a row for each.
        expect([whole.filter((r) => r !== 'indicator_months'), rows <= most, plan]).toEqual([[], true, plan])
      }
    }
  })
})
