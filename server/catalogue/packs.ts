/** Packs that lie ready, read and held against what stands. */
import { packFaults, type Known } from '../../domain/catalogue/install.ts'
import { readPack, type PackFault, type ReadPack } from '../../domain/catalogue/pack.ts'
import { Refusal } from '../../domain/kernel/errors.ts'
import { bodyHash } from '../kernel/hash.ts'
import { packFiles, packNames } from '../kernel/packs-folder.ts'
import { policyFaults } from './policies.ts'
import type { Entry } from './store.ts'

export interface FoundPack extends ReadPack {
  hash: string
}

/** The last packs that were read: installing asks for one several times. */
const read = new Map<string, FoundPack>()
const kept = 4

/** @throws Refusal `not-found` when no folder has it */
export function findPack(name: string): FoundPack {
  const files = packFiles(name)
  if (!files) throw new Refusal('not-found')
  const hash = bodyHash(files)
  const found = read.get(hash) ?? { ...readPack(files), hash }
  read.delete(hash)
  read.set(hash, found)
  if (read.size > kept) read.delete([...read.keys()][0]!)
  return found
}

/** Code, version and title of every pack whose manifest can be read. */
export const availablePacks = () =>
  packNames().flatMap((name) => {
    const manifest = findPack(name).pack?.manifest
    return manifest ? [{ code: manifest.code, version: manifest.version, title: manifest.title }] : []
  })

/** Codes that stand in the county. */
export function knownIn(entries: readonly Pick<Entry, 'kind' | 'code'>[], organisations: Iterable<string>): Known {
  const codes = (kind: Entry['kind']) => new Set(entries.filter((e) => e.kind === kind).map((e) => e.code))
  return {
    organisations: new Set(organisations),
    categories: codes('category'),
    kinds: codes('kind'),
    lists: codes('list'),
  }
}

/** Rules of handling that the room of requests could not read, at the line where they stand. */
const kindFaults = ({ pack, spot }: FoundPack): PackFault[] =>
  (pack?.kinds ?? []).flatMap(({ code: _c, name: _n, ...policy }, i) =>
    policyFaults(policy).map((f) => {
      const path = `${i}.${f.path}`
      return { ...spot('kinds', path), path, code: f.code }
    }),
  )

/** Faults of the pack itself and against what stands; `stands`: packs installed before or together with it. */
export function faultsOf(found: FoundPack, known: Known, stands: ReadonlySet<string>): PackFault[] {
  const missing = (found.pack?.manifest.needs ?? []).flatMap((code, i): PackFault[] =>
    stands.has(code) ? [] : [{ file: 'pack.json', line: 1, column: 1, path: `needs.${i}`, code: 'pack-needed' }],
  )
  return [...found.faults, ...missing, ...packFaults(found, known), ...kindFaults(found)]
}
