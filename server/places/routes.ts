import { Refusal } from '../../domain/kernel/errors.ts'
import { nilId } from '../../domain/kernel/id.ts'
import { depthOf, lineage, rangeOf, type PlacePath, type Range } from '../../domain/kernel/place-path.ts'
import type { placesApi } from '../../domain/places/api.ts'
import { grams } from '../../domain/places/grams.ts'
import { isOpen } from '../../domain/places/rules.ts'
import type { Place, PlaceNode } from '../../domain/places/schema.ts'
import type { Ctx, Handlers } from '../kernel/context.ts'
import { afterCursor, paged } from '../kernel/cursor.ts'
import { dayOf } from '../kernel/day.ts'
import type { Tx } from '../kernel/db/tx.ts'
import { importDivisions, previewImport } from './import.ts'
import { describe, openPlace, renamePlace } from './map-acts.ts'
import { mergePlaces, movePlace, splitPlace } from './replace-acts.ts'
import { addEstate, addLandmark, appoint, dismiss, putBuildings } from './register-acts.ts'
import { childNodes, namesOfPaths, nodes, onePlace, placeNames, successionsOf, workersAt } from './store/map-store.ts'
import {
  addresses,
  buildingsOf,
  dwellingsIn,
  dwellingsLike,
  dwellingsOf,
  estatesIn,
  landmarksIn,
  unitsOf,
  type AddressKey,
  type DwellingRow,
} from './store/register-store.ts'

type Row = Pick<Place, 'path' | 'kind' | 'level' | 'name' | 'gridKind' | 'opened' | 'closed' | 'helpLine'>

/** Closed from its day on; one that opens later is not there yet. */
function nodeOf(row: Row, day: string): PlaceNode {
  const { path, kind, level, name, gridKind, closed, helpLine } = row
  return {
    path,
    kind,
    level,
    name,
    gridKind,
    ...(closed && closed <= day && { closed }),
    ...(helpLine && { helpLine }),
  }
}

const wholeCounty = (ctx: Ctx) => rangeOf(`${ctx.county.code}/`)
const rangeUnder = (ctx: Ctx, under: PlacePath | undefined): Range => (under ? rangeOf(under) : wholeCounty(ctx))

async function tree(ctx: Ctx, query: { under?: PlacePath; depth?: number; closed: 'yes' | 'no' }) {
  const { lo, hi } = rangeUnder(ctx, query.under)
  const day = dayOf(ctx.now)
  const deepest = depthOf(lo) + (query.depth ?? 9)
  const rows = await ctx.read((tx) => nodes(tx, lo, hi))
  const shown = rows.filter(
    (row) => depthOf(row.path) <= deepest && row.opened <= day && (query.closed === 'yes' || isOpen(row as Place, day)),
  )
  return { items: shown.map((row) => nodeOf(row, day)) }
}

async function openChildren(ctx: Ctx, of: PlacePath) {
  const day = dayOf(ctx.now)
  return (await ctx.read((tx) => childNodes(tx, of))).filter((row) => isOpen(row as Place, day))
}

function view(tx: Tx, path: PlacePath) {
  return Promise.all([
    onePlace(tx, path),
    namesOfPaths(tx, lineage(path)),
    placeNames(tx, path),
    workersAt(tx, path),
    successionsOf(tx, path),
  ])
}

async function get(ctx: Ctx, path: PlacePath) {
  const [row, above, names, workers, successions] = await ctx.read((tx) => view(tx, path))
  if (!row) throw new Refusal('not-found')
  const { version: _, ...place } = row
  return {
    ...place,
    lineage: above,
    names,
    workers,
    becameOf: successions.filter((s) => s.new === path),
    became: successions.filter((s) => s.old === path),
  }
}

