/**
 * Opening, renaming, moving, splitting and merging with a date [A3]. A path never changes and is never used again:
 * what moves is closed and opened anew, tied by a succession; what happened keeps its place.
 */
import { fault } from '../kernel/errors.ts'
import { contains, depthOf, parentOf, type PlacePath } from '../kernel/place-path.ts'
import type { NewPlace } from './api.ts'
import type { Day, GridWorker, Place, PlaceKind, PlaceName, Succession } from './schema.ts'

/** What an act does to the map; the store writes it as it stands. */
export interface MapChange {
  open: Place[]
  close: { path: PlacePath; day: Day }[]
  /** Dated names to begin; the running name of the same place ends on that day. */
  names: PlaceName[]
  successions: Succession[]
}

/** Every place that ever was, by path. */
export type Tree = ReadonlyMap<PlacePath, Place>

const parents: Record<PlaceKind, readonly PlaceKind[]> = {
  county: [],
  town: ['county'],
  forestry: ['county'],
  'sub-district': ['county', 'town'],
  community: ['town', 'forestry', 'sub-district'],
  village: ['town', 'forestry', 'sub-district'],
  grid: ['community', 'village', 'grid'],
}

export const isOpen = (p: Place, day: Day) => p.opened <= day && (p.closed === null || day < p.closed)

/** Open places directly below one, in their order. */
export const childrenOf = (tree: Tree, path: PlacePath, day: Day) =>
  [...tree.values()].filter((p) => p.parent === path && isOpen(p, day)).sort(inOrder)

export const inOrder = (a: Place, b: Place) => a.sort - b.sort || (a.path < b.path ? -1 : 1)

/** A place may stand below another: every grid in one community or village, a micro grid in a base grid. */
export function mayStandBelow(
  child: Pick<Place, 'kind' | 'gridKind'>,
  parent: Pick<Place, 'kind' | 'gridKind'>,
): boolean {
  if (!parents[child.kind].includes(parent.kind)) return false
  if (child.kind !== 'grid') return child.gridKind === null
  if (child.gridKind === null) return false
  return parent.kind === 'grid' ? child.gridKind === 'micro' && parent.gridKind === 'base' : child.gridKind !== 'micro'
}

function openPlace(tree: Tree, path: PlacePath, day: Day): Place {
  const place = tree.get(path)
  if (!place) throw fault('path', 'place-unknown')
  if (!isOpen(place, day)) throw fault('path', 'place-closed')
  return place
}

function opened(tree: Tree, parent: Pick<Place, 'path' | 'kind' | 'gridKind'>, entry: NewPlace, day: Day): Place {
  const { step, ...rest } = entry
  const path = `${parent.path}${step}/`
  if (tree.has(path)) throw fault('step', 'place-exists')
  if (depthOf(path) > 8) throw fault('step', 'place-too-deep')
  if (!mayStandBelow(rest, parent)) throw fault('kind', 'place-kind')
  return { ...rest, path, parent: parent.path, opened: day, closed: null }
}

const named = (p: Place): PlaceName => ({ place: p.path, name: p.name, from: p.opened, to: null })

/** Open a place below another. */
export function open(tree: Tree, parent: PlacePath, entry: NewPlace, day: Day): MapChange {
  const place = opened(tree, openPlace(tree, parent, day), entry, day)
  return { open: [place], close: [], names: [named(place)], successions: [] }
}

/** A new name from a day on; the path stays. */
export function rename(tree: Tree, names: readonly PlaceName[], path: PlacePath, name: string, day: Day): MapChange {
  const place = openPlace(tree, path, day)
  if (place.name === name) throw fault('name', 'same-name')
  const running = names.find((n) => n.place === path && n.to === null)
  if (running && day <= running.from) throw fault('day', 'day-before-last-name')
  return { open: [], close: [], names: [{ place: path, name, from: day, to: null }], successions: [] }
}

/** Closes `path` and all below, opens the same under `parent` with `step`. */
export function move(tree: Tree, path: PlacePath, parent: PlacePath, step: string, day: Day): MapChange {
  const place = openPlace(tree, path, day)
  const above = openPlace(tree, parent, day)
  if (parentOf(path) === undefined) throw fault('path', 'county-stays')
  if (contains(path, parent)) throw fault('parent', 'place-under-itself')
  return carry(tree, place, opened(tree, above, { ...place, step }, day), day)
}

/** Everything below `from` opens below `to`, which is itself opened by the change. */
function carry(tree: Tree, from: Place, to: Place, day: Day): MapChange {
  const change: MapChange = { open: [to], close: [], names: [named(to)], successions: [] }
  for (const old of subtree(tree, from.path, day)) {
    const path = to.path + old.path.slice(from.path.length)
    if (path !== to.path) {
      const place = { ...old, path, parent: parentOf(path)!, opened: day, closed: null }
      if (tree.has(path)) throw fault('step', 'place-exists')
      change.open.push(place)
      change.names.push(named(place))
    }
    change.close.push({ path: old.path, day })
    change.successions.push({ old: old.path, new: path, day })
  }
  return change
}

