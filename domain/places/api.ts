/** The sentences of the places room. A place travels as the query or body field `path`, because paths hold slashes. */
import { z } from 'zod'
import { act, done, page, pageQuery, read } from '../kernel/api.ts'
import { Id } from '../kernel/id.ts'
import { PlacePath } from '../kernel/place-path.ts'
import { CountyFile } from './county-file.ts'
import { AddressHit, Building, Dwelling, Estate, Landmark, Unit } from './register.ts'
import { Day, GridKind, GridWorker, Outline, Place, PlaceNode, PlaceView, Point, Succession } from './schema.ts'

const flag = z.enum(['yes', 'no']).default('no')

/** Every act carries its own id (minted by its author), the day from which it holds, and why. */
const dated = { id: Id, day: Day, why: z.string().trim().max(500).default('') }

/** A place that an act opens; its path is made from the parent's and `step`. */
export const NewPlace = z.strictObject({
  step: z.string().regex(/^[0-9a-z-]{1,24}$/, { error: 'place-step' }),
  ...Place.pick({ kind: true, level: true, name: true, code: true, gridKind: true, urbanClass: true, sort: true })
    .shape,
  ...Place.pick({ helpLine: true, centre: true, outline: true, fictional: true }).shape,
})
export type NewPlace = z.output<typeof NewPlace>

/** Grid coverage of one community or above [S1-43]: households by number of base grids that hold them. */
export const Coverage = z.strictObject({
  place: PlacePath,
  households: z.int(),
  inOne: z.int(),
  /** Dwellings with a household and no open base grid, the first hundred. */
  inNone: z.array(z.strictObject({ dwelling: Id, text: z.string() })),
  gridsWithoutWorker: z.array(PlacePath),
  /** Each open base grid with its households, in order of path. */
  grids: z.array(z.strictObject({ place: PlacePath, households: z.int() })),
  faults: z.array(z.strictObject({ place: PlacePath, code: z.string(), with: PlacePath.optional() })),
})
export type Coverage = z.output<typeof Coverage>

export const ImportReport = z.strictObject({
  opened: z.int(),
  renamed: z.int(),
  same: z.int(),
  /** Open here, absent from the file: left open until somebody closes, moves or merges them. */
  missing: z.array(PlacePath),
  faults: z.array(z.strictObject({ path: z.string(), code: z.string() })),
})

