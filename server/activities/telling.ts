/** For the room of notices: whom on a list something is told, and of what. */
import type { Tx } from '../kernel/db/tx.ts'
import { oneActivity } from './store/activity-store.ts'
import { toldOf } from './store/entry-store.ts'

export interface ToldOf {
  title: string
  place: string
  from: Date
  to: Date
  /** Those who can be told by message, where their account has a number. */
  accounts: string[]
  /** How many have no account, by whoever put them down: they tell them. */
  by: { account: string; n: number }[]
}

/** @param entries null: everybody on the list */
export async function tellingOf(
  tx: Tx,
  activity: string,
  entries: readonly string[] | null,
): Promise<ToldOf | undefined> {
  const [row, rows] = await Promise.all([oneActivity(tx, activity), toldOf(tx, activity, entries)])
  if (!row) return undefined
  return {
    title: row.title,
    place: row.place,
    from: row.from_at,
    to: row.to_at,
    accounts: rows.flatMap((r) => r.account ?? []),
    by: rows.flatMap((r) => (r.account === null && r.by !== null ? [{ account: r.by, n: r.n }] : [])),
  }
}
