/** What becomes of hours: said by a record, found true by a second person, open to objection for a while, counted. Pure. */
import type { Instant } from '../kernel/instant.ts'

/** `notice`: found true and open to objection. `objected`: somebody said it is not so, and nobody has decided yet. */
export const hoursStates = ['entered', 'notice', 'objected', 'counted', 'void'] as const
export type HoursState = (typeof hoursStates)[number]

/**
 * `enter`: a version of the record says so, or says otherwise than the one before. `drop`: a version says nothing of them any
 * more. `object`, `dismiss`, `uphold`: somebody says it is not so, and what was decided.
 */
export const hoursActs = ['enter', 'drop', 'verify', 'object', 'dismiss', 'uphold', 'count'] as const
export type HoursAct = (typeof hoursActs)[number]

export interface DoneAct {
  kind: HoursAct
  at: Instant
  /** Of `verify`: until when it stands open to objection. */
  until?: Instant | null
}

export interface Standing {
  state: HoursState
  /** Until when somebody may object. */
  until: Instant | null
  /** Somebody said it is not so and nobody decided; what counts goes on counting meanwhile. */
  open: boolean
  /** What it goes back to when an objection is dismissed. */
  before: HoursState
}

const allowed = {
  entered: ['enter', 'drop', 'verify', 'object'],
  notice: ['enter', 'drop', 'object', 'count'],
  objected: ['enter', 'drop', 'dismiss', 'uphold'],
  counted: ['enter', 'drop', 'object', 'dismiss', 'uphold'],
  void: ['enter'],
} as const satisfies Record<HoursState, readonly HoursAct[]>

/** A second objection waits for the first; what nobody objects to is not dismissed. */
export function mayAct({ state, open }: Pick<Standing, 'state' | 'open'>, kind: HoursAct): boolean {
  if (kind === 'object' && open) return false
  if ((kind === 'dismiss' || kind === 'uphold') && !open) return false
  return (allowed[state] as readonly HoursAct[]).includes(kind)
}

const fresh: Standing = { state: 'entered', until: null, open: false, before: 'entered' }

export function step(now: Standing, act: DoneAct): Standing {
  switch (act.kind) {
    case 'enter':
      return fresh
    case 'drop':
    case 'uphold':
      return { ...fresh, state: 'void' }
    case 'verify':
      return { ...now, state: 'notice', until: act.until ?? act.at }
    case 'object':
      return now.state === 'counted'
        ? { ...now, open: true }
        : { ...now, state: 'objected', open: true, before: now.state }
    case 'dismiss':
      return { ...now, state: now.state === 'objected' ? now.before : now.state, open: false }
    case 'count':
      return { ...now, state: 'counted' }
  }
}

/** What stands after all acts, in their order. @throws when one of them was not possible: rows that cannot be */
export function standing(acts: readonly DoneAct[]): Standing {
  return acts.reduce((now, act, i) => {
    if (i > 0 && !mayAct(now, act.kind)) throw new Error(`hours: ${act.kind} after ${now.state}`)
    return step(now, act)
  }, fresh)
}

export interface Looking {
  account: string
  /** Persons the account speaks for as themselves. */
  persons: readonly string[]
  /** Of the place or the unit, or somebody who was served. */
  as: 'organiser' | 'served'
}

export interface Looked {
  /** Who served. */
  person: string
  recordedBy: string | null
  served: readonly string[]
}

/** A second person, never the first: not who served, and of the organisers not who wrote it down. */
export function verifierFault(by: Looking, hours: Looked): 'own-hours' | 'own-record' | 'not-served' | undefined {
  if (by.persons.includes(hours.person)) return 'own-hours'
  if (by.as === 'served') return by.persons.some((p) => hours.served.includes(p)) ? undefined : 'not-served'
  return by.account === hours.recordedBy ? 'own-record' : undefined
}
