/** An activity 活动: planned, published, called off or closed with one service record; what staff see of it, and what everybody sees. */
import { z } from 'zod'
import { Id } from '../kernel/id.ts'
import { Moment } from '../kernel/instant.ts'
import { PlacePath } from '../kernel/place-path.ts'
import { OrgCode } from '../organisations/schema.ts'
import { Day } from '../places/schema.ts'
import { ActKind } from './acts.ts'
import { OnHoliday, RhythmCode } from './rhythm.ts'
import { ActivityGroup, ActivityKind, KindCode } from './kinds.ts'
import { Stage } from './pictures.ts'

export const ActivityStatus = z.enum(['planned', 'published', 'cancelled', 'closed'])
export type ActivityStatus = z.output<typeof ActivityStatus>

/** Answers to the questions of a kind. */
export const Answers = z.record(z.string().max(60), z.union([z.string().max(2000), z.number(), z.boolean()]))
export type Answers = z.output<typeof Answers>

/** What somebody says who plans one. */
export const Planned = z.strictObject({
  kind: KindCode,
  title: z.string().trim().min(2).max(40),
  /** What to bring, who speaks, for whom; what residents read. */
  words: z.string().trim().max(1000),
  /** For whose people it is, and who answers for it. */
  place: PlacePath,
  /** A room or a square that is taken for it. */
  facility: Id.nullable(),
  /** Where people meet: a gate, a floor, the place that is no facility. */
  spot: z.string().trim().max(60),
  /** Who holds it: a body or a squad. */
  unit: OrgCode,
  from: Moment,
  to: Moment,
  capacity: z.int().min(1).max(5000).nullable(),
  themes: z.array(KindCode).max(6),
  form: Answers,
  /** Needed where the facility is taken outside its hours. */
  why: z.string().trim().max(200).nullable(),
})
export type Planned = z.output<typeof Planned>

/** Places kept for elders: how many, from which age, until when. */
export const ElderSeats = z.strictObject({ age: z.int(), seats: z.int().min(1), until: Moment })
export type ElderSeats = z.output<typeof ElderSeats>

const shown = {
  id: Id,
  kind: KindCode,
  title: z.string(),
  place: PlacePath,
  placeName: z.string(),
  unit: OrgCode,
  unitName: z.string(),
  facility: Id.nullable(),
  facilityName: z.string().nullable(),
  spot: z.string(),
  from: Moment,
  to: Moment,
  capacity: z.int().nullable(),
  themes: z.array(KindCode),
  status: ActivityStatus,
}

export const ActivityBrief = z.strictObject({
  ...shown,
  /** Of the plan; an act names the one it was decided upon. */
  version: z.int().min(1),
})
export type ActivityBrief = z.output<typeof ActivityBrief>

export const SeriesBrief = z.strictObject({
  id: Id,
  rhythm: RhythmCode,
  holidays: OnHoliday,
  until: Day,
  left: z.int(),
})

export const ActivityView = ActivityBrief.extend({
  /** The definition under which it was planned. */
  rules: ActivityKind,
  words: z.string(),
  form: Answers,
  elders: ElderSeats.nullable(),
  /** Why it was called off. */
  whyCancelled: z.string().nullable(),
  /** How many have a place, and how many wait for one. */
  taken: z.int(),
  waiting: z.int(),
  /** Of those on the list who came; passers-by who were counted; null before it is closed. */
  came: z.int(),
  /** Passers-by who were counted at the door so far. */
  counted: z.int(),
  heads: z.int().nullable(),
  /** Answers when it was closed, minutes of a meeting, and its one record. */
  closing: Answers.nullable(),
  minutes: z.string().nullable(),
  record: Id.nullable(),
  /** The series of which it is an occurrence; `left`: how many begin after it. */
  series: SeriesBrief.nullable(),
  /** The reader keeps its list. */
  runs: z.boolean(),
  /** Acts that are possible now, for this reader. */
  allowed: z.array(ActKind),
})
export type ActivityView = z.output<typeof ActivityView>

/** One line of what residents of a place have. */
export const NearActivity = ActivityBrief.omit({
  kind: true,
  unit: true,
  facility: true,
  themes: true,
  version: true,
}).extend({
  kind: ActivityKind.shape.name,
  group: ActivityGroup,
  /** Held for the people of the place that was asked about, or of one above it; else next door. */
  here: z.boolean(),
})
export type NearActivity = z.output<typeof NearActivity>

/** The page that residents pass on: nobody stands on it. */
export const ActivityPage = NearActivity.omit({ here: true }).extend({
  words: z.string(),
  address: z.string().nullable(),
  themes: z.array(ActivityKind.shape.name),
  joining: ActivityKind.shape.joining,
  elders: ElderSeats.nullable(),
  /** Where residents sign up: places that are free for anybody and for elders (null: as many as come), and how many wait. */
  free: z.strictObject({ anybody: z.int().nullable(), elders: z.int().nullable(), waiting: z.int() }).nullable(),
  watch: z.boolean(),
  /** Those that may be shown today. */
  pictures: z.array(z.strictObject({ id: Id, stage: Stage })),
  /** It has a draw and results. */
  contest: z.boolean(),
  /** Somebody can pledge something. */
  pledges: z.boolean(),
  phone: z.string().nullable(),
  whyCancelled: z.string().nullable(),
})
export type ActivityPage = z.output<typeof ActivityPage>

/** How many begin on a day. */
export const DayCount = z.strictObject({ day: Day, n: z.int() })