function subtree(tree: Tree, path: PlacePath, day: Day): Place[] {
  return [...tree.values()]
    .filter((p) => contains(path, p.path) && isOpen(p, day))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
}

/** One part of a split: the place to open and which children of the old one it takes. */
export type Part = NewPlace & { takes?: PlacePath[] }

/** Closes a place and opens two or more; each open child goes to exactly one of them. */
export function split(tree: Tree, path: PlacePath, into: readonly Part[], day: Day): MapChange {
  const place = openPlace(tree, path, day)
  if (place.parent === null) throw fault('path', 'county-stays')
  const children = childrenOf(tree, path, day)
  const taken = into.flatMap((part) => part.takes ?? [])
  if (
    new Set(taken).size !== taken.length ||
    children.length !== taken.length ||
    !children.every((c) => taken.includes(c.path))
  )
    throw fault('into', 'split-children')
  const above = openPlace(tree, place.parent, day)
  const change: MapChange = { open: [], close: [], names: [], successions: [] }
  for (const { takes = [], ...entry } of into) {
    const half = opened(grown(tree, change), above, partEntry(entry), day)
    add(change, { open: [half], close: [], names: [named(half)], successions: [{ old: path, new: half.path, day }] })
    for (const child of takes) {
      const step = lastStep(child)
      add(
        change,
        carry(tree, tree.get(child)!, opened(grown(tree, change), half, { ...tree.get(child)!, step }, day), day),
      )
    }
  }
  change.close.push({ path, day })
  return change
}

/** A stray `buildings` of the act is no field of a place. */
function partEntry(entry: NewPlace & { buildings?: unknown }): NewPlace {
  const { buildings: _, ...rest } = entry
  return rest
}

/** Closes two or more siblings and opens one; their children follow, with a free step where two had the same. */
export function merge(tree: Tree, paths: readonly PlacePath[], into: NewPlace, day: Day): MapChange {
  const places = [...new Set(paths)].map((path) => openPlace(tree, path, day))
  if (places.length < 2) throw fault('paths', 'merge-two')
  const parent = places[0]!.parent
  if (parent === null || places.some((p) => p.parent !== parent)) throw fault('paths', 'merge-siblings')
  const one = opened(tree, openPlace(tree, parent, day), into, day)
  const change: MapChange = { open: [one], close: [], names: [named(one)], successions: [] }
  for (const old of places) {
    for (const child of childrenOf(tree, old.path, day)) {
      const step = freeStep(grown(tree, change), one.path, lastStep(child.path))
      add(change, carry(tree, child, opened(grown(tree, change), one, { ...child, step }, day), day))
    }
    change.close.push({ path: old.path, day })
    change.successions.push({ old: old.path, new: one.path, day })
  }
  return change
}

const lastStep = (path: PlacePath) => path.slice(parentOf(path)!.length, -1)

function freeStep(tree: Tree, parent: PlacePath, wish: string): string {
  for (
    let n = Number(wish), step = wish;
    ;
    step = /^\d{3}$/.test(wish) ? String(++n).padStart(3, '0') : `${wish}-${(n = (n || 1) + 1)}`
  )
    if (!tree.has(`${parent}${step}/`)) return step
}

const grown = (tree: Tree, change: MapChange): Tree =>
  new Map([...tree, ...change.open.map((p) => [p.path, p] as const)])

function add(to: MapChange, more: MapChange) {
  to.open.push(...more.open)
  to.close.push(...more.close)
  to.names.push(...more.names)
  to.successions.push(...more.successions)
}

/** The map after a change; dated names are shown as of `day`. */
export function applied(tree: Tree, change: MapChange): Map<PlacePath, Place> {
  const after = new Map(grown(tree, change))
  for (const { path, day } of change.close) after.set(path, { ...after.get(path)!, closed: day })
  for (const n of change.names) after.set(n.place, { ...after.get(n.place)!, name: n.name })
  return after
}

/**
 * Terms of grid workers after a change: those of a closed grid end; where one grid became exactly one, the term goes on
 * there. @param newId an id for each term that goes on
 */
export function workersAfter(change: MapChange, workers: readonly GridWorker[], newId: () => string) {
  const running = workers.filter((w) => w.to === null && change.close.some((c) => c.path === w.place))
  const end = running.map((w) => ({ id: w.id, day: change.close.find((c) => c.path === w.place)!.day }))
  const begin = running.flatMap((w) => {
    const heirs = change.successions.filter((s) => s.old === w.place)
    return heirs.length === 1 ? [{ ...w, id: newId(), place: heirs[0]!.new, from: heirs[0]!.day }] : []
  })
  return { end, begin }
}

/** The name a place bore on a day. */
export const nameOn = (names: readonly PlaceName[], path: PlacePath, day: Day) =>
  names.find((n) => n.place === path && n.from <= day && (n.to === null || day < n.to))?.name
