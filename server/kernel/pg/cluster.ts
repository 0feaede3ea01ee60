/** The folder of a database cluster: making it so that a kill in the middle leaves nothing half. */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { asAccount, type Account } from './account.ts'
import { MachineFault, orOwnServer } from './fault.ts'

export const isCluster = (dir: string) => fs.existsSync(path.join(dir, 'PG_VERSION'))

/**
 * Makes the cluster in `dir` unless it stands. It is made beside and moved into place when whole: of two at once
 * the later move fails and the first stays; what a killed one left is swept by the next.
 * Trust stands on the unix socket alone, which lies in a folder only the server's account can enter; TCP is refused.
 */
export async function ensureCluster(root: string, dir: string, account: Account | undefined): Promise<boolean> {
  sweepDrafts(dir)
  if (isCluster(dir)) return false
  const draft = `${dir}.init-${process.pid}`
  fs.rmSync(draft, { recursive: true, force: true })
  privateFolder(draft, account)
  try {
    await initdb(root, draft, account)
    fs.renameSync(draft, dir)
    return true
  } catch (error) {
    fs.rmSync(draft, { recursive: true, force: true })
    if (isCluster(dir)) return false
    throw error
  }
}

function initdb(root: string, draft: string, account: Account | undefined): Promise<void> {
  const wanted = [
    '-D',
    draft,
    '-U',
    'postgres',
    '-E',
    'UTF8',
    '--locale=C.UTF-8',
    '--data-checksums',
    '--no-instructions',
  ]
  const child = spawn(path.join(root, 'bin', 'initdb'), [...wanted, '--auth-local=trust', '--auth-host=reject'], {
    ...asAccount(account),
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (text) => (said += text))
  return new Promise((done, failed) => {
    child.on('error', failed)
    child.on('close', (code, signal) => {
      if (code === 0) return done()
      failed(
        new MachineFault(
          `The database could not be made in ${draft} (${said.trim() || signal}): free what it names, ${orOwnServer}.`,
        ),
      )
    })
  })
}

/** Drafts of processes that are no more. One whose maker still lives is left to it. */
function sweepDrafts(dir: string): void {
  const start = path.basename(dir) + '.init-'
  for (const name of fs.readdirSync(path.dirname(dir))) {
    if (!name.startsWith(start) || lives(Number(name.slice(start.length)))) continue
    try {
      fs.rmSync(path.join(path.dirname(dir), name), { recursive: true, force: true })
    } catch {
      // its orphaned initdb still writes: the next start sweeps it
    }
  }
}

export function lives(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** The folder of the unix socket: the cluster's own, unless its path is too long for the 108 bytes of a socket address. */
export function socketFolder(dir: string, account: Account | undefined): string {
  const longest = 107 - Buffer.byteLength('/.s.PGSQL.5432')
  if (Buffer.byteLength(dir) <= longest) return dir
  const name = 'linli-' + createHash('sha256').update(dir).digest('hex').slice(0, 12)
  const folder = [os.tmpdir(), '/tmp'].map((at) => path.join(at, name)).find((at) => Buffer.byteLength(at) <= longest)!
  privateFolder(folder, account)
  return folder
}

/** A folder that is the account's alone. One that somebody else laid there before is refused. */
function privateFolder(folder: string, account: Account | undefined): void {
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 })
  const found = fs.lstatSync(folder)
  const uid = account?.uid ?? process.getuid!()
  if (!found.isDirectory() || ![uid, process.getuid!()].includes(found.uid)) {
    throw new MachineFault(`The folder ${folder} belongs to somebody else: remove it, ${orOwnServer}.`)
  }
  if (account) fs.chownSync(folder, account.uid, account.gid)
  fs.chmodSync(folder, 0o700)
}
