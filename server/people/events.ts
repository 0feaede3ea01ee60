/** What the acts of the room share: the event that a person changed, and who has a number already. */
import type { Ctx } from '../kernel/context.ts'
import type { Tx } from '../kernel/db/tx.ts'
import type { OutboxEvent } from '../kernel/outbox/event.ts'
import { idNumberKey } from './sealed.ts'
import { idsByIdNumber } from './store/person-store.ts'

export const changed = (person: string, seq: number, what: string): OutboxEvent => ({
  name: 'people.changed',
  version: 1,
  subject: person,
  seq,
  payload: { what },
  topics: ['people'],
})

/** Who in one's own area has this number already; equal names are no reason. */
export async function sameNumber(
  tx: Tx,
  ctx: Ctx,
  idNumber: string | null | undefined,
  but?: string,
): Promise<boolean> {
  if (!idNumber) return false
  const found = await idsByIdNumber(tx, idNumberKey(ctx, idNumber), ctx.scope.ranges)
  return found.some((r) => r.person !== but)
}
