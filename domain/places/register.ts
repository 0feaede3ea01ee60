/**
 * The register of addresses: estate, building, unit, dwelling. It holds no persons, so it is searched in plain text;
 * who lives in a dwelling is what the people room protects.
 */
import { z } from 'zod'
import { Id } from '../kernel/id.ts'
import { PlacePath } from '../kernel/place-path.ts'
import { Point } from './schema.ts'

/** 小区, 平房区, 屯, 庭院. `property` is the code of the property company that looks after it, if any. */
export const Estate = z.strictObject({
  id: Id,
  /** The community or village it lies in. */
  place: PlacePath,
  name: z.string().trim().min(1).max(60),
  kind: z.enum(['estate', 'courtyard', 'hamlet', 'institution']),
  street: z.string().trim().max(60).nullable(),
  property: z.string().max(40).nullable(),
  point: Point.nullable(),
  fictional: z.boolean(),
})
export type Estate = z.output<typeof Estate>

export const Building = z.strictObject({
  id: Id,
  estate: Id,
  /** The base grid. */
  place: PlacePath,
  name: z.string().trim().min(1).max(30),
  floors: z.int().min(1).max(99),
  elevator: z.boolean(),
  /** The resident who speaks for the building (楼栋长) is a member of the grid's service group, not a field here. */
  point: Point.nullable(),
})
export type Building = z.output<typeof Building>

export const Unit = z.strictObject({ id: Id, building: Id, name: z.string().trim().min(1).max(20) })
export type Unit = z.output<typeof Unit>

export const Dwelling = z.strictObject({
  id: Id,
  /** The base grid; it follows the building, and a single house has one of its own. */
  place: PlacePath,
  estate: Id,
  building: Id.nullable(),
  unit: Id.nullable(),
  /** Room or house number, `302`, `17号`. */
  room: z.string().trim().min(1).max(20),
  floor: z.int().min(-3).max(99).nullable(),
  /** The whole address as one line, the thing that is searched. */
  text: z.string().min(1).max(255),
  /** OC 使用, AB 废弃, IN 不一致, UN 无法确定 (GB/T 37149—2018). */
  state: z.enum(['OC', 'AB', 'IN', 'UN']),
})
export type Dwelling = z.output<typeof Dwelling>

/** A name everybody knows: the square, the school gate, the bus stop. */
export const Landmark = z.strictObject({
  id: Id,
  place: PlacePath,
  name: z.string().trim().min(1).max(60),
  kind: z.enum(['square', 'school', 'market', 'bus-stop', 'hospital', 'office', 'park', 'road', 'other']),
  point: Point.nullable(),
  fictional: z.boolean(),
})
export type Landmark = z.output<typeof Landmark>

/** A hit of the address search: a dwelling, an estate or a landmark. */
export const AddressHit = z.strictObject({
  kind: z.enum(['dwelling', 'building', 'estate', 'landmark']),
  id: Id,
  place: PlacePath,
  text: z.string(),
})
export type AddressHit = z.output<typeof AddressHit>
