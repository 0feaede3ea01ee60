/** Moves of the book in their order, page by page, for the journal. */
import { sql, type Tx } from '../../kernel/db/tx.ts'

export interface MoveRow {
  txn: string
  at: Date
  kind: string
  from: string
  to: string
  amount: number
}

const row = `t.id as txn, t.at, t.kind, m.from_account as "from", m.to_account as "to", m.amount::float8 as amount`

/** So many transactions with all their moves, after one of them. */
export const movesBetween = (tx: Tx, from: Date, to: Date, after: [at: Date, txn: string], size: number) =>
  tx.rows<MoveRow>(
    sql(
      'timebank.journal',
      `select ${row} from (select id, at, kind from kernel_pub_ledger_txn
         where book = 'timebank' and at >= $1 and at < $2 and (at, id) > ($3::timestamptz, $4::uuid) order by at, id limit $5) t
       join kernel_pub_ledger_move m on m.txn = t.id order by t.at, t.id, m.no`,
      [from, to, ...after, size],
    ),
  )

/** Lines of one account after one of them: all there are, or what there was by a moment. */
export const movesOfAccount = (tx: Tx, account: string, to: Date | null, after: number, size: number) =>
  tx.rows<MoveRow & { seq: number }>(
    sql(
      'timebank.accountJournal',
      `select ${row}, m.seq from (
         (select txn, from_account, to_account, amount, from_seq as seq from kernel_pub_ledger_move
            where from_account = $1 and from_seq > $3 order by from_seq limit $4)
         union all
         (select txn, from_account, to_account, amount, to_seq as seq from kernel_pub_ledger_move
            where to_account = $1 and to_seq > $3 order by to_seq limit $4) order by seq limit $4) m
       join kernel_pub_ledger_txn t on t.id = m.txn where ($2::timestamptz is null or t.at <= $2) order by m.seq`,
      [account, to, after, size],
    ),
  )

/** What each account had before a moment. */
export const sumsBefore = (tx: Tx, before: Date) =>
  tx.rows<{ account: string; minutes: number }>(
    sql(
      'timebank.before',
      `select s.account, sum(s.by)::float8 as minutes from (
         select m.from_account as account, -m.amount as by from kernel_pub_ledger_move m join kernel_pub_ledger_txn t on t.id = m.txn
         where t.book = 'timebank' and t.at < $1
         union all
         select m.to_account, m.amount from kernel_pub_ledger_move m join kernel_pub_ledger_txn t on t.id = m.txn
         where t.book = 'timebank' and t.at < $1) s group by s.account having sum(s.by) <> 0`,
      [before],
    ),
  )

export const kindsOfAccounts = (tx: Tx, ids: readonly string[]) =>
  tx.rows<{ id: string; kind: string }>(
    sql('timebank.accountKinds', 'select a.id, a.kind from kernel_pub_ledger_account a where a.id = any($1::uuid[])', [
      ids,
    ]),
  )
