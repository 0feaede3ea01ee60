/** The sentences of what goes to another system of volunteering and comes from it. */
import { z } from 'zod'
import { Code } from '../catalogue/schema.ts'
import { act, done, read } from '../kernel/api.ts'
import { defining, definitionList } from '../kernel/definitions-api.ts'
import { Id } from '../kernel/id.ts'
import { outAsked } from '../kernel/list-out.ts'
import { PlacePath } from '../kernel/place-path.ts'
import { Day } from '../places/schema.ts'
import { Elsewhere, ExchangeForm, NewElsewhere } from './exchange.ts'

const one = { params: z.strictObject({ id: Id }) }
const system = { params: z.strictObject({ code: Code }) }
const why = z.string().trim().min(2, { error: 'reason' }).max(200)
const beside = z.strictObject({
  /** Minutes of other systems; they stand beside the own ones and make no stars. */
  minutes: z.int(),
  items: z.array(Elsewhere).max(500),
  /** Minutes of the own hours that stand in another system. */
  entered: z.array(z.strictObject({ system: Code, minutes: z.int() })),
})

export const exchangeApi = {
  forms: read('/volunteer-exchange', {
    may: 'catalogue.read',
    summary: 'Other systems of volunteering, and the columns each wants',
    answer: definitionList(ExchangeForm),
  }),
  defineForm: act('PUT', '/volunteer-exchange/:code', {
    may: 'volunteers.define',
    summary: 'The columns another system wants from a day on',
    ...defining(Code, ExchangeForm),
  }),
  sendOut: act('POST', '/volunteer-exchange/:code/file', {
    may: 'volunteers.keep',
    summary: 'Hours that count and do not stand there yet, in the form of the other system; of who has a number there',
    ...system,
    /** Days of the service. */
    body: z.strictObject({ ...outAsked, under: PlacePath, first: Day, last: Day }),
    stepUp: true,
    media: 'stream',
    answer: z.unknown(),
  }),
  takeBack: act('POST', '/volunteer-exchange/:code/entered', {
    may: 'volunteers.keep',
    summary: 'Mark hours as entered in the other system, with their numbers there; each once',
    ...system,
    body: z.strictObject({
      id: Id,
      lines: z
        .array(z.strictObject({ ref: Id, number: z.string().trim().min(1).max(60).nullable() }))
        .min(1)
        .max(500),
    }),
    answer: z.strictObject({ entered: z.int(), already: z.int(), unknown: z.array(Id) }),
  }),
  elsewhere: read('/volunteers/:id/elsewhere', {
    may: 'volunteers.read',
    summary: 'Hours a volunteer earned in other systems, and which of ours stand there',
    ...one,
    answer: beside,
  }),
  ownElsewhere: read('/volunteers/mine/:id/elsewhere', {
    may: 'self',
    summary: 'One’s own hours of other systems, and which of ours stand there',
    ...one,
    answer: beside,
  }),
  addElsewhere: act('POST', '/volunteers/:id/elsewhere', {
    may: 'volunteers.keep',
    summary: 'Hours that somebody earned in another system, by its number; outside the stars of the county',
    ...one,
    body: NewElsewhere,
    answer: done,
  }),
  strikeElsewhere: act('POST', '/volunteer-elsewhere/:id/strike', {
    may: 'volunteers.keep',
    summary: 'Strike hours of another system that were written wrongly',
    ...one,
    body: z.strictObject({ id: Id, why }),
    answer: done,
  }),
  whole: act('POST', '/volunteers/:id/whole-file', {
    may: 'volunteers.keep',
    summary: 'The whole record of a volunteer as PDF, in the five groups of the law; the look is kept under the person',
    ...one,
    stepUp: true,
    media: 'stream',
    answer: z.unknown(),
  }),
  ownWhole: act('POST', '/volunteers/mine/:id/whole-file', {
    may: 'self',
    summary: 'One’s own whole record as PDF, in the five groups of the law',
    ...one,
    media: 'stream',
    answer: z.unknown(),
  }),
}
