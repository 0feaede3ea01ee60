/** Dated definitions, the same for the whole county. */
import { columns } from '../db/bulk.ts'
import { sql, type Tx } from '../db/tx.ts'

export interface DefinitionRow {
  code: string
  from: string
  /** All but code and day. */
  body: object
  hash: string
  packHash: string | null
  version: number
}

const read = `code, body, hash, pack_hash as "packHash", version, from_day::text as "from"`

export const definitionsOf = (tx: Tx, kind: string) =>
  tx.rows<DefinitionRow>(
    sql('definitions.all', `select ${read} from definition where kind = $1 order by code, from_day`, [kind]),
  )

/** All of a kind, until the act is over: what is compared does not change meanwhile. */
export const lockDefinitions = (tx: Tx, kind: string) =>
  tx.rows<DefinitionRow>(
    sql('definitions.lock', `select ${read} from definition where kind = $1 order by code, from_day for update`, [
      kind,
    ]),
  )

/** Enters or replaces; what was before stands in the history that the caller keeps. */
export const putDefinitions = (kind: string, rows: readonly Omit<DefinitionRow, 'version'>[]) =>
  sql(
    'definitions.put',
    `insert into definition (kind, code, from_day, body, hash, pack_hash, version)
     select $1, d.code, d.from_day, d.body, d.hash, d.pack_hash, 1
     from unnest($2::text[], $3::date[], $4::jsonb[], $5::text[], $6::text[]) d(code, from_day, body, hash, pack_hash) where true
     on conflict (kind, code, from_day) do update set body = excluded.body, hash = excluded.hash,
       pack_hash = coalesce(excluded.pack_hash, definition.pack_hash), version = definition.version + 1`,
    [kind, ...columns(rows, ['code', 'from', 'body', 'hash', 'packHash'])],
  )
