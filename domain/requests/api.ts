/** The routes of requests: one for each act, and the lists, pages and proposals around them. */
import { z } from 'zod'
import { act, page, pageQuery, read } from '../kernel/api.ts'
import { Id } from '../kernel/id.ts'
import { Moment } from '../kernel/instant.ts'
import { outAsked } from '../kernel/list-out.ts'
import { PlacePath } from '../kernel/place-path.ts'
import { RefNo } from '../kernel/refno.ts'
import { actRoutes, Key, Last4, one, Proof, selfRoutes, trackRoutes } from './act-routes.ts'
import { ACTS, type StaffAct } from './acts.ts'
import { linksApi } from './links-api.ts'
import { papersApi } from './papers-api.ts'
import { cityApi } from './city-api.ts'
import { Phone, Where } from './fields.ts'
import {
  Acted,
  Allowed,
  Kind,
  Light,
  NearbyItem,
  OrderListItem,
  ProposalView,
  PublicTrack,
  RequestListItem,
  RequestView,
} from './schema.ts'
import { RequestSettings } from './settings.ts'
import { Channel, Code, Line, OrderStatus, Status, Unit, Urgency, Waiting } from './vocabulary.ts'

/** `?status=reported,accepted` */
const several = <T extends z.ZodType<unknown, string>>(item: T) =>
  z
    .string()
    .max(400)
    .transform((t) => t.split(',').filter(Boolean))
    .pipe(z.array(item).max(30))

/** Filters of the boards; everything is optional and stands in the page's address, so nothing personal. */
export const filters = {
  place: PlacePath.optional(),
  desk: Unit.optional(),
  unit: Unit.optional(),
  status: several(Status).optional(),
  waiting: several(Waiting).optional(),
  line: Line.optional(),
  item: Code.optional(),
  channel: several(Channel).optional(),
  urgency: several(Urgency).optional(),
  light: several(Light).optional(),
  supervised: z.stringbool().optional(),
  from: Moment.optional(),
  to: Moment.optional(),
}

/** `due`: what falls due next comes first; `received`: newest first. */
export const ListQuery = z.strictObject({ ...filters, ...pageQuery, sort: z.enum(['due', 'received']).default('due') })
export type ListQuery = z.infer<typeof ListQuery>

/** What narrows the board narrows what leaves it; a place is always named. */
const ExportBody = z.strictObject({
  ...outAsked,
  of: z.strictObject({ ...filters, place: PlacePath, sort: z.enum(['due', 'received']).default('due') }),
})

const CountsQuery = z.strictObject({ place: filters.place, desk: filters.desk, unit: filters.unit })
export const Counts = z.strictObject({
  waiting: z.partialRecord(Waiting, z.number().int()),
  amber: z.number().int(),
  red: z.number().int(),
  open: z.number().int(),
  supervised: z.number().int(),
})

const InboxQuery = z.strictObject({ unit: Unit.optional(), status: several(OrderStatus).optional(), ...pageQuery })

export const Report = z.strictObject({ request: Id, report: ACTS.report.body, key: Key.optional() })
export const Reported = z.strictObject({
  request: Id,
  refNo: z.string(),
  /** What happens next and until when, in order. */
  next: z.array(
    z.strictObject({ step: z.enum(['accept', 'dispatch', 'resolve']), dueAt: Moment, provisional: z.boolean() }),
  ),
  callAtOnce: z.array(z.enum(['110', '119', '120', '122'])),
  /** This phone keeps nothing of it: others may hold it in their hands. */
  quiet: z.literal(true).optional(),
})

const NearbyQuery = z.strictObject({
  where: Where,
  item: Code.optional(),
  category: Code.optional(),
  what: z.string().max(2000).optional(),
})
const Nearby = z.strictObject({ items: z.array(NearbyItem).max(10), within: RequestSettings.shape.duplicates })

