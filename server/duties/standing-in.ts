/** Whoever stands in for somebody absent acts on those the absent one answers for, today, as the absent one might. */
import { inRange, rangeOf, type Range } from '../../domain/kernel/place-path.ts'
import type { Ctx } from '../kernel/context.ts'
import { dayOf } from '../kernel/day.ts'
import type { Scope } from '../kernel/db/scope.ts'
import type { Tx } from '../kernel/db/tx.ts'
import { personsOfLiaison } from '../people/index.ts'
import { coveredBy, gridsOf } from './store/list-store.ts'
import { placesHelped } from './visits/store.ts'

/** Grids and households that an account is named for today. */
export const namedFor = (ctx: Ctx, account: string) =>
  ctx.read(
    async (tx) => {
      const [grids, homes] = await Promise.all([gridsOf(tx, account, dayOf(ctx.now)), personsOfLiaison(tx, account)])
      return { grids, homes }
    },
    { ranges: ctx.session!.grants.flatMap((g) => (g.unit ? [] : g.ranges)), units: [], account },
  )

/** Where these live, for an account that answers for them: by name, in its grids, in its households. */
async function reachOf(ctx: Ctx, account: string, persons: readonly string[]): Promise<Range[]> {
  const [helped, { grids, homes }] = await Promise.all([
    ctx.read((tx) => placesHelped(tx, account, persons), { ranges: [], units: [], account }),
    namedFor(ctx, account),
  ])
  const at = [...helped, ...grids, ...homes.filter((h) => persons.includes(h.person))]
  return [...new Set(at.map((h) => h.place))].map(rangeOf)
}

/** For whom somebody stands in today, and where those live whom they are bound to by name themselves: asked once. */
const standingIn = (ctx: Ctx, account: string, persons: readonly string[]) =>
  ctx.read(
    async (tx) => {
      const [helped, covered] = await Promise.all([
        placesHelped(tx, account, persons),
        coveredBy(tx, account, dayOf(ctx.now)),
      ])
      return { helped, absent: covered.map((c) => c.account) }
    },
    { ranges: [], units: [], account },
  )

/** In one's own places, where those live whom one is bound to by name, or as whoever is away today. */
export async function scopeOver(ctx: Ctx, persons: readonly string[], place: string): Promise<Scope> {
  const { account } = ctx.session!
  const { helped, absent: away } = await standingIn(ctx, account, persons)
  const own = { ...ctx.scope, ranges: [...ctx.scope.ranges, ...helped.map((h) => rangeOf(h.place))] }
  if (helped.length > 0) return own
  for (const absent of away) {
    const reach = await reachOf(ctx, absent, persons)
    if (reach.some((r) => inRange(place, r)))
      return { ...ctx.scope, ranges: [...ctx.scope.ranges, ...reach], account: absent }
  }
  return own
}

const under = (ctx: Ctx, scope: Scope): Ctx => ({
  ...ctx,
  scope,
  read: (work, other) => ctx.read(work, other ?? scope),
  act: (load, decide, other) => ctx.act(load, decide, other ?? scope),
})

/**
 * The same request as whoever is away, where oneself would find nothing and the absent one does. Who did it stays who did it.
 * @param find what is acted on and of whom, as far as it is in sight
 */
export async function asAbsent<T>(
  ctx: Ctx,
  find: (tx: Tx) => Promise<T | undefined>,
  mine: (found: T) => boolean,
  persons: (found: T) => readonly string[],
): Promise<Ctx> {
  const own = await ctx.read(find)
  const account = ctx.session?.account
  if (!account || (own !== undefined && mine(own))) return ctx
  for (const absent of (await standingIn(ctx, account, [])).absent) {
    const { grids } = await namedFor(ctx, absent)
    const first: Scope = { ranges: grids.map((g) => rangeOf(g.place)), units: [], account: absent }
    const found = await ctx.read(find, first)
    if (found === undefined) continue
    const reach = await reachOf(ctx, absent, persons(found))
    if (reach.length > 0) return under(ctx, { ...ctx.scope, ranges: [...ctx.scope.ranges, ...reach], account: absent })
  }
  return ctx
}
