/**
 * A county, or all of them, out of an archive: laid out as its migrations of that time had it, filled, tied, compared row sum by row
 * sum, brought to this release, and only then served. What fails leaves nothing behind.
 */
import { hash } from 'node:crypto'
import fs from 'node:fs'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import pg from 'pg'
import {
  addCountyRow,
  countyRows,
  dropSchema,
  fill,
  lookOver,
  schemaIsFree,
  sumOf,
  tablesIn,
  tie,
  untie,
  type Table,
} from '../db/carry.ts'
import { knownMigrations, layOut, migrate } from '../db/migrate.ts'
import type { Keys } from '../keys.ts'
import { MachineFault } from '../pg/fault.ts'
import type { Begin, Entry } from './entries.ts'
import { keyPrints } from './make.ts'
import { entriesOf, prove, type Proven } from './prove.ts'
import type { ArchiveKeys } from './sealing.ts'

export interface Into {
  /** May make schemas; what counties share and the roles are there. */
  admin: pg.ClientConfig
  password?: ((role: string) => string) | undefined
  varFolder: string
  keys: Keys
  archives: ArchiveKeys
}

export interface RestoreOptions {
  /** One county of an archive of several. */
  county?: string | undefined
  /** Another schema, beside what is served: for looking and comparing. */
  schema?: string | undefined
  say: (line: string) => void
}

export interface Restored {
  made: string
  counties: { code: string; name: string; demo: boolean }[]
  tables: number
  rows: number
  files: number
  /** Files that were lost already when the backup was made. */
  lost: string[]
}

type Carried = Begin['counties'][number]
/** A county of the archive and the schema it goes to. */
type Target = Carried & { to: string }

export async function restoreBackup(file: string, into: Into, options: RestoreOptions): Promise<Restored> {
  const proven = await prove(file, into.archives)
  const targets = chosen(file, proven, options)
  judgeKeys(proven.begin, into.keys, options.say)
  const client = new pg.Client(into.admin)
  client.on('error', () => undefined)
  await client.connect()
  try {
    await judgeRoom(client, targets, options)
    const sums = await laid(client, file, into, targets, proven)
    const files = options.schema ? 0 : await serve(client, file, into, targets, proven)
    const rows = sums.reduce((n, s) => n + s.rows, 0)
    return {
      made: proven.begin.made,
      counties: targets.map(({ code, name, demo }) => ({ code, name, demo })),
      tables: sums.length,
      rows,
      files,
      lost: proven.end.lost,
    }
  } finally {
    await client.end()
  }
}

function chosen(file: string, { begin }: Proven, { county, schema }: RestoreOptions): Target[] {
  const some = begin.counties.filter((c) => !county || c.code === county)
  const there = begin.counties.map((c) => c.code).join(', ')
  if (some.length === 0) throw new MachineFault(`${file} holds ${there}, and no county ${county}.`)
  if (schema && some.length > 1)
    throw new MachineFault(`${file} holds ${there}: name one of them with --county for a schema of another name.`)
  const known = new Set(knownMigrations())
  const unknown = some.flatMap((c) => c.migrations).find((name) => !known.has(name))
  if (unknown)
    throw new MachineFault(`${file} comes from a newer release (it has ${unknown}): install that release first.`)
  return some.map((c) => ({ ...c, to: schema ?? c.schema }))
}

/** Rows that nobody could open again are not taken in; what only the restricted class needs may come later. */
function judgeKeys({ keys: needed }: Begin, keys: Keys, say: (line: string) => void): void {
  const have = keyPrints(keys)
  const missing = [
    ...needed.data.filter((k) => !have.data.includes(k)).map((k) => `data key ${k.split(':')[0]}`),
    ...(needed.hmac === have.hmac ? [] : ['the key of the index']),
    ...(needed.sealing === have.sealing ? [] : ['the key of the seals']),
  ]
  if (missing.length > 0)
    throw new MachineFault(
      `Your key file lacks what the rows of this backup were sealed with (${missing.join(', ')}): put back the copy of that time. Nothing was restored.`,
    )
  if (needed.restricted.some((k) => !have.restricted.includes(k)))
    say('The key of the restricted class is another one here: restricted files stay closed until its copy is put back.')
}

async function judgeRoom(client: pg.Client, targets: Target[], { schema }: RestoreOptions): Promise<void> {
  const served = new Set((await countyRows(client)).map((c) => c.code))
  for (const t of targets) {
    const taken = !(await schemaIsFree(client, t.to))
    if (!schema && (served.has(t.code) || taken))
      throw new MachineFault(
        `${t.code} ${t.name} is here already, and nothing is ever written over it: restore into an empty folder (LINLI_VAR=…), or beside it with --schema.`,
      )
    if (taken) throw new MachineFault(`There is a schema "${t.to}" already: name another one.`)
  }
}

