/** The sentences of the ledger of children, and the one a school answers by its link. */
import { z } from 'zod'
import { act, done, page, pageQuery, read } from '../kernel/api.ts'
import { Id } from '../kernel/id.ts'
import { Moment } from '../kernel/instant.ts'
import { PlacePath } from '../kernel/place-path.ts'
import { Day } from '../places/schema.ts'
import { ChildCategory, ChildDetails, ChildRow, ChildView, LineKind } from './ledger.ts'

const one = { params: z.strictObject({ id: Id }) }
const why = z.string().trim().min(2, { error: 'reason' }).max(200)
const Token = z.string().min(20).max(200)

export const ledgerApi = {
  children: read('/children', {
    may: 'children.read',
    summary: 'The ledger of children of a place, masked; with `out=1` those who are out of school',
    query: z.strictObject({ ...pageQuery, place: PlacePath.optional(), out: z.enum(['0', '1']).default('0') }),
    answer: page(ChildRow),
  }),
  proposedChildren: read('/children/proposed', {
    may: 'children.keep',
    summary: 'Persons with a category of children who are not in the ledger; a person decides',
    query: z.strictObject({ place: PlacePath.optional() }),
    answer: z.strictObject({
      items: z.array(
        z.strictObject({
          person: Id,
          name: z.string(),
          place: z.string(),
          category: ChildCategory,
          since: Day.nullable(),
        }),
      ),
    }),
  }),
  openChild: act('POST', '/children', {
    may: 'children.keep',
    summary: 'A child comes into the ledger',
    body: z.strictObject({ id: Id, person: Id, category: ChildCategory, details: ChildDetails }),
    answer: done,
  }),
  child: read('/children/:id', {
    may: 'children.read',
    summary: 'One child of the ledger; each look is kept and shown to whom it concerns',
    ...one,
    answer: ChildView,
  }),
  changeChild: act('PUT', '/children/:id', {
    may: 'children.keep',
    summary: 'Guardian, carer, school; what a child likes only with the consent it rests on',
    ...one,
    body: z.strictObject({ id: Id, base: z.int(), category: ChildCategory, details: ChildDetails }),
    answer: done,
  }),
  childLine: act('POST', '/children/:id/lines', {
    may: 'children.keep',
    summary: 'A check of the carer, guidance of a guardian, a step to school, or help given: dated',
    ...one,
    body: z.strictObject({ id: Id, kind: LineKind, day: Day, said: z.string().trim().max(1000).default('') }),
    answer: done,
  }),
  endChild: act('POST', '/children/:id/end', {
    may: 'children.keep',
    summary: 'The ledger ends for a child, with the reason',
    ...one,
    body: z.strictObject({ id: Id, why }),
    answer: done,
  }),
  outOfSchool: act('POST', '/children/:id/school', {
    may: 'children.keep',
    summary: 'A child is out of school: followed until the school confirms',
    ...one,
    body: z.strictObject({ id: Id, since: Day }),
    answer: done,
  }),
  schoolLink: act('POST', '/children/:id/school/link', {
    may: 'children.keep',
    summary: 'A link for the school: one child’s return, signed, for a fortnight; a newer one ends the older',
    ...one,
    body: z.strictObject({ id: Id }),
    answer: z.strictObject({ token: z.string(), until: Moment }),
  }),
  seeReturn: act('POST', '/children/school/see', {
    may: 'public',
    summary: 'What a school sees by its link: a masked name and its own',
    body: z.strictObject({ token: Token }),
    answer: z.strictObject({ name: z.string(), school: z.string(), until: Moment, done: z.boolean() }),
    perMinute: 20,
  }),
  confirmReturn: act('POST', '/children/school/confirm', {
    may: 'public',
    summary: 'The school confirms: back since which day, in which class',
    body: z.strictObject({ token: Token, day: Day, class: z.string().trim().min(1, { error: 'required' }).max(40) }),
    answer: done,
    perMinute: 10,
  }),
}
