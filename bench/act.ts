/**
 * One act through HTTP beside the same statements by pgbench, eight clients each, turn by turn in one run.
 * `npm run bench -- act [seconds] [rounds]`; the bar is 0.45, the aim 0.55.
 */
import { fileURLToPath } from 'node:url'
import { gridsOf } from './crowd/places.ts'
import { cpuOf } from './kit/cpu.ts'
import { county, openBench, type Seed } from './kit/house.ts'
import { load, median, pgbench, serve } from './kit/processes.ts'
import { signIn } from './kit/session.ts'

const [seconds = 8, rounds = 3] = process.argv.slice(2).map(Number)
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

const http = async (alone: boolean) => {
  const server = await serve(bench.at, alone)
  const job = {
    port: server.port,
    headers: dispatcher.headers,
    clients: 8,
    method: 'POST' as const,
    paths,
    body: { said: '已经联系过住户，约好明天上午上门看。' },
  }
  // The compiler of the engine needs some ten thousand turns before the code runs as it will all day.
  await load({ ...job, seconds: 120, answers: 15_000 })
  await calm()
  const before = [cpuOf(server.pid), cpuOf(bench.postmaster)]
  const found = await load({ ...job, seconds })
  const cpu = [cpuOf(server.pid), cpuOf(bench.postmaster)].map((now, i) => (now - before[i]!) / found.answers)
  await server.stop()
  if (Object.keys(found.other).length > 0) throw new Error(`not every act was done: ${JSON.stringify(found.other)}`)
  return { ...found, cpu }
}

const plain = (for_: number) =>
  pgbench(
    bench.at,
    script,
    {
      token: dispatcher.token,
      browser: dispatcher.browser,
      agent: dispatcher.agent,
      account: dispatcher.account,
      device: dispatcher.device,
    },
    for_,
  )

/** Each turn begins on the same ground. */
async function calm(): Promise<void> {
  await bench.admin.query('truncate outbox; update audit set block = 0 where block is null')
  await bench.admin.query('vacuum requests, request_acts, texts, audit')
  await bench.admin.query('checkpoint')
}

const whole: number[] = []
const alone: number[] = []
const same: number[] = []
for (let round = 1; round <= rounds; round++) {
  await calm()
  const h = await http(false)
  await calm()
  const a = await http(true)
  await calm()
  const warm = plain(2)
  await calm()
  const before = cpuOf(bench.postmaster)
  const p = warm === undefined ? undefined : plain(seconds)
  const cpu = p === undefined ? 0 : (cpuOf(bench.postmaster) - before) / (p * seconds)
  whole.push(h.perSecond)
  alone.push(a.perSecond)
  if (p !== undefined) same.push(p)
  const ms = (of: number[]) => `server ${of[0]!.toFixed(2)} + database ${of[1]!.toFixed(2)} ms of processor`
  console.log(`  http ${ms(h.cpu)}; alone ${ms(a.cpu)}; pgbench database ${cpu.toFixed(2)}`)
  console.log(
    `round ${round}: http ${h.perSecond.toFixed(0)}/s (p50 ${h.p50.toFixed(1)} ms, p95 ${h.p95.toFixed(1)} ms), without relay and sealer ${a.perSecond.toFixed(0)}/s, pgbench ${p?.toFixed(0) ?? 'not run'}`,
  )
}
await bench.close()
if (same.length === 0) console.log('pgbench: not run')
else {
  const ratio = (of: number[]) => (median(of) / median(same)).toFixed(2)
  console.log(
    `act through HTTP ÷ pgbench: ${ratio(whole)}; without relay and sealer ${ratio(alone)} (bar 0.45, aim 0.55)`,
  )
}
