/**
 * Indicators as data [K1]: numerator, denominator, filter, month, unit, target, formula version. The words they are made
 * of are closed (`vocabulary.ts`); which ones a county has, and what they count, are rows that packs bring and people edit.
 */
import { z } from 'zod'
import { DutyState } from '../duties/schema.ts'
import { Id } from '../kernel/id.ts'
import { Moment } from '../kernel/instant.ts'
import { PlacePath } from '../kernel/place-path.ts'
import { Day } from '../places/schema.ts'
import { Outcome } from '../records/schema.ts'
import { About, CodeField, fieldsAbout, FlagField, NumberField, periodsAbout } from './vocabulary.ts'

export const IndicatorCode = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, { error: 'code' })
  .max(60)
export type IndicatorCode = string

/** First day of a month in Asia/Shanghai: `2026-03-01`. */
export const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])-01$/, { error: 'month' })
export type Month = string

/** Everything that may be asked of one fact. What is unknown (null) meets only `known: false`. */
const Simple = z.union([
  z.strictObject({ field: FlagField, is: z.boolean() }),
  z.strictObject({ field: NumberField, atLeast: z.number() }),
  z.strictObject({ field: NumberField, atMost: z.number() }),
  z.strictObject({ field: CodeField, in: z.array(z.string().min(1).max(60)).min(1).max(30) }),
  z.strictObject({ field: CodeField, notIn: z.array(z.string().min(1).max(60)).min(1).max(30) }),
  z.strictObject({ field: z.union([FlagField, NumberField, CodeField]), known: z.boolean() }),
])
export type Simple = z.output<typeof Simple>

export const Condition = z.union([Simple, z.strictObject({ any: z.array(Simple).min(2).max(6) })])
export type Condition = z.output<typeof Condition>
const Conditions = z.array(Condition).max(12)

/** `share`: numerator ÷ denominator. `p90`: nine in ten took at most so many minutes. `count`: the numerator alone. */
export const Unit = z.enum(['share', 'p90', 'count'])
export type Unit = z.output<typeof Unit>

/** By which of its days a matter belongs to a month. */
export const Period = z.enum(['received', 'due', 'resolved', 'rated', 'closed', 'served'])
export type Period = z.output<typeof Period>

const Words = z.strictObject({ zh: z.string().trim().min(1).max(60), en: z.string().trim().min(1).max(100) })
const Sentence = z.strictObject({ zh: z.string().trim().min(1).max(300), en: z.string().trim().min(1).max(500) })

const shape = {
  code: IndicatorCode,
  /** What it counts; nothing said: requests. */
  about: About.optional(),
  name: Words,
  unit: Unit,
  period: Period,
  /** Narrows both sides: an item, a line, a channel … */
  filter: Conditions.default([]),
  /** What is counted at all. */
  of: Conditions,
  /** What of it counts as met. */
  hit: Conditions,
  /** For `p90`: the number whose ninth decile is shown. */
  value: NumberField.optional(),
  better: z.enum(['higher', 'lower']),
  /** How it is reckoned, in words a reader can check. */
  formula: Sentence,
  /** The clause or norm it answers to. */
  source: z.string().trim().max(200).default(''),
  sort: z.int().min(0).max(9999).default(1000),
}

const needsValue = (d: { unit: Unit; value?: NumberField | undefined }) =>
  (d.unit === 'p90') === (d.value !== undefined)

interface Asking {
  about?: About | undefined
  period: Period
  value?: NumberField | undefined
  filter: readonly Condition[]
  of: readonly Condition[]
  hit: readonly Condition[]
}

/** Nothing is asked of a duty that only a request could answer, and the other way round. */
function answerable(d: Asking): boolean {
  const { flag, number, code } = fieldsAbout[d.about ?? 'request']
  const known = new Set<string>([...flag, ...number, ...code])
  const simple = [...d.filter, ...d.of, ...d.hit].flatMap((c) => ('any' in c ? c.any : [c]))
  return simple.every((c) => known.has(c.field)) && (d.value === undefined || known.has(d.value))
}

/** Nobody is met within so many minutes: times are those of single matters. */
const timed = (d: { about?: About | undefined; unit: Unit }) => d.about !== 'person' || d.unit !== 'p90'

const ofItsMonths = (d: Asking) => (periodsAbout[d.about ?? 'request'] as readonly Period[]).includes(d.period)

/** A definition as somebody writes it. */
export const Definition = z
  .strictObject(shape)
  .refine(needsValue, { error: 'value-for-p90-only', path: ['value'] })
  .refine(timed, { error: 'p-ninety-of-persons', path: ['unit'] })
  .refine(answerable, { error: 'asks-of-another', path: ['of'] })
  .refine(ofItsMonths, { error: 'no-such-month', path: ['period'] })
export type Definition = z.output<typeof Definition>

/** A definition as it stands: every change is a new version of the formula. */
export const DefinitionView = z.strictObject({
  ...shape,
  filter: Conditions,
  source: z.string(),
  sort: z.int(),
  version: z.int().min(1),
  /** Brought by a pack, or made here. */
  own: z.boolean(),
  /** Rows of earlier matters are still being counted by this version. */
  counting: z.boolean(),
  endedAt: Moment.optional(),
  /** It tells how residents rated; lists behind it are for the reviewing side only. */
  ratings: z.boolean(),
})
export type DefinitionView = z.output<typeof DefinitionView>

