/**
 * The clocks of a request and its orders, as instants [D9 D10]. They run on the working calendar where the limit says
 * so, stand still while a deferral is approved, and grow by what was granted. Editing a limit or the calendar means
 * deriving again.
 */
import { addPeriod, addWorkingTime, inWorkingTime, workingTimeBetween, type WorkCalendar } from '../kernel/calendar.ts'
import type { Id } from '../kernel/id.ts'
import { momentOf, type Instant } from '../kernel/instant.ts'
import { earlier } from './city/margin.ts'
import type { KindPolicy } from './policy.ts'
import type { ClockName, ClockView, Light } from './schema.ts'
import type { Extension, OrderState, Pause, RequestState } from './state.ts'
import { citySystem, isLive, type Limit } from './vocabulary.ts'

export interface Clock {
  name: ClockName
  order?: Id
  sheet?: Id
  round: number
  startedAt: Instant
  /** Null while it stands still without an agreed end. */
  dueAt: Instant | null
  amberAt: Instant | null
  pausedAt?: Instant
  stoppedAt?: Instant
  provisional: boolean
  /** Stretches in which it ran, the last up to `dueAt`. */
  ran: readonly (readonly [Instant, Instant])[]
  /** Working time or wall time. */
  working: boolean
}

interface Running {
  name: ClockName
  from: Instant
  limit: Limit
  pauses?: readonly Pause[]
  extensions?: readonly Extension[]
  stoppedAt?: Instant | undefined
  order?: Id
  sheet?: Id
  round?: number
  /** It ends here at the latest, whatever was granted within the county. */
  until?: Instant | undefined
}

const onward = (cal: WorkCalendar, working: boolean, from: Instant, length: number) =>
  working ? addWorkingTime(cal, from, length) : { at: from + length, provisional: false }
const length = (cal: WorkCalendar, working: boolean, from: Instant, to: Instant) =>
  working ? workingTimeBetween(cal, from, to) : to - from

type Event = { at: Instant; pause: Pause } | { at: Instant; by: Limit }

const eventsOf = (r: Running): Event[] =>
  [
    ...(r.pauses ?? []).map((pause) => ({ at: pause.from, pause })),
    ...(r.extensions ?? []).map((e) => ({ at: e.at, by: e.by })),
  ].sort((a, b) => a.at - b.at)

/** A clock on its way through deferrals and extensions. */
interface Way {
  due: Instant | null
  provisional: boolean
  /** Start of the stretch it runs in now. */
  begin: Instant
  ran: [Instant, Instant][]
  pausedAt?: Instant
}

function extend(way: Way, at: Instant, by: Limit, cal: WorkCalendar): void {
  if (way.due === null) return
  const longer = addPeriod(cal, Math.max(way.due, at), by)
  way.due = longer.at
  way.provisional ||= longer.provisional
}

/** What was left when it stopped is left when it goes on. What is late already is not made punctual by a pause. */
function pause(way: Way, p: Pause, working: boolean, cal: WorkCalendar): void {
  if (way.due === null || p.from >= way.due) return
  const left = length(cal, working, p.from, way.due)
  if (p.from > way.begin) way.ran.push([way.begin, p.from])
  if (p.to === undefined) way.pausedAt = p.from
  const end = p.to ?? p.until
  const next = end === undefined ? undefined : onward(cal, working, end, left)
  way.due = next ? next.at : null
  way.begin = end ?? p.from
  way.provisional ||= next?.provisional ?? false
}

/** Another system's deadline stands over ours; a clock that stands still is not made to run by it. */
function cut(way: Way, until: Instant): void {
  if (way.due === null || way.due <= until) return
  way.due = until
  way.provisional = false
  way.ran = way.ran.filter(([from]) => from < until).map(([from, to]) => [from, Math.min(to, until)])
}

