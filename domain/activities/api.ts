/** The sentences of the activities room. What is published is everybody's to see; who plans goes by place or unit. */
import { z } from 'zod'
import { act, done, page, pageQuery, read } from '../kernel/api.ts'
import { defining, definitionList } from '../kernel/definitions-api.ts'
import { Id } from '../kernel/id.ts'
import { Moment } from '../kernel/instant.ts'
import { PlacePath } from '../kernel/place-path.ts'
import { OrgCode } from '../organisations/schema.ts'
import { Day } from '../places/schema.ts'
import { Closing, Helping } from './closing.ts'
import { drawApi } from './draw-api.ts'
import { receiptsApi } from './receipts-api.ts'
import { feedApi } from './feed-api.ts'
import { fieldActivitiesApi } from './field-api.ts'
import { ChainMatch, EntryView, OwnEntry, OwnSide, PhoneTail, Signing } from './entries.ts'
import { mostLines } from './chain.ts'
import { ActivityKind, ActivityTheme, KindCode } from './kinds.ts'
import { numbersApi } from './numbers.ts'
import { picturesApi } from './pictures-api.ts'
import { OnHoliday, RhythmCode } from './rhythm.ts'
import { mostOfSeries } from './series.ts'
import { ActivityBrief, ActivityPage, ActivityView, DayCount, NearActivity, Planned } from './schema.ts'

const one = { params: z.strictObject({ id: Id }) }
const why = z.string().trim().max(200)
/** The act's own id, and the version of the plan it was decided upon. */
const acted = { id: Id, base: z.int().min(1) }
/** How often, what holidays do to it, and until which day. */
const rhythm = { rhythm: RhythmCode, holidays: OnHoliday, until: Day }
/** `2026-03` */
const Month = z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/, { error: 'month' })
const where = { under: PlacePath.optional(), unit: OrgCode.optional() }