export const placesApi = {
  tree: read('/places', {
    may: 'public',
    summary: 'The tree of places, all of it or what lies below one, in order of path',
    query: z.strictObject({
      under: PlacePath.optional(),
      depth: z.coerce.number().int().min(0).max(9).optional(),
      closed: flag,
    }),
    answer: z.strictObject({ items: z.array(PlaceNode) }),
  }),
  children: read('/places/children', {
    may: 'public',
    summary: 'The open children of one place',
    query: z.strictObject({ of: PlacePath }),
    answer: z.strictObject({ items: z.array(PlaceNode) }),
  }),
  get: read('/places/one', {
    may: 'places.read',
    summary: 'One place with its names, workers, predecessors and successors',
    query: z.strictObject({ path: PlacePath }),
    answer: PlaceView,
  }),
  outlines: read('/places/outlines', {
    may: 'places.read',
    summary: 'Outlines of the open children of one place',
    query: z.strictObject({ of: PlacePath }),
    answer: z.strictObject({
      items: z.array(Place.pick({ path: true, name: true, outline: true, centre: true, fictional: true })),
    }),
  }),
  address: read('/places/address', {
    may: 'public',
    summary: 'Estates, buildings and landmarks by plain text; dwellings only for staff',
    query: z.strictObject({ q: z.string().trim().min(1).max(60), under: PlacePath.optional() }),
    answer: z.strictObject({ items: z.array(AddressHit).max(20) }),
    perMinute: 60,
  }),
  dwellings: read('/places/dwellings', {
    may: 'places.read',
    summary: 'Dwellings by text, building or grid',
    query: z.strictObject({
      q: z.string().trim().max(60).optional(),
      building: Id.optional(),
      place: PlacePath.optional(),
      ...pageQuery,
    }),
    answer: page(Dwelling),
  }),
  estates: read('/places/estates', {
    may: 'places.read',
    summary: 'Estates of a place with their buildings',
    query: z.strictObject({ place: PlacePath, ...pageQuery }),
    answer: page(Estate.extend({ buildings: z.array(Building.extend({ units: z.array(Unit) })) })),
  }),
  landmarks: read('/places/landmarks', {
    may: 'public',
    summary: 'Landmarks of a place',
    query: z.strictObject({ place: PlacePath }),
    answer: z.strictObject({ items: z.array(Landmark) }),
  }),

  open: act('POST', '/places/open', {
    may: 'places.edit',
    summary: 'Open a place below another',
    body: z.strictObject({ ...dated, parent: PlacePath, place: NewPlace }),
    answer: z.strictObject({ path: PlacePath }),
  }),
  describe: act('POST', '/places/describe', {
    may: 'places.edit',
    summary: 'Change what is no name: level word, order, help-line, outline, class, code',
    body: z.strictObject({
      ...dated,
      path: PlacePath,
      level: Place.shape.level.optional(),
      sort: Place.shape.sort.optional(),
      code: Place.shape.code.optional(),
      urbanClass: Place.shape.urbanClass.optional(),
      helpLine: Place.shape.helpLine.optional(),
      gridKind: GridKind.optional(),
      centre: Point.nullable().optional(),
      outline: Outline.nullable().optional(),
      fictional: z.boolean().optional(),
    }),
    answer: done,
  }),
  rename: act('POST', '/places/rename', {
    may: 'places.edit',
    summary: 'Give a place a new name from a day on; the old name keeps its days',
    body: z.strictObject({ ...dated, path: PlacePath, name: Place.shape.name }),
    answer: done,
  }),
  move: act('POST', '/places/move', {
    may: 'places.edit',
    summary: 'Close a place and open it, with all below it, under another parent',
    body: z.strictObject({ ...dated, path: PlacePath, parent: PlacePath, step: NewPlace.shape.step }),
    answer: z.strictObject({ successions: z.array(Succession) }),
  }),
  split: act('POST', '/places/split', {
    may: 'places.edit',
    summary: 'Close a place and open two or more in its stead; each child and each building goes to one of them',
    body: z.strictObject({
      ...dated,
      path: PlacePath,
      into: z
        .array(NewPlace.extend({ takes: z.array(PlacePath).default([]), buildings: z.array(Id).default([]) }))
        .min(2)
        .max(20),
    }),
    answer: z.strictObject({ successions: z.array(Succession) }),
  }),
  merge: act('POST', '/places/merge', {
    may: 'places.edit',
    summary: 'Close two or more siblings and open one in their stead',
    body: z.strictObject({ ...dated, paths: z.array(PlacePath).min(2).max(20), into: NewPlace }),
    answer: z.strictObject({ successions: z.array(Succession) }),
  }),
  appoint: act('POST', '/places/workers', {
    may: 'places.workers',
    summary: 'Name a worker of a grid for a term',
    body: GridWorker,
    answer: done,
  }),
  dismiss: act('POST', '/places/workers/:id/end', {
    may: 'places.workers',
    summary: 'End the term of a worker of a grid',
    params: z.strictObject({ id: Id }),
    body: z.strictObject({ id: Id, day: Day }),
    answer: done,
  }),
  addEstate: act('POST', '/places/estates', {
    may: 'places.register',
    summary: 'Enter an estate with its buildings, units and dwellings',
    body: z.strictObject({
      estate: Estate,
      buildings: z.array(Building),
      units: z.array(Unit),
      dwellings: z.array(Dwelling).max(5000),
    }),
    answer: done,
    kilobytes: 2_048,
  }),
  placeBuildings: act('POST', '/places/buildings/place', {
    may: 'places.register',
    summary: 'Put buildings, with their dwellings, or single houses into another base grid',
    body: z.strictObject({
      ...dated,
      buildings: z.array(Id).max(500).default([]),
      houses: z.array(Id).max(500).default([]),
      place: PlacePath,
    }),
    answer: done,
  }),
  addLandmark: act('POST', '/places/landmarks', {
    may: 'places.register',
    summary: 'Enter a landmark',
    body: Landmark,
    answer: done,
  }),
  importPreview: act('POST', '/places/import/preview', {
    may: 'places.import',
    summary: "What a county's divisions file would open and rename",
    body: z.strictObject({ id: Id, day: Day, file: CountyFile }),
    answer: ImportReport,
    kilobytes: 4_096,
  }),
  import: act('POST', '/places/import', {
    may: 'places.import',
    summary: "Take in a county's divisions file",
    body: z.strictObject({ id: Id, day: Day, file: CountyFile }),
    answer: ImportReport,
    kilobytes: 4_096,
  }),
}
