/**
 * What one request contributes to the indicators [I-18 I-19]. Facts only; sums, periods and places are the indicators
 * room's. Nothing here names a person: no rate of a single worker can be made of it.
 *
 * 办结率 = resolved ÷ (due − deferred); 按期办结率 = onTime ÷ (due − deferred); 返工率 = rework > 0 ÷ resolved;
 * 满意率 = satisfied ÷ rated; 主动评价率 = rated ÷ closed; 差评整改率 = rectified ÷ bad; 差评回访率 = calledBack ÷ bad.
 * Every rate is shown with and without `excluded`.
 */
import type { WorkCalendar } from '../kernel/calendar.ts'
import { minute, type Instant } from '../kernel/instant.ts'
import { clocksOf, lightAt, type Clock } from './clocks.ts'
import type { KindPolicy } from './policy.ts'
import type { RequestState } from './state.ts'
import { fivePartyKinds, isBad, isEarlyEnding, type EarlyEnding, type Evaluation, type Level } from './vocabulary.ts'

export interface Facts {
  accepted: boolean
  /** Ended before the loop was walked; such a request is in no rate, but counted apart. */
  early: EarlyEnding | null
  resolved: boolean
  closed: boolean
  /** When the answer was or is due (the last round). */
  dueAt: Instant | null
  deferred: boolean
  /** Every round answered within its limit; null while one runs or none began. */
  onTime: boolean | null
  /** Wall minutes from the report to the first answer of a person. */
  firstResponseMinutes: number | null
  evaluation: Evaluation | null
  /** By the resident's own will; silence is not a rating. */
  rated: boolean
  level: Level | null
  satisfied: boolean
  bad: boolean
  contactedInTime: boolean | null
  rectified: boolean
  rectifiedInTime: boolean | null
  calledBack: boolean
  /** The second rating beside the first. */
  levelAgain: Level | null
  /** Objections and reopenings. */
  rework: number
  returns: number
  urged: number
  supervised: boolean
  excluded: boolean
  /** Kinds of party on its orders; S1-55 asks for requests with two or more of the five. */
  parties: string[]
  fiveParties: number
}

const inTime = (clock: Clock | undefined, now: Instant): boolean | null => {
  if (!clock) return null
  const light = lightAt(clock, now)
  if (light === 'met' || light === 'missed') return light === 'met'
  return light === 'red' ? false : null
}

/** @param now the day of counting: what is late by then is late */
export function factsOf(s: RequestState, policy: KindPolicy, cal: WorkCalendar, now: Instant): Facts {
  const clocks = clocksOf(s, policy, cal)
  const rounds = clocks.filter((c) => c.name === 'resolution')
  const last = rounds.at(-1)
  const early = isEarlyEnding(s.status) ? s.status : null
  const parties = [...new Set(s.orders.filter((o) => o.signedAt !== undefined).map((o) => o.party))].sort()
  return {
    accepted: s.acceptedAt !== undefined,
    early,
    resolved: s.resolvedAt !== undefined,
    closed: s.status === 'closed',
    dueAt: early ? null : (last?.dueAt ?? null),
    deferred: last?.pausedAt !== undefined,
    onTime: early ? null : allInTime(rounds.map((c) => inTime(c, now))),
    firstResponseMinutes: minutesBetween(s.reportedAt, s.firstResponseAt),
    evaluation: s.evaluation ?? null,
    ...ratingFacts(s, clocks, now),
    rework: s.objections + (early ? 0 : s.reopenings),
    returns: s.returns.length,
    urged: s.urges.length,
    supervised: s.supervisions.length > 0,
    excluded: s.excluded !== undefined,
    parties,
    fiveParties: parties.filter((p) => (fivePartyKinds as readonly string[]).includes(p)).length,
  }
}

const minutesBetween = (from: Instant, to: Instant | undefined) =>
  to === undefined ? null : Math.max(0, Math.round((to - from) / minute))

/** The first rating counts; the second stands beside it; one struck out after an appeal counts nowhere. */
function ratingFacts(s: RequestState, clocks: readonly Clock[], now: Instant) {
  const counted = s.ratings.filter((r) => !r.struck)
  const first = counted.find((r) => !r.again)
  const bad = first !== undefined && isBad(first.level)
  const met = (name: Clock['name']) => {
    const clock = clocks.find((c) => c.name === name)
    return bad ? inTime(clock, now) : null
  }
  return {
    rated: first !== undefined,
    level: first?.level ?? null,
    satisfied: first !== undefined && !bad,
    bad,
    contactedInTime: met('contact'),
    rectified: bad && s.bad?.rectifiedAt !== undefined,
    rectifiedInTime: met('rectification'),
    calledBack: bad && s.bad?.calledBackAt !== undefined,
    levelAgain: counted.find((r) => r.again)?.level ?? null,
  }
}

/** One late round makes it late; one that still runs leaves it open. */
function allInTime(rounds: (boolean | null)[]): boolean | null {
  if (rounds.length === 0) return null
  if (rounds.includes(false)) return false
  return rounds.includes(null) ? null : true
}
