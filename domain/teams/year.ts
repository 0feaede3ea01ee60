/** A year of a team, and of a community: every promise with its windows; and what stands behind a number. */
import { z } from 'zod'
import { Id } from '../kernel/id.ts'
import { PlacePath } from '../kernel/place-path.ts'
import { Day } from '../places/schema.ts'
import { Outcome } from '../records/schema.ts'
import { Quota } from './types.ts'

export const CellState = z.enum(['met', 'on-track', 'behind', 'at-risk', 'missed', 'ahead', 'none'])
export type CellState = z.output<typeof CellState>

export const CellView = z.strictObject({
  from: Day,
  /** Exclusive. */
  to: Day,
  have: z.int(),
  /** Of a share: out of how many concluded, and how many did not want it. */
  of: z.int().nullable(),
  apart: z.int().nullable(),
  want: z.int().nullable(),
  units: z.int().nullable(),
  kept: z.int().nullable(),
  /** What is still wanting, of each for whom it is promised. */
  lacks: z.int().nullable(),
  standing: CellState,
})
export type CellView = z.output<typeof CellView>

export const QuotaYear = z.strictObject({
  quota: Quota,
  cells: z.array(CellView).max(12),
  /** Of the window of today: how many are lacking, and for how many days there is time. */
  lacking: z.strictObject({ n: z.int(), days: z.int() }).nullable(),
})
export type QuotaYear = z.output<typeof QuotaYear>

export const TeamYear = z.strictObject({ year: z.int(), sealed: z.boolean(), quotas: z.array(QuotaYear) })
export type TeamYear = z.output<typeof TeamYear>

/** Of one community: what was promised to each community, and whatever else was done there. */
export const CommunityYear = z.strictObject({
  year: z.int(),
  placeName: z.string(),
  teams: z.array(z.strictObject({ id: Id, name: z.string(), quotas: z.array(QuotaYear) })).max(500),
})
export type CommunityYear = z.output<typeof CommunityYear>

export const Behind = z.strictObject({
  items: z
    .array(
      z.strictObject({
        record: Id,
        day: Day,
        place: PlacePath,
        placeName: z.string(),
        item: z.string(),
        outcome: Outcome,
        squads: z.array(z.string()),
        /** People served. */
        heads: z.int(),
      }),
    )
    .max(500),
  /** Behind the same number, beyond what the reader may read or the list shows. */
  more: z.int(),
})
export type Behind = z.output<typeof Behind>
