/**
 * Nobody judges his own work [S1-53 D14]: ratings, call-backs, rectification, appeals and exclusions belong to somebody
 * other than the handler, his device and his unit.
 */
import type { Id } from '../kernel/id.ts'
import type { ActKind } from './acts.ts'
import type { RequestState } from './state.ts'
import type { Party, Unit } from './vocabulary.ts'

interface Hand {
  account: Id | null
  units: readonly Unit[]
  /** Every unit he belongs to, whatever he does there; judged by this where it is known. */
  belongs?: readonly Unit[]
  device?: string
}

export type Bias = 'own-work' | 'own-device' | 'own-unit' | 'own-appeal' | 'own-decision'

/** Given on behalf of the resident or about the work: by a hand that had no part in it. */
const judgements: readonly ActKind[] = [
  'rate',
  'rate-again',
  'object',
  'call-back',
  'contact',
  'order-rectification',
  'judge-appeal',
  'exclude',
  'include',
  'close',
]
/** Beyond the account, the whole unit stands aside. */
const thirdPerson: readonly ActKind[] = ['judge-appeal', 'exclude', 'include', 'order-rectification']
const byDevice: readonly ActKind[] = ['rate', 'rate-again', 'confirm']

/** Why he must stand aside, or nothing. The resident judges as he likes, but not on the handler's device. */
export function impartial(hand: Hand, party: Party, s: RequestState, kind: ActKind): Bias | undefined {
  const { accounts, devices, units } = s.handlers
  if (byDevice.includes(kind) && hand.device !== undefined && devices.includes(hand.device)) return 'own-device'
  const judges = judgements.includes(kind) || (kind === 'verify' && s.resolvedAt !== undefined)
  if (!judges || party === 'system') return undefined
  if (hand.account !== null && accounts.includes(hand.account)) return 'own-work'
  if (!thirdPerson.includes(kind)) return undefined
  if ((hand.belongs ?? hand.units).some((u) => units.includes(u))) return 'own-unit'
  if (kind === 'judge-appeal' && hand.account !== null && s.appeal?.by === hand.account) return 'own-appeal'
  return kind === 'exclude' && hand.account !== null && s.deciders.includes(hand.account) ? 'own-decision' : undefined
}
