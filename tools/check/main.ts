/**
 * `npm run check [name …]`: everything that can be said of the project without running it. One line per check; faults
 * with file and line; the exit code says whether all is well.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { freshDump } from '../../server/db-dump.ts'
import { architectureFaults } from './architecture/index.ts'
import { faultsOf, format, lint, types, unused } from './commands.ts'
import { printed, type Fault } from './fault.ts'
import { codeOnDisk, isCode, readProject } from './project.ts'
import { schemaFaults } from './schema.ts'
import { asvsFaults, provenFaults } from './text/asvs.ts'
import { glossaryFaults } from './text/glossary.ts'
import { itselfFaults } from './text/itself.ts'
import { linkFaults } from './text/links.ts'
import { problemFaults } from './text/problems.ts'
import { sizeFaults, sizeReport } from './text/sizes.ts'
import { wordFaults } from './text/words.ts'

const root = join(import.meta.dirname, '../..')
const project = readProject(root)
const exists = (path: string) => existsSync(join(root, path))

const checks: Record<string, () => Fault[] | Promise<Fault[]>> = {
  architecture: () => architectureFaults(project, codeOnDisk(root)),
  sizes: () => sizeFaults(project),
  words: () => [...wordFaults(project), ...problemFaults(project)],
  links: () => linkFaults(project, exists),
  glossary: () => glossaryFaults(project),
  proofs: () => [...asvsFaults(project), ...provenFaults(project)],
  itself: () => itselfFaults(project),
  'types of domain': () => faultsOf(root, types('domain')),
  'types of server': () => faultsOf(root, types('server')),
  'types of web': () => faultsOf(root, types('web')),
  'types of tests': () => faultsOf(root, types('test')),
  lint: () => faultsOf(root, lint(project.paths.filter(isCode).length)),
  format: () => faultsOf(root, format),
  unused: () => faultsOf(root, unused),
  schema: async () => schemaFaults(root, await freshDump(process.env.LINLI_VAR ?? join(root, 'var'))),
}

const wanted = process.argv.slice(2)
const chosen = Object.entries(checks).filter(([name]) => wanted.length === 0 || wanted.some((w) => name.startsWith(w)))
if (chosen.length === 0) {
  console.error(`There is no such check. There are: ${Object.keys(checks).join(', ')}.`)
  process.exitCode = 2
}

for (const [name, check] of chosen) {
  const faults = await Promise.resolve(check()).catch((error: unknown): Fault[] => [{ file: '.', says: String(error) }])
  console.log(`${faults.length === 0 ? 'ok    ' : 'FAULT '} ${name}${faults.length ? ` (${faults.length})` : ''}`)
  for (const fault of faults) console.log(`         ${printed(fault)}`)
  if (faults.length > 0) process.exitCode = 1
}

const { median, p90, files, wish } = sizeReport(project)
console.log(
  `${median > wish ? 'long  ' : '      '} ${files} source files, median ${median} lines (wish: ${wish}), 90 of 100 below ${p90}`,
)
