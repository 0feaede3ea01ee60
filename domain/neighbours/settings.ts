/** Whether the county has a board of neighbours, and whether needs and volunteers are brought together there. */
import { z } from 'zod'

export const neighboursSetting = 'neighbours.parts'

export const NeighbourParts = z.strictObject({
  /** The board. */
  board: z.boolean(),
  /** Who might help whom is reckoned for the desk. */
  matching: z.boolean(),
  /** Days for which an entry stands at most. */
  days: z.int().min(7).max(180),
})
export type NeighbourParts = z.output<typeof NeighbourParts>

/** It begins off. */
export const usualParts: NeighbourParts = { board: false, matching: false, days: 60 }
