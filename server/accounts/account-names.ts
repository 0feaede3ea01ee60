/** How colleagues see accounts, for rooms that know only their ids. */
import type { Tx } from '../kernel/db/tx.ts'
import { shownNames } from './store.ts'

export async function accountNames(tx: Tx, ids: string[]): Promise<ReadonlyMap<string, string>> {
  const rows = ids.length > 0 ? await tx.rows<{ id: string; shown: string }>(shownNames(ids)) : []
  return new Map(rows.map((r) => [r.id, r.shown]))
}