export const activitiesApi = {
  kinds: read('/activity-kinds', {
    may: 'activities.read',
    summary: 'Every definition of a kind of activity, with the day from which it holds',
    answer: definitionList(ActivityKind),
  }),
  defineKind: act('PUT', '/activity-kinds/:code', {
    may: 'activities.define',
    summary: 'A definition of a kind of activity from a day on',
    ...defining(KindCode, ActivityKind),
  }),
  themes: read('/activity-themes', {
    may: 'activities.read',
    summary: 'Every theme an activity can have',
    answer: definitionList(ActivityTheme),
  }),
  defineTheme: act('PUT', '/activity-themes/:code', {
    may: 'activities.define',
    summary: 'A theme from a day on',
    ...defining(KindCode, ActivityTheme),
  }),
  list: read('/activities', {
    may: 'activities.read',
    summary: 'Activities that begin within some days, of a place, of a unit, or of whatever the reader answers for',
    query: z.strictObject({
      from: Day,
      /** Inclusive; at most 62 days in all. */
      to: Day,
      ...where,
      kind: KindCode.optional(),
      theme: KindCode.optional(),
      ...pageQuery,
    }),
    answer: page(ActivityBrief),
  }),
  days: read('/activities/days', {
    may: 'activities.read',
    summary: 'How many begin on each of some days',
    query: z.strictObject({ from: Day, to: Day, ...where }),
    answer: z.strictObject({ items: z.array(DayCount).max(62) }),
  }),
  summary: read('/activities-summary', {
    may: 'activities.read',
    summary:
      'The month of a place or of a unit as plain text for a group: what took place, how many came, what comes next',
    query: z.strictObject({ month: Month, ...where }),
    answer: z.strictObject({
      text: z.string(),
      held: z.int(),
      people: z.int(),
      /** Of those held: not closed yet, counted by what is known. */
      open: z.int(),
    }),
  }),
  get: read('/activities/:id', {
    may: 'activities.read',
    summary: 'One activity, and what may be done about it now',
    ...one,
    answer: ActivityView,
  }),
  near: read('/activities-near', {
    may: 'public',
    summary: 'What residents of a place can come to in the next sixty days, their own first',
    query: z.strictObject({ place: PlacePath }),
    answer: z.strictObject({ items: z.array(NearActivity).max(120) }),
  }),
  page: read('/activities/:id/page', {
    may: 'public',
    summary: 'The page of one activity that residents pass on',
    ...one,
    answer: ActivityPage,
  }),

  plan: act('POST', '/activities', {
    may: 'activities.plan',
    summary: 'Plan an activity; its room is taken with it or not at all',
    body: Planned.extend({ id: Id }),
    answer: z.strictObject({ id: Id }),
  }),
  change: act('POST', '/activities/:id/change', {
    may: 'activities.plan',
    summary: 'Another day, another room, other words',
    ...one,
    body: z.strictObject({ ...acted, change: Planned.omit({ kind: true, unit: true }).partial() }),
    answer: done,
  }),
  publish: act('POST', '/activities/:id/publish', {
    may: 'activities.plan',
    summary: 'From now on everybody sees it',
    ...one,
    body: z.strictObject(acted),
    answer: done,
  }),
  cancel: act('POST', '/activities/:id/cancel', {
    may: 'activities.plan',
    summary: 'Call it off; its room is free again',
    ...one,
    body: z.strictObject({ ...acted, why: why.min(2, { error: 'reason' }) }),
    answer: done,
  }),

  seriesDays: read('/activities-series-days', {
    may: 'activities.plan',
    summary: 'The days on which a series would be held, by the calendar of the county, and those left out',
    query: z.strictObject({ ...rhythm, from: Day }),
    answer: z.strictObject({
      days: z.array(z.strictObject({ day: Day, plain: Day })).max(mostOfSeries),
      skipped: z.array(Day),
    }),
  }),
  planSeries: act('POST', '/activities-series', {
    may: 'activities.plan',
    summary: 'Plan every occurrence of a series, with its room, or none; each is an activity of its own from then on',
    body: z.strictObject({
      id: Id,
      /** The first; days follow from the rhythm, hours from here. */
      planned: Planned,
      ...rhythm,
      publish: z.boolean(),
    }),
    answer: z.strictObject({ first: Id, n: z.int() }),
  }),
  endSeries: act('POST', '/activities/:id/end-series', {
    may: 'activities.plan',
    summary: 'Call off what of its series begins after this one',
    ...one,
    body: z.strictObject({ id: Id, why: why.min(2, { error: 'reason' }) }),
    answer: z.strictObject({ n: z.int() }),
  }),

  entries: read('/activities/:id/entries', {
    may: 'activities.run',
    summary: 'Who stands on the list, in the order in which they came',
    ...one,
    answer: z.strictObject({ items: z.array(EntryView).max(6000) }),
  }),
  enter: act('POST', '/activities/:id/entries', {
    may: 'activities.run',
    summary: 'Put somebody down: a person of the register, or a name alone',
    ...one,
    body: Signing.extend({ id: Id }),
    answer: z.strictObject({ id: Id, in: z.boolean() }),
  }),
  leave: act('POST', '/activities/:id/entries/:entry/leave', {
    may: 'activities.run',
    summary: 'Take somebody off the list; whoever waits moves up',
    params: z.strictObject({ id: Id, entry: Id }),
    body: z.strictObject({ id: Id }),
    answer: done,
  }),
  match: act('POST', '/activities/:id/chain', {
    may: 'activities.run',
    summary: 'Whom the pasted lines of a chat group may mean; nobody is put down by it',
    ...one,
    body: z.strictObject({ text: z.string().max(mostLines * 80) }),
    answer: z.strictObject({ items: z.array(ChainMatch).max(mostLines) }),
  }),
  own: read('/activities/:id/own', {
    may: 'self',
    summary: 'Those for whom the account may sign up, and where they stand on the list',
    ...one,
    answer: OwnSide,
  }),
  mine: read('/activities-mine', {
    may: 'self',
    summary: 'What the account has signed up for and is not over',
    answer: z.strictObject({ items: z.array(OwnEntry).max(100) }),
  }),
  enterOwn: act('POST', '/activities/:id/own', {
    may: 'self',
    summary: 'Sign up, or sign somebody up for whom the account speaks',
    ...one,
    body: Signing.extend({ id: Id }),
    answer: z.strictObject({ id: Id, in: z.boolean() }),
  }),
  leaveOwn: act('POST', '/activities/:id/own/:entry/leave', {
    may: 'self',
    summary: 'Withdraw; whoever waits moves up',
    params: z.strictObject({ id: Id, entry: Id }),
    body: z.strictObject({ id: Id }),
    answer: done,
  }),

  open: read('/activities-open', {
    may: 'activities.run',
    summary: 'What is over and not closed, the oldest first',
    query: z.strictObject({ ...where, ...pageQuery }),
    answer: page(ActivityBrief),
  }),
  door: read('/activities/:id/door', {
    may: 'activities.run',
    summary: 'The code that the sign at the door shows now, and until when',
    ...one,
    answer: z.strictObject({ code: z.string(), until: Moment }),
  }),
  tail: act('POST', '/activities/:id/tail', {
    may: 'activities.run',
    summary: 'Those on the list whose phone number ends like that; each leaves a line in the audit',
    ...one,
    body: z.strictObject({ tail: PhoneTail }),
    answer: z.strictObject({ entries: z.array(Id) }),
  }),
  arrive: act('POST', '/activities/:id/entries/:entry/arrive', {
    may: 'activities.run',
    summary: 'Somebody on the list is there',
    params: z.strictObject({ id: Id, entry: Id }),
    /** When it was marked, where it comes later. */
    body: z.strictObject({ id: Id, by: z.enum(['roster', 'phone']), at: Moment.optional() }),
    answer: done,
  }),
  notHere: act('POST', '/activities/:id/entries/:entry/not-here', {
    may: 'activities.run',
    summary: 'The mark was wrong',
    params: z.strictObject({ id: Id, entry: Id }),
    body: z.strictObject({ id: Id }),
    answer: done,
  }),
  arriveOwn: act('POST', '/activities/:id/own/:entry/arrive', {
    may: 'self',
    summary: 'Say at the door that one is there, by the code of its sign',
    params: z.strictObject({ id: Id, entry: Id }),
    body: z.strictObject({ id: Id, code: z.string().regex(/^[0-9a-f]{12}$/, { error: 'code' }) }),
    answer: done,
  }),
  count: act('POST', '/activities/:id/heads', {
    may: 'activities.run',
    summary: 'Passers-by counted at the door: so many more, or fewer where it was too many',
    ...one,
    body: z.strictObject({ id: Id, n: z.int().min(-500).max(500), at: Moment.optional() }),
    answer: done,
  }),
  helping: read('/activities/:id/helpers/:person', {
    may: 'activities.plan',
    summary: 'Of somebody who helped: whether they are a volunteer, and what stood in the way of serving that day',
    params: z.strictObject({ id: Id, person: Id }),
    answer: Helping,
  }),
  close: act('POST', '/activities/:id/close', {
    may: 'activities.plan',
    summary: 'Close it: counts, helpers and minutes become its one service record',
    ...one,
    body: Closing.extend(acted),
    answer: z.strictObject({ record: Id }),
  }),
  ...fieldActivitiesApi,
  ...feedApi,
  ...picturesApi,
  ...numbersApi,
  ...drawApi,
  ...receiptsApi,
}
