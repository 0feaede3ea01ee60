/**
 * Pairing 结对帮扶 [C8] [S4-20] [S4-25] [S4-38]: helpers bound by name to somebody under a plan, from a day to a day, with why
 * these. And the fair share: who might go where, as a proposal that a person takes or leaves.
 */
import { z } from 'zod'
import { act, done, page, pageQuery, read } from '../kernel/api.ts'
import { Id } from '../kernel/id.ts'
import { PlacePath } from '../kernel/place-path.ts'
import { Day } from '../places/schema.ts'
import { HelperKind, PairEnd } from './pairs.ts'
import { PlanCode, Rhythm } from './schema.ts'

const Masked = z.strictObject({ id: Id, name: z.string(), place: PlacePath, age: z.int().nullable() })

export const PairView = z.strictObject({
  id: Id,
  enrolment: Id,
  plan: PlanCode,
  rhythm: Rhythm,
  person: Masked,
  helper: z.strictObject({ kind: HelperKind, id: Id, name: z.string() }),
  /** For everybody in the person's household. */
  household: z.boolean(),
  from: Day,
  to: Day.nullable(),
  end: PairEnd.nullable(),
  why: z.string().nullable(),
})
export type PairView = z.output<typeof PairView>

/** How many pairs a plan has in a place, and how many it wants in the county. */
export const PairCover = z.strictObject({
  plan: PlanCode,
  /** People under the plan who have a helper. */
  pairs: z.int(),
  enrolled: z.int(),
  /** Of the county; null where the plan names none. */
  wanted: z.int().nullable(),
})
export type PairCover = z.output<typeof PairCover>

const why = z.string().trim().min(2, { error: 'reason' }).max(200)

export const ShareHand = z.strictObject({
  id: Id,
  name: z.string(),
  /** 1: full; 0: nothing new, as for somebody on long leave. */
  part: z.number().min(0).max(1),
  /** Contacts a month, as it is and as it would be. */
  now: z.number(),
  after: z.number(),
})
export type ShareHand = z.output<typeof ShareHand>

export const ShareMove = z.strictObject({
  enrolments: z.array(Id).min(1).max(40),
  people: z.array(Masked),
  from: Id.nullable(),
  to: Id,
  /** Contacts a month. */
  load: z.number(),
})
export type ShareMove = z.output<typeof ShareMove>

export const pairsApi = {
  pairs: read('/duties/pairs', {
    may: 'duties.read',
    summary: 'Pairs of helpers and people in a place, those of today or all there were',
    query: z.strictObject({
      place: PlacePath,
      plan: PlanCode,
      show: z.enum(['now', 'all']).default('now'),
      ...pageQuery,
    }),
    answer: page(PairView),
  }),
  pairCover: read('/duties/pairs/cover', {
    may: 'duties.read',
    summary: 'How many pairs each plan has in a place, of how many people, and how many it wants',
    query: z.strictObject({ place: PlacePath }),
    answer: z.strictObject({ items: z.array(PairCover) }),
  }),
  pair: act('POST', '/duties/enrolments/:id/helpers', {
    may: 'duties.enrol',
    summary: 'Bind a helper to somebody under a plan from a day on; the first of the staff owes what is due',
    params: z.strictObject({ id: Id }),
    body: z.strictObject({
      id: Id,
      kind: HelperKind,
      helper: Id,
      from: Day,
      household: z.boolean().default(false),
      why: why.optional(),
    }),
    answer: done,
  }),
  unpair: act('POST', '/duties/pairs/:id/end', {
    may: 'duties.enrol',
    summary: 'End a pair with its reason; who else helps goes on',
    params: z.strictObject({ id: Id }),
    body: z.strictObject({ id: Id, day: Day, reason: PairEnd }),
    answer: done,
  }),
  share: act('POST', '/duties/share', {
    may: 'duties.enrol',
    summary: 'Propose a fair share of a place among its workers; nothing is changed',
    body: z.strictObject({
      place: PlacePath,
      parts: z
        .array(z.strictObject({ account: Id, part: z.number().min(0).max(1) }))
        .max(200)
        .default([]),
    }),
    answer: z.strictObject({
      hands: z.array(ShareHand),
      moves: z.array(ShareMove),
      households: z.int(),
      price: z.number(),
      /** No share costs less; null where none was proven in time. */
      bound: z.number().nullable(),
      optimal: z.boolean(),
    }),
    perMinute: 6,
  }),
  takeShare: act('POST', '/duties/share/take', {
    may: 'duties.enrol',
    summary: 'Take moves of a proposal: from now on these are looked after by others; what was changed meanwhile stays',
    body: z.strictObject({
      id: Id,
      place: PlacePath,
      moves: z
        .array(z.strictObject({ enrolment: Id, from: Id.nullable(), to: Id }))
        .min(1)
        .max(2000),
    }),
    answer: z.strictObject({ moved: z.int(), left: z.int() }),
    kilobytes: 512,
  }),
}
