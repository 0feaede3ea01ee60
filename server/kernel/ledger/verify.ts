/** Proves a ledger: every balance follows from the moves, the sum of all accounts is zero, and no row was changed after it was written. */
import { nilId } from '../../../domain/kernel/id.ts'
import type { County, House } from '../context.ts'
import { reading, type Tx } from '../db/tx.ts'
import { wholeCounty } from '../db/scope.ts'
import { txnHash } from './index.ts'
import { balanceFaults, lineFaults, shapeFaults, totals, txnsAfter, type Total } from './verify-store.ts'

export interface LedgerVerdict {
  ok: boolean
  totals: Total[]
  txns: number
  /** Codes and ids; at most as many as one can read. */
  faults: string[]
}

const atOnce = 5_000
const mostFaults = 50

/** @param more what a room proves of its own book, in the same moment */
export function verifyLedger(
  house: House,
  county: County,
  more: (tx: Tx) => Promise<string[]> = async () => [],
): Promise<LedgerVerdict> {
  return reading(
    house.pools.jobs,
    county.code,
    wholeCounty(county.code),
    async (tx) => {
      const found = [...(await balanceFaults(tx)), ...(await lineFaults(tx)), ...(await shapeFaults(tx))]
      const sums = await totals(tx)
      const hashed = await rehashed(tx)
      const faults = [
        ...found.map((f) => [f.says, f.kind, f.id].filter(Boolean).join(' ')),
        ...sums.filter((s) => s.kept !== s.issued).map((s) => `sum ${s.book} ${s.unit} ${s.kept - s.issued}`),
        ...hashed.faults,
        ...(await more(tx)),
      ]
      return { ok: faults.length === 0, totals: sums, txns: hashed.txns, faults: faults.slice(0, mostFaults) }
    },
    true,
  )
}

/** What its author sent was hashed too, but lies elsewhere; of what follows by itself it is the moves. */
async function rehashed(tx: Tx): Promise<{ txns: number; faults: string[] }> {
  const faults: string[] = []
  let txns = 0
  for (let after = nilId; ;) {
    const rows = await txnsAfter(tx, after, atOnce)
    for (const { moves, ...t } of rows) {
      const own = moves.map(([from, to, amount]) => ({ from, to, amount }))
      if (txnHash(t, own) !== t.hash) faults.push(`hash ${t.kind} ${t.id}`)
    }
    txns += rows.length
    if (rows.length < atOnce) return { txns, faults }
    after = rows.at(-1)!.id
  }
}
