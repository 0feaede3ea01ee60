/**
 * A duty as the indicators room counts it [C5 S0-21 S1-28]: codes, flags and numbers; no helper, no words. The facts are read
 * from `duties_pub_measures`; events only say of which duties they may have changed. It does not matter how often or in which
 * order they come: whoever counts reads the newest facts.
 */
import type { Day } from '../places/schema.ts'
import type { Cause, DutyState, ExcuseReason, Rhythm, Tier } from './schema.ts'

/** Of `duties.changed`: whose duties were made, ended or moved with it; `weather`: those made for it in a place. */
export interface Touched {
  enrolments?: readonly string[]
  persons?: readonly string[]
  weather?: string
}

/**
 * Of `duties.made`: a chunk is named by the walk that made it and not by its ids, of which there may be a million: duties of
 * enrolments of this plan and rhythm with `after < enrolment <= upTo` whose window begins from `since` to `through`.
 */
export interface MadeChunk {
  plan: string
  rhythm: Rhythm
  /** Both inclusive. */
  since: Day
  through: Day
  /** Id of the last enrolment of the chunk before; the nil id for the first. */
  after: string
  upTo: string
}

/** Of `duties.settled`: how each stands now. */
export interface Settled {
  duties: readonly { id: string }[]
}

/** Of `duties.closed`: windows that ended with nothing in them. */
export interface Closed {
  ids: readonly string[]
}

/** One row of the published view. */
export interface Measured {
  plan: string
  tier: Tier | null
  cause: Cause
  state: DutyState
  excuse: ExcuseReason | null
  /** In which way it was fulfilled. */
  way: string | null
  attempts: number
  refusals: number
  /** Care categories of the person on the last day of the window [S1-15]. */
  cares: readonly string[]
  /** First day of the month of the window's last day. */
  month: string
}
