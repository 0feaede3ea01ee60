/** The sentences of the people room, first stone. Searching by number or phone, opening and revealing are looks and are logged. */
import { z } from 'zod'
import { act, done, page, pageQuery, read } from '../kernel/api.ts'
import { Id } from '../kernel/id.ts'
import { PlacePath } from '../kernel/place-path.ts'
import { Coverage } from '../places/api.ts'
import { Day } from '../places/schema.ts'
import { CareCode } from './cares.ts'
import { ClearContact } from './contacts.ts'
import { contactsApi } from './contacts-api.ts'
import { differencesApi } from './differences-api.ts'
import { exportApi } from './export-api.ts'
import { extrasApi } from './extras-api.ts'
import { fieldPeopleApi } from './field-api.ts'
import { importsApi } from './imports-api.ts'
import { noted, keepingApi } from './keeping-api.ts'
import { mergeApi } from './merge-api.ts'
import { Phone } from './phone.ts'
import { EntryKind } from './population.ts'
import { qualityApi } from './quality-api.ts'
import {
  AccountLink,
  Age,
  FoundPerson,
  Home,
  Household,
  HouseholdBrief,
  HouseholdMember,
  MaskedPerson,
  Month,
  Person,
  PersonCard,
  PersonCategory,
} from './schema.ts'

const one = { params: z.strictObject({ id: Id }) }
const why = z.string().trim().min(2, { error: 'reason' }).max(200)

/** Somebody who may be the same person; a second mark (age, place) is always shown before linking. */
/** What somebody wrote when they entered another person of the same name, phone or birthday. */
const apart = z.string().nullable()

export const DuplicateHint = MaskedPerson.extend({
  apart,
  same: z.array(z.enum(['phone', 'id-number', 'name-and-birth'])),
})
export type DuplicateHint = z.output<typeof DuplicateHint>

