/** Whether a county keeps the register of what is asked of villages, who approves, and what needs an entry. */
import { z } from 'zod'
import { OrgCode } from '../organisations/schema.ts'

export const demandsSetting = 'demands.parts'

/** What is refused without an entry; anything else is only written down. */
export const BoundKind = z.enum(['form'])
export type BoundKind = z.output<typeof BoundKind>

export const DemandParts = z.strictObject({
  on: z.boolean(),
  /** The office that approves; null: nobody can yet. */
  office: OrgCode.nullable(),
  /** What is not assigned without an approved entry. */
  binds: z.array(BoundKind).max(1),
})
export type DemandParts = z.output<typeof DemandParts>

/** It begins off. */
export const usualParts: DemandParts = { on: false, office: null, binds: [] }
