/**
 * `npm run backup`: everything this installation serves in one sealed archive, while it serves. Nightly by itself; see
 * `docs/guide/administrator.md`.
 */
import { parseArgs } from 'node:util'
import { resolve } from 'node:path'
import { drill, type Drilled } from './kernel/backup/drill.ts'
import { makeBackup, type Made } from './kernel/backup/make.ts'
import { prove } from './kernel/backup/prove.ts'
import { archivesIn, thin } from './kernel/backup/shelf.ts'
import { noteState } from './kernel/backup/state.ts'
import { readConfig, type Config } from './kernel/config.ts'
import { addArchiveKey, archivesFile, loadArchiveKeys, loadKeys } from './kernel/keys.ts'
import { MachineFault } from './kernel/pg/fault.ts'
import { openDatabase } from './database.ts'
import { proofLine, size } from './say.ts'

const usage = `npm run backup                        everything, into the folder of LINLI_BACKUP_FOLDER
npm run backup -- --county 231025     one county alone
npm run backup -- --to /mnt/second    into another folder
npm run backup -- drill [archive]     restores the newest (or this) archive beside, compares, proves, says how long it took
npm run backup -- new-key             archives from now on are sealed with a fresh key; the older key stays for the older ones`

const options = { county: { type: 'string' }, to: { type: 'string' } } as const

export async function run(args: string[]): Promise<void> {
  const { positionals, values } = parseArgs({ args, allowPositionals: true, options, strict: true })
  const [what = 'make', file, more] = positionals
  if (more !== undefined || !['make', 'drill', 'new-key'].includes(what)) throw new MachineFault(usage)
  const config = readConfig(process.env)
  if (what === 'drill') return drilled(config, file)
  if (what === 'new-key') return newKey(config)
  const target = values.to ? resolve(values.to) : config.backup.folder
  await backedUp(config, { target, county: values.county, thinned: !values.to && !values.county })
}

interface What {
  target: string
  county?: string | undefined
  /** Whether older ones go for it. */
  thinned: boolean
}

/** Made, read back to its end, and only then the oldest goes. What fails is kept for whoever looks at the state of things. */
export async function backedUp(config: Config, { target, county, thinned }: What): Promise<string> {
  const begun = performance.now()
  try {
    const keys = loadKeys(config.keysFile)
    const archives = loadArchiveKeys(config.keysFile)
    const database = await openDatabase(config, keys, console.log)
    let made: Made
    try {
      const source = { admin: database.admin, varFolder: config.varFolder, keys, archives }
      made = await makeBackup(source, { target, now: new Date(), county })
    } finally {
      await database.stop()
    }
    await prove(made.file, archives)
    if (!county) noteState(config.varFolder, { failed: undefined, lost: made.lost })
    console.log(told(made, performance.now() - begun))
    if (made.lost.length > 0)
      console.log(`  ${made.lost.length} files are named by rows and are not there: ${made.lost.join(', ')}`)
    for (const old of thinned ? thin(target, config.backup.keep) : [])
      console.log(`  taken away, ${config.backup.keep} are kept: ${old}`)
    console.log(
      `  It opens with ${archivesFile(config.keysFile)}, the rows in it with ${config.keysFile}: keep copies of both elsewhere.`,
    )
    return made.file
  } catch (error) {
    const why = error instanceof MachineFault ? error.message : (error as Error).name
    noteState(config.varFolder, { failed: { at: new Date().toISOString(), why } })
    throw error
  }
}

const told = (m: Made, milliseconds: number) =>
  `${m.counties.join(', ')}: ${m.tables} tables, ${m.rows} rows, ${m.files} files, ${size(m.bytes)} in ${(milliseconds / 1000).toFixed(1)} s, read back: ${m.file}`

async function drilled(config: Config, named: string | undefined): Promise<void> {
  const file = named ? resolve(named) : archivesIn(config.backup.folder)[0]?.file
  if (!file) throw new MachineFault(`There is no archive in ${config.backup.folder} yet: run "npm run backup" first.`)
  const { keysFile, varFolder } = config
  const at = { keys: loadKeys(keysFile), archives: loadArchiveKeys(keysFile), varFolder }
  const done: Drilled = await drill(file, at, console.log)
  console.log(`${file} of ${done.made}`)
  console.log(`  restored and compared: ${done.tables} tables, ${done.rows} rows, ${done.files} files`)
  for (const proof of done.verdicts) console.log(`  ${proofLine(proof)}`)
  if (done.verdicts.some((p) => !p.verdict.ok)) process.exitCode = 1
  else noteState(varFolder, { drilled: { at: new Date().toISOString(), file, milliseconds: done.milliseconds } })
  console.log(`  ${(done.milliseconds / 1000).toFixed(1)} s from an empty disk; what was restored is gone again.`)
}

function newKey({ keysFile }: Config): void {
  const id = addArchiveKey(keysFile)
  console.log(`Archives from now on are sealed with ${id}. Copy ${archivesFile(keysFile)} to where its copies are.`)
}
