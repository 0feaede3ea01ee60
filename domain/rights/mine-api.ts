/** What is theirs to see: what is held, who looked and why, a copy, consent; and who must not see it. */
import { z } from 'zod'
import { act, done, page, pageQuery, read } from '../kernel/api.ts'
import { Id } from '../kernel/id.ts'
import { RestrictedClass } from '../kernel/restricted.ts'
import { ClearContact } from '../people/contacts.ts'
import { AccountLink, Month, Sex } from '../people/schema.ts'
import { Day } from '../places/schema.ts'
import { Code } from '../catalogue/schema.ts'
import { Asked, Giving } from './consent.ts'

const one = { params: z.strictObject({ id: Id }) }
const As = AccountLink.shape.as
const why = z.string().trim().min(2, { error: 'reason' }).max(200)

export const MyPerson = z.strictObject({
  person: Id,
  as: As,
  name: z.string(),
  /** A relative sees nothing before the person agreed to it. */
  agreed: z.boolean(),
})
export type MyPerson = z.output<typeof MyPerson>

export const MyData = MyPerson.extend({
  sex: Sex,
  born: Day.nullable(),
  phones: z.array(z.string()),
  idNumber: z.string().nullable(),
  addressNote: z.string().nullable(),
  home: z.string().nullable(),
  categories: z.array(
    z.strictObject({ category: z.string(), from: Day, to: Day.nullable(), source: z.string(), month: Month }),
  ),
  contacts: z.array(ClearContact.omit({ id: true })),
  consents: z.array(Asked),
})
export type MyData = z.output<typeof MyData>

export const MyLook = z.strictObject({
  id: Id,
  at: z.iso.datetime(),
  act: z.string(),
  /** As what: the post and where; never by name. */
  by: z.array(z.strictObject({ role: z.string(), where: z.string() })),
  /** Which values were shown in clear. */
  what: z.array(z.string()),
  why: z.string().nullable(),
})
export type MyLook = z.output<typeof MyLook>

const Link = z.strictObject({
  account: Id,
  as: As,
  /** As colleagues see it: the end of the number. */
  shown: z.string(),
  bar: Id.nullable(),
  since: z.iso.datetime().nullable(),
})

export const FileHead = z.strictObject({
  id: Id,
  class: RestrictedClass,
  openedAt: z.iso.datetime(),
  closedAt: z.iso.datetime().nullable(),
})

export const mineApi = {
  myPeople: read('/me/people', {
    may: 'self',
    summary: 'Of whom I may see what is held: myself, my ward, a relative who agreed',
    answer: z.strictObject({ items: z.array(MyPerson) }),
  }),
  myData: read('/me/people/:id/data', {
    may: 'self',
    summary: 'What is held about somebody I speak for',
    ...one,
    answer: MyData,
  }),
  myLooks: read('/me/people/:id/looks', {
    may: 'self',
    summary: 'Who looked, as what, and why, the newest first',
    ...one,
    query: z.strictObject(pageQuery),
    answer: page(MyLook),
  }),
  myCopy: act('POST', '/me/people/:id/copy', {
    may: 'self',
    summary: 'All of it as a file that other programs read (JSON), or to print (PDF)',
    ...one,
    body: z.strictObject({ form: z.enum(['json', 'pdf']).default('json') }),
    perMinute: 20,
    media: 'stream',
    answer: z.unknown(),
  }),
  myGive: act('POST', '/me/people/:id/consents', {
    may: 'self',
    summary: 'I agree, for myself or my ward',
    ...one,
    body: Giving.omit({ speaker: true }),
    answer: done,
  }),
  myWithdraw: act('POST', '/me/people/:id/consents/:purpose/withdraw', {
    may: 'self',
    summary: 'I take my consent back, without a reason',
    params: z.strictObject({ id: Id, purpose: Code }),
    body: z.strictObject({ id: Id }),
    answer: done,
  }),
  sight: read('/people/:id/sight', {
    may: 'rights.bar',
    summary: 'Who may see on their phone what is held about a person, and who was barred',
    ...one,
    answer: z.strictObject({
      links: z.array(Link),
      words: z.array(z.strictObject({ id: Id, said: z.string(), since: z.iso.datetime() })),
    }),
  }),
  bar: act('POST', '/people/:id/bars', {
    may: 'rights.bar',
    summary: 'On the word of the person: a relative must not see or be told; their pages stay as they were',
    ...one,
    body: z.strictObject({
      id: Id,
      accounts: z.array(Id).max(10).default([]),
      said: z.string().trim().min(2).max(100).optional(),
    }),
    answer: done,
  }),
  unbar: act('POST', '/people/:id/bars/:bar/lift', {
    may: 'rights.bar',
    summary: 'On the word of the person: they may see again',
    params: z.strictObject({ id: Id, bar: Id }),
    body: z.strictObject({ id: Id }),
    answer: done,
  }),
  protect: act('POST', '/people/:id/protect', {
    may: 'rights.bar',
    summary: 'A protective matter begins: restricted, with those who are named in it barred at once',
    ...one,
    body: z.strictObject({
      id: Id,
      accounts: z.array(Id).max(10).default([]),
      said: z.string().trim().min(2, { error: 'reason' }).max(2000),
      why,
    }),
    answer: done,
  }),
}
