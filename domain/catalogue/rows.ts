/** From what packs say to the rows each room keeps. The installer writes them down; nothing here decides what wins. */
import { type CalendarFile } from '../kernel/holidays.ts'
import { bodyOf, organisationOf } from '../organisations/pack.ts'
import type { Organisation } from '../organisations/schema.ts'
import { type DrawnOut, drawOut, landmarkOf } from '../places/addresses.ts'
import { placesOf } from '../places/import.ts'
import type { Landmark } from '../places/register.ts'
import type { Day, Place } from '../places/schema.ts'
import type { Pack } from './pack.ts'
import { itemOf, listItemOf } from './pack-lines.ts'
import type { Category, Kind, ListItem, RatingReason, ServiceItem, SettingEntry, Template } from './schema.ts'

/** Places of a pack that brings divisions, parents before children. */
export const placeRows = (pack: Pack, day: Day): Place[] => (pack.divisions ? placesOf(pack.divisions, day) : [])

/** Estates drawn out into buildings, units and dwellings, one estate at a time. */
export function* registerRows(pack: Pack): Generator<DrawnOut> {
  for (const line of pack.estates ?? []) yield drawOut(line, true)
}

export const landmarkRows = (pack: Pack): Landmark[] =>
  (pack.landmarks ?? []).map((l) => landmarkOf(l, l.point !== undefined))

/**
 * Bodies that the pack names, and those that every place has by its nature.
 * @param county its path and the word for it (县, 区), for names such as 县民政局
 */
export function organisationRows(pack: Pack, county: Pick<Place, 'path' | 'level'>, day: Day): Organisation[] {
  const named = (pack.organisations ?? []).map((line, i) => organisationOf(line, county, day, i))
  return [...named, ...placeRows(pack, day).flatMap((place) => bodyOf(place, day) ?? [])]
}

export interface CatalogueRows {
  categories: Category[]
  kinds: Kind[]
  items: ServiceItem[]
  lists: ListItem[]
  templates: Template[]
  ratingReasons: RatingReason[]
  settings: SettingEntry[]
  calendar: CalendarFile | undefined
}

/** @param kinds of packs that stand already, for items that use them */
export function catalogueRows(pack: Pack, day: Day, kinds: readonly Kind[] = []): CatalogueRows {
  const known = new Map([...kinds, ...(pack.kinds ?? [])].map((k) => [k.code, k]))
  return {
    categories: (pack.categories ?? []).map((c, sort) => ({ ...c, sort })),
    kinds: pack.kinds ?? [],
    items: (pack.items ?? []).map((line) => itemOf(line, known.get(line.kind)!, day)),
    lists: (pack.lists ?? []).map((line) => listItemOf(line, day)),
    templates: (pack.templates ?? []).map((t) => ({ ...t, version: 1 })),
    ratingReasons: (pack['rating-reasons'] ?? []).map((r) => ({ ...r, version: 1 })),
    settings: pack.settings ?? [],
    calendar: pack.calendar,
  }
}
