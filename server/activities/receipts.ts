/** What is promised and what is handed over: pledges of a tree or a pot [S2-03], goods and service cards with a receipt [S4-16]. */
import type { activitiesApi } from '../../domain/activities/api.ts'
import { brandsOf } from '../../domain/activities/brands.ts'
import type { ActivityKind } from '../../domain/activities/kinds.ts'
import { instantAt } from '../../domain/facilities/hours.ts'
import type { Answer, Received } from '../../domain/kernel/api.ts'
import { fault, Refusal } from '../../domain/kernel/errors.ts'
import { rangeOf } from '../../domain/kernel/place-path.ts'
import { actingBeyond, beyondDuty } from '../kernel/beyond.ts'
import type { Ctx } from '../kernel/context.ts'
import { dayOf } from '../kernel/day.ts'
import type { Tx } from '../kernel/db/tx.ts'
import { edit, ok, type Edit } from '../kernel/edit.ts'
import { personNow, sightsOf } from '../people/index.ts'
import { rulesBook } from './kinds.ts'
import { partsOn } from './parts.ts'
import { mustRun, reachOf } from './reaching.ts'
import { lockActivity, oneActivity, type ActivityRow } from './store/activity-store.ts'
import {
  closedOfKind,
  donePledge,
  goodsIn,
  goodsOf,
  insertGoods,
  insertPledge,
  lockPledge,
  pledgeRates,
  pledgesBy,
  pledgesOf,
  type GoodsRow,
  type PledgeRow,
} from './store/receipt-store.ts'

type Api = typeof activitiesApi
type Body<K extends keyof Api> = Received<Api[K]>['body']
type Kind = 'pledges' | 'goods'

/** @throws 404 for what is not published, or of a kind without them */
async function kindOf(ctx: Ctx, row: ActivityRow | undefined, of: Kind): Promise<ActivityKind> {
  const kind = row && (await rulesBook(ctx))(row)
  if (!kind || row.status === 'planned' || row.status === 'cancelled' || kind[of].length === 0)
    throw new Refusal('not-found')
  return kind
}

/** As whoever keeps its list. */
async function kept<A>(ctx: Ctx, id: string, of: Kind, work: (tx: Tx, kind: ActivityKind) => Promise<A>): Promise<A> {
  const reach = await reachOf(ctx)
  return ctx.read(async (tx) => {
    const row = await oneActivity(tx, id)
    const kind = await kindOf(ctx, row, of)
    mustRun(reach, row!)
    return work(tx, kind)
  }, beyondDuty(ctx))
}

const edited = (kind: string, act: string, subject: string, version: number, before: unknown, after: unknown) => ({
  act,
  kind,
  subject,
  version,
  before,
  after,
  events: [
    { name: 'activities.received', version: 1, subject, seq: version, payload: { act }, topics: ['activities'] },
  ],
  answer: ok,
})

const pledgeOf = (p: PledgeRow) => ({
  id: p.id,
  choice: p.choice,
  at: p.at.toISOString(),
  done: p.done_at !== null,
})

export const pledges = (ctx: Ctx, id: string): Promise<Answer<Api['pledges']>> =>
  kept(ctx, id, 'pledges', async (tx, kind) => ({
    choices: kind.pledges,
    items: (await pledgesOf(tx, id)).map((p) => ({ ...pledgeOf(p), name: p.name })),
  }))

/** Those for whom the account speaks; one that was barred sees nothing that was done since. */
const speaking = async (ctx: Ctx) => (await sightsOf(ctx)).filter((s) => !s.until)

export async function ownPledges(ctx: Ctx, id: string): Promise<Answer<Api['ownPledges']>> {
  const mine = await speaking(ctx)
  return ctx.read(async (tx) => {
    const kind = await kindOf(ctx, await oneActivity(tx, id), 'pledges')
    const made = await pledgesBy(
      tx,
      id,
      mine.map((s) => s.person),
    )
    return {
      choices: kind.pledges,
      items: mine.map((s) => {
        const found = made.find((p) => p.person === s.person)
        return { person: s.person, name: s.held.name, pledge: found ? pledgeOf(found) : null }
      }),
    }
  }, beyondDuty(ctx))
}

