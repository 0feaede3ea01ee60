/** Rows of the ledger. Nothing but `index.ts` writes them. */
import type { AccountMode, LedgerAccount, LedgerUnit, Line } from '../../../domain/kernel/ledger.ts'
import { columns } from '../db/bulk.ts'
import { sql, type Statement, type Tx } from '../db/tx.ts'

/** An account as a room names it; its id follows from book, kind and owner. */
export interface AccountRef {
  id: string
  book: string
  unit: LedgerUnit
  kind: string
  mode: AccountMode
  person: string | null
  /** Code of an organisation. */
  body: string | null
  /** Where it is first; later it follows its owner. */
  place: string
}

/** Opened where it is not there yet; who opens it at the same moment is waited for. */
export const openAccounts = (refs: readonly AccountRef[]): Statement =>
  sql(
    'ledger.open',
    `insert into ledger_account (id, book, unit, kind, mode, person, body, place, balance, seq)
     select n.id, n.book, n.unit, n.kind, n.mode, n.person, n.body, n.place, case when n.mode = 'issues' then null else 0 end, 0
     from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::uuid[], $7::text[], $8::text[])
       n(id, book, unit, kind, mode, person, body, place) where true
     on conflict (id) do nothing`,
    columns(refs, ['id', 'book', 'unit', 'kind', 'mode', 'person', 'body', 'place']),
  )

/** As it stands, under lock, in one order for everybody. Keys to a row that is only locked so are free meanwhile. */
export const lockAccounts = (tx: Tx, ids: readonly string[]) =>
  tx.rows<LedgerAccount>(
    sql(
      'ledger.lock',
      `select id, unit, mode, balance::float8 as balance, seq, frozen_at is not null as frozen from ledger_account
       where id = any($1::uuid[]) order by id for no key update`,
      [ids],
    ),
  )

/** Adds what lies beside these accounts, which are locked; whoever gives meanwhile is gathered the next time. */
export const gather = (tx: Tx, ids: readonly string[]) =>
  tx.rows<{ id: string; balance: number }>(
    sql(
      'ledger.gather',
      `with gone as (delete from ledger_arrival where account = any($1::uuid[]) returning account, amount),
         sums as (select account, sum(amount) as amount from gone group by account)
       update ledger_account a set balance = a.balance + s.amount from sums s where a.id = s.account
       returning a.id, a.balance::float8 as balance`,
      [ids],
    ),
  )

export interface TxnRow {
  id: string
  book: string
  kind: string
  at: Date
  causeKind: string | null
  cause: string | null
  reverses: string | null
  borne: number
  account: string | null
  text: string | null
  bodyHash: string
  hash: string
}

const txn = `t.id, t.book, t.kind, t.at, t.cause_kind as "causeKind", t.cause, t.reverses, t.borne::float8 as borne, t.account, t.text,
  t.body_hash as "bodyHash", t.hash`

export const txnsById = (tx: Tx, ids: readonly string[]) =>
  tx.rows<TxnRow>(sql('ledger.txns', `select ${txn} from ledger_txn t where t.id = any($1::uuid[])`, [ids]))

/** What follows from a matter, the oldest first. @param kinds of transaction; null: all */
export const txnsOfCause = (tx: Tx, cause: readonly string[], kinds: readonly string[] | null) =>
  tx.rows<TxnRow & { reversedBy: string | null }>(
    sql(
      'ledger.ofCause',
      `select ${txn}, (select r.id from ledger_txn r where r.reverses = t.id) as "reversedBy"
       from ledger_txn t where t.cause = any($1::uuid[]) and ($2::text[] is null or t.kind = any($2)) order by t.at, t.id`,
      [cause, kinds],
    ),
  )

export interface MoveRow extends Line {
  txn: string
  no: number
}

export const movesOf = (tx: Tx, txns: readonly string[]) =>
  tx.rows<MoveRow>(
    sql(
      'ledger.moves',
      `select txn, no, from_account as "from", to_account as "to", amount::float8 as amount, from_seq as "fromSeq",
         from_after::float8 as "fromAfter", to_seq as "toSeq", to_after::float8 as "toAfter"
       from ledger_move where txn = any($1::uuid[]) order by txn, no`,
      [txns],
    ),
  )

