/** The sentences of visits: the day on the phone, what happened at the door, the person's own wish, call-backs. */
import { z } from 'zod'
import { act, done, page, pageQuery, read } from '../kernel/api.ts'
import { Id } from '../kernel/id.ts'
import { PlacePath } from '../kernel/place-path.ts'
import { Moment } from '../kernel/instant.ts'
import { Day } from '../places/schema.ts'
import { Rhythm, Visitor, Wish } from './schema.ts'
import { FieldDay, FieldNumbers, PaperVisit, PastVisit, SeenAs, Visit, Visited, VisitWay } from './visits.ts'

const one = z.strictObject({ id: Id })

/** What a resident, or a relative with their consent, sees: when, and that all was well [days: her daughter]. */
export const SeenVisit = z.strictObject({ id: Id, at: Moment, well: z.boolean(), mine: z.boolean() })

/** A call-back 回访: somebody else asks whether the visit was as recorded. */
export const CallBackAnswer = z.enum(['as-recorded', 'not-visited', 'otherwise', 'not-reached'])
export type CallBackAnswer = z.output<typeof CallBackAnswer>

export const CallBack = z.strictObject({
  id: Id,
  month: z.string(),
  place: PlacePath,
  placeName: z.string(),
  person: Id,
  name: z.string(),
  at: Moment,
  way: VisitWay,
  answer: CallBackAnswer.nullable(),
})

export const visitsApi = {
  day: read('/field/day', {
    may: 'records.write',
    summary: 'Everybody to look in on in the days to come, with what a form needs where there is no signal',
    query: z.strictObject({ days: z.coerce.number().int().min(0).max(8).default(7) }),
    answer: FieldDay,
  }),
  paper: read('/duties/paper', {
    may: 'duties.look',
    summary: 'The day of a worker, or of a grid where nobody is named, to print: paper as plan B',
    query: z.strictObject({
      place: PlacePath,
      /** Whose by name; left out: everybody's of the place. */
      helper: Id.optional(),
      days: z.coerce.number().int().min(0).max(31).default(7),
    }),
    answer: FieldDay.extend({
      /** Who goes there by name, to choose from. */
      helpers: z.array(z.strictObject({ id: Id, name: z.string() })),
      more: z.boolean(),
    }),
  }),
  numbers: read('/field/numbers', {
    may: 'people.call',
    summary:
      'Numbers of those to whom something is due today, for dialling without a signal; that they were handed over is logged',
    query: z.strictObject({ have: z.string().max(64).optional() }),
    answer: FieldNumbers.extend({
      /** Null: as the phone has them. */
      items: FieldNumbers.shape.items.nullable(),
    }),
  }),
  visit: act('POST', '/visits', {
    may: 'records.write',
    summary: 'A visit, a call, or that nobody was met: one record that settles every duty it covers',
    body: Visit,
    answer: Visited,
  }),
  enter: act('POST', '/visits/from-paper', {
    may: 'duties.look',
    summary:
      'Write down from paper what somebody else of the staff did, with its real time; who wrote it down stands beside',
    body: PaperVisit,
    answer: Visited,
  }),
  past: read('/people/:id/visits', {
    may: 'duties.read',
    summary: 'Visits to somebody in the order they were received: when each happened, and whether a clock was off',
    params: one,
    query: z.strictObject(pageQuery),
    answer: page(PastVisit),
  }),
  wish: act('POST', '/people/:id/wish', {
    may: 'duties.excuse',
    summary:
      'By whom, in which way, how often, how many doorbells a week, and whom to call first, as the person wants it',
    params: one,
    body: z.strictObject({
      id: Id,
      ways: z.array(VisitWay).max(4).optional(),
      rhythm: Rhythm.nullable().optional(),
      doorbells: z.int().min(1).max(21).nullable().optional(),
      visitor: Visitor.nullable().optional(),
      calls: Wish.shape.calls.unwrap().optional(),
      /** What the phone showed when it was said: where somebody else changed it otherwise since, both are asked [L3]. */
      base: z
        .strictObject({
          ways: z.array(z.string()).max(6),
          rhythm: Rhythm.nullable(),
          doorbells: z.int().nullable(),
          visitor: Visitor.nullable().optional(),
          calls: Wish.shape.calls.unwrap().optional(),
        })
        .optional(),
    }),
    answer: done,
  }),
  visiting: read('/people/:id/visiting', {
    may: 'duties.read',
    summary: 'What is minded at the door: whether two go together, and since when notes of the helper before are kept',
    params: one,
    answer: z.strictObject({
      two: z.boolean(),
      /** Said of somebody else of the household: it holds at the same door. */
      twoByHome: z.boolean(),
      withheldSince: Moment.nullable(),
    }),
  }),
  care: act('POST', '/people/:id/visiting', {
    may: 'duties.enrol',
    summary: 'Two go together, or one may go alone; whether notes of the helper before are kept from the next',
    params: one,
    body: z.strictObject({ id: Id, two: z.boolean().optional(), withhold: z.boolean().optional() }),
    answer: done,
  }),
  seen: read('/my/visits', {
    may: 'self',
    summary: 'When somebody looked in on those I speak for, and that all was well; nothing more',
    query: z.strictObject({ person: Id }),
    answer: z.strictObject({
      as: SeenAs,
      name: z.string(),
      /** A relative sees nothing before the person agreed to it. */
      agreed: z.boolean(),
      /** Since when the person lets relatives see it. */
      since: Moment.nullable(),
      /** In which ways a visit of one's own counts; none: it counts for nothing that is due. */
      ways: z.array(VisitWay),
      /** Nobody need come until then: their own wish. Told to themselves alone. */
      restUntil: Day.nullable(),
      items: z.array(SeenVisit),
    }),
  }),
  confirm: act('POST', '/my/visits', {
    may: 'self',
    summary: 'A relative says that they were there; it counts where the plan lets family fulfil it',
    body: z.strictObject({ id: Id, person: Id, way: VisitWay, capturedAt: Moment }),
    answer: Visited,
  }),
  callBacks: read('/visits/call-backs', {
    may: 'duties.look',
    summary: 'Residents drawn for a call-back in a place and month, those not asked yet first',
    query: z.strictObject({
      place: PlacePath,
      month: z.string().regex(/^\d{4}-\d{2}$/, { error: 'month' }),
      ...pageQuery,
    }),
    answer: page(CallBack).extend({
      /** How the sample was drawn, so that anybody can draw it again. */
      seed: z.string().nullable(),
      of: z.int(),
      drawn: z.int(),
      asked: z.int(),
      alike: z.int(),
    }),
  }),
  calledBack: act('POST', '/visits/call-backs/:id', {
    may: 'duties.look',
    summary: 'What the resident said; asked by somebody else than who was there',
    params: one,
    body: z.strictObject({ id: Id, answer: CallBackAnswer }),
    answer: done,
  }),
} as const
