/** As what somebody looked: the posts an account held at a moment, without its name. */
import type { Tx } from '../kernel/db/tx.ts'
import { dayOf } from '../kernel/day.ts'
import { postsOn } from './store.ts'

export interface PostHeld {
  role: string
  place: string
  unit: string | null
}

export const postsHeld = (tx: Tx, account: string, at: Date) => tx.rows<PostHeld>(postsOn(account, dayOf(at), at))
