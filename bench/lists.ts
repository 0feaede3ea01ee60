/**
 * Pages of lists over two million requests, under row-level security: the thousandth beside the first, and the first
 * beside opening one request or one person by id. `npm run bench -- lists [requests]`; the first run seeds the database.
 */
import { rangeOf } from '../domain/kernel/place-path.ts'
import type { Range } from '../domain/kernel/place-path.ts'
import { demoAccountId } from '../server/accounts/index.ts'
import { reading, type Statement, type Tx } from '../server/kernel/db/tx.ts'
import { isWide, openCrowding, type Crowding } from '../server/requests/crowding.ts'
import { firstDue, firstReceived, historyOf, openInRange } from '../server/requests/list-store.ts'
import type { RequestRow } from '../server/requests/store.ts'
import { gridsOf } from './crowd/places.ts'
import { county, houseAt, openBench, type Seed } from './kit/house.ts'
import { load, median, serve } from './kit/processes.ts'
import { signIn } from './kit/session.ts'

const requests = Number(process.argv[2] ?? 2_000_000)
const grids = gridsOf('linkou')
const quiet = grids.at(-3)!
const size = 20
const repetitions = 60

const scopes: Record<string, string[]> = {
  county: ['231025/'],
  town: ['231025/100/'],
  'small town': ['231025/108/'],
  'three grids': [grids[2]!, grids[200]!, grids[500]!],
  'quiet place': [quiet],
}
const seat = (name: string) => `bench-${name.replaceAll(' ', '-')}`
const seed: Seed = {
  seats: Object.entries(scopes).map(([name, [place]]) => ({ login: seat(name), name, role: 'duty-officer', place })),
  crowd: {
    grids,
    quiet,
    desk: 'shoulizhongxin',
    ofTowns: 0.2,
    requests,
    now: new Date('2026-03-10T10:00:00+08:00'),
    openAmong: 0.04,
    oneOpenIn: 4,
    actsOfOneIn: 200,
  },
}

const bench = await openBench('lists', seed)
const house = houseAt(bench.at)
// A seat has one place; whoever looks after several has a grant for each.
for (const [name, places] of Object.entries(scopes)) {
  await bench.admin.query(
    `insert into account_grants (id, account, role, place, from_day, body_hash, given_at)
     select gen_random_uuid(), $1, 'duty-officer', p, '2020-01-01', '', now() from unnest($2::text[]) p
     where not exists (select 1 from account_grants g where g.account = $1 and g.place = p)`,
    [demoAccountId(county.code, seat(name)), places],
  )
}
const crowding = await openCrowding.of(house, county)

/** One kind of list: how its page is asked for, and where the next begins. */
interface List {
  name: string
  query: string
  page: (ranges: Range[], after: unknown, c: Crowding) => Statement[]
  first: unknown
  key: (row: RequestRow) => { store: unknown; cursor: (string | number)[] }
  order: (a: RequestRow, b: RequestRow) => number
}

const due = (r: RequestRow) => (r.due_at instanceof Date ? r.due_at.toISOString() : 'infinity')
const lists: List[] = [
  {
    name: 'open, by due time',
    query: 'sort=due',
    page: (ranges, after, c) =>
      ranges.map((r) => openInRange(r, isWide(c, r, size + 1, false), {}, after as never, size + 1)),
    first: firstDue,
    key: (r) => ({ store: { rank: r.rank, due: due(r), id: r.id }, cursor: [r.rank, due(r), r.id] }),
    order: (a, b) => a.rank - b.rank || Number(a.due_at) - Number(b.due_at) || (a.id < b.id ? -1 : 1),
  },
  {
    name: 'history, by arrival',
    query: 'sort=received',
    page: (ranges, after) => ranges.map((r) => historyOf(r.lo, {}, after as never, size + 1)),
    first: firstReceived,
    key: (r) => ({ store: { at: r.received_at.toISOString(), id: r.id }, cursor: [r.received_at.toISOString(), r.id] }),
    order: (a, b) => b.received_at.getTime() - a.received_at.getTime() || (a.id < b.id ? 1 : -1),
  },
]

