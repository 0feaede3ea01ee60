/** Credits against what they came from, and what was found. */
import { sql, type Tx } from '../../kernel/db/tx.ts'

export interface EarnFault {
  id: string
  says: 'amount' | 'moved' | 'hours' | 'unexplained' | 'held' | 'by-hand' | 'goods'
}

const undone = 'exists (select 1 from kernel_pub_ledger_txn r where r.reverses = e.txn)'

/** Every credit: what its hours are worth, what was moved for it, hours that count, each once. */
export const earnFaults = (tx: Tx) =>
  tx.rows<EarnFault>(
    sql(
      'timebank.faults',
      `select e.txn as id, 'amount' as says from timebank_earned e where e.amount <> e.minutes * e.percent / 100
       union all
       select e.txn, 'moved' from timebank_earned e
       where e.amount <> coalesce((select sum(m.amount) from kernel_pub_ledger_move m where m.txn = e.txn), 0)
       union all
       select e.hours, 'hours' from timebank_earned e
         left join volunteers_pub_hours h on h.id = e.hours and h.state = 'counted'
       where not ${undone} and (h.id is null or (h.minutes, h.day, h.item) is distinct from (e.minutes, e.day, e.item))
       union all
       select e.hours, 'hours' from timebank_earned e where not ${undone} group by e.hours having count(*) > 1
       union all
       select t.id, 'unexplained' from kernel_pub_ledger_txn t
       where t.book = 'timebank' and t.kind = 'earn' and not exists (select 1 from timebank_earned e where e.txn = t.id)`,
    ),
  )

/** Every order: its minutes lie in its own account while it runs, none when it has ended; and no such account without an order. */
export const orderFaults = (tx: Tx) =>
  tx.rows<EarnFault>(
    sql(
      'timebank.orderFaults',
      `select coalesce(o.id, a.id) as id, 'held' as says
       from timebank_order o full join (select * from kernel_pub_ledger_account where book = 'timebank' and kind = 'hold') a on a.id = o.hold
       where coalesce(a.balance, -1) <> case when o.state in ('open', 'taken', 'told') then o.minutes else 0 end or o.id is null
       union all
       select o.id, 'held' from timebank_order o
       where o.state = 'served' and o.spent <> coalesce((select sum(m.amount) from kernel_pub_ledger_txn t join kernel_pub_ledger_move m on m.txn = t.id
         where t.cause = o.id and t.kind = 'settle' and m.to_account not in (select a.id from kernel_pub_ledger_account a where a.book = 'timebank' and a.kind in ('purse', 'pool'))), 0)`,
    ),
  )

/** What was moved by hand: proposed by one, done by another, as much as was proposed; and nothing of the kind without it. */
export const handFaults = (tx: Tx) =>
  tx.rows<EarnFault>(
    sql(
      'timebank.handFaults',
      `select t.id, 'by-hand' as says from kernel_pub_ledger_txn t left join timebank_proposal p on p.made = t.id and p.state = 'done'
       where t.book = 'timebank' and t.kind in ('issue', 'undo')
         and (p.id is null or p.kind <> t.kind or p.by_account = p.decided_by or p.txn is distinct from t.reverses
              or p.minutes <> (select sum(m.amount) from kernel_pub_ledger_move m where m.txn = t.id))`,
    ),
  )

/** Goods: each for its minutes, none without; and as many pieces out as the shelf says. */
export const goodsFaults = (tx: Tx) =>
  tx.rows<EarnFault>(
    sql(
      'timebank.goodsFaults',
      `select coalesce(o.txn, t.id) as id, 'goods' as says
       from timebank_out o full join (select * from kernel_pub_ledger_txn where book = 'timebank' and kind = 'goods') t on t.id = o.txn
       where o.id is null or t.id is null or t.cause <> o.id
         or o.minutes <> (select sum(m.amount) from kernel_pub_ledger_move m where m.txn = t.id)
       union all
       select md5(s.good || s.good_from::text)::uuid, 'goods' from timebank_shelf s
       where s.handed <> (select coalesce(sum(o.count), 0) from timebank_out o where o.good = s.good and o.good_from = s.good_from
         and not exists (select 1 from kernel_pub_ledger_txn r where r.reverses = o.txn))`,
    ),
  )

export const insertProof = (p: { at: Date; right: boolean; txns: number; faults: readonly string[] }) =>
  sql(
    'timebank.prove',
    'insert into timebank_proof (at, right_, txns, faults) values ($1, $2, $3, $4) on conflict (at) do nothing',
    [p.at, p.right, p.txns, p.faults],
  )