export const peopleApi = {
  list: read('/people', {
    may: 'people.read',
    summary: 'People of a place, of a category, of an age, masked',
    query: z.strictObject({
      place: PlacePath,
      category: CareCode.optional(),
      ageFrom: z.coerce.number().pipe(Age).optional(),
      ageTo: z.coerce.number().pipe(Age).optional(),
      ...pageQuery,
    }),
    answer: page(MaskedPerson),
  }),
  search: act('POST', '/people/search', {
    may: 'people.search',
    summary:
      'Find people by name, pinyin, initials, a piece of the address, phone or ID number, narrowed by place, category and age, page by page; the words travel in the body, never in the address',
    body: z.strictObject({
      q: z.string().trim().min(1).max(60),
      place: PlacePath.optional(),
      category: CareCode.optional(),
      ageFrom: Age.optional(),
      ageTo: Age.optional(),
      ...pageQuery,
    }),
    answer: page(FoundPerson),
  }),
  get: read('/people/:id', {
    may: 'people.read',
    summary: 'One person, masked',
    ...one,
    answer: PersonCard,
  }),
  households: read('/households', {
    may: 'people.read',
    summary: 'Open households of one dwelling with their members, masked: whom a person joins',
    query: z.strictObject({ dwelling: Id }),
    answer: z.strictObject({ items: z.array(HouseholdBrief) }),
  }),
  ownHomes: read('/me/homes', {
    may: 'self',
    summary: 'Where I live, and those for whom I may act: known once, never asked for again',
    answer: z.strictObject({ items: z.array(Home) }),
  }),
  trailOf: act('POST', '/audit/person', {
    may: 'audit.read',
    summary:
      'Under which subjects the audit speaks of whoever has this phone or ID number, shown by themselves; the question is logged',
    body: z.strictObject({ number: z.string().trim().min(6).max(30) }),
    answer: z.strictObject({
      subjects: z.array(z.strictObject({ kind: z.enum(['person', 'account']), subject: z.string() })),
    }),
  }),
  coverage: read('/places/coverage', {
    may: 'places.read',
    summary: 'Is every household in exactly one base grid, and has every grid a named worker',
    query: z.strictObject({ under: PlacePath }),
    answer: Coverage,
  }),
  reveal: act('POST', '/people/:id/reveal', {
    may: 'people.reveal',
    summary: 'Show one or more masked values of a person, with a reason, logged',
    ...one,
    body: z.strictObject({
      id: Id,
      what: z.array(z.enum(['name', 'phones', 'idNumber', 'born', 'address', 'addressNote', 'contacts'])).min(1),
      why,
    }),
    answer: Person.pick({ name: true, phones: true, idNumber: true, born: true, addressNote: true })
      .extend({ address: z.string(), contacts: z.array(ClearContact) })
      .partial(),
    stepUp: true,
  }),
  call: act('POST', '/people/:id/call', {
    may: 'people.call',
    summary:
      'Show the phone of a person, or of somebody to call about them, to whoever holds an open matter; the matter is the reason, logged',
    ...one,
    body: z.strictObject({ id: Id, matter: Id, contact: Id.optional() }),
    answer: z.strictObject({ phone: z.string() }),
  }),
  duplicates: act('POST', '/people/duplicates', {
    may: 'people.edit',
    summary: 'Who may be the same, while a person is being entered; whom a phone or number finds was looked at, logged',
    body: Person.pick({ name: true, born: true, phones: true, idNumber: true }).partial(),
    answer: z.strictObject({
      items: z.array(DuplicateHint).max(5),
      /** Of the same name and otherwise unlike: shown with a second mark, so that the two are not mixed. */
      namesakes: z.array(MaskedPerson.extend({ apart })).max(5),
    }),
    perMinute: 60,
  }),
  add: act('POST', '/people', {
    may: 'people.edit',
    summary: 'Enter a person, in a household if one is named',
    body: z.strictObject({
      person: Person,
      household: Id.optional(),
      relation: HouseholdMember.shape.relation.default('head'),
      day: Day,
      /** Has lived here before, moved in, or was born. */
      came: EntryKind.default('found'),
      /** In spite of a hint it is another person: who was hinted at, and why in a word. */
      apart: z
        .strictObject({
          others: z.array(Id).min(1).max(10),
          note: z.string().trim().min(2, { error: 'reason' }).max(200),
        })
        .optional(),
      /** Written where no hints could be seen: whoever looks alike and is not named in `apart` stops it. */
      unseen: z.boolean().default(false),
    }),
    answer: noted.extend({ id: Id }),
  }),
  edit: act('PATCH', '/people/:id', {
    may: 'people.edit',
    summary:
      'Change fields of a person; a field that is not sent stays, a masked value is refused, what asks for a second person waits',
    ...one,
    body: z.strictObject({
      id: Id,
      base: z.int(),
      change: Person.omit({ id: true, place: true, died: true }).partial(),
    }),
    answer: noted,
  }),
  addHousehold: act('POST', '/households', {
    may: 'people.edit',
    summary: 'Open a household in a dwelling',
    body: Household,
    answer: done,
  }),
  join: act('POST', '/households/members', {
    may: 'people.edit',
    summary: 'Put a person into a household',
    body: HouseholdMember.extend({ id: Id }),
    answer: done,
  }),
  moveHousehold: act('POST', '/households/:id/move', {
    may: 'people.edit',
    summary: 'A household moves to another dwelling on a day',
    ...one,
    body: z.strictObject({ id: Id, day: Day, dwelling: Id }),
    answer: done,
  }),
  addCategory: act('POST', '/people/:id/categories', {
    may: 'people.edit',
    summary: 'Give a person a dated category with its source; where another source says otherwise, it waits beside it',
    ...one,
    body: PersonCategory,
    answer: noted,
  }),
  endCategory: act('POST', '/people/:id/categories/:category/end', {
    may: 'people.edit',
    summary: 'End a dated category; from another source than it came from, it waits beside it',
    params: z.strictObject({ id: Id, category: Id }),
    body: z.strictObject({ id: Id, day: Day, source: PersonCategory.shape.source.optional() }),
    answer: noted,
  }),
  confirmCategory: act('POST', '/people/:id/categories/:category/confirm', {
    may: 'people.edit',
    summary: 'A category still holds: the month it was seen to, and by whom',
    params: z.strictObject({ id: Id, category: Id }),
    body: z.strictObject({ id: Id, month: Month }),
    answer: done,
  }),
  findAccount: act('POST', '/people/accounts/find', {
    may: 'people.link',
    summary:
      "The resident's account behind a phone number, to tie it to a person; the number travels in the body, logged",
    body: z.strictObject({ phone: Phone }),
    answer: z.strictObject({ account: Id.nullable(), linked: z.boolean() }),
    perMinute: 30,
  }),
  linkAccount: act('POST', '/people/:id/accounts', {
    may: 'people.link',
    summary: "Tie a resident's account to a person, seen to be theirs by a member of staff",
    ...one,
    body: AccountLink.extend({ id: Id }),
    answer: done,
  }),
  ...keepingApi,
  ...mergeApi,
  ...extrasApi,
  ...contactsApi,
  ...qualityApi,
  ...importsApi,
  ...exportApi,
  ...differencesApi,
  ...fieldPeopleApi,
}
