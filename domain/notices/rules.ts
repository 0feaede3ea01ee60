/**
 * Who is told when something happened to a request. From the kind of act and the state after it; no clock of its own, no
 * names: an audience is a part somebody plays, and the server finds the people. Nobody is told what he did himself.
 */
import type { Id } from '../kernel/id.ts'
import type { Instant } from '../kernel/instant.ts'
import type { PlacePath } from '../kernel/place-path.ts'
import type { ActBody, ActKind, Doer } from '../requests/acts.ts'
import type { Clock } from '../requests/clocks.ts'
import { currentLead, liveRectification } from '../requests/effects/shared.ts'
import type { OrderState, RequestState } from '../requests/state.ts'
import { isBad, type Unit } from '../requests/vocabulary.ts'
import type { NoticeKind } from './schema.ts'

/** What is known of the matter when somebody is told of it. */
export interface Happening {
  kind: ActKind
  by: Doer
  /** Without words and persons. */
  body: Record<string, unknown>
  state: RequestState
  clocks: readonly Clock[]
  now: Instant
}

export type Audience =
  | { to: 'unit'; unit: Unit; part: 'all' | 'lead' }
  | { to: 'accounts'; accounts: Id[] }
  /** Those who accept and dispatch at this desk. */
  | { to: 'desk'; desk: Unit }
  /** The nearest holders of a role at or above the place. */
  | { to: 'role'; role: 'duty-officer' | 'supervisor' | 'reviewer' | 'manager'; place: PlacePath }

/** Values for the template; codes are put into words when somebody reads. */
export interface Params {
  due?: Instant
  unit?: Unit
  /** `deferral`, `extension`, `reply`. */
  what?: string
  /** `agreed`, `refused`. */
  result?: string
  /** Code of a closed list, e.g. `return.not-ours`. */
  ground?: string
  level?: number
}

export interface Telling {
  kind: NoticeKind
  audience: Audience[]
  /** What it is about within the request: two orders are two notices. */
  order?: Id
  params: Params
}

const body = <K extends ActKind>(h: Happening): ActBody<K> => h.body as ActBody<K>
const orderOf = (h: Happening, id = (h.body as { order?: Id }).order): OrderState | undefined =>
  h.state.orders.find((o) => o.id === id)
const desk = (h: Happening): Audience[] => (h.state.desk ? [{ to: 'desk', desk: h.state.desk }] : [])
const role = (h: Happening, name: Extract<Audience, { to: 'role' }>['role']): Audience => ({
  to: 'role',
  role: name,
  place: h.state.place,
})
const unitOf = (unit: Unit | undefined, part: 'all' | 'lead' = 'all'): Audience[] =>
  unit ? [{ to: 'unit', unit, part }] : []

/** Whoever has it in hand: those it was given to, else the unit. */
const hands = (o: OrderState | undefined): Audience[] =>
  o && o.assigned.length > 0 ? [{ to: 'accounts', accounts: o.assigned }] : unitOf(o?.unit)

const leading = (h: Happening) => liveRectification(h.state) ?? currentLead(h.state)

const dueOf = (h: Happening, name: Clock['name'], order?: Id): Instant | undefined =>
  h.clocks.findLast((c) => c.name === name && (order === undefined || c.order === order))?.dueAt ?? undefined

const told = (kind: NoticeKind, audience: Audience[], params: Params = {}, order?: Id): Telling[] =>
  audience.length === 0 ? [] : [{ kind, audience, params: withoutGaps(params), ...(order && { order }) }]

const withoutGaps = (p: Params): Params => Object.fromEntries(Object.entries(p).filter(([, v]) => v !== undefined))

/** A new order to a unit, or to those it is offered to. */
function sentTo(h: Happening, id: Id, kind: NoticeKind = 'order.sent'): Telling[] {
  const o = orderOf(h, id)
  const due = dueOf(h, 'order', id) ?? dueOf(h, 'resolution')
  const audience = o?.unit ? unitOf(o.unit) : (o?.offeredTo ?? []).flatMap((unit) => unitOf(unit))
  return told(o?.unit ? kind : 'order.offered', audience, { ...(due !== undefined && { due }) }, id)
}

const asks = (h: Happening, what: string): Telling[] =>
  told(
    'approval.asked',
    [role(h, 'duty-officer'), role(h, 'supervisor')],
    { what, ...unitPart(orderOf(h)) },
    orderOf(h)?.id,
  )

const decides = (h: Happening, what: string, result: string): Telling[] =>
  told('approval.given', hands(orderOf(h)), { what, result }, orderOf(h)?.id)

const unitPart = (o: OrderState | undefined) => (o?.unit ? { unit: o.unit } : {})

/** The rung of the ladder: amber before the limit, red from it on. */
function escalated(h: Happening): Telling[] {
  const { to, order, clock } = body<'escalate'>(h)
  const due =
    h.clocks.findLast((c) => c.name === clock && (order === undefined || c.order === order))?.dueAt ?? undefined
  const o = orderOf(h, order) ?? leading(h)
  const audience: Record<typeof to, Audience[]> = {
    handler: hands(o),
    'unit-lead': unitOf(o?.unit, 'lead'),
    desk: desk(h),
    supervisor: [role(h, 'supervisor')],
    'county-lead': [{ to: 'role', role: 'manager', place: `${h.state.place.slice(0, 6)}/` }],
  }
  return told(
    due !== undefined && due > h.now ? 'order.amber' : 'order.red',
    audience[to],
    { ...(due !== undefined && { due }) },
    order,
  )
}

