/** Every list statement at 200,000 requests, as the application's role under row-level security: what it reads is what a page needs. */
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { grow, phoneIndexOf, reporterId } from '../../bench/crowd/grow.ts'
import { gridsOf } from '../../bench/crowd/places.ts'
import { nilId } from '../../domain/kernel/id.ts'
import { depthOf, rangeOf } from '../../domain/kernel/place-path.ts'
import { freshDatabase, type TestDatabase } from '../../test/database.ts'
import { explainedUnder, type PlanKind } from '../../test/explain.ts'
import { settings, type Scope } from '../kernel/db/scope.ts'
import type { Statement } from '../kernel/db/tx.ts'
import { crowdingOf, isWide, type Crowding } from './crowding.ts'
import * as store from './list-store.ts'
import { ordersAssigned } from './store.ts'

const county = '231025'
const now = new Date('2026-03-10T10:00:00+08:00')
const grids = gridsOf('linkou')
const quiet = grids.at(-3)!
const size = 21
/** Rows that a search or the counts over what is open may read; a page that seeks nothing reads hardly more than it shows. */
const most = 5_000
const plain = 500
const month = { from: new Date('2026-02-01T00:00:00+08:00'), to: new Date('2026-03-01T00:00:00+08:00') }

const resident = reporterId(3)

let db: TestDatabase
let client: pg.Client
let crowding: Crowding = crowdingOf([])
/** Matters of one page; they have acts. */
let shown: string[] = []
let registered: string[] = []

beforeAll(async () => {
  db = await freshDatabase()
  const admin = new pg.Client(db.config)
  await admin.connect()
  await grow(admin, {
    county,
    desk: 'county-desk',
    ofTowns: 0.2,
    grids,
    quiet,
    requests: 200_000,
    now,
    openAmong: 0.04,
    oneOpenIn: 4,
    actsOfOneIn: 20,
    bare: true,
  })
  shown = (
    await admin.query<{ id: string }>(`select request as id from c231025.request_acts where seq = 1 limit ${size}`)
  ).rows.map((r) => r.id)
  // A register of addresses as a county has one.
  await admin.query(`set session_replication_role = replica; set search_path = c231025;
    insert into estate (id, place, name, kind, fictional, text, grams, version)
      select gen_random_uuid(), '231025/', 'e' || n, 'estate', true, 'e' || n, '{}', 1 from generate_series(1, 3000) n;
    insert into dwelling (id, place, estate, room, text, ordered, grams, state, version)
      select gen_random_uuid(), '231025/', e.id, n::text, e.text || '-' || n, '', '{}', 'OC', 1 from estate e, generate_series(1, 10) n;
    insert into landmark (id, place, name, kind, fictional, grams, version)
      select gen_random_uuid(), '231025/', 'l' || n, 'park', true, '{}', 1 from generate_series(1, 2000) n;
    analyze estate; analyze dwelling; analyze landmark`)
  registered = (await admin.query<{ id: string }>(`select id from c231025.dwelling limit ${size}`)).rows.map(
    (r) => r.id,
  )
  // As after a busy day: the planner takes it that nothing has been vacuumed, and that each row costs a look at its table.
  await admin.query('update pg_class set relallvisible = 0 where relnamespace = $1::regnamespace', [`c${county}`])
  // One open order in twenty is given to somebody.
  await admin.query(`set search_path = c231025; update orders set assignees = array[request] where closed_at is null
    and get_byte(uuid_send(id), 15) % 20 = 0; analyze orders`)
  await admin.end()
  client = new pg.Client({ ...db.config, user: 'linli_app' })
  await client.connect()
  await client.query(`begin; ${settings(county, scopes['the county']!)}`)
  crowding = crowdingOf((await client.query<{ place: string; n: number }>(store.openPlaces().text)).rows)
  await client.query('rollback')
})
afterAll(async () => {
  await client?.end()
  await db?.drop()
})

const places: Record<string, string[]> = {
  'the county': ['231025/'],
  'the county town': ['231025/100/'],
  'a small town': ['231025/108/'],
  'a community': ['231025/100/zhanqian/001/'],
  'three grids': [grids[2]!, grids[200]!, grids[500]!],
  'a quiet grid': [quiet],
}
const scopes: Record<string, Scope> = {
  ...Object.fromEntries(
    Object.entries(places).map(([name, paths]) => [name, { ranges: paths.map(rangeOf), units: [] }]),
  ),
  'a department': { ranges: [], units: ['department-3'] },
  'the desk': { ranges: [], units: ['county-desk'] },
  'a squad': { ranges: [], units: ['squad-3'] },
  'a resident': { ranges: [], units: [], account: resident },
}

/** First page and one from the middle. */
const dueKeys: store.DueKey[] = [store.firstDue, { rank: 3, due: '2026-03-01T00:00:00Z', id: store.firstDue.id }]
const receivedKeys: store.ReceivedKey[] = [
  store.firstReceived,
  { at: '2024-03-01T00:00:00Z', id: store.firstReceived.id },
]
const rare: store.Filters = { status: ['rectifying'], channel: ['phone'], item: 'city.lamp', supervised: false }

