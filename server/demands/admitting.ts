/** Whether something may be asked of a place: one rule, for the act that would assign it and for the screen that offers it. */
import { admits, stateOn } from '../../domain/demands/rules.ts'
import type { DemandKind } from '../../domain/demands/schema.ts'
import { Refusal } from '../../domain/kernel/errors.ts'
import { contains, lineage, type PlacePath } from '../../domain/kernel/place-path.ts'
import { dayOf } from '../kernel/day.ts'
import type { Tx } from '../kernel/db/tx.ts'
import type { Doing } from '../kernel/edit.ts'
import { partsOn } from './parts.ts'
import { demandsOf, placesNamed, type DemandRow } from './store.ts'

type At = Pick<Doing, 'house' | 'county' | 'now'>

export interface Asked {
  kind: DemandKind
  code: string
  place: PlacePath
}

/** What is filled for a town or the county is an office's own work: no village is asked. */
const reachesVillage = async (tx: Tx, place: PlacePath) =>
  (await placesNamed(tx, lineage(place))).some((p) => p.kind === 'community' || p.kind === 'village')

export interface Standing {
  needed: boolean
  by: DemandRow | undefined
  waits: DemandRow | undefined
  /** What admitted it once. */
  over: DemandRow | undefined
}

/** @param hold what admits it is held until the transaction ends */
export async function standingOf(at: At, tx: Tx, { kind, code, place }: Asked, hold = false): Promise<Standing> {
  const parts = await partsOn(at)
  const needed = parts.on && parts.binds.some((k) => k === kind) && (await reachesVillage(tx, place))
  const rows = parts.on ? await demandsOf(tx, kind, code, hold) : []
  const today = dayOf(at.now)
  const there = (r: DemandRow) => r.places.some((p) => contains(p, place))
  return {
    needed,
    by: rows.find((r) => admits(r, place, today)),
    waits: rows.find((r) => r.decision === 'asked' && there(r)),
    over: rows.find((r) => stateOn(r, today) === 'over' && there(r)),
  }
}

/** @throws 409 `not-admitted`, or `admission-over` where it was once */
export async function mustBeAdmitted(at: At, tx: Tx, asked: Asked): Promise<void> {
  const { needed, by, over } = await standingOf(at, tx, asked, true)
  if (needed && !by) throw new Refusal('conflict', { reason: over ? 'admission-over' : 'not-admitted' })
}
