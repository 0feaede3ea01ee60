/**
 * Script a phone fetches before the first page can be used, compressed. `npm run bench -- shell`, after the web pages
 * were built (`npm start` builds them). The bar is 110 KB for the resident's home.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

interface Chunk {
  file: string
  imports?: string[]
  dynamicImports?: string[]
}

const web = join('build', 'web')
const manifest = join(web, '.vite', 'manifest.json')
const bar = 110

/** Screens that are fetched only when they are gone to, by the name of their source, and what each is here for. */
const ways: Record<string, string[]> = {
  'resident: home': [],
  'resident: home and the first page of a report': ['requests/resident/What.tsx'],
  'resident: home and a whole report': ['What', 'Where', 'Contact', 'CheckAnswers', 'Done'].map(
    (s) => `requests/resident/${s}.tsx`,
  ),
  'field: inbox': [],
  'staff: first page': [],
}

if (!existsSync(manifest)) {
  console.log(`${manifest} is not there: start the program once, it builds the web pages.`)
  process.exit(1)
}
const chunks = JSON.parse(readFileSync(manifest, 'utf8')) as Record<string, Chunk>

/** Everything these need before they run, once. */
function closure(names: string[], found = new Set<string>()): Set<string> {
  for (const name of names) {
    const chunk = chunks[name]
    if (!chunk) throw new Error(`${name} is not among the built files`)
    if (found.has(name)) continue
    found.add(name)
    closure(chunk.imports ?? [], found)
  }
  return found
}

const kilobytes = (names: Set<string>) =>
  [...names].reduce(
    (sum, name) => sum + gzipSync(readFileSync(join(web, chunks[name]!.file)), { level: 9 }).length,
    0,
  ) / 1024

for (const [what, more] of Object.entries(ways)) {
  const size = kilobytes(closure([`${what.split(':')[0]}/index.html`, ...more]))
  console.log(`${what}: ${size.toFixed(1)} KB`)
  if (what === 'resident: home' && size > bar) {
    console.log(`That is over the bar of ${bar} KB.`)
    process.exitCode = 1
  }
}
