/**
 * The ledger of children left behind or in hardship 困境和留守儿童信息台账 [S1-25]: guardian, entrusted carer, school, what was
 * done, and the way back to school [S1-27]. What stands here is the duty of 未成年人保护法 §43 (villages and communities name
 * somebody, keep account of guardianship, guide guardians); only `likes` rests on consent, for a child under fourteen the guardian's. Pure.
 */
import { z } from 'zod'
import { Id } from '../kernel/id.ts'
import { Moment } from '../kernel/instant.ts'
import { Day } from '../places/schema.ts'

/** Categories of persons from which the ledger is filled; a person decides. */
export const childCategories = [
  'child-left-behind',
  'child-hardship',
  'orphan',
  'child-unsupported',
  'child-migrant',
] as const
export const ChildCategory = z.enum(childCategories)
export type ChildCategory = z.output<typeof ChildCategory>

const words = (most: number) => z.string().trim().max(most)
const named = words(60).min(1, { error: 'required' })

export const Guardian = z.strictObject({ name: named, relation: words(30), phone: words(30), away: z.boolean() })

/** 委托照护人: to whom parents who are away entrust the child, in writing (未成年人保护法 §22). */
export const Carer = z.strictObject({
  name: named,
  relation: words(30),
  phone: words(30),
  from: Day,
  to: Day.nullable(),
  /** When the agreement was signed; null: not yet. */
  signedOn: Day.nullable(),
})

export const ChildDetails = z.strictObject({
  guardians: z.array(Guardian).max(4),
  carer: Carer.nullable(),
  school: words(100),
  class: words(40),
  /** What the child likes and wishes: by consent. */
  likes: words(500),
})
export type ChildDetails = z.output<typeof ChildDetails>
/** Where nothing is known, or nothing is kept any more. */
export const noDetails: ChildDetails = { guardians: [], carer: null, school: '', class: '', likes: '' }

export const likesPurpose = 'child-wishes'

/** Kinds of a dated line. The last three are services and become service records. */
export const lineKinds = [
  'carer-check',
  'law-talk',
  'guidance',
  'urging',
  'school-step',
  'living-help',
  'comfort',
  'return-help',
] as const
export const LineKind = z.enum(lineKinds)
export type LineKind = z.output<typeof LineKind>

/** The service item of a kind that is a service [S1-27]. */
export const itemOf: Partial<Record<LineKind, string>> = {
  'living-help': 'child-living-help',
  comfort: 'child-comfort',
  'return-help': 'child-return-help',
}

/** Days a link to a school holds. */
export const linkDays = 14

export const SchoolView = z.strictObject({
  id: Id,
  since: Day,
  /** Days out of school so far, or until the child was back. */
  days: z.int(),
  linkUntil: Moment.nullable(),
  returned: Day.nullable(),
  class: z.string().nullable(),
  confirmedAt: Moment.nullable(),
})
export type SchoolView = z.output<typeof SchoolView>

export const ChildRow = z.strictObject({
  id: Id,
  person: Id,
  /** Masked. */
  name: z.string(),
  place: z.string(),
  category: z.string(),
  /** The entrusted carer was last checked on. */
  checked: Day.nullable(),
  /** Out of school for so many days; null: at school. */
  outDays: z.int().nullable(),
})
export type ChildRow = z.output<typeof ChildRow>

export const ChildView = ChildRow.omit({ checked: true, outDays: true }).extend({
  version: z.int(),
  born: Day.nullable(),
  details: ChildDetails,
  /** The consent on which `likes` rests holds. */
  likesAgreed: z.boolean(),
  openedAt: Moment,
  endedAt: Moment.nullable(),
  lines: z.array(
    z.strictObject({ id: Id, kind: z.string(), day: Day, said: z.string().nullable(), who: z.string(), at: Moment }),
  ),
  school: z.array(SchoolView),
})
export type ChildView = z.output<typeof ChildView>

/** Whole days from one to the other. */
export const daysFrom = (from: Day, to: Day): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
