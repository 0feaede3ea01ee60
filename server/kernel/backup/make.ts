/**
 * A backup: every row of one moment, then the files those rows name, sealed into one archive. Whoever writes meanwhile waits
 * for nothing and is in the next one. Keys never stand in it.
 */
import { createHash, hash, randomBytes } from 'node:crypto'
import fs from 'node:fs'
import { open, readFile, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import {
  beginRead,
  countyRows,
  endRead,
  filesNamed,
  filesWanted,
  lastSealed,
  migrationsOf,
  rowsOf,
  spoolNamed,
  Summing,
  tablesIn,
  type CountyRow,
} from '../db/carry.ts'
import { schemaOf } from '../db/scope.ts'
import type { Keys } from '../keys.ts'
import { MachineFault } from '../pg/fault.ts'
import { packed, type Begin, type End, type Entry, type KeyPrints } from './entries.ts'
import { sealed, type ArchiveKeys } from './sealing.ts'

export interface Source {
  /** Sees every row: the owner of the tables. */
  admin: pg.ClientConfig
  /** Folder of the installation: files, spool, audit heads. */
  varFolder: string
  keys: Keys
  archives: ArchiveKeys
}

export interface MakeOptions {
  /** Folder for the archive. */
  target: string
  now: Date
  /** One county alone. */
  county?: string | undefined
  /** Before each table. */
  told?: (table: string) => void | Promise<void>
}

export interface Made {
  file: string
  bytes: number
  counties: string[]
  tables: number
  rows: number
  files: number
  /** Files that rows name and that are not there, or not as they were. */
  lost: string[]
}

/** Tells one key from another and gives nothing away of it. */
const printOf = (key: Buffer) => createHash('sha256').update('linli key print').update(key).digest('hex').slice(0, 16)
const printsOf = (ring: ReadonlyMap<string, Buffer>) => [...ring].map(([id, key]) => `${id}:${printOf(key)}`)

export const keyPrints = (keys: Keys): KeyPrints => ({
  data: printsOf(keys.data),
  restricted: printsOf(keys.restricted.data),
  hmac: printOf(keys.hmac),
  sealing: printOf(keys.sealing),
})

export async function makeBackup(source: Source, options: MakeOptions): Promise<Made> {
  const { target, now, county } = options
  const client = new pg.Client(source.admin)
  client.on('error', () => undefined)
  await client.connect()
  const what = county ?? 'whole'
  const file = path.join(target, `linli-${what}-${stampOf(now)}-${randomBytes(3).toString('hex')}.backup`)
  const draft = path.join(target, `.${path.basename(file)}.part`)
  try {
    await beginRead(client)
    const chosen = (await countyRows(client)).filter((c) => !county || c.code === county)
    if (chosen.length === 0) throw new MachineFault(noCounty(county))
    const work = new Carrying(client, source, chosen, options)
    fs.mkdirSync(target, { recursive: true, mode: 0o700 })
    const bytes = sealed(source.archives, { made: now.toISOString(), what }, packed(work.entries()))
    await pipeline(bytes, fs.createWriteStream(draft, { flags: 'wx', mode: 0o600 }))
    await settled(draft, file)
    return { file, bytes: fs.statSync(file).size, counties: chosen.map((c) => c.code), ...work.done() }
  } catch (error) {
    await rm(draft, { force: true }).catch(() => undefined)
    throw told(error, target)
  } finally {
    await client.end()
  }
}

const noCounty = (county: string | undefined) =>
  county ? `There is no county ${county} here.` : 'No county is served here: there is nothing to back up.'

const stampOf = (now: Date) => now.toISOString().replace(/[-:]/g, '').slice(0, 15) + 'Z'

/** What a person can do something about is said in a sentence. */
function told(error: unknown, target: string): unknown {
  const code = (error as NodeJS.ErrnoException).code ?? ''
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new MachineFault(
      `The disk of ${target} is full: nothing of this backup was kept. Free some room, or name another folder.`,
    )
  if (['EACCES', 'EROFS', 'ENOTDIR', 'EEXIST', 'EPERM'].includes(code))
    return new MachineFault(
      `The backup cannot be written to ${target} (${code}): make the folder writable, or name another.`,
    )
  return error
}

/** On the disk itself before it gets its name: a power cut leaves a whole archive or none. */
export async function settled(draft: string, file: string): Promise<void> {
  await flushed(draft)
  await rename(draft, file)
  await flushed(path.dirname(file))
}

async function flushed(at: string): Promise<void> {
  const handle = await open(at, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** What goes into one archive, and the account of it. */
class Carrying {
  private readonly end: End = { kind: 'end', tables: [], files: [], lost: [] }
  private readonly client: pg.Client
  private readonly source: Source
  private readonly counties: CountyRow[]
  private readonly options: MakeOptions

  constructor(client: pg.Client, source: Source, counties: CountyRow[], options: MakeOptions) {
    this.client = client
    this.source = source
    this.counties = counties
    this.options = options
  }

  done(): Pick<Made, 'tables' | 'rows' | 'files' | 'lost'> {
    const { tables, files, lost } = this.end
    return { tables: tables.length, rows: tables.reduce((n, t) => n + t.rows, 0), files: files.length, lost }
  }

  async *entries(): AsyncGenerator<Entry> {
    const { client, counties } = this
    const begin = await this.begin()
    yield { head: begin }
    for (const c of counties) yield* this.tables(schemaOf(c.code))
    const named = new Set<string>()
    const wanted = new Map<string, string[]>()
    for (const { code } of counties) {
      const schema = schemaOf(code)
      wanted.set(schema, await filesWanted(client, schema))
      for (const sha of await filesNamed(client, schema)) named.add(sha)
    }
    const spooled = await this.spooled()
    await endRead(client)
    for (const sha of [...named].sort()) yield* this.stored(sha)
    for (const id of spooled) yield* this.file(`spool/${id}`)
    yield* this.heads(begin)
    for (const [schema, all] of wanted) await this.missed(schema, all)
    yield { head: this.end }
  }

  private async begin(): Promise<Begin> {
    const counties: Begin['counties'] = []
    for (const { opened_at, ...c } of this.counties) {
      const schema = schemaOf(c.code)
      const [migrations, last] = [await migrationsOf(this.client, schema), await lastSealed(this.client, schema)]
      counties.push({ ...c, openedAt: opened_at.toISOString(), schema, migrations, sealed: last })
    }
    return { kind: 'first', made: this.options.now.toISOString(), counties, keys: keyPrints(this.source.keys) }
  }

  private async *tables(schema: string): AsyncGenerator<Entry> {
    for (const table of await tablesIn(this.client, schema)) {
      await this.options.told?.(table.name)
      const summing = new Summing()
      yield { head: { kind: 'table', schema, ...table }, content: rowsOf(this.client, schema, table, summing) }
      this.end.tables.push({ schema, name: table.name, ...summing.sum })
    }
  }

  /** Of what is being worked on, only what these counties work on. */
  private async spooled(): Promise<string[]> {
    const folder = path.join(this.source.varFolder, 'spool')
    const there = fs.existsSync(folder) ? fs.readdirSync(folder).filter((name) => isSpooled(name)) : []
    const named: string[] = []
    for (const { code } of this.counties) named.push(...(await spoolNamed(this.client, schemaOf(code), there)))
    return named.sort()
  }

  private async *stored(sha: string): AsyncGenerator<Entry> {
    const bytes = await this.read(`files/${sha.slice(0, 2)}/${sha}`)
    // Other hashes stand in columns of that name too; what is not in the store is judged at the end.
    if (bytes && hash('sha256', bytes) === sha) yield this.entry(`files/${sha.slice(0, 2)}/${sha}`, bytes)
  }

  private async *file(at: string): AsyncGenerator<Entry> {
    const bytes = await this.read(at)
    if (bytes) yield this.entry(at, bytes)
  }

  private entry(at: string, bytes: Buffer): Entry {
    this.end.files.push({ path: at, sha256: hash('sha256', bytes), bytes: bytes.length })
    return { head: { kind: 'file', path: at }, content: pieces(bytes) }
  }

  private async read(at: string): Promise<Buffer | undefined> {
    try {
      return await readFile(path.join(this.source.varFolder, at))
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
      throw error
    }
  }

  /** The heads kept outside the database, as far as the rows of this moment go. */
  private async *heads(begin: Begin): AsyncGenerator<Entry> {
    const last = new Map(begin.counties.map((c) => [c.code, c.sealed]))
    const text = (await this.read('audit-heads.jsonl'))?.toString('utf8') ?? ''
    const lines = text.split('\n').filter((line) => {
      if (!line) return false
      const head = JSON.parse(line) as { county: string; no: number }
      return head.no <= (last.get(head.county) ?? 0)
    })
    yield this.entry('audit-heads.jsonl', Buffer.from(lines.map((line) => `${line}\n`).join('')))
  }

  /** A file may have been emptied since the rows were read: then nobody wants it any more, and it is not lost. */
  private async missed(schema: string, wanted: string[]): Promise<void> {
    const have = new Set(this.end.files.map((f) => path.basename(f.path)))
    const gone = wanted.filter((sha) => !have.has(sha))
    if (gone.length > 0) this.end.lost.push(...(await filesWanted(this.client, schema, gone)))
  }
}

const isSpooled = (name: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(name)

async function* pieces(bytes: Buffer): AsyncGenerator<Buffer> {
  const size = 256 * 1024
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}
