/**
 * `npm run upgrade -- <folder of the new release>`, in the folder of the old one: backs up, lets the new release migrate, prove the
 * audit and answer once; where any of that fails, everything stands again as it was and the old release goes on.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { backedUp } from './backup.ts'
import { proofs } from './kernel/backup/drill.ts'
import { restoreBackup } from './kernel/backup/restore.ts'
import { readConfig, type Config } from './kernel/config.ts'
import { dropAside, moveAside, programsRunning } from './kernel/db/aside.ts'
import { loadArchiveKeys, loadKeys } from './kernel/keys.ts'
import { MachineFault } from './kernel/pg/fault.ts'
import { openDatabase } from './database.ts'
import { open } from './open.ts'
import { proofLine } from './say.ts'

const usage = `npm run upgrade -- <folder>   the new release, unpacked into a folder of its own; this program stopped before`

/** Milliseconds: packages, building, migrating a large county. */
const patience = 60 * 60_000

export async function run(args: string[]): Promise<void> {
  const { positionals } = parseArgs({ args, allowPositionals: true, options: {}, strict: true })
  if (positionals.length !== 1) throw new MachineFault(usage)
  const config = readConfig(process.env)
  const release = resolve(positionals[0]!)
  if (!existsSync(join(release, 'start.mjs')))
    throw new MachineFault(`There is no release in ${release}: unpack the new one there first.`)
  if (release === process.cwd())
    throw new MachineFault('The new release needs a folder of its own: the old one must be there to go back to.')
  await mustStand(config)
  const archive = await backedUp(config, { target: config.backup.folder, thinned: false })
  const fault = await tried(release, config)
  if (fault === undefined) {
    console.log(`\nThe new release stands.`)
    if (!existsSync(join(release, 'bundle.json'))) {
      console.log(`From now on start it in its folder, with the data where they are:`)
      console.log(`  cd ${release} && LINLI_VAR=${config.varFolder} npm start`)
    }
    console.log(`The state before is kept in ${archive}`)
    return
  }
  console.log(`\n${fault}\nGoing back to the state before …`)
  await back(config, archive).catch((error: unknown) => {
    const why = error instanceof Error ? error.message : String(error)
    throw new MachineFault(`The way back failed (${why}): see to that, then run "npm run restore -- ${archive}".`)
  })
  throw new MachineFault('The new release was not taken. Everything is as it was before: start the old one as always.')
}

/** While somebody is served, what they do after the backup would be lost on the way back. */
async function mustStand(config: Config): Promise<void> {
  const database = await openDatabase(config, loadKeys(config.keysFile), () => undefined)
  try {
    if ((await programsRunning(database.admin)) > 0)
      throw new MachineFault('The program is running: stop it first (Ctrl-C, or its service), then upgrade.')
  } finally {
    await database.stop()
  }
}

/** Nothing leaves the house, and nobody is let in, before it is known whether the release stays: an empty setting is none. */
const within = [
  'LINLI_SMS_URL',
  'LINLI_SMS_SECRET',
  'LINLI_SMTP_URL',
  'LINLI_MAIL_FROM',
  'LINLI_PUBLIC_URL',
  'LINLI_TLS_KEY',
  'LINLI_TLS_CERT',
]

/** @returns what went wrong, in a sentence */
async function tried(release: string, config: Config): Promise<string | undefined> {
  const settings = {
    ...process.env,
    ...Object.fromEntries(within.map((name) => [name, ''])),
    LINLI_VAR: config.varFolder,
    LINLI_KEYS: config.keysFile,
    LINLI_BACKUP_AT: 'off',
    HOST: '127.0.0.1',
    PORT: '0',
  }
  console.log(`\nThe new release migrates and proves the audit …`)
  const migrated = await ended(started(release, ['audit-verify'], settings))
  if (migrated !== 0) return 'The new release could not be built, could not migrate, or the audit is not proven by it.'
  console.log(`\nThe new release starts and answers …`)
  const child = started(release, [], settings)
  try {
    const origin = await listening(child)
    const answer = origin && (await fetch(`${origin}/ready`).catch(() => undefined))
    return answer && answer.status === 200 ? undefined : 'The new release does not answer.'
  } finally {
    child.kill('SIGTERM')
    await ended(child)
  }
}

/** By its own Node, where it brings one. */
function started(release: string, args: string[], env: NodeJS.ProcessEnv): ChildProcess {
  const own = join(release, 'node', 'bin', 'node')
  const node = existsSync(own) ? own : process.execPath
  const child = spawn(node, [join(release, 'start.mjs'), ...args], {
    cwd: release,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  child.stdout.pipe(process.stdout, { end: false })
  return child
}

const ended = (child: ChildProcess): Promise<number> =>
  child.exitCode === null && child.signalCode === null
    ? new Promise((done) => {
        child.on('error', () => done(1))
        child.on('close', (code) => done(code ?? 1))
      })
    : Promise.resolve(child.exitCode ?? 1)

/** Where it answers, once it says so; undefined when it ends or takes too long. */
function listening(child: ChildProcess): Promise<string | undefined> {
  return new Promise((done) => {
    let said = ''
    child.stdout!.on('data', (text: Buffer) => {
      said += text.toString()
      const found = /(https?:\/\/127\.0\.0\.1:\d+)\/(?:\d{6}\/|: )/.exec(said)
      if (found) done(found[1])
    })
    child.on('close', () => done(undefined))
    child.on('error', () => done(undefined))
    setTimeout(() => done(undefined), patience).unref()
  })
}

/** What the new release made of the database is put aside, and goes when the state before stands and is proven. */
async function back(config: Config, archive: string): Promise<void> {
  const database = await openDatabase(config, loadKeys(config.keysFile), () => undefined)
  try {
    // Of an earlier try; what it held is in the backup, which was read back.
    await dropAside(database.admin)
    await moveAside(database.admin)
  } finally {
    await database.stop()
  }
  const opened = await open(() => undefined)
  try {
    const { admin, password } = opened.database
    const { house } = opened
    const archives = loadArchiveKeys(config.keysFile)
    const into = { admin, password, varFolder: config.varFolder, keys: house.keys, archives }
    const restored = await restoreBackup(archive, into, { say: console.log })
    for (const proof of await proofs(house, restored, config.varFolder)) console.log(`  ${proofLine(proof)}`)
    await dropAside(admin)
  } finally {
    await opened.close()
  }
}
