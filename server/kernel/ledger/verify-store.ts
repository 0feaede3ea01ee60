/** What proves a ledger: everything is counted again from the moves. */
import { sql, type Tx } from '../db/tx.ts'
import type { TxnRow } from './store.ts'

export interface AccountFault {
  id: string
  kind: string
  says: 'balance' | 'numbers' | 'after' | 'unknown' | 'mixed' | 'arrival' | 'reversal'
}

/** What is kept of an account against the sum of its moves. */
export const balanceFaults = (tx: Tx) =>
  tx.rows<AccountFault>(
    sql(
      'ledger.checkBalances',
      `with sums as (
         select account, sum(by) as sum from (
           select from_account as account, -sum(amount) as by from ledger_move group by from_account
           union all select to_account, sum(amount) from ledger_move group by to_account) s group by account),
       beside as (select account, sum(amount) as sum from ledger_arrival group by account)
       select coalesce(a.id, s.account) as id, coalesce(a.kind, '') as kind,
         case when a.id is null then 'unknown' else 'balance' end as says
       from ledger_account a full join sums s on s.account = a.id left join beside b on b.account = a.id
       where a.id is null or (a.mode <> 'issues' and a.balance + coalesce(b.sum, 0) <> coalesce(s.sum, 0))`,
    ),
  )

/** Lines of accounts that are kept: numbered without a gap, each with what was there then. */
export const lineFaults = (tx: Tx) =>
  tx.rows<AccountFault>(
    sql(
      'ledger.checkLines',
      `with lines as (
         select from_account as account, from_seq as seq, from_after as after, -amount as by from ledger_move where from_seq is not null
         union all select to_account, to_seq, to_after, amount from ledger_move where to_seq is not null),
       counted as (
         select account, seq, after, row_number() over w as no, sum(by) over w as had from lines window w as (partition by account order by seq)),
       summed as (
         select account, bool_and(seq = no) as numbered, bool_and(after = had) as right, count(*) as lines from counted group by account)
       select a.id, a.kind, case when not s.numbered or s.lines <> a.seq then 'numbers' else 'after' end as says
       from ledger_account a join summed s on s.account = a.id
       where a.mode <> 'kept' or s.lines <> a.seq or not s.numbered or not s.right
       union all
       select a.id, a.kind, 'numbers' from ledger_account a
       where a.mode = 'kept' and a.seq > 0 and not exists (select 1 from summed s where s.account = a.id)`,
    ),
  )

/** Moves between books or units, arrivals of no move, and transactions undone by something else than their opposite. */
export const shapeFaults = (tx: Tx) =>
  tx.rows<AccountFault>(
    sql(
      'ledger.checkShape',
      `select m.txn as id, t.kind, 'mixed' as says from ledger_move m join ledger_txn t on t.id = m.txn
         join ledger_account f on f.id = m.from_account join ledger_account o on o.id = m.to_account
       where f.unit <> o.unit or f.book <> o.book or f.book <> t.book
       union all
       select v.txn, '', 'arrival' from ledger_arrival v left join ledger_move m on m.txn = v.txn and m.no = v.no
       where m.txn is null or m.to_account <> v.account or m.amount <> v.amount
       union all
       select r.id, r.kind, 'reversal' from ledger_txn r
       where r.reverses is not null and (
         r.borne + coalesce((select sum(amount) from ledger_move m where m.txn = r.id), 0)
           <> (select sum(amount) from ledger_move m where m.txn = r.reverses)
         or exists (select 1 from ledger_move m where m.txn = r.id and not exists (
              select 1 from ledger_move o where o.txn = r.reverses and o.from_account = m.to_account)))`,
    ),
  )

export interface Total {
  book: string
  unit: string
  /** Accounts that are kept or gather, with what lies beside them. */
  kept: number
  /** What was issued and has not come back. */
  issued: number
  accounts: number
}

export const totals = (tx: Tx) =>
  tx.rows<Total>(
    sql(
      'ledger.totals',
      `select a.book, a.unit, count(*)::int as accounts,
         (coalesce(sum(a.balance), 0) + coalesce(sum((select sum(v.amount) from ledger_arrival v where v.account = a.id)), 0))::float8 as kept,
         coalesce(sum((select sum(m.amount) from ledger_move m where m.from_account = a.id and m.from_seq is null)
                    - coalesce((select sum(m.amount) from ledger_move m where m.to_account = a.id and m.to_seq is null), 0))
                    filter (where a.mode = 'issues'), 0)::float8 as issued
       from ledger_account a group by a.book, a.unit order by a.book, a.unit`,
    ),
  )

/** Transactions by id with their moves, for hashing again. */
export const txnsAfter = (tx: Tx, after: string, size: number) =>
  tx.rows<TxnRow & { moves: [from: string, to: string, amount: number][] }>(
    sql(
      'ledger.txnsAfter',
      `select t.id, t.book, t.kind, t.at, t.cause_kind as "causeKind", t.cause, t.reverses, t.borne::float8 as borne, t.account, t.text,
         t.body_hash as "bodyHash", t.hash,
         coalesce((select jsonb_agg(jsonb_build_array(m.from_account, m.to_account, m.amount) order by m.no) from ledger_move m
                   where m.txn = t.id), '[]'::jsonb) as moves
       from ledger_txn t where t.id > $1 order by t.id limit $2`,
      [after, size],
    ),
  )
