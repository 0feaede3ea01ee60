/**
 * Who has a facility when. Decided under the lock of the house: of two that exclude each other one comes second and is told.
 * Another room takes one within its own act: `heldOf` where it loads, `taking` where it decides, `giving` where it ends.
 */
import { excludes, isOpenOn, longestUse } from '../../domain/facilities/rules.ts'
import { dayAt, openBetween } from '../../domain/facilities/hours.ts'
import type { FacilityKind, FacilityUse } from '../../domain/facilities/schema.ts'
import type { facilitiesApi } from '../../domain/facilities/api.ts'
import type { Received } from '../../domain/kernel/api.ts'
import type { WorkCalendar } from '../../domain/kernel/calendar.ts'
import { fault, Refusal } from '../../domain/kernel/errors.ts'
import { catalogueOf } from '../catalogue/index.ts'
import type { Ctx } from '../kernel/context.ts'
import { dayOf } from '../kernel/day.ts'
import type { Statement, Tx } from '../kernel/db/tx.ts'
import { edit, ok, type Doing } from '../kernel/edit.ts'
import { facilitiesChanged } from './acts.ts'
import { kinds } from './kinds.ts'
import { mustHold } from './policy.ts'
import { lockHouse, oneFacility, roomsOf, unitsNamed, type FacilityRow } from './store/facility-store.ts'
import { insertUse, lockUse, releaseOf, releaseUse, usesInHouse, type UseRow } from './store/use-store.ts'

/** What a decision about a use needs, loaded under the lock of the house. */
export interface Held {
  facility: FacilityRow | undefined
  house: FacilityRow | undefined
  rooms: FacilityRow[]
  uses: UseRow[]
}

/** Rules that stand outside the transaction. */
export interface UseRules {
  kinds: ReadonlyMap<string, FacilityKind>
  calendar: WorkCalendar
}

export async function rulesOfUse(doing: Pick<Doing, 'house' | 'county' | 'now'>): Promise<UseRules> {
  const [known, { calendar }] = await Promise.all([
    kinds.on(doing, dayOf(doing.now)),
    catalogueOf(doing.house, doing.county),
  ])
  return { kinds: known, calendar }
}

/** Locks the house first; what follows sees what others wrote meanwhile. */
export async function heldOf(tx: Tx, id: string, from: string, to: string): Promise<Held> {
  const [house, facility, uses] = await Promise.all([
    lockHouse(tx, id),
    oneFacility(tx, id),
    usesInHouse(tx, id, new Date(from), new Date(to)),
  ])
  return { facility, house, rooms: house ? await roomsOf(tx, house.id) : [], uses }
}

/**
 * The statements that take it.
 * @param sent `from` and `to` at most 31 days apart
 * @throws 422 at a field of the use; 409 `taken` when somebody has it, 404 when there is no such facility
 */
export function taking(held: Held, sent: FacilityUse, rules: UseRules): Statement[] {
  const { facility, house, rooms, uses } = held
  if (!facility || !house) throw new Refusal('not-found')
  const modeOf = (id: string) => {
    const of = [facility, house, ...rooms].find((f) => f.id === id)
    return (of && rules.kinds.get(of.kind)?.use) ?? 'alone'
  }
  const span = { facility: facility.id, from: Date.parse(sent.from), to: Date.parse(sent.to) }
  if (span.to <= span.from) throw fault('to', 'ends-before-start')
  if (span.to - span.from > longestUse * 86_400_000) throw fault('to', 'use-too-long')
  const days = [dayAt(span.from), dayAt(span.to - 1)]
  if (!days.every((d) => isOpenOn(facility, d))) throw fault('from', 'facility-closed')
  if (modeOf(facility.id) === 'none') throw fault('facility', 'kind-not-used')
  const open = openBetween(facility.hours ?? facility.houseHours, span.from, span.to, rules.calendar)
  if (!open && !sent.why) throw fault('why', 'outside-hours')
  const houseOf = (id: string) => (id === house.id ? undefined : house.id)
  const other = uses.find((u) =>
    excludes(span, { facility: u.facility, from: u.from.getTime(), to: u.to.getTime() }, houseOf, modeOf),
  )
  if (other) throw new Refusal('conflict', { reason: 'facility-taken' })
  return [insertUse(sent)]
}

/** Gives back whatever a matter of another room has. */
export const giving = (subject: string, at: Date): Statement => releaseOf(subject, at)

export async function take(ctx: Ctx, id: string, body: Received<(typeof facilitiesApi)['take']>['body']) {
  const rules = await rulesOfUse(ctx)
  return edit(
    ctx,
    { ...body, facility: id },
    async (tx) => {
      const [held, units] = await Promise.all([
        heldOf(tx, id, body.from, body.to),
        body.unit ? unitsNamed(tx, [body.unit]) : [],
      ])
      return { held, unit: units[0] }
    },
    ({ held, unit }) => {
      const { facility, house } = held
      if (!facility) throw new Refusal('not-found')
      mustHold(ctx, 'facilities.use', { place: facility.place, unit: facility.unit ?? house?.unit })
      if (body.unit && !unit) throw fault('unit', 'organisation-unknown')
      const use: FacilityUse = { ...body, facility: id, subjectKind: null, subject: null }
      return {
        act: 'facilities.take',
        kind: 'facility-use',
        subject: body.id,
        version: 1,
        before: null,
        after: use,
        detail: { facility: id },
        writes: taking(held, use, rules),
        events: [facilitiesChanged(body.id, 1, facility.place)],
        answer: ok,
      }
    },
    () => ok,
  )
}

export function release(ctx: Ctx, id: string, body: Received<(typeof facilitiesApi)['release']>['body']) {
  return edit(
    ctx,
    { ...body, use: id },
    (tx) => lockUse(tx, id),
    (row) => {
      if (!row) throw new Refusal('not-found')
      mustHold(ctx, 'facilities.use', { place: row.place, unit: row.runs })
      if (row.released) throw new Refusal('conflict', { reason: 'use-over' })
      // A matter of another room gives back what it has by its own act.
      if (row.subject) throw new Refusal('conflict', { reason: 'use-of-matter' })
      return {
        act: 'facilities.release',
        kind: 'facility-use',
        subject: id,
        version: row.version + 1,
        before: { released: null },
        after: { released: ctx.now },
        detail: { facility: row.facility },
        writes: [releaseUse(id, ctx.now)],
        events: [facilitiesChanged(id, row.version + 1, row.place)],
        answer: ok,
      }
    },
    () => ok,
  )
}
