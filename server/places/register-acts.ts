/** Edits of the register: workers of grids, estates with their dwellings, landmarks, and which base grid an address lies in. */
import { Refusal, fault } from '../../domain/kernel/errors.ts'
import { parentOf, type PlacePath } from '../../domain/kernel/place-path.ts'
import type { Received } from '../../domain/kernel/api.ts'
import { addressText, type DrawnOut } from '../../domain/places/addresses.ts'
import type { placesApi } from '../../domain/places/api.ts'
import type { Building, Dwelling, Landmark } from '../../domain/places/register.ts'
import { isOpen } from '../../domain/places/rules.ts'
import { dayOf } from '../kernel/day.ts'
import { chunked } from '../kernel/db/bulk.ts'
import type { Statement, Tx } from '../kernel/db/tx.ts'
import { edit, ok, type Doing } from '../kernel/edit.ts'
import { mustHold } from './policy.ts'
import { endWorkers, insertWorkers, lockWorker, onePlace } from './store/map-store.ts'
import {
  lockBuildings,
  lockHouses,
  placeBuildings,
  placeHouses,
  placeTheirDwellings,
  type Placed,
} from './store/move-store.ts'
import {
  insertBuildings,
  insertDwellings,
  insertEstates,
  insertLandmarks,
  insertUnits,
} from './store/register-store.ts'

type Body<K extends keyof typeof placesApi> = Received<(typeof placesApi)[K]>['body']

/** An open place of the wanted kind, or a fault at the field. */
async function openPlace(tx: Tx, path: PlacePath, day: string, field: string, kind?: string) {
  const place = await onePlace(tx, path)
  if (!place) throw fault(field, 'place-unknown')
  if (!isOpen(place, day)) throw fault(field, 'place-closed')
  if (kind && place.gridKind !== kind) throw fault(field, 'place-kind')
  return place
}

export function appoint(ctx: Doing, body: Body<'appoint'>) {
  mustHold(ctx, 'places.workers', body.place)
  return edit(
    ctx,
    body,
    (tx) => openPlace(tx, body.place, body.from, 'place'),
    (place) => {
      if (place.kind !== 'grid') throw fault('place', 'place-kind')
      if (body.to !== null && body.to < body.from) throw fault('to', 'day-order')
      return {
        act: 'places.appoint',
        kind: 'grid-worker',
        subject: body.id,
        version: 1,
        before: null,
        after: body,
        answer: ok,
        detail: { place: body.place, account: body.account },
        writes: [insertWorkers([body])],
        events: [workersChanged(body.id, 1, body.place)],
      }
    },
    () => ok,
  )
}

export const workersChanged = (subject: string, seq: number, place: PlacePath) => ({
  name: 'places.workers-changed',
  version: 1,
  subject,
  seq,
  payload: { place },
  topics: ['places'],
})

export function dismiss(ctx: Doing, id: string, body: Body<'dismiss'>) {
  return edit(
    ctx,
    { ...body, worker: id },
    (tx) => lockWorker(tx, id),
    (worker) => {
      if (!worker) throw new Refusal('not-found')
      mustHold(ctx, 'places.workers', worker.place)
      if (worker.to !== null && worker.to <= body.day) throw new Refusal('conflict', { reason: 'term-ended' })
      if (body.day < worker.from) throw fault('day', 'day-order')
      const { version, ...before } = worker
      return {
        act: 'places.dismiss',
        kind: 'grid-worker',
        subject: id,
        version: version + 1,
        before,
        after: { ...before, to: body.day },
        answer: ok,
        detail: { place: worker.place, account: worker.account },
        writes: [endWorkers([{ id, day: body.day }])],
        events: [workersChanged(id, version + 1, worker.place)],
      }
    },
    () => ok,
  )
}

export function addEstate(ctx: Doing, body: Body<'addEstate'>) {
  const { estate, buildings } = body
  mustHold(ctx, 'places.register', estate.place)
  const faults = loose(body)
  if (faults.length > 0) throw new Refusal('validation', { faults })
  return edit(
    ctx,
    { id: estate.id, ...body },
    (tx) => openPlace(tx, estate.place, dayOf(ctx.now), 'estate.place'),
    () => ({
      act: 'places.add-estate',
      kind: 'estate',
      subject: estate.id,
      version: 1,
      before: null,
      after: estate,
      answer: ok,
      detail: { buildings: buildings.length, dwellings: body.dwellings.length },
      writes: registerWrites([body]),
    }),
    () => ok,
  )
}

