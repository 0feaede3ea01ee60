/** Whole schemas on their way from one database to another: which tables there are, what they hold, and what ties them. */
import { hash } from 'node:crypto'
import type pg from 'pg'
import { copyIn, copyOut } from './copy.ts'
import { MachineFault } from '../pg/fault.ts'

export interface Table {
  name: string
  /** Those that are written; what the database reckons by itself is not carried. */
  columns: string[]
}

/** So many rows, and the sum of their hashes: equal whatever the order in which they lie. */
export interface Sum {
  rows: number
  hash: string
}

/** A schema's name stands in statements as it is. */
function plain(schema: string): string {
  if (!/^[a-z][a-z0-9_]{0,62}$/.test(schema)) throw new MachineFault(`"${schema}" is no name for a schema here.`)
  return schema
}

const ident = (name: string) => `"${name.replaceAll('"', '""')}"`
const of = (schema: string, { name, columns }: Table) =>
  `${plain(schema)}.${ident(name)} (${columns.map(ident).join(', ')})`

/** The same row gives the same text in every database, whatever its settings. */
const alike = `set timezone = 'UTC'; set datestyle = 'ISO, MDY'; set intervalstyle = 'postgres'; set bytea_output = 'hex';
  set extra_float_digits = 1; set xmloption = 'content'; set lc_monetary = 'C'; set client_encoding = 'UTF8'; set statement_timeout = 0; set idle_in_transaction_session_timeout = 0; set lock_timeout = 0`

/** One moment for everything that is read on this connection until `endRead`. */
export async function beginRead(client: pg.ClientBase): Promise<void> {
  await client.query(alike)
  await client.query('begin isolation level repeatable read read only')
  // A snapshot is taken by the first statement, not by `begin`.
  await client.query('select 1')
}

export const endRead = (client: pg.ClientBase) => client.query('rollback')

export async function tablesIn(client: pg.ClientBase, schema: string): Promise<Table[]> {
  const { rows } = await client.query<Table>(
    `select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     where c.relnamespace = $1::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
     group by c.relname order by c.relname collate "C"`,
    [plain(schema)],
  )
  return rows
}

export interface CountyRow {
  code: string
  name: string
  demo: boolean
  hosts: string[]
  opened_at: Date
}

export async function countyRows(client: pg.ClientBase): Promise<CountyRow[]> {
  const there = await client.query<{ there: boolean }>(`select to_regclass('network.counties') is not null as there`)
  if (!there.rows[0]!.there) return []
  return (
    await client.query<CountyRow>('select code, name, demo, hosts, opened_at from network.counties order by code')
  ).rows
}

export const addCountyRow = (client: pg.ClientBase, c: CountyRow) =>
  client.query('insert into network.counties (code, name, demo, hosts, opened_at) values ($1, $2, $3, $4, $5)', [
    c.code,
    c.name,
    c.demo,
    c.hosts,
    c.opened_at,
  ])

export const migrationsOf = async (client: pg.ClientBase, schema: string): Promise<string[]> =>
  (await client.query<{ name: string }>(`select name from ${plain(schema)}.migrations order by name`)).rows.map(
    (r) => r.name,
  )

/** The last block of the audit that is sealed in this moment; 0 when there is none. */
export const lastSealed = async (client: pg.ClientBase, schema: string): Promise<number> =>
  Number((await client.query(`select coalesce(max(no), 0) as no from ${plain(schema)}.audit_blocks`)).rows[0].no)

/** Hashes of every file a schema speaks of, in whatever table: the store knows which of them are its own. */
export async function filesNamed(client: pg.ClientBase, schema: string): Promise<Set<string>> {
  const tables = (await tablesIn(client, schema)).filter((t) => t.columns.includes('sha256'))
  const found = new Set<string>()
  for (const t of tables) {
    const { rows } = await client.query<{ sha256: string }>(
      `select distinct sha256 from ${plain(schema)}.${ident(t.name)} where sha256 ~ '^[0-9a-f]{64}$'`,
    )
    for (const r of rows) found.add(r.sha256)
  }
  return found
}

/** Of these files, those that somebody may still open: a row names them and was not emptied. */
export async function filesWanted(client: pg.ClientBase, schema: string, among?: string[]): Promise<string[]> {
  const { rows } = await client.query<{ sha256: string }>(
    `select distinct sha256 from ${plain(schema)}.files where emptied_at is null and ($1::text[] is null or sha256 = any($1)) order by sha256`,
    [among ?? null],
  )
  return rows.map((r) => r.sha256)
}

