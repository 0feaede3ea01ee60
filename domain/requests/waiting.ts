/** Whom the request waits for: the tab it stands in. */
import { currentLead, liveRectification } from './effects/shared.ts'
import { evaluationOf, type Context } from './guards.ts'
import type { OrderState, RequestState } from './state.ts'
import { isLive, type Waiting } from './vocabulary.ts'

const orderWaits = (o: OrderState): Waiting => {
  switch (o.status) {
    case 'offered':
      return 'claim'
    case 'sent':
      return 'signature'
    case 'drafted':
      return 'approval'
    case 'deferred':
      return 'deferral'
    case 'done':
      return 'feedback'
    case 'signed':
    case 'assigned':
    case 'returned':
    case 'reassigned':
    case 'declined':
    case 'cancelled':
      return 'work'
  }
}

function rectifying(s: RequestState): Waiting {
  const b = s.bad
  if (s.appeal && s.appeal.judgedAt === undefined) return 'appeal'
  if (b?.contactedAt === undefined) return 'contact'
  if (liveRectification(s)) return 'rectification'
  if (b.rectifiedAt === undefined) return 'rectification-order'
  return b.calledBackAt === undefined ? 'call-back' : 'closing'
}

/** @param c is asked only whether the resident's time to answer is over */
export function waitingFor(s: RequestState, c: Context): Waiting {
  const verify = s.verifyAsked !== undefined
  switch (s.status) {
    case 'reported':
      return verify ? 'verification' : 'acceptance'
    case 'accepted':
      if (verify) return 'verification'
      return s.dispatchWaits.length > 1 || s.returns.length > 0 ? 'redispatch' : 'dispatch'
    case 'handling': {
      if (s.orders.some((o) => o.asked && isLive(o.status))) return 'decision'
      const lead = currentLead(s)
      return lead ? orderWaits(lead) : 'redispatch'
    }
    case 'resolved':
      return evaluationOf(s, c) ? 'closing' : 'resident'
    case 'rectifying':
      return rectifying(s)
    case 'closed':
      return s.appeal && s.appeal.judgedAt === undefined ? 'appeal' : 'nobody'
    case 'withdrawn':
    case 'rejected':
    case 'merged':
    case 'handed-over':
    case 'referred':
    case 'guided':
      return 'nobody'
  }
}
