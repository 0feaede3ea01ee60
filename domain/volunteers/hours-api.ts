/** The sentences about hours: found true by a second person, shown to everybody for a while, objected to, decided, counted. */
import { z } from 'zod'
import { Code } from '../catalogue/schema.ts'
import { act, done, page, pageQuery, read } from '../kernel/api.ts'
import { Id } from '../kernel/id.ts'
import { Moment } from '../kernel/instant.ts'
import { PlacePath } from '../kernel/place-path.ts'
import { OrgCode } from '../organisations/schema.ts'
import { Day } from '../places/schema.ts'
import { flaws } from './hours.ts'
import { hoursStates } from './hours-states.ts'

const one = { params: z.strictObject({ id: Id }) }
const words = z.string().trim().min(2, { error: 'reason' }).max(300)

/** Why the reader is not the one who says whether it is true. */
export const MayNot = z.enum(['own-hours', 'own-record', 'flawed'])
export type MayNot = z.output<typeof MayNot>

const shown = {
  id: Id,
  day: Day,
  from: Moment.nullable(),
  to: Moment.nullable(),
  minutes: z.int(),
  /** Null where the place may not know what it was. */
  item: Code.nullable(),
  place: PlacePath,
  placeName: z.string(),
  unitName: z.string().nullable(),
  state: z.enum(hoursStates),
  /** Until when somebody may object. */
  until: Moment.nullable(),
}

/** What was said against it, the newest, and how it was decided. */
export const Objection = z.strictObject({
  words: z.string().nullable(),
  at: Moment,
  decided: z.enum(['dismiss', 'uphold']).nullable(),
  answer: z.string().nullable(),
})
export type Objection = z.output<typeof Objection>

export const HoursView = z.strictObject({
  ...shown,
  record: Id,
  volunteer: Id,
  /** Masked. */
  name: z.string(),
  number: z.string(),
  flaw: z.enum(flaws).nullable(),
  verifiedAs: z.enum(['organiser', 'served']).nullable(),
  objection: Objection.nullable(),
  mayNot: MayNot.nullable(),
})
export type HoursView = z.output<typeof HoursView>

/** As the volunteer sees them. */
export const OwnHours = z.strictObject({
  ...shown,
  origin: z.enum(['request', 'visit', 'activity', 'booking', 'contract', 'neighbour']),
  programme: z.string().nullable(),
  flaw: z.enum(flaws).nullable(),
  objection: Objection.nullable(),
})
export type OwnHours = z.output<typeof OwnHours>

/** As whoever was served sees them. */
export const ServedHours = z.strictObject({ ...shown, name: z.string(), mayVerify: z.boolean() })
export type ServedHours = z.output<typeof ServedHours>

/** As everybody sees them while they stand open to objection. */
export const NoticeHours = z.strictObject({ ...shown, name: z.string(), number: z.string() })
export type NoticeHours = z.output<typeof NoticeHours>

const Sum = z.strictObject({ minutes: z.int(), times: z.int() })

export const hoursApi = {
  list: read('/volunteer-hours', {
    may: 'volunteers.verify',
    summary: 'Hours that wait for somebody: to be found true, with something wrong, objected to',
    query: z.strictObject({
      view: z.enum(['entered', 'flawed', 'objected']).default('entered'),
      under: PlacePath.optional(),
      /** Those of a unit, wherever they were served. */
      unit: OrgCode.optional(),
      ...pageQuery,
    }),
    answer: page(HoursView),
  }),
  ofVolunteer: read('/volunteers/:id/hours', {
    may: 'volunteers.read',
    summary: 'Hours of one volunteer, the newest first; the look is kept under the person',
    ...one,
    query: z.strictObject(pageQuery),
    answer: page(HoursView),
  }),
  sumsOfVolunteer: read('/volunteers/:id/sums', {
    may: 'volunteers.read',
    summary: 'What counts of one volunteer by year, by programme and by unit [F6]; training apart [F15]',
    ...one,
    answer: z.strictObject({
      years: z.array(Sum.extend({ year: z.int(), training: z.int() })),
      programmes: z.array(Sum.extend({ programme: z.string() })),
      units: z.array(Sum.extend({ unit: OrgCode, unitName: z.string().nullable() })),
    }),
  }),
  verify: act('POST', '/volunteer-hours/verify', {
    may: 'volunteers.verify',
    summary: 'Find hours true, as somebody second of the place or the unit',
    body: z.strictObject({ id: Id, hours: z.array(Id).min(1).max(100) }),
    answer: done,
  }),
  decide: act('POST', '/volunteer-hours/:id/decide', {
    may: 'volunteers.verify',
    summary: 'Decide an objection: upheld, and it does not count; dismissed, and it goes on',
    ...one,
    body: z.strictObject({ id: Id, upheld: z.boolean(), words }),
    answer: done,
  }),
  notice: read('/volunteer-notice', {
    may: 'self',
    summary: 'Hours that were found true and stand open to objection, of one’s own community or of a place',
    query: z.strictObject({ under: PlacePath.optional(), ...pageQuery }),
    answer: page(NoticeHours),
  }),
  object: act('POST', '/volunteer-hours/:id/object', {
    may: 'self',
    summary: 'Say that hours are not so: the volunteer, whoever was served, or any volunteer while they are shown',
    ...one,
    body: z.strictObject({ id: Id, words }),
    answer: done,
  }),
  own: read('/volunteers/mine/:id/hours', {
    may: 'self',
    summary: 'One’s own hours, the newest first, with what is wrong with them',
    ...one,
    query: z.strictObject(pageQuery),
    answer: page(OwnHours),
  }),
  ownSums: read('/volunteers/mine/:id/sums', {
    may: 'self',
    summary: 'What counts of one’s own hours, year by year, and how far it is to the next star',
    ...one,
    answer: z.strictObject({
      years: z.array(Sum.extend({ year: z.int(), training: z.int() })),
      programmes: z.array(Sum.extend({ programme: z.string() })),
      units: z.array(Sum.extend({ unit: OrgCode, unitName: z.string().nullable() })),
      /** Minutes that wait: to be found true, or for the notice to be over. */
      waiting: z.int(),
      toNext: z.int().nullable(),
    }),
  }),
  served: read('/volunteer-hours/served', {
    may: 'self',
    summary: 'Who served oneself, to say whether it was so',
    query: z.strictObject(pageQuery),
    answer: page(ServedHours),
  }),
  confirm: act('POST', '/volunteer-hours/:id/confirm', {
    may: 'self',
    summary: 'Say that one was served so',
    ...one,
    body: z.strictObject({ id: Id }),
    answer: done,
  }),
}
