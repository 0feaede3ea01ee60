/**
 * What a stream of acts amounts to. `derive` is a reduce over the acts; there is no other place where a status is
 * decided. No effect reads words or personal data, so emptied texts change nothing.
 */
import type { Id } from '../kernel/id.ts'
import type { Instant } from '../kernel/instant.ts'
import type { PlacePath } from '../kernel/place-path.ts'
import type { Act, ActKind, ActOf, Doer } from './acts.ts'
import { effective } from './corrections.ts'
import { evaluatedEffects } from './effects/evaluated.ts'
import { foundEffects } from './effects/found.ts'
import { handedOnEffects } from './effects/handed-on.ts'
import { handledEffects } from './effects/handled.ts'
import { nothing } from './effects/shared.ts'
import type {
  Channel,
  Code,
  Evaluation,
  Intent,
  Level,
  Limit,
  Line,
  OrderRole,
  OrderStatus,
  Party,
  PartyKind,
  RatingChannel,
  Stage,
  Status,
  Unit,
  Urgency,
} from './vocabulary.ts'

/** The clock stood still from … to; `until` is what was agreed. */
export interface Pause {
  from: Instant
  to?: Instant
  until?: Instant
}

export interface Extension {
  at: Instant
  by: Limit
}

export type Asked = { what: 'deferral'; until: Instant; at: Instant } | { what: 'extension'; by: Limit; at: Instant }

export interface OrderState {
  id: Id
  role: OrderRole
  purpose: 'handling' | 'rectification'
  status: OrderStatus
  unit?: Unit
  party: PartyKind
  /** Squads it is offered to. */
  offeredTo: Unit[]
  offerUntil?: Instant
  outside: boolean
  regulator?: Unit
  assigned: Id[]
  sentAt: Instant
  signedAt?: Instant
  endedAt?: Instant
  /** Start of its clock; handed down and taken over by the regulator it goes on. */
  clockFrom: Instant
  /** A limit set for this matter, in place of the catalogue's. */
  limit?: Limit
  asked?: Asked
  pauses: Pause[]
  extensions: Extension[]
  deferrals: number
  /** Status to come back to after a deferral or a reply sent back. */
  before?: OrderStatus
  /** How often the resident sent it back. */
  rework: number
  returnRefused?: boolean
}

/** From taking up (or objecting, or reopening) to the answer. */
export interface Round {
  because: 'report' | 'objection' | 'reopening'
  startedAt: Instant
  resolvedAt?: Instant
  pauses: Pause[]
  extensions: Extension[]
}

export interface Rating {
  act: Id
  at: Instant
  level: Level
  reasons: string[]
  channel: RatingChannel
  again: boolean
  /** Struck out after an appeal; it stays on record and counts nowhere. */
  struck: boolean
}

export interface Supervision {
  sheet: Id
  by: Id | null
  at: Instant
  limit: Limit
  answeredAt?: Instant
  endedAt?: Instant
}

export interface CallBack {
  at: Instant
  by: Id | null
  reached: boolean
  solved?: 'yes' | 'partly' | 'no'
  round: number
}