/** Of these ids of files that are being worked on, those a row stands for. */
export async function spoolNamed(client: pg.ClientBase, schema: string, ids: string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const tables = (await tablesIn(client, schema)).filter((t) => ['id', 'sha256'].every((c) => t.columns.includes(c)))
  const found: string[] = []
  for (const t of tables) {
    const { rows } = await client.query<{ id: string }>(
      `select id::text as id from ${plain(schema)}.${ident(t.name)} where id::text = any($1)`,
      [ids],
    )
    found.push(...rows.map((r) => r.id))
  }
  return found
}

/** What passes is counted and hashed. */
export class Summing {
  rows = 0
  private total = 0n

  add(line: Buffer): void {
    this.rows++
    // The line without its end: text that is cut anew has none.
    this.total += BigInt(`0x${hash('sha256', line.subarray(0, line.length - 1), 'hex')}`)
  }

  /** Whole lines, as they stand in an archive. */
  addAll(lines: Buffer): void {
    for (let at = 0, end = 0; at < lines.length; at = end) {
      end = lines.indexOf(10, at) + 1
      if (end === 0) end = lines.length
      this.add(lines.subarray(at, end))
    }
  }

  get sum(): Sum {
    return { rows: this.rows, hash: BigInt.asUintN(256, this.total).toString(16).padStart(64, '0') }
  }
}

/** @returns the rows as text, in pieces */
export async function* rowsOf(
  client: pg.ClientBase,
  schema: string,
  table: Table,
  summing: Summing,
): AsyncGenerator<Buffer> {
  for await (const lines of copyOut(client, `copy ${of(schema, table)} to stdout`)) {
    for (const line of lines) summing.add(line)
    yield Buffer.concat(lines)
  }
}

export async function sumOf(client: pg.ClientBase, schema: string, table: Table): Promise<Sum> {
  const summing = new Summing()
  for await (const _ of rowsOf(client, schema, table, summing)) continue
  return summing.sum
}

export async function schemaIsFree(client: pg.ClientBase, schema: string): Promise<boolean> {
  const { rows } = await client.query<{ free: boolean }>(
    'select not exists (select 1 from pg_namespace where nspname = $1) as free',
    [plain(schema)],
  )
  return rows[0]!.free
}

export const dropSchema = (client: pg.ClientBase, schema: string) =>
  client.query(`drop schema if exists ${plain(schema)} cascade`)

interface Tie {
  table: string
  name: string
  definition: string
}

/**
 * Emptied of what migrations put there, and free to be filled in any order: what ties tables to each other is taken off, and
 * put back by `tie`, when every row must hold.
 */
export async function untie(client: pg.ClientBase, schema: string): Promise<Tie[]> {
  await client.query(alike)
  await client.query(`set search_path = ${plain(schema)}, network, public`)
  const { rows: ties } = await client.query<Tie>(
    `select quote_ident(c.relname) as table, quote_ident(k.conname) as name, pg_get_constraintdef(k.oid) as definition
     from pg_constraint k join pg_class c on c.oid = k.conrelid
     where k.connamespace = $1::regnamespace and k.contype = 'f' order by c.relname collate "C", k.conname collate "C"`,
    [schema],
  )
  for (const t of ties) await client.query(`alter table ${t.table} drop constraint ${t.name}`)
  for (const t of await tablesIn(client, schema)) await client.query(`delete from ${ident(t.name)}`)
  return ties
}

export async function tie(client: pg.ClientBase, schema: string, ties: Tie[]): Promise<void> {
  await client.query(`set search_path = ${plain(schema)}, network, public`)
  for (const t of ties) await client.query(`alter table ${t.table} add constraint ${t.name} ${t.definition}`)
}

export const fill = (client: pg.ClientBase, schema: string, table: Table, pieces: AsyncIterable<Buffer>) =>
  copyIn(client, `copy ${of(schema, table)} from stdin`, pieces)

/** The planner knows nothing of rows that came all at once. */
export const lookOver = async (client: pg.ClientBase, schema: string): Promise<void> => {
  for (const t of await tablesIn(client, schema)) await client.query(`analyze ${plain(schema)}.${ident(t.name)}`)
}