/** Walks the deferrals and extensions in the order in which they happened. */
function run(cal: WorkCalendar, r: Running, amber: number): Clock {
  const working = inWorkingTime(r.limit.unit)
  const first = addPeriod(cal, r.from, r.limit)
  const way: Way = { due: first.at, provisional: first.provisional, begin: r.from, ran: [] }
  for (const e of eventsOf(r)) {
    if ('by' in e) extend(way, e.at, e.by, cal)
    else pause(way, e.pause, working, cal)
  }
  if (way.due !== null) way.ran.push([way.begin, Math.max(way.begin, way.due)])
  if (r.until !== undefined) cut(way, Math.max(r.until, r.from))
  const stopped = r.stoppedAt !== undefined
  const clock: Clock = {
    name: r.name,
    round: r.round ?? 1,
    startedAt: r.from,
    dueAt: way.due,
    amberAt: null,
    provisional: way.provisional,
    ran: way.ran,
    working,
    ...(r.order && { order: r.order }),
    ...(r.sheet && { sheet: r.sheet }),
    ...(!stopped && way.pausedAt !== undefined && { pausedAt: way.pausedAt }),
    ...(stopped && { stoppedAt: r.stoppedAt }),
  }
  return { ...clock, amberAt: atShare(clock, amber, cal) }
}

/** The instant at which a share of the limit has run (1 = due, 1.5 = half the limit late); null while it stands still. */
export function atShare(clock: Clock, share: number, cal: WorkCalendar): Instant | null {
  if (clock.dueAt === null) return null
  const parts = clock.ran.map(([from, to]) => length(cal, clock.working, from, to))
  const whole = parts.reduce((a, b) => a + b, 0)
  if (share >= 1) return share === 1 ? clock.dueAt : onward(cal, clock.working, clock.dueAt, whole * (share - 1)).at
  let left = whole * share
  for (const [i, [from]] of clock.ran.entries()) {
    if (left <= parts[i]!) return onward(cal, clock.working, from, left).at
    left -= parts[i]!
  }
  return clock.dueAt
}

interface Known {
  policy: KindPolicy
  cal: WorkCalendar
  clocks: readonly Clock[]
}

/** Of a state that is told by `step` or read from its row, which nobody changes after: row, orders and timers ask for the same. */
const known = new WeakMap<RequestState, Known>()

/** All clocks that ever ran for a request: which are still running shows `stoppedAt`. */
export function clocksOf(s: RequestState, policy: KindPolicy, cal: WorkCalendar): readonly Clock[] {
  const before = known.get(s)
  if (before?.policy === policy && before.cal === cal) return before.clocks
  const clocks = allClocks(s, policy, cal)
  known.set(s, { policy, cal, clocks })
  return clocks
}

function allClocks(s: RequestState, policy: KindPolicy, cal: WorkCalendar): Clock[] {
  const { limits } = policy
  const end = s.ended?.at
  const until = cityUntil(s, policy, cal)
  const list: Running[] = [
    { name: 'response', from: s.reportedAt, limit: limits.response[s.urgency], stoppedAt: s.firstResponseAt ?? end },
    ...s.dispatchWaits.slice(-1).map((w, _i) => ({
      name: 'dispatch' as const,
      from: w.from,
      limit: limits.dispatch[s.urgency],
      stoppedAt: w.to ?? end,
      round: s.dispatchWaits.length,
    })),
    ...s.rounds.map((r, i) => ({
      name: 'resolution' as const,
      from: r.startedAt,
      limit: limits.resolution[s.urgency],
      stoppedAt: r.resolvedAt ?? end,
      pauses: r.pauses,
      extensions: r.extensions,
      round: i + 1,
      until: i === s.rounds.length - 1 ? until : undefined,
    })),
    ...s.orders.map((o) => orderClock(o, s, policy, until)),
    ...s.supervisions.map((x) => ({
      name: 'supervision' as const,
      from: x.at,
      limit: x.limit,
      stoppedAt: x.answeredAt ?? x.endedAt ?? end ?? s.closedAt,
      sheet: x.sheet,
    })),
    ...badRatingClocks(s, policy),
  ]
  if (s.resolvedAt !== undefined) {
    const heard = s.confirmedAt ?? s.ratings.find((r) => r.at >= s.resolvedAt!)?.at ?? s.closedAt
    list.push({
      name: 'answer',
      from: s.resolvedAt,
      limit: policy.answerWithin,
      stoppedAt: heard,
      round: s.rounds.length,
    })
  }
  const own = list.map((r) => run(cal, r, limits.amber))
  const foreign = foreignClock(s, limits.amber)
  return foreign ? [...own, foreign] : own
}

