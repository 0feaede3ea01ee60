/**
 * The closed vocabulary of acts. A request is an append-only stream of them; its status, its clocks and what may be
 * done now are derived (`state.ts`, `clocks.ts`, `rules.ts`). Orders live in the stream of their request.
 */
import type { z } from 'zod'
import type { Id } from '../kernel/id.ts'
import type { Instant } from '../kernel/instant.ts'
import { evaluated } from './acts/evaluated.ts'
import { found } from './acts/found.ts'
import { handedOn } from './acts/handed-on.ts'
import { handled } from './acts/handled.ts'
import type { ActRow } from './acts/row.ts'
import type { Party, Unit } from './vocabulary.ts'

export const ACTS = { ...found, ...handedOn, ...handled, ...evaluated }

export type ActKind = keyof typeof ACTS
export const actKinds = Object.keys(ACTS) as ActKind[]
export const isActKind = (text: string): text is ActKind => Object.hasOwn(ACTS, text)

/** The row with its general type, for code that asks about any kind. */
export const rowOf = (kind: ActKind): ActRow => ACTS[kind]

/** What an author sends. */
export type ActInput<K extends ActKind> = z.input<(typeof ACTS)[K]['body']>
/** What was checked, with defaults. */
export type ActBody<K extends ActKind> = z.output<(typeof ACTS)[K]['body']>

/** Who did it. `account` is null for the system and for a resident who proved nothing but number and phone. */
export interface Doer {
  account: Id | null
  party: Party
  unit?: Unit
  /** A hash that tells devices apart, nothing more; compared when a rating comes in. */
  device?: string
}

/** What the server knew and wrote beside the author's body. */
export interface Given {
  /** The desk that is in charge (after report). */
  desk?: Unit
  refNo?: string
  /** Version of the kind of request (catalogue item) under which the act was done: `stair-lamp@3`. */
  policy?: string
  /** By which link somebody without an account acted. */
  link?: Id
}

/**
 * One act as it is kept. Texts and personal data are taken out of `body` before it is stored (`keep.ts`); no rule
 * reads them, so a stream with emptied texts derives to the same state.
 */
export interface ActOf<K extends ActKind> extends Given {
  id: Id
  /** 1, 2, 3 … within the request. */
  seq: number
  kind: K
  /** The server's clock; order and limits follow it. The author's is `body.doneAt`. */
  at: Instant
  by: Doer
  body: ActBody<K>
}

export type Act = { [K in ActKind]: ActOf<K> }[ActKind]

/** Acts that are public power: never for a contractor at the desk (who answers calls, files and drafts). */
export const governmentActs: readonly ActKind[] = actKinds.filter((k) => rowOf(k).government)

/** Acts a resident can do himself: through the public page by number and proof, or signed in. */
export const residentActs = actKinds.filter((k) => k !== 'report' && rowOf(k).by.includes('reporter')) as ResidentAct[]
export type ResidentAct = {
  [K in ActKind]: K extends 'report' ? never : 'reporter' extends (typeof ACTS)[K]['by'][number] ? K : never
}[ActKind]

/** Parties that never come through a staff route. */
const outsiders = ['reporter', 'representative', 'by-link', 'system', 'machine'] as const satisfies Party[]
/** Acts that have a staff route: somebody of the offices, units or squads may do them. */
export type StaffAct = {
  [K in ActKind]: K extends 'report' | 'absorb'
    ? never
    : Exclude<(typeof ACTS)[K]['by'][number], (typeof outsiders)[number]> extends never
      ? never
      : K
}[ActKind]
export const staffActs = actKinds.filter(
  (k) => k !== 'report' && k !== 'absorb' && rowOf(k).by.some((p) => !(outsiders as readonly Party[]).includes(p)),
) as StaffAct[]
