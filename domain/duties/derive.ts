/** How a duty stands, worked out from everything that is known of it. */
import type { Day } from '../places/schema.ts'
import { excuseOf, gone, standingOf, type Excuse } from './rules.ts'
import type { CarePlan, Contact, DutyState, ExcuseReason } from './schema.ts'

export interface Known {
  /** Last day, inclusive. */
  to: Day
  /** Milliseconds. */
  due: number
  contacts: readonly Pick<Contact, 'record' | 'outcome' | 'at'>[]
  excuses: readonly Excuse[]
  /** Exclusive end of the enrolment, or null. */
  ended: Day | null
}

export interface Standing {
  state: DutyState
  attempts: number
  refusals: number
  record: string | null
  doneAt: string | null
  excuse: ExcuseReason | null
}

/** @param now milliseconds; the same facts at the same time always stand alike */
export function derive(k: Known, plan: Pick<CarePlan, 'excuses'>, now: number): Standing {
  const excuse = excuseOf({ to: k.to }, k.excuses, plan)?.reason
  const state = standingOf({
    contacts: k.contacts,
    excuse,
    ended: gone(k.ended, k),
    over: k.due <= now,
  })
  const met = k.contacts
    .filter((c) => c.outcome === 'met')
    .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at) || (a.record < b.record ? -1 : 1))[0]
  return {
    state,
    attempts: k.contacts.filter((c) => c.outcome === 'attempted').length,
    refusals: k.contacts.filter((c) => c.outcome === 'refused').length,
    record: met?.record ?? null,
    doneAt: met?.at ?? null,
    excuse: state === 'excused' ? excuse! : null,
  }
}
