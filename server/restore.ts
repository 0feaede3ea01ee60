/** `npm run restore -- <archive>`: into an installation that has no such county, or beside one under a schema of another name. */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { proofs } from './kernel/backup/drill.ts'
import { restoreBackup } from './kernel/backup/restore.ts'
import { backToTheMinute } from './kernel/archive/back.ts'
import { readConfig, type Config } from './kernel/config.ts'
import { archivesFile, loadArchiveKeys } from './kernel/keys.ts'
import { MachineFault } from './kernel/pg/fault.ts'
import { open } from './open.ts'
import { proofLine } from './say.ts'

const usage = `npm run restore -- <archive>                           every county of it
npm run restore -- <archive> --county 231025           one of them
npm run restore -- <archive> --county 231025 --schema before_june    beside what is served, to look and compare
npm run restore -- minute                              the embedded database out of LINLI_ARCHIVE_FOLDER, to its last archived minute
Put the copies of the key files in their place first (LINLI_KEYS, else keys/ in LINLI_VAR); LINLI_VAR=/some/folder names an empty folder.`

const options = { county: { type: 'string' }, schema: { type: 'string' } } as const

export async function run(args: string[]): Promise<void> {
  const { positionals, values } = parseArgs({ args, allowPositionals: true, options, strict: true })
  const [file, more] = positionals
  if (!file || more !== undefined) throw new MachineFault(usage)
  const begun = performance.now()
  const config = readConfig(process.env)
  for (const key of [config.keysFile, archivesFile(config.keysFile)])
    if (!existsSync(key))
      throw new MachineFault(
        `The key file ${key} is not there: put its copy there first; a fresh key would open nothing.`,
      )
  if (file === 'minute') return minute(config, begun)
  const opened = await open()
  try {
    const { database, house } = opened
    const into = {
      admin: database.admin,
      password: database.password,
      varFolder: config.varFolder,
      keys: house.keys,
      archives: loadArchiveKeys(config.keysFile),
    }
    const done = await restoreBackup(resolve(file), into, { ...values, say: console.log })
    console.log(`As of ${done.made}: ${done.tables} tables, ${done.rows} rows, ${done.files} files, compared.`)
    if (done.lost.length > 0) console.log(`Lost before that already: ${done.lost.join(', ')}`)
    if (values.schema)
      console.log(`They stand in the schema "${values.schema}", served to nobody; drop it when you have looked.`)
    else
      for (const proof of await proofs(house, done, config.varFolder)) {
        console.log(proofLine(proof))
        if (!proof.verdict.ok) process.exitCode = 1
      }
    console.log(`${((performance.now() - begun) / 1000).toFixed(1)} s.`)
  } finally {
    await opened.close()
  }
}

/** Files and keys stay where they are; only the database had gone. */
async function minute(config: Config, begun: number): Promise<void> {
  if (!config.archiveFolder || config.databaseUrl)
    throw new MachineFault(
      'Set LINLI_ARCHIVE_FOLDER to where the log was archived; for a server of your own, use its own ways.',
    )
  const back = await backToTheMinute(config.archiveFolder, config.varFolder, loadArchiveKeys(config.keysFile))
  console.log(`Base of ${back.base.made.toISOString()}, ${back.segments} segments of the log.`)
  console.log(`As of ${back.at?.toISOString() ?? back.base.made.toISOString()}: what was done after that is lost.`)
  if (back.blocksLost > 0)
    console.log(`${back.blocksLost} sealed blocks of the audit are lost with it; their heads are kept beside.`)
  const { house, close } = await open()
  try {
    const counties = await house.counties()
    for (const proof of await proofs(house, { counties }, config.varFolder)) {
      console.log(proofLine(proof))
      if (!proof.verdict.ok) process.exitCode = 1
    }
  } finally {
    await close()
  }
  console.log(`${((performance.now() - begun) / 1000).toFixed(1)} s.`)
}
