/**
 * What the person, a guardian or a relative sees and may say: dates and "all well", and that they were there themselves. A
 * relative sees it by the person's consent and for as long as it holds; of a child under a restricted plan nothing is shown to
 * anybody at home.
 */
import { familyPurpose, VisitWay } from '../../../domain/duties/visits.ts'
import type { visitsApi } from '../../../domain/duties/visits-api.ts'
import type { Answer, Received } from '../../../domain/kernel/api.ts'
import { Refusal } from '../../../domain/kernel/errors.ts'
import { rangeOf } from '../../../domain/kernel/place-path.ts'
import { catalogueOf } from '../../catalogue/index.ts'
import type { Ctx } from '../../kernel/context.ts'
import { dayOf } from '../../kernel/day.ts'
import { sightOf } from '../../people/index.ts'
import { agreedSince } from '../../rights/index.ts'
import { plansNow } from '../plans.ts'
import { plansOf } from '../store/ground-store.ts'
import { recordVisit, visitItems } from './record.ts'
import { homeSpokenFor, restOf, seenOf } from './store.ts'

type Body = Received<(typeof visitsApi)['confirm']>['body']
type Seen = Answer<(typeof visitsApi)['seen']>

/** Where they live, seen by the account that speaks for them. @throws 404 for whomever it does not speak for */
async function spokenFor(ctx: Ctx, person: string) {
  const sight = await sightOf(ctx, person)
  const account = ctx.session!.account
  const own = { ranges: [], units: [], account }
  const [home, since] = await Promise.all([
    ctx.read((tx) => homeSpokenFor(tx, account, person), own),
    sight.as === 'guardian' ? null : agreedSince(ctx, sight, familyPurpose),
  ])
  // A barred account goes on asking where they lived then.
  const place = sight.bar === null ? home?.place : sight.home?.place
  const agreed = sight.as !== 'relative' || since !== null
  return { sight, place, agreed, since, scope: { ...own, ranges: place && agreed ? [rangeOf(place)] : [] } }
}

/** In which ways a visit of the family counts, under the plans somebody is under now. */
async function familyWays(ctx: Ctx, codes: readonly string[]): Promise<VisitWay[]> {
  const plans = await plansNow(ctx, dayOf(ctx.now))
  const ways = codes.flatMap((c) => {
    const plan = plans.get(c)
    return plan?.by.includes('family') && !plan.restricted ? plan.ways : []
  })
  return VisitWay.options.filter((w) => ways.includes(w))
}

export async function seen(ctx: Ctx, person: string): Promise<Seen> {
  const { sight, scope, agreed, since } = await spokenFor(ctx, person)
  const head = { as: sight.as, name: sight.held.name, agreed, since }
  if (scope.ranges.length === 0) return { ...head, ways: [], restUntil: null, items: [] }
  const [rows, under, rest] = await ctx.read(
    (tx) =>
      Promise.all([
        seenOf(tx, person, sight.until, sight.as !== 'self'),
        plansOf(tx, [person]),
        sight.as === 'self' ? restOf(tx, person, dayOf(ctx.now)) : undefined,
      ]),
    scope,
  )
  return {
    ...head,
    ways:
      sight.as === 'self'
        ? []
        : await familyWays(
            ctx,
            under.map((p) => p.plan),
          ),
    restUntil: rest?.until ?? null,
    items: rows.map((r) => ({
      id: r.id,
      at: r.at.toISOString(),
      well: r.outcome === 'met',
      mine: r.account === ctx.session!.account,
    })),
  }
}

/** A barred account is told the same and changes nothing: nothing it says counts. */
export async function confirm(ctx: Ctx, body: Body) {
  const { sight, scope, place, agreed } = await spokenFor(ctx, body.person)
  if (place === undefined || !agreed || sight.as === 'self') throw new Refusal('not-found')
  if (sight.bar !== null) return { id: body.id, covered: [], requests: [], skewed: false }
  const item = visitItems(await catalogueOf(ctx.house, ctx.county))[0]
  return recordVisit(
    ctx,
    {
      id: body.id,
      persons: [body.person],
      place,
      way: body.way,
      outcome: 'met',
      items: item ? [item.code] : [],
      needs: [],
      capturedAt: body.capturedAt,
      files: [],
      elsewhere: false,
    },
    { scope },
  )
}
