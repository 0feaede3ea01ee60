/** Which packages the running program needs: what its code names, and what those need in turn. Pages are built already. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

interface Manifest {
  name: string
  dependencies?: Record<string, string>
  optionalDependencies?: Record<string, string>
  peerDependencies?: Record<string, string>
}

const manifestOf = (folder: string) => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest

/** Packages that the compiled code names, among those of `known`. */
export function named(folders: string[], known: string[]): string[] {
  const code = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.js'))
      .map((name) => readFileSync(join(folder, name), 'utf8')),
  )
  return known.filter((name) => code.some((text) => ["'", '"', '`'].some((q) => isNamed(text, q, name))))
}

const isNamed = (text: string, quote: string, name: string) =>
  text.includes(`${quote}${name}${quote}`) || text.includes(`${quote}${name}/`)

/** Folders of packages, from where each is asked for, as Node looks for them; what is not there is optional. */
export function closure(top: string, roots: string[]): Set<string> {
  const found = new Set<string>()
  const visit = (name: string, from: string): void => {
    const folder = findPackage(name, from, top)
    if (!folder || found.has(folder)) return
    found.add(folder)
    const { dependencies, optionalDependencies, peerDependencies } = manifestOf(folder)
    for (const next of Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies }))
      visit(next, folder)
  }
  for (const name of roots) visit(name, top)
  return found
}

function findPackage(name: string, from: string, top: string): string | undefined {
  for (let at = from; ; at = dirname(at)) {
    const folder = join(at, 'node_modules', name)
    if (existsSync(join(folder, 'package.json'))) return folder
    if (at === top) return undefined
  }
}
