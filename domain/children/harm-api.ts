/** The sentences of a report that a minor may be harmed. There is none that deletes, and none that finds a person by it. */
import { z } from 'zod'
import { act, done, page, pageQuery, read } from '../kernel/api.ts'
import { Id } from '../kernel/id.ts'
import { Moment } from '../kernel/instant.ts'
import { RefNo } from '../kernel/refno.ts'
import { Endangered, HarmReport, HarmSign, ReporterPart } from './harm.ts'

const one = { params: z.strictObject({ id: Id }) }
const why = z.string().trim().min(2, { error: 'reason' }).max(200)
const said = z.string().trim().min(1, { error: 'required' }).max(4000)

/** An office: when it was told, and when somebody there said they have it. */
const Reached = z.strictObject({ office: z.string(), toldAt: Moment, confirmedAt: Moment.nullable() })
export type Reached = z.output<typeof Reached>

export const HarmHead = z.strictObject({
  id: Id,
  refNo: z.string(),
  receivedAt: Moment,
  /** Until when my office is asked to confirm; null: it has, or nobody comes after it. */
  dueAt: Moment.nullable(),
  /** Somebody of my office has it. */
  confirmed: z.boolean(),
  /** My office has done its part. */
  done: z.boolean(),
})
export type HarmHead = z.output<typeof HarmHead>

export const harmApi = {
  harmSigns: read('/children/harm', {
    may: 'public',
    summary: 'What the page for reporting harm to a minor shows: the signs, and the offices that are told at once',
    answer: z.strictObject({ signs: z.array(HarmSign), offices: z.array(z.string()) }),
    perMinute: 60,
  }),
  reportHarm: act('POST', '/children/harm', {
    may: 'public',
    summary:
      'Somebody reports that a minor may be harmed; told at once, never deleted, and who is signed in is not kept',
    body: HarmReport,
    answer: z.strictObject({ refNo: z.string(), reached: z.array(Reached) }),
    perMinute: 20,
    unnamed: true,
  }),
  addHarmPicture: act('POST', '/children/harm/reports/:id/pictures/:picture', {
    may: 'public',
    summary: 'A picture to a report, from whoever made it and so knows its id; sealed as its words, without position',
    params: z.strictObject({ id: Id, picture: Id }),
    media: 'multipart',
    answer: done,
    perMinute: 30,
    unnamed: true,
  }),
  harmReceipt: act('POST', '/children/harm/receipt', {
    may: 'public',
    summary: 'Whom a report reached and when, by its number, and nothing else',
    body: z.strictObject({ number: RefNo }),
    answer: z.strictObject({ receivedAt: Moment, reached: z.array(Reached) }),
    perMinute: 10,
  }),
  harmReports: read('/children/harm/reports', {
    may: 'children.receive',
    summary: 'Reports that reached my office, without a word of what they say',
    query: z.strictObject({ ...pageQuery, open: z.enum(['0', '1']).default('1') }),
    answer: page(HarmHead),
  }),
  harmOwned: read('/children/harm/owned', {
    may: 'self',
    summary: 'All reports, for whoever answers for the restricted class, without a word of what they say',
    query: z.strictObject({ ...pageQuery, open: z.enum(['0', '1']).default('1') }),
    answer: page(HarmHead),
  }),
  readHarm: act('POST', '/children/harm/reports/:id/read', {
    may: 'self',
    summary: 'Opens a report with a reason; each look is kept',
    ...one,
    body: z.strictObject({ why }),
    answer: z.strictObject({
      refNo: z.string(),
      receivedAt: Moment,
      child: Endangered,
      signs: z.array(z.string()),
      what: z.string(),
      by: ReporterPart.nullable(),
      /** Null: unnamed, or not for this office to know. */
      reporter: z.strictObject({ name: z.string().nullable(), phone: z.string().nullable() }).nullable(),
      secret: z.boolean(),
      /** Base64 of JPEG pictures; the look at the report is the look at them. */
      pictures: z.array(z.strictObject({ id: Id, jpeg: z.string() })),
      reached: z.array(Reached),
      notes: z.array(
        z.strictObject({ at: Moment, office: z.string(), who: z.string(), said: z.string(), done: z.boolean() }),
      ),
    }),
    stepUp: true,
  }),
  confirmHarm: act('POST', '/children/harm/reports/:id/confirm', {
    may: 'self',
    summary: 'Somebody of the office has it; nobody further up need be told for this office',
    ...one,
    body: z.strictObject({ id: Id }),
    answer: done,
  }),
  noteHarm: act('POST', '/children/harm/reports/:id/notes', {
    may: 'self',
    summary: 'What the office did about a report, or that its part is done',
    ...one,
    body: z.strictObject({ id: Id, said, done: z.boolean().default(false) }),
    answer: done,
  }),
}
