/**
 * `npm run bundle [x64|arm64]`: one file per processor that installs Linli on a machine without a network: program built,
 * Node, PostgreSQL, fonts, packs and packages, under a script that unpacks itself. Started by tools/run/bundle.mjs.
 */
import { createHash } from 'node:crypto'
import { cpSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { machineFaults, programsIn } from './machine.ts'
import { archs, bringNode, bringPackages, clear, node, weight, type Arch } from './packages.ts'
import { pack } from './pack.ts'

const top = join(import.meta.dirname, '../..')
const out = join(top, 'build', 'bundle')
const { version } = JSON.parse(readFileSync(join(top, 'package.json'), 'utf8')) as { version: string }

/** What lies in the bundle as it lies here. The guide goes along: it is read where there is no network. */
const asItIs = ['start.mjs', 'package.json', 'LICENSE', 'CHANGELOG.md', 'SECURITY.md', 'docs/guide', 'docs/gateways.md']
const compiled = ['architecture.js', 'domain', 'packs', 'server', 'web']

function assemble(arch: Arch, script: string): string {
  const draft = join(out, `draft-${arch}`)
  const folder = join(draft, `linli-${version}`)
  clear(draft)
  mkdirSync(folder, { recursive: true })
  const plain = (file: string) => !/\.(map|stamp)$|\.test\.[a-z]+$|\.d\.mts$/.test(file)
  for (const name of asItIs) cpSync(join(top, name), join(folder, name), { recursive: true })
  for (const name of compiled)
    cpSync(join(top, 'build', name), join(folder, 'build', name), { recursive: true, filter: plain })
  cpSync(join(top, 'tools', 'run'), join(folder, 'tools', 'run'), { recursive: true, filter: plain })
  cpSync(join(import.meta.dirname, 'install'), join(folder, 'install'), { recursive: true })
  // Where systems with SELinux expect what may be executed.
  cpSync(join(import.meta.dirname, 'linli'), join(folder, 'bin', 'linli'))
  bringNode({ script }, arch, draft, join(folder, 'node'))
  bringPackages({ script }, arch, top, draft, join(top, 'build'), join(folder, 'node_modules'))
  return folder
}

/** The same files give the same name, whenever they were put together. */
function printOf(folder: string): string {
  const hash = createHash('sha256')
  for (const entry of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    const file = join(folder, entry)
    if (statSync(file).isFile()) hash.update(`${relative(folder, file)}\0`).update(readFileSync(file))
  }
  return hash.digest('hex').slice(0, 16)
}

const megabytes = (bytes: number) => `${Math.round(bytes / 1024 / 1024)} MB`

function make(arch: Arch, script: string): boolean {
  console.log(`\nLinli ${version} for linux-${arch}, with Node ${node.version} …`)
  const folder = assemble(arch, script)
  const programs = programsIn(folder)
  const faults = machineFaults(folder, arch, programs)
  for (const fault of faults) console.error(`  does not run on glibc 2.28: ${fault}`)
  if (faults.length > 0) return false
  const about = { name: 'linli', version, arch, node: node.version, print: printOf(folder) }
  writeFileSync(join(folder, 'bundle.json'), `${JSON.stringify(about, null, 2)}\n`)
  const file = pack({ folder, out, about })
  console.log(`  ${file}  ${megabytes(statSync(file).size)}, unpacked ${megabytes(weight(folder))}`)
  console.log(`  ${file}.sha256`)
  console.log(`  ${programs.length} programs and libraries, none of which needs more than glibc 2.28`)
  clear(join(out, `draft-${arch}`))
  return true
}

const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !archs.includes(name as Arch))
const script = process.env.LINLI_NPM
if (unknown.length > 0 || !script) {
  console.error(
    script ? `There is no "${unknown.join(' ')}": npm run bundle [${archs.join('|')}]` : 'npm was not found.',
  )
  process.exitCode = 1
} else {
  for (const arch of archs.filter((name) => wanted.length === 0 || wanted.includes(name)))
    if (!make(arch, script)) process.exitCode = 1
}
