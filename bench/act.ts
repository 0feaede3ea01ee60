/**
 * One act through HTTP beside the same statements by pgbench, eight clients each, in short turns one after the other: what
 * else the machine has to do falls on neighbours alike, and the ratio is the median of the ratios of each round.
 * `npm run bench -- act [seconds] [rounds]`; the bar is 0.45, the aim 0.55.
 */
import { fileURLToPath } from 'node:url'
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
  body: { said: '已经联系过住户，约好明天上午上门看。' },
}
const variables = {
  token: dispatcher.token,
  browser: dispatcher.browser,
  agent: dispatcher.agent,
  account: dispatcher.account,
  device: dispatcher.device,
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

/** Nothing waits from the turn before. */
const swept = () => bench.admin.query('truncate outbox; update audit set block = 0 where block is null')

/** The compiler of the engine needs some ten thousand turns before the code runs as it will all day. */
async function warmUp(): Promise<void> {
  await load({ ...job, seconds: 120, answers: 15_000 })
  await swept()
  await bench.admin.query('vacuum requests, request_acts, texts, audit')
  await bench.admin.query('checkpoint')
  await withoutBackground(plain)
}

await warmUp()
const whole: number[] = []
const alone: number[] = []
for (let round = 1; round <= rounds; round++) {
  const w = await http()
  const p = await withoutBackground(plain)
  const a = await withoutBackground(http)
  console.log(`round ${round}: http ${w.said}, without relay and sealer ${a.said}, pgbench ${p?.said ?? 'not run'}`)
  if (!p) continue
  whole.push(w.perSecond / p.perSecond)
  alone.push(a.perSecond / p.perSecond)
}
await server.stop()
await bench.close()
if (whole.length === 0) console.log('pgbench: not run')
else {
  const ratio = (of: number[]) =>
    `${median(of).toFixed(2)} (${Math.min(...of).toFixed(2)}–${Math.max(...of).toFixed(2)})`
  console.log(
    `act through HTTP ÷ pgbench: ${ratio(whole)}; without relay and sealer ${ratio(alone)} (bar 0.45, aim 0.55)`,
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
