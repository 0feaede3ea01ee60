/** Which account an administrator may touch, read as law. What lies outside is not there: 404, never 403. */
import type { Role } from '../../domain/accounts/roles.ts'
import { liesWithin } from '../../domain/accounts/rules.ts'
import { Refusal } from '../../domain/kernel/errors.ts'
import type { Ctx } from '../kernel/context.ts'
import { dayOf } from '../kernel/day.ts'
import type { Tx } from '../kernel/db/tx.ts'
import { accountForUpdate, grantsHeld, type AccountRow, type GrantRow } from './store.ts'

export interface Target {
  account: AccountRow
  held: GrantRow[]
  roles: Role[]
}

const places = (held: readonly Pick<GrantRow, 'place'>[]) => held.map((g) => g.place)

/** Seen by whoever looks after one of its grants; an account without any by every administrator. */
export const maySee = (ctx: Ctx, held: readonly Pick<GrantRow, 'place'>[]) =>
  held.length === 0 || held.some((g) => liesWithin(ctx.scope.ranges, [g.place]))

/** Touched only by whoever looks after all of them. */
export const mayTouch = (ctx: Ctx, held: readonly Pick<GrantRow, 'place'>[]) =>
  liesWithin(ctx.scope.ranges, places(held))

/** Locked, so that what is decided stays true until it is written. */
export async function loadTarget(ctx: Ctx, tx: Tx, id: string): Promise<Target> {
  const [account, held] = await Promise.all([
    tx.one<AccountRow>(accountForUpdate(id)),
    tx.rows<GrantRow>(grantsHeld(id, dayOf(ctx.now))),
  ])
  if (!account || !mayTouch(ctx, held)) throw new Refusal('not-found')
  return { account, held, roles: held.map((g) => g.role) }
}

/** Nobody closes the door behind themselves. */
export function notOneself(ctx: Ctx, id: string): void {
  if (ctx.session?.account === id) throw new Refusal('not-permitted', { reason: 'oneself' })
}
