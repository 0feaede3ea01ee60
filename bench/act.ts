/**
 * One act through HTTP beside the same statements by pgbench, eight clients each, in short turns one after the other: what
 * else the machine has to do falls on neighbours alike, and the ratio is the median of the ratios of each round. Both are
 * taken with the server's relay and sealer at work on what they write, and both without.
 * `npm run bench -- act [seconds] [rounds]`; the bar is 0.45, the aim 0.55.
 */
import { fileURLToPath } from 'node:url'
import bound from './act.bound.json' with { type: 'json' }
import { gridsOf } from './crowd/places.ts'
import { cpuOf } from './kit/cpu.ts'
import { county, openBench, type Seed } from './kit/house.ts'
import { load, median, pgbench, serve } from './kit/processes.ts'
import { signIn } from './kit/session.ts'

const [seconds = 4, rounds = 8] = process.argv.slice(2).map(Number)
const requests = 10_000
const grids = gridsOf('linkou')
const seed: Seed = {
  seats: [],
  crowd: {
    grids,
    quiet: grids.at(-3)!,
    desk: 'shoulizhongxin',
    ofTowns: 0,
    requests,
    now: new Date('2026-03-10T10:00:00+08:00'),
    openAmong: 1,
    oneOpenIn: 1,
    actsOfOneIn: 1,
    counted: true,
  },
}

const bench = await openBench('act', seed)
const dispatcher = await signIn(bench.admin, 'dispatch')
const paths = Array.from(
  { length: requests },
  (_, i) => `/${county.code}/api/requests/00000000-0000-7000-8000-${String(i + 1).padStart(12, '0')}/note`,
)
const script = fileURLToPath(new URL('act.pgb', import.meta.url))

const server = await serve(bench.at)
const job = {
  port: server.port,
  headers: dispatcher.headers,
  clients: 8,
  method: 'POST' as const,
  paths,
  body: { said: bound.said },
}
const variables = {
  token: dispatcher.token,
  browser: dispatcher.browser,
  agent: dispatcher.agent,
  account: dispatcher.account,
  device: dispatcher.device,
  ...Object.fromEntries(Object.entries(bound).map(([k, v]) => [k, typeof v === 'string' ? v : JSON.stringify(v)])),
}

/** Acts a second, and milliseconds of processor that one took of server and database. */
interface Turn {
  perSecond: number
  said: string
}

async function http(): Promise<Turn> {
  await swept()
  const before = [cpuOf(server.pid), cpuOf(bench.postmaster)]
  const found = await load({ ...job, seconds })
  if (Object.keys(found.other).length > 0) throw new Error(`not every act was done: ${JSON.stringify(found.other)}`)
  const [own, database] = [cpuOf(server.pid), cpuOf(bench.postmaster)].map(
    (now, i) => (now - before[i]!) / found.answers,
  )
  const cpu = `${own!.toFixed(2)} + ${database!.toFixed(2)} ms`
  return {
    perSecond: found.perSecond,
    said: `${found.perSecond.toFixed(0)}/s (${cpu}, p95 ${found.p95.toFixed(1)} ms)`,
  }
}

async function plain(): Promise<Turn | undefined> {
  await swept()
  const before = cpuOf(bench.postmaster)
  const perSecond = pgbench(bench.at, script, variables, seconds)
  if (perSecond === undefined) return undefined
  const cpu = (cpuOf(bench.postmaster) - before) / (perSecond * seconds)
  return { perSecond, said: `${perSecond.toFixed(0)}/s (${cpu.toFixed(2)} ms)` }
}

/** Nothing waits from the turn before, and nothing of it was refused by the relay: what pgbench writes is work for it too. */
async function swept(): Promise<void> {
  const failed = await bench.admin.query('select 1 from outbox where attempts > 0 limit 1')
  if (failed.rowCount) throw new Error('the relay could not deliver what was written')
  await bench.admin.query('truncate outbox; update audit set block = 0 where block is null')
}

/** The compiler of the engine needs some ten thousand turns before the code runs as it will all day. */
async function warmUp(): Promise<void> {
  await load({ ...job, seconds: 120, answers: 15_000 })
  await swept()
  await bench.admin.query('vacuum requests, request_acts, texts, audit')
  await bench.admin.query('checkpoint')
  await withoutBackground(plain)
}

await warmUp()
const ratios = { beside: [] as number[], without: [] as number[], ours: [] as number[] }
for (let round = 1; round <= rounds; round++) {
  const beside = { http: await http(), pgbench: await plain() }
  const without = await withoutBackground(async () => ({ pgbench: await plain(), http: await http() }))
  const said = (t: typeof beside) => `http ${t.http.said}, pgbench ${t.pgbench?.said ?? 'not run'}`
  console.log(`round ${round}: with relay and sealer ${said(beside)}; without ${said(without)}`)
  if (!beside.pgbench || !without.pgbench) continue
  ratios.beside.push(beside.http.perSecond / beside.pgbench.perSecond)
  ratios.without.push(without.http.perSecond / without.pgbench.perSecond)
  ratios.ours.push(beside.http.perSecond / without.pgbench.perSecond)
}
await server.stop()
await bench.close()
if (ratios.beside.length === 0) console.log('pgbench: not run')
else {
  const said = (of: number[]) =>
    `${median(of).toFixed(2)} (${Math.min(...of).toFixed(2)}–${Math.max(...of).toFixed(2)})`
  console.log(
    `act through HTTP ÷ pgbench: ${said(ratios.beside)} with relay and sealer beside both, ${said(ratios.without)} beside neither, ${said(ratios.ours)} beside ours alone (bar 0.45, aim 0.55)`,
  )
}

/** Relay and sealer of the server would go on with what others leave. */
async function withoutBackground<T>(turn: () => Promise<T>): Promise<T> {
  await server.toggle()
  try {
    return await turn()
  } finally {
    await server.toggle()
  }
}
