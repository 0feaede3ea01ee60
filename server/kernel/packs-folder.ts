/** Where the packs lie: beside `server/`, in the sources and in the build alike. Packs are data; nothing in them runs. */
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const beside = fileURLToPath(new URL('../../packs/', import.meta.url))

/** `LINLI_PACKS` names a folder of one's own; packs of the same name there win. */
export const packsFolders = (): string[] =>
  [process.env.LINLI_PACKS, beside].filter((f): f is string => Boolean(f) && existsSync(f!))

const codeOf = /^[a-z0-9][a-z0-9-]{0,59}$/

/** Names of the packs that lie ready, sorted. */
export function packNames(): string[] {
  const names = packsFolders().flatMap((folder) =>
    readdirSync(folder).filter((n) => codeOf.test(n) && existsSync(join(folder, n, 'pack.json'))),
  )
  return [...new Set(names)].sort()
}

/** Texts of a pack's files by name; undefined when no folder has it. */
export function packFiles(name: string): Record<string, string> | undefined {
  if (!codeOf.test(name)) return undefined
  const folder = packsFolders()
    .map((f) => join(f, name))
    .find((f) => existsSync(join(f, 'pack.json')))
  if (!folder) return undefined
  return Object.fromEntries(
    readdirSync(folder)
      .filter((f) => f.endsWith('.json'))
      .map((f) => [f, readFileSync(join(folder, f), 'utf8')]),
  )
}
