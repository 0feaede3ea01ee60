/** Whether the county runs a time bank, by which rules, and since when hours are credited. */
import { z } from 'zod'
import { Code } from '../catalogue/schema.ts'
import { Day } from '../places/schema.ts'

export const timebankSetting = 'timebank.parts'

export const TimebankParts = z.strictObject({
  on: z.boolean(),
  /** Code of the set of rules. */
  rules: Code,
  /** Hours served from this day on are credited. */
  since: Day,
})
export type TimebankParts = z.output<typeof TimebankParts>

/** It begins off; which rules a county takes is its own decision. */
export const usualParts: TimebankParts = { on: false, rules: 'nanjing', since: '2026-01-01' }
