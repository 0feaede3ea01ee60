/** Where a row belongs: names of places as tables write them, looked for below the place an import is for. */
import { foldHeader } from './fold.ts'
import type { SaidPlace } from './wanted.ts'

export interface NamedPlace {
  path: string
  name: string
  /** Null for what is no grid. */
  gridKind: string | null
}

export type Where =
  | { place: string; fault?: undefined }
  | { place?: undefined; fault: 'place-unknown' | 'place-several' }

const ends =
  /(村民委员会|居民委员会|社区居委会|村委会|居委会|街道办事处|办事处|街道办|行政村|社区|街道|网格|村|镇|乡|屯)$/

const fold = (name: string) => foldHeader(name).replace(/[()（）]/g, '')
const bare = (folded: string) => {
  const short = folded.replace(ends, '')
  return short.length >= 2 ? short : folded
}

type Named = (path: string, said: string) => string[]

/** @returns places of a name at, below or above a path; by the whole name, else without what kind of place it is */
function namer(places: readonly NamedPlace[], shorter: (folded: string) => readonly string[] = () => []): Named {
  const keys = (said: string) => {
    const folded = fold(said)
    return [folded, ...shorter(folded)].flatMap((key) => [key, bare(key)])
  }
  const names = new Map<string, string[]>()
  for (const { path, name } of places) {
    for (const key of new Set(keys(name))) names.set(key, [...(names.get(key) ?? []), path])
  }
  return (path, said) => {
    for (const key of keys(said)) {
      const found = (names.get(key) ?? []).filter((p) => p.startsWith(path) || path.startsWith(p))
      if (found.length > 0) return found
    }
    return []
  }
}

/** 站前办事处第一居民委员会 is written 第一居委会 in a table of its town. */
const withoutTown = (folded: string): string[] => {
  const rest = folded.replace(/^.{1,12}?(街道办事处|办事处|街道办|街道|镇|乡)(?=.{2})/, '')
  return rest === folded ? [] : [rest]
}

/**
 * The one place at or below `area` that a name means, below the one named `above` when that is told.
 * @param places at and below `area`; @param meant those that it may be: a town and a village may share a name
 */
export function placeNamer(
  places: readonly NamedPlace[],
  meant: readonly NamedPlace[],
  area: string,
): (name: string, above?: string) => Where {
  const [upper, own] = [namer(places, withoutTown), namer(meant, withoutTown)]
  const one = (named: Named, path: string, name: string): Where => {
    const found = named(path, name).filter((p) => p.startsWith(path))
    const highest = found.filter((p) => !found.some((q) => q !== p && p.startsWith(q)))
    if (highest.length === 1) return { place: highest[0]! }
    return { fault: highest.length === 0 ? 'place-unknown' : 'place-several' }
  }
  return (name, above) => one(own, (above && one(upper, area, above).place) || area, name)
}

/** The place whose name stands in a title, the chosen one included; null: none, or more than one. */
export function placeInTitles(places: readonly NamedPlace[], area: string, titles: readonly string[]): string | null {
  const below = byTitle(places, area, titles)
  if (below !== area) return below
  const own = places.find((p) => p.path === area)
  return own && saidIn(titles.map(fold))(own) ? area : null
}

/** Whether a title names a place, if only one of several of that name. */
export const namesPlace = (places: readonly NamedPlace[], area: string, titles: readonly string[]): boolean =>
  deepestNamed(places, area, titles).length > 0

/**
 * @param places open places at and below `area`
 * @param titles what stands above the table and on its tab: asked where the rows say nothing
 * @returns the lowest place that is named; a community with one base grid is that grid
 */
export function placeFinder(
  places: readonly NamedPlace[],
  area: string,
  titles: readonly string[] = [],
): (said: SaidPlace) => Where {
  const below = namer(places)
  const start = byTitle(places, area, titles)
  const grids = new Map<string, string[]>()
  for (const { path, gridKind } of places) {
    if (gridKind !== 'base') continue
    const parent = path.slice(0, path.lastIndexOf('/', path.length - 2) + 1)
    grids.set(parent, [...(grids.get(parent) ?? []), path])
  }
  const known = new Map<string, Where>()
  return (said) => {
    const key = `${said.town}|${said.community}|${said.grid}`
    let where = known.get(key)
    if (!where) known.set(key, (where = walk(said.town || said.community || said.grid ? area : start, said, below)))
    const only = where.place === undefined ? undefined : grids.get(where.place)
    return only?.length === 1 ? { place: only[0]! } : where
  }
}

function walk(start: string, said: SaidPlace, below: (path: string, said: string) => string[]): Where {
  let at = start
  for (const [level, name] of [
    ['town', said.town],
    ['community', said.community],
    ['grid', said.grid],
  ] as const) {
    if (!name) continue
    const found = below(at, name)
    // What is named lies above: the place is inside already.
    if (found.some((p) => at.startsWith(p))) continue
    // A grid has many names that nobody entered; its community is known.
    if (found.length === 0 && level === 'grid') continue
    if (found.length === 0) return { fault: 'place-unknown' }
    const highest = found.filter((p) => !found.some((q) => q !== p && p.startsWith(q)))
    if (highest.length > 1) return { fault: 'place-several' }
    at = highest[0]!
  }
  return { place: at }
}

/** The deepest place whose name stands in a title, when it is the only one of its depth. */
function byTitle(places: readonly NamedPlace[], area: string, titles: readonly string[]): string {
  const found = deepestNamed(places, area, titles)
  return found.length === 1 ? found[0]!.path : area
}

function deepestNamed(places: readonly NamedPlace[], area: string, titles: readonly string[]): NamedPlace[] {
  const said = saidIn(titles.map(fold))
  const named = places.filter((p) => p.path !== area && p.path.startsWith(area) && p.gridKind === null && said(p))
  const depth = (path: string) => path.split('/').length
  const deepest = Math.max(0, ...named.map((p) => depth(p.path)))
  return named.filter((p) => depth(p.path) === deepest)
}

/** A tab may leave out the town; a longer text must hold the name whole. */
const saidIn =
  (texts: readonly string[]) =>
  ({ name }: NamedPlace): boolean => {
    const short = bare(fold(name))
    const shorter = withoutTown(short)
    return short.length >= 2 && texts.some((t) => t.includes(short) || shorter.includes(bare(t)))
  }
