/** Goods and service cards handed over on a visit [S4-16]: the receipt of an activity, beside the service record of the visit. */
import type { activitiesApi } from '../../domain/activities/api.ts'
import type { Choice } from '../../domain/activities/kinds.ts'
import type { Answer, Received } from '../../domain/kernel/api.ts'
import { fault, Refusal } from '../../domain/kernel/errors.ts'
import { rangeOf } from '../../domain/kernel/place-path.ts'
import type { Ctx } from '../kernel/context.ts'
import { dayOf } from '../kernel/day.ts'
import type { Tx } from '../kernel/db/tx.ts'
import { edit, ok, type Edit } from '../kernel/edit.ts'
import { personNow } from '../people/index.ts'
import { kinds } from './kinds.ts'
import { insertGoods, type GoodsRow } from './store/receipt-store.ts'
import { goodsAtVisits, goodsOfVisit, oneVisit, visitsTo, type VisitRow } from './store/visit-goods-store.ts'

type Api = typeof activitiesApi
type Body<K extends keyof Api> = Received<Api[K]>['body']

/** Whoever comes home late enters it some days later. */
const days = 60

/** Whatever some kind of activity hands over today. */
async function choicesOn(ctx: Ctx): Promise<Choice[]> {
  const all = [...(await kinds.on(ctx, dayOf(ctx.now))).values()].filter((k) => !k.closed).flatMap((k) => k.goods)
  return [...new Map(all.map((c) => [c.code, c])).values()]
}

export async function visitsOf(ctx: Ctx, id: string): Promise<Answer<Api['visitsOf']>> {
  const choices = await choicesOn(ctx)
  return ctx.read(async (tx) => {
    const person = await personNow(tx, id)
    if (!person || !ctx.may('activities.run', person.place)) throw new Refusal('not-found')
    const rows = await visitsTo(tx, person.id, person.place, new Date(ctx.now.getTime() - days * 86_400_000))
    return { choices, items: rows.map((r) => ({ visit: r.id, at: r.at.toISOString() })) }
  })
}

/** As whoever keeps lists where the visit was. */
const handing = (
  ctx: Ctx,
  visit: string,
  sent: { id: string } & Record<string, unknown>,
  decide: (tx: Tx, row: VisitRow, there: GoodsRow[]) => Promise<GoodsRow>,
) =>
  edit(
    ctx,
    { ...sent, visit },
    async (tx) => ({ row: await oneVisit(tx, visit), there: await goodsOfVisit(tx, visit) }),
    async ({ row, there }, tx): Promise<Edit<typeof ok>> => {
      if (!row || !ctx.may('activities.run', row.place)) throw new Refusal('not-found')
      const after = await decide(tx, row, there)
      const act = after.reverses ? 'activities.reverse-goods' : 'activities.hand-over'
      return {
        act,
        kind: 'activity-goods',
        subject: after.id,
        version: 1,
        before: null,
        after,
        writes: [insertGoods(after)],
        events: [
          {
            name: 'activities.received',
            version: 1,
            subject: after.id,
            seq: 1,
            payload: { act },
            topics: ['activities'],
          },
        ],
        answer: ok,
      }
    },
    () => ok,
  )

export async function handOver(ctx: Ctx, visit: string, body: Body<'handOverAtVisit'>) {
  const choices = await choicesOn(ctx)
  return handing(ctx, visit, body, async (tx, row) => {
    if (!choices.some((c) => c.code === body.good)) throw fault('good', 'not-a-choice')
    const person = await personNow(tx, body.person)
    // Of those who were visited, and of nobody else.
    if (!person || !(await Promise.all(row.persons.map((p) => personNow(tx, p)))).some((p) => p?.id === person.id))
      throw fault('person', 'person-unknown')
    return {
      id: body.id,
      activity: null,
      visit,
      place: row.place,
      good: body.good,
      n: body.n,
      person: person.id,
      received_by: body.by,
      signed: body.signed,
      day: dayOf(row.at),
      at: ctx.now,
      account: ctx.session!.account,
      reverses: null,
    }
  })
}

export const reverse = (
  ctx: Ctx,
  { visit, receipt }: { visit: string; receipt: string },
  body: Body<'reverseAtVisit'>,
) =>
  handing(ctx, visit, { ...body, receipt }, async (_, __, there) => {
    const row = there.find((g) => g.id === receipt)
    if (!row) throw new Refusal('not-found')
    if (row.reverses || there.some((g) => g.reverses === receipt)) throw new Refusal('out-of-turn')
    return { ...row, id: body.id, n: -row.n, at: ctx.now, account: ctx.session!.account, reverses: receipt }
  })

export async function given(
  ctx: Ctx,
  q: Received<Api['goodsAtVisits']>['query'],
): Promise<Answer<Api['goodsAtVisits']>> {
  if (!ctx.may('activities.run', q.under)) throw new Refusal('not-permitted')
  const rows = await ctx.read((tx) => goodsAtVisits(tx, rangeOf(q.under), q.from, q.to))
  return {
    items: rows.map((g) => ({
      id: g.id,
      visit: g.visit!,
      good: g.good,
      n: g.n,
      name: g.name,
      by: g.received_by,
      signed: g.signed,
      at: g.at.toISOString(),
      reversed: g.reversed,
    })),
  }
}
