/** The sentences of the duty engine: plans, who is under them, what is due, what was not met, and what nobody need do for a while. */
import { z } from 'zod'
import { act, done, page, pageQuery, read } from '../kernel/api.ts'
import { Id } from '../kernel/id.ts'
import { Moment } from '../kernel/instant.ts'
import { PlacePath } from '../kernel/place-path.ts'
import { Day } from '../places/schema.ts'
import { checksApi } from './checks-api.ts'
import { pairsApi } from './pairs-api.ts'
import {
  CarePlan,
  Contact,
  Duty,
  EndReason,
  Enrolment,
  ExcuseReason,
  GroundOver,
  PlanCode,
  Tier,
  Wish,
} from './schema.ts'

const one = { params: z.strictObject({ id: Id }) }
const why = z.string().trim().min(2, { error: 'reason' }).max(200)

/** Somebody as lists show them. */
export const Masked = z.strictObject({ id: Id, name: z.string(), place: PlacePath, age: z.int().nullable() })

/** Who was there last, of whichever department, and which plans it covered. */
export const LastContact = Contact.extend({ who: z.string().nullable(), plans: z.array(PlanCode) })
export type LastContact = z.output<typeof LastContact>

export const DutyCard = Duty.extend({
  person: Masked,
  helper: z.strictObject({ id: Id, name: z.string() }).nullable(),
  last: LastContact.nullable(),
  /** Refused twice since somebody was met: whoever answers for the place looks at it. */
  look: z.boolean(),
  /** Of a colleague who is away, whom the reader covers. */
  covers: z.string().nullable(),
  wish: Wish,
})
export type DutyCard = z.output<typeof DutyCard>

export const EnrolmentCard = Enrolment.omit({ helper: true }).extend({
  person: Masked,
  helper: z.strictObject({ id: Id, name: z.string() }).nullable(),
  endReason: EndReason.nullable(),
  refused: z.int(),
  version: z.int(),
  note: z.string().nullable(),
})
export type EnrolmentCard = z.output<typeof EnrolmentCard>

/** Somebody whose ground for a plan is over since a day: which categories of the plan they held, or their age. */
export const Ending = z.strictObject({
  id: Id,
  person: Masked,
  place: PlacePath,
  plan: PlanCode,
  over: Day,
  why: GroundOver,
  cares: z.array(z.string()),
  version: z.int(),
})
export type Ending = z.output<typeof Ending>

export const ExcuseView = z.strictObject({ id: Id, from: Day, to: Day, reason: ExcuseReason, version: z.int() })
export type ExcuseView = z.output<typeof ExcuseView>

