/** Whether the county has a board of neighbours, and whether needs and volunteers are brought together there. */
import { z } from 'zod'
import { OrganisationKind } from '../organisations/schema.ts'

export const neighboursSetting = 'neighbours.parts'

export const NeighbourParts = z.strictObject({
  /** The board. */
  board: z.boolean(),
  /** Who might help whom is reckoned for the desk. */
  matching: z.boolean(),
  /** Days for which an entry stands at most. */
  days: z.int().min(7).max(180),
  /** Small wishes and posts on the same board, claimed by units and by whoever lives there. */
  wishes: z.boolean().default(false),
  /** Kinds of unit that are meant to register at a community: 机关和企事业单位 [S0-17]. */
  units: z.array(OrganisationKind).max(18).default([]),
})
export type NeighbourParts = z.output<typeof NeighbourParts>

/** It begins off. */
export const usualParts: NeighbourParts = { board: false, matching: false, days: 60, wishes: false, units: [] }
