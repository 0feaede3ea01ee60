/** What a county's rules of volunteering are made of: dated definitions that packs bring and the county edits. */
import { z } from 'zod'
import { redefinition, type LineFault } from '../kernel/dated.ts'
import { Code } from '../catalogue/schema.ts'
import { OrgCode } from '../organisations/schema.ts'
import { Day } from '../places/schema.ts'

const Name = z.strictObject({ zh: z.string().trim().min(1).max(30), en: z.string().trim().min(1).max(60) })

const dated = {
  code: Code,
  /** The definition holds from this day until the next one of the same code. */
  from: Day,
  sort: z.int().min(0),
}
const Ground = z.string().trim().min(1).max(200)

/** Service items by their own code, or all of a category and what lies below it. */
export const Reach = z.strictObject({
  items: z.array(Code).max(200).default([]),
  categories: z.array(Code).max(50).default([]),
})
export type Reach = z.output<typeof Reach>

/** A course that somebody has taken before they serve. */
export const Course = z.strictObject({
  code: Code,
  name: Name,
  /** Months for which it holds; null: for good. */
  months: z.int().min(1).max(120).nullable(),
  /** Nobody serves without it. */
  all: z.boolean().default(false),
  of: Reach.prefault({}),
})
export type Course = z.output<typeof Course>

/** Whoever may say that the hours are true: somebody second of the place or the unit, or whoever was served. */
export const Verifier = z.enum(['organiser', 'served'])
export type Verifier = z.output<typeof Verifier>

/** There is one code; a county's rules of another time stand under another day. */
export const rulesCode = 'volunteering'

export const VolunteerRules = z.strictObject({
  ...dated,
  code: z.literal(rulesCode),
  name: Name,
  age: z.strictObject({
    /** Nobody younger. */
    least: z.int().min(6).max(18),
    /** Below it a guardian agrees. */
    guardianBelow: z.int().min(14).max(18),
    /** Below it an adult leads. */
    leadBelow: z.int().min(14).max(18),
  }),
  /** Insured that day [志愿服务条例 §17]; never somebody under age. */
  risky: Reach,
  /** Vetted that day. */
  withChildren: Reach,
  courses: z.array(Course).max(40),
  /** Working days for which verified hours stand open to objection; 0: they count at once. */
  noticeDays: z.int().min(0).max(30),
  /** Whole minutes of one day that may count; null: the day itself. */
  minutesPerDay: z.int().min(30).max(1440).nullable(),
  verifiers: z.array(Verifier).min(1).max(2),
  /** Bodies whose seal makes a paper a certificate [志愿服务条例 §19]; none: nobody's does. */
  certifiers: z.array(OrgCode).max(200).default([]),
  /** How many volunteers the county means to have; null: none was named. */
  target: z.int().min(1).max(10_000_000).nullable().default(null),
  /** Groups whom volunteers should reach first, each by the care kinds that make it up. */
  keyGroups: z
    .array(z.strictObject({ code: Code, name: Name, cares: z.array(Code).min(1).max(40) }))
    .max(12)
    .default([]),
  /** Code of the table of stars that holds here. */
  stars: Code,
  ground: Ground,
})
export type VolunteerRules = z.output<typeof VolunteerRules>

/** Levels of a table, the lowest first; a medal is a level with a name of its own. */
export const StarTable = z.strictObject({
  ...dated,
  name: Name,
  levels: z
    .array(z.strictObject({ hours: z.int().min(1).max(100_000), name: Name }))
    .min(1)
    .max(12),
  ground: Ground,
})
export type StarTable = z.output<typeof StarTable>

export const Skill = z.strictObject({
  ...dated,
  name: Name,
  group: z.enum(['skill', 'language']),
  /** Nobody chooses it any more; whoever has it keeps it. */
  closed: z.boolean(),
})
export type Skill = z.output<typeof Skill>

/** Said by the volunteer alone and shown as counts alone [R10]. */
export const VolunteerCategory = z.strictObject({
  ...dated,
  name: Name,
  /** Asked for apart, and never entered by anybody else. */
  sensitive: z.boolean(),
  closed: z.boolean(),
})
export type VolunteerCategory = z.output<typeof VolunteerCategory>

/** Decisions and stars of before were made by them. */
export const mayRedefineRules = (standing: VolunteerRules | undefined, next: VolunteerRules, today: Day) =>
  redefinition(standing, next, today, ['age', 'noticeDays', 'minutesPerDay', 'stars'])
export const mayRedefineStars = (standing: StarTable | undefined, next: StarTable, today: Day) =>
  redefinition(standing, next, today, ['levels'])
export const mayRedefineSkill = (standing: Skill | undefined, next: Skill, today: Day) =>
  redefinition(standing, next, today, ['group'])
export const mayRedefineCategory = (standing: VolunteerCategory | undefined, next: VolunteerCategory, today: Day) =>
  redefinition(standing, next, today, ['sensitive'])

export function rulesFaults(r: Pick<VolunteerRules, 'age' | 'courses' | 'verifiers' | 'keyGroups'>): LineFault[] {
  const { least, guardianBelow, leadBelow } = r.age
  return [
    ...(guardianBelow < least ? [{ path: 'age.guardianBelow', code: 'ages-turned' }] : []),
    ...(leadBelow < least ? [{ path: 'age.leadBelow', code: 'ages-turned' }] : []),
    ...(twice(r.courses.map((c) => c.code)) ? [{ path: 'courses', code: 'code-twice' }] : []),
    ...(twice(r.keyGroups.map((g) => g.code)) ? [{ path: 'keyGroups', code: 'code-twice' }] : []),
    ...(twice(r.verifiers) ? [{ path: 'verifiers', code: 'code-twice' }] : []),
  ]
}

/** Each level wants more than the one below. */
export const starFaults = ({ levels }: Pick<StarTable, 'levels'>): LineFault[] =>
  levels.every((l, i) => i === 0 || levels[i - 1]!.hours < l.hours) ? [] : [{ path: 'levels', code: 'levels-turned' }]

const twice = (codes: readonly string[]) => new Set(codes).size < codes.length
