/**
 * The PostgreSQL server that comes with the program: made on the first start, found again on the next, shared by
 * processes that start at once, taken over after a kill, kept alive while somebody uses it.
 */
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { accountFor, canWalk, type Account } from './account.ts'
import { canRun, copyBinaries, findBinaries, hydrate, openFolder } from './binaries.ts'
import { ensureCluster, isCluster, socketFolder } from './cluster.ts'
import { MachineFault, orOwnServer } from './fault.ts'
import { attach, halt, launch, type Conf, type Launch } from './postmaster.ts'
import { enter } from './users.ts'
import { archiving } from './wal.ts'

export interface EmbeddedOptions {
  /** Folder of the cluster, e.g. `var/pg`. As root it may have to lie elsewhere: see `EmbeddedServer.dir`. */
  dir: string
  /** Server settings, e.g. `{ fsync: 'off' }` for tests. What keeps the server private cannot be changed. */
  conf?: Conf
  /** Lay the log out, segment by segment, into a folder beside the cluster (`wal.ts`). */
  archive?: boolean
  log?: (line: string) => void
  /** Start the server again when it dies while we hold it. */
  keep?: boolean
  /** Where a cluster and programs go that the server's account cannot reach. */
  lib?: string
  /** Milliseconds after which a server that keeps failing is given up. */
  patience?: number
}

export interface EmbeddedServer {
  /** Folder of the unix socket: `host` for a `pg` pool, with `user: 'postgres'` and no password. */
  host: string
  port: number
  /** Another process (or one that was killed) had started it. */
  reused: boolean
  dir: string
  /** Lets go; the last user stops the server. */
  stop(): Promise<void>
}

/** Starts or finds the embedded server. Throws a `MachineFault` whose sentence says what to do. */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const log = options.log ?? (() => {})
  const { dir, account } = settle(path.resolve(options.dir), options.lib ?? '/var/lib/linli', log)
  const leave = enter(dir)
  try {
    const root = programs(account, options.lib ?? '/var/lib/linli')
    if (await ensureCluster(root, dir, account)) log(`Made a new database in ${dir}.`)
    const conf = { ...options.conf, ...(options.archive && archiving(dir, account)) }
    const plan: Launch = { root, dir, account, log, conf, socket: socketFolder(dir, account) }
    const running = await launch(plan, options.patience)
    const release = options.keep ? keepAlive(plan) : async () => {}
    const { host, port, reused } = running
    return { host, port, reused, dir, stop: once(() => release().then(() => letGo(leave, dir, log))) }
  } catch (error) {
    leave()
    throw error
  }
}

/** Where the cluster lies and who runs it: as root the account must be able to walk there. */
function settle(
  wanted: string,
  lib: string,
  log: (line: string) => void,
): { dir: string; account: Account | undefined } {
  makeParent(wanted)
  const dir = path.join(fs.realpathSync(path.dirname(wanted)), path.basename(wanted))
  const account = accountFor(dir)
  if (!account || canWalk(path.dirname(dir), account)) return { dir, account }
  const other = path.join(lib, createHash('sha256').update(dir).digest('hex').slice(0, 12), 'pg')
  openFolder(path.dirname(other))
  if (isCluster(dir)) {
    throw new MachineFault(
      `The database in ${dir} belongs to "${account.name}", who can no longer walk there: open the folders above it, or move it to ${other}, ${orOwnServer}.`,
    )
  }
  log(`As root the database runs as "${account.name}", who cannot enter ${path.dirname(dir)}: it lies in ${other}.`)
  return { dir: other, account: accountFor(other) }
}

function makeParent(dir: string): void {
  try {
    fs.mkdirSync(path.dirname(dir), { recursive: true })
    fs.accessSync(path.dirname(dir), fs.constants.W_OK)
  } catch (error) {
    throw new MachineFault(
      `The folder ${path.dirname(dir)} cannot be written (${(error as NodeJS.ErrnoException).code}): start as the account that owns it, or give it over with chown as root, ${orOwnServer}.`,
    )
  }
}

function programs(account: Account | undefined, lib: string): string {
  const root = findBinaries()
  hydrate(root)
  return canRun(root, account) ? root : copyBinaries(root, lib)
}

/** Looks every half second whether the server still answers, and starts it again if not. Gives back the end of it. */
function keepAlive(plan: Launch): () => Promise<void> {
  let over = false
  let looking: Promise<void> | undefined
  const look = async () => {
    if (over || (await attach(plan.dir))) return
    await launch({ ...plan, givenUp: () => over })
    plan.log('The database had stopped and was started again.')
  }
  const timer = setInterval(() => {
    looking ??= look()
      .catch((error: unknown) => over || plan.log(error instanceof Error ? error.message : String(error)))
      .then(() => (looking = undefined))
  }, 500)
  timer.unref()
  return async () => {
    over = true
    clearInterval(timer)
    await looking
  }
}

async function letGo(leave: () => { last: boolean }, dir: string, log: (line: string) => void): Promise<void> {
  if (leave().last) await halt(dir, log)
}

function once(run: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined
  return () => (running ??= run())
}
