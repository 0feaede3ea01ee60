/**
 * Duties 应办事项: obligation = who owes × to whom × what × how often × from when. A care plan 关爱服务计划 is the rule, as data;
 * an enrolment 建档 puts one person under it; what is due in each span of time is a duty, one row, with its own end.
 */
import { z } from 'zod'
import { Id } from '../kernel/id.ts'
import { Moment } from '../kernel/instant.ts'
import { PlacePath } from '../kernel/place-path.ts'
import { CareCode } from '../people/cares.ts'
import { Day } from '../places/schema.ts'
import { Mode } from '../records/schema.ts'

const Words = z.strictObject({ zh: z.string().trim().min(1).max(40), en: z.string().trim().min(1).max(80) })
const Sentence = z.strictObject({ zh: z.string().trim().min(1).max(300), en: z.string().trim().min(1).max(500) })

export const PlanCode = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, { error: 'code' })
  .max(40)
export type PlanCode = z.output<typeof PlanCode>

/** How often: a closed vocabulary, so that a window follows from a rhythm and a day and from nothing else. */
export const Rhythm = z
  .string()
  .regex(/^(day|days-([2-9]|1[0-4])|week|month|quarter|half-year|year|festivals|birthday)$/, {
    error: 'rhythm',
  })
export type Rhythm = z.output<typeof Rhythm>

/** 高风险 重点 一般: how closely somebody is looked after (民发〔2022〕73号 and local rules). */
export const Tier = z.enum(['high', 'key', 'general'])
export type Tier = z.output<typeof Tier>

/** Who may fulfil a duty: the one who owes it is always among them. */
export const Fulfiller = z.enum(['worker', 'pair', 'team', 'volunteer', 'doctor', 'courier', 'family'])
export type Fulfiller = z.output<typeof Fulfiller>

/** 住院 外出 拒绝走访期间 暂不入户 其他: why nobody need come for a while. Never a default, always with an end. */
export const ExcuseReason = z.enum(['hospital', 'away', 'own-wish', 'quarantine', 'in-care-home'])
export type ExcuseReason = z.output<typeof ExcuseReason>

/** How the clock goes on when nobody came: after so many hours past the end it is told to the next above. */
export const Rung = z.strictObject({
  hours: z
    .int()
    .min(0)
    .max(24 * 60),
  to: z.enum(['worker', 'supervisor', 'community', 'town', 'county']),
})
export type Rung = z.output<typeof Rung>

export const CarePlan = z.strictObject({
  code: PlanCode,
  /** The definition holds from this day until the next one of the same code. */
  from: Day,
  name: Words,
  about: Sentence,
  /** Whom it proposes: anybody with one of these categories; a person puts them under it. */
  who: z.strictObject({
    cares: z.array(CareCode).max(20),
    ages: z.strictObject({ from: z.int().min(0).max(200).nullable(), to: z.int().min(0).max(200).nullable() }),
    /** Only here and below; empty: everywhere. */
    places: z.array(PlacePath).max(50),
  }),
  rhythm: Rhythm,
  /** Where the tier decides how often; what is not named keeps `rhythm`. */
  tiers: z.partialRecord(Tier, Rhythm),
  /** For the rhythm `festivals`: codes of `festivals.ts`, each due from `before` days ahead to the day itself. */
  festivals: z.strictObject({ codes: z.array(z.string().max(30)).max(20), before: z.int().min(0).max(30) }),
  /** Beside the rhythm: a contact within so many hours of a major change; null: none. */
  afterChange: z.int().min(1).max(240).nullable(),
  /** Beside the rhythm, while extreme weather is declared for the place; null: none. */
  weather: Rhythm.nullable(),
  /** Days the window must still have on the day somebody is enrolled for it to be due; null: half of it. */
  entryDays: z.int().min(0).max(366).nullable(),
  /** Minute of the last day by which it is due; 1440: its end. */
  dueMinute: z.int().min(1).max(1440),
  /** What the contact is: service items of the record, any of which fulfils; empty: any. */
  items: z.array(z.string().max(64)).max(30),
  /** 上门 电话 视频 …: in which way it may be done. */
  ways: z.array(Mode).min(1).max(6),
  by: z.array(Fulfiller).min(1).max(7),
  excuses: z.array(ExcuseReason).max(5),
  ladder: z.array(Rung).max(5),
  /** A missed one raises a welfare check that is due within so many hours; null: it does not. */
  checkWithin: z.int().min(1).max(72).nullable(),
  /** Asks for helpers bound to the person by name: pairs wanted in the county, or null. */
  pairs: z.int().min(1).max(10_000).nullable(),
  /** Who asks, on what ground, until when: stands on every form of it. */
  asked: z.strictObject({ by: Words, ground: z.string().trim().min(1).max(200), until: Day.nullable() }),
  /** Only who is assigned to the child may see that it exists. */
  restricted: z.boolean(),
  closed: z.boolean(),
  sort: z.int().min(0),
})
export type CarePlan = z.output<typeof CarePlan>

