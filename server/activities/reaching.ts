/** Where somebody keeps lists: their own places and units, and of a grid worker what is held for the whole community of the grid. */
import { Refusal } from '../../domain/kernel/errors.ts'
import { parentOf, type Range } from '../../domain/kernel/place-path.ts'
import type { Ctx } from '../kernel/context.ts'
import type { Scope } from '../kernel/db/scope.ts'
import { tidy } from '../kernel/db/scope.ts'
import { communitiesOf, type ActivityRow } from './store/activity-store.ts'

/** The place itself and nothing below it: neighbouring grids stay their own workers'. */
const alone = (path: string): Range => ({ lo: path, hi: `${path}-` })

export interface Reach {
  scope: Scope
  runs: (row: Pick<ActivityRow, 'place' | 'unit'>) => boolean
}

export async function reachOf(ctx: Ctx): Promise<Reach> {
  const own = ctx.scopeOf('activities.run')
  const above = [...new Set(own.ranges.flatMap((r) => parentOf(r.lo) ?? []))]
  const near = above.length === 0 ? [] : (await ctx.read((tx) => communitiesOf(tx, above), own)).map((c) => c.path)
  return {
    scope: near.length === 0 ? own : { ...own, ranges: tidy([...own.ranges, ...near.map(alone)]) },
    runs: (row) => ctx.may('activities.run', row.place, row.unit) || near.includes(row.place),
  }
}

/** That one is published is no secret, so a refusal says what it is. */
export function mustRun(reach: Reach, row: Pick<ActivityRow, 'place' | 'unit'>): void {
  if (!reach.runs(row)) throw new Refusal('not-permitted')
}
