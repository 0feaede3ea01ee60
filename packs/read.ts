/** Reads the packs that lie beside this file. */
import { readFileSync, readdirSync } from 'node:fs'
import { type ReadPack, readPack } from '../domain/catalogue/pack.ts'

const here = new URL('./', import.meta.url)

/** Folders that hold a `pack.json`, sorted. */
export const packNames = (): string[] =>
  readdirSync(here, { withFileTypes: true })
    .filter((d) => d.isDirectory() && readdirSync(new URL(`${d.name}/`, here)).includes('pack.json'))
    .map((d) => d.name)
    .sort()

/** Texts of a pack's files by name. @param folder a pack elsewhere; default: the one of that name here */
export function packFiles(name: string, folder: URL = new URL(`${name}/`, here)): Record<string, string> {
  const files = readdirSync(folder).filter((f) => f.endsWith('.json'))
  return Object.fromEntries(files.map((f) => [f, readFileSync(new URL(f, folder), 'utf8')]))
}

export const loadPack = (name: string): ReadPack => readPack(packFiles(name))
