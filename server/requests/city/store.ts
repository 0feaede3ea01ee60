/** Rows of what the city handed down, and what the headers of its tables mean. */
import { columns } from '../../kernel/db/bulk.ts'
import { sql, type Statement } from '../../kernel/db/tx.ts'

export interface CityRow {
  number: string
  request: string
  layout: string
  cells: string
  unit: string | null
  co_unit: string | null
  handed_at: Date | null
  due_at: Date | null
  hash: string
  words: string
  at: Date
  account: string | null
}

const fields = [
  'number',
  'request',
  'layout',
  'cells',
  'unit',
  'co_unit',
  'handed_at',
  'due_at',
  'hash',
  'words',
  'at',
  'account',
] as const satisfies (keyof CityRow)[]
const all = fields.join(', ')

/** Under its lock two people who bring the same order are told apart. */
export const lockCity = (number: string): Statement =>
  sql('requests.city.lock', `select ${all} from request_city where number = $1 for update`, [number])

export const cityByNumber = (number: string): Statement =>
  sql('requests.city.one', `select ${all} from request_city where number = $1`, [number])

/** Index `request_city_request`: a matter that absorbed another may have several; the newest counts. */
export const cityOf = (request: string): Statement =>
  sql('requests.city.of', `select ${all} from request_city where request = $1 order by at desc, number limit 1`, [
    request,
  ])

/** Without an answer to a conflict: whoever brought it at the same moment was first, and it is tried again. */
export const insertCity = (r: CityRow): Statement =>
  sql(
    'requests.city.add',
    `insert into request_city (${all}) values (${fields.map((_, i) => `$${i + 1}`).join(', ')})`,
    fields.map((f) => r[f]),
  )

export const updateCity = (r: CityRow): Statement =>
  sql(
    'requests.city.update',
    `update request_city set layout = $2, cells = $3, unit = $4, co_unit = $5, handed_at = $6, due_at = $7, hash = $8, words = $9,
       at = $10, account = $11 where number = $1`,
    fields.filter((f) => f !== 'request').map((f) => r[f]),
  )

export const keepLayout = (hash: string, headers: readonly string[]): Statement =>
  sql(
    'requests.city.layout',
    'insert into request_city_layout (hash, headers) values ($1, $2) on conflict (hash) do nothing',
    [hash, headers],
  )

export const layouts = (hashes: readonly string[]): Statement =>
  sql('requests.city.layouts', 'select hash, headers from request_city_layout where hash = any($1::text[])', [hashes])

/** A county decides on some hundreds of headers in its life. */
export const headersKnown = (): Statement =>
  sql('requests.city.headers', 'select key, decision from request_city_header order by key limit 5000')

export const rememberHeaders = (
  rows: readonly { key: string; decision: string }[],
  account: string,
  at: Date,
): Statement =>
  sql(
    'requests.city.remember',
    `insert into request_city_header (key, decision, account, at) select *, $3::uuid, $4::timestamptz from unnest($1::text[], $2::text[]) where true
     on conflict (key) do update set decision = excluded.decision, account = excluded.account, at = excluded.at`,
    [...columns(rows, ['key', 'decision']), account, at],
  )