/** @param permit throws where it is not theirs to write */
const pledging = (ctx: Ctx, id: string, body: Body<'pledgeOwn'>, permit: (row: ActivityRow) => void) =>
  edit(
    actingBeyond(ctx),
    { ...body, activity: id },
    async (tx) => ({
      row: await lockActivity(tx, id),
      person: await personNow(tx, body.person),
      made: await pledgesBy(tx, id, [body.person]),
    }),
    async ({ row, person, made }): Promise<Edit<typeof ok>> => {
      const kind = await kindOf(ctx, row, 'pledges')
      permit(row!)
      if (!person || person.died !== null || person.left !== null) throw fault('person', 'person-unknown')
      if (!kind.pledges.some((c) => c.code === body.choice)) throw fault('choice', 'not-a-choice')
      if (made.length > 0) throw fault('person', 'pledged-already')
      const after: PledgeRow = {
        id: body.id,
        activity: id,
        person: person.id,
        place: person.place,
        choice: body.choice,
        at: ctx.now,
        account: ctx.session!.account,
        done_at: null,
        version: 1,
      }
      const made_ = edited('activity-pledge', 'activities.pledge', body.id, 1, null, after)
      return { ...made_, writes: [insertPledge(after)] }
    },
    () => ok,
  )

export async function pledgeOwn(ctx: Ctx, id: string, body: Body<'pledgeOwn'>) {
  const mine = await speaking(ctx)
  return pledging(ctx, id, body, () => {
    if (!mine.some((s) => s.person === body.person)) throw fault('person', 'person-unknown')
  })
}

export async function pledgeFor(ctx: Ctx, id: string, body: Body<'pledgeFor'>) {
  const reach = await reachOf(ctx)
  return pledging(ctx, id, body, (row) => mustRun(reach, row))
}

export async function pledgeDone(ctx: Ctx, { id, pledge }: { id: string; pledge: string }, body: Body<'pledgeDone'>) {
  const staff = ctx.session?.kind === 'staff'
  const [mine, reach] = await Promise.all([staff ? [] : speaking(ctx), staff ? reachOf(ctx) : undefined])
  return edit(
    actingBeyond(ctx),
    { ...body, activity: id, pledge },
    async (tx) => ({ row: await lockActivity(tx, id), made: await lockPledge(tx, id, pledge) }),
    async ({ row, made }): Promise<Edit<typeof ok>> => {
      await kindOf(ctx, row, 'pledges')
      const own = mine.some((s) => s.person === made?.person)
      if (!made || !(own || reach?.runs(row!))) throw new Refusal('not-found')
      if (made.done_at) throw new Refusal('out-of-turn')
      const { version, ...before } = made
      const after = { ...before, done_at: ctx.now }
      const done = edited('activity-pledge', 'activities.pledge-done', pledge, version + 1, before, after)
      return { ...done, writes: [donePledge(pledge, ctx.now)] }
    },
    () => ok,
  )
}

export async function pledgeRate(
  ctx: Ctx,
  q: Received<Api['pledgeRate']>['query'],
): Promise<Answer<Api['pledgeRate']>> {
  if (!ctx.may('activities.run', q.under)) throw new Refusal('not-permitted')
  const [from, to] = [new Date(instantAt(`${q.year}-01-01`)), new Date(instantAt(`${q.year + 1}-01-01`))]
  return ctx.read(async (tx) => ({ items: await pledgeRates(tx, rangeOf(q.under), from, to) }))
}

/** The kind of an occurrence of a brand project. */
const brandKind = 'brand-project'

export async function brands(ctx: Ctx, q: Received<Api['brands']>['query']): Promise<Answer<Api['brands']>> {
  const { brands: target } = await partsOn(ctx)
  const [from, to] = [new Date(instantAt(`${q.year}-01-01`)), new Date(instantAt(`${q.year + 1}-01-01`))]
  const held = await ctx.read((tx) => closedOfKind(tx, rangeOf(q.under), brandKind, from, to))
  return { items: brandsOf(held, target?.repeats ?? null), target }
}

