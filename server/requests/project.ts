/** From the derived state to the rows that queries read. One function, so that a rebuilt projection is the same. */
import { lineage } from '../../domain/kernel/place-path.ts'
import type { Instant } from '../../domain/kernel/instant.ts'
import { clocksOf, nextDue, type Clock } from '../../domain/requests/clocks.ts'
import { currentLead } from '../../domain/requests/effects/shared.ts'
import type { Context } from '../../domain/requests/guards.ts'
import type { RequestState } from '../../domain/requests/state.ts'
import { timersOf } from '../../domain/requests/timers.ts'
import { urgencyRank } from '../../domain/requests/urgency.ts'
import { isEnded, isLive } from '../../domain/requests/vocabulary.ts'
import { waitingFor } from '../../domain/requests/waiting.ts'
import type { OrderRow, RequestRow } from './store.ts'

/** What stays as it was when the request was filed. */
export interface Fixed {
  id: string
  ref_no: string
  reporter: string | null
  received_at: Date
  summary: string
  /** Units that ever had it: they go on seeing it. */
  units: readonly string[]
}

const orNull = <T>(value: T | null | undefined): T | null => value ?? null
const dateOf = (at: Instant | null | undefined) => (at === null || at === undefined ? null : new Date(at))
const dueOf = (clock: Clock | undefined): Date | number => (clock?.dueAt ? new Date(clock.dueAt) : Infinity)

export function requestRow(fixed: Fixed, s: RequestState, c: Context): RequestRow {
  const due = nextDue(clocksOf(s, c.policy, c.calendar))
  const lead = currentLead(s)
  return {
    id: fixed.id,
    ref_no: fixed.ref_no,
    place: s.place,
    reporter: fixed.reporter,
    units: unitsOf(fixed, s),
    desk: s.desk ?? '',
    status: s.status,
    stage: s.stages.at(-1) ?? 'found',
    waiting: waitingFor(s, c),
    intent: orNull(s.intent),
    line: orNull(s.line),
    item: orNull(s.item),
    category: orNull(s.category),
    urgency: s.urgency,
    priority: s.priority,
    channel: s.channel,
    open_to_all: s.open,
    confidential: s.confidential,
    lead_unit: orNull(lead?.unit),
    lead_order: orNull(lead?.id),
    merged_into: orNull(s.mergedInto),
    due_clock: orNull(due?.name),
    due_at: dueOf(due),
    amber_at: dateOf(due?.amberAt),
    provisional: due?.provisional ?? false,
    rank: Math.min(urgencyRank(s), 3),
    supervised: s.supervisions.some((x) => x.endedAt === undefined),
    timer_at: dateOf(timersOf(s, c.policy, c.calendar)[0]?.at),
    received_at: fixed.received_at,
    closed_at: isEnded(s.status) ? dateOf(s.closedAt ?? s.ended?.at ?? c.now) : null,
    summary: fixed.summary,
    estate: orNull(s.estate),
    dwelling: orNull(s.dwelling),
    seq: s.seq,
    state: s,
  }
}

/** Everybody who had an order, was offered one, regulates one or is asked to look. Nobody is taken off again. */
function unitsOf(fixed: Fixed, s: RequestState): string[] {
  const found = s.orders.flatMap((o) => [o.unit, ...o.offeredTo, o.regulator])
  return [...new Set([...fixed.units, ...found, s.verifyAsked?.unit].filter((u): u is string => Boolean(u)))]
}

export function orderRows(request: string, s: RequestState, c: Context): OrderRow[] {
  const clocks = clocksOf(s, c.policy, c.calendar)
  return s.orders.map((o) => {
    const due = nextDue(clocks, o.id)
    return {
      id: o.id,
      request,
      place: s.place,
      unit: o.unit ?? null,
      offered_to: o.unit ? [] : o.offeredTo,
      role: o.role,
      party: o.party,
      status: o.status,
      assignees: o.assigned,
      rank: Math.min(urgencyRank(s), 3),
      sent_at: new Date(o.sentAt),
      due_clock: due?.name ?? null,
      due_at: dueOf(due),
      amber_at: dateOf(due?.amberAt),
      closed_at:
        isLive(o.status) && !isEnded(s.status) ? null : dateOf(o.endedAt ?? s.closedAt ?? s.ended?.at ?? c.now),
    }
  })
}

/** Orders whose row would change: an act rarely touches more than one. One that was taken back is in nobody's inbox any more. */
export function changedOrders(before: OrderRow[], after: OrderRow[], now: Date): OrderRow[] {
  const known = new Map(before.map((o) => [o.id, JSON.stringify(o)]))
  const there = new Set(after.map((o) => o.id))
  const gone = before
    .filter((o) => !there.has(o.id))
    .map((o): OrderRow => ({
      ...o,
      status: 'cancelled',
      offered_to: [],
      due_clock: null,
      due_at: Infinity,
      amber_at: null,
      closed_at: now,
    }))
  return [...after.filter((o) => known.get(o.id) !== JSON.stringify(o)), ...gone]
}

/** The place and all above it, for `request_at`. */
export const prefixesOf = (place: string) => lineage(place)
