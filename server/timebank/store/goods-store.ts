/** What was handed out, and how many pieces of each. */
import { sql, type Statement, type Tx } from '../../kernel/db/tx.ts'

export interface OutRow {
  id: string
  txn: string
  person: string
  good: string
  goodFrom: string
  count: number
  minutes: number
  at: Date
  byAccount: string
}

const columns = `o.id, o.txn, o.person, o.good, o.good_from::text as "goodFrom", o.count, o.minutes, o.at, o.by_account as "byAccount"`

export const insertOut = (o: OutRow): Statement =>
  sql(
    'timebank.handOut',
    `insert into timebank_out (id, txn, person, good, good_from, count, minutes, at, by_account)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [o.id, o.txn, o.person, o.good, o.goodFrom, o.count, o.minutes, o.at, o.byAccount],
  )

export const outsById = (tx: Tx, ids: readonly string[]) =>
  tx.rows<OutRow>(sql('timebank.outs', `select ${columns} from timebank_out o where o.id = any($1::uuid[])`, [ids]))

export const outOfTxn = (tx: Tx, txn: string) =>
  tx.one<OutRow>(sql('timebank.outOf', `select ${columns} from timebank_out o where o.txn = $1`, [txn]))

/** With whose it is now, and whether it was undone. */
export const namedOut = (tx: Tx, id: string) =>
  tx.one<OutRow & { place: string; account: string; name: string; undone: boolean }>(
    sql(
      'timebank.receipt',
      `select ${columns}, a.place, a.id as account, k.name_masked as name,
         exists (select 1 from kernel_pub_ledger_txn r where r.reverses = o.txn) as undone
       from timebank_out o join kernel_pub_ledger_move m on m.txn = o.txn
       join kernel_pub_ledger_account a on a.id = m.from_account join people_pub_person k on k.id = a.person
       where o.id = $1 limit 1`,
      [id],
    ),
  )

/** Pieces that are out, locked: who hands out the last one waits for whoever does so now. */
export const lockShelf = async (tx: Tx, good: string, from: string): Promise<number> =>
  (await tx.one<{ handed: number }>(
    sql(
      'timebank.lockShelf',
      `insert into timebank_shelf as s (good, good_from, handed) values ($1, $2, 0)
       on conflict (good, good_from) do update set handed = s.handed returning s.handed`,
      [good, from],
    ),
  ))!.handed

/** @param by pieces handed out, or come back where it is below zero */
export const moveShelf = (good: string, from: string, by: number): Statement =>
  sql('timebank.shelf', 'update timebank_shelf set handed = handed + $3 where good = $1 and good_from = $2', [
    good,
    from,
    by,
  ])

export const shelves = (tx: Tx) =>
  tx.rows<{ good: string; from: string; handed: number }>(
    sql('timebank.shelves', 'select s.good, s.good_from::text as "from", s.handed from timebank_shelf s'),
  )
