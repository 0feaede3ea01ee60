/** Effects of the acts of 结果反馈 and 评价终结. */
import type { Instant } from '../../kernel/instant.ts'
import type { ActKind, ActOf } from '../acts.ts'
import type { evaluated } from '../acts/evaluated.ts'
import type { RequestState, Round } from '../state.ts'
import { isBad, isEnded, isLive } from '../vocabulary.ts'
import {
  currentLead,
  decide,
  endEarly,
  endOrder,
  endPause,
  handle,
  leaderless,
  newOrder,
  orderOf,
  reach,
  respond,
} from './shared.ts'

type Effects<K extends ActKind> = { [P in K]: (s: RequestState, a: ActOf<P>) => void }

/** Calls without answer that count as having tried: three. */
export const triesEnough = 3

export const evaluatedEffects: Effects<keyof typeof evaluated> = {
  resolve: (s, a) => {
    const o = orderOf(s, a.body.order)
    if (!o) return
    handle(s, a, o)
    if (isLive(o.status)) endOrder(o, 'done', a.at)
    // Helpers who never took it up are called back; those at work were waited for.
    for (const other of s.orders) if (isLive(other.status)) endOrder(other, 'cancelled', a.at)
    s.status = 'resolved'
    s.resolvedAt = a.at
    const round = s.rounds.at(-1)
    if (round) {
      round.resolvedAt = a.at
      endPause(round.pauses, a.at)
    }
    reach(s, 'fed-back')
    respond(s, a.at)
  },
  confirm: (s, a) => {
    s.confirmedAt = a.at
    reach(s, 'evaluated')
  },
  object: (s, a) => {
    s.objections += 1
    again(s, 'objection', a.at)
  },
  'call-back': (s, a) => {
    const { reached, solved } = a.body
    s.callBacks.push({ at: a.at, by: a.by.account, reached, ...(solved && { solved }), round: s.rounds.length })
    if (reached) reach(s, 'evaluated')
    if (!s.bad?.rectifiedAt) return
    s.bad.callBackTries += 1
    if (reached || s.bad.callBackTries >= triesEnough) s.bad.calledBackAt ??= a.at
  },
  'invite-rating': (s, a) => {
    s.invitedAt = a.at
  },
  rate: (s, a) => {
    addRating(s, a, false)
    if (!isBad(a.body.level)) return
    s.bad = { at: a.at, from: s.status, contactTries: 0, callBackTries: 0 }
    s.status = 'rectifying'
  },
  contact: (s, a) => {
    if (!s.bad) return
    s.bad.contactTries += 1
    if (a.body.reached || s.bad.contactTries >= triesEnough) s.bad.contactedAt ??= a.at
  },
  'order-rectification': (s, a) => {
    const { order, complexity } = a.body
    s.orders.push(newOrder({ ...order, role: 'lead' }, a.at, { purpose: 'rectification' }))
    if (s.bad) Object.assign(s.bad, { orderedAt: s.bad.orderedAt ?? a.at, complexity })
  },
  rectify: (s, a) => {
    const o = orderOf(s, a.body.order)
    if (!o) return
    handle(s, a, o)
    endOrder(o, 'done', a.at)
    if (s.bad) s.bad.rectifiedAt = a.at
  },
  'rate-again': (s, a) => addRating(s, a, true),
  appeal: (s, a) => {
    s.appeal = { at: a.at, by: a.by.account, unit: a.body.unit }
  },
  'judge-appeal': (s, a) => {
    if (!s.appeal) return
    s.appeal.judgedAt = a.at
    s.appeal.upheld = a.body.upheld
    if (a.body.upheld) strike(s, a.at)
  },
  exclude: (s, a) => {
    s.excluded = { at: a.at, by: a.by.account, ground: a.body.ground }
  },
  include: (s) => {
    delete s.excluded
  },
  close: (s, a) => {
    s.status = 'closed'
    s.closedAt = a.at
    s.firstClosedAt ??= a.at
    s.evaluation = a.body.evaluation
    reach(s, 'evaluated')
  },
  'ask-city': (s, a) => {
    s.cityAsk = { what: a.body.what, at: a.at }
  },
  'city-says': (s, a) => {
    const { says, dueAt } = a.body
    const asked = s.cityAsk?.what
    if (dueAt && s.foreign) s.foreign.dueAt = Date.parse(dueAt)
    if (says === 'granted' || says === 'refused') delete s.cityAsk
    if (says === 'granted' && asked === 'return' && !isEnded(s.status)) {
      endEarly(s, 'handed-over', a.at, 'upper-level')
      decide(s, a)
    }
    // Closed by our own loop it is reopened by an act of somebody; what still waits for its evaluation goes back to work.
    if (says === 'unsatisfied' && s.status === 'resolved') {
      s.objections += 1
      again(s, 'objection', a.at)
    }
  },
  reopen: (s, a) => {
    s.reopenings += 1
    if (s.status === 'closed') return again(s, 'reopening', a.at)
    // An early ending is taken back: what was out stays called back, what was done stays done.
    const lead = currentLead(s)
    s.status = s.acceptedAt === undefined ? 'reported' : lead ? 'handling' : 'accepted'
    delete s.ended
    delete s.mergedInto
    if (!lead) s.dispatchWaits.push({ from: a.at })
  },
  correct: (s, a) => {
    s.corrected[a.body.of] = a.id
  },
  'take-back': (s, a) => {
    s.takenBack[a.body.of] = a.id
  },
}

function addRating(s: RequestState, a: ActOf<'rate'> | ActOf<'rate-again'>, second: boolean): void {
  const { level, reasons, channel } = a.body
  s.ratings.push({ act: a.id, at: a.at, level, reasons, channel, again: second, struck: false })
  reach(s, 'evaluated')
}

/** Not solved: whoever led it has it again, with a new clock, and it counts as rework. */
function again(s: RequestState, because: Round['because'], at: Instant): void {
  s.status = 'handling'
  s.rounds.push({ because, startedAt: at, pauses: [], extensions: [] })
  delete s.resolvedAt
  delete s.confirmedAt
  delete s.closedAt
  delete s.evaluation
  const o = s.orders.findLast((x) => x.role === 'lead' && x.purpose === 'handling' && x.status === 'done')
  if (!o) return leaderless(s, at)
  Object.assign(o, { status: 'sent', sentAt: at, clockFrom: at, rework: o.rework + 1, pauses: [], extensions: [] })
  delete o.signedAt
  delete o.endedAt
  delete o.before
}

/** The appeal was right: the rating stays on record, counts nowhere, and its rectification falls away. */
function strike(s: RequestState, at: Instant): void {
  for (const r of s.ratings) if (!r.again) r.struck = true
  for (const o of s.orders) if (o.purpose === 'rectification' && isLive(o.status)) endOrder(o, 'cancelled', at)
  if (s.status === 'rectifying') s.status = s.bad?.from ?? 'resolved'
  delete s.bad
}
