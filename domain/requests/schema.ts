/** The views of requests that travel. What a reader may not see is missing or masked before it gets here. */
import { z } from 'zod'
import { Id } from '../kernel/id.ts'
import { Moment } from '../kernel/instant.ts'
import { PlacePath } from '../kernel/place-path.ts'
import { actKinds, type ActKind } from './acts.ts'
import { Point } from './fields.ts'
import {
  Channel,
  ClockName,
  Evaluation,
  Intent,
  Level,
  Limit,
  Line,
  OrderRole,
  OrderStatus,
  Party,
  PartyKind,
  Stage,
  Status,
  Urgency,
  Waiting,
} from './vocabulary.ts'

export const Kind = z.enum(actKinds as [ActKind, ...ActKind[]])

/** An act that is possible now; `order` says on which. */
export const Allowed = z.strictObject({ kind: Kind, order: Id.optional() })
export type Allowed = z.infer<typeof Allowed>

export { ClockName }

export const lights = ['green', 'amber', 'red', 'paused', 'met', 'missed'] as const
export const Light = z.enum(lights)
export type Light = z.infer<typeof Light>

export const ClockView = z.strictObject({
  name: ClockName,
  order: Id.optional(),
  startedAt: Moment,
  /** Null while it is paused without an end. */
  dueAt: Moment.nullable(),
  amberAt: Moment.nullable(),
  pausedAt: Moment.optional(),
  stoppedAt: Moment.optional(),
  /** It falls into a year whose holidays are not yet known. */
  provisional: z.boolean(),
  light: Light,
})
export type ClockView = z.infer<typeof ClockView>

/** A unit or person by code and by the name this reader may see (a badge, a seat, `李**`). */
export const Named = z.strictObject({ id: z.string(), name: z.string() })
export type Named = z.infer<typeof Named>

export const PlaceView = z.strictObject({ path: PlacePath, name: z.string() })

export const RequestListItem = z.strictObject({
  id: Id,
  refNo: z.string(),
  /** First words, long numbers blotted out. Absent when emptied. */
  brief: z.string().optional(),
  place: PlaceView,
  channel: Channel,
  intent: Intent.optional(),
  line: Line.optional(),
  item: Named.optional(),
  status: Status,
  waiting: Waiting,
  urgency: Urgency,
  /** A care group that goes first. */
  priority: z.boolean(),
  /** Whoever leads now. */
  lead: Named.optional(),
  desk: Named.optional(),
  orders: z.number().int(),
  followers: z.number().int(),
  urged: z.number().int(),
  supervised: z.boolean(),
  receivedAt: Moment,
  clock: ClockName.optional(),
  dueAt: Moment.optional(),
  amberAt: Moment.optional(),
  light: Light.optional(),
  provisional: z.boolean().optional(),
  /** Number and deadline of the system it came from. */
  foreign: z.strictObject({ system: z.string(), number: z.string(), dueAt: Moment.optional() }).optional(),
  seq: z.number().int(),
})
export type RequestListItem = z.infer<typeof RequestListItem>

/** Where to go. Whose home it is stands nowhere here. */
export const MatterSpot = z.strictObject({
  /** `林口镇 · 站前办事处 · 第一居民委员会`. */
  label: z.string(),
  /** Dwelling, estate or landmark as the register of addresses writes it. */
  address: z.string().optional(),
  described: z.string().optional(),
})
export type MatterSpot = z.infer<typeof MatterSpot>

/** One line of a unit's or a worker's inbox. */
export const OrderListItem = z.strictObject({
  order: Id,
  role: OrderRole,
  purpose: z.enum(['handling', 'rectification']),
  orderStatus: OrderStatus,
  unit: Named.optional(),
  assigned: z.array(Named),
  dueAt: Moment.optional(),
  amberAt: Moment.optional(),
  light: Light.optional(),
  appointment: z.strictObject({ from: Moment, to: Moment }).optional(),
  where: MatterSpot,
  request: RequestListItem,
})
export type OrderListItem = z.infer<typeof OrderListItem>

export const OrderView = z.strictObject({
  id: Id,
  role: OrderRole,
  purpose: z.enum(['handling', 'rectification']),
  status: OrderStatus,
  party: PartyKind,
  unit: Named.optional(),
  /** Squads it was offered to. */
  offeredTo: z.array(Named),
  outside: z.boolean(),
  regulator: Named.optional(),
  assigned: z.array(Named),
  task: z.string().optional(),
  sentAt: Moment,
  signedAt: Moment.optional(),
  endedAt: Moment.optional(),
  asked: z.enum(['deferral', 'extension']).optional(),
  deferredUntil: Moment.optional(),
  rework: z.number().int(),
  clock: ClockView.optional(),
})
export type OrderView = z.infer<typeof OrderView>

export const TimelineEntry = z.strictObject({
  id: Id,
  seq: z.number().int(),
  kind: Kind,
  at: Moment,
  /** The author's clock, when it was written without network. */
  doneAt: Moment.optional(),
  party: Party,
  /** Name, seat or badge; absent where this reader may not know. */
  who: z.string().optional(),
  unit: Named.optional(),
  order: Id.optional(),
  /** What people wrote, by path; a piece that was emptied is missing and named in `emptied`. */
  words: z.record(z.string(), z.string()),
  emptied: z.array(z.string()),
  /** Codes and times of the body. */
  facts: z.record(z.string(), z.unknown()),
  files: z.array(z.string()),
  /** The act that corrected it; this entry shows the first version. */
  correctedBy: Id.optional(),
  takenBackBy: Id.optional(),
})
export type TimelineEntry = z.infer<typeof TimelineEntry>

