/** `npm run restore -- <archive>`: into an installation that has no such county, or beside one under a schema of another name. */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { proofs } from './kernel/backup/drill.ts'
import { restoreBackup } from './kernel/backup/restore.ts'
import { readConfig } from './kernel/config.ts'
import { archivesFile, loadArchiveKeys } from './kernel/keys.ts'
import { MachineFault } from './kernel/pg/fault.ts'
import { open } from './open.ts'
import { proofLine } from './say.ts'

const usage = `npm run restore -- <archive>                           every county of it
npm run restore -- <archive> --county 231025           one of them
npm run restore -- <archive> --county 231025 --schema before_june    beside what is served, to look and compare
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
