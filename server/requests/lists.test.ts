/** Every list statement at 200,000 requests, as the application's role under row-level security: what it reads is what a page needs. */
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { gridsOf } from '../../bench/crowd/places.ts'
import { grow } from '../../bench/crowd/grow.ts'
import { rangeOf } from '../../domain/kernel/place-path.ts'
import { freshDatabase, type TestDatabase } from '../../test/database.ts'
import { settings, type Scope } from '../kernel/db/scope.ts'
import type { Statement } from '../kernel/db/tx.ts'
import * as lists from './list-store.ts'

const county = '231025'
const now = new Date('2026-03-10T10:00:00+08:00')
const grids = gridsOf('linkou')
const quiet = grids.at(-3)!
const size = 21
/** Rows that one page may read. */
const most = 5_000

let db: TestDatabase
let client: pg.Client

beforeAll(async () => {
  db = await freshDatabase()
  const admin = new pg.Client(db.config)
  await admin.connect()
  console.time('grow')
  await grow(admin, { county, grids, quiet, requests: 200_000, now, oneOpenIn: 4, actsOfOneIn: 20 })
  console.timeEnd('grow')
  await admin.end()
})
afterAll(() => db?.drop())

it('probe', async () => {
  const admin = new pg.Client(db.config)
  await admin.connect()
  await admin.query('set search_path = c231025')
  for (const q of ['select count(*), count(*) filter (where closed_at is null) open from requests', 'select count(*) from orders', 'select status, count(*), min(due_at), max(due_at) from requests group by 1', 'select prefix, count(*) from request_at where length(prefix) < 12 group by 1 order by 2 desc', `select count(*) from requests where place = '${quiet}'`, 'select count(*) from request_acts', 'select state from requests where closed_at is null limit 1', "select unit, count(*) from orders where closed_at is null group by 1 order by 2 desc limit 5",
  "select pg_size_pretty(pg_total_relation_size('requests')), pg_size_pretty(pg_total_relation_size('request_at'))"])
    console.log((await admin.query(q)).rows)
  await admin.end()
})