/** Parts that hang on nothing, or lie outside the estate's place. */
function loose({ estate, buildings, units, dwellings }: DrawnOut) {
  const homes = new Set(buildings.map((b) => b.id))
  const stairs = new Map(units.map((u) => [u.id, u.building]))
  const faults: { path: string; code: string }[] = []
  const check = (sound: boolean, path: string, code: string) => void (sound || faults.push({ path, code }))
  const grid = (place: PlacePath) => parentOf(place) === estate.place
  buildings.forEach((b, i) => {
    check(b.estate === estate.id, `buildings.${i}.estate`, 'not-this-estate')
    check(grid(b.place), `buildings.${i}.place`, 'not-a-grid-of-the-estate')
  })
  units.forEach((u, i) => check(homes.has(u.building), `units.${i}.building`, 'building-unknown'))
  dwellings.forEach((d, i) => {
    check(d.estate === estate.id, `dwellings.${i}.estate`, 'not-this-estate')
    check(grid(d.place), `dwellings.${i}.place`, 'not-a-grid-of-the-estate')
    check(d.building === null || homes.has(d.building), `dwellings.${i}.building`, 'building-unknown')
    check(d.unit === null || stairs.get(d.unit) === d.building, `dwellings.${i}.unit`, 'unit-unknown')
  })
  return faults.slice(0, 50)
}

/** Rows of whole estates, in statements of at most 5,000 rows. */
export function registerWrites(drawn: DrawnOut[]): Statement[] {
  const buildings = drawn.flatMap(({ estate, buildings: list }) =>
    list.map((b): Building & { text: string } => ({ ...b, text: addressText(lineOf(estate), b.name) })),
  )
  const dwellings: Dwelling[] = drawn.flatMap((d) => d.dwellings)
  const units = drawn.flatMap((d) => d.units)
  return [
    ...each(
      drawn.map((d) => d.estate),
      insertEstates,
    ),
    ...each(buildings, insertBuildings),
    ...each(units, insertUnits),
    ...each(dwellings, insertDwellings),
  ]
}

const lineOf = ({ street, name }: DrawnOut['estate']) => ({ name, ...(street && { street }) })

const each = <R>(rows: R[], insert: (rows: R[]) => Statement) => [...chunked(rows)].map(insert)

export const landmarkWrites = (landmarks: Landmark[]) => each(landmarks, insertLandmarks)

export function addLandmark(ctx: Doing, body: Body<'addLandmark'>) {
  mustHold(ctx, 'places.register', body.place)
  return edit(
    ctx,
    body,
    (tx) => openPlace(tx, body.place, dayOf(ctx.now), 'place'),
    () => ({
      act: 'places.add-landmark',
      kind: 'landmark',
      subject: body.id,
      version: 1,
      before: null,
      after: body,
      answer: ok,
      detail: { place: body.place },
      writes: landmarkWrites([body]),
    }),
    () => ok,
  )
}

export function putBuildings(ctx: Doing, body: Body<'placeBuildings'>) {
  mustHold(ctx, 'places.register', body.place)
  return edit(
    ctx,
    body,
    async (tx) => {
      const [buildings, houses] = await Promise.all([
        lockBuildings(tx, body.buildings),
        lockHouses(tx, body.houses),
        openPlace(tx, body.place, body.day, 'place', 'base'),
      ])
      return { buildings, houses }
    },
    ({ buildings, houses }) => {
      if (buildings.length < new Set(body.buildings).size || houses.length < new Set(body.houses).size)
        throw new Refusal('not-found')
      if (buildings.length + houses.length === 0) throw fault('buildings', 'required')
      mustHold(ctx, 'places.register', ...[...buildings, ...houses].map((b) => b.place))
      return {
        act: 'places.place-buildings',
        kind: 'register',
        subject: body.id,
        version: 1,
        before: { buildings, houses },
        after: { place: body.place },
        why: body.why,
        answer: ok,
        detail: { place: body.place, buildings: buildings.length, houses: houses.length },
        writes: [
          placeBuildings(body.buildings, body.place),
          placeTheirDwellings(body.buildings, body.place),
          placeHouses(body.houses, body.place),
        ],
        events: [registerChanged(body.id, [...buildings, ...houses], body.place)],
      }
    },
    () => ok,
  )
}

/** Who lives there follows: people re-place households of these grids. */
const registerChanged = (subject: string, moved: Placed[], place: PlacePath) => ({
  name: 'places.dwellings-moved',
  version: 1,
  subject,
  seq: 1,
  payload: { from: [...new Set(moved.map((m) => m.place))], to: place },
  topics: ['places'],
})
