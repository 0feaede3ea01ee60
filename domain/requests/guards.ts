/**
 * Conditions beside the table: what must have happened, how often, until when. A guard answers the code of what stands
 * in the way, or nothing. It asks neither who wants it nor what the body says; `rules.ts` does.
 */
import { addPeriod, type WorkCalendar } from '../kernel/calendar.ts'
import { minute, type Instant } from '../kernel/instant.ts'
import { rowOf, type Act, type ActKind } from './acts.ts'
import { currentLead, liveRectification } from './effects/shared.ts'
import type { KindPolicy } from './policy.ts'
import type { OrderState, RequestState } from './state.ts'
import { citySystem, isLive, type Evaluation, type Limit } from './vocabulary.ts'

/** What the rules need to know beside the request. */
export interface Context {
  policy: KindPolicy
  calendar: WorkCalendar
  now: Instant
  /** The stream, for corrections; without it nothing can be corrected or taken back. */
  acts?: readonly Act[]
}

export type Obstacle =
  | 'has-lead'
  | 'not-verified'
  | 'no-lead'
  | 'lead-not-done'
  | 'helper-at-work'
  | 'deferred'
  | 'no-evaluation'
  | 'bad-rating-open'
  | 'already-rated'
  | 'not-rated'
  | 'not-bad'
  | 'not-rectified'
  | 'under-way'
  | 'window-over'
  | 'too-often'
  | 'not-asked'
  | 'already-asked'
  | 'not-outside'
  | 'needs-approval'
  | 'wrong-purpose'
  | 'not-pending'
  | 'already-so'
  | 'not-so'
  | 'nothing-to-change'

type Guard = (s: RequestState, c: Context) => Obstacle | undefined
type OrderGuard = (o: OrderState, s: RequestState, c: Context) => Obstacle | undefined

const over = (c: Context, from: Instant, within: Limit) => c.now > addPeriod(c.calendar, from, within).at
const when = (holds: boolean, obstacle: Obstacle) => (holds ? undefined : obstacle)
const atWork = (o: OrderState) => isLive(o.status) && o.status !== 'offered' && o.status !== 'sent'

/** What ripens into an evaluation, the strongest first; nothing while the resident may still speak. */
export function evaluationOf(s: RequestState, c: Context): Evaluation | undefined {
  const since = s.resolvedAt ?? 0
  if (s.ratings.some((r) => !r.struck && r.at >= since)) return 'rated'
  if (s.confirmedAt !== undefined) return 'confirmed'
  const called = s.callBacks.findLast((x) => x.reached && x.round === s.rounds.length)
  if (called) return called.solved === 'no' ? undefined : 'called-back'
  if (s.verified && s.verified.at >= since) return s.verified.found === 'done' ? 'verified' : undefined
  return s.resolvedAt !== undefined && over(c, s.resolvedAt, c.policy.answerWithin) ? 'unrated' : undefined
}

const closing: Guard = (s, c) => {
  if (s.status !== 'rectifying') return when(evaluationOf(s, c) !== undefined, 'no-evaluation')
  const b = s.bad
  return when(
    Boolean(b?.contactedAt && b.rectifiedAt && b.calledBackAt) && !liveRectification(s) && !pending(s),
    'bad-rating-open',
  )
}

const pending = (s: RequestState) => s.appeal !== undefined && s.appeal.judgedAt === undefined
const lastBad = (s: RequestState) => s.ratings.findLast((r) => r.level <= 2 && !r.struck)

const resolving: Guard = (s, c) => {
  const lead = currentLead(s)
  if (!lead) return 'no-lead'
  if (lead.status === 'deferred') return 'deferred'
  if (lead.status === 'offered' || lead.status === 'sent') return 'lead-not-done'
  if (c.policy.approval && lead.status !== 'done') return 'needs-approval'
  return when(!s.orders.some((o) => o.role === 'helper' && atWork(o)), 'helper-at-work')
}

const verified: Guard = (s, c) =>
  when(!c.policy.verifyFirst || s.verified !== undefined || s.filedBy.party === 'field', 'not-verified')

const fromCity = (s: RequestState) => when(s.foreign?.system === citySystem, 'not-so')