export const dutiesApi = {
  plans: read('/duties/plans', {
    may: 'self',
    summary: 'Care plans of the county with every dated definition, who asks for each and on what ground',
    answer: z.strictObject({ items: z.array(CarePlan.extend({ version: z.int() })) }),
  }),
  definePlan: act('PUT', '/duties/plans/:code', {
    may: 'duties.plan',
    summary: 'A definition of a care plan from a day on; months counted by the one before stay as they are',
    params: z.strictObject({ code: PlanCode }),
    body: z.strictObject({ id: Id, base: z.int().min(0), plan: CarePlan, why: z.string().trim().max(200).optional() }),
    answer: done,
  }),
  proposals: read('/duties/proposals', {
    may: 'duties.enrol',
    summary: 'Who holds a category of the plan in a place and is not under it; a person decides',
    query: z.strictObject({ place: PlacePath, plan: PlanCode, ...pageQuery }),
    answer: page(Masked.extend({ cares: z.array(z.string()), fits: z.boolean() })),
  }),
  endings: read('/duties/endings', {
    may: 'duties.enrol',
    summary:
      'Who is under the plan though what put them there is over: a category that ended, an age that was passed; a person decides',
    query: z.strictObject({ place: PlacePath, plan: PlanCode, ...pageQuery }),
    answer: page(Ending),
  }),
  keep: act('POST', '/duties/enrolments/:id/keep', {
    may: 'duties.enrol',
    summary: 'Stays under the plan though what put them there is over; asked again only when something else ends',
    ...one,
    body: z.strictObject({ id: Id, base: z.int() }),
    answer: done,
  }),
  enrol: act('POST', '/duties/enrolments', {
    may: 'duties.enrol',
    summary: 'Put people under a plan from a day on; what is due of the near future is there at once',
    body: z.strictObject({
      id: Id,
      plan: PlanCode,
      from: Day,
      people: z
        .array(z.strictObject({ id: Id, person: Id }))
        .min(1)
        .max(500),
      tier: Tier.nullable().default(null),
      helper: Id.nullable().default(null),
      reviewOn: Day.nullable().default(null),
      /** What the assessment found, in words; kept apart, can be emptied. */
      note: z.string().trim().min(2).max(1000).optional(),
      /** Birthdays by the sun or by the moon. */
      birthday: z.enum(['sun', 'moon']).default('sun'),
      wish: Wish.prefault({}),
    }),
    answer: z.strictObject({ enrolled: z.int(), already: z.int(), unfit: z.int() }),
    kilobytes: 256,
  }),
  enrolments: read('/duties/enrolments', {
    may: 'duties.read',
    summary: 'Who is under plans in a place, or is to be reviewed, or refused twice and wants a look',
    query: z.strictObject({
      place: PlacePath,
      plan: PlanCode.optional(),
      only: z.enum(['look', 'review']).optional(),
      ...pageQuery,
    }),
    answer: page(EnrolmentCard),
  }),
  change: act('POST', '/duties/enrolments/:id', {
    may: 'duties.enrol',
    summary: 'Another tier, wish, helper or day of review; how often changes from today on and not before',
    ...one,
    body: z.strictObject({
      id: Id,
      base: z.int(),
      change: z
        .strictObject({ tier: Tier.nullable(), wish: Wish, helper: Id.nullable(), reviewOn: Day.nullable() })
        .partial(),
    }),
    answer: done,
  }),
  end: act('POST', '/duties/enrolments/:id/end', {
    may: 'duties.enrol',
    summary: 'End an enrolment with its reason; a window that ends on that day or later is owed no more',
    ...one,
    body: z.strictObject({
      id: Id,
      day: Day,
      reason: EndReason.exclude(['died', 'left', 'merged', 'changed']),
      why: why.optional(),
    }),
    answer: done,
  }),
  look: act('POST', '/duties/enrolments/:id/look', {
    may: 'duties.look',
    summary: 'Somebody above has looked at what was refused twice, and says what follows',
    ...one,
    body: z.strictObject({ id: Id, said: why }),
    answer: done,
  }),
  mine: read('/duties/mine', {
    may: 'self',
    summary:
      'What I owe: overdue, today, the days to come; of those I help by name, my households and grids, and whom I cover',
    query: z.strictObject({ days: z.coerce.number().int().min(0).max(8).default(7) }),
    answer: z.strictObject({ today: Day, items: z.array(DutyCard), more: z.boolean() }),
  }),
  list: read('/duties', {
    may: 'duties.read',
    summary: 'What is owed or was not met in a place, grid by grid, in each the longest first; for three months',
    query: z.strictObject({
      place: PlacePath,
      /** `unmet`: overdue or missed since a day; `owed`: still to come. */
      state: z.enum(['unmet', 'owed']).default('unmet'),
      plan: PlanCode.optional(),
      since: Day.optional(),
      ...pageQuery,
    }),
    answer: page(DutyCard),
  }),
  ofPerson: read('/people/:id/duties', {
    may: 'duties.read',
    summary: 'Plans a person is under, what is due, who was there last, and what nobody need do for a while',
    ...one,
    answer: z.strictObject({
      enrolments: z.array(EnrolmentCard),
      duties: z.array(DutyCard),
      excuses: z.array(ExcuseView),
      last: LastContact.nullable(),
    }),
  }),
  excuse: act('POST', '/people/:id/excuses', {
    may: 'duties.excuse',
    summary: 'For a span of days nobody need come, and why; it ends by itself and is counted apart',
    ...one,
    body: z.strictObject({ id: Id, from: Day, to: Day, reason: ExcuseReason }),
    answer: done,
  }),
  endExcuse: act('POST', '/people/:id/excuses/:excuse/end', {
    may: 'duties.excuse',
    summary: 'Back earlier: the excuse ends with this day',
    params: z.strictObject({ id: Id, excuse: Id }),
    body: z.strictObject({ id: Id, to: Day }),
    answer: done,
  }),
  majorChange: act('POST', '/people/:id/major-change', {
    may: 'duties.excuse',
    summary: 'Something serious has changed for a person: plans that say so are due within their hours',
    ...one,
    body: z.strictObject({ id: Id, at: Moment }),
    answer: z.strictObject({ due: z.int() }),
  }),
  ...checksApi,
  ...pairsApi,
}
