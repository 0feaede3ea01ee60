/** Which places a table is about: by a sheet's tab, by the names a department has printed, or all of a level. */
import { lineage, type PlacePath } from '../../domain/kernel/place-path.ts'
import { sheetPlan } from '../../domain/forms/rules.ts'
import type { CountRow, FormPlan, FormSheet, PlaceWhy } from '../../domain/forms/schema.ts'
import { placeColumns } from '../../domain/forms/places-table.ts'
import { placeInTitles, placeNamer, type NamedPlace } from '../../domain/people/import/where.ts'
import type { Telling } from '../../domain/forms/values.ts'

export interface FormPlace extends NamedPlace {
  kind: string
}

export type Level = Parameters<Telling['place']>[1]

const levels: Record<string, Level> = {
  county: 'county',
  town: 'town',
  forestry: 'town',
  'sub-district': 'town',
  community: 'community',
  village: 'community',
  grid: 'grid',
}

/** Names of places by their level, of these. */
export function naming(places: readonly { path: string; name: string; kind: string }[]): Telling['place'] {
  const placed = new Map(places.map((p) => [p.path, p]))
  return (path, level) =>
    lineage(path)
      .map((p) => placed.get(p))
      .findLast((p) => p && levels[p.kind] === level)?.name ?? null
}

export interface SheetOf {
  sheet: FormSheet
  category: string | null
  /** Null: it stays as it is. */
  place: PlacePath | null
  why: PlaceWhy | null
}

/** @param places at and below `area` */
export function sheetOf(plan: FormPlan, sheet: FormSheet, area: PlacePath, places: readonly FormPlace[]): SheetOf {
  const { fill, category, own } = sheetPlan(plan, sheet)
  const base = { sheet, category: category ?? plan.category }
  if (!fill) return { ...base, place: null, why: 'left' }
  if (!own) return { ...base, place: area, why: null }
  const place = placeInTitles(places, area, [sheet.name, ...(sheet.titles ?? [])])
  return { ...base, place, why: place === null ? 'place-unknown' : null }
}

export interface PlaceRow {
  /** Null: it is written by us, in the order of the rows. */
  at: number | null
  name: string
  place: PlacePath | null
  why: PlaceWhy | null
}

/** Rows of a table of counts, and the places of their level that have none. */
export function placeRows(
  sheet: FormSheet,
  area: PlacePath,
  places: readonly FormPlace[],
  sees: (place: PlacePath) => boolean,
): { rows: PlaceRow[]; missing: string[] } {
  const printed = (sheet.rows ?? []).filter((r) => r.sum === null)
  if (printed.length === 0) {
    const rows = ofLevel(sheet, area, places).map((p) => ({ at: null, name: p.name, ...seen(p.path, sees) }))
    return { rows, missing: [] }
  }
  const named = placeNamer(places, places.filter(rowLevel(sheet)), area)
  const rows = printed.map(({ at, name, above }): PlaceRow => {
    const where = named(name, above)
    if (where.place === undefined) return { at, name, place: null, why: where.fault }
    return { at, name, ...seen(where.place, sees) }
  })
  return { rows, missing: withoutRow(rows, places) }
}

const seen = (place: PlacePath, sees: (place: PlacePath) => boolean): Pick<PlaceRow, 'place' | 'why'> =>
  sees(place) ? { place, why: null } : { place: null, why: 'place-not-yours' }

const isLevel = (level: Level) => (p: FormPlace) => levels[p.kind] === level && (p.gridKind ?? 'base') === 'base'

/** What the column of places asks for. */
function lowestUse(sheet: FormSheet): string | null | undefined {
  const lowest = placeColumns(sheet.slots)[0]
  return sheet.slots.find((s) => s.column === lowest)?.use
}

/** A grid is meant only where grids are asked for: they share their names. */
function rowLevel(sheet: FormSheet): (p: FormPlace) => boolean {
  const use = lowestUse(sheet)
  return use === 'place' ? (p) => p.gridKind === null : isLevel(use as Level)
}

function ofLevel(sheet: FormSheet, area: PlacePath, places: readonly FormPlace[]): FormPlace[] {
  const found =
    lowestUse(sheet) === 'place'
      ? places.filter((p) => p.path !== area && p.path.slice(area.length).split('/').length === 2)
      : places.filter(rowLevel(sheet))
  const base = found.filter((p) => (p.gridKind ?? 'base') === 'base')
  return base.length > 0 ? base : places.filter((p) => p.path === area)
}

function withoutRow(rows: readonly PlaceRow[], places: readonly FormPlace[]): string[] {
  const has = new Set(rows.flatMap((r) => (r.place ? [r.place] : [])))
  const first = places.find((p) => has.has(p.path))
  const level = first && levels[first.kind]
  return level ? places.filter((p) => isLevel(level)(p) && !has.has(p.path)).map((p) => p.name) : []
}

/**
 * What a sum says of the rows it is for; null where one of them could not be filled. A row inside another is counted there.
 * @param at row by row what it has, in the order of the sheet
 */
export function summed(sum: CountRow, all: readonly CountRow[], rows: readonly (PlaceRow & { number: number })[]) {
  const before = all.findLast((r) => r.sum !== null && r.at < sum.at)?.at ?? 0
  const own = rows.filter((r) => sum.sum === 'all' || r.at === null || (r.at > before && r.at < sum.at))
  if (own.some((r) => r.place === null)) return null
  const outer = own.filter(
    (r, i) => !own.some((o, j) => r.place!.startsWith(o.place!) && (o.place !== r.place || j < i)),
  )
  return Math.round(outer.reduce((n, r) => n + r.number, 0) * 10) / 10
}
