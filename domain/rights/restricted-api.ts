/** The restricted class as people meet it: who answers for it, what waits, and the files one is assigned to. */
import { z } from 'zod'
import { act, done, page, pageQuery, read } from '../kernel/api.ts'
import { Id } from '../kernel/id.ts'
import { Day } from '../places/schema.ts'
import { RestrictedClass, RestrictedDeed } from '../kernel/restricted.ts'
import { Findings } from './health.ts'
import { FileHead } from './mine-api.ts'

const one = { params: z.strictObject({ id: Id }) }
const why = z.string().trim().min(2, { error: 'reason' }).max(200)
const Body = z.record(z.string(), z.string())

export const restrictedApi = {
  owners: read('/restricted/owners', {
    may: 'restricted.appoint',
    summary: 'Who answers for which restricted class',
    answer: z.strictObject({
      items: z.array(
        z.strictObject({
          id: Id,
          class: RestrictedClass,
          account: Id,
          name: z.string(),
          since: z.iso.datetime(),
        }),
      ),
    }),
  }),
  appoint: act('POST', '/restricted/owners', {
    may: 'restricted.appoint',
    summary: 'Somebody answers for a restricted class; never oneself',
    body: z.strictObject({ id: Id, class: RestrictedClass, account: Id }),
    answer: done,
    stepUp: true,
  }),
  dismiss: act('POST', '/restricted/owners/:id/end', {
    may: 'restricted.appoint',
    summary: 'Somebody answers for it no more',
    ...one,
    body: z.strictObject({ id: Id }),
    answer: done,
  }),
  myFiles: read('/restricted/files', {
    may: 'self',
    summary:
      'Restricted files I am assigned to: the class and the day, nobody and nothing else; and the classes I answer for',
    answer: z.strictObject({ items: z.array(FileHead), owns: z.array(RestrictedClass) }),
  }),
  readFile: act('POST', '/restricted/files/:id/read', {
    may: 'self',
    summary: 'Opens a restricted file with a reason; each look is kept',
    ...one,
    body: z.strictObject({ why }),
    answer: FileHead.extend({ person: Id, name: z.string(), body: Body }),
    stepUp: true,
  }),
  assign: act('POST', '/restricted/files/:id/assign', {
    may: 'self',
    summary: 'Lets a colleague into a file one is in',
    ...one,
    body: z.strictObject({ id: Id, account: Id, why }),
    answer: done,
  }),
  endFile: act('POST', '/restricted/files/:id/end', {
    may: 'self',
    summary: 'The matter is over; those who were barred stay barred until the person says otherwise',
    ...one,
    body: z.strictObject({ why }),
    answer: done,
  }),
  checkUps: read('/people/:id/check-ups', {
    may: 'records.write',
    summary: 'Check-ups of a person that I recorded lately, and whether their findings are kept already',
    ...one,
    answer: z.strictObject({
      /** Whether the person agreed to a health file, now. */
      agreed: z.boolean(),
      items: z.array(z.strictObject({ record: Id, day: Day, kept: z.boolean() })),
    }),
  }),
  keepFindings: act('POST', '/people/:id/check-ups/:record', {
    may: 'records.write',
    summary: 'The findings of a check-up become a restricted file, with the consent of the person',
    params: z.strictObject({ id: Id, record: Id }),
    body: Findings,
    answer: done,
  }),
  myOffers: act('POST', '/restricted/offers/read', {
    may: 'self',
    summary: 'What was handed in for a class I answer for, by imports; each look is kept with its reason',
    body: z.strictObject({ why }),
    answer: z.strictObject({
      items: z.array(
        z.strictObject({
          id: Id,
          class: RestrictedClass,
          person: Id,
          name: z.string(),
          source: z.string(),
          offeredAt: z.iso.datetime(),
          /** From then on it is gone, unless somebody took it over. */
          until: z.iso.datetime(),
          body: Body,
        }),
      ),
    }),
    stepUp: true,
  }),
  looks: act('POST', '/restricted/looks', {
    may: 'self',
    summary: 'Who looked into the classes I answer for, at what, when and why; to read it is kept as a look itself',
    body: z.strictObject({ why, ...pageQuery }),
    answer: page(
      z.strictObject({
        id: Id,
        class: RestrictedClass,
        /** Null: of what waited, or of this list. */
        file: Id.nullable(),
        /** Whom the file is about, masked. */
        name: z.string().nullable(),
        by: z.string(),
        at: z.iso.datetime(),
        what: RestrictedDeed,
        why: z.string().nullable(),
      }),
    ),
    stepUp: true,
  }),
  settleOffer: act('POST', '/restricted/offers/:id/settle', {
    may: 'self',
    summary: 'Its owner takes it over as a file, or refuses it and it is gone',
    ...one,
    body: z.strictObject({ id: Id, take: z.boolean(), why }),
    answer: done,
  }),
}