/** Where a dwelling is, staff may look up; the public finds estates, buildings and landmarks. */
async function address(ctx: Ctx, query: { q: string; under?: PlacePath }) {
  if (grams(query.q).length === 0) return { items: [] }
  const { lo, hi } = rangeUnder(ctx, query.under)
  const kinds = ['landmark', 'estate', 'building', ...(ctx.may('places.read') ? (['dwelling'] as const) : [])] as const
  const found = await ctx.read((tx) => Promise.all(kinds.map((kind) => addresses(tx, kind, query.q, lo, hi))))
  return { items: found.flat().slice(0, 20) }
}

async function dwellings(
  ctx: Ctx,
  query: { q?: string; building?: string; place?: PlacePath; after?: string; size: number },
) {
  const { lo, hi } = rangeUnder(ctx, query.place)
  if (query.q && grams(query.q).length === 0) return { items: [] }
  const after: AddressKey = afterCursor(query.after, [lo, '', nilId])
  const size = query.size + 1
  const rows = await ctx.read((tx) => {
    if (query.q) return dwellingsLike(tx, query.q, lo, hi, after, size)
    return query.building ? dwellingsOf(tx, query.building, after, size) : dwellingsIn(tx, lo, hi, after, size)
  })
  return paged(
    rows,
    query.size,
    ({ ordered: _, ...d }: DwellingRow) => d,
    (d) => [d.place, d.ordered, d.id],
  )
}

async function estates(ctx: Ctx, query: { place: PlacePath; after?: string; size: number }) {
  const { lo, hi } = rangeOf(query.place)
  const rows = await ctx.read((tx) => estatesIn(tx, lo, hi, afterCursor(query.after, [lo, nilId]), query.size + 1))
  const page = paged(
    rows,
    query.size,
    (e) => e,
    (e) => [e.place, e.id],
  )
  const ids = page.items.map((e) => e.id)
  const [buildings, units] = await ctx.read((tx) => Promise.all([buildingsOf(tx, ids), unitsOf(tx, ids)]))
  const within = (building: string) => units.filter((u) => u.building === building)
  const items = page.items.map((e) => ({
    ...e,
    buildings: buildings.filter((b) => b.estate === e.id).map((b) => ({ ...b, units: within(b.id) })),
  }))
  return { ...page, items }
}

export const placesRoutes: Handlers<typeof placesApi> = {
  tree: (ctx, { query }) => tree(ctx, query),
  children: async (ctx, { query }) => ({
    items: (await openChildren(ctx, query.of)).map((row) => nodeOf(row, dayOf(ctx.now))),
  }),
  get: (ctx, { query }) => get(ctx, query.path),
  outlines: async (ctx, { query }) => ({
    items: (await openChildren(ctx, query.of)).map(({ path, name, outline, centre, fictional }) => ({
      path,
      name,
      outline,
      centre,
      fictional,
    })),
  }),
  address: (ctx, { query }) => address(ctx, query),
  dwellings: (ctx, { query }) => dwellings(ctx, query),
  estates: (ctx, { query }) => estates(ctx, query),
  landmarks: async (ctx, { query }) => {
    const { lo, hi } = rangeOf(query.place)
    return { items: await ctx.read((tx) => landmarksIn(tx, lo, hi)) }
  },
  open: (ctx, { body }) => openPlace(ctx, body),
  describe: (ctx, { body }) => describe(ctx, body),
  rename: (ctx, { body }) => renamePlace(ctx, body),
  move: (ctx, { body }) => movePlace(ctx, body),
  split: (ctx, { body }) => splitPlace(ctx, body),
  merge: (ctx, { body }) => mergePlaces(ctx, body),
  appoint: (ctx, { body }) => appoint(ctx, body),
  dismiss: (ctx, { params, body }) => dismiss(ctx, params.id, body),
  addEstate: (ctx, { body }) => addEstate(ctx, body),
  placeBuildings: (ctx, { body }) => putBuildings(ctx, body),
  addLandmark: (ctx, { body }) => addLandmark(ctx, body),
  importPreview: (ctx, { body }) => previewImport(ctx, body.file, body.day),
  import: (ctx, { body }) => importDivisions(ctx, body),
}
