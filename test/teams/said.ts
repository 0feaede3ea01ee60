/** The shape of a year of twenty teams as it is told: who was there, who was whose, what was done and what came of it. */
import type { Outcome } from '../../domain/records/schema.ts'
import type { Doing } from './promises.ts'

export interface Time {
  from: string
  /** From this day on no more. */
  until?: string
}

export interface StorySquad extends Time {
  key: string
  team: string
  place: string
  unit: string | null
}

export interface Deed {
  team: string
  doing: Doing
  day: string
  /** Hour and minute at which it ended. */
  at: string
  place: string
  /** The body under whose code it was recorded. */
  unit: string
  /** A volunteer, by the key of this story, who served an hour. */
  volunteer?: string
  /** Squads whose deed it is; none: nobody's of the twenty. */
  by: string[]
  ended: Outcome
  persons: string[]
  heads: number
  /** Numbers said when it was over. */
  said?: Record<string, number>
  /** What was recorded at first, before somebody corrected it. */
  first?: { doing?: Doing; day?: string; ended?: Outcome; unit?: string; persons?: string[]; volunteer?: string | null }
}

export interface Story {
  communities: readonly string[]
  squads: StorySquad[]
  members: (Time & { who: string; team: string; squad: string })[]
  pairs: (Time & { team: string; person: string; helper: string })[]
  estates: string[]
  boards: (Time & { estate: string })[]
  deeds: Deed[]
}

export interface Size {
  seed: number
  /** Months in which elders are called every day. */
  daily: readonly string[]
  placed: number
  /** Disputes that ended as agreed, and that ended otherwise. */
  agreed: number
  otherwise: number
  newId: () => string
  estates: readonly string[]
}

export const communities = [
  '231025/100/zhanqian/001/',
  '231025/100/zhanqian/002/',
  '231025/100/dongjie/011/',
  '231025/100/dongjie/012/',
  '231025/100/xijie/023/',
  '231025/100/nanshan/033/',
] as const

export type Teller = (deed: Partial<Deed> & Pick<Deed, 'team' | 'doing' | 'day'>) => void
