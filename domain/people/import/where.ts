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
  const names = new Map<string, string[]>()
  for (const { path, name } of places) {
    for (const key of new Set([fold(name), bare(fold(name))])) names.set(key, [...(names.get(key) ?? []), path])
  }
  const below = (path: string, said: string): string[] => {
    const found = (key: string) => (names.get(key) ?? []).filter((p) => p.startsWith(path) || path.startsWith(p))
    const folded = fold(said)
    const whole = found(folded)
    return whole.length > 0 ? whole : found(bare(folded))
  }
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
  const texts = titles.map(fold)
  const named = places.filter(({ path, name, gridKind }) => {
    const short = bare(fold(name))
    return (
      path !== area &&
      path.startsWith(area) &&
      gridKind === null &&
      short.length >= 2 &&
      texts.some((t) => t.includes(short))
    )
  })
  const depth = (path: string) => path.split('/').length
  const deepest = Math.max(0, ...named.map((p) => depth(p.path)))
  const found = named.filter((p) => depth(p.path) === deepest)
  return found.length === 1 ? found[0]!.path : area
}
