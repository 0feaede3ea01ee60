/** Whom the request waits for: the tab it stands in. */
import { currentLead, liveRectification } from './effects/shared.ts'
import { evaluationOf, type Context } from './guards.ts'
import type { OrderState, RequestState } from './state.ts'
import { isEarlyEnding, isLive, type Waiting } from './vocabulary.ts'

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

const appealed = (s: RequestState) => s.appeal !== undefined && s.appeal.judgedAt === undefined

function handling(s: RequestState): Waiting {
  if (s.orders.some((o) => o.asked && isLive(o.status))) return 'decision'
  const lead = currentLead(s)
  return lead ? orderWaits(lead) : 'redispatch'
}

function rectifying(s: RequestState): Waiting {
  const b = s.bad
  if (appealed(s)) return 'appeal'
  if (b?.contactedAt === undefined) return 'contact'
  if (liveRectification(s)) return 'rectification'
  if (b.rectifiedAt === undefined) return 'rectification-order'
  return b.calledBackAt === undefined ? 'call-back' : 'closing'
}

/** @param c is asked only whether the resident's time to answer is over */
export function waitingFor(s: RequestState, c: Context): Waiting {
  const { status } = s
  if (isEarlyEnding(status)) return 'nobody'
  const verify = s.verifyAsked !== undefined
  switch (status) {
    case 'reported':
      return verify ? 'verification' : 'acceptance'
    case 'accepted':
      if (verify) return 'verification'
      return s.dispatchWaits.length > 1 || s.returns.length > 0 ? 'redispatch' : 'dispatch'
    case 'handling':
      return handling(s)
    case 'resolved':
      return evaluationOf(s, c) ? 'closing' : 'resident'
    case 'rectifying':
      return rectifying(s)
    case 'closed':
      return appealed(s) ? 'appeal' : 'nobody'
  }
}
