/** 政策库: what residents ask about most, in four fields, each with the day from which it holds and the last day on which it does. [S4-54] */
import { z } from 'zod'
import { redefinition } from '../kernel/dated.ts'
import { OrgCode } from '../organisations/schema.ts'
import { Day } from '../places/schema.ts'
import { TypeCode } from './types.ts'

/** 就业援助 医疗保险 社保补贴 房屋征收. */
export const policyFields = ['work', 'medical', 'insurance', 'housing'] as const
export type PolicyField = (typeof policyFields)[number]

const said = (most: number) =>
  z.strictObject({
    zh: z.string().trim().min(1).max(most),
    en: z
      .string()
      .trim()
      .min(1)
      .max(most * 3),
  })

export const Policy = z.strictObject({
  code: TypeCode,
  /** The definition holds from this day until the next one of the same code. */
  from: Day,
  sort: z.int().min(0),
  field: z.enum(policyFields),
  title: said(40),
  /** Who may have what, and how it is asked for. */
  says: said(600),
  /** The last day on which it holds; null: no end was named. */
  until: Day.nullable(),
  /** Who answers questions about it. */
  unit: OrgCode.nullable(),
  ground: z.string().trim().min(1).max(200),
  closed: z.boolean(),
})
export type Policy = z.output<typeof Policy>

export const holdsOn = (p: Pick<Policy, 'closed' | 'until'>, day: Day): boolean =>
  !p.closed && (p.until === null || day <= p.until)

/** What somebody was told stays what it said: another text begins on a later day. */
export const mayRedefinePolicy = (standing: Policy | undefined, next: Policy, today: Day) =>
  redefinition(standing, next, today, ['field', 'title', 'says'])
