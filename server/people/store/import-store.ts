/** Imports and their rows while they wait; and what headers mean here. */
import type {
  ImportCounts,
  ImportMode,
  ImportPlan,
  ImportState,
  RowDecision,
  RowVerdict,
} from '../../../domain/people/imports.ts'
import type { RestrictedClass } from '../../../domain/kernel/restricted.ts'
import type { Range } from '../../../domain/kernel/place-path.ts'
import { columns } from '../../kernel/db/bulk.ts'
import { sql, type Statement, type Tx } from '../../kernel/db/tx.ts'

export interface ImportRow {
  id: string
  place: string
  account: string
  state: ImportState
  fileName: string
  sha256: string
  bytes: number
  kind: string | null
  why: string | null
  mode: ImportMode | null
  category: string | null
  month: string | null
  source: string | null
  /** Sealed. */
  sheets: string | null
  familiar: boolean
  plan: ImportPlan | null
  ranges: Range[]
  counts: Partial<ImportCounts>
  /** What goes to the restricted room: how many of each class, and to which accounts. */
  restricted: { class: RestrictedClass; n: number; to: string[] }[]
  done: number
  afterHome: Buffer
  afterNo: number
  at: Date
  version: number
}

const importColumns = `i.id, i.place, i.account, i.state, i.file_name as "fileName", i.sha256, i.bytes::float8 as bytes, i.kind, i.why, i.mode,
  i.category, i.month, i.source, i.sheets, i.familiar, i.plan, i.ranges, i.counts, i.restricted, i.done, i.after_home as "afterHome",
  i.after_no as "afterNo", i.at, i.version`

export const insertImport = (
  r: Pick<ImportRow, 'id' | 'place' | 'account' | 'fileName' | 'sha256' | 'bytes' | 'ranges' | 'at'>,
) =>
  sql(
    'people.insertImport',
    `insert into people_import (id, place, account, state, file_name, sha256, bytes, ranges, at, moved_at, version)
     values ($1, $2, $3, 'reading', $4, $5, $6, $7, $8, $8, 1)`,
    [r.id, r.place, r.account, r.fileName, r.sha256, r.bytes, JSON.stringify(r.ranges), r.at],
  )

export const oneImport = (tx: Tx, id: string) =>
  tx.one<ImportRow>(sql('people.import', `select ${importColumns} from people_import i where i.id = $1`, [id]))

export const lockImport = (tx: Tx, id: string) =>
  tx.one<ImportRow>(
    sql('people.lockImport', `select ${importColumns} from people_import i where i.id = $1 for update`, [id]),
  )

/** Keyset by arrival, the newest first; uses `people_import_place`. */
export const importsIn = (tx: Tx, ranges: readonly Range[], after: [string, string], size: number) =>
  tx.rows<ImportRow & { key: string; by: string | null }>(
    sql(
      'people.imports',
      `select ${importColumns}, i.at::text as key, a.shown as by from (
         select k.id from unnest($1::text[], $2::text[]) s(lo, hi) cross join lateral (
           select o.id, o.at from people_import o where o.place >= s.lo and o.place < s.hi and (o.at, o.id) < ($3::timestamptz, $4::uuid)
           order by o.at desc, o.id desc limit $5) k
         order by k.at desc, k.id desc limit $5) one
       join people_import i on i.id = one.id left join accounts_pub_names a on a.id = i.account
       order by i.at desc, i.id desc`,
      [ranges.map((r) => r.lo), ranges.map((r) => r.hi), ...after, size],
    ),
  )

export const nameOfAccount = (tx: Tx, account: string) =>
  tx.one<{ shown: string }>(sql('people.importBy', 'select shown from accounts_pub_names where id = $1', [account]))

/** The same bytes, brought before and written. */
export const sameBytes = (tx: Tx, sha256: string, but: string) =>
  tx.one<{ id: string; at: Date }>(
    sql(
      'people.importBefore',
      `select id, at from people_import where sha256 = $1 and id <> $2 and state = 'applied' order by at desc limit 1`,
      [sha256, but],
    ),
  )

export interface Moved {
  state: ImportState
  kind?: string | null
  why?: string | null
  /** Sealed. */
  sheets?: string
  familiar?: boolean
  counts?: ImportCounts
}

/** Into another state: work of that state begins at its first row. */
export const moveImport = (id: string, m: Moved, at: Date): Statement =>
  sql(
    'people.moveImport',
    `update people_import set state = $2, kind = coalesce($3, kind), why = $4, sheets = coalesce($5, sheets),
       familiar = coalesce($6, familiar), counts = coalesce($7::jsonb, counts), done = case when $2 in ('staging', 'applying', 'undoing') then 0 else done end,
       after_home = '', after_no = 0, lease = null, moved_at = $8, version = version + 1 where id = $1`,
    [
      id,
      m.state,
      m.kind ?? null,
      m.why ?? null,
      m.sheets ?? null,
      m.familiar ?? null,
      m.counts ? JSON.stringify(m.counts) : null,
      at,
    ],
  )

