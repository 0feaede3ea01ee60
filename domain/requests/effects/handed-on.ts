/** Effects of the acts of 流转交办. */
import type { ActKind, ActOf } from '../acts.ts'
import type { handedOn } from '../acts/handed-on.ts'
import type { RequestState } from '../state.ts'
import {
  addHandlers,
  decide,
  endOrder,
  handle,
  leaderless,
  newOrder,
  nothing,
  orderOf,
  reach,
  sendOut,
  underWay,
} from './shared.ts'

type Effects<K extends ActKind> = { [P in K]: (s: RequestState, a: ActOf<P>) => void }

export const handedOnEffects: Effects<keyof typeof handedOn> = {
  propose: nothing,
  dispatch: (s, a) => {
    sendOut(s, a.body.orders, a.at, a.body.limit)
    decide(s, a)
  },
  'co-handle': (s, a) => sendOut(s, a.body.orders, a.at),
  offer: (s, a) => {
    const { order, role, party, squads, until } = a.body
    const offered = newOrder({ order, role, party, unit: '', outside: false }, a.at, {
      status: 'offered',
      offeredTo: squads,
      ...(until && { offerUntil: Date.parse(until) }),
    })
    delete offered.unit
    s.orders.push(offered)
    underWay(s, a.at)
  },
  claim: (s, a) => {
    const o = orderOf(s, a.body.order)
    if (!o) return
    o.unit = a.body.unit
    sign(s, a, o)
  },
  sign: (s, a) => {
    const o = orderOf(s, a.body.order)
    if (o) sign(s, a, o)
  },
  assign: (s, a) => {
    const o = orderOf(s, a.body.order)
    if (!o) return
    o.assigned = a.body.to
    o.status = 'assigned'
    addHandlers(s, a.body.to)
    handle(s, a, o)
  },
  'hand-down': (s, a) => {
    const o = orderOf(s, a.body.order)
    if (!o) return
    Object.assign(o, { unit: a.body.unit, party: a.body.party, status: 'sent', sentAt: a.at, assigned: [] })
    delete o.signedAt
  },
  return: (s, a) => {
    const o = orderOf(s, a.body.order)
    if (!o) return
    s.returns.push({ order: o.id, unit: o.unit, at: a.at })
    o.before = o.status
    endOrder(o, 'returned', a.at)
    leaderless(s, a.at)
  },
  'refuse-return': (s, a) => {
    const o = orderOf(s, a.body.order)
    if (!o) return
    const last = s.returns.findLast((r) => r.order === o.id)
    if (last) last.refused = true
    o.status = o.before ?? 'sent'
    o.returnRefused = true
    delete o.endedAt
    underWay(s, a.at)
    decide(s, a)
  },
  reassign: (s, a) => {
    const o = orderOf(s, a.body.order)
    if (!o) return
    endOrder(o, 'reassigned', a.at)
    s.orders.push(
      newOrder({ ...a.body.next, role: o.role }, a.at, { purpose: o.purpose, ...(o.limit && { limit: o.limit }) }),
    )
    decide(s, a)
  },
  decline: (s, a) => {
    const o = orderOf(s, a.body.order)
    if (!o) return
    endOrder(o, 'declined', a.at)
    if (!o.regulator) return leaderless(s, a.at)
    const next = { order: a.body.next, unit: o.regulator, role: o.role, party: 'authority' as const, outside: false }
    // The clock goes on: a refusal buys no time.
    s.orders.push(
      newOrder(next, a.at, {
        purpose: o.purpose,
        clockFrom: o.clockFrom,
        extensions: [...o.extensions],
        pauses: o.pauses.map((p) => ({ ...p })),
        ...(o.limit && { limit: o.limit }),
      }),
    )
  },
  'cancel-order': (s, a) => {
    const o = orderOf(s, a.body.order)
    if (!o) return
    endOrder(o, 'cancelled', a.at)
    leaderless(s, a.at)
    decide(s, a)
  },
}

function sign(s: RequestState, a: ActOf<'sign'> | ActOf<'claim'>, o: RequestState['orders'][number]): void {
  o.status = 'signed'
  o.signedAt = a.at
  reach(s, 'handled')
  handle(s, a, o)
}
