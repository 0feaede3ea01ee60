/** An archive read to its end before anything of it is used: every block opens, every row and file is what it says it is. */
import { createHash } from 'node:crypto'
import { Summing } from '../db/carry.ts'
import { MachineFault } from '../pg/fault.ts'
import { unpacked, type Begin, type End, type Entry } from './entries.ts'
import { unsealed, type ArchiveKeys } from './sealing.ts'

export interface Proven {
  begin: Begin
  end: End
}

export const entriesOf = (file: string, keys: ArchiveKeys) => unpacked(unsealed(file, keys))

/** @throws MachineFault in a sentence */
export async function prove(file: string, keys: ArchiveKeys): Promise<Proven> {
  let begin: Begin | undefined
  let end: End | undefined
  const tables: End['tables'] = []
  const files: End['files'] = []
  for await (const entry of entriesOf(file, keys)) {
    const { head } = entry
    if (head.kind === 'first') begin = head
    else if (head.kind === 'end') end = head
    else if (head.kind === 'table') tables.push({ schema: head.schema, name: head.name, ...(await summed(entry)) })
    else files.push({ path: head.path, ...(await hashed(entry)) })
  }
  if (!begin || !end || !same(tables, end.tables) || !same(files, end.files))
    throw new MachineFault(`The archive ${file} does not hold what it says it holds: nothing of it is used.`)
  return { begin, end }
}

const same = (a: unknown, b: unknown) => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b))
const sorted = (list: unknown) => (list as object[]).map((o) => Object.entries(o).sort(([a], [b]) => (a < b ? -1 : 1)))

async function summed({ content }: Required<Entry>) {
  const summing = new Summing()
  for await (const piece of content) summing.addAll(piece)
  return summing.sum
}

async function hashed({ content }: Required<Entry>) {
  const sum = createHash('sha256')
  let bytes = 0
  for await (const piece of content) {
    sum.update(piece)
    bytes += piece.length
  }
  return { sha256: sum.digest('hex'), bytes }
}
