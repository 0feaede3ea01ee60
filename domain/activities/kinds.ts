/**
 * Kinds of activity 活动类别 and themes 主题: dated definitions that packs bring and the county edits. A kind says what an activity of it
 * needs; there is one plan, one list, one page and one closing for all of them, and no screen for any.
 */
import { z } from 'zod'
import { FormSchema } from '../catalogue/form.ts'
import { Code as ItemCode } from '../catalogue/schema.ts'
import { redefinition, type LineFault } from '../kernel/dated.ts'
import { Day } from '../places/schema.ts'
import { Mode } from '../records/schema.ts'

export const KindCode = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, { error: 'code' })
  .max(40)
export type KindCode = string

const Name = z.strictObject({ zh: z.string().trim().min(1).max(30), en: z.string().trim().min(1).max(60) })

/** A word of a closed list that a definition brings along. */
export const Choice = z.strictObject({ code: KindCode, name: Name })
export type Choice = z.output<typeof Choice>

/** Under which heading it stands in a choice and on residents' phones. */
export const ActivityGroup = z.enum([
  'health',
  'surroundings',
  'culture',
  'learning',
  'law',
  'care',
  'work',
  'safety',
  'together',
])
export type ActivityGroup = z.output<typeof ActivityGroup>

/**
 * How people come to it. `none`: they come by and are counted. `open`: they sign up. `staff`: whoever runs it puts them down,
 * residents see no list (a visit to a care home).
 */
export const Joining = z.enum(['none', 'open', 'staff'])
export type Joining = z.output<typeof Joining>

/** Places kept for elders [S0-35]: a share of them, until some days before it begins. */
export const EldersFirst = z.strictObject({
  age: z.int().min(50).max(100),
  /** Percent of the places, rounded up. */
  share: z.int().min(1).max(100),
  /** Days before the beginning from which on everybody has what is left of them. */
  freeDays: z.int().min(0).max(30),
})
export type EldersFirst = z.output<typeof EldersFirst>

const Minutes = z.int().min(0).max(1440)
/** Music and loudspeakers may sound from and to, minutes after midnight [S4-62]. */
export const LoudHours = z.strictObject({ from: Minutes, to: Minutes }).refine((l) => l.from < l.to, {
  error: 'ends-before-start',
  path: ['to'],
})
export type LoudHours = z.output<typeof LoudHours>

/** Something people say of themselves so that groups fit them [S4-64]: never asked for, never looked up. */
export const Criterion = z.strictObject({ code: KindCode, name: Name, choices: z.array(Choice).min(2).max(12) })
export type Criterion = z.output<typeof Criterion>

export const Pictures = z.enum(['none', 'some', 'before-after'])
export type Pictures = z.output<typeof Pictures>

export const ActivityKind = z.strictObject({
  code: KindCode,
  /** The definition holds from this day until the next one of the same code. */
  from: Day,
  name: Name,
  group: ActivityGroup,
  /** Service item with which its record is written. */
  item: ItemCode,
  mode: Mode.extract(['on-site', 'at-home', 'counter', 'online']),
  joining: Joining,
  /** It has a number of places, always. */
  capacity: z.boolean(),
  elders: EldersFirst.nullable(),
  criteria: z.array(Criterion).max(6),
  /** Themes it may have; none: all. */
  themes: z.array(KindCode).max(60),
  loud: LoudHours.nullable(),
  pictures: Pictures,
  /** Minutes of a meeting are written before it is closed. */
  minutes: z.boolean(),
  /** Those who go round observe and report; they stop, question and search nobody [S4-32]. */
  watch: z.boolean(),
  /** Entries, a draw, results [S2-22]. */
  contest: z.boolean(),
  /** What somebody can promise, a tree or a pot [S2-03]; none: nothing. */
  pledges: z.array(Choice).max(12),
  /** Goods or service cards are handed over against a receipt [S4-16]; none: nothing is. */
  goods: z.array(Choice).max(20),
  /** What is looked at, met or not met, of an estate or a community, never of a person [S4-13]. */
  checklist: z.array(Choice).max(60),
  /** Asked when it is planned. */
  form: FormSchema,
  /** Asked when it is closed. */
  closing: FormSchema,
  /** Residents see it in their list. */
  shown: z.boolean(),
  /** The rule behind it; 示例 where a number is nobody's yet. */
  ground: z.string().trim().min(1).max(200),
  /** None is planned any more; what stands stays. */
  closed: z.boolean(),
  sort: z.int().min(0),
})
export type ActivityKind = z.output<typeof ActivityKind>

export const ActivityTheme = z.strictObject({
  code: KindCode,
  from: Day,
  name: Name,
  ground: z.string().trim().min(1).max(200),
  closed: z.boolean(),
  sort: z.int().min(0),
})
export type ActivityTheme = z.output<typeof ActivityTheme>

const twice = (codes: readonly string[]) => new Set(codes).size < codes.length

/** What the shape cannot say of one. */
export function kindFaults(k: ActivityKind): LineFault[] {
  const lists: [string, readonly string[]][] = [
    ['themes', k.themes],
    ['criteria', k.criteria.map((c) => c.code)],
    ...k.criteria.map((c, i): [string, string[]] => [`criteria.${i}.choices`, c.choices.map((x) => x.code)]),
    ['pledges', k.pledges.map((c) => c.code)],
    ['goods', k.goods.map((c) => c.code)],
    ['checklist', k.checklist.map((c) => c.code)],
  ]
  return [
    ...lists.filter(([, codes]) => twice(codes)).map(([path]) => ({ path, code: 'code-twice' })),
    // Places for elders are places of a number, and somebody must be able to take them.
    ...(k.elders && !k.capacity ? [{ path: 'elders', code: 'elders-capacity' }] : []),
    ...(k.joining === 'none' && (k.elders ?? k.criteria.length > 0)
      ? [{ path: 'joining', code: 'joining-needed' }]
      : []),
    ...(k.contest && k.joining === 'none' ? [{ path: 'joining', code: 'joining-needed' }] : []),
  ]
}

/** A definition in force keeps what decisions were taken by: who comes first, what is recorded, what is asked. */
export const mayRedefineKind = (standing: ActivityKind | undefined, next: ActivityKind, today: Day) =>
  redefinition(standing, next, today, [
    'item',
    'mode',
    'joining',
    'capacity',
    'elders',
    'criteria',
    'pledges',
    'goods',
    'checklist',
    'form',
    'closing',
  ])

export const mayRedefineTheme = (standing: ActivityTheme | undefined, next: ActivityTheme, today: Day) =>
  redefinition(standing, next, today, [])

/** Themes that an activity of the kind may have. */
export const themesOf = (k: Pick<ActivityKind, 'themes'>, all: readonly ActivityTheme[]): ActivityTheme[] =>
  all.filter((t) => !t.closed && (k.themes.length === 0 || k.themes.includes(t.code)))