/** As a pack writes it: what is usual is left out. */
export const PlanLine = CarePlan.omit({ sort: true }).extend({
  from: Day.default('2000-01-01'),
  who: CarePlan.shape.who.extend({
    cares: CarePlan.shape.who.shape.cares.default([]),
    ages: CarePlan.shape.who.shape.ages.default({ from: null, to: null }),
    places: CarePlan.shape.who.shape.places.default([]),
  }),
  tiers: CarePlan.shape.tiers.default({}),
  festivals: CarePlan.shape.festivals.default({ codes: [], before: 0 }),
  afterChange: CarePlan.shape.afterChange.default(null),
  weather: CarePlan.shape.weather.default(null),
  entryDays: CarePlan.shape.entryDays.default(null),
  dueMinute: CarePlan.shape.dueMinute.default(1440),
  items: CarePlan.shape.items.default([]),
  excuses: CarePlan.shape.excuses.default(['hospital', 'away', 'own-wish', 'quarantine', 'in-care-home']),
  ladder: CarePlan.shape.ladder.default([]),
  checkWithin: CarePlan.shape.checkWithin.default(null),
  pairs: CarePlan.shape.pairs.default(null),
  restricted: z.boolean().default(false),
  closed: z.boolean().default(false),
})
export type PlanLine = z.output<typeof PlanLine>

/** 固定一个人 女同志 男同志: by whom they would rather be met. */
export const Visitor = z.enum(['same', 'woman', 'man'])
export type Visitor = z.output<typeof Visitor>

/** Whom to call, one after the other, when somebody who is called every day does not answer. */
const Calls = z
  .array(z.enum(['person', 'neighbour', 'emergency']))
  .min(1)
  .max(3)

/** What a person asked for: it counts before what the plan says, and is never asked again. */
export const Wish = z.strictObject({
  /** In which way they would rather be met; empty: as the plan says. */
  ways: z.array(Mode).max(6).default([]),
  /** `same`: whoever has them keeps them when work is shared out anew. */
  visitor: Visitor.nullable().default(null),
  rhythm: Rhythm.nullable().default(null),
  /** Doorbells of the household in a week that are enough; null: no cap. */
  doorbells: z.int().min(1).max(21).nullable().default(null),
  calls: Calls.default(['person', 'neighbour', 'emergency']),
})
export type Wish = z.output<typeof Wish>

/** 本人 邻居 紧急联系人 上门. */
export const Whom = z.enum(['person', 'neighbour', 'emergency', 'door'])
export type Whom = z.output<typeof Whom>

/** 接通平安 没人接 占线 上门见到 需要帮助: what one call came to; noted in one tap. */
export const CallOutcome = z.enum(['well', 'no-answer', 'needs-help'])
export type CallOutcome = z.output<typeof CallOutcome>

/** 不再需要 本人不要 搬走 离开 去世 并档 调整 登记错误: why an enrolment ended. */
export const EndReason = z.enum([
  'need-ended',
  'own-wish',
  'moved-away',
  'left',
  'died',
  'merged',
  'changed',
  'mistake',
])
export type EndReason = z.output<typeof EndReason>

/** 类别已结束 年龄已过: why nothing of the plan asks for somebody any more. */
export const GroundOver = z.enum(['category', 'age'])
export type GroundOver = z.output<typeof GroundOver>

/** One person under one plan [S0-21]. */
export const Enrolment = z.strictObject({
  id: Id,
  person: Id,
  plan: PlanCode,
  place: PlacePath,
  from: Day,
  /** Exclusive; null: it goes on. */
  to: Day.nullable(),
  tier: Tier.nullable(),
  /** What follows from plan, tier and wish; windows are made from it alone. */
  rhythm: Rhythm,
  /** For birthdays: `s-03-08` by the sun, `l-02-01` by the moon; else null. */
  anchor: z
    .string()
    .regex(/^[sl]-\d\d-\d\d$/)
    .nullable(),
  /** Account of the one who owes it; null: whoever serves the grid. */
  helper: Id.nullable(),
  reviewOn: Day.nullable(),
  wish: Wish,
})
export type Enrolment = z.output<typeof Enrolment>

/** Why a duty exists beside its rhythm. */
export const Cause = z.enum(['rhythm', 'change', 'weather'])
export type Cause = z.output<typeof Cause>

/**
 * 待办 已办 未遇 拒绝 免访 未访 不再应访. `missed` is said by the clock when the window has ended with nothing in it; no default
 * says "done" [C2].
 */
export const DutyState = z.enum(['open', 'done', 'attempted', 'refused', 'excused', 'missed', 'lapsed'])
export type DutyState = z.output<typeof DutyState>

/** What a contact was to a duty: a service record seen from here. */
export const Contact = z.strictObject({
  record: Id,
  outcome: z.enum(['met', 'attempted', 'refused']),
  way: Mode,
  at: Moment,
})
export type Contact = z.output<typeof Contact>

export const Duty = z.strictObject({
  id: Id,
  enrolment: Id,
  plan: PlanCode,
  person: Id,
  place: PlacePath,
  cause: Cause,
  /** First and last day, both inclusive. */
  from: Day,
  to: Day,
  due: Moment,
  state: DutyState,
  attempts: z.int().min(0),
  refusals: z.int().min(0),
  /** The contact that fulfilled it. */
  record: Id.nullable(),
  excuse: ExcuseReason.nullable(),
})
export type Duty = z.output<typeof Duty>
