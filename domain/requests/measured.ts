/**
 * A request as the indicators room counts it: its facts, what they may be filtered by, and the months it belongs to.
 * Codes, flags and numbers only; no person, no unit's hand, no words.
 */
import { dayKeyOf, type WorkCalendar } from '../kernel/calendar.ts'
import type { Instant } from '../kernel/instant.ts'
import { clocksOf } from './clocks.ts'
import { factsOf, type Facts } from './measures.ts'
import type { KindPolicy } from './policy.ts'
import type { RequestState } from './state.ts'

/** First day of the month in Shanghai. */
export const monthOf = (at: Instant): string => `${dayKeyOf(at).slice(0, 7)}-01`

export type MeasuredMonth = 'received' | 'due' | 'resolved' | 'rated' | 'closed'

export interface Measured extends Facts {
  /** The answer is due, or was. */
  due: boolean
  months: Partial<Record<MeasuredMonth, string>>
  item: string | null
  category: string | null
  line: string | null
  channel: string
  urgency: string
  intent: string | null
}

export function measuredOf(s: RequestState, policy: KindPolicy, cal: WorkCalendar, now: Instant): Measured {
  const facts = factsOf(s, policy, cal, now)
  return {
    ...facts,
    due: facts.dueAt !== null && facts.dueAt <= now,
    months: monthsOf(s, facts),
    item: s.item ?? null,
    category: s.category ?? null,
    line: s.line ?? null,
    channel: s.channel,
    urgency: s.urgency,
    intent: s.intent ?? null,
  }
}

/** A rating belongs to the month in which it was given; one struck out after an appeal to none. */
function monthsOf(s: RequestState, facts: Facts): Measured['months'] {
  const rated = s.ratings.find((r) => !r.struck && !r.again)?.at
  const days: Record<MeasuredMonth, Instant | null | undefined> = {
    received: s.reportedAt,
    due: facts.dueAt,
    resolved: s.resolvedAt,
    rated,
    closed: facts.closed ? s.closedAt : undefined,
  }
  const known = Object.entries(days).filter((e): e is [MeasuredMonth, Instant] => typeof e[1] === 'number')
  return Object.fromEntries(known.map(([name, at]) => [name, monthOf(at)]))
}

/** When the clock alone changes the facts next: something running falls due. Null when nothing will. */
export function turnsAt(s: RequestState, policy: KindPolicy, cal: WorkCalendar, now: Instant): Instant | null {
  const ahead = clocksOf(s, policy, cal)
    .filter((c) => c.name === 'resolution' || c.stoppedAt === undefined)
    .flatMap((c) => (c.dueAt !== null && c.dueAt > now ? [c.dueAt] : []))
  return ahead.length > 0 ? Math.min(...ahead) : null
}
