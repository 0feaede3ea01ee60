/** Facilities entered, changed, closed. */
import type { facilitiesApi } from '../../domain/facilities/api.ts'
import { instantAt } from '../../domain/facilities/hours.ts'
import type { Hours } from '../../domain/facilities/hours-schema.ts'
import { roomFault, standsIn } from '../../domain/facilities/rules.ts'
import type { Facility } from '../../domain/facilities/schema.ts'
import type { Received } from '../../domain/kernel/api.ts'
import { fault, Refusal } from '../../domain/kernel/errors.ts'
import type { Ctx } from '../kernel/context.ts'
import { dayOf } from '../kernel/day.ts'
import type { Tx } from '../kernel/db/tx.ts'
import { edit, ok } from '../kernel/edit.ts'
import { kinds } from './kinds.ts'
import { mustHold } from './policy.ts'
import {
  estatesNamed,
  followHouse,
  insertFacilities,
  lockFacility,
  lockHouse,
  oneFacility,
  placesNamed,
  plain,
  roomsOf,
  unitsNamed,
  updateFacility,
  type FacilityRow,
  type Housed,
} from './store/facility-store.ts'
import { heldAfter } from './store/use-store.ts'

type Body<K extends keyof typeof facilitiesApi> = Received<(typeof facilitiesApi)[K]>['body']

export const facilitiesChanged = (subject: string, seq: number, place: string) => ({
  name: 'facilities.changed',
  version: 1,
  subject,
  seq,
  payload: { place },
  topics: ['facilities'],
})

/** Kind, place, estate and unit must be there. @param paths where the fields stand in what was sent */
async function there(tx: Tx, ctx: Ctx, f: Facility, before: Facility | undefined, paths: string): Promise<void> {
  const kind = (await kinds.on(ctx, dayOf(ctx.now))).get(f.kind)
  if (!kind || (kind.closed && before?.kind !== f.kind)) throw fault(`${paths}kind`, 'kind-unknown')
  const [[place], [estate], [unit]] = await Promise.all([
    placesNamed(tx, [f.place]),
    f.estate ? estatesNamed(tx, [f.estate]) : [],
    f.unit ? unitsNamed(tx, [f.unit]) : [],
  ])
  if (!place || (place.closed !== null && before?.place !== f.place)) throw fault(`${paths}place`, 'place-unknown')
  if (f.estate && (!estate || !standsIn(estate, f.place))) throw fault(`${paths}estate`, 'estate-elsewhere')
  if (f.unit && !unit) throw fault(`${paths}unit`, 'organisation-unknown')
}

/** @returns hours of its house, where it is a room */
async function housed(tx: Tx, f: Facility, paths: string): Promise<Hours | null> {
  if (!f.within) return null
  const [house, rooms] = await Promise.all([lockFacility(tx, f.within), roomsOf(tx, f.id)])
  if (!house || house.closed !== null) throw fault(`${paths}within`, 'house-unknown')
  const wrong = roomFault(f, house, rooms.length > 0)
  if (wrong) throw fault(paths + wrong.path, wrong.code)
  return house.hours
}

async function named(
  tx: Tx,
  ctx: Ctx,
  f: Facility,
  before: Facility | undefined,
  paths: string,
): Promise<Hours | null> {
  await there(tx, ctx, f, before, paths)
  return housed(tx, f, paths)
}

export async function openFacility(ctx: Ctx, body: Body<'open'>) {
  mustHold(ctx, 'facilities.edit', { place: body.place })
  const facility: Facility = { ...body, closed: null }
  return edit(
    ctx,
    body,
    (tx) => named(tx, ctx, facility, undefined, ''),
    (houseHours) => ({
      act: 'facilities.open',
      kind: 'facility',
      subject: body.id,
      version: 1,
      before: null,
      after: facility,
      detail: { kind: body.kind, place: body.place },
      writes: [insertFacilities([{ ...facility, houseHours }])],
      events: [facilitiesChanged(body.id, 1, body.place)],
      answer: { id: body.id },
    }),
    () => ({ id: body.id }),
  )
}

/** Loads under lock, checks place and version, and lets `change` say what becomes of it. */
function changing(
  ctx: Ctx,
  id: string,
  sent: { id: string; base: number; why?: string | undefined },
  act: string,
  change: (before: FacilityRow, tx: Tx) => Promise<Housed>,
) {
  return edit(
    ctx,
    { ...sent, facility: id },
    // The house before its room, as whoever changes the house does.
    async (tx) => (await Promise.all([lockHouse(tx, id), lockFacility(tx, id)]))[1],
    async (row, tx) => {
      if (!row) throw new Refusal('not-found')
      mustHold(ctx, 'facilities.edit', row)
      if (row.version !== sent.base) throw new Refusal('conflict', { reason: 'version' })
      const changed = await change(row, tx)
      const { houseHours: _, ...after } = changed
      const before = plain(row)
      const still = (['place', 'estate', 'hours'] as const).every(
        (k) => JSON.stringify(before[k]) === JSON.stringify(after[k]),
      )
      return {
        act,
        kind: 'facility',
        subject: id,
        version: row.version + 1,
        before,
        after,
        ...(sent.why && { why: sent.why }),
        detail: { kind: after.kind, place: after.place },
        writes: [updateFacility(changed), ...(still ? [] : [followHouse(after)])],
        events: [facilitiesChanged(id, row.version + 1, after.place)],
        answer: ok,
      }
    },
    () => ok,
  )
}

export const editFacility = (ctx: Ctx, id: string, body: Body<'edit'>) =>
  changing(ctx, id, body, 'facilities.edit', async (row, tx) => {
    const before = plain(row)
    if (before.closed !== null) throw new Refusal('conflict', { reason: 'facility-closed' })
    const after: Facility = { ...before, ...defined(body.change) }
    mustHold(ctx, 'facilities.edit', after)
    return { ...after, houseHours: await named(tx, ctx, after, before, 'change.') }
  })

const defined = <T extends object>(change: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(change).filter(([, v]) => v !== undefined)) as never

/** What is still taken, and rooms that stand, are seen to first: nobody comes to a door that is no more. */
export const closeFacility = (ctx: Ctx, id: string, body: Body<'close'>) =>
  changing(ctx, id, body, 'facilities.close', async (row, tx) => {
    const before = plain(row)
    if (before.closed !== null) throw new Refusal('conflict', { reason: 'facility-closed' })
    if (body.day < before.opened) throw fault('day', 'day-order')
    const rooms = (await roomsOf(tx, id)).filter((r) => r.closed === null || r.closed > body.day)
    if (rooms.length > 0) throw new Refusal('conflict', { reason: 'rooms-open' })
    if (await heldAfter(tx, [id], new Date(instantAt(body.day))))
      throw new Refusal('conflict', { reason: 'still-taken' })
    return { ...before, closed: body.day, houseHours: row.houseHours }
  })

export const facilityThere = async (tx: Tx, id: string) => {
  const row = await oneFacility(tx, id)
  if (!row) throw new Refusal('not-found')
  return row
}
