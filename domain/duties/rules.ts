/** What is due for whom, what fulfils it, and how it stands. Pure; the statements of `server/duties` say the same for a million. */
import type { Day } from '../places/schema.ts'
import type { NewRecord } from '../records/schema.ts'
import type { CarePlan, Contact, DutyState, Enrolment, ExcuseReason, Fulfiller, Rhythm, Tier, Wish } from './schema.ts'
import { daysBetween, entryDaysOf, type Window } from './windows.ts'

/** The person's own wish counts before the tier, the tier before the plan. */
export const rhythmOf = (
  plan: Pick<CarePlan, 'rhythm' | 'tiers'>,
  tier: Tier | null,
  wish: Pick<Wish, 'rhythm'>,
): Rhythm => wish.rhythm ?? (tier === null ? undefined : plan.tiers[tier]) ?? plan.rhythm

export const tiers = ['high', 'key', 'general'] as const satisfies readonly Tier[]

/** What of a definition says how often, in one line: definitions that agree in it ask the same of everybody. */
export const ruleOf = (plan: Pick<CarePlan, 'rhythm' | 'tiers'>): string =>
  [plan.rhythm, ...tiers.map((t) => `${t} ${plan.tiers[t] ?? '-'}`)].join(', ')

/**
 * Entry and exit in the middle of a period: due when enough of the window was left on the day of entry, and when its last
 * day is still under the plan. Who left before it had ended owes nothing more for it.
 */
export function isDue(
  e: Pick<Enrolment, 'from' | 'to' | 'anchor'>,
  w: Window,
  plan: Pick<CarePlan, 'entryDays'>,
): boolean {
  if (w.anchors && (e.anchor === null || !w.anchors.includes(e.anchor))) return false
  if (gone(e.to, w)) return false
  return e.from <= w.from || (e.from <= w.to && daysBetween(e.from, w.to) + 1 >= entryDaysOf(plan, w))
}

/** The enrolment did not last through the window: what was owed in it is owed no more and counts nowhere. */
export const gone = (ended: Day | null, w: Pick<Window, 'to'>): boolean => ended !== null && ended <= w.to

/** A span in which nobody need come; both days inclusive. */
export interface Excuse {
  from: Day
  to: Day
  reason: ExcuseReason
}

/** An excuse holds for a window whose last day it covers: one that ends before leaves days to come in, and ends by itself. */
export const excuseOf = (w: Pick<Window, 'to'>, excuses: readonly Excuse[], plan: Pick<CarePlan, 'excuses'>) =>
  excuses.find((x) => x.from <= w.to && w.to <= x.to && plan.excuses.includes(x.reason))

export interface Facts {
  contacts: readonly Pick<Contact, 'record' | 'outcome' | 'at'>[]
  excuse: ExcuseReason | undefined
  /** The enrolment ended before the window did: `gone`. */
  ended: boolean
  /** The instant it was due has passed. */
  over: boolean
}

/**
 * Derived from what happened, never set: no more owed, else met, else excused, else what was tried last. Who left before the
 * window ended is in no figure, met or not: were the met ones kept and the others dropped, every leaver would raise the rate.
 */
export function standingOf(f: Facts): DutyState {
  if (f.ended) return 'lapsed'
  if (f.contacts.some((c) => c.outcome === 'met')) return 'done'
  if (f.excuse !== undefined) return 'excused'
  const last = f.contacts.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.record < b.record ? -1 : 1)).at(-1)
  if (last) return last.outcome === 'refused' ? 'refused' : 'attempted'
  return f.over ? 'missed' : 'open'
}

/** What a service was to whoever owed a contact. */
export const contactOf = (outcome: NewRecord['outcome']): Contact['outcome'] =>
  outcome === 'attempted' || outcome === 'not-possible' ? 'attempted' : outcome === 'refused' ? 'refused' : 'met'

/** Whether a service in this way, of this item, counts for a plan; a wish narrows the ways. */
export const counts = (
  plan: Pick<CarePlan, 'ways' | 'items'>,
  record: Pick<NewRecord, 'mode' | 'item'> & { also?: readonly string[] },
  wish: Pick<Wish, 'ways'>,
): boolean =>
  (plan.ways.includes(record.mode) || wish.ways.includes(record.mode)) &&
  (plan.items.length === 0 || [record.item, ...(record.also ?? [])].some((i) => plan.items.includes(i)))

/** What somebody who serves is, from the bodies they work in; a doctor of a clinic is a doctor wherever else they sit. */
const bodyParts: Record<string, Fulfiller> = {
  clinic: 'doctor',
  squad: 'team',
  'social-organisation': 'volunteer',
  'property-company': 'courier',
  utility: 'courier',
  'local-unit': 'courier',
}

/** @param kind of the account; @param bodies kinds of the organisations it sits in */
export function partsOfAccount(kind: 'staff' | 'resident', bodies: readonly string[]): Fulfiller[] {
  const parts = bodies.flatMap((b) => bodyParts[b] ?? (kind === 'staff' ? ('worker' as const) : []))
  if (parts.length > 0) return [...new Set(parts)]
  return [kind === 'staff' ? 'worker' : 'volunteer']
}

/** Whoever owes it may always fulfil it; anybody else as far as the plan lets them. */
export const mayFulfil = (
  plan: Pick<CarePlan, 'by'>,
  helper: string | null,
  accounts: readonly string[],
  parts: readonly Fulfiller[],
): boolean => (helper !== null && accounts.includes(helper)) || parts.some((p) => plan.by.includes(p))