export const planImport = (id: string, p: ImportPlan, ranges: readonly Range[]): Statement =>
  sql(
    'people.planImport',
    `update people_import set plan = $2, mode = $3, category = $4, month = $5, source = $6, ranges = $7 where id = $1`,
    [id, JSON.stringify(p), p.mode, p.category, p.month, p.source, JSON.stringify(ranges)],
  )

export const progress = (id: string, done: number, home: Buffer, no: number, lease: Date): Statement =>
  sql(
    'people.importProgress',
    `update people_import set done = done + $2, after_home = $3, after_no = $4, lease = $5 where id = $1`,
    [id, done, home, no, lease],
  )

export const setRestricted = (id: string, restricted: ImportRow['restricted']): Statement =>
  sql('people.importRestricted', 'update people_import set restricted = $2 where id = $1', [
    id,
    JSON.stringify(restricted),
  ])

/** Rows by their numbers, as they were applied; uses the primary key. */
export const rowsNumbered = (tx: Tx, id: string, numbers: readonly number[]) =>
  tx.rows<SeenRow>(
    sql(
      'people.rowsNumbered',
      `select ${rowColumns} from people_import_row r where r.import = $1 and r.no = any($2::int[])
         and r.verdict in ('new', 'changed', 'same', 'doubtful') and not (r.verdict = 'doubtful' and r.decided is null)
         and r.decided is distinct from 'leave' order by r.no`,
      [id, numbers],
    ),
  )

/** Who gets it works on it alone, until the lease is over. */
export const takeLease = (id: string, now: Date, until: Date): Statement =>
  sql(
    'people.importLease',
    `update people_import set lease = $3 where id = $1 and (lease is null or lease <= $2) and state in ('reading', 'staging', 'applying', 'undoing')`,
    [id, now, until],
  )

export const dropLease = (id: string): Statement =>
  sql('people.importLet', 'update people_import set lease = null where id = $1', [id])

/** Work that nobody does; uses `people_import_work`. */
export const lyingImports = (tx: Tx, now: Date) =>
  tx.rows<{ id: string }>(
    sql(
      'people.importsLying',
      `select id from people_import where state in ('reading', 'staging', 'applying', 'undoing') and (lease is null or lease <= $1) order by moved_at limit 20`,
      [now],
    ),
  )

/** Those whose file and rows have served their time. */
export const staleImports = (tx: Tx, before: Date) =>
  tx.rows<{ id: string; state: ImportState }>(
    sql(
      'people.importsStale',
      `select i.id, i.state from people_import i where i.moved_at < $1 and i.state not in ('reading', 'staging', 'applying', 'undoing')
         and (i.state in ('mapping', 'preview') or exists (select 1 from people_import_row r where r.import = i.id and r.content is not null))
       order by i.moved_at limit 50`,
      [before],
    ),
  )

export interface StagedRow {
  import: string
  place: string
  no: number
  sheet: number
  at: number | null
  part: number
  verdict: RowVerdict
  home: Buffer
  person: string | null
  found: boolean
  id_key: Buffer | null
  spot: string | null
  content: string | null
  issues: string[]
  deeds: string[]
  category: string | null
}

/** Lists travel as one text each: `unnest` would flatten them. */
export const insertRows = (rows: readonly StagedRow[]) =>
  sql(
    'people.insertRows',
    `insert into people_import_row (import, place, no, sheet, at, part, verdict, home, person, found, id_key, spot, content, issues, deeds, category)
     select a, b, c, d, e, f, g, h, i, j, k, l, m, string_to_array(n, ' '), string_to_array(o, ' '), p
     from unnest($1::uuid[], $2::text[], $3::int[], $4::int[], $5::int[], $6::int[], $7::text[], $8::bytea[], $9::uuid[], $10::bool[],
       $11::bytea[], $12::text[], $13::text[], $14::text[], $15::text[], $16::uuid[]) t(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p)`,
    columns(
      rows.map((r) => ({ ...r, issues: r.issues.join(' '), deeds: r.deeds.join(' ') })),
      [
        'import',
        'place',
        'no',
        'sheet',
        'at',
        'part',
        'verdict',
        'home',
        'person',
        'found',
        'id_key',
        'spot',
        'content',
        'issues',
        'deeds',
        'category',
      ],
    ),
  )

export const clearRows = (id: string) =>
  sql('people.clearRows', 'delete from people_import_row where import = $1', [id])

/** What was staged is emptied; verdicts, reasons and counts stay. */
export const emptyRows = (id: string) =>
  sql('people.emptyRows', 'update people_import_row set content = null where import = $1 and content is not null', [id])

export const emptyName = (id: string, fileName: string) =>
  sql('people.emptyImport', 'update people_import set file_name = $2, sheets = null where id = $1', [id, fileName])

