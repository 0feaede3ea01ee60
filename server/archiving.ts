/** Continuous archiving while the program serves: the log of the embedded database every minute, its ground once a day. */
import type { Logger } from 'pino'
import { makeBase, thinBases } from './kernel/archive/base.ts'
import { startTaking } from './kernel/archive/segments.ts'
import type { Config } from './kernel/config.ts'
import { loadArchiveKeys } from './kernel/keys.ts'
import type { Database } from './database.ts'

const day = 24 * 60 * 60_000

/** @returns how to stop; nothing is archived of a server of one's own, which has its own ways */
export function startArchiving(
  { archiveFolder: folder, keysFile }: Config,
  database: Database,
  log: Logger,
): () => Promise<void> {
  const { cluster: dir, admin } = database
  if (!folder || !dir) return async () => undefined
  const keys = loadArchiveKeys(keysFile)
  const taking = startTaking(dir, folder, keys, log)
  let busy: Promise<unknown> | undefined
  let newest = 0
  const ground = () => {
    if (Date.now() - newest < day) return
    busy ??= makeBase(admin, dir, folder, keys)
      .then((base) => {
        newest = base.made.getTime()
        thinBases(folder)
      })
      .catch((error: unknown) => log.error({ reason: (error as Error).message }, 'base of the archive not made'))
      .finally(() => (busy = undefined))
  }
  // At every start too: what ran meanwhile without archiving left a gap in the log.
  ground()
  const timer = setInterval(ground, 10 * 60_000)
  return async () => {
    clearInterval(timer)
    await busy
    await taking.stop()
  }
}
