/**
 * Volunteers 志愿者: people of the register who give their time. What the law wants known of them (志愿服务条例 §7: who, which
 * skills, which times, how to reach them) stands here or with the person; the identity number never does.
 */
import { z } from 'zod'
import { Code } from '../catalogue/schema.ts'
import { Id } from '../kernel/id.ts'
import { PlacePath } from '../kernel/place-path.ts'
import { OrgCode } from '../organisations/schema.ts'
import { Day } from '../places/schema.ts'

export const VolunteerState = z.enum(['applied', 'active', 'paused', 'ended'])
export type VolunteerState = z.output<typeof VolunteerState>

/** Minutes after midnight. */
const Minute = z.int().min(0).max(1440)

/** A time of the week that somebody has; Monday is 1. */
export const FreeTime = z
  .strictObject({ day: z.int().min(1).max(7), from: Minute, to: Minute })
  .refine((f) => f.from < f.to, { error: 'ends-before-start' })
export type FreeTime = z.output<typeof FreeTime>

/** How far somebody goes from home. */
export const HowFar = z.enum(['grid', 'community', 'town', 'county'])
export type HowFar = z.output<typeof HowFar>

/** Number in the national system, as it stands there. */
export const NationalNo = z
  .string()
  .trim()
  .regex(/^[0-9A-Za-z]{6,32}$/, { error: 'national-no' })
  // Eighteen digits of which the seventh to the fourteenth are a day of birth: somebody typed the identity number.
  .refine((n) => !/^\d{6}(19|20)\d{2}(0[1-9]|1[0-2])([0-2]\d|3[01])\d{3}[\dX]$/i.test(n), { error: 'is-id-number' })

/** What somebody says of themselves. */
export const Said = z.strictObject({
  skills: z.array(Code).max(30),
  languages: z.array(Code).max(20),
  free: z.array(FreeTime).max(21),
  howFar: HowFar,
})
export type Said = z.output<typeof Said>

/** What whoever keeps the register adds. */
export const Kept = z.strictObject({
  nationalNo: NationalNo.nullable(),
  /** Last day on which the insurance holds. */
  insuredTo: Day.nullable(),
  /** Last day on which the vetting for work with children holds. */
  vettedTo: Day.nullable(),
  /** The adult volunteer who leads somebody under age. */
  lead: Id.nullable(),
})
export type Kept = z.output<typeof Kept>

/** A guardian's consent: who said so, the day, and whether on their own phone or to a worker. */
export const GuardianConsent = z.strictObject({
  /** Of the register, where the guardian stands in it. */
  person: Id.nullable(),
  day: Day,
  channel: z.enum(['self', 'word', 'paper']),
})
export type GuardianConsent = z.output<typeof GuardianConsent>

export const EntryKind = z.enum(['training', 'commendation', 'evaluation'])
export type EntryKind = z.output<typeof EntryKind>

/** A line of the record: a course taken, an honour, an evaluation (条例 §19). Put right by striking it and writing it again. */
export const NewEntry = z.strictObject({
  id: Id,
  kind: EntryKind,
  day: Day,
  /** Of a training: which course, where it is one the rules know. */
  course: Code.nullable(),
  /** Of a training: how long it took. */
  minutes: z.int().min(0).max(60_000).nullable(),
  /** Who gave it. */
  unit: OrgCode.nullable(),
  words: z.string().trim().min(1).max(300),
})
export type NewEntry = z.output<typeof NewEntry>

export const EntryView = NewEntry.extend({
  words: z.string().nullable(),
  unitName: z.string().nullable(),
  /** Of a course: the last day on which it holds; null: for good. */
  until: Day.nullable(),
})
export type EntryView = z.output<typeof EntryView>

export const VolunteerBrief = z.strictObject({
  id: Id,
  person: Id,
  /** Masked. */
  name: z.string(),
  place: PlacePath,
  number: z.string(),
  state: VolunteerState,
  /** Under age today. */
  minor: z.boolean(),
  skills: z.array(Code),
  languages: z.array(Code),
  insuredTo: Day.nullable(),
  vettedTo: Day.nullable(),
  /** Since when in this state. */
  since: Day,
  stars: z.int(),
})
export type VolunteerBrief = z.output<typeof VolunteerBrief>

/** A reason why somebody may not serve. `course` names the one that lacks. */
export const NotYet = z.strictObject({
  code: z.enum([
    'not-active',
    'age-unknown',
    'too-young',
    'no-guardian',
    'no-lead',
    'risky-minor',
    'not-insured',
    'not-vetted',
    'no-course',
  ]),
  course: Code.optional(),
})
export type NotYet = z.output<typeof NotYet>

const whole = {
  nationalNo: z.string().nullable(),
  free: z.array(FreeTime),
  howFar: HowFar,
  /** Minutes that count. */
  minutes: z.int(),
  appliedOn: Day,
  guardian: GuardianConsent.nullable(),
  /** What stands in the way of any service today. */
  notYet: z.array(NotYet),
  entries: z.array(EntryView),
  version: z.int(),
}

export const VolunteerView = VolunteerBrief.extend({
  ...whole,
  born: z.string().nullable(),
  guardianName: z.string().nullable(),
  lead: Id.nullable(),
  leadName: z.string().nullable(),
})
export type VolunteerView = z.output<typeof VolunteerView>

/** As somebody sees themselves. */
export const OwnVolunteer = VolunteerBrief.omit({ name: true, person: true }).extend({
  ...whole,
  leadName: z.string().nullable(),
  /** Said by themselves, shown to nobody else. */
  categories: z.array(Code),
})
export type OwnVolunteer = z.output<typeof OwnVolunteer>
