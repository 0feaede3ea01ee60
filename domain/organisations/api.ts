/** The sentences of the organisations room. */
import { z } from 'zod'
import { act, done, page, pageQuery, read } from '../kernel/api.ts'
import { Id } from '../kernel/id.ts'
import { PlacePath } from '../kernel/place-path.ts'
import { Day } from '../places/schema.ts'
import {
  Absence,
  GroupMember,
  GroupView,
  Member,
  Organisation,
  OrganisationBrief,
  OrganisationKind,
  OrganisationLevel,
  OrganisationView,
  OrgCode,
} from './schema.ts'

const one = { params: z.strictObject({ id: Id }) }
/** Id of the act and the day from which it holds. */
const dated = { id: Id, day: Day }

export const organisationsApi = {
  list: read('/organisations', {
    may: 'organisations.read',
    summary: 'Organisations by kind, place and words of the name',
    query: z.strictObject({
      q: z.string().trim().max(40).optional(),
      kind: OrganisationKind.optional(),
      level: OrganisationLevel.optional(),
      /** Those directly below this one. */
      parent: OrgCode.optional(),
      /** Those that serve this place or one above it. */
      serving: PlacePath.optional(),
      /** Those that stand at or below this place. */
      under: PlacePath.optional(),
      ...pageQuery,
    }),
    answer: page(OrganisationBrief),
  }),
  names: read('/unit-names', {
    may: 'self',
    summary: 'How every body is called, by its code, those that are no more too; a county has a few hundred',
    answer: z.strictObject({ items: z.array(z.strictObject({ code: OrgCode, name: z.string() })) }),
  }),
  get: read('/organisations/:id', {
    may: 'organisations.read',
    summary: 'One organisation with its members of today',
    ...one,
    answer: OrganisationView,
  }),
  colleagues: read('/colleagues', {
    may: 'organisations.members',
    summary: 'Accounts of staff by a piece of the name colleagues see, to give one a post',
    query: z.strictObject({ q: z.string().trim().min(1).max(30) }),
    answer: z.strictObject({ items: z.array(z.strictObject({ account: Id, name: z.string() })).max(20) }),
  }),
  helpLines: read('/help-lines', {
    may: 'public',
    summary: 'Whom to call for a place: its own number and those of the places above it',
    query: z.strictObject({ place: PlacePath }),
    answer: z.strictObject({
      items: z.array(z.strictObject({ place: PlacePath, name: z.string(), phone: z.string() })),
    }),
  }),
  group: read('/grid-groups', {
    may: 'organisations.read',
    summary: 'The service group of a grid and the kinds nobody fills',
    query: z.strictObject({ place: PlacePath }),
    answer: GroupView,
  }),
  absences: read('/absences', {
    may: 'organisations.read',
    summary: 'Who is away and who covers, in an organisation or for an account',
    query: z.strictObject({ organisation: Id.optional(), account: Id.optional(), day: Day.optional() }),
    answer: z.strictObject({ items: z.array(Absence) }),
  }),

  open: act('POST', '/organisations', {
    may: 'organisations.edit',
    summary: 'Enter an organisation',
    body: Organisation.extend({ mail: Organisation.shape.mail.default(null) }),
    answer: z.strictObject({ id: Id }),
  }),
  edit: act('PATCH', '/organisations/:id', {
    may: 'organisations.edit',
    summary: 'Change name, phone, mailbox, parent, regulator, party kind or modules led',
    ...one,
    body: z.strictObject({
      ...dated,
      change: Organisation.pick({
        name: true,
        short: true,
        regulator: true,
        parent: true,
        party: true,
        leads: true,
        phone: true,
        mail: true,
        sort: true,
      }).partial(),
    }),
    answer: done,
  }),
  close: act('POST', '/organisations/:id/close', {
    may: 'organisations.edit',
    summary: 'Close an organisation from a day on',
    ...one,
    body: z.strictObject({ ...dated, why: z.string().trim().max(500) }),
    answer: done,
  }),
  join: act('POST', '/members', {
    may: 'organisations.members',
    summary: 'Give somebody a post for a term',
    body: Member,
    answer: done,
  }),
  leave: act('POST', '/members/:id/end', {
    may: 'organisations.members',
    summary: 'End a term',
    ...one,
    body: z.strictObject(dated),
    answer: done,
  }),
  joinGroup: act('POST', '/grid-groups/members', {
    may: 'organisations.members',
    summary: "Add a member to a grid's service group",
    body: GroupMember,
    answer: done,
  }),
  leaveGroup: act('POST', '/grid-groups/members/:id/end', {
    may: 'organisations.members',
    summary: 'End the term of a member of a service group',
    ...one,
    body: z.strictObject(dated),
    answer: done,
  }),
  away: act('POST', '/absences', {
    may: 'organisations.members',
    summary: 'Enter an absence and who covers',
    body: Absence,
    answer: done,
  }),
  ownAway: act('POST', '/me/absences', {
    may: 'self',
    summary: 'Say that I am away and who of my organisation covers',
    body: Absence.omit({ account: true }),
    answer: done,
  }),
  back: act('POST', '/absences/:id/end', {
    may: 'organisations.members',
    summary: 'End an absence early',
    ...one,
    body: z.strictObject(dated),
    answer: done,
  }),
}
