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

/** Words that ask for a call at once, before any form. A hint, never a decision. */
const alarms = [
  { call: '119', words: /着火|起火|失火|冒烟|煤气泄漏|燃气泄漏|爆炸|被困/ },
  { call: '120', words: /昏迷|没有?呼吸|大出血|心脏病|中毒|晕倒|抽搐/ },
  { call: '110', words: /持刀|打人|抢劫|家暴|自杀|轻生|失踪|跳楼/ },
  { call: '122', words: /车祸|撞人|撞车/ },
] as const

/** Numbers to show while somebody types. */
export const callAtOnce = (text: string) => alarms.filter((a) => a.words.test(text)).map((a) => a.call)
