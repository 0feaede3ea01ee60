/** From what the records room published to the facts that conditions are asked of. */
import type { RecordFact } from './vocabulary.ts'

/** One row of the published view. */
export interface MeasuredRecord {
  item: string
  also: readonly string[]
  origin: string
  mode: string
  outcome: string
  programme: string | null
  unit: string
  /** People served by name and by head. */
  served: number
  minutes: number | null
  /** First day of the month in which it ended. */
  month: string
}

export const factOfRecord = (m: MeasuredRecord): RecordFact => ({
  served: m.served,
  minutes: m.minutes,
  item: [m.item, ...m.also],
  origin: m.origin,
  mode: m.mode,
  outcome: m.outcome,
  programme: m.programme,
  provider: m.unit,
  excluded: false,
  months: { served: m.month },
})
