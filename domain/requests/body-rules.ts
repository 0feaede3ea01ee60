/** What a body must say beyond its shape, given the request as it stands. Answers faults by field. */
import type { FieldFault } from '../kernel/errors.ts'
import { addPeriod } from '../kernel/calendar.ts'
import type { Id } from '../kernel/id.ts'
import type { ActBody, ActKind } from './acts.ts'
import { currentLead, orderOf } from './effects/shared.ts'
import type { NewOrder } from './fields.ts'
import { evaluationOf, type Context } from './guards.ts'
import type { RequestState } from './state.ts'
import { isEnded, isLive, type Party, type Status } from './vocabulary.ts'

type Rule<K extends ActKind> = (body: ActBody<K>, s: RequestState, c: Context, party: Party) => FieldFault[]

const none: FieldFault[] = []
const unless = (holds: boolean, path: string, code: string, params?: FieldFault['params']): FieldFault[] =>
  holds ? none : [{ path, code, ...(params && { params }) }]

/** Ids are new, no unit gets it twice, and there is exactly the lead there must be. */
function ordersFaults(orders: readonly NewOrder[], s: RequestState, leads: 0 | 1): FieldFault[] {
  const ids = new Set<Id>(s.orders.map((o) => o.id))
  const units = new Set(s.orders.filter((o) => isLive(o.status)).map((o) => o.unit))
  const faults = orders.flatMap((o, i) => {
    const twice = ids.has(o.order)
    const busy = units.has(o.unit)
    ids.add(o.order)
    units.add(o.unit)
    return [...unless(!twice, `orders.${i}.order`, 'id-taken'), ...unless(!busy, `orders.${i}.unit`, 'unit-has-order')]
  })
  const found = orders.filter((o) => o.role === 'lead').length
  return [...faults, ...unless(found === leads, 'orders', leads === 1 ? 'one-lead' : 'helpers-only')]
}

const rating: Rule<'rate'> & Rule<'rate-again'> = (body, _s, _c, party) => [
  ...unless(!body.handlerPresent, 'handlerPresent', 'handler-present'),
  // Who writes it down for somebody else has heard it on the phone or reads it from paper.
  ...unless(
    party !== 'reviewer' || body.channel === 'call-back' || body.channel === 'paper',
    'channel',
    'not-your-hand',
  ),
]

const deferring: Rule<'defer'> = (body, _s, c) => unless(Date.parse(body.until) > c.now, 'until', 'in-the-past')

const RULES: { [K in ActKind]?: Rule<K> } = {
  report: () => none,
  raise: (body, s) => unless(body.desk !== s.desk, 'desk', 'same-desk'),
  refer: (body, s) => unless(body.desk !== s.desk || body.place !== s.place, 'place', 'same-place'),
  dispatch: (body, s) => ordersFaults(body.orders, s, 1),
  'co-handle': (body, s) => ordersFaults(body.orders, s, 0),
  offer: (body, s) => [
    ...unless(!orderOf(s, body.order), 'order', 'id-taken'),
    ...unless(
      (body.role === 'lead') === (currentLead(s) === undefined),
      'role',
      body.role === 'lead' ? 'has-lead' : 'no-lead',
    ),
  ],
  claim: (body, s) => unless(orderOf(s, body.order)?.offeredTo.includes(body.unit) ?? false, 'unit', 'not-offered'),
  'hand-down': (body, s) => unless(orderOf(s, body.order)?.unit !== body.unit, 'unit', 'same-unit'),
  reassign: (body, s) => [
    ...unless(!orderOf(s, body.next.order), 'next.order', 'id-taken'),
    ...unless(orderOf(s, body.order)?.unit !== body.next.unit, 'next.unit', 'same-unit'),
  ],
  decline: (body, s) => unless(!orderOf(s, body.next), 'next', 'id-taken'),
  defer: deferring,
  'approve-deferral': (body, _s, c) => unless(!body.until || Date.parse(body.until) > c.now, 'until', 'in-the-past'),
  extend: (body, _s, c) => longest(body.by, 'by', c),
  'grant-extension': (body, _s, c) => (body.by ? longest(body.by, 'by', c) : none),
  'answer-supervision': (body, s) => openSheet(body.sheet, s),
  'end-supervision': (body, s) => openSheet(body.sheet, s),
  supervise: (body, s) => unless(!s.supervisions.some((x) => x.sheet === body.sheet), 'sheet', 'id-taken'),
  'city-says': (body, s) => {
    if (body.says !== 'granted' && body.says !== 'refused') return none
    if (!s.cityAsk) return [{ path: 'says', code: 'nothing-asked' }]
    return unless(
      body.says === 'refused' || s.cityAsk.what === 'return' || body.dueAt !== undefined,
      'dueAt',
      'required',
    )
  },
  // Whoever looks by a link says what there is; whether the work was done is judged by others.
  verify: (body, _s, _c, party) =>
    unless(party !== 'by-link' || (body.found !== 'done' && body.found !== 'not-done'), 'found', 'not-a-choice'),
  resolve: (body, s) => unless(currentLead(s)?.id === body.order, 'order', 'not-the-lead'),
  'order-rectification': (body, s) => [
    ...unless(!orderOf(s, body.order.order), 'order.order', 'id-taken'),
    ...unless(body.order.role === 'lead', 'order.role', 'one-lead'),
  ],
  rate: rating,
  'rate-again': rating,
  appeal: (body, s) => unless(s.handlers.units.includes(body.unit), 'unit', 'not-the-handler'),
  close: (body, s, c) => {
    const due = s.status === 'rectifying' ? 'rated' : evaluationOf(s, c)
    return unless(body.evaluation === due, 'evaluation', 'other-evaluation', due && { due })
  },
}

const openSheet = (sheet: Id, s: RequestState) =>
  unless(
    s.supervisions.some((x) => x.sheet === sheet && x.endedAt === undefined),
    'sheet',
    'no-open-sheet',
  )

function longest(by: ActBody<'extend'>['by'], path: string, c: Context): FieldFault[] {
  const most = addPeriod(c.calendar, c.now, c.policy.extensions.longest).at
  return unless(by.amount > 0 && addPeriod(c.calendar, c.now, by).at <= most, path, 'longer-than-allowed', {
    most: c.policy.extensions.longest.amount,
  })
}

export function bodyFaults<K extends ActKind>(
  s: RequestState,
  kind: K,
  body: ActBody<K>,
  party: Party,
  c: Context,
): FieldFault[] {
  const rule = RULES[kind]
  return rule ? rule(body, s, c, party) : none
}

/** A merge needs a target that is still open and no ring. @param target status of the request that goes on */
export function mergeFaults(own: Id, target: { id: Id; status: Status; mergedInto?: Id } | undefined): FieldFault[] {
  if (!target) return [{ path: 'into', code: 'no-such-request' }]
  if (target.id === own || target.mergedInto === own) return [{ path: 'into', code: 'same-request' }]
  return unless(!isEnded(target.status), 'into', 'target-ended')
}
