/** What the clock itself does, and when: the jobs room asks, the answer is data [D11]. */
import { addPeriod, type WorkCalendar } from '../kernel/calendar.ts'
import type { Id } from '../kernel/id.ts'
import type { Instant } from '../kernel/instant.ts'
import { atShare, clocksOf, isRunning, type Clock } from './clocks.ts'
import { evaluationOf } from './guards.ts'
import type { KindPolicy, LadderStep } from './policy.ts'
import type { RequestState } from './state.ts'
import { isLive, type Evaluation } from './vocabulary.ts'

export type Timer = { at: Instant } & (
  | { does: 'escalate'; clock: Clock; step: number; tell: LadderStep['tell'] }
  | { does: 'resume'; order: Id }
  | { does: 'withdraw-offer'; order: Id }
  | { does: 'invite-rating' }
  | { does: 'close'; evaluation: Evaluation }
)

/** Each rung once per clock, order and round. */
const told = (s: RequestState, c: Clock, step: number) =>
  s.escalations.some((e) => e.clock === c.name && e.order === c.order && e.step === step && e.round === c.round)

/** The rungs of the ladder still to come or overdue, per running clock. */
export function ladderOf(
  s: RequestState,
  policy: KindPolicy,
  cal: WorkCalendar,
): Extract<Timer, { does: 'escalate' }>[] {
  return clocksOf(s, policy, cal)
    .filter((c) => isRunning(c) && c.pausedAt === undefined)
    .flatMap((clock) =>
      policy.ladder.flatMap((rung, step) => {
        const at = rung.clock === clock.name && !told(s, clock, step) ? atShare(clock, rung.at, cal) : null
        return at === null ? [] : [{ does: 'escalate' as const, at, clock, step, tell: rung.tell }]
      }),
    )
}

/** Everything that will happen by itself, the soonest first. The store keeps the first instant and asks again then. */
export function timersOf(s: RequestState, policy: KindPolicy, cal: WorkCalendar): Timer[] {
  const timers: Timer[] = [...ladderOf(s, policy, cal)]
  for (const o of s.orders) {
    const until = o.pauses.at(-1)?.until
    if (o.status === 'deferred' && until !== undefined) timers.push({ does: 'resume', at: until, order: o.id })
    if (isLive(o.status) && o.offerUntil !== undefined && o.status === 'offered')
      timers.push({ does: 'withdraw-offer', at: o.offerUntil, order: o.id })
  }
  if (
    s.resolvedAt !== undefined &&
    s.ratings.length === 0 &&
    s.invitedAt === undefined &&
    (s.status === 'resolved' || s.status === 'closed')
  ) {
    timers.push({ does: 'invite-rating', at: addPeriod(cal, s.resolvedAt, policy.inviteAfter).at })
  }
  const close = closing(s, policy, cal)
  if (close) timers.push(close)
  return timers.sort((a, b) => a.at - b.at)
}

/** The resident has spoken, or had the time to: the rule closes. After a bad rating a person does. */
function closing(s: RequestState, policy: KindPolicy, cal: WorkCalendar): Timer | undefined {
  const since = s.resolvedAt
  if (s.status !== 'resolved' || since === undefined) return undefined
  const silence = addPeriod(cal, since, policy.answerWithin).at
  const ripe = evaluationOf(s, { policy, calendar: cal, now: since })
  if (!ripe) return { does: 'close', evaluation: 'unrated', at: silence }
  const called = s.callBacks.findLast((x) => x.reached && x.round === s.rounds.length)
  const spoken: Partial<Record<Evaluation, Instant | undefined>> = {
    rated: s.ratings.at(-1)?.at,
    confirmed: s.confirmedAt,
    'called-back': called?.at,
    verified: s.verified?.at,
  }
  return { does: 'close', evaluation: ripe, at: spoken[ripe] ?? silence }
}

/** The rung reached at an instant, if one was not told yet. */
export const ladderStep = (s: RequestState, policy: KindPolicy, cal: WorkCalendar, now: Instant) =>
  ladderOf(s, policy, cal)
    .filter((t) => t.at <= now)
    .sort((a, b) => a.at - b.at)[0]
