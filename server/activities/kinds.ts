/** Kinds of activity and themes of this county: brought by packs, edited by the county, dated. */
import {
  kindFaults,
  mayRedefineKind,
  mayRedefineTheme,
  type ActivityKind,
  type ActivityTheme,
} from '../../domain/activities/kinds.ts'
import { kindLines, themeLines } from '../../domain/activities/pack.ts'
import { posterLines, type Poster } from '../../domain/activities/poster.ts'
import { redefinition } from '../../domain/kernel/dated.ts'
import { fault } from '../../domain/kernel/errors.ts'
import { catalogueOf } from '../catalogue/index.ts'
import type { Ctx } from '../kernel/context.ts'
import { definitions, type Defining } from '../kernel/definitions/index.ts'
import type { Doing } from '../kernel/edit.ts'

export const kinds = definitions<ActivityKind>({
  kind: 'activity-kind',
  room: 'activities',
  lines: kindLines,
  faults: (next) => kindFaults(next)[0],
  mayRedefine: mayRedefineKind,
  names: {
    install: 'activities.install-kinds',
    define: 'activities.define-kind',
    changed: 'activities.kinds-changed',
  },
})

export const themes = definitions<ActivityTheme>({
  kind: 'activity-theme',
  room: 'activities',
  lines: themeLines,
  mayRedefine: mayRedefineTheme,
  names: {
    install: 'activities.install-themes',
    define: 'activities.define-theme',
    changed: 'activities.themes-changed',
  },
})

/** How posters look. */
export const posters = definitions<Poster>({
  kind: 'activity-poster',
  room: 'activities',
  lines: posterLines,
  mayRedefine: (standing, next, today) => redefinition(standing, next, today, []),
  names: {
    install: 'activities.install-posters',
    define: 'activities.define-poster',
    changed: 'activities.posters-changed',
  },
})

/** Its record is written with an item that there is. */
export async function defineKind(ctx: Ctx, code: string, sent: Defining<ActivityKind>) {
  const { items } = await catalogueOf(ctx.house, ctx.county)
  if (!items.has(sent.definition.item)) throw fault('definition.item', 'item-unknown')
  return kinds.define(ctx, code, sent)
}

/** Every definition there ever was, by code and day: an activity goes by the one under which it was planned. */
export async function rulesBook(at: Pick<Doing, 'house' | 'county'>) {
  const all = await kinds.list(at)
  const by = new Map(all.map(({ version: _, ...k }) => [`${k.code} ${k.from}`, k]))
  return (row: { kind: string; kind_from: string }): ActivityKind => {
    const found = by.get(`${row.kind} ${row.kind_from}`)
    if (!found) throw new Error(`no definition of ${row.kind} from ${row.kind_from}`)
    return found
  }
}
