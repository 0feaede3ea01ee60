/** Facilities: rooms, squares, stations, boards and signs, where they stand, when they are open, who has them when. */
import { z } from 'zod'
import { Id } from '../kernel/id.ts'
import { Moment } from '../kernel/instant.ts'
import { PlacePath } from '../kernel/place-path.ts'
import { OrgCode } from '../organisations/schema.ts'
import { Day, Point } from '../places/schema.ts'
import { Hours, Spans } from './hours-schema.ts'

export const KindCode = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, { error: 'code' })
  .max(40)
export type KindCode = string

/** Under which heading it stands in a choice and on residents' phones. */
export const FacilityGroup = z.enum(['centre', 'welfare', 'health', 'culture', 'convenience', 'safety', 'publicity'])
export type FacilityGroup = z.output<typeof FacilityGroup>

/** Each open node of such a kind wants it: a town is one with an official code, a forestry bureau counts as one. */
export const WantedPer = z.enum(['county', 'town', 'sub-district', 'community', 'village', 'estate'])
export type WantedPer = z.output<typeof WantedPer>

export const Wanted = z.strictObject({
  per: z.array(WantedPer).min(1).max(6),
  atLeast: z.int().min(1).max(99),
  /** Square metres each. */
  area: z.int().min(1).max(1_000_000).nullable(),
  /** Minutes each is open on a working day [S1-50]. */
  minutesPerDay: z.int().min(1).max(1440).nullable(),
  /** On weekends and holidays as well. */
  onDaysOff: z.boolean(),
})
export type Wanted = z.output<typeof Wanted>

/** `none`: nobody takes it (a board). `alone`: one at a time. `shared`: several at once (a square). */
export const UseMode = z.enum(['none', 'alone', 'shared'])
export type UseMode = z.output<typeof UseMode>

export const FacilityKind = z.strictObject({
  code: KindCode,
  /** The definition holds from this day until the next one of the same code. */
  from: Day,
  name: z.strictObject({ zh: z.string().trim().min(1).max(30), en: z.string().trim().min(1).max(60) }),
  group: FacilityGroup,
  use: UseMode,
  wanted: Wanted.nullable(),
  /** Days after which somebody looks again whether it is there and whole; null: nobody need. */
  checkDays: z.int().min(1).max(400).nullable(),
  /** Residents see it in their list. */
  shown: z.boolean(),
  /** The rule behind it; 示例 where a number is nobody's yet. */
  ground: z.string().trim().min(1).max(200),
  /** None is entered any more; what stands stays. */
  closed: z.boolean(),
  sort: z.int().min(0),
})
export type FacilityKind = z.output<typeof FacilityKind>

/** At most four decimals: eleven metres, and no flat. */
export const FacilityPoint = Point.refine((p) => p.every((x) => Math.abs(x * 1e4 - Math.round(x * 1e4)) < 1e-6), {
  error: 'point-decimals',
})

export const Facility = z.strictObject({
  id: Id,
  kind: KindCode,
  name: z.string().trim().min(1).max(60),
  place: PlacePath,
  /** The estate in which it stands. */
  estate: Id.nullable(),
  address: z.string().trim().max(120),
  /** Who runs it. */
  unit: OrgCode.nullable(),
  phone: z
    .string()
    .trim()
    .regex(/^[\d][\d -]{2,19}$/, { error: 'phone' })
    .nullable(),
  /** Square metres. */
  area: z.int().min(1).max(1_000_000).nullable(),
  seats: z.int().min(1).max(100_000).nullable(),
  point: FacilityPoint.nullable(),
  /** The house it is a room of; a room has no rooms. */
  within: Id.nullable(),
  /** null: day and night; of a room: as its house. */
  hours: Hours.nullable(),
  opened: Day,
  /** From this day on it is no more. */
  closed: Day.nullable(),
})
export type Facility = z.output<typeof Facility>

/** What can be changed later too. */
export const FacilityChange = Facility.omit({ id: true, opened: true, closed: true }).partial()
export type FacilityChange = z.output<typeof FacilityChange>

export const CheckState = z.enum(['good', 'damaged', 'gone'])
export type CheckState = z.output<typeof CheckState>

export const FacilityBrief = Facility.pick({
  id: true,
  kind: true,
  name: true,
  place: true,
  estate: true,
  address: true,
  phone: true,
  area: true,
  within: true,
  closed: true,
}).extend({
  /** Now; of one that is no more: false. */
  open: z.boolean(),
  today: Spans,
  checked: Day.nullable(),
  state: CheckState.nullable(),
  /** The day by which somebody looks again; null: nobody need. */
  due: Day.nullable(),
})
export type FacilityBrief = z.output<typeof FacilityBrief>

export const Check = z.strictObject({
  id: Id,
  day: Day,
  state: CheckState,
  note: z.string().trim().max(200),
})
export type Check = z.output<typeof Check>

export const FacilityView = Facility.extend({
  version: z.int(),
  placeName: z.string(),
  estateName: z.string().nullable(),
  unitName: z.string().nullable(),
  withinName: z.string().nullable(),
  /** What holds where a room has no hours of its own. */
  houseHours: Hours.nullable(),
  rooms: z.array(FacilityBrief),
  open: z.boolean(),
  today: Spans,
  due: Day.nullable(),
  /** Newest first; the hash is that of the picture, where there is one. */
  checks: z.array(Check.extend({ picture: z.string().nullable() })),
  /** Days of the next thirty on which it is open less than its kind wants. */
  short: z.array(z.strictObject({ day: Day, minutes: z.int(), why: z.string().nullable() })),
})
export type FacilityView = z.output<typeof FacilityView>

/** Somebody has it from one instant to another, for a purpose in words, a unit, or a matter of another room. */
export const FacilityUse = z.strictObject({
  id: Id,
  facility: Id,
  from: Moment,
  to: Moment,
  what: z.string().trim().min(1).max(80),
  unit: OrgCode.nullable(),
  subjectKind: KindCode.nullable(),
  subject: Id.nullable(),
  /** Needed outside opening hours. */
  why: z.string().trim().max(200).nullable(),
})
export type FacilityUse = z.output<typeof FacilityUse>

/** What a place or an estate lacks of a kind. */
export const Missing = z.strictObject({
  place: PlacePath,
  placeName: z.string(),
  estate: Id.nullable(),
  estateName: z.string().nullable(),
  /** How many there are, how many of them are large enough, open long enough, and both. */
  have: z.int(),
  large: z.int(),
  long: z.int(),
  good: z.int(),
})
export type Missing = z.output<typeof Missing>

/** As residents see it. */
export const NearFacility = Facility.pick({
  id: true,
  name: true,
  place: true,
  address: true,
  phone: true,
  seats: true,
  hours: true,
}).extend({
  kind: FacilityKind.shape.name,
  group: FacilityGroup,
  withinName: z.string().nullable(),
  open: z.boolean(),
  today: Spans,
  /** Where it is shut now. */
  next: z.strictObject({ day: Day, at: z.int() }).nullable(),
})
export type NearFacility = z.output<typeof NearFacility>
