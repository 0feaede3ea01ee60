/** The project as the checks see it: paths from the root with forward slashes, and texts. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parsed, type Parsed } from './syntax.ts'

export interface Project {
  /** Every readable file, sorted. */
  paths: string[]
  has(path: string): boolean
  text(path: string): string
  /** Parsed once, however many checks ask. */
  syntax(path: string): Parsed
}

/** Made or fetched, not written: nothing in there is looked at. */
const skipped = new Set(['node_modules', 'var', 'build', 'coverage', '.git'])
const binary = /\.(png|jpe?g|webp|gif|ico|ttf|otf|woff2?|pdf|wasm|gz|zip|br)$/i
const code = /\.[cm]?[jt]sx?$/

export const isCode = (path: string) => code.test(path) && !path.endsWith('.d.ts')
export const isTest = (path: string) => /\.test\.[cm]?tsx?$/.test(path)

/** A project of given texts: the real one, or a planted one in a test. */
export function projectOf(texts: Record<string, string>): Project {
  const kept = new Map(Object.entries(texts))
  const trees = new Map<string, Parsed>()
  const text = (path: string) => {
    const found = kept.get(path)
    if (found === undefined) throw new Error(`no such file in the project: ${path}`)
    return found
  }
  return {
    paths: [...kept.keys()].sort(),
    has: (path) => kept.has(path),
    text,
    syntax(path) {
      const tree = trees.get(path) ?? parsed(path, text(path))
      trees.set(path, tree)
      return tree
    },
  }
}

export function readProject(root: string): Project {
  const texts: Record<string, string> = {}
  const visit = (folder: string) => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      if (skipped.has(entry.name)) continue
      const path = folder ? `${folder}/${entry.name}` : entry.name
      if (entry.isDirectory()) visit(path)
      else if (entry.isFile() && !binary.test(path)) texts[path] = readFileSync(join(root, path), 'utf8')
    }
  }
  visit('')
  return projectOf(texts)
}

/**
 * The code files on the disk, counted another way than `readProject` does (one recursive listing per top folder, what git
 * ignores left out, an ending list of its own): a check that silently sees half the project is worse than none.
 */
export function codeOnDisk(root: string): string[] {
  const ignored = readFileSync(join(root, '.gitignore'), 'utf8')
    .split('\n')
    .filter((l) => l.endsWith('/'))
  const made = new Set(['.git', ...ignored.map((l) => l.slice(0, -1))])
  const found: string[] = []
  for (const top of readdirSync(root, { withFileTypes: true })) {
    if (made.has(top.name)) continue
    if (!top.isDirectory()) found.push(top.name)
    else for (const path of listing(join(root, top.name))) found.push(`${top.name}/${path}`)
  }
  const endings = ['.ts', '.tsx', '.mts', '.cts', '.js', '.mjs', '.cjs', '.jsx']
  const written = (path: string) => !path.split('/').some((step) => made.has(step))
  return found
    .filter((path) => endings.some((e) => path.endsWith(e)) && !path.endsWith('.d.ts') && written(path))
    .sort()
}

const listing = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => path.replaceAll('\\', '/'))
