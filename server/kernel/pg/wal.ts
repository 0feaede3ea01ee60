/** The log of the database, segment by segment, on its way out: PostgreSQL lays each finished one into a folder beside the cluster, at least once a minute. */
import fs from 'node:fs'
import type { Account } from './account.ts'
import type { Conf } from './postmaster.ts'

/** Segments that nobody has taken away yet. */
export const walFolder = (dir: string) => `${dir}.wal`

/** A shell's own quoting, and PostgreSQL's for the per cent sign. */
const quoted = (path: string) => `'${path.replaceAll("'", `'\\''`).replaceAll('%', '%%')}'`

/** Settings of a server that lays its log out; makes the folder. */
export function archiving(dir: string, account: Account | undefined): Conf {
  const folder = walFolder(dir)
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (account) fs.chownSync(folder, account.uid, account.gid)
  const [draft, whole] = [`${quoted(folder)}/%f.part`, `${quoted(folder)}/%f`]
  return {
    archive_mode: 'on',
    archive_timeout: 60,
    archive_command: `cp %p ${draft} && mv ${draft} ${whole}`,
  }
}

/** Settings of a server that takes its log from a folder until there is no more. */
export const replaying = (folder: string): Conf => ({
  restore_command: `cp ${quoted(folder)}/%f %p`,
  recovery_target_timeline: 'latest',
  hot_standby: 'off',
})
