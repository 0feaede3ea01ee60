/**
 * `npx tsx packs/make/run.ts`: makes the generated files of the demo packs again from the codes and names in their
 * `divisions.json`. A test compares; what is written by hand (organisations, items, lists) is not touched.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { CountyFile } from '../../domain/places/county-file.ts'
import { type Dressed, type Dressing, dress } from './county.ts'
import { dressings } from './dressings.ts'
import { text } from './write.ts'

/** Codes, names and local levels; everything that is invented is taken off. */
export function bare(file: unknown): CountyFile {
  const { helpLine: _h, outline: _o, ...county } = CountyFile.parse(file)
  return {
    ...county,
    children: county.children.map(({ helpLine: _a, outline: _b, ...town }) => ({
      ...town,
      local: town.local.map(({ helpLine: _c, outline: _d, ...local }) => local),
      children: town.children.map(({ helpLine: _e, outline: _f, ...v }) => ({ ...v, grids: [] })),
    })),
  }
}

/** Texts of the generated files by name. */
export function make(divisions: unknown, dressing: Dressing): Record<string, string> {
  const made: Dressed = dress(bare(divisions), dressing)
  return {
    'divisions.json': text(made.divisions, 3),
    'estates.json': text(made.estates),
    'landmarks.json': text(made.landmarks),
    'companies.json': text(made.companies),
  }
}

export const folder = (pack: string) => new URL(`../${pack}/`, import.meta.url)

if (process.argv[1] === new URL(import.meta.url).pathname) {
  for (const [pack, dressing] of Object.entries(dressings)) {
    const files = make(JSON.parse(readFileSync(new URL('divisions.json', folder(pack)), 'utf8')), dressing)
    for (const [file, content] of Object.entries(files)) writeFileSync(new URL(file, folder(pack)), content)
  }
}