/** Every schema laid out, filled, tied and compared. @returns what is there now */
async function laid(client: pg.Client, file: string, into: Into, targets: Target[], { end }: Proven) {
  try {
    const ties = new Map<string, Awaited<ReturnType<typeof untie>>>()
    for (const t of targets) {
      await layOut(client, t.to, new Set(t.migrations))
      ties.set(t.to, await untie(client, t.to))
    }
    for await (const entry of entriesOf(file, into.archives)) await poured(client, entry, targets)
    for (const [schema, all] of ties) await tie(client, schema, all)
    return await compared(client, targets, end.tables)
  } catch (error) {
    for (const t of targets) await dropSchema(client, t.to)
    throw error
  }
}

async function poured(client: pg.Client, { head, content }: Required<Entry>, targets: Target[]): Promise<void> {
  if (head.kind !== 'table') return
  const target = targets.find((t) => t.schema === head.schema)
  if (target) await fill(client, target.to, head, content)
}

/** Rows are read back and summed: the same number, the same content, table by table. */
async function compared(client: pg.Client, targets: Target[], wanted: Proven['end']['tables']) {
  const all: Proven['end']['tables'] = []
  for (const t of targets) {
    const here = new Map<string, Table>((await tablesIn(client, t.to)).map((table) => [table.name, table]))
    const of = wanted.filter((w) => w.schema === t.schema)
    for (const w of of) {
      const table = here.get(w.name)
      const sum = table && (await sumOf(client, t.to, table))
      if (sum?.rows !== w.rows || sum.hash !== w.hash)
        throw new MachineFault(
          `${t.code}: the table ${w.name} came back as ${sum?.rows ?? 0} rows where the backup has ${w.rows}, or with other content: nothing was restored.`,
        )
      all.push(w)
    }
    if (here.size !== of.length)
      throw new MachineFault(`${t.code}: the backup holds ${of.length} tables of ${here.size}.`)
    await lookOver(client, t.to)
  }
  return all
}

/** From the release of the backup to this one, with files and heads in their places; then the counties are open. */
async function serve(client: pg.Client, file: string, into: Into, targets: Target[], proven: Proven): Promise<number> {
  try {
    const files = await placed(file, into, targets, proven)
    const codes = targets.map((t) => t.code)
    await migrate(into.admin, { counties: codes, ...(into.password && { password: into.password }) })
    for (const { openedAt, ...c } of targets) await addCountyRow(client, { ...c, opened_at: new Date(openedAt) })
    return files
  } catch (error) {
    for (const t of targets) await dropSchema(client, t.to)
    throw error
  }
}

const placeable = /^(files\/[0-9a-f]{2}\/[0-9a-f]{64}|spool\/[0-9a-f-]{36}|audit-heads\.jsonl)$/

async function placed(file: string, into: Into, targets: Target[], { begin }: Proven): Promise<number> {
  let files = 0
  for await (const { head, content } of entriesOf(file, into.archives)) {
    if (head.kind !== 'file') continue
    if (!placeable.test(head.path)) throw new MachineFault(`The archive ${file} names a file it may not name.`)
    const bytes: Buffer[] = []
    for await (const piece of content) bytes.push(piece)
    if (head.path === 'audit-heads.jsonl')
      await putHeads(into.varFolder, Buffer.concat(bytes).toString('utf8'), targets, begin)
    else {
      await put(path.join(into.varFolder, head.path), Buffer.concat(bytes))
      files++
    }
  }
  return files
}

/** Content-addressed: what is there already under this name and whole is the same. */
async function put(at: string, bytes: Buffer): Promise<void> {
  if (fs.existsSync(at) && hash('sha256', fs.readFileSync(at)) === hash('sha256', bytes)) return
  await mkdir(path.dirname(at), { recursive: true, mode: 0o700 })
  const draft = `${at}.${process.pid}`
  await writeFile(draft, bytes, { mode: 0o600, flush: true })
  await rename(draft, at)
}

/**
 * The heads of these counties as they were; those of other counties stay. Newer heads that a lost database left behind tell what is
 * lost with it: they are kept beside.
 */
async function putHeads(folder: string, text: string, targets: Target[], { made }: Begin): Promise<void> {
  const at = path.join(folder, 'audit-heads.jsonl')
  const codes = new Set(targets.map((t) => t.code))
  const ours = (line: string) => codes.has((JSON.parse(line) as { county: string }).county)
  const before = fs.existsSync(at) ? fs.readFileSync(at, 'utf8').split('\n').filter(Boolean) : []
  if (before.some(ours)) fs.copyFileSync(at, `${at}.before-${made.replace(/\W/g, '')}`)
  const lines = [...before.filter((line) => !ours(line)), ...text.split('\n').filter((line) => line && ours(line))]
  await put(at, Buffer.from(lines.map((line) => `${line}\n`).join('')))
}