export type SeenRow = Omit<StagedRow, 'place' | 'import' | 'home' | 'id_key'> & {
  decided: RowDecision | null
  home: Buffer
}

const rowColumns = `r.no, r.sheet, r.at, r.part, r.verdict, r.decided, r.home, r.person, r.found, r.spot, r.content, r.issues, r.deeds, r.category`

/** Uses `people_import_row_verdict`. */
export const rowsOfVerdict = (tx: Tx, id: string, verdict: RowVerdict, after: number, size: number) =>
  tx.rows<SeenRow>(
    sql(
      'people.importRows',
      `select ${rowColumns} from people_import_row r where r.import = $1 and r.verdict = $2 and r.no > $3 order by r.no limit $4`,
      [id, verdict, after, size],
    ),
  )

export const countRows = (tx: Tx, id: string) =>
  tx.rows<{ verdict: RowVerdict; n: number }>(
    sql(
      'people.countRows',
      'select verdict, count(*)::int as n from people_import_row where import = $1 group by verdict',
      [id],
    ),
  )

/** Doubts that wait for a word, and why rows are refused: by how many rows have them. */
export const countIssues = (tx: Tx, id: string) =>
  tx.rows<{ verdict: RowVerdict; issue: string; n: number; open: number }>(
    sql(
      'people.countIssues',
      `select r.verdict, x.issue, count(*)::int as n, (count(*) filter (where r.decided is null))::int as open
       from people_import_row r cross join lateral unnest(r.issues) x(issue)
       where r.import = $1 and r.verdict in ('doubtful', 'refused') group by r.verdict, x.issue order by count(*) desc, x.issue limit 60`,
      [id],
    ),
  )

export const undecided = (tx: Tx, id: string) =>
  tx.one<{ n: number }>(
    sql(
      'people.undecided',
      `select count(*)::int as n from people_import_row where import = $1 and verdict = 'doubtful' and decided is null`,
      [id],
    ),
  )

const decidable = `(verdict = 'doubtful' and $2 in ('take', 'other', 'leave') or verdict = 'missing' and $2 in ('end', 'take', 'leave'))`

export const decideRows = (id: string, as: RowDecision, rows: number[]) =>
  sql(
    'people.decideRows',
    `update people_import_row set decided = $2 where import = $1 and no = any($3::int[]) and ${decidable}`,
    [id, as, rows],
  )

/** Those with one issue; `missing` are people whom the roster does not name. */
export const decideIssue = (id: string, as: RowDecision, issue: string) =>
  sql(
    'people.decideIssue',
    `update people_import_row set decided = $2 where import = $1 and decided is null
       and (verdict = 'missing' and $3 = 'missing' or verdict = 'doubtful' and issues = array[$3]) and ${decidable}`,
    [id, as, issue],
  )

export const headersKnown = (tx: Tx) =>
  tx.rows<{ key: string; decision: string }>(
    sql('people.headers', 'select key, decision from people_import_header limit 20000'),
  )

export const rememberHeaders = (rows: readonly { key: string; decision: string }[], account: string, at: Date) =>
  sql(
    'people.rememberHeaders',
    `insert into people_import_header (key, decision, account, at) select *, $3::uuid, $4::timestamptz from unnest($1::text[], $2::text[]) where true
     on conflict (key) do update set decision = excluded.decision, account = excluded.account, at = excluded.at`,
    [...columns(rows, ['key', 'decision']), account, at],
  )

export const layoutsKnown = (tx: Tx, hashes: string[]) =>
  tx.rows<{ hash: string }>(
    sql('people.layouts', 'select hash from people_import_layout where hash = any($1::text[])', [hashes]),
  )

export const rememberLayouts = (hashes: string[], at: Date) =>
  sql(
    'people.rememberLayouts',
    'insert into people_import_layout (hash, at) select *, $2::timestamptz from unnest($1::text[]) where true on conflict (hash) do nothing',
    [hashes, at],
  )

/** Who came in an earlier row of the same table; uses `people_import_row_number`. */
export const rowsStaged = (tx: Tx, id: string, keys: readonly Buffer[]) =>
  tx.rows<{ idKey: Buffer; person: string }>(
    sql(
      'people.rowsStaged',
      `select distinct on (id_key) id_key as "idKey", person from people_import_row
       where import = $1 and id_key = any($2::bytea[]) and person is not null order by id_key, no`,
      [id, keys],
    ),
  )

/** Imports of an account that still wait for somebody; how it is brought in goes on under the new name. */
export const importsOf = (tx: Tx, account: string) =>
  tx.rows<{ id: string; place: string }>(
    sql(
      'people.importsOf',
      `select id, place from people_import where account = $1
         and state in ('reading', 'mapping', 'staging', 'preview', 'applying', 'undoing') order by id for update`,
      [account],
    ),
  )

export const passImports = (ids: string[], account: string) =>
  sql('people.passImports', 'update people_import set account = $2 where id = any($1::uuid[])', [ids, account])
