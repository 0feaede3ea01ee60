/**
 * A change of keys: every sealed value of a county is opened with the key it names and sealed with the current one, in chunks
 * that commit one by one. What is on the current key is passed over, so a run that was stopped goes on where it was; a value
 * that somebody changes meanwhile is left as they wrote it. Walks tables in the order of their key, with the rights of the
 * owner: policies and the rule that history only grows do not hold here, and nothing is read out.
 */
import type pg from 'pg'
import type { SealedColumn } from '../context.ts'
import type { Keys } from '../keys.ts'
import { open, seal } from '../vault.ts'
import { schemaOf } from './scope.ts'

/** Whole versions of persons are sealed too: text in the place of an object. */
const inHistory = ['before', 'after'] as const

/** Key, nonce, tag, text: other text may stand in a version. */
const sealedText = `'^[A-Za-z0-9]+[.][A-Za-z0-9_-]{16}[.][A-Za-z0-9_-]{22}[.]'`

interface Walk extends SealedColumn {
  /** Where the sealed text stands, as SQL. */
  value: string
  /** The column with the new text `n.value` in it, as SQL. */
  written: string
}

const ident = (name: string) => {
  if (!/^[a-z_]+$/.test(name)) throw new Error('reseal: not a plain name')
  return name
}

/** Columns, and whether versions are sealed with the same key. */
export interface What {
  columns: readonly SealedColumn[]
  history: boolean
}

function walksOf({ columns, history }: What): Walk[] {
  return [
    ...columns.map((c) => ({ ...c, value: `t.${ident(c.column)}`, written: 'n.value' })),
    ...(history ? inHistory : []).map((side) => ({
      table: 'history',
      column: 'value',
      key: ['id'] as const,
      value: `case when jsonb_typeof(t.value -> '${side}') = 'string' and t.value ->> '${side}' ~ ${sealedText} then t.value ->> '${side}' end`,
      written: `jsonb_set(t.value, '{${side}}', to_jsonb(n.value))`,
    })),
  ]
}

export interface Resealed {
  /** Values sealed anew. */
  done: number
  /** Values that name another key still: somebody wrote them with a process that has not been started again. */
  left: number
}

export interface ResealOptions {
  chunk?: number
  /** Called after each chunk that was committed. */
  told?: (done: number) => void
}

/** @param client with the rights of the owner of the tables */
export async function reseal(
  client: pg.ClientBase,
  county: string,
  what: What,
  keys: Keys,
  { chunk = 2_000, told }: ResealOptions = {},
): Promise<Resealed> {
  const result: Resealed = { done: 0, left: 0 }
  for (const walk of walksOf(what)) {
    let after: string[] | undefined
    do {
      const rows = await nextRows(client, county, walk, keys.current, after, chunk)
      const fresh = rows.map((r) => ({ ...r, sealed: anew(keys, county, walk, r) }))
      if (fresh.length > 0) result.done += await writeRows(client, county, walk, fresh)
      told?.(result.done)
      after = rows.length === chunk ? rows.at(-1)!.key : undefined
    } while (after)
    result.left += await leftIn(client, county, walk, keys.current)
  }
  return result
}

/** How many values name another key than the current one. */
export async function staleIn(client: pg.ClientBase, county: string, what: What, keys: Keys): Promise<number> {
  let stale = 0
  for (const walk of walksOf(what)) stale += await leftIn(client, county, walk, keys.current)
  return stale
}

interface Row {
  key: string[]
  value: string
}

function anew(keys: Keys, county: string, walk: Walk, row: Row): string {
  const spot = { county, table: walk.table, column: walk.as ?? walk.column, row: row.key.join('/') }
  return seal(keys, open(keys, row.value, spot), spot)
}

const keyOf = (walk: Walk) => walk.key.map((k) => `t.${ident(k)}`)
const tableOf = (county: string, walk: Walk) => `${schemaOf(county)}.${ident(walk.table)}`
const stale = (walk: Walk) => `(${walk.value}) is not null and split_part((${walk.value}), '.', 1) <> $1`

async function nextRows(
  client: pg.ClientBase,
  county: string,
  walk: Walk,
  current: string,
  after: string[] | undefined,
  chunk: number,
): Promise<Row[]> {
  const key = keyOf(walk).join(', ')
  const past = after ? `and (${key}) > (${after.map((_, i) => `$${i + 3}`).join(', ')})` : ''
  const answer = await client.query<Row>(
    `select array[${keyOf(walk)
      .map((k) => `${k}::text`)
      .join(', ')}] as key, ${walk.value} as value
     from ${tableOf(county, walk)} t where ${stale(walk)} ${past} order by ${key} limit $2`,
    [current, chunk, ...(after ?? [])],
  )
  return answer.rows
}

/** Only where the value is still the one that was read. */
async function writeRows(
  client: pg.ClientBase,
  county: string,
  walk: Walk,
  rows: (Row & { sealed: string })[],
): Promise<number> {
  const names = walk.key.map((_, i) => `k${i}`)
  const answer = await client.query(
    `update ${tableOf(county, walk)} t set ${ident(walk.column)} = ${walk.written}
     from unnest(${['old', 'value', ...names].map((_, i) => `$${i + 1}::text[]`).join(', ')}) n(old, value, ${names.join(', ')})
     where ${keyOf(walk)
       .map((k, i) => `${k}::text = n.k${i}`)
       .join(' and ')} and ${walk.value} = n.old`,
    [rows.map((r) => r.value), rows.map((r) => r.sealed), ...walk.key.map((_, i) => rows.map((r) => r.key[i]))],
  )
  return answer.rowCount ?? 0
}

async function leftIn(client: pg.ClientBase, county: string, walk: Walk, current: string): Promise<number> {
  const answer = await client.query<{ n: number }>(
    `select count(*)::int as n from ${tableOf(county, walk)} t where ${stale(walk)}`,
    [current],
  )
  return answer.rows[0]!.n
}
