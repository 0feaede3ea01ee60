/**
 * Estates written shortly, as packs have them ("six floors, three units, two doors"), and drawn out into buildings,
 * units and dwellings with ids that follow from the names.
 */
import { z } from 'zod'
import { type PlacePath, countyOf } from '../kernel/place-path.ts'
import { stableId } from '../kernel/stable-id.ts'
import { type Building, type Dwelling, Estate, Landmark, type Unit } from './register.ts'
import { Point } from './schema.ts'

/** A block of flats: `floors` × `units` × `doors`, in the base grid `grid` of the estate's place. */
export const BuildingLine = z.strictObject({
  name: z.string().trim().min(1).max(30),
  grid: z.string(),
  floors: z.int().min(1).max(60),
  units: z.int().min(1).max(12),
  doors: z.int().min(1).max(12),
  elevator: z.boolean().default(false),
  point: Point.optional(),
})

/** Single houses numbered from … to …, in the base grid `grid`. */
export const HousesLine = z.strictObject({ grid: z.string(), from: z.int().min(1), to: z.int().max(9999) })

export const EstateLine = z.strictObject({
  ...Estate.pick({ place: true, name: true, kind: true }).shape,
  street: z.string().trim().max(60).optional(),
  property: z.string().max(40).optional(),
  point: Point.optional(),
  buildings: z.array(BuildingLine).default([]),
  houses: z.array(HousesLine).default([]),
})
export type EstateLine = z.output<typeof EstateLine>

export const LandmarkLine = z.strictObject({
  ...Landmark.pick({ place: true, name: true, kind: true }).shape,
  point: Point.optional(),
})
export type LandmarkLine = z.output<typeof LandmarkLine>

export interface DrawnOut {
  estate: Estate
  buildings: Building[]
  units: Unit[]
  dwellings: Dwelling[]
}

/** `站前小区1号楼2单元302`; a hamlet is `暖泉屯17号`. Street first when there is one. */
export const addressText = (estate: Pick<EstateLine, 'street' | 'name'>, ...parts: string[]) =>
  (estate.street && !estate.name.startsWith(estate.street) ? estate.street : '') + estate.name + parts.join('')

/** How many dwellings a line stands for. */
export const dwellingsIn = (line: EstateLine) =>
  line.buildings.reduce((n, b) => n + b.floors * b.units * b.doors, 0) +
  line.houses.reduce((n, h) => n + h.to - h.from + 1, 0)

/** @param fictional the points are invented */
export function drawOut(line: EstateLine, fictional: boolean): DrawnOut {
  const id = stableId(countyOf(line.place), 'estate', line.place, line.name)
  const { place, name, kind, street = null, property = null, point = null } = line
  const out: DrawnOut = {
    estate: { id, place, name, kind, street, property, point, fictional },
    buildings: [],
    units: [],
    dwellings: [],
  }
  for (const b of line.buildings) drawBuilding(out, line, b)
  for (const h of line.houses) {
    for (let n = h.from; n <= h.to; n++) out.dwellings.push(house(line, id, `${place}${h.grid}/`, n))
  }
  return out
}

function house(line: EstateLine, estate: string, place: PlacePath, n: number): Dwelling {
  const room = `${n}号`
  const text = addressText(line, room)
  return {
    id: stableId(estate, 'house', n),
    place,
    estate,
    building: null,
    unit: null,
    room,
    floor: null,
    text,
    state: 'OC',
  }
}

function drawBuilding(out: DrawnOut, line: EstateLine, b: z.output<typeof BuildingLine>) {
  const estate = out.estate.id
  const place = `${line.place}${b.grid}/`
  const building = stableId(estate, 'building', b.name)
  out.buildings.push({
    id: building,
    estate,
    place,
    name: b.name,
    floors: b.floors,
    elevator: b.elevator,
    point: b.point ?? null,
  })
  for (let u = 1; u <= b.units; u++) {
    const unit = stableId(building, 'unit', u)
    out.units.push({ id: unit, building, name: `${u}单元` })
    for (let floor = 1; floor <= b.floors; floor++) {
      for (let door = 1; door <= b.doors; door++) {
        const room = `${floor}${String(door).padStart(2, '0')}`
        const text = addressText(line, b.name, `${u}单元`, room)
        out.dwellings.push({ id: stableId(unit, room), place, estate, building, unit, room, floor, text, state: 'OC' })
      }
    }
  }
}

export function landmarkOf(line: LandmarkLine, fictional: boolean): Landmark {
  const { place, name, kind, point = null } = line
  return { id: stableId(countyOf(place), 'landmark', place, name), place, name, kind, point, fictional }
}

/** Addresses are compared without blanks, full width, and 号楼/栋 in one form. */
export const cleanAddress = (typed: string) =>
  typed
    .normalize('NFKC')
    .replace(/[\s,，、-]/g, '')
    .replace(/(\d+)(栋|幢|座)/g, '$1号楼')
    .toLowerCase()
