/** What lists of departments' tables read among 5,000 of them, as the application's role. */
import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { rangeOf } from '../../domain/kernel/place-path.ts'
import { freshDatabase, type TestDatabase } from '../../test/database.ts'
import { asked, explainedUnder } from '../../test/explain.ts'
import type { Tx } from '../kernel/db/tx.ts'
import { settledOf, templates } from './store.ts'

const county = '231025'
let db: TestDatabase
let client: pg.Client

beforeAll(async () => {
  db = await freshDatabase()
  const admin = new pg.Client(db.config)
  await admin.connect()
  await admin.query(`set search_path = c${county};
    insert into form_template (id, department, name, kind, bytes, sha256, sheets, layout, plan, ready, familiar, at, version)
      select gen_random_uuid(), 'd' || n % 40, 'x', 'xlsx', '', '', '[]', '', '{}', n % 3 > 0, false, now() - n * interval '1 hour', 1
      from generate_series(1, 5000) n;
    analyze form_template`)
  await admin.end()
  client = new pg.Client({ ...db.config, user: 'linli_app' })
  await client.connect()
})
afterAll(async () => {
  await client?.end()
  await db?.drop()
})

const last = 'ffffffff-ffff-ffff-ffff-ffffffffffff'
const statements: Record<string, (tx: Tx) => Promise<unknown>> = {
  'a page, the newest first': (tx) => templates(tx, ['infinity', last], 21),
  'what a department settled before': (tx) => settledOf(tx, 'd7'),
}

it.each(Object.entries(statements))('[issue 3] %s', async (_, ask) => {
  for (const kind of ['custom', 'generic'] as const) {
    const [statement] = await asked(county, ask)
    const scope = { ranges: [rangeOf(`${county}/`)], units: [] }
    const found = await explainedUnder(client, county, scope, statement!, kind)
    expect(
      found.whole.filter((t) => t !== 'accounts'),
      `${found.plan}`,
    ).toEqual([])
    expect(found.rows, `${found.plan}`).toBeLessThanOrEqual(300)
  }
})