/** Why there is no figure: nothing to divide by, too few for a rate, not for this reader. */
export const Silence = z.enum(['nothing', 'few', 'hidden'])
export type Silence = z.output<typeof Silence>

/** The rate never stands without its numerator and denominator [K2]. */
export const Figure = z.strictObject({
  n: z.int().nullable(),
  d: z.int().nullable(),
  /** Share in [0, 1], minutes, or the count itself. */
  value: z.number().nullable(),
  why: Silence.optional(),
})
export type Figure = z.output<typeof Figure>

export const Target = z.strictObject({
  value: z.number(),
  /** The place it was set for: this one, or the nearest above. */
  place: PlacePath,
})
export type Target = z.output<typeof Target>

/** What a closed month would say with what came after its closing. */
export const Corrected = z.strictObject({ figure: Figure, whole: Figure, at: Moment })
export type Corrected = z.output<typeof Corrected>

/**
 * `figure` leaves out what a third person took out of the rates; `whole` is with it. Both are always shown. Of a closed
 * month they are those of its closing.
 */
const bothWays = {
  figure: Figure,
  whole: Figure,
  /** Only where later acts changed a closed month. */
  corrected: Corrected.optional(),
  target: Target.optional(),
  /** Null where there is no target or no figure. */
  met: z.boolean().nullable(),
}

export const PlaceName = z.strictObject({ path: PlacePath, name: z.string() })

export const TrendPoint = z.strictObject({ month: Month, figure: Figure })

export const IndicatorCard = z.strictObject({
  code: IndicatorCode,
  version: z.int().min(1),
  name: z.string(),
  unit: Unit,
  about: About,
  period: Period,
  better: z.enum(['higher', 'lower']),
  formula: z.string(),
  source: z.string(),
  counting: z.boolean(),
  ratings: z.boolean(),
  /** May this reader open the list behind it? */
  opens: z.boolean(),
  ...bothWays,
  /** Oldest first, the month itself last. */
  trend: z.array(TrendPoint),
})
export type IndicatorCard = z.output<typeof IndicatorCard>

export const MonthStatus = z.enum(['open', 'closing', 'closed'])
export type MonthStatus = z.output<typeof MonthStatus>

const when = {
  month: Month,
  status: MonthStatus,
  /** When it was closed. */
  closedAt: Moment.optional(),
  /** When the last matter was counted; null before the first. */
  countedAt: Moment.nullable(),
  /** Below this denominator no rate is shown. */
  ratesFrom: z.int(),
}

export const Dashboard = z.strictObject({ place: PlaceName, ...when, indicators: z.array(IndicatorCard) })
export type Dashboard = z.output<typeof Dashboard>

export const ByPlace = z.strictObject({
  code: IndicatorCode,
  version: z.int(),
  name: z.string(),
  unit: Unit,
  about: About,
  formula: z.string(),
  place: PlaceName,
  ...when,
  items: z.array(z.strictObject({ place: PlaceName, ...bothWays })),
})
export type ByPlace = z.output<typeof ByPlace>

/** One matter behind a number. Where the reader may not see the matter itself, it is counted and stays nameless. */
export const BehindRow = z.strictObject({
  subject: Id.optional(),
  refNo: z.string().optional(),
  item: z.string().optional(),
  place: PlaceName,
  unit: z.string().optional(),
  /** Of a duty: whom it is for, masked; left out for who may not see the person. */
  duty: z
    .strictObject({
      plan: z.string(),
      person: Id.optional(),
      name: z.string().optional(),
      from: Day,
      to: Day,
      state: DutyState,
    })
    .optional(),
  /** Of a number of persons: who it is, masked, and what was due to them in the month; no name for who may not see the person. */
  owed: z
    .strictObject({
      person: Id.optional(),
      name: z.string().optional(),
      duties: z.array(z.strictObject({ id: Id, plan: z.string(), from: Day, to: Day, state: DutyState })),
    })
    .optional(),
  /** Of a service: when and by whom, and how it ended. */
  record: z.strictObject({ day: Day, outcome: Outcome }).optional(),
  status: z.string().optional(),
  receivedAt: Moment.optional(),
  closedAt: Moment.optional(),
  hit: z.boolean(),
  excluded: z.boolean(),
  value: z.number().optional(),
  hidden: z.boolean(),
})
export type BehindRow = z.output<typeof BehindRow>

/** `hit`: the numerator. `missed`: in the denominator and not met. `all`: both, the missed first. */
export const Side = z.enum(['hit', 'missed', 'all'])
export type Side = z.output<typeof Side>

/** `whole`: with what a third person took out of the rates, as in `whole` of a card. `rates`: without it, as in `figure`. */
export const Counted = z.enum(['whole', 'rates'])
export type Counted = z.output<typeof Counted>

/** The rows behind a closed month as they were at its closing, or as they stand today. An open month has but one. */
export const AsOf = z.enum(['closing', 'today'])
export type AsOf = z.output<typeof AsOf>
