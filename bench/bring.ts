/**
 * A ledger of people brought in through HTTP: from the confirmed preview to applied, beside COPY of the very rows it wrote into
 * the same tables with their indexes, in the same run; memory of server and reader; the board beside it.
 * `npm run bench -- bring [rows]`; the bar is 0.3 of COPY, 400 MB, and three times the board's p95 of before.
 */
import { mkdtempSync, openAsBlob, rmSync, statSync, chmodSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { write, utils } from '@e965/xlsx'
import { mint } from '../server/kernel/mint.ts'
import { gridsOf } from './crowd/places.ts'
import { county, openBench, type Seed } from './kit/house.ts'
import { watchMemory } from './kit/memory.ts'
import { serve } from './kit/processes.ts'
import { head, rosterRows, writeCsv, type NamedGrid } from './kit/roster.ts'
import { signIn, type Signed } from './kit/session.ts'

const rows = Number(process.argv[2] ?? 100_000)
const grids = gridsOf('linkou')
const seed: Seed = {
  seats: [
    { login: 'bench-bring', name: 'bring', role: 'community-secretary', place: `${county.code}/` },
    { login: 'bench-board', name: 'board', role: 'duty-officer', place: `${county.code}/` },
  ],
  crowd: {
    grids,
    quiet: grids.at(-3)!,
    desk: 'shoulizhongxin',
    ofTowns: 0.2,
    requests: 50_000,
    now: new Date('2026-03-10T10:00:00+08:00'),
    openAmong: 0.2,
    oneOpenIn: 4,
    actsOfOneIn: 200,
  },
}

const bench = await openBench('bring', seed)
const scratch = mkdtempSync(join(tmpdir(), 'linli-bring-'))
// The database server writes and reads there, as an account of its own.
chmodSync(scratch, 0o777)
const server = await serve(bench.at)
const memory = watchMemory(server.pid)
const bringer = await signIn(bench.admin, 'bench-bring')
const reader = await signIn(bench.admin, 'bench-board')
const base = `http://127.0.0.1:${server.port}/${county.code}/api`

async function ask<T>(who: Signed, method: string, path: string, body?: unknown): Promise<T> {
  const json = body !== undefined && !(body instanceof FormData)
  const send = () =>
    fetch(base + path, {
      method,
      headers: { ...who.headers, ...(json && { 'content-type': 'application/json' }) },
      ...(body !== undefined && { body: json ? JSON.stringify(body) : body }),
    })
  // A connection that rested while a table was copied may be closed by now; an act carries its id.
  const answer = await send().catch(send)
  const text = await answer.text()
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text.slice(0, 300)}`)
  return JSON.parse(text) as T
}

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms))

interface View {
  state: string
  counts: Record<string, number>
}

async function until(id: string, state: string): Promise<View> {
  for (;;) {
    const view = await ask<View>(bringer, 'GET', `/imports/${id}`)
    if (view.state === state) return view
    if (view.state === 'refused') throw new Error('the file was refused')
    await pause(100)
  }
}

/** Readers who pause a second between screens. @returns p95 in milliseconds when told to end */
function board(readers = 6) {
  const times: number[] = []
  let over = false
  const one = async () => {
    while (!over) {
      const began = performance.now()
      await ask(reader, 'GET', '/requests?sort=due&size=20')
      times.push(performance.now() - began)
      await pause(900 + Math.random() * 200)
    }
  }
  const all = Promise.all(Array.from({ length: readers }, one))
  return async () => {
    over = true
    await all
    times.sort((a, b) => a - b)
    return times[Math.floor(times.length * 0.95)] ?? NaN
  }
}

const seconds = async (work: () => Promise<unknown>) => {
  const began = performance.now()
  await work()
  return (performance.now() - began) / 1_000
}

const named = await bench.admin.query<NamedGrid>(
  `select t.name as town, c.name as community, g.name as grid from place g join place c on c.path = g.parent join place t on t.path = c.parent
   where g.grid_kind = 'base' and g.closed is null order by g.path`,
)

async function bring(file: Blob, name: string): Promise<{ id: string; reading: number; staging: number }> {
  const id = mint(Date.now())
  const form = new FormData()
  form.append('file', file, name)
  const reading = await seconds(async () => {
    await ask(bringer, 'POST', `/imports?id=${id}&place=${encodeURIComponent(`${county.code}/`)}`, form)
    await until(id, 'mapping')
  })
  const plan = { mode: 'additions', category: null, month: '2026-03', source: '台账', uses: {}, skip: [] }
  const staging = await seconds(async () => {
    await ask(bringer, 'PUT', `/imports/${id}/plan`, { id: mint(Date.now()), ...plan })
    await until(id, 'preview')
  })
  return { id, reading, staging }
}

const applied = (id: string) =>
  seconds(async () => {
    await ask(bringer, 'POST', `/imports/${id}/apply`, { id: mint(Date.now()) })
    await until(id, 'applied')
  })

const undone = (id: string) =>
  seconds(async () => {
    await ask(bringer, 'POST', `/imports/${id}/undo`, { id: mint(Date.now()), why: 'bench' })
    await until(id, 'undone')
  })

/** What an import wrote, table by table, in the order in which keys refer. */
const wrote: [table: string, where: string][] = [
  ['person', 'id in (select person from brought)'],
  ['person_phone', 'person in (select person from brought)'],
  ['person_key', 'person in (select person from brought)'],
  ['person_event', 'person in (select person from brought)'],
  ['household', 'id in (select household from household_member where person in (select person from brought))'],
  ['household_member', 'person in (select person from brought)'],
  ['person_category', 'person in (select person from brought)'],
]

async function keepFinished(id: string): Promise<void> {
  await bench.admin.query('drop table if exists brought')
  await bench.admin.query(
    "create temp table brought as select distinct person from people_import_row where import = $1 and verdict = 'new'",
    [id],
  )
  await bench.admin.query('analyze brought')
  for (const [table, where] of wrote)
    await bench.admin.query(`copy (select * from ${table} where ${where}) to '${join(scratch, table)}'`)
}

const copied = () =>
  seconds(async () => {
    await bench.admin.query('begin')
    for (const [table] of wrote) await bench.admin.query(`copy ${table} from '${join(scratch, table)}'`)
    // The next run begins where this one did.
    await bench.admin.query('rollback')
  })

async function settled(): Promise<void> {
  for (const [table] of wrote) await bench.admin.query(`vacuum analyze ${table}`)
  await bench.admin.query('checkpoint')
}

const told = (text: string) => console.log(text)

try {
  const csv = join(scratch, 'ledger.csv')
  await writeCsv(csv, rosterRows(rows, named.rows))
  told(`${rows} rows, ${(statSync(csv).size / 1e6).toFixed(1)} MB of CSV, ${named.rows.length} grids`)
  const before = await (async () => {
    const end = board()
    await pause(15_000)
    return end()
  })()
  memory.most()
  const file = await bring(await openAsBlob(csv), 'ledger.csv')
  const mbReading = memory.most()
  told(
    `read in ${file.reading.toFixed(1)} s, compared in ${file.staging.toFixed(1)} s, ${mbReading.toFixed(0)} MB at most (server and reader)`,
  )
  const { counts } = await until(file.id, 'preview')
  told(JSON.stringify(counts))
  if (counts['new']! < 0.9 * rows) throw new Error('a run that was broken off left its rows: remove var/bench-pg')
  await settled()
  const end = board()
  const apply = await applied(file.id)
  const during = await end()
  const mbApply = memory.most()
  await keepFinished(file.id)
  told(
    `applied in ${apply.toFixed(1)} s (${(rows / apply).toFixed(0)} rows a second), ${mbApply.toFixed(0)} MB at most`,
  )
  told(
    `board p95 ${before.toFixed(1)} ms before, ${during.toFixed(1)} ms while it was applied: ${(during / before).toFixed(2)}`,
  )
  const undo = await undone(file.id)
  told(`taken back in ${undo.toFixed(1)} s`)
  await settled()
  const copy = await copied()
  told(
    `COPY of the finished rows in ${copy.toFixed(1)} s: applying runs at ${(copy / apply).toFixed(2)} of it (bar 0.3)`,
  )
  if (rows <= 100_000) {
    const book = utils.book_new()
    utils.book_append_sheet(book, utils.aoa_to_sheet([head, ...rosterRows(rows, named.rows, 7)]), '1')
    const bytes = write(book, { type: 'buffer', bookType: 'xlsx' }) as Uint8Array<ArrayBuffer>
    memory.most()
    const sheet = await bring(new Blob([bytes]), 'ledger.xlsx')
    told(
      `the like as XLSX: read in ${sheet.reading.toFixed(1)} s, compared in ${sheet.staging.toFixed(1)} s, ${memory.most().toFixed(0)} MB at most`,
    )
    await ask(bringer, 'POST', `/imports/${sheet.id}/drop`, { id: mint(Date.now()) })
  }
} finally {
  memory.stop()
  await server.stop()
  await bench.close()
  rmSync(scratch, { recursive: true })
}
