/**
 * The board of neighbours 邻里互助板: somebody offers a help or asks for one, at the level they choose; whoever lives there reads it.
 * Nothing of a person stands on it but that level. Once both have agreed each is shown what the other wrote to be reached by.
 */
import { z } from 'zod'
import { Code } from '../catalogue/schema.ts'
import { Id } from '../kernel/id.ts'
import { Moment } from '../kernel/instant.ts'
import { PlacePath } from '../kernel/place-path.ts'
import { Day } from '../places/schema.ts'
import { Phone } from '../people/phone.ts'
import { FreeTime, HowFar } from '../volunteers/schema.ts'
import { OrgCode } from '../organisations/schema.ts'
import { answerStates, postStates, sides } from './rules.ts'

export const Side = z.enum(sides)
export type Side = z.output<typeof Side>

/** 楼院, 小区, 网格, 居（村）民小组, 社区（村） [S1-14]. */
export const Level = z.enum(['building', 'estate', 'grid', 'group', 'community'])
export type Level = z.output<typeof Level>

/** What somebody wants to be called, and the number they give away. */
export const Contact = z.strictObject({ name: z.string().trim().min(1, { error: 'required' }).max(20), phone: Phone })
export type Contact = z.output<typeof Contact>

export const Words = z.string().trim().min(4, { error: 'too-short' }).max(200)

export const NewPost = z.strictObject({
  id: Id,
  /** A wish is always the whole community’s, and looked at by the desk first. */
  side: Side.exclude(['post']),
  level: Level,
  words: Words,
  /** Which skill it is about, where it is one of the list. */
  skill: Code.nullable(),
  free: z.array(FreeTime).max(21),
  /** The last day on which it is shown. */
  until: Day,
  contact: Contact,
})
export type NewPost = z.output<typeof NewPost>

/** As everybody near sees it. */
export const Shown = z.strictObject({
  id: Id,
  side: Side,
  level: Level,
  /** Of the level alone. */
  placeName: z.string(),
  /** Null once they were emptied. */
  words: z.string().nullable(),
  skill: Code.nullable(),
  free: z.array(FreeTime),
  day: Day,
  until: Day,
})
export type Shown = z.output<typeof Shown>

export const NearPost = Shown.extend({
  own: z.boolean(),
  /** How one’s own answer stands. */
  answered: z.enum(answerStates).nullable(),
})
export type NearPost = z.output<typeof NearPost>

const told = {
  id: Id,
  state: z.enum(answerStates),
  words: z.string().nullable(),
  /** The unit that answered; null: a person. */
  unit: z.string().nullable(),
  /** Once both have agreed. */
  contact: Contact.nullable(),
  /** When it was, as one of both says. */
  said: z.strictObject({ own: z.boolean(), from: Moment, to: Moment }).nullable(),
}

export const OwnPost = Shown.extend({
  state: z.enum(postStates),
  /** Why the desk closed it. */
  why: z.string().nullable(),
  answers: z.array(z.strictObject(told)),
})
export type OwnPost = z.output<typeof OwnPost>

/** Why a volunteer was thought of, with its numbers. */
export const Why = z.strictObject({
  distance: HowFar,
  skill: Code.nullable(),
  /** Minutes of the week both have; null: one of them named no times. */
  minutes: z.int().nullable(),
  /** Was there before. */
  before: z.boolean(),
  /** How many they help already. */
  has: z.int(),
})
export type Why = z.output<typeof Why>

/** A volunteer who might answer an ask. Nothing has been decided. */
export const Match = z.strictObject({
  post: Id,
  words: z.string().nullable(),
  placeName: z.string(),
  volunteer: Id,
  /** Masked. */
  name: z.string(),
  why: Why,
})
export type Match = z.output<typeof Match>

export const OwnAnswer = z.strictObject({
  ...told,
  /** Of what the community proposed. */
  why: Why.nullable(),
  post: Shown.extend({ state: z.enum(postStates) }),
})
export type OwnAnswer = z.output<typeof OwnAnswer>

export const ReportCause = z.enum(['advertising', 'fraud', 'insult', 'private', 'other'])
export type ReportCause = z.output<typeof ReportCause>

/** As the desk sees it; whose it is stands nowhere. */
export const DeskPost = Shown.extend({
  place: PlacePath,
  state: z.enum(postStates),
  reach: z.int(),
  answers: z.int(),
  /** That nobody has looked at. */
  reports: z.int(),
})
export type DeskPost = z.output<typeof DeskPost>

/** A unit that registered at a community 报到: how many serving members it says it has, and none by name. */
export const UnitThere = z.strictObject({
  id: Id,
  unit: OrgCode,
  unitName: z.string(),
  place: PlacePath,
  placeName: z.string(),
  members: z.int().nullable(),
  from: Day,
})
export type UnitThere = z.output<typeof UnitThere>

/** What a unit claimed, or what was claimed of whoever has no phone: as whoever speaks for one of both sees it. */
export const Claim = z.strictObject({ ...told, may: z.array(z.enum(['agree', 'leave', 'confirm'])) })
export type Claim = z.output<typeof Claim>
