/**
 * Places: the tree from county to grid, its dated names, the named workers of a grid, and what became of a place.
 * The path never changes (`../kernel/place-path.ts`); code, name, level name, number and outline are attributes.
 */
import { z } from 'zod'
import { Id } from '../kernel/id.ts'
import { isNear } from '../kernel/instant.ts'
import { PlacePath } from '../kernel/place-path.ts'

/** A calendar day in Asia/Shanghai, `2026-03-01`. */
export const Day = z.iso.date({ error: 'day' }).refine(isNear, { error: 'day' })
export type Day = string

/** What a node is to the code; what it is called here is `level`, free text per node (县, 办事处, 屯 …). */
export const PlaceKind = z.enum(['county', 'town', 'forestry', 'sub-district', 'community', 'village', 'grid'])
export type PlaceKind = z.output<typeof PlaceKind>

/** 基础网格, 专属网格, 微网格. Only base grids divide the households among them [S1-43]. */
export const GridKind = z.enum(['base', 'dedicated', 'micro'])
export type GridKind = z.output<typeof GridKind>

/** Urban-rural class of the statistics code, kept as found. */
export const UrbanClass = z.enum(['111', '112', '121', '122', '123', '210', '220'])

/** `[longitude, latitude]`, degrees, CGCS2000, at most six decimals. */
export const Point = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)])
export type Point = [number, number]

/** A closed ring: the last point repeats the first. */
export const Ring = z.array(Point).min(4).max(500)
export type Ring = Point[]

/** GeoJSON; the first ring is the outline, the others are holes. */
export const Outline = z.strictObject({ type: z.literal('Polygon'), coordinates: z.array(Ring).min(1).max(20) })
export type Outline = z.output<typeof Outline>

/** Help-line of a node [S3-14]; digits, blanks and hyphens as printed on the card. */
export const HelpLine = z.string().regex(/^[\d][\d -]{2,19}$/, { error: 'help-line' })

export const Place = z.strictObject({
  path: PlacePath,
  parent: PlacePath.nullable(),
  kind: PlaceKind,
  /** The word for the level here: 县, 镇, 办事处, 社区, 村, 网格. */
  level: z.string().trim().min(1).max(12),
  /** The name of today; earlier ones stand in `PlaceName`. */
  name: z.string().trim().min(1).max(60),
  /** Official code (6, 9, 12 or 15 digits); a local level has none. */
  code: z
    .string()
    .regex(/^(\d{6}|\d{9}|\d{12}|\d{15})$/, { error: 'place-code' })
    .nullable(),
  gridKind: GridKind.nullable(),
  urbanClass: UrbanClass.nullable(),
  /** Order among its siblings. */
  sort: z.int().min(0).max(99_999),
  opened: Day,
  closed: Day.nullable(),
  helpLine: HelpLine.nullable(),
  centre: Point.nullable(),
  outline: Outline.nullable(),
  /** The geometry is invented (虚构) and is shown as such. */
  fictional: z.boolean(),
})
export type Place = z.output<typeof Place>

/** `from` inclusive, `to` exclusive; null = still so. */
export const PlaceName = z.strictObject({ place: PlacePath, name: z.string(), from: Day, to: Day.nullable() })
export type PlaceName = z.output<typeof PlaceName>

/** A named worker of a grid with a term [A2]. Name and number are those on the grid's board, of the post. */
export const GridWorker = z.strictObject({
  id: Id,
  place: PlacePath,
  account: Id,
  name: z.string().trim().min(1).max(40),
  phone: z.string().max(20).nullable(),
  post: z.enum(['head', 'full-time', 'part-time']),
  from: Day,
  to: Day.nullable(),
})
export type GridWorker = z.output<typeof GridWorker>

/** On `day` the place `old` became (in whole or in part) `new`. */
export const Succession = z.strictObject({ old: PlacePath, new: PlacePath, day: Day })
export type Succession = z.output<typeof Succession>

/** One line of the whole tree, small enough to send at once (≤ 3,000 nodes). */
export const PlaceNode = Place.pick({ path: true, kind: true, level: true, name: true, gridKind: true }).extend({
  /** Only when it is closed: the day. */
  closed: Day.optional(),
  helpLine: HelpLine.optional(),
})
export type PlaceNode = z.output<typeof PlaceNode>

export const PlaceView = Place.extend({
  /** The path in names, the county first: `林口县 · 林口镇 · 站前办事处`. */
  lineage: z.array(z.strictObject({ path: PlacePath, name: z.string() })),
  names: z.array(PlaceName),
  workers: z.array(GridWorker),
  becameOf: z.array(Succession),
  became: z.array(Succession),
})
export type PlaceView = z.output<typeof PlaceView>
