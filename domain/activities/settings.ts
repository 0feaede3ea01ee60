/** Which parts of the activities a county uses. What is off is neither planned nor shown; what there was stays. */
import { z } from 'zod'
import type { ActivityKind } from './kinds.ts'

export const partsSetting = 'activities.parts'

export const Parts = z.strictObject({
  /** The whole room. */
  activities: z.boolean(),
  /** Competitions with draw and results. */
  contests: z.boolean(),
  /** Brand projects: so often is one held again at least, and so many are wanted [S1-04 S3-16]; null: no number. */
  brands: z
    .strictObject({ repeats: z.int().min(1).max(50), least: z.int().min(0).max(50), most: z.int().min(1).max(50) })
    .nullable()
    .default(null),
})
export type Parts = z.output<typeof Parts>

export const usualParts: Parts = { activities: true, contests: false, brands: null }

/** Whether activities of a kind are planned here. */
export const kindIsOn = (parts: Parts, kind: Pick<ActivityKind, 'contest'>): boolean =>
  parts.activities && (parts.contests || !kind.contest)

export const leastSetting = 'activities.least'

/** How many of a place and year there are to be at least; 0: no number is set. The text has lost its number [S2-04]. */
export const Least = z.strictObject({
  culture: z.int().min(0).max(1000),
  drills: z.int().min(0).max(100),
})
export type Least = z.output<typeof Least>

export const usualLeast: Least = { culture: 0, drills: 0 }
