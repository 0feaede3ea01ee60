/** The sentences of what is promised and what is handed over: a tree or a pot each [S2-03], goods and service cards with a receipt [S4-16]; and brand projects [S1-04 S3-16]. */
import { z } from 'zod'
import { act, done, read } from '../kernel/api.ts'
import { Id } from '../kernel/id.ts'
import { Moment } from '../kernel/instant.ts'
import { PlacePath } from '../kernel/place-path.ts'
import { Day } from '../places/schema.ts'
import { Choice, KindCode } from './kinds.ts'

const one = { params: z.strictObject({ id: Id }) }
const acted = z.strictObject({ id: Id })
const Pledge = z.strictObject({ id: Id, person: Id, choice: KindCode })
const pledged = z.strictObject({ id: Id, choice: KindCode, at: Moment, done: z.boolean() })

/** Who took it: the person, or somebody for them. */
export const ReceivedBy = z.enum(['person', 'relative', 'neighbour', 'colleague'])
export type ReceivedBy = z.output<typeof ReceivedBy>

const Sum = z.strictObject({ good: KindCode, n: z.int(), receipts: z.int() })

const Handed = z.strictObject({
  id: Id,
  good: KindCode,
  n: z.int(),
  name: z.string().nullable(),
  by: ReceivedBy,
  signed: z.boolean(),
  at: Moment,
  reversed: z.boolean(),
})

const Handing = z.strictObject({
  id: Id,
  good: KindCode,
  n: z.int().min(1).max(1000),
  person: Id,
  by: ReceivedBy,
  signed: z.boolean(),
})

const visit = z.strictObject({ visit: Id })

export const receiptsApi = {
  pledges: read('/activities/:id/pledges', {
    may: 'activities.run',
    summary: 'Who pledged what, and what was done',
    ...one,
    answer: z.strictObject({
      choices: z.array(Choice),
      items: z.array(pledged.extend({ name: z.string().nullable() })),
    }),
  }),
  ownPledges: read('/activities/:id/pledges-own', {
    may: 'self',
    summary: 'Those for whom the account may pledge, and what they pledged',
    ...one,
    answer: z.strictObject({
      choices: z.array(Choice),
      items: z.array(z.strictObject({ person: Id, name: z.string(), pledge: pledged.nullable() })),
    }),
  }),
  pledgeOwn: act('POST', '/activities/:id/pledges-own', {
    may: 'self',
    summary: 'Pledge, or pledge for somebody for whom the account speaks: once each',
    ...one,
    body: Pledge,
    answer: done,
  }),
  pledgeFor: act('POST', '/activities/:id/pledges', {
    may: 'activities.run',
    summary: 'Write down what somebody pledges, on their word',
    ...one,
    body: Pledge,
    answer: done,
  }),
  pledgeDone: act('POST', '/activities/:id/pledges/:pledge/done', {
    may: 'self',
    summary: 'Say that a pledge was done: whoever made it, or whoever keeps the list',
    params: z.strictObject({ id: Id, pledge: Id }),
    body: acted,
    answer: done,
  }),
  pledgeRate: read('/activity-pledges', {
    may: 'activities.run',
    summary: 'Pledges done ÷ residents, one of each person, by community [I-24]',
    query: z.strictObject({ under: PlacePath, year: z.coerce.number().int().min(2000).max(2100) }),
    answer: z.strictObject({
      items: z.array(
        z.strictObject({
          place: PlacePath,
          placeName: z.string(),
          residents: z.int(),
          pledged: z.int(),
          done: z.int(),
        }),
      ),
    }),
  }),

  goods: read('/activities/:id/goods', {
    may: 'activities.run',
    summary: 'What was handed over, to whom, and who received it',
    ...one,
    answer: z.strictObject({
      choices: z.array(Choice),
      items: z.array(Handed),
      totals: z.array(Sum),
    }),
  }),
  handOver: act('POST', '/activities/:id/goods', {
    may: 'activities.run',
    summary: 'Something was handed over; a signature is offered and never demanded',
    ...one,
    body: Handing,
    answer: done,
  }),
  visitsOf: read('/activity-visits', {
    may: 'activities.run',
    summary: 'Visits of the last weeks to somebody, on which something may have been handed over, and what there is',
    query: z.strictObject({ person: Id }),
    answer: z.strictObject({
      choices: z.array(Choice),
      items: z.array(z.strictObject({ visit: Id, at: Moment })),
    }),
  }),
  handOverAtVisit: act('POST', '/activity-visits/:visit/goods', {
    may: 'activities.run',
    summary: 'Something was handed over on a visit; a signature is offered and never demanded',
    params: visit,
    body: Handing,
    answer: done,
  }),
  reverseAtVisit: act('POST', '/activity-visits/:visit/goods/:receipt/reverse', {
    may: 'activities.run',
    summary: 'It was written down by mistake: undone by its opposite, and both stay',
    params: visit.extend({ receipt: Id }),
    body: acted,
    answer: done,
  }),
  goodsAtVisits: read('/activity-visit-goods', {
    may: 'activities.run',
    summary: 'What was handed over on visits in a place and a span of days, the newest first',
    query: z.strictObject({ under: PlacePath, from: Day, to: Day }),
    answer: z.strictObject({ items: z.array(Handed.extend({ visit: Id })) }),
  }),
  reverseGoods: act('POST', '/activities/:id/goods/:receipt/reverse', {
    may: 'activities.run',
    summary: 'It was written down by mistake: undone by its opposite, and both stay',
    params: z.strictObject({ id: Id, receipt: Id }),
    body: acted,
    answer: done,
  }),
  brands: read('/activity-brands', {
    may: 'activities.read',
    summary:
      'Brand projects of a place and year: how often each was held, who was asked and was content; how many there should be',
    query: z.strictObject({ under: PlacePath, year: z.coerce.number().int().min(2000).max(2100) }),
    answer: z.strictObject({
      items: z.array(
        z.strictObject({
          project: z.string(),
          held: z.int(),
          asked: z.int(),
          content: z.int(),
          /** Content ÷ asked; null: nobody was asked. */
          share: z.number().nullable(),
          /** Held as often as the county wants; null: it wants no number. */
          repeated: z.boolean().nullable(),
        }),
      ),
      target: z.strictObject({ repeats: z.int(), least: z.int(), most: z.int() }).nullable(),
    }),
  }),
  goodsGiven: read('/activity-goods', {
    may: 'activities.run',
    summary: 'How much of each was handed over in a place and a span of days',
    query: z.strictObject({ under: PlacePath, from: Day, to: Day }),
    answer: z.strictObject({ totals: z.array(Sum) }),
  }),
}
