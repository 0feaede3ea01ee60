/** Who goes first: danger, then supply, then the care groups, then what falls due. */
import type { Instant } from '../kernel/instant.ts'
import type { RequestState } from './state.ts'
import type { Urgency } from './vocabulary.ts'

const ranks: Record<Urgency, number> = { danger: 0, supply: 1, ordinary: 3, hard: 4 }

/** 0 … 4, for a column: danger 0, supply 1, anybody of a care group 2, the rest 3 or 4. */
export const urgencyRank = (s: Pick<RequestState, 'urgency' | 'priority'>): number =>
  s.priority.length > 0 ? Math.min(2, ranks[s.urgency]) : ranks[s.urgency]

interface Queued extends Pick<RequestState, 'urgency' | 'priority'> {
  dueAt: Instant | null
}

/** Order of a queue: rank, then due time; what stands still comes last within its rank. */
export const urgencyOrder = (a: Queued, b: Queued): number =>
  urgencyRank(a) - urgencyRank(b) || (a.dueAt ?? Infinity) - (b.dueAt ?? Infinity) || 0
