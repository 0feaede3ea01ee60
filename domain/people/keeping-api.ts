/** The sentences of keeping the register true: what sources say otherwise, and what its categories mean. */
import { z } from 'zod'
import { act, done, page, pageQuery, read } from '../kernel/api.ts'
import { Id } from '../kernel/id.ts'
import { PlacePath } from '../kernel/place-path.ts'
import { Day } from '../places/schema.ts'
import { CareCode, CareKind } from './cares.ts'
import { Claim, ClaimField } from './claims.ts'
import { Balance, PersonEvent } from './population.ts'
import { HouseholdMember, Month } from './schema.ts'

const one = { params: z.strictObject({ id: Id }) }

const joining = { household: Id, relation: HouseholdMember.shape.relation, residence: z.enum(['both', 'living-only']) }

/** `head`: who heads the household that is left behind, where its head goes. */
export const Happening = z.discriminatedUnion('kind', [
  z.strictObject({ id: Id, kind: z.literal('death'), day: Day, head: Id.optional() }),
  z.strictObject({ id: Id, kind: z.literal('leave'), day: Day, head: Id.optional() }),
  z.strictObject({ id: Id, kind: z.literal('arrive'), day: Day, ...joining }),
  z.strictObject({ id: Id, kind: z.literal('move'), day: Day, ...joining, head: Id.optional() }),
])
export type Happening = z.output<typeof Happening>

/** Done; and what of it waits for a person to settle. */
export const noted = z.strictObject({ ok: z.literal(true), waiting: z.array(z.string()) })

export const keepingApi = {
  cares: read('/people/cares', {
    may: 'self',
    summary: 'Care kinds of the county with every dated definition',
    answer: z.strictObject({ items: z.array(CareKind.extend({ version: z.int() })) }),
  }),
  defineCare: act('PUT', '/people/cares/:code', {
    may: 'people.define',
    summary: 'A definition of a care kind from a day on; what was decided under the one before stays',
    params: z.strictObject({ code: CareCode }),
    body: z.strictObject({ id: Id, base: z.int().min(0), kind: CareKind, why: z.string().trim().max(200).optional() }),
    answer: done,
  }),
  happen: act('POST', '/people/:id/events', {
    may: 'people.edit',
    summary:
      'What happened to a person: moved within the county, left it, came back, died; what is owed to them follows',
    ...one,
    body: Happening,
    answer: done,
  }),
  strikeEvent: act('POST', '/people/:id/events/:event/strike', {
    may: 'people.edit',
    summary: 'The last event was a slip: taken back, and kept in the log; a move is taken back by another move',
    params: z.strictObject({ id: Id, event: Id }),
    body: z.strictObject({ id: Id, why: z.string().trim().min(2, { error: 'reason' }).max(200) }),
    answer: done,
  }),
  events: read('/people/:id/events', {
    may: 'people.read',
    summary: 'The dated log of one person, the newest first',
    ...one,
    answer: z.strictObject({ items: z.array(PersonEvent) }),
  }),
  population: read('/people/population', {
    may: 'places.read',
    summary: 'Balance of a place and of the places right below it in a month: from the log, by one query',
    query: z.strictObject({ place: PlacePath, month: Month }),
    answer: z.strictObject({
      month: Month,
      place: Balance,
      below: z.array(z.strictObject({ place: PlacePath, balance: Balance })),
    }),
  }),
  withoutLiaison: read('/households/without-liaison', {
    may: 'people.read',
    summary: 'Open households that have nobody to turn to first, masked',
    query: z.strictObject({ place: PlacePath, ...pageQuery }),
    answer: page(
      z.strictObject({
        id: Id,
        place: PlacePath,
        head: z.string().nullable(),
        person: Id.nullable(),
        members: z.int(),
        address: z.string().nullable(),
      }),
    ),
  }),
  giveLiaison: act('POST', '/households/liaisons', {
    may: 'people.edit',
    summary: 'Whom households turn to first from a day on, one or many at once; null takes it away',
    body: z.strictObject({ id: Id, households: z.array(Id).min(1).max(200), account: Id.nullable(), day: Day }),
    answer: done,
  }),
  turnMember: act('POST', '/households/members/turn', {
    may: 'people.edit',
    summary:
      'Relation or residence of a member from a day on (户在人在, 户在人不在, 人在户不在); a new head says what the old one is',
    body: z.strictObject({
      id: Id,
      household: Id,
      person: Id,
      relation: HouseholdMember.shape.relation,
      residence: HouseholdMember.shape.residence,
      former: HouseholdMember.shape.relation.exclude(['head']).optional(),
      day: Day,
    }),
    answer: done,
  }),
  claims: read('/people/claims', {
    may: 'people.read',
    summary: 'What is said otherwise than it is held, in a place, the oldest first; values are masked',
    query: z.strictObject({ place: PlacePath, person: Id.optional(), ...pageQuery }),
    answer: page(Claim),
  }),
  runs: read('/people/runs', {
    may: 'people.settle',
    summary: 'What the jobs of the night did, in counts',
    answer: z.strictObject({
      items: z.array(
        z.strictObject({ id: Id, job: z.string(), at: z.iso.datetime(), counts: z.record(z.string(), z.int()) }),
      ),
    }),
  }),
  compareClaim: act('POST', '/people/claims/:id/compare', {
    may: 'people.settle',
    summary: 'Both values of a claim in clear: a look, the claim is the reason',
    ...one,
    body: z.strictObject({ id: Id }),
    answer: z.strictObject({ what: ClaimField, held: z.string().nullable(), claimed: z.string().nullable() }),
  }),
  settleClaim: act('POST', '/people/claims/:id/settle', {
    may: 'people.settle',
    summary: 'A person settles a claim: what was said is taken over, or what is held stays',
    ...one,
    body: z.strictObject({ id: Id, take: z.boolean(), why: z.string().trim().max(200).optional() }),
    answer: done,
  }),
}
