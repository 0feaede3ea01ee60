/** Which act is the next one: the one filled button of a screen. Pure but for the press. */
import type { StaffAct } from '../../../../domain/requests/acts.ts'
import type { Allowed } from '../queries.ts'
import { actFields } from './table.ts'

/** In the order in which a matter moves on; what stands earlier waits less. */
const order: readonly StaffAct[] = [
  'accept',
  'dispatch',
  'approve-deferral',
  'grant-extension',
  'claim',
  'sign',
  'approve',
  'contact',
  'order-rectification',
  'judge-appeal',
  'rectify',
  'resolve',
  'finish',
  'call-back',
  'close',
]

export interface Next {
  kind: StaffAct
  order?: string | undefined
}

const isStaff = (kind: string): kind is StaffAct => kind in actFields

export function nextOf(allowed: readonly Allowed[]): Next | undefined {
  for (const kind of order) {
    const found = allowed.find((a) => a.kind === kind)
    if (found) return { kind, ...(found.order && { order: found.order }) }
  }
  return undefined
}

/** The other acts, in the vocabulary's order; corrections belong to their lines of the timeline. */
export const othersOf = (allowed: readonly Allowed[], next: Next | undefined): Next[] =>
  allowed.flatMap((a) => {
    const own = isStaff(a.kind) && a.kind !== 'correct' && a.kind !== 'take-back'
    const same = next && a.kind === next.kind && a.order === next.order
    return own && !same ? [{ kind: a.kind as StaffAct, ...(a.order && { order: a.order }) }] : []
  })

/** Id of the form that the filled button sends. */
export const nextForm = 'next-act'

export const pressNext = (): void => document.querySelector<HTMLFormElement>(`#${nextForm}`)?.requestSubmit()