type Rules = Partial<{ [K in ActKind]: (h: Happening) => Telling[] }>

const rules: Rules = {
  // The board shows what comes in; only danger knocks.
  accept: (h) => (h.state.urgency === 'danger' ? told('request.urgent', [...desk(h), role(h, 'duty-officer')]) : []),
  supplement: (h) => told('request.supplemented', hands(leading(h))),
  // The system notes only what a dispatcher has to decide.
  note: (h) => (h.by.party === 'system' ? told('request.unplaced', desk(h)) : []),
  'ask-to-verify': (h) => told('verify.asked', unitOf(body<'ask-to-verify'>(h).unit)),
  dispatch: (h) => body<'dispatch'>(h).orders.flatMap((o) => sentTo(h, o.order)),
  'co-handle': (h) => body<'co-handle'>(h).orders.flatMap((o) => sentTo(h, o.order)),
  offer: (h) => sentTo(h, body<'offer'>(h).order),
  'hand-down': (h) => sentTo(h, body<'hand-down'>(h).order),
  reassign: (h) => [
    ...told('order.cancelled', unitOf(orderOf(h)?.unit), {}, orderOf(h)?.id),
    ...sentTo(h, body<'reassign'>(h).next.order),
  ],
  decline: (h) => [
    ...told(
      'order.declined',
      desk(h),
      { ...unitPart(orderOf(h)), ground: `decline.${body<'decline'>(h).ground}` },
      orderOf(h)?.id,
    ),
    ...sentTo(h, body<'decline'>(h).next),
  ],
  'cancel-order': (h) => told('order.cancelled', hands(orderOf(h)), {}, orderOf(h)?.id),
  assign: (h) =>
    told(
      'order.assigned',
      [{ to: 'accounts', accounts: body<'assign'>(h).to }],
      dueParam(dueOf(h, 'order', orderOf(h)?.id)),
      orderOf(h)?.id,
    ),
  return: (h) =>
    told(
      'order.returned',
      desk(h),
      { ...unitPart(orderOf(h)), ground: `return.${body<'return'>(h).ground}` },
      orderOf(h)?.id,
    ),
  'refuse-return': (h) => told('return.refused', hands(orderOf(h)), {}, orderOf(h)?.id),
  'ask-another-time': (h) => told('appointment.other', hands(orderOf(h, h.state.appointment?.order) ?? leading(h))),
  urge: (h) => told('order.urged', leading(h) ? hands(leading(h)) : desk(h), {}, leading(h)?.id),
  supervise: (h) =>
    told(
      'supervision.opened',
      [...unitOf(leading(h)?.unit), ...(leading(h) ? [] : desk(h))],
      dueParam(dueOf(h, 'supervision')),
    ),
  'answer-supervision': (h) => told('supervision.answered', supervisorOf(h)),
  'end-supervision': (h) => told('supervision.ended', unitOf(leading(h)?.unit)),
  defer: (h) => asks(h, 'deferral'),
  'approve-deferral': (h) => decides(h, 'deferral', 'agreed'),
  'refuse-deferral': (h) => decides(h, 'deferral', 'refused'),
  extend: (h) => asks(h, 'extension'),
  'grant-extension': (h) => decides(h, 'extension', 'agreed'),
  'refuse-extension': (h) => decides(h, 'extension', 'refused'),
  draft: (h) =>
    told(
      'approval.asked',
      unitOf(orderOf(h)?.unit, 'lead'),
      { what: 'reply', ...unitPart(orderOf(h)) },
      orderOf(h)?.id,
    ),
  approve: (h) => decides(h, 'reply', 'agreed'),
  'send-back': (h) => decides(h, 'reply', 'refused'),
  object: (h) => told('request.reopened', [...hands(leading(h)), ...desk(h)], dueParam(dueOf(h, 'resolution'))),
  reopen: (h) => told('request.reopened', [...hands(leading(h)), ...desk(h)], dueParam(dueOf(h, 'resolution'))),
  // The handling side learns neither that there was a rating nor whose: the third person does.
  rate: (h) =>
    isBad(body<'rate'>(h).level) ? told('rating.bad', [role(h, 'reviewer')], dueParam(dueOf(h, 'contact'))) : [],
  'order-rectification': (h) => sentTo(h, body<'order-rectification'>(h).order.order, 'rectification.ordered'),
  rectify: (h) => told('callback.due', [role(h, 'reviewer')]),
  appeal: (h) => told('appeal.asked', [role(h, 'reviewer')], { unit: body<'appeal'>(h).unit }),
  'judge-appeal': (h) =>
    told('appeal.judged', unitOf(h.state.appeal?.unit, 'lead'), {
      result: body<'judge-appeal'>(h).upheld ? 'agreed' : 'refused',
    }),
  raise: (h) => told('request.referred', desk(h)),
  refer: (h) => told('request.referred', desk(h)),
  escalate: escalated,
}

const dueParam = (due: Instant | undefined): Params => (due === undefined ? {} : { due })

function supervisorOf(h: Happening): Audience[] {
  const { sheet } = body<'answer-supervision'>(h)
  const by = h.state.supervisions.find((s) => s.sheet === sheet)?.by
  return by ? [{ to: 'accounts', accounts: [by] }] : [role(h, 'supervisor')]
}

/** May somebody of the staff be told of such an act at all? */
export const mayTell = (kind: ActKind): boolean => kind in rules

/** Inbox notices for staff; none for most acts. */
export const tellingsOf = (h: Happening): Telling[] => (rules[h.kind] ?? (() => []))(h)
