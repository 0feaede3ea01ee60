/** Builds the house: pools, keys, files, log, clock. `main.ts` and the tests live in the same one. */
import { join } from 'node:path'
import type pg from 'pg'
import { pino, type Logger } from 'pino'
import type { House, Machine } from './context.ts'
import { countiesServed } from './db/admin.ts'
import { openPools, type PoolSizes } from './db/pools.ts'
import { folderSpool } from './files/spool.ts'
import { folderStore } from './files/store.ts'
import { freshWays } from './gateways/ways.ts'
import type { Keys } from './keys.ts'
import { mint } from './mint.ts'

export interface HouseOptions {
  db: pg.PoolConfig
  sizes: PoolSizes
  password?: (role: string) => string
  keys: Keys
  /** Folder for files and audit heads. */
  var: string
  /** Where backups lie, and how much room must be left. */
  machine?: Omit<Machine, 'varFolder'>
  log?: Logger
  now?: () => Date
}

/** Names of fields that must never be written to a log, whatever object they hide in. */
const redact = [
  '*.phone',
  '*.name',
  '*.idNumber',
  '*.password',
  '*.code',
  '*.text',
  '*.body',
  '*.authorization',
  '*.cookie',
  'req.headers',
]

export const newLog = (level: string): Logger =>
  pino({ level, redact, base: undefined, timestamp: pino.stdTimeFunctions.isoTime })

export function buildHouse(options: HouseOptions): House & { close: () => Promise<void> } {
  const pools = openPools(options.db, options.sizes, options.password)
  const now = options.now ?? (() => new Date())
  return {
    pools,
    keys: options.keys,
    files: folderStore(join(options.var, 'files')),
    spool: folderSpool(join(options.var, 'spool')),
    ways: freshWays(),
    machine: {
      backup: { folder: join(options.var, 'backup') },
      diskLeast: 0,
      ...options.machine,
      varFolder: options.var,
    },
    log: options.log ?? newLog('info'),
    now,
    newId: () => mint(now().getTime()),
    counties: cached(() => countiesServed(pools.jobs)),
    close: pools.end,
  }
}

/** Which counties there are changes once in a while; it is asked with every request. */
function cached<T>(ask: () => Promise<T>, milliseconds = 5_000): () => Promise<T> {
  let at = 0
  let value: Promise<T> | undefined
  return () => {
    const now = performance.now()
    if (!value || now - at > milliseconds) {
      at = now
      value = ask()
      value.catch(() => (value = undefined))
    }
    return value
  }
}

export const headsFile = (folder: string) => join(folder, 'audit-heads.jsonl')