const pageOf = (l: List, ranges: Range[], after: unknown) => (tx: Tx) =>
  Promise.all(l.page(ranges, after, crowding).map((s) => tx.rows<RequestRow>(s))).then((found) =>
    found
      .flat()
      .sort(l.order)
      .slice(0, size + 1),
  )

interface Place {
  number: number
  store: unknown
  cursor: (string | number)[] | undefined
}

/** Turns pages from the first to the thousandth, or to the last there is. */
async function turnTo(l: List, ranges: Range[], most: number): Promise<Place> {
  let at: Place = { number: 1, store: l.first, cursor: undefined }
  while (at.number < most) {
    const rows = await reading(house.pools.app, county.code, { ranges, units: [] }, pageOf(l, ranges, at.store))
    if (rows.length <= size) return at
    at = { number: at.number + 1, ...l.key(rows[size - 1]!) }
  }
  return at
}

/** Milliseconds, turn by turn, so that whatever else the machine does meets both alike. */
async function side(one: () => Promise<unknown>, other: () => Promise<unknown>): Promise<[number, number]> {
  const times: [number[], number[]] = [[], []]
  for (let i = -10; i < repetitions; i++) {
    for (const [n, ask] of [one, other].entries()) {
      const began = performance.now()
      await ask()
      if (i >= 0) times[n]!.push(performance.now() - began)
    }
  }
  return [median(times[0]), median(times[1])]
}

const cursorOf = (key: (string | number)[]) => Buffer.from(JSON.stringify(key)).toString('base64url')
const base = `/${county.code}/api`
const server = await serve(bench.at)
await server.toggle()
try {
  for (const [name, places] of Object.entries(scopes)) await bothLists(name, places.map(rangeOf))
} finally {
  await server.stop()
  await house.close()
  await bench.close()
}

async function bothLists(name: string, ranges: Range[]): Promise<void> {
  const { headers } = await signIn(bench.admin, seat(name))
  const ask = (paths: string[]) =>
    load({ port: server.port, headers, clients: 8, seconds: 30, answers: 400, method: 'GET', paths })
  const ids = await bench.admin.query<{ id: string }>(
    'select r.id from requests r where exists (select 1 from request_acts a where a.request = r.id) and place >= any($1) and exists (select 1 from unnest($1::text[], $2::text[]) s(lo, hi) where r.place >= s.lo and r.place < s.hi) limit 200',
    [ranges.map((r) => r.lo), ranges.map((r) => r.hi)],
  )
  const people = await bench.admin.query<{ id: string }>(
    'select p.id from person p where exists (select 1 from unnest($1::text[], $2::text[]) s(lo, hi) where p.place >= s.lo and p.place < s.hi) limit 200',
    [ranges.map((r) => r.lo), ranges.map((r) => r.hi)],
  )
  const byId = ids.rows.map((r) => `${base}/requests/${r.id}`)
  const person = people.rows.map((r) => `${base}/people/${r.id}`)
  for (const l of lists) {
    const deep = await turnTo(l, ranges, 1_000)
    const read = (after: unknown) => () =>
      reading(house.pools.app, county.code, { ranges, units: [] }, pageOf(l, ranges, after))
    const [first, last] = await side(read(l.first), read(deep.store))
    const url = `${base}/requests?${l.query}&size=${size}`
    await ask([url])
    const http = [
      await ask([url]),
      await ask([deep.cursor ? `${url}&after=${cursorOf(deep.cursor)}` : url]),
      byId.length > 0 ? await ask(byId) : undefined,
      person.length > 0 ? await ask(person) : undefined,
    ]
    const bad = http.flatMap((h) => Object.keys(h?.other ?? {}))
    if (bad.length > 0) throw new Error(`${name}, ${l.name}: answers ${bad.join(' ')}`)
    const [h1, h2, h3, h4] = http
    const of = (a: number, b: number | undefined) => (b === undefined ? '  – ' : (a / b).toFixed(2))
    console.log(
      `${name.padEnd(12)} ${l.name.padEnd(20)} page ${String(deep.number).padStart(4)} ÷ first: store ${of(last, first)} (${first.toFixed(2)} → ${last.toFixed(2)} ms), HTTP ${of(h2!.p50, h1!.p50)}; first ÷ one request by id ${of(h1!.p50, h3?.p50)}, ÷ one person by id ${of(h1!.p50, h4?.p50)}`,
    )
  }
}
