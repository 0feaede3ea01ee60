/** What a county chooses about its requests; all local. */
import { z } from 'zod'
import { nearbyDefaults } from './duplicates.ts'
import { Unit } from './vocabulary.ts'

/** Units by code; null: none is named, and the rule of the house holds. */
export const RequestSettings = z.strictObject({
  /** Desk that has what comes in. */
  centre: Unit.nullable(),
  /** Unit that takes what nobody answers for (兜底). */
  fallback: Unit.nullable(),
  /** Already reported nearby [D15]: how far, how long ago. */
  duplicates: z.strictObject({ metres: z.int().min(10).max(2_000), days: z.int().min(1).max(90) }),
  /** How much earlier than the deadline of the city's 12345 our clock ends, in working hours. */
  'city-margin': z.strictObject({ hours: z.int().min(0).max(240) }),
})
export type RequestSettings = z.output<typeof RequestSettings>

export const usualSettings: RequestSettings = {
  centre: null,
  fallback: null,
  duplicates: { metres: nearbyDefaults.metres, days: nearbyDefaults.days },
  'city-margin': { hours: 0 },
}