function orderClock(o: OrderState, s: RequestState, policy: KindPolicy, until: Instant | undefined): Running {
  const rectifies = o.purpose === 'rectification'
  const limit = rectifies
    ? policy.limits.rectification[s.bad?.complexity ?? 'simple']
    : policy.limits.resolution[s.urgency]
  return {
    name: 'order',
    from: o.clockFrom,
    limit: o.limit ?? limit,
    stoppedAt: o.endedAt,
    order: o.id,
    pauses: o.pauses,
    extensions: o.extensions,
    round: o.rework + 1,
    ...(!rectifies && isLive(o.status) && { until }),
  }
}

/** When we must be done with what the city handed down: its deadline less the county's margin. */
function cityUntil(s: RequestState, policy: KindPolicy, cal: WorkCalendar): Instant | undefined {
  const { system, dueAt } = s.foreign ?? {}
  const margin = policy.cityMargin
  // Without a margin the city's own clock stands beside ours and is enough.
  if (dueAt === undefined || system !== citySystem || !margin?.amount) return undefined
  return earlier(cal, dueAt, margin)
}

/** Both run from the rating on: ordering late buys no time [D14]. */
function badRatingClocks(s: RequestState, policy: KindPolicy): Running[] {
  if (!s.bad) return []
  const { at, contactedAt, rectifiedAt, complexity } = s.bad
  return [
    { name: 'contact', from: at, limit: policy.limits.contact, stoppedAt: contactedAt },
    {
      name: 'rectification',
      from: at,
      limit: policy.limits.rectification[complexity ?? 'simple'],
      stoppedAt: rectifiedAt,
    },
  ]
}

/** The deadline of the system it came from stands as it was given; the earlier of the two counts. */
function foreignClock(s: RequestState, amber: number): Clock | undefined {
  const { dueAt, since } = s.foreign ?? {}
  if (dueAt === undefined) return undefined
  const startedAt = Math.min(since ?? s.reportedAt, dueAt)
  const stoppedAt = s.rounds.at(-1)?.resolvedAt ?? s.ended?.at
  return {
    name: 'foreign',
    round: 1,
    startedAt,
    dueAt,
    amberAt: startedAt + (dueAt - startedAt) * amber,
    provisional: false,
    ran: [[startedAt, dueAt]],
    working: false,
    ...(stoppedAt !== undefined && { stoppedAt }),
  }
}

export function lightAt(clock: Clock, now: Instant): Light {
  const { dueAt, amberAt, stoppedAt } = clock
  if (stoppedAt !== undefined) return dueAt === null || stoppedAt <= dueAt ? 'met' : 'missed'
  if (clock.pausedAt !== undefined) return 'paused'
  if (dueAt === null || amberAt === null) return 'paused'
  if (now > dueAt) return 'red'
  return now > amberAt ? 'amber' : 'green'
}

export const isRunning = (c: Clock) => c.stoppedAt === undefined

/** What falls due next for the staff (the resident's own time to answer is not theirs). */
export function nextDue(clocks: readonly Clock[], order?: Id): Clock | undefined {
  const own = clocks.filter(
    (c) => isRunning(c) && c.dueAt !== null && c.name !== 'answer' && (order === undefined || c.order === order),
  )
  return own.reduce<Clock | undefined>((best, c) => (best && best.dueAt! <= c.dueAt! ? best : c), undefined)
}

export const clockView = (c: Clock, now: Instant): ClockView => ({
  name: c.name,
  startedAt: momentOf(c.startedAt),
  dueAt: c.dueAt === null ? null : momentOf(c.dueAt),
  amberAt: c.amberAt === null ? null : momentOf(c.amberAt),
  provisional: c.provisional,
  light: lightAt(c, now),
  ...(c.order && { order: c.order }),
  ...(c.pausedAt !== undefined && { pausedAt: momentOf(c.pausedAt) }),
  ...(c.stoppedAt !== undefined && { stoppedAt: momentOf(c.stoppedAt) }),
})
