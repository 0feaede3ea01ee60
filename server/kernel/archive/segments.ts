/** Takes the segments of the log away as they come, sealed, to a second disk. */
import fs from 'node:fs'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Logger } from 'pino'
import { packed, type Entry } from '../backup/entries.ts'
import { settled } from '../backup/make.ts'
import { entriesOf } from '../backup/prove.ts'
import { sealed, type ArchiveKeys } from '../backup/sealing.ts'
import { walFolder } from '../pg/wal.ts'

const segment = /^[0-9A-F]{24}(\.[0-9A-F]{8}\.backup)?$|^[0-9A-F]{8}\.history$/
export const sealedFolder = (folder: string) => path.join(folder, 'wal')
export const sealedName = (name: string) => `${name}.sealed`

/** Sealed under a name that stands there when all of it is on the disk. */
export async function sealTo(file: string, entries: AsyncIterable<Entry>, keys: ArchiveKeys, now: Date): Promise<void> {
  fs.mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
  const draft = `${file}.part`
  try {
    const bytes = sealed(keys, { made: now.toISOString(), what: 'whole' }, packed(entries))
    await pipeline(bytes, fs.createWriteStream(draft, { mode: 0o600 }))
    await settled(draft, file)
  } catch (error) {
    await rm(draft, { force: true }).catch(() => undefined)
    throw error
  }
}

async function* one(file: string): AsyncGenerator<Entry> {
  yield { head: { kind: 'file', path: path.basename(file) }, content: fs.createReadStream(file) }
}

/** @returns how many were taken */
export async function takeSegments(dir: string, folder: string, keys: ArchiveKeys, now: Date): Promise<number> {
  const from = walFolder(dir)
  const names = fs.readdirSync(from).filter((name) => segment.test(name))
  for (const name of names.sort()) {
    const file = path.join(from, name)
    await sealTo(path.join(sealedFolder(folder), sealedName(name)), one(file), keys, now)
    // Only now may PostgreSQL's own copy go.
    fs.rmSync(file)
  }
  return names.length
}

export interface Taking {
  stop: () => Promise<void>
}

/** Looks every few seconds; what fails is tried again, and nothing is given up. */
export function startTaking(dir: string, folder: string, keys: ArchiveKeys, log: Logger, every = 2_000): Taking {
  let busy: Promise<unknown> | undefined
  const round = () => {
    busy ??= takeSegments(dir, folder, keys, new Date())
      .catch((error: unknown) => log.error({ reason: (error as Error).message }, 'log of the database not archived'))
      .finally(() => (busy = undefined))
    return busy
  }
  const timer = setInterval(() => void round(), every)
  return {
    stop: async () => {
      clearInterval(timer)
      await busy
      await round()
    },
  }
}

/** Everything from one segment on, opened into a folder. @returns how many there were */
export async function openSegments(folder: string, from: string, to: string, keys: ArchiveKeys): Promise<number> {
  const names = fs.readdirSync(sealedFolder(folder)).filter((name) => name.endsWith('.sealed'))
  // Histories tell which timeline goes on from which: needed whatever their name.
  const wanted = names.filter((name) => name.endsWith('.history.sealed') || name.slice(8, 24) >= from.slice(8))
  for (const name of wanted) {
    for await (const { head, content } of entriesOf(path.join(sealedFolder(folder), name), keys)) {
      if (head.kind !== 'file' || !segment.test(head.path)) continue
      await pipeline(content, fs.createWriteStream(path.join(to, head.path), { mode: 0o600 }))
    }
  }
  return wanted.length
}