export interface RequestState {
  /** Of the last act, corrections included. */
  seq: number
  status: Status
  stages: Stage[]
  // What it is about
  channel: Channel
  intent?: Intent
  line?: Line
  item?: Code
  category?: Code
  urgency: Urgency
  priority: string[]
  place: PlacePath
  estate?: string
  dwelling?: Id
  landmark?: string
  /** The act that said where it is last. */
  whereBy?: Id
  open: boolean
  confidential: boolean
  foreign?: { system: string; number: string; since?: Instant; dueAt?: Instant }
  /** Asked of the city and not answered yet. */
  cityAsk?: { what: 'extension' | 'return'; at: Instant }
  // Who
  filedBy: Doer
  reporter: Id | null
  represented: boolean
  inPerson: boolean
  desk?: Unit
  followers: number
  /** Accounts, devices and units that had a hand in handling it: they neither rate nor call back. */
  handlers: { accounts: Id[]; devices: string[]; units: Unit[] }
  /** Who accepted, dispatched or ended it at the centre, by account: no third person when it is taken out of the rates. */
  deciders: Id[]
  // When
  reportedAt: Instant
  firstResponseAt?: Instant
  acceptedAt?: Instant
  /** Waits for a dispatch: after the report, and after each return. */
  dispatchWaits: { from: Instant; to?: Instant }[]
  rounds: Round[]
  resolvedAt?: Instant
  closedAt?: Instant
  firstClosedAt?: Instant
  // How it goes
  orders: OrderState[]
  verifyAsked?: { at: Instant; unit: Unit }
  verified?: { at: Instant; found: string; by: Id | null; party: Party }
  returns: { order: Id; unit?: Unit; at: Instant; refused?: boolean }[]
  appointment?: { order: Id; from: Instant; to: Instant; atHome: boolean; act: Id }
  otherTimeAskedAt?: Instant
  expected?: Instant
  urges: Instant[]
  supervisions: Supervision[]
  escalations: { clock: string; order?: Id; step: number; round: number }[]
  // What the resident thinks
  confirmedAt?: Instant
  objections: number
  reopenings: number
  callBacks: CallBack[]
  invitedAt?: Instant
  ratings: Rating[]
  /** A rating of the two lowest levels and what follows from it. */
  bad?: {
    at: Instant
    from: Status
    contactTries: number
    contactedAt?: Instant
    orderedAt?: Instant
    complexity?: 'simple' | 'complex'
    rectifiedAt?: Instant
    calledBackAt?: Instant
    callBackTries: number
  }
  appeal?: { at: Instant; by: Id | null; unit: Unit; judgedAt?: Instant; upheld?: boolean }
  excluded?: { at: Instant; by: Id | null; ground: string }
  evaluation?: Evaluation
  // How it ended before the loop was walked
  ended?: { at: Instant; ground?: string }
  mergedInto?: Id
  absorbed: Id[]
  referredTo?: { county: string; copy: Id }
  /** Act → the act that corrected it or took it back; both are shown. */
  corrected: Record<Id, Id>
  takenBack: Record<Id, Id>
}

type Effects = { [K in ActKind]: (s: RequestState, a: ActOf<K>) => void }

/** One effect for each kind: a new kind does not compile until it has one. */
const effects: Effects = { ...foundEffects, ...handedOnEffects, ...handledEffects, ...evaluatedEffects }

/** Acts that are only written down, a note say: afterwards everything stands as before, but for the number of the act. */
export const changesNothing = (kind: ActKind): boolean => kind !== 'report' && effects[kind] === nothing

/** One step of the reduce. @returns the state that follows; the given one is left alone */
export function step(state: RequestState, act: Act): RequestState {
  if (changesNothing(act.kind)) return { ...state, seq: Math.max(state.seq, act.seq) }
  const next = JSON.parse(JSON.stringify(state)) as RequestState
  apply(next, act)
  return next
}

function apply(s: RequestState, act: Act): void {
  s.seq = Math.max(s.seq, act.seq)
  const effect = effects[act.kind] as (s: RequestState, a: Act) => void
  effect(s, act)
}

/** @param acts of one request, by seq; the first is its report */
export function derive(acts: readonly Act[]): RequestState {
  const [first, ...rest] = effective(acts)
  if (first?.kind !== 'report') throw new Error('a request begins with its report')
  const state = begin(first)
  for (const act of rest) apply(state, act)
  return state
}

/** The state after the report alone. */
export function begin(a: ActOf<'report'>): RequestState {
  const { body, at, by } = a
  const { foreign, where } = body
  return {
    seq: a.seq,
    status: 'reported',
    stages: ['found'],
    channel: body.channel,
    intent: body.intent,
    line: body.line,
    item: body.item,
    category: body.category,
    urgency: 'ordinary',
    priority: [],
    place: where.place,
    estate: where.estate,
    dwelling: where.dwelling,
    landmark: where.landmark,
    whereBy: a.id,
    open: body.open,
    confidential: body.confidential,
    foreign: foreign && {
      system: foreign.system,
      number: foreign.number,
      ...(foreign.since && { since: Date.parse(foreign.since) }),
      ...(foreign.dueAt && { dueAt: Date.parse(foreign.dueAt) }),
    },
    filedBy: by,
    reporter: by.party === 'reporter' ? by.account : null,
    represented: body.representative !== undefined,
    inPerson: body.contact?.inPerson ?? false,
    desk: a.desk,
    followers: 0,
    handlers: { accounts: [], devices: [], units: [] },
    deciders: [],
    reportedAt: at,
    dispatchWaits: [{ from: at }],
    rounds: [],
    orders: [],
    returns: [],
    urges: [],
    supervisions: [],
    escalations: [],
    objections: 0,
    reopenings: 0,
    callBacks: [],
    ratings: [],
    absorbed: [],
    corrected: {},
    takenBack: {},
  }
}
