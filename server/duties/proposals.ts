/** Whom a plan proposes: who holds one of its categories in a place and is not under it. */
import type { dutiesApi } from '../../domain/duties/api.ts'
import type { Answer, Received } from '../../domain/kernel/api.ts'
import { nilId } from '../../domain/kernel/id.ts'
import { rangeOf } from '../../domain/kernel/place-path.ts'
import { ageOn } from '../../domain/people/rules.ts'
import type { Ctx } from '../kernel/context.ts'
import { afterCursor, paged } from '../kernel/cursor.ts'
import { dayOf } from '../kernel/day.ts'
import { planOn } from './plans.ts'
import { candidates } from './store/enrolment-store.ts'

type Route = (typeof dutiesApi)['proposals']

export async function proposals(ctx: Ctx, q: Received<Route>['query']): Promise<Answer<Route>> {
  const today = dayOf(ctx.now)
  const plan = await planOn(ctx, q.plan, today)
  const range = rangeOf(q.place)
  const [place, id] = afterCursor(q.after, [range.lo, nilId])
  const { from, to } = plan.who.ages
  const of = { plan: plan.code, cares: plan.who.cares, day: today }
  const rows = await ctx.read((tx) => candidates(tx, of, range, { place, id }, q.size + 1))
  return paged(
    rows,
    q.size,
    (r) => {
      const age = r.born ? ageOn(r.born, today) : null
      const fits =
        (age === null ? from === null && to === null : (from === null || age >= from) && (to === null || age < to)) &&
        (plan.who.places.length === 0 || plan.who.places.some((p) => r.place.startsWith(p)))
      return { id: r.id, name: r.name, place: r.place, age, cares: r.cares, fits }
    },
    (r) => [r.place, r.id],
  )
}
