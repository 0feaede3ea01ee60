/** The sentences of the board of neighbours: what is offered and asked near one’s home, both agree, both confirm; the desk looks at what is reported. */
import { z } from 'zod'
import { act, done, page, pageQuery, read } from '../kernel/api.ts'
import { Id } from '../kernel/id.ts'
import { Moment } from '../kernel/instant.ts'
import { PlacePath } from '../kernel/place-path.ts'
import { Day } from '../places/schema.ts'
import { groupsApi } from './groups-api.ts'
import { reaches } from './rules.ts'
import {
  Contact,
  DeskPost,
  Level,
  Match,
  NearPost,
  NewPost,
  OwnAnswer,
  OwnPost,
  ReportCause,
  Side,
  Words,
} from './schema.ts'
import { wishesApi } from './wishes-api.ts'

const one = { params: z.strictObject({ id: Id }) }
const why = z.string().trim().min(2, { error: 'reason' }).max(200)
const period = { under: PlacePath.optional(), from: Day, to: Day }

export const neighboursApi = {
  terms: read('/neighbours', {
    may: 'public',
    summary: 'Whether there is a board here, and for how many days an entry stands at most',
    answer: z.strictObject({ on: z.boolean(), wishes: z.boolean(), days: z.int() }),
  }),
  near: read('/neighbours/near', {
    may: 'self',
    summary: 'What neighbours offer and ask where the reader lives, the newest first, and the levels they may choose',
    query: z.strictObject({ side: Side.optional() }),
    answer: z.strictObject({
      /** None: the account is tied to nobody of the register. */
      levels: z.array(z.strictObject({ level: Level, name: z.string() })),
      items: z.array(NearPost),
    }),
  }),
  mine: read('/neighbours/mine', {
    may: 'self',
    summary: 'What one offered and asked, what one answered, and who has agreed',
    answer: z.strictObject({ posts: z.array(OwnPost), answers: z.array(OwnAnswer) }),
  }),
  post: act('POST', '/neighbours/mine', {
    may: 'self',
    summary: 'Offer a help, or ask for one',
    body: NewPost,
    answer: done,
  }),
  end: act('POST', '/neighbours/mine/:id/end', {
    may: 'self',
    summary: 'Take an entry of one’s own off the board',
    ...one,
    body: z.strictObject({ id: Id }),
    answer: done,
  }),
  answer: act('POST', '/neighbours/:id/answers', {
    may: 'self',
    summary: 'Answer an entry; how to reach one is shown once its author has agreed',
    ...one,
    body: z.strictObject({ id: Id, words: Words, contact: Contact }),
    answer: done,
  }),
  agree: act('POST', '/neighbours/answers/:id/agree', {
    may: 'self',
    summary: 'Agree: the author to an answer, a volunteer to what was proposed to them',
    ...one,
    body: z.strictObject({ id: Id, contact: Contact.optional() }),
    answer: done,
  }),
  leave: act('POST', '/neighbours/answers/:id/leave', {
    may: 'self',
    summary: 'Decline, or take back; nobody needs a reason',
    ...one,
    body: z.strictObject({ id: Id }),
    answer: done,
  }),
  confirm: act('POST', '/neighbours/answers/:id/done', {
    may: 'self',
    summary: 'Say that it was done and when; once both say the same it is a service record',
    ...one,
    body: z.strictObject({ id: Id, from: Moment, to: Moment }),
    answer: z.strictObject({ done: z.boolean() }),
  }),
  report: act('POST', '/neighbours/:id/report', {
    may: 'self',
    summary: 'Tell the desk that an entry should be looked at',
    ...one,
    body: z.strictObject({ id: Id, cause: ReportCause, words: z.string().trim().max(200) }),
    answer: done,
  }),

  list: read('/neighbours/posts', {
    may: 'neighbours.read',
    summary: 'Entries of a place: those that stand, those reported, those that are over, or those behind a number',
    query: z.strictObject({
      under: PlacePath.optional(),
      view: z.enum(['sent', 'open', 'reported', 'over']).default('open'),
      /** Behind a number: made in a span of days, and come so far. */
      from: Day.optional(),
      to: Day.optional(),
      side: Side.optional(),
      level: Level.optional(),
      reach: z.enum(reaches).optional(),
      ...pageQuery,
    }),
    answer: page(DeskPost),
  }),
  get: read('/neighbours/posts/:id', {
    may: 'neighbours.read',
    summary: 'One entry, with what was reported of it',
    ...one,
    answer: DeskPost.extend({
      why: z.string().nullable(),
      reported: z.array(
        z.strictObject({ id: Id, cause: ReportCause, words: z.string().nullable(), at: Moment, settled: z.boolean() }),
      ),
      may: z.array(z.enum(['publish', 'close', 'stand'])),
      /** Somebody on duty speaks for its author. */
      speaks: z.boolean(),
    }),
  }),
  close: act('POST', '/neighbours/posts/:id/close', {
    may: 'neighbours.keep',
    summary: 'Take an entry off the board, with a reason that its author reads',
    ...one,
    body: z.strictObject({ id: Id, why }),
    answer: done,
  }),
  stand: act('POST', '/neighbours/posts/:id/stand', {
    may: 'neighbours.keep',
    summary: 'Looked at what was reported: the entry stays',
    ...one,
    body: z.strictObject({ id: Id, why }),
    answer: done,
  }),
  match: act('POST', '/neighbours/match', {
    may: 'neighbours.keep',
    summary:
      'Which volunteers might answer the asks of a place: the best there is, with its reasons and its bound; nothing changes by it',
    body: z.strictObject({ id: Id, under: PlacePath }),
    answer: z.strictObject({
      items: z.array(Match),
      needs: z.int(),
      volunteers: z.int(),
      value: z.number(),
      /** Nothing is worth more; null: not proven in time. */
      bound: z.number().nullable(),
    }),
  }),
  propose: act('POST', '/neighbours/posts/:id/propose', {
    may: 'neighbours.keep',
    summary: 'Ask a volunteer whether they would answer an ask; they agree, then its author does',
    ...one,
    body: z.strictObject({ id: Id, volunteer: Id }),
    answer: done,
  }),
  rate: read('/neighbours/rate', {
    may: 'neighbours.read',
    summary: 'Of what was offered and asked in a span of days: how much was answered, agreed upon, done [S0-14]',
    query: z.strictObject(period),
    answer: z.strictObject({
      items: z.array(
        z.strictObject({
          side: Side,
          level: Level,
          made: z.int(),
          answered: z.int(),
          agreed: z.int(),
          done: z.int(),
        }),
      ),
    }),
  }),
  ...wishesApi,
  ...groupsApi,
}
