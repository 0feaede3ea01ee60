/** Which account of the machine the database server runs as: PostgreSQL refuses to be root. */
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import { MachineFault, orOwnServer } from './fault.ts'

export interface Account {
  name: string
  uid: number
  gid: number
}

/** What the server's programs see of the world: nothing of the caller's language, time zone, home or PG* settings. */
const plainEnv = { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C.UTF-8', TZ: 'UTC' }

/** Spawn options that run a program as `account` (undefined: as oneself). */
export function asAccount(account: Account | undefined) {
  return { ...(account && { uid: account.uid, gid: account.gid }), cwd: '/', env: plainEnv }
}

/** The account for the cluster in `dir`: undefined for a plain user; as root the owner of `dir`, else postgres, else nobody. */
export function accountFor(dir: string, me: number = process.getuid!()): Account | undefined {
  const owner = fs.existsSync(dir) ? fs.statSync(dir) : undefined
  if (me !== 0) {
    if (!owner || owner.uid === me) return undefined
    throw new MachineFault(
      `The database in ${dir} belongs to the account "${nameOf(owner.uid)}", which once started it: start as that account (or as root) again, ` +
        `or give it over with "chown -R ${nameOf(me)} ${dir}" as root, ${orOwnServer}.`,
    )
  }
  if (owner && owner.uid !== 0) return { name: nameOf(owner.uid), uid: owner.uid, gid: owner.gid }
  const found = accounts().find((a) => a.name === 'postgres') ?? accounts().find((a) => a.name === 'nobody')
  if (found) return found
  throw new MachineFault(
    `As root the database needs an account to run as, and /etc/passwd has neither "postgres" nor "nobody": start as a plain user, ${orOwnServer}.`,
  )
}

/** Whether `account` can walk to `folder` and into it. Asked of the system, as modes alone do not tell (ACLs, mounts). */
export function canWalk(folder: string, account: Account | undefined): boolean {
  const run = spawnSync('/bin/sh', ['-c', 'test -x "$1"', 'sh', folder], asAccount(account))
  if (run.error) {
    throw new MachineFault(
      `The account "${account?.name}" cannot be used here (${run.error.message}): start as a plain user, ${orOwnServer}.`,
    )
  }
  return run.status === 0
}

export function nameOf(uid: number): string {
  return accounts().find((a) => a.uid === uid)?.name ?? String(uid)
}

function accounts(): Account[] {
  const lines = fs.readFileSync('/etc/passwd', 'utf8').split('\n')
  return lines
    .map((line) => line.split(':'))
    .flatMap(([name, , uid, gid]) => (name ? [{ name, uid: Number(uid), gid: Number(gid) }] : []))
}
