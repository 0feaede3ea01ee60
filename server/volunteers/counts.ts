/** Counts of a place for whoever keeps its register: of what volunteers say of themselves only what tells of nobody. */
import type { volunteersApi } from '../../domain/volunteers/api.ts'
import { coarse, coarseHours } from '../../domain/volunteers/counts.ts'
import { rulesCode } from '../../domain/volunteers/definitions.ts'
import type { Answer, Received } from '../../domain/kernel/api.ts'
import { Refusal } from '../../domain/kernel/errors.ts'
import { rangeOf } from '../../domain/kernel/place-path.ts'
import type { Ctx } from '../kernel/context.ts'
import { dayOf } from '../kernel/day.ts'
import { wholeCounty } from '../kernel/db/scope.ts'
import { reading } from '../kernel/db/tx.ts'
import { categories, rules as ruleSets } from './definitions.ts'
import { categoriesIn, headsIn, minutesByCategory, minutesTo, sidesOf } from './store/count-store.ts'

type Route = (typeof volunteersApi)['counts']

const year = 365 * 86_400_000

export async function counts(ctx: Ctx, q: Received<Route>['query']): Promise<Answer<Route>> {
  if (!ctx.may('volunteers.read', q.under)) throw new Refusal('not-permitted')
  const today = dayOf(ctx.now)
  const [of, known] = await Promise.all([ruleSets.on(ctx, today), categories.on(ctx, today)])
  const rules = of.get(rulesCode)
  const key = (rules?.keyGroups ?? []).flatMap((g) => g.cares.map((care) => ({ code: g.code, care })))
  const range = rangeOf(q.under)
  // As the county itself: whoever asks may read no category of anybody.
  const days: [string, string] = [`${q.year}-01-01`, `${q.year}-12-31`]
  const [heads, said, sides, minutes, given] = await reading(
    ctx.house.pools.jobs,
    ctx.county.code,
    wholeCounty(ctx.county.code),
    (tx) =>
      Promise.all([
        headsIn(tx, range, dayOf(new Date(ctx.now.getTime() - year))),
        categoriesIn(tx, range),
        sidesOf(tx, range, days),
        minutesTo(
          tx,
          range,
          days,
          key.map((k) => k.code),
          key.map((k) => k.care),
        ),
        minutesByCategory(tx, range, days),
      ]),
  )
  const sum = (code: string | null) => minutes.find((m) => m.code === code)?.minutes ?? 0
  return {
    ...heads,
    target: rules?.target ?? null,
    categories: [...known.values()]
      .filter((c) => !c.closed)
      .map((c) => {
        const of = given.find((g) => g.code === c.code)
        return {
          code: c.code,
          n: coarse(said.find((s) => s.code === c.code)?.n ?? 0),
          hours: of ? coarseHours(of.people, of.minutes) : null,
        }
      }),
    minutes: sum(null),
    sides: (['urban', 'rural'] as const).map(
      (side) => sides.find((s) => s.side === side) ?? { side, minutes: 0, times: 0, mutual: 0 },
    ),
    keyMinutes: sum('any'),
    groups: (rules?.keyGroups ?? []).map(({ code, name }) => ({ code, name, minutes: sum(`of:${code}`) })),
  }
}