export const RatingView = z.strictObject({
  level: Level,
  reasons: z.array(z.string()),
  said: z.string().optional(),
  at: Moment,
  again: z.boolean(),
  struck: z.boolean(),
})

export const AppointmentView = z.strictObject({
  order: Id,
  from: Moment,
  to: Moment,
  atHome: z.boolean(),
  who: z.string().optional(),
  note: z.string().optional(),
})

export const RequestView = RequestListItem.extend({
  round: z.number().int(),
  stages: z.array(Stage),
  what: z.string().optional(),
  where: MatterSpot.extend({ point: Point.optional() }),
  /** Masked; `reveal` and `call` are acts of their own. */
  contact: z
    .strictObject({ phone: z.string().optional(), name: z.string().optional(), inPerson: z.boolean() })
    .optional(),
  representative: z.strictObject({ name: z.string(), relation: z.string(), consent: z.string() }).optional(),
  open: z.boolean(),
  confidential: z.boolean(),
  answers: z.record(z.string(), z.unknown()).optional(),
  files: z.array(z.string()),
  mergedInto: z.strictObject({ id: Id, refNo: z.string() }).optional(),
  absorbed: z.array(z.strictObject({ id: Id, refNo: z.string() })),
  orderList: z.array(OrderView),
  clocks: z.array(ClockView),
  appointment: AppointmentView.optional(),
  expected: Moment.optional(),
  evaluation: Evaluation.optional(),
  /** Empty for the handling unit, whatever there is. */
  ratings: z.array(RatingView),
  excluded: z.boolean(),
  timeline: z.array(TimelineEntry),
  /** What this reader may do now: the only buttons there are. */
  allowed: z.array(Allowed),
  /** Names of acts and pictures demanded by the pack, with ground and end. */
  kind: z.strictObject({
    policy: z.string(),
    evidence: z.array(z.strictObject({ act: Kind, ground: z.string(), until: z.string() })),
    approval: z.boolean(),
    returnsLeft: z.number().int().optional(),
    returnUntil: Moment.optional(),
  }),
})
export type RequestView = z.infer<typeof RequestView>

/** 提交 受理 派单 办理中 办结 评价, like a parcel. */
export const trackSteps = ['reported', 'accepted', 'dispatched', 'handling', 'resolved', 'evaluated'] as const

/** What anybody sees who knows the number and the last four digits: progress, and nothing about a person. */
export const PublicTrack = z.strictObject({
  refNo: z.string(),
  /** Name of the item, never the reporter's words. */
  title: z.string(),
  status: Status,
  waiting: Waiting,
  steps: z.array(
    z.strictObject({
      step: z.enum(trackSteps),
      at: Moment.optional(),
      expected: Moment.optional(),
      unit: z.string().optional(),
    }),
  ),
  appointment: z.strictObject({ from: Moment, to: Moment, atHome: z.boolean(), who: z.string().optional() }).optional(),
  expected: Moment.optional(),
  /** What was said to the resident, newest first: a delay is always explained. */
  told: z.array(z.strictObject({ at: Moment, kind: Kind, said: z.string() })),
  ended: z.strictObject({ status: Status, ground: z.string().optional(), said: z.string().optional() }).optional(),
  /** What the reporter may do now; `proof` says what the act asks for beyond the number. */
  may: z.array(z.strictObject({ kind: Kind, proof: z.enum(['last4', 'code']) })),
  rated: z.boolean(),
  ratedAgain: z.boolean(),
})
export type PublicTrack = z.infer<typeof PublicTrack>

/** The answer to every act: what stands now, so that a screen can go on without asking. */
export const Acted = z.strictObject({
  request: Id,
  act: Id,
  seq: z.number().int(),
  status: Status,
  waiting: Waiting,
  allowed: z.array(Allowed),
  dueAt: Moment.optional(),
  undoUntil: Moment.optional(),
})
export type Acted = z.infer<typeof Acted>

export const NearbyItem = z.strictObject({
  request: Id,
  brief: z.string().optional(),
  label: z.string(),
  item: Named.optional(),
  status: Status,
  receivedAt: Moment,
  followers: z.number().int(),
  score: z.number(),
  metres: z.number().optional(),
  /** For staff only. */
  refNo: z.string().optional(),
})
export type NearbyItem = z.infer<typeof NearbyItem>

/** Who should get it, why, and who must not. A person or a rule of the pack decides. */
export const ProposalView = z.strictObject({
  lead: Named.optional(),
  leadParty: PartyKind.optional(),
  outside: z.boolean(),
  regulator: Named.optional(),
  helpers: z.array(Named.extend({ party: PartyKind })),
  limit: Limit.optional(),
  dueAt: Moment.optional(),
  provisional: z.boolean().optional(),
  because: z
    .strictObject({
      kind: z.enum(['responsibility', 'delegation', 'fallback']),
      item: z.string(),
      place: z.string(),
      listItem: z.string().optional(),
    })
    .optional(),
  /** Units that the three lists forbid here, with the list item that says so [S1-45]. */
  barred: z.array(
    z.strictObject({
      unit: Named,
      code: z.string(),
      list: z.string().optional(),
      no: z.string().optional(),
      text: z.string().optional(),
    }),
  ),
})
export type ProposalView = z.infer<typeof ProposalView>
