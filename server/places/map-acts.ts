/** Open, rename, describe: edits of one place. */
import type { Received } from '../../domain/kernel/api.ts'
import { Refusal, fault } from '../../domain/kernel/errors.ts'
import type { PlacePath } from '../../domain/kernel/place-path.ts'
import type { placesApi } from '../../domain/places/api.ts'
import { isOpen, mayStandBelow, open, rename } from '../../domain/places/rules.ts'
import type { Place } from '../../domain/places/schema.ts'
import { edit, ok, type Doing } from '../kernel/edit.ts'
import { drawn, redrawn, soundOutline } from './map.ts'
import { mustHold } from './policy.ts'
import { describePlace, lockMap, onePlace, touchPlace } from './store/map-store.ts'

type Body<K extends keyof typeof placesApi> = Received<(typeof placesApi)[K]>['body']

export function openPlace(ctx: Doing, body: Body<'open'>): Promise<{ path: PlacePath }> {
  mustHold(ctx, 'places.edit', body.parent)
  soundOutline(body.place.outline)
  const path = `${body.parent}${body.place.step}/`
  return edit(
    ctx,
    body,
    (tx) => drawn(tx, body.parent),
    ({ tree }) => {
      const change = open(tree, body.parent, body.place, body.day)
      return redrawn(ctx, {
        act: 'places.open',
        path,
        version: 1,
        before: null,
        after: change.open[0],
        change,
        why: body.why,
        answer: { path },
      })
    },
    () => ({ path }),
  )
}

export function renamePlace(ctx: Doing, body: Body<'rename'>) {
  mustHold(ctx, 'places.edit', body.path)
  return edit(
    ctx,
    body,
    (tx) => drawn(tx, body.path),
    ({ tree, rows, names }) => {
      const change = rename(tree, names, body.path, body.name, body.day)
      const before = tree.get(body.path)!
      return redrawn(ctx, {
        act: 'places.rename',
        path: body.path,
        version: rows.get(body.path)!.version + 1,
        before,
        after: { ...before, name: body.name },
        change,
        why: body.why,
        more: [touchPlace(body.path)],
        answer: ok,
      })
    },
    () => ok,
  )
}

export function describe(ctx: Doing, body: Body<'describe'>) {
  mustHold(ctx, 'places.edit', body.path)
  soundOutline(body.outline)
  const { id: _, day, why, path, ...change } = body
  return edit(
    ctx,
    body,
    async (tx) => {
      const [, row] = await Promise.all([lockMap(tx), onePlace(tx, path)])
      const parent = row?.parent ? await onePlace(tx, row.parent) : undefined
      return { row, parent }
    },
    ({ row, parent }) => {
      if (!row) throw new Refusal('not-found')
      const { version, ...before } = row
      if (!isOpen(before, day)) throw fault('path', 'place-closed')
      const after: Place = { ...before, ...change }
      if (parent && !mayStandBelow(after, parent)) throw fault('gridKind', 'place-kind')
      const events = [
        {
          name: 'places.changed',
          version: 1,
          subject: body.id,
          seq: 1,
          payload: { act: 'places.describe', path },
          topics: ['places'],
        },
      ]
      return {
        act: 'places.describe',
        kind: 'place',
        subject: path,
        version: version + 1,
        before,
        after,
        why,
        answer: ok,
        writes: [describePlace(after)],
        events,
      }
    },
    () => ok,
  )
}
