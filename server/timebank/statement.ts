/** The statement of an account: its lines, the newest first, each with what it follows from. */
import type { StatementLine } from '../../domain/timebank/api.ts'
import type { TxnKind } from '../../domain/timebank/kinds.ts'
import { afterCursor, paged } from '../kernel/cursor.ts'
import type { Tx } from '../kernel/db/tx.ts'
import { keptLines, type LineRow } from '../kernel/ledger/store.ts'
import { handedBy } from './goods-list.ts'
import { ordersById } from './store/order-store.ts'
import { earnedBy, type EarnedRow } from './store/earned-store.ts'

/** More lines than an account will ever have. */
const top = 2_000_000_000

/** A number in a cursor is a small one, and lines may be many. */
const part = 32_768

/** @param below the first line that is not shown, for whoever sees no later */
export async function linesOf(
  tx: Tx,
  account: string,
  { after, size }: { after?: string | undefined; size: number },
  below = top,
) {
  const [high, low] = afterCursor<[number, number]>(after, [0, 0])
  const seq = after === undefined ? below : Math.min(below, high * part + low)
  const rows = await keptLines(tx, account, seq, size + 1)
  const causes = await earnedBy(tx, [...new Set(rows.flatMap((r) => [r.txn, r.reverses ?? r.txn]))])
  const asked = rows.flatMap((r) => (r.causeKind === 'order' && r.cause ? [r.cause] : []))
  const orders = asked.length > 0 ? await ordersById(tx, [...new Set(asked)]) : []
  const handed = await handedBy(
    tx,
    rows.flatMap((r) => (r.causeKind === 'goods' && r.cause ? [r.cause] : [])),
  )
  return paged(
    rows,
    size,
    (r) => ({
      ...lineOf(
        r,
        causes.find((e) => e.txn === (r.reverses ?? r.txn)),
      ),
      order: orders.find((o) => o.id === r.cause) ?? null,
      goods: handed.find((o) => o.id === r.cause) ?? null,
    }),
    (r) => [Math.floor(r.seq! / part), r.seq! % part],
  )
}

function lineOf(r: LineRow, e: EarnedRow | undefined): Omit<StatementLine, 'order' | 'goods'> {
  return {
    txn: r.txn,
    no: r.no,
    at: r.at.toISOString(),
    kind: r.kind as TxnKind,
    by: r.by,
    after: r.after ?? 0,
    hours: e ? { item: e.item, day: e.day, minutes: e.minutes, percent: e.percent, beyond: e.beyond } : null,
    undone: r.reversedBy !== null,
    borne: r.borne,
  }
}
