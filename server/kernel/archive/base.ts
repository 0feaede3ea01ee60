/** The ground the log is played onto: a copy of the cluster's folder, taken while it is written to, by the server's own rules for that. */
import fs from 'node:fs'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import type { Entry } from '../backup/entries.ts'
import { entriesOf } from '../backup/prove.ts'
import type { ArchiveKeys } from '../backup/sealing.ts'
import { beginBase, endBase } from '../db/base.ts'
import { MachineFault } from '../pg/fault.ts'
import { sealedFolder, sealTo } from './segments.ts'

export interface Base {
  file: string
  made: Date
  /** The first segment of the log it needs. */
  from: string
}

const shape = /^base-(\d{13})-([0-9A-F]{24})\.sealed$/

/** Newest first. */
export function basesIn(folder: string): Base[] {
  if (!fs.existsSync(folder)) return []
  return fs
    .readdirSync(folder)
    .flatMap((name) => {
      const found = shape.exec(name)
      return found ? [{ file: path.join(folder, name), made: new Date(Number(found[1])), from: found[2]! }] : []
    })
    .sort((a, b) => b.made.getTime() - a.made.getTime())
}

/** What a server makes anew at its start, or must not find: their folders alone are copied. */
const emptied = new Set([
  'pg_wal',
  'pg_dynshmem',
  'pg_notify',
  'pg_serial',
  'pg_snapshots',
  'pg_stat_tmp',
  'pg_subtrans',
  'pg_replslot',
])
const left =
  /^(postmaster\.(pid|opts)|backup_label|tablespace_map|recovery\.signal|standby\.signal|.*\.s\.PGSQL\..*|pgsql_tmp.*)$/

function* below(dir: string, at = ''): Generator<{ at: string; folder: boolean }> {
  for (const entry of fs.readdirSync(path.join(dir, at), { withFileTypes: true })) {
    const inner = path.join(at, entry.name)
    if (left.test(entry.name)) continue
    if (entry.isFile()) yield { at: inner, folder: false }
    if (!entry.isDirectory()) continue
    yield { at: inner, folder: true }
    if (!emptied.has(inner)) yield* below(dir, inner)
  }
}

/** A file may grow, shrink or go while it is read: the log puts that right. */
async function* bytesOf(file: string): AsyncGenerator<Buffer> {
  try {
    for await (const piece of fs.createReadStream(file)) yield piece as Buffer
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
}

/** @param admin a superuser of the embedded server in `dir` */
export async function makeBase(admin: pg.ClientConfig, dir: string, folder: string, keys: ArchiveKeys): Promise<Base> {
  const client = new pg.Client(admin)
  client.on('error', () => undefined)
  await client.connect()
  try {
    const made = new Date()
    const from = await beginBase(client)
    const file = path.join(folder, `base-${made.getTime()}-${from}.sealed`)
    await sealTo(file, entries(client, dir), keys, made)
    return { file, made, from }
  } finally {
    await client.end()
  }
}

async function* entries(client: pg.Client, dir: string): AsyncGenerator<Entry> {
  for (const { at, folder } of below(dir)) {
    if (folder) yield { head: { kind: 'file', path: `${at}/` } }
    else yield { head: { kind: 'file', path: at }, content: bytesOf(path.join(dir, at)) }
  }
  const label = await endBase(client)
  yield { head: { kind: 'file', path: 'backup_label' }, content: piece(label) }
}

async function* piece(text: string): AsyncGenerator<Buffer> {
  yield Buffer.from(text)
}

/** Keeps so many, and of the log what the oldest of them needs. */
export function thinBases(folder: string, keep = 2): void {
  const all = basesIn(folder)
  for (const old of all.slice(keep)) fs.rmSync(old.file, { force: true })
  const oldest = all.slice(0, keep).at(-1)
  if (!oldest || !fs.existsSync(sealedFolder(folder))) return
  for (const name of fs.readdirSync(sealedFolder(folder)))
    if (/^[0-9A-F]{24}/.test(name) && name.slice(0, 24) < oldest.from) fs.rmSync(path.join(sealedFolder(folder), name))
}

/** Into an empty folder, as it will be read: a base that is not whole is known before anything is started. */
export async function openBase(base: Base, dir: string, keys: ArchiveKeys): Promise<void> {
  let whole = false
  for await (const { head, content } of entriesOf(base.file, keys)) {
    if (head.kind !== 'file') continue
    const to = path.join(dir, head.path)
    if (!to.startsWith(`${dir}/`)) throw new MachineFault(`${base.file} names a file it may not name.`)
    if (head.path.endsWith('/')) fs.mkdirSync(to, { recursive: true, mode: 0o700 })
    else {
      fs.mkdirSync(path.dirname(to), { recursive: true, mode: 0o700 })
      await pipeline(content, fs.createWriteStream(to, { mode: 0o600 }))
    }
    if (head.path === 'backup_label') whole = true
  }
  if (!whole) throw new MachineFault(`${base.file} is not whole: take an older one.`)
}