export const GUARDS: Partial<Record<ActKind, Guard>> = {
  accept: verified,
  'ask-city': (s) => fromCity(s) ?? when(s.cityAsk === undefined, 'already-asked'),
  'city-says': (s) => fromCity(s),
  dispatch: (s) => when(!currentLead(s), 'has-lead'),
  resolve: resolving,
  confirm: (s) => when(s.confirmedAt === undefined, 'already-so'),
  rate: (s, c) => {
    if (s.ratings.length > 0) return 'already-rated'
    return s.status === 'closed' && over(c, s.closedAt ?? 0, c.policy.rateWithin) ? 'window-over' : undefined
  },
  'rate-again': (s, c) => {
    if (s.bad?.rectifiedAt === undefined) return 'not-rectified'
    if (s.ratings.some((r) => r.again)) return 'already-rated'
    return s.status === 'closed' && over(c, s.closedAt ?? 0, c.policy.rateWithin) ? 'window-over' : undefined
  },
  'invite-rating': (s, c) => {
    if (s.invitedAt !== undefined) return 'already-so'
    if (s.ratings.length > 0) return 'already-rated'
    return when(s.resolvedAt !== undefined && over(c, s.resolvedAt, c.policy.inviteAfter), 'not-pending')
  },
  contact: (s) => when(s.bad !== undefined && s.bad.contactedAt === undefined, 'already-so'),
  'order-rectification': (s) => {
    if (!s.bad) return 'not-bad'
    return when(!liveRectification(s), 'under-way')
  },
  appeal: (s, c) => {
    const bad = lastBad(s)
    if (!bad) return 'not-bad'
    if (s.appeal !== undefined) return 'already-so'
    return when(!over(c, bad.at, c.policy.appealWithin), 'window-over')
  },
  'judge-appeal': (s) => when(pending(s), 'not-pending'),
  exclude: (s) => when(s.excluded === undefined, 'already-so'),
  include: (s) => when(s.excluded !== undefined, 'not-so'),
  close: closing,
  reopen: (s, c) => when(!over(c, s.closedAt ?? s.ended?.at ?? 0, c.policy.reopenWithin), 'window-over'),
  'ask-another-time': (s) => when(s.appointment !== undefined, 'not-so'),
  'answer-supervision': (s) =>
    when(
      s.supervisions.some((x) => x.endedAt === undefined),
      'not-so',
    ),
  'end-supervision': (s) =>
    when(
      s.supervisions.some((x) => x.endedAt === undefined),
      'not-so',
    ),
  'co-handle': (s) => when(currentLead(s) !== undefined, 'no-lead'),
  correct: (s, c) => when(changeable(s, c, 'correct').length > 0, 'nothing-to-change'),
  'take-back': (s, c) => when(changeable(s, c, 'take-back').length > 0, 'nothing-to-change'),
}

/** How many returns a unit has left, and until when it may send this order back. */
export function returnsLeft(
  o: OrderState,
  s: RequestState,
  c: Context,
): { left: number; until: Instant; provisional: boolean } {
  const used = s.returns.filter((r) => r.unit === o.unit).length
  const { at, provisional } = addPeriod(c.calendar, o.sentAt, c.policy.returns.within)
  return { left: Math.max(0, c.policy.returns.most - used), until: at, provisional }
}

const asked =
  (what: 'deferral' | 'extension'): OrderGuard =>
  (o) =>
    when(o.asked?.what === what, 'not-asked')
const unasked = (o: OrderState) => when(o.asked === undefined, 'already-asked')
const handling: OrderGuard = (o) => when(o.purpose === 'handling', 'wrong-purpose')

export const ORDER_GUARDS: Partial<Record<ActKind, OrderGuard>> = {
  return: (o, s, c) => {
    const { left, until } = returnsLeft(o, s, c)
    if (o.outside) return 'not-outside'
    return left === 0 ? 'too-often' : when(c.now <= until, 'window-over')
  },
  'refuse-return': (o, s) => {
    const rectifies = o.purpose === 'rectification'
    if (rectifies !== (s.status === 'rectifying')) return 'wrong-purpose'
    return o.role === 'lead' ? when(!(rectifies ? liveRectification(s) : currentLead(s)), 'has-lead') : undefined
  },
  decline: (o) => when(o.outside, 'not-outside'),
  'hand-down': (o) => when(!o.outside, 'not-outside'),
  defer: (o, _s, c) => unasked(o) ?? when(o.deferrals < c.policy.deferrals.most, 'too-often'),
  'approve-deferral': asked('deferral'),
  'refuse-deferral': asked('deferral'),
  extend: (o, _s, c) => unasked(o) ?? when(o.extensions.length < c.policy.extensions.most, 'too-often'),
  'grant-extension': asked('extension'),
  'refuse-extension': asked('extension'),
  draft: handling,
  finish: (o, s, c) => handling(o, s, c) ?? when(!c.policy.approval || o.role === 'helper', 'needs-approval'),
  rectify: (o) => when(o.purpose === 'rectification', 'wrong-purpose'),
}

/** Acts that can still be corrected or taken back; whose they are is asked in `rules.ts`. */
export function changeable(s: RequestState, c: Context, how: 'correct' | 'take-back'): Act[] {
  const minutes = how === 'correct' ? c.policy.correctWithin : c.policy.takeBackWithin
  return (c.acts ?? []).filter((a) => {
    const row = rowOf(a.kind)
    const open = how === 'correct' ? row.correctable : row.retractable
    return (
      open && s.takenBack[a.id] === undefined && s.corrected[a.id] === undefined && c.now <= a.at + minutes * minute
    )
  })
}
