/** Within what a list leaves: only what every permission that it needs reaches. */
import type { Permission } from '../../../domain/kernel/permission.ts'
import type { Range } from '../../../domain/kernel/place-path.ts'
import type { Ctx } from '../context.ts'

/** What all of these permissions reach. */
export const reach = (ctx: Ctx, permissions: readonly Permission[]): Range[] =>
  permissions
    .map((p) => ctx.scopeOf(p).ranges)
    .reduce((all, ranges) =>
      all.flatMap((a) =>
        ranges.flatMap((b) => {
          const cut = { lo: a.lo > b.lo ? a.lo : b.lo, hi: a.hi < b.hi ? a.hi : b.hi }
          return cut.lo < cut.hi ? [cut] : []
        }),
      ),
    )

/** The same request within less. */
export function narrowedTo(ctx: Ctx, ranges: Range[]): Ctx {
  const scope = { ...ctx.scope, ranges, units: [] }
  return {
    ...ctx,
    scope,
    read: (work, other) => ctx.read(work, other ?? scope),
    act: (load, decide, other) => ctx.act(load, decide, other ?? scope),
  }
}
