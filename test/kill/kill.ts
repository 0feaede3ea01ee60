/** Kills the server, and PostgreSQL under it, again and again under writers, and counts what was lost. */
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import pg from 'pg'
import { verifyAudit, type Verdict } from '../../server/kernel/audit/verify.ts'
import { buildHouse, headsFile, newLog } from '../../server/kernel/house.ts'
import { loadKeys } from '../../server/kernel/keys.ts'
import { startEmbedded } from '../../server/kernel/pg/embedded.ts'
import { buildServer } from '../../tools/run/build.mjs'
import { withLock } from '../../tools/run/lock.mjs'
import { seed } from '../setup/seed-value.ts'
import { startWriters } from './writers.ts'

export interface Survival {
  kills: number
  acknowledged: number
  lost: string[]
  /** Requests without their act, acts without their audit line: half an act. */
  halves: number
  verdict: Verdict
}

export const program = fileURLToPath(new URL('../../build/server/main.js', import.meta.url))

export interface Running {
  child: ChildProcess
  origin: string
}

/** The compiled program itself, as `npm start` runs it, in a folder of its own. */
export async function start(folder: string, more: Record<string, string> = {}): Promise<Running> {
  const child = spawn(process.execPath, [program, 'serve'], {
    env: {
      ...process.env,
      LINLI_VAR: folder,
      HOST: '127.0.0.1',
      PORT: '0',
      TRUST_PROXY: '1',
      LOG_LEVEL: 'silent',
      ...more,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  return new Promise((resolve, reject) => {
    child.stderr.on('data', (d) => (said += String(d)))
    child.stdout.on('data', (d) => {
      said += String(d)
      const ready = /(http:\/\/127\.0\.0\.1:\d+)\/231025\/\s/.exec(said)
      if (ready) resolve({ child, origin: ready[1]! })
    })
    child.on('exit', (code) => reject(new Error(`the server ended with ${code}: ${said}`)))
  })
}

export const killed = (child: ChildProcess) =>
  new Promise<void>((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve()
    child.removeAllListeners('exit')
    child.on('exit', () => resolve())
    child.kill('SIGKILL')
  })

/** As root the cluster may lie elsewhere than asked for: the supervisor knows where. */
export async function clusterOf(folder: string): Promise<string> {
  const server = await startEmbedded({ dir: join(folder, 'pg') })
  await server.stop()
  return server.dir
}

export async function killPostgres(cluster: string): Promise<void> {
  const pid = Number((await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')[0])
  if (pid > 1) process.kill(pid, 'SIGKILL')
}

/** @param kills how often; every third time PostgreSQL goes too */
export async function surviveKills(kills: number): Promise<Survival> {
  const folder = await mkdtemp(join(tmpdir(), 'linli-kill-'))
  const pauses = fc.sample(fc.integer({ min: 50, max: 400 }), { numRuns: kills, seed })
  await withLock('prepare', () => buildServer(() => undefined))
  let running: Running | undefined = await start(folder)
  const cluster = await clusterOf(folder)
  const writers = startWriters(8, () => running?.origin, '231025/100/zhanqian/001/001/')
  try {
    for (const [n, pause] of pauses.entries()) {
      const before = writers.acknowledged.size
      while (writers.acknowledged.size < before + 10) {
        if (writers.failed) throw writers.failed
        await sleep(5)
      }
      await sleep(pause)
      const { child } = running
      running = undefined
      if (n % 3 === 2) await killPostgres(cluster)
      await killed(child)
      running = await start(folder)
    }
    await writers.stop()
    await killed(running.child)
    return { kills, ...(await examine(folder, writers.acknowledged)) }
  } finally {
    await writers.stop()
    if (running) await killed(running.child)
    await rm(folder, { recursive: true, force: true })
  }
}

export async function examine(folder: string, acknowledged: Map<string, string>): Promise<Omit<Survival, 'kills'>> {
  const server = await startEmbedded({ dir: join(folder, 'pg') })
  const at = { host: server.host, port: server.port, database: 'linli' }
  const admin = new pg.Client({ ...at, user: 'postgres' })
  await admin.connect()
  const house = buildHouse({
    db: at,
    sizes: { app: 1, jobs: 1, sealer: 1, restricted: 1 },
    keys: loadKeys(join(folder, 'keys', 'linli.json')),
    var: folder,
    log: newLog('silent'),
  })
  try {
    const rows = await admin.query<{ id: string; ref_no: string }>('select id, ref_no from c231025.requests')
    const there = new Map(rows.rows.map((r) => [r.id, r.ref_no]))
    const halves = await admin.query<{ n: number }>(`
      select (select count(*) from c231025.requests r
              where not exists (select 1 from c231025.request_acts a where a.request = r.id and a.seq = 1)
                 or not exists (select 1 from c231025.audit l where l.subject = r.id::text and l.act = 'requests.report'))::int
           + (select count(*) from c231025.audit l where l.act = 'requests.report'
                and not exists (select 1 from c231025.requests r where r.id::text = l.subject))::int as n`)
    const verdict = await verifyAudit(house, { code: '231025', name: '', demo: true }, headsFile(folder))
    return {
      acknowledged: acknowledged.size,
      lost: [...acknowledged].filter(([id, ref]) => there.get(id) !== ref).map(([id]) => id),
      halves: halves.rows[0]!.n,
      verdict,
    }
  } finally {
    await house.close()
    await admin.end()
    await server.stop()
  }
}
