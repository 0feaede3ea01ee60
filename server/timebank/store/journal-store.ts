/** Moves of the book in their order, for the journal. */
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

/** @param most one more than a file holds tells that there are too many */
export const movesBetween = (tx: Tx, from: Date, to: Date, most: number) =>
  tx.rows<MoveRow>(
    sql(
      'timebank.journal',
      `select ${row} from kernel_pub_ledger_txn t join kernel_pub_ledger_move m on m.txn = t.id
       where t.book = 'timebank' and t.at >= $1 and t.at < $2 order by t.at, t.id, m.no limit $3`,
      [from, to, most],
    ),
  )

/** Of one account, all there is, or what there was by a moment. */
export const movesOfAccount = (tx: Tx, account: string, to: Date | null, most: number) =>
  tx.rows<MoveRow>(
    sql(
      'timebank.accountJournal',
      `select ${row} from (select * from kernel_pub_ledger_move where from_account = $1 and from_seq is not null
         union all select * from kernel_pub_ledger_move where to_account = $1 and to_seq is not null) m
       join kernel_pub_ledger_txn t on t.id = m.txn where ($2::timestamptz is null or t.at <= $2)
       order by case when m.from_account = $1 then m.from_seq else m.to_seq end limit $3`,
      [account, to, most],
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
