/** The map under its lock, and what a change of it writes and tells. What a change means is said by `domain/places/rules.ts`. */
import { Refusal } from '../../domain/kernel/errors.ts'
import { depthOf, rangeOf, type PlacePath } from '../../domain/kernel/place-path.ts'
import { outlineFaults } from '../../domain/places/coverage.ts'
import type { MapChange, Tree } from '../../domain/places/rules.ts'
import type { GridWorker, Outline, PlaceName } from '../../domain/places/schema.ts'
import { dayOf } from '../kernel/day.ts'
import type { Statement, Tx } from '../kernel/db/tx.ts'
import type { Doing, Edit } from '../kernel/edit.ts'
import {
  allPlaces,
  closePlaces,
  endNames,
  insertNames,
  insertPlaces,
  insertSuccessions,
  lockMap,
  placeNames,
  runningWorkers,
  showNames,
  type PlaceRow,
} from './store/map-store.ts'

export interface Drawn {
  tree: Tree
  rows: Map<PlacePath, PlaceRow>
  names: PlaceName[]
  workers: GridWorker[]
}

/** The map under its lock: the tree, and of `path` its names and the workers at and below. */
export async function drawn(tx: Tx, path: PlacePath): Promise<Drawn> {
  const { lo, hi } = rangeOf(path)
  const [, all, names, workers] = await Promise.all([
    lockMap(tx),
    allPlaces(tx),
    placeNames(tx, path),
    runningWorkers(tx, lo, hi),
  ])
  const rows = new Map(all.map((row) => [row.path, row]))
  return { tree: new Map(all.map(({ version: _, ...place }) => [place.path, place])), rows, names, workers }
}

export interface Redrawing<A> extends Pick<Edit<A>, 'act' | 'version' | 'before' | 'after' | 'answer'> {
  path: PlacePath
  change: MapChange
  why: string
  /** What follows for workers and addresses. */
  more?: Statement[]
}

export function redrawn<A>(ctx: Doing, { path, change, more = [], ...r }: Redrawing<A>): Edit<A> {
  const subject = ctx.house.newId()
  const deepest = [...change.successions].sort((a, b) => depthOf(b.old) - depthOf(a.old) || (a.old < b.old ? -1 : 1))
  const events = deepest.map((s, i) => ({
    name: 'places.succeeded',
    version: 1,
    subject,
    seq: i + 1,
    payload: {
      old: s.old,
      new: s.new,
      day: s.day,
      heirs: change.successions.filter((o) => o.old === s.old).map((o) => o.new),
    },
    topics: ['places'],
  }))
  const changed = {
    name: 'places.changed',
    version: 1,
    subject,
    seq: events.length + 1,
    payload: { act: r.act, path },
    topics: ['places'],
  }
  return {
    ...r,
    kind: 'place',
    subject: path,
    detail: { opened: change.open.length, closed: change.close.length },
    writes: [...mapWrites(change, dayOf(ctx.now)), ...more],
    events: [...events, changed],
  }
}

export function mapWrites(change: MapChange, today: string): Statement[] {
  const writes: Statement[] = []
  if (change.close.length > 0) writes.push(closePlaces(change.close))
  if (change.open.length > 0) writes.push(insertPlaces(change.open))
  if (change.names.length > 0) writes.push(endNames(change.names), insertNames(change.names), showNames(today))
  if (change.successions.length > 0) writes.push(insertSuccessions(change.successions))
  return writes
}

export function soundOutline(outline: Outline | null | undefined) {
  const found = outline ? outlineFaults('', outline) : []
  if (found.length > 0)
    throw new Refusal('validation', { faults: found.map(({ code }) => ({ path: 'outline', code })) })
}