/** Of each good what was handed over, less what was reversed. */
function totalsOf(rows: readonly GoodsRow[]): Answer<Api['goods']>['totals'] {
  const by = new Map<string, { good: string; n: number; receipts: number }>()
  for (const g of rows) {
    const sum = by.get(g.good) ?? { good: g.good, n: 0, receipts: 0 }
    by.set(g.good, { ...sum, n: sum.n + g.n, receipts: sum.receipts + Math.sign(g.n) })
  }
  return [...by.values()]
}

export const goods = (ctx: Ctx, id: string): Promise<Answer<Api['goods']>> =>
  kept(ctx, id, 'goods', async (tx, kind) => {
    const rows = await goodsOf(tx, id)
    const reversed = new Set(rows.map((g) => g.reverses))
    return {
      choices: kind.goods,
      items: rows.map((g) => ({
        id: g.id,
        good: g.good,
        n: g.n,
        name: g.name,
        by: g.received_by,
        signed: g.signed,
        at: g.at.toISOString(),
        reversed: reversed.has(g.id),
      })),
      totals: totalsOf(rows),
    }
  })

/** Under the lock of the activity, as whoever keeps its list. */
async function handing(
  ctx: Ctx,
  id: string,
  sent: { id: string } & Record<string, unknown>,
  decide: (tx: Tx, row: ActivityRow, kind: ActivityKind) => Promise<GoodsRow>,
) {
  const reach = await reachOf(ctx)
  return edit(
    actingBeyond(ctx),
    { ...sent, activity: id },
    (tx) => lockActivity(tx, id),
    async (row, tx): Promise<Edit<typeof ok>> => {
      const kind = await kindOf(ctx, row, 'goods')
      mustRun(reach, row!)
      const after = await decide(tx, row!, kind)
      const act = after.reverses ? 'activities.reverse-goods' : 'activities.hand-over'
      return { ...edited('activity-goods', act, after.id, 1, null, after), writes: [insertGoods(after)] }
    },
    () => ok,
  )
}

export const handOver = (ctx: Ctx, id: string, body: Body<'handOver'>) =>
  handing(ctx, id, body, async (tx, row, kind) => {
    if (!kind.goods.some((c) => c.code === body.good)) throw fault('good', 'not-a-choice')
    const person = await personNow(tx, body.person)
    if (!person || person.died !== null) throw fault('person', 'person-unknown')
    return {
      id: body.id,
      activity: id,
      visit: null,
      place: row.place,
      good: body.good,
      n: body.n,
      person: person.id,
      received_by: body.by,
      signed: body.signed,
      day: dayOf(ctx.now),
      at: ctx.now,
      account: ctx.session!.account,
      reverses: null,
    }
  })

export const reverseGoods = (ctx: Ctx, { id, receipt }: { id: string; receipt: string }, body: Body<'reverseGoods'>) =>
  handing(ctx, id, { ...body, receipt }, async (tx) => {
    const rows = await goodsOf(tx, id)
    const found = rows.find((g) => g.id === receipt)
    if (!found) throw new Refusal('not-found')
    if (found.reverses || rows.some((g) => g.reverses === receipt)) throw new Refusal('out-of-turn')
    const { name: _, ...row } = found
    // Of the day of what it undoes, so that no other day has less than it gave.
    return { ...row, id: body.id, n: -row.n, at: ctx.now, account: ctx.session!.account, reverses: receipt }
  })

export async function goodsGiven(
  ctx: Ctx,
  q: Received<Api['goodsGiven']>['query'],
): Promise<Answer<Api['goodsGiven']>> {
  if (!ctx.may('activities.run', q.under)) throw new Refusal('not-permitted')
  return ctx.read(async (tx) => ({ totals: await goodsIn(tx, rangeOf(q.under), q.from, q.to) }))
}
