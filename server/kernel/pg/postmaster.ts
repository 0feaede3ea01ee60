/** The running server of a cluster: is it there, start it, stop it. */
import { spawn, type ChildProcess } from 'node:child_process'
import fs from 'node:fs'
import net from 'node:net'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { asAccount, type Account } from './account.ts'
import { lives } from './cluster.ts'
import { MachineFault, orOwnServer } from './fault.ts'

export type Conf = Record<string, string | number>

export interface Running {
  pid: number
  /** Folder of the unix socket, as `pg` takes it for `host`. */
  host: string
  port: number
}

/**
 * The server of `dir` if it takes connections now. A stale lock file is not believed: the socket must answer. Nor is
 * a socket alone: a server that is being killed has lost its memory (and with it its command line) before its sockets.
 */
export async function attach(dir: string): Promise<Running | undefined> {
  const lock = readLock(dir)
  if (!lock || lock.status !== 'ready' || !lives(lock.pid) || !serves(lock.pid, dir)) return undefined
  return (await answers(path.join(lock.host, `.s.PGSQL.${lock.port}`)))
    ? { pid: lock.pid, host: lock.host, port: lock.port }
    : undefined
}

function readLock(dir: string) {
  try {
    const lines = fs.readFileSync(path.join(dir, 'postmaster.pid'), 'utf8').split('\n')
    return { pid: Number(lines[0]), port: Number(lines[3]), host: lines[4] ?? '', status: lines[7]?.trim() }
  } catch {
    return undefined
  }
}

function answers(socket: string): Promise<boolean> {
  return new Promise((done) => {
    const wire = net.connect(socket)
    wire.on('connect', () => (wire.destroy(), done(true)))
    wire.on('error', () => done(false))
  })
}

/**
 * After a crash the number in the lock file may have gone to another process (in a container nearly always), and
 * PostgreSQL would then refuse to start for good. Such a lock file is taken away.
 */
function dropStaleLock(dir: string): void {
  const lock = readLock(dir)
  if (!lock || !lives(lock.pid) || serves(lock.pid, dir)) return
  fs.rmSync(path.join(dir, 'postmaster.pid'), { force: true })
}

function serves(pid: number, dir: string): boolean {
  try {
    return fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(dir)
  } catch {
    return false
  }
}

export interface Launch {
  root: string
  dir: string
  socket: string
  account: Account | undefined
  conf: Conf
  log: (line: string) => void
  /** Asked while waiting: true ends the attempt. */
  givenUp?: () => boolean
}

/** Starts the server and waits until it answers; another starter's server is as good as our own. `reused` tells which it was. */
export async function launch(l: Launch, patience = 30_000): Promise<Running & { reused: boolean }> {
  let child: ChildProcess | undefined
  let lastFault = Date.now()
  let told = Date.now()
  for (;;) {
    const running = await attach(l.dir)
    if (running) return { ...running, reused: running.pid !== child?.pid }
    const lock = readLock(l.dir)
    const busy = isRunning(child) || (lock !== undefined && lives(lock.pid) && serves(lock.pid, l.dir))
    if (busy) lastFault = Date.now()
    else if (l.givenUp?.() || Date.now() - lastFault > patience) throw failed(l)
    else {
      dropStaleLock(l.dir)
      if (child) await sleep(150) // children of a killed server need a moment to let go of its memory
      child = spawnServer(l)
    }
    if (Date.now() - told > 10_000) {
      told = Date.now()
      l.log('The database is still starting (after a power cut it first repeats its log) …')
    }
    await sleep(10)
  }
}

const isRunning = (child: ChildProcess | undefined) =>
  child?.pid !== undefined && child.exitCode === null && child.signalCode === null

function spawnServer(l: Launch): ChildProcess {
  const settings = {
    ...ourConf(),
    ...l.conf,
    listen_addresses: '',
    unix_socket_directories: l.socket,
    unix_socket_permissions: '0700',
  }
  const log = fs.openSync(logFile(l.dir), logSize(l.dir) > 5_000_000 ? 'w' : 'a', 0o600)
  // Detached: Ctrl-C reaches the whole process group, and the database must outlive the application's last transaction.
  const child = spawn(
    path.join(l.root, 'bin', 'postgres'),
    ['-D', l.dir, '-p', '5432', ...Object.entries(settings).flatMap(([k, v]) => ['-c', `${k}=${v}`])],
    { ...asAccount(l.account), stdio: ['ignore', 'ignore', log], detached: true },
  )
  child.on('error', (error) => fs.appendFileSync(logFile(l.dir), `${error.message}\n`))
  child.unref()
  fs.closeSync(log)
  return child
}

/**
 * The log keeps neither statements nor the values a broken rule quotes: both may hold personal data. A page out of turn
 * costs hardly more than the next one: disks of today have no arm, and what is open lies in memory. PostgreSQL's own 4
 * makes it sort a month of a community (7,000 rows) rather than walk 2,400 in the order of the index as soon as the
 * youngest pages have not been vacuumed.
 */
function ourConf(): Conf {
  return {
    shared_buffers: '128MB',
    max_connections: 100,
    random_page_cost: 1.1,
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_statement: 'none',
    timezone: 'UTC',
    ...(smallSharedMemory() && { dynamic_shared_memory_type: 'mmap' }),
  }
}

/** Containers give /dev/shm 64 MB, too little for parallel queries. */
function smallSharedMemory(): boolean {
  try {
    const s = fs.statfsSync('/dev/shm')
    return s.bsize * s.blocks < 256 * 1024 * 1024
  } catch {
    return true
  }
}

const logFile = (dir: string) => `${dir}.log`

function logSize(dir: string): number {
  try {
    return fs.statSync(logFile(dir)).size
  } catch {
    return 0
  }
}

function failed(l: Launch): MachineFault {
  const last = fs.readFileSync(logFile(l.dir), 'utf8').trim().split('\n').slice(-5).join('\n  ')
  return new MachineFault(
    `The database in ${l.dir} does not start; it says:\n  ${last}\nFree what it names, ${orOwnServer}.`,
  )
}

/** Fast shutdown: open transactions are rolled back, everything acknowledged is on disk. Comes back when the server is gone. */
export async function halt(dir: string, log: (line: string) => void): Promise<void> {
  const pid = readLock(dir)?.pid
  if (!pid || !serves(pid, dir)) return
  const gone = () => readLock(dir)?.pid !== pid || !lives(pid)
  send(pid, 'SIGINT')
  for (const begun = Date.now(); !gone(); await sleep(10)) {
    if (Date.now() - begun < 60_000) continue
    log('The database did not stop within a minute and is stopped at once.')
    send(pid, 'SIGQUIT')
    return
  }
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch {
    // gone already
  }
}
