/** Move, merge, split: places close and others open in their stead. */
import type { Received } from '../../domain/kernel/api.ts'
import { fault } from '../../domain/kernel/errors.ts'
import { contains, parentOf, type PlacePath } from '../../domain/kernel/place-path.ts'
import type { placesApi } from '../../domain/places/api.ts'
import { holds } from '../../domain/places/polygon.ts'
import { merge, move, split, workersAfter } from '../../domain/places/rules.ts'
import type { Outline, Succession } from '../../domain/places/schema.ts'
import type { Statement, Tx } from '../kernel/db/tx.ts'
import { edit, type Doing, type Edit } from '../kernel/edit.ts'
import { drawn, redrawn, soundOutline, type Drawn, type Redrawing } from './map.ts'
import { mustHold } from './policy.ts'
import { endWorkers, insertWorkers, successionsOf } from './store/map-store.ts'
import { buildingPoints, placeBuildings, placeTheirDwellings } from './store/move-store.ts'

type Body<K extends keyof typeof placesApi> = Received<(typeof placesApi)[K]>['body']

type Moved = { successions: Succession[] }

/** The answer for a repeated edit is read again: the successions are there. */
async function became(ctx: Doing, paths: PlacePath[], day: string): Promise<Moved> {
  const found = await ctx.read((tx) => Promise.all(paths.map((path) => successionsOf(tx, path))))
  return { successions: found.flat().filter((s) => s.day === day && paths.includes(s.old)) }
}

async function moving(
  ctx: Doing,
  body: { id: string; day: string },
  paths: PlacePath[],
  load: (tx: Tx) => Promise<Drawn>,
  decide: (map: Drawn) => Edit<Moved>,
) {
  const done = await edit<Drawn, Moved | undefined>(ctx, body, load, decide, () => undefined)
  return done ?? became(ctx, paths, body.day)
}

export function movePlace(ctx: Doing, body: Body<'move'>): Promise<Moved> {
  mustHold(ctx, 'places.edit', body.path, body.parent)
  return moving(
    ctx,
    body,
    [body.path],
    (tx) => drawn(tx, body.path),
    (map) => {
      const change = move(map.tree, body.path, body.parent, body.step, body.day)
      return replaced(ctx, { act: 'places.move', path: body.path, map, change, why: body.why })
    },
  )
}

export function mergePlaces(ctx: Doing, body: Body<'merge'>): Promise<Moved> {
  mustHold(ctx, 'places.edit', ...body.paths)
  soundOutline(body.into.outline)
  return moving(
    ctx,
    body,
    body.paths,
    (tx) => drawnAll(tx, body.paths),
    (map) => {
      const change = merge(map.tree, body.paths, body.into, body.day)
      return replaced(ctx, { act: 'places.merge', path: body.paths[0]!, map, change, why: body.why })
    },
  )
}

async function drawnAll(tx: Tx, paths: PlacePath[]): Promise<Drawn> {
  const all = await Promise.all(paths.map((path) => drawn(tx, path)))
  return { ...all[0]!, workers: all.flatMap((d) => d.workers) }
}

export function splitPlace(ctx: Doing, body: Body<'split'>): Promise<Moved> {
  mustHold(ctx, 'places.edit', body.path)
  for (const part of body.into) soundOutline(part.outline)
  type Points = Awaited<ReturnType<typeof buildingPoints>>
  let points: Points = []
  const load = async (tx: Tx) => {
    const [map, found] = await Promise.all([drawn(tx, body.path), buildingPoints(tx, body.path)])
    points = found
    return map
  }
  return moving(ctx, body, [body.path], load, (map) => {
    const change = split(map.tree, body.path, body.into, body.day)
    const parts = body.into.map((part) => ({ ...part, path: `${parentOf(body.path)}${part.step}/` }))
    return replaced(ctx, {
      act: 'places.split',
      path: body.path,
      map,
      change,
      why: body.why,
      more: shared(points, parts),
    })
  })
}

/** Buildings named for a part go there; the others by their position, where outlines say so; the rest waits (coverage names it). */
function shared(
  points: { id: string; point: [number, number] | null }[],
  parts: { path: PlacePath; buildings: string[]; outline: Outline | null }[],
): Statement[] {
  const here = new Set(points.map((p) => p.id))
  const taken = parts.flatMap((part) => part.buildings)
  if (new Set(taken).size !== taken.length || taken.some((id) => !here.has(id))) throw fault('into', 'split-buildings')
  return parts.flatMap((part) => {
    const inside = points
      .filter((p) => p.point && !taken.includes(p.id) && holds(part.outline, p.point))
      .map((p) => p.id)
    const ids = [...part.buildings, ...inside]
    return ids.length > 0 ? [placeBuildings(ids, part.path), placeTheirDwellings(ids, part.path)] : []
  })
}

/** A change that closes places: one version for the place it is about, one event for each that became another. */
function replaced(
  ctx: Doing,
  { map, more = [], ...r }: Pick<Redrawing<Moved>, 'act' | 'path' | 'change' | 'why' | 'more'> & { map: Drawn },
): Edit<Moved> {
  const { path, change } = r
  const { end, begin } = workersAfter(change, map.workers, ctx.house.newId)
  const workers = [...(end.length > 0 ? [endWorkers(end)] : []), ...(begin.length > 0 ? [insertWorkers(begin)] : [])]
  const inner = (s: Succession) => change.successions.some((o) => o.old !== s.old && contains(o.old, s.old))
  return redrawn(ctx, {
    ...r,
    version: map.rows.get(path)!.version + 1,
    before: map.tree.get(path),
    after: change,
    more: [...workers, ...more],
    answer: { successions: change.successions.filter((s) => !inner(s)) },
  })
}
