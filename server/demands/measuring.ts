/** A form was filled: what is kept of it is how long such forms take and how often a community fills one, and nothing of who did. */
import { boundOf } from '../../domain/demands/rules.ts'
import { dayOf } from '../kernel/day.ts'
import type { Statement } from '../kernel/db/tx.ts'
import { putFilled, putSpent } from './store.ts'

/** @param seconds from opening to sending; null: nobody said */
export function filledWrites(code: string, place: string, seconds: number | null, now: Date): Statement[] {
  const month = dayOf(now).slice(0, 7)
  const bound = seconds === null ? undefined : boundOf(seconds)
  return [putFilled(code, month, place), ...(bound === undefined ? [] : [putSpent(code, month, bound, seconds!)])]
}
