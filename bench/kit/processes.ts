/** Starts the processes of a bench: server, load generator, pgbench. */
import { spawn, spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { schemaOf } from '../../server/kernel/db/scope.ts'
import { county, type At } from './house.ts'
import type { Job, Load } from './load.ts'

const script = (name: string) =>
  fileURLToPath(new URL(`./${name}${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url))

export interface Served {
  port: number
  pid: number
  stop: () => Promise<void>
}

/** @param alone without relay and sealer */
export async function serve(at: At, alone = false): Promise<Served> {
  const profile = process.env.LINLI_BENCH_PROFILE
    ? ['--cpu-prof', `--cpu-prof-dir=${process.env.LINLI_BENCH_PROFILE}`]
    : []
  const child = spawn(process.execPath, ['--max-semi-space-size=32', ...profile, script('server')], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      LINLI_BENCH: JSON.stringify(at),
      ...(alone && { LINLI_BENCH_ALONE: '1' }),
    },
  })
  const gone = () => void child.kill()
  process.on('exit', gone)
  const port = await new Promise<number>((resolve, reject) => {
    let said = ''
    child.on('exit', (code) => reject(new Error(`the server ended with ${code}`)))
    child.stdout.on('data', (d) => {
      said += String(d)
      const ready = /ready (\d+)/.exec(said)
      if (ready) resolve(Number(ready[1]))
    })
  })
  const ended = new Promise<void>((resolve) => child.on('exit', () => resolve()))
  return {
    port,
    pid: child.pid!,
    stop: async () => {
      process.off('exit', gone)
      child.kill('SIGTERM')
      await ended
    },
  }
}

export function load(job: Job): Promise<Load> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script('load')], { stdio: ['pipe', 'pipe', 'inherit'] })
    child.stdin.end(JSON.stringify(job))
    let said = ''
    child.stdout.on('data', (d) => (said += String(d)))
    child.on('exit', (code) =>
      code === 0 ? resolve(JSON.parse(said) as Load) : reject(new Error(`the load generator ended with ${code}`)),
    )
  })
}

/** Transactions a second; undefined where there is no pgbench. */
export function pgbench(
  at: At,
  file: string,
  variables: Record<string, string | number>,
  seconds: number,
): number | undefined {
  const named = Object.entries(variables).flatMap(([k, v]) => ['-D', `${k}=${v}`])
  const run = spawnSync(
    'pgbench',
    [
      '-h',
      at.host,
      '-p',
      String(at.port),
      '-U',
      'linli_app',
      '-n',
      '-M',
      'prepared',
      '-c',
      '8',
      '-j',
      '2',
      '-T',
      String(seconds),
      '-f',
      file,
      ...named,
      at.database,
    ],
    // It prepares before the transaction says where the tables are.
    { encoding: 'utf8', env: { ...process.env, PGOPTIONS: `-c search_path=${schemaOf(county.code)},network,public` } },
  )
  if (run.error) return undefined
  const tps = /tps = ([\d.]+)/.exec(run.stdout)
  if (!tps || run.status !== 0 || /number of failed transactions: [1-9]/.test(run.stdout))
    throw new Error(`pgbench: ${run.stderr.slice(0, 600)}`)
  return Number(tps[1])
}

export const median = (numbers: number[]): number => {
  const sorted = numbers.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? NaN
}
