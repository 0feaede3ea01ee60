/** What may be done now, whoever it is: table, then guards, then the pack. */
import type { Id } from '../kernel/id.ts'
import { rowOf, type Act, type ActKind } from './acts.ts'
import { begin, step, type OrderState, type RequestState } from './state.ts'
import { effective } from './corrections.ts'
import { GUARDS, ORDER_GUARDS, type Context, type Obstacle } from './guards.ts'
import { partiesFor } from './policy.ts'
import type { Allowed } from './schema.ts'
import { orderActsIn, ORDER_TABLE, REQUEST_TABLE } from './table.ts'

export type Standing = { ok: true } | { ok: false; why: 'out-of-turn' | 'no-such-order' | 'switched-off' | Obstacle }

const yes: Standing = { ok: true }
const no = (why: Exclude<Standing, { ok: true }>['why']): Standing => ({ ok: false, why })

const inTable = (s: RequestState, kind: ActKind) => (REQUEST_TABLE[s.status] as readonly ActKind[]).includes(kind)
const ordersMove = (s: RequestState) => (orderActsIn as readonly string[]).includes(s.status)
const inOrderTable = (o: OrderState, kind: ActKind) => (ORDER_TABLE[o.status] as readonly ActKind[]).includes(kind)

/** Is it the turn of this act? */
export function standing(s: RequestState, kind: ActKind, order: Id | undefined, c: Context): Standing {
  if (partiesFor(c.policy, kind).length === 0) return no('switched-off')
  if (rowOf(kind).on === 'order') {
    const o = s.orders.find((x) => x.id === order)
    if (!o) return no('no-such-order')
    if (!ordersMove(s) || !inOrderTable(o, kind)) return no('out-of-turn')
    const why = ORDER_GUARDS[kind]?.(o, s, c)
    return why ? no(why) : yes
  }
  if (!inTable(s, kind)) return no('out-of-turn')
  const why = GUARDS[kind]?.(s, c)
  return why ? no(why) : yes
}

/** Every act that would be in turn now: the only buttons a screen may show, and what a 409 names. */
export function allowedActs(s: RequestState, c: Context): Allowed[] {
  const onRequest = REQUEST_TABLE[s.status]
    .filter((kind) => standing(s, kind, undefined, c).ok)
    .map((kind) => ({ kind }))
  if (!ordersMove(s)) return onRequest
  const onOrders = s.orders.flatMap((o) =>
    ORDER_TABLE[o.status].filter((kind) => standing(s, kind, o.id, c).ok).map((kind) => ({ kind, order: o.id })),
  )
  return [...onRequest, ...onOrders]
}

export const orderIn = (act: { body: unknown }): Id | undefined => (act.body as { order?: Id }).order

/**
 * Ids of acts that were not in turn when the stream is read from the start; for a correction, nothing may be added to
 * that set. Each act is judged at its own time.
 */
export function outOfTurn(acts: readonly Act[], c: Context): Set<Id> {
  const [first, ...rest] = effective(acts)
  const wrong = new Set<Id>()
  if (first?.kind !== 'report') return wrong
  let state = begin(first)
  for (const act of rest) {
    const judged = act.kind !== 'correct' && act.kind !== 'take-back'
    if (judged && !standing(state, act.kind, orderIn(act), { ...c, now: act.at }).ok) wrong.add(act.id)
    state = step(state, act)
  }
  return wrong
}
