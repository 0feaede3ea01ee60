/** What the acts of the room share: the event that a person changed, and who has a number already. */
import type { Ctx } from '../kernel/context.ts'
import type { Tx } from '../kernel/db/tx.ts'
import type { OutboxEvent } from '../kernel/outbox/event.ts'
import type { Doing } from '../kernel/edit.ts'
import { idNumberKey } from './sealed.ts'
import type { EventRow } from './store/event-store.ts'
import { idsByIdNumber } from './store/person-store.ts'

export const changed = (person: string, seq: number, what: string): OutboxEvent => ({
  name: 'people.changed',
  version: 1,
  subject: person,
  seq,
  payload: { what },
  topics: ['people'],
})

/** Everybody of a household, or of a place that was redrawn, goes to another place on a day. */
export const moves = (
  { house }: Pick<Doing, 'house'>,
  people: readonly { id: string; place: string }[],
  to: string,
  day: string,
): EventRow[] =>
  people
    .filter((p) => p.place !== to)
    .map((p) => ({ id: house.newId(), person: p.id, kind: 'move', day, from: p.place, to }))

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