const Batch = <K extends StaffAct>(kind: K) =>
  z.strictObject({
    acts: z
      .array(z.strictObject({ request: Id, act: ACTS[kind].body }))
      .min(1)
      .max(50),
  })
const BatchAnswer = z.strictObject({
  results: z.array(
    z.strictObject({
      request: Id,
      act: Id,
      ok: z.boolean(),
      problem: z.string().optional(),
      /** The same in the reader's language. */
      why: z.string().optional(),
      /** What is wrong at which field: the list that bars a unit, for one. */
      faults: z
        .array(
          z.strictObject({
            path: z.string(),
            code: z.string(),
            params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
          }),
        )
        .optional(),
      allowed: z.array(Allowed).optional(),
      holder: z.string().optional(),
    }),
  ),
})

const named = {
  list: read('/requests', {
    may: 'requests.read',
    summary: 'The board: requests by filter, what falls due next first',
    query: ListQuery,
    answer: page(RequestListItem),
  }),
  export: act('POST', '/requests/export', {
    may: 'requests.export',
    summary: 'The board as a table (XLSX, CSV), with the filters of the screen; each page is logged with what it holds',
    stepUp: true,
    media: 'stream',
    body: ExportBody,
    answer: z.unknown(),
  }),
  counts: read('/requests/counts', {
    may: 'requests.read',
    summary: 'How many wait for what, for the tabs',
    query: CountsQuery,
    answer: Counts,
  }),
  inbox: read('/requests/inbox', {
    may: 'requests.inbox',
    summary: 'Orders of my units, by due time',
    query: InboxQuery,
    answer: page(OrderListItem),
  }),
  mine: read('/requests/mine', {
    may: 'requests.inbox',
    summary: 'Orders assigned to me, by due time',
    query: z.strictObject(pageQuery),
    answer: page(OrderListItem),
  }),
  get: read('/requests/:request', {
    may: 'requests.read',
    summary: 'One request with orders, clocks, timeline and allowed acts',
    params: one,
    answer: RequestView,
  }),
  proposal: read('/requests/:request/proposal', {
    may: 'requests.dispatch',
    summary: 'Who should get it, by item and place',
    params: one,
    answer: ProposalView,
  }),
  similar: read('/requests/:request/similar', {
    may: 'requests.read',
    summary: 'Requests nearby that may be the same',
    params: one,
    answer: Nearby,
  }),
  find: act('POST', '/requests/find', {
    may: 'requests.read',
    summary: 'Find by reference number or by the number of another system',
    perMinute: 60,
    body: z.strictObject({ number: z.string().min(3).max(64) }),
    answer: z.strictObject({ items: z.array(RequestListItem).max(20) }),
  }),
  'trail-of': act('POST', '/audit/request', {
    may: 'audit.read',
    summary:
      'Under which subjects the audit speaks of the request of this number, or of all that were filed from this phone',
    body: z.strictObject({ number: z.string().trim().min(6).max(30) }),
    answer: z.strictObject({
      subjects: z.array(z.strictObject({ kind: z.enum(['request', 'phone-index']), subject: z.string() })),
    }),
  }),
  nearby: act('POST', '/requests/nearby', {
    may: 'requests.report',
    summary: 'Already reported nearby? For staff who file',
    body: NearbyQuery,
    answer: Nearby,
  }),
  'of-caller': act('POST', '/requests/of-caller', {
    may: 'requests.of-caller',
    summary: 'Earlier requests of a caller by phone number; the search itself is logged',
    perMinute: 60,
    body: z.strictObject({ phone: Phone }),
    answer: z.strictObject({ items: z.array(RequestListItem).max(50) }),
  }),
  file: act('POST', '/requests', {
    may: 'requests.report',
    summary: 'File a request: desk, grid worker, unit, counter',
    body: Report,
    answer: Reported,
  }),
  chain: act('POST', '/requests/:request/chain', {
    may: 'requests.accept',
    summary: 'Several acts in order, all or none; each with its own permission (an enquiry answered at once)',
    params: one,
    answer: Acted,
    body: z.strictObject({
      acts: z
        .array(z.strictObject({ kind: Kind, body: z.record(z.string(), z.unknown()) }))
        .min(1)
        .max(6),
    }),
  }),
  reveal: act('POST', '/requests/:request/reveal', {
    may: 'requests.reveal',
    summary: 'Show the contact unmasked, with a reason that is logged and shown to the resident',
    stepUp: true,
    params: one,
    body: z.strictObject({ id: Id, reason: z.string().trim().min(2).max(200) }),
    answer: z.strictObject({ phone: z.string().optional(), name: z.string().optional() }),
  }),
  call: act('POST', '/requests/:request/call', {
    may: 'requests.call',
    summary: 'Number to dial for whoever holds the matter; the matter is the reason, and it is logged',
    params: one,
    body: z.strictObject({ id: Id }),
    answer: z.strictObject({ phone: z.string() }),
  }),
  'rating-counts': read('/requests/rating-counts', {
    may: 'requests.inbox',
    summary: 'Ratings of a unit as counts, from five on, never with an author',
    query: z.strictObject({ unit: Unit, from: Moment, to: Moment }),
    answer: z.strictObject({ few: z.boolean(), levels: z.record(z.string(), z.number().int()).optional() }),
  }),
  'urge-many': act('POST', '/requests-batch/urge', {
    may: 'requests.urge',
    summary: 'Urge several',
    body: Batch('urge'),
    answer: BatchAnswer,
  }),
  'dispatch-many': act('POST', '/requests-batch/dispatch', {
    may: 'requests.dispatch',
    summary: 'Dispatch several as proposed',
    body: Batch('dispatch'),
    answer: BatchAnswer,
  }),
  'take-back-many': act('POST', '/requests-batch/take-back', {
    may: 'requests.take-back',
    summary: 'Undo a batch while nobody built on it',
    body: Batch('take-back'),
    answer: BatchAnswer,
  }),

  ...cityApi,
  ...papersApi,
  ...linksApi,

  report: act('POST', '/report', {
    may: 'public',
    summary: 'Report a need without an account',
    perMinute: 6,
    body: Report,
    answer: Reported,
  }),
  'report-nearby': act('POST', '/report/nearby', {
    may: 'public',
    summary: 'Already reported nearby? Open matters only',
    perMinute: 20,
    body: NearbyQuery,
    answer: Nearby,
  }),
  'report-follow': act('POST', '/report/follow', {
    may: 'public',
    summary: 'Hear of a neighbour’s matter instead of filing it twice',
    perMinute: 6,
    body: z.strictObject({ request: Id, follow: ACTS.follow.body }),
    answer: z.strictObject({ ok: z.literal(true) }),
  }),
  track: act('POST', '/track', {
    may: 'public',
    summary: 'Progress by number and last four digits of the phone',
    perMinute: 10,
    body: Proof,
    answer: PublicTrack,
  }),
  'track-code': act('POST', '/track/code', {
    may: 'public',
    summary: 'Send a one-time code to the phone on file',
    perMinute: 3,
    body: z.strictObject({ number: RefNo, last4: Last4 }),
    answer: z.strictObject({ ok: z.literal(true) }),
  }),
  'my-list': read('/mine/requests', {
    may: 'self',
    summary: 'What I reported or follow',
    query: z.strictObject(pageQuery),
    answer: page(RequestListItem),
  }),
  'my-track': read('/mine/requests/:request', {
    may: 'self',
    summary: 'Progress of my own request',
    params: one,
    answer: PublicTrack,
  }),
  'my-report': act('POST', '/mine/requests', {
    may: 'self',
    summary: 'Report signed in',
    body: Report,
    answer: Reported,
  }),
}

export const requestsApi = { ...named, ...actRoutes, ...trackRoutes, ...selfRoutes }

export { actRoutes, codeActs, needsCode, Proof } from './act-routes.ts'