export const insertTxn = (t: TxnRow): Statement =>
  sql(
    'ledger.post',
    `insert into ledger_txn (id, book, kind, at, cause_kind, cause, reverses, borne, account, text, body_hash, hash)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [t.id, t.book, t.kind, t.at, t.causeKind, t.cause, t.reverses, t.borne, t.account, t.text, t.bodyHash, t.hash],
  )

export const insertMoves = (of: string, at: Date, lines: readonly Line[]): Statement =>
  sql(
    'ledger.move',
    `insert into ledger_move (txn, no, at, from_account, to_account, amount, from_seq, from_after, to_seq, to_after)
     select $1, n.no, $2, n.f, n.t, n.amount, n.fs, n.fa, n.ts, n.ta
     from unnest($3::smallint[], $4::uuid[], $5::uuid[], $6::bigint[], $7::int[], $8::bigint[], $9::int[], $10::bigint[])
       n(no, f, t, amount, fs, fa, ts, ta)`,
    [
      of,
      at,
      lines.map((_, i) => i),
      ...columns(lines, ['from', 'to', 'amount', 'fromSeq', 'fromAfter', 'toSeq', 'toAfter']),
    ],
  )

export const setBalances = (accounts: readonly LedgerAccount[]): Statement =>
  sql(
    'ledger.balance',
    `update ledger_account a set balance = n.balance, seq = n.seq
     from unnest($1::uuid[], $2::bigint[], $3::int[]) n(id, balance, seq) where a.id = n.id`,
    columns(accounts, ['id', 'balance', 'seq']),
  )

export const insertArrivals = (
  of: string,
  all: readonly { line: number; account: string; amount: number }[],
): Statement =>
  sql(
    'ledger.arrive',
    `insert into ledger_arrival (txn, no, account, amount)
     select $1, n.no, n.account, n.amount from unnest($2::smallint[], $3::uuid[], $4::bigint[]) n(no, account, amount)`,
    [of, ...columns(all, ['line', 'account', 'amount'])],
  )

export const setFrozen = (id: string, at: Date | null): Statement =>
  sql('ledger.freeze', 'update ledger_account set frozen_at = $2 where id = $1', [id, at])

/** Accounts follow their owners. */
export const placeAccounts = (rows: readonly { id: string; place: string }[]): Statement =>
  sql(
    'ledger.place',
    `update ledger_account a set place = n.place from unnest($1::uuid[], $2::text[]) n(id, place) where a.id = n.id`,
    columns(rows, ['id', 'place']),
  )

/** One line of an account. */
export interface LineRow {
  txn: string
  no: number
  at: Date
  /** null: of an account that is not kept line by line. */
  seq: number | null
  /** What came, or went where it is below zero. */
  by: number
  after: number | null
  other: string
  kind: string
  causeKind: string | null
  cause: string | null
  reverses: string | null
  borne: number
  text: string | null
  /** The one that undid it, and what of that nobody had any more. */
  reversedBy: string | null
  reversedBorne: number | null
}

const told = (side: 'from' | 'to') => {
  const [other, sign] = side === 'from' ? ['to', '-'] : ['from', '']
  return `m.txn, m.no, m.at, m.${side}_seq as seq, ${sign}m.amount as by, m.${side}_after as after, m.${other}_account as other`
}

const withTxn = (lines: string, order: string, size: string) =>
  `select l.txn, l.no, l.at, l.seq, l.by::float8 as by, l.after::float8 as after, l.other, t.kind, t.cause_kind as "causeKind", t.cause,
     t.reverses, t.borne::float8 as borne, t.text, r.id as "reversedBy", r.borne::float8 as "reversedBorne"
   from (${lines} order by ${order} limit ${size}) l join ledger_txn t on t.id = l.txn left join ledger_txn r on r.reverses = t.id
   order by ${order.replaceAll(/\b(seq|at|txn|no)\b/g, 'l.$1')}`

const half = (side: 'from' | 'to') =>
  `(select ${told(side)} from ledger_move m where m.${side}_account = $1 and m.${side}_seq < $2 order by m.${side}_seq desc limit $3)`

/** Of an account that is kept, the newest first; uses `ledger_move_from` and `ledger_move_to`. @param below number of a line */
export const keptLines = (tx: Tx, account: string, below: number, size: number) =>
  tx.rows<LineRow>(
    sql('ledger.kept', withTxn(`${half('from')} union all ${half('to')}`, 'seq desc', '$3'), [account, below, size]),
  )

const side = (of: 'from' | 'to') =>
  `(select ${told(of)} from ledger_move m where m.${of}_account = $1 and m.${of}_seq is null
      and (m.at, m.txn, m.no) < ($2::timestamptz, $3::uuid, $4::smallint)
    order by m.at desc, m.txn desc, m.no desc limit $5)`

/** Of an account that gathers or issues; uses `ledger_move_issued` and `ledger_move_arrived`. */
export const gatheredLines = (
  tx: Tx,
  account: string,
  before: readonly [at: string, txn: string, no: number],
  size: number,
) =>
  tx.rows<LineRow>(
    sql('ledger.gathered', withTxn(`${side('from')} union all ${side('to')}`, 'at desc, txn desc, no desc', '$5'), [
      account,
      ...before,
      size,
    ]),
  )

export interface AccountRow extends AccountRef {
  /** With what lies beside it; null: it issues. */
  balance: number | null
  seq: number
  frozenAt: Date | null
}

const own = `a.id, a.book, a.unit, a.kind, a.mode, a.person, a.body, a.place, a.seq, a.frozen_at as "frozenAt",
  (a.balance + coalesce((select sum(v.amount) from ledger_arrival v where v.account = a.id), 0))::float8 as balance`

export const accountsById = (tx: Tx, ids: readonly string[]) =>
  tx.rows<AccountRow>(sql('ledger.byId', `select ${own} from ledger_account a where a.id = any($1::uuid[])`, [ids]))
