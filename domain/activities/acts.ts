/**
 * Acts on an activity: append-only, and everything follows from them. `status → allowed acts` is closed: a new status does not compile
 * until it has a row.
 */
import { z } from 'zod'
import type { Moment } from '../kernel/instant.ts'
import type { PlacePath } from '../kernel/place-path.ts'
import type { ElderSeats } from './schema.ts'

export const actKinds = [
  'plan',
  'change',
  'publish',
  'cancel',
  'enter',
  'leave',
  'seat',
  'arrive',
  'not-here',
  'count',
  'close',
] as const
export const ActKind = z.enum(actKinds)
export type ActKind = z.output<typeof ActKind>

export type Status = 'planned' | 'published' | 'cancelled' | 'closed'

export const ACTIVITY_TABLE = {
  planned: ['change', 'publish', 'cancel'],
  published: ['change', 'cancel', 'enter', 'leave', 'seat', 'arrive', 'not-here', 'count', 'close'],
  cancelled: [],
  closed: [],
} as const satisfies Record<Status, readonly ActKind[]>

export const mayFollow = (status: Status, kind: ActKind): boolean =>
  (ACTIVITY_TABLE[status] as readonly ActKind[]).includes(kind)

/** How it became known that somebody is there. */
export const ArrivedBy = z.enum(['door', 'roster', 'phone'])
export type ArrivedBy = z.output<typeof ArrivedBy>

/** What was decided about it: codes, ids, times. Words stand in texts, named here by their ids. */
export interface Plan {
  kind: string
  /** Day from which the definition holds under which it was planned. */
  kindFrom: string
  place: PlacePath
  facility: string | null
  unit: string
  from: Moment
  to: Moment
  capacity: number | null
  elders: ElderSeats | null
  themes: readonly string[]
}

export interface Bodies {
  plan: Plan
  change: Partial<Plan>
  publish: object
  cancel: { why: string }
  /** Somebody signs up or is put down; who it is stands with the entry. */
  enter: { entry: string; elder: boolean; in: boolean }
  leave: { entry: string }
  /** Those who waited and have a place from now on. */
  seat: { entries: readonly string[] }
  /** Somebody is there: said at the door, marked on the list, found by the end of a phone number. */
  arrive: { entry: string; by: ArrivedBy; at: Moment }
  /** The mark was wrong. */
  'not-here': { entry: string }
  /** So many passers-by more, or fewer where it was too many. */
  count: { n: number; at: Moment }
  /** Its one record; counts of those on the list who came, and of passers-by. */
  close: { record: string; came: number; heads: number; helpers: number }
}

/** As the stream holds it. */
export type Act = { [K in ActKind]: { seq: number; kind: K; body: Bodies[K] } }[ActKind]

export interface ActivityState {
  seq: number
  status: Status
  plan: Plan
  /** Who stands on the list, in the order in which they came. */
  entries: readonly { id: string; elder: boolean; in: boolean; here: boolean }[]
  /** Passers-by who were counted at the door. */
  counted: number
}

/** One act further. @throws where the stream does not begin with a plan: it was not written by this program */
export function step(state: ActivityState | undefined, act: Act): ActivityState {
  if (act.kind === 'plan') return { seq: act.seq, status: 'planned', plan: act.body, entries: [], counted: 0 }
  if (!state) throw new Error('an activity begins with its plan')
  const next = { ...state, seq: act.seq }
  switch (act.kind) {
    case 'change':
      return { ...next, plan: { ...state.plan, ...act.body } }
    case 'publish':
      return { ...next, status: 'published' }
    case 'cancel':
      return { ...next, status: 'cancelled' }
    case 'enter': {
      const { entry: id, elder, in: isIn } = act.body
      return { ...next, entries: [...state.entries, { id, elder, in: isIn, here: false }] }
    }
    case 'leave':
      return { ...next, entries: state.entries.filter((e) => e.id !== act.body.entry) }
    case 'seat':
      return { ...next, entries: state.entries.map((e) => ({ ...e, in: e.in || act.body.entries.includes(e.id) })) }
    case 'arrive':
    case 'not-here':
      return {
        ...next,
        entries: state.entries.map((e) => (e.id === act.body.entry ? { ...e, here: act.kind === 'arrive' } : e)),
      }
    case 'count':
      return { ...next, counted: Math.max(0, state.counted + act.body.n) }
    case 'close':
      return { ...next, status: 'closed' }
  }
}

export const derive = (acts: readonly Act[]): ActivityState | undefined =>
  acts.reduce<ActivityState | undefined>(step, undefined)
