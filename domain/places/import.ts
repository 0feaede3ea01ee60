/**
 * From a county's divisions file to places. Codes of the national list say what a node is: in the third to sixth digit
 * group 001–099 街道, 100–199 镇, 200–399 乡, 400–599 政企合一; in the last three 001–199 居委会, 200–399 村委会,
 * 400–599 similar units (GB/T 10114 as used by the statistics code, GB/T 37149—2018 §7.3.2.4).
 */
import type { PlacePath } from '../kernel/place-path.ts'
import type { CountyFile, GridEntry, LocalEntry, TownEntry, VillageEntry } from './county-file.ts'
import { isOpen, type MapChange, type Tree } from './rules.ts'
import type { Day, GridKind, Outline, Place, PlaceKind, Point, Ring } from './schema.ts'

/** Kind and everyday word of a coded node; `name` decides between 县 and 区. */
export function kindOfCode(code: string, name: string): { kind: PlaceKind; level: string } {
  const last = Number(code.slice(-3))
  if (code.length === 6) return { kind: 'county', level: /[县区市旗]$/.exec(name)?.[0] ?? '县' }
  if (code.length === 9) {
    if (last < 100) return { kind: 'sub-district', level: '街道' }
    if (last < 200) return { kind: 'town', level: '镇' }
    return last < 400 ? { kind: 'town', level: '乡' } : { kind: 'forestry', level: '林业局' }
  }
  return last >= 200 && last < 400 ? { kind: 'village', level: '村' } : { kind: 'community', level: '社区' }
}

const blank = {
  gridKind: null,
  urbanClass: null,
  helpLine: null,
  centre: null,
  outline: null,
  closed: null,
  code: null,
} as const

const closedRing = (points: readonly Point[]): Ring => {
  const [first, last] = [points[0]!, points.at(-1)!]
  return first[0] === last[0] && first[1] === last[1] ? [...points] : [...points, first]
}

const outlineOf = (points: readonly Point[] | undefined): Outline | null =>
  points ? { type: 'Polygon', coordinates: [closedRing(points)] } : null

const invented = (file: CountyFile, outline: unknown) =>
  file.fictional || (outline !== undefined && file.outlines === 'fictional')

/** Every place of the file, parents before children, open from `day`. */
export function placesOf(file: CountyFile, day: Day): Place[] {
  const all: Place[] = []
  const put = (
    parent: Place | null,
    step: string,
    code: string | null,
    entry: CountyFile | TownEntry | VillageEntry | LocalEntry,
    sort: number,
  ): Place => {
    const guess = code ? kindOfCode(code, entry.name) : { kind: 'sub-district' as const, level: '办事处' }
    const place: Place = {
      ...blank,
      path: `${parent?.path ?? ''}${step}/`,
      parent: parent?.path ?? null,
      kind: entry.kind ?? guess.kind,
      level: entry.level ?? guess.level,
      name: entry.name,
      code,
      helpLine: entry.helpLine ?? null,
      outline: outlineOf(entry.outline),
      sort,
      opened: day,
      fictional: invented(file, entry.outline),
    }
    all.push(place)
    return place
  }
  const county = put(null, file.code, file.code, file, 0)
  file.children.forEach((town, i) => {
    const at = put(county, town.code.slice(6), town.code, town, i)
    const locals = new Map(town.local.map((l, k) => [l.step, put(at, l.step, null, l, k)]))
    town.children.forEach((v, k) => putVillage(all, put, locals.get(v.in ?? '') ?? at, v, locals.size + k, file))
  })
  return all
}

type Put = (parent: Place, step: string, code: string | null, entry: VillageEntry, sort: number) => Place

function putVillage(all: Place[], put: Put, parent: Place, village: VillageEntry, sort: number, file: CountyFile) {
  const at = put(parent, village.code.slice(9), village.code, village, sort)
  village.grids.forEach((grid, i) => {
    const base = gridPlace(at, grid, grid.kind, i, invented(file, grid.outline))
    all.push(base)
    grid.micro.forEach((micro, k) => all.push(gridPlace(base, micro, 'micro', k, file.fictional)))
  })
}

const gridWords: Record<GridKind, string> = { base: '网格', dedicated: '专属网格', micro: '微网格' }

function gridPlace(
  parent: Place,
  grid: Pick<GridEntry, 'step' | 'name' | 'outline'>,
  kind: GridKind,
  sort: number,
  fictional: boolean,
): Place {
  return {
    ...blank,
    path: `${parent.path}${grid.step}/`,
    parent: parent.path,
    kind: 'grid',
    level: gridWords[kind],
    name: grid.name,
    // 6 + 3 + 3 + 3 digits: county, town, community, grid.
    code: kind !== 'micro' && parent.code && /^\d{3}$/.test(grid.step) ? parent.code + grid.step : null,
    gridKind: kind,
    outline: outlineOf(grid.outline),
    sort,
    opened: parent.opened,
    fictional,
  }
}

export interface ImportPlan {
  change: MapChange
  /** Open here, absent from the file. */
  missing: PlacePath[]
  same: number
  /** The file places a code elsewhere than the map does: that is a move, and needs somebody's decision. */
  elsewhere: { code: string; here: PlacePath; there: PlacePath }[]
}

/** What a new edition of the file means for the map: opens what is new, renames what is called otherwise, never closes. */
export function importPlan(tree: Tree, file: CountyFile, day: Day): ImportPlan {
  const wanted = placesOf(file, day)
  const plan: ImportPlan = {
    change: { open: [], close: [], names: [], successions: [] },
    missing: [],
    same: 0,
    elsewhere: [],
  }
  const byCode = new Map([...tree.values()].filter((p) => p.code && isOpen(p, day)).map((p) => [p.code, p.path]))
  for (const place of wanted) {
    const now = tree.get(place.path)
    const here = place.code ? byCode.get(place.code) : undefined
    if (here && here !== place.path) plan.elsewhere.push({ code: place.code!, here, there: place.path })
    else if (!now) open(plan.change, place)
    else if (isOpen(now, day) && now.name !== place.name)
      plan.change.names.push({ place: place.path, name: place.name, from: day, to: null })
    else plan.same++
  }
  const paths = new Set(wanted.map((p) => p.path))
  plan.missing = [...tree.values()].filter((p) => p.code && isOpen(p, day) && !paths.has(p.path)).map((p) => p.path)
  return plan
}

function open(change: MapChange, place: Place) {
  change.open.push(place)
  change.names.push({ place: place.path, name: place.name, from: place.opened, to: null })
}

/** Faults a file can have although every line is well-formed. */
export function fileFaults(file: CountyFile): { path: string; code: string }[] {
  const faults: { path: string; code: string }[] = []
  const seen = new Set<string>([file.code])
  const claim = (path: string, code: string, parent: string) => {
    if (seen.has(code)) faults.push({ path, code: 'code-twice' })
    seen.add(code)
    if (!code.startsWith(parent)) faults.push({ path, code: 'code-not-below' })
  }
  file.children.forEach((town, t) => {
    claim(`children.${t}.code`, town.code, file.code)
    town.children.forEach((v, k) => {
      const path = `children.${t}.children.${k}`
      claim(`${path}.code`, v.code, town.code)
      if (v.in && !town.local.some((l) => l.step === v.in)) faults.push({ path: `${path}.in`, code: 'local-unknown' })
      const steps = v.grids.map((g) => g.step)
      if (new Set(steps).size !== steps.length) faults.push({ path: `${path}.grids`, code: 'grid-twice' })
    })
  })
  return faults
}