const pages = new WeakSet<Statement>()
/** A page that seeks nothing. */
const page = (s: Statement): Statement => {
  pages.add(s)
  return s
}

type Made = (scope: Scope) => Statement[]
const perRange =
  (make: (r: Scope['ranges'][number]) => Statement[]): Made =>
  (scope) =>
    scope.ranges.flatMap(make)
const perUnit =
  (make: (unit: string) => Statement[]): Made =>
  (scope) =>
    scope.units.flatMap(make)

/** Each statement of the store, for a scope it is made for. */
const statements: Record<string, Made> = {
  openOfDesk: (scope) =>
    scope === scopes['the county'] || scope === scopes['the desk']
      ? dueKeys.flatMap((k) => [
          page(store.openOfDesk('county-desk', {}, k, size)),
          store.openOfDesk('county-desk', rare, k, size),
        ])
      : [],
  openInRange: perRange((r) =>
    dueKeys.flatMap((k) => [
      page(store.openInRange(r, isWide(crowding, r, size, false), {}, k, size)),
      store.openInRange(r, isWide(crowding, r, size, true), rare, k, size),
    ]),
  ),
  openPlaces: (scope) => (scope === scopes['the county'] ? [store.openPlaces()] : []),
  openOfUnits: (scope) =>
    (scope.units.length === 0 ? [] : dueKeys).map((k) => page(store.openOfUnits(scope.units, {}, k, size))),
  historyOf: perRange((r) =>
    receivedKeys.flatMap((k) => [{}, month].map((m) => page(store.historyOf(r.lo, m, k, size)))),
  ),
  historyMatching: perRange((r) =>
    receivedKeys.flatMap((k) => [{}, month].map((m) => store.historyMatching(r.lo, rare, m, k, size))),
  ),
  historyEdge: perRange((r) => receivedKeys.flatMap((k) => [{}, month].map((m) => store.historyEdge(r.lo, m, k)))),
  reportedBy: (scope) =>
    scope.account ? receivedKeys.map((k) => page(store.reportedBy(scope.account!, ['child-harm'], k, size))) : [],
  inboxOf: perUnit((u) =>
    dueKeys.flatMap((k) => [
      page(store.inboxOf(u, undefined, undefined, k, size)),
      store.inboxOf(u, ['sent'], resident, k, size),
    ]),
  ),
  offeredTo: perUnit((u) => dueKeys.map((k) => store.offeredTo(u, k, size))),
  ofPhone: (scope) => (scope.ranges.length === 0 ? [] : [store.ofPhone(phoneIndexOf(7), 20)]),
  // Neighbours live in one community; nobody asks for a whole town.
  openNear: perRange((r) => (depthOf(r.lo) < 3 ? [] : [page(store.openNear(r, month.to, 400))])),
  countsInRange: perRange((r) => [store.countsInRange(r, now)]),
  countsOfDesk: (scope) => (scope === scopes['the desk'] ? [store.countsOfDesk('county-desk', now)] : []),
  countsOfUnit: perUnit((u) => [store.countsOfUnit(u, now)]),
  ratingCounts: perUnit((u) => [store.ratingCounts(u, month.from, month.to)]),
  refNosOf: () => [store.refNosOf([resident])],
  saidWhere: perUnit(() => [page(store.saidWhere(shown))]),
  addressesOf: perUnit(() => [page(store.addressesOf(registered))]),
}

const listed = Object.entries(store).flatMap(([name, made]) => (typeof made === 'function' ? [name] : []))
const kinds: PlanKind[] = ['custom', 'generic']
const cases = Object.entries(statements).flatMap(([name, make]) =>
  Object.entries(scopes).map(([who, scope]) => [name, who, scope, make] as const),
)

describe('[D7] lists at 200,000 requests', () => {
  it('[D7] leaves out no statement of the store', () => {
    expect(Object.keys(statements).sort()).toEqual(listed.sort())
    const tried = cases.filter(([, , scope, make]) => make(scope).length > 0).map(([name]) => name)
    expect(listed.filter((name) => !tried.includes(name))).toEqual([])
  })

  it.each(cases.filter(([, , scope, make]) => make(scope).length > 0))(
    '[D7] %s for %s reads no table whole and no more than a page needs',
    async (_name, _who, scope, make) => {
      for (const statement of make(scope)) {
        for (const kind of kinds) {
          const found = await under(scope, statement, kind)
          expect(found.whole, `${kind}\n${found.plan}`).toEqual([])
          expect(found.rows, `${kind}\n${found.plan}`).toBeLessThanOrEqual(pages.has(statement) ? plain : most)
        }
      }
    },
  )
})

it('[C9] what an account has in hand, asked by the house itself, is looked for among what is open', async () => {
  const house = new pg.Client({ ...db.config, user: 'linli_jobs' })
  await house.connect()
  try {
    for (const kind of kinds) {
      const found = await explainedUnder(house, county, scopes['the county']!, ordersAssigned(nilId), kind)
      expect([found.whole, found.rows <= most], `${found.plan}`).toEqual([[], true])
    }
  } finally {
    await house.end()
  }
})

const under = (scope: Scope, statement: Statement, kind: PlanKind) =>
  explainedUnder(client, county, scope, statement, kind)
