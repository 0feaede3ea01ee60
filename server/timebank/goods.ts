/**
 * 爱心银行: small goods of daily use for minutes. Handed out at the desk by the word of the holder; the minutes end where minutes come
 * from, in the transaction that takes the piece from the shelf. A mistake is undone by two, as everything by hand. Never for money.
 */
import type { goodsApi } from '../../domain/timebank/goods-api.ts'
import { leftOf, type TimebankGood } from '../../domain/timebank/goods.ts'
import { numberOf } from '../../domain/timebank/orders.ts'
import type { Answer, Received } from '../../domain/kernel/api.ts'
import { fault, Refusal } from '../../domain/kernel/errors.ts'
import { stableId } from '../../domain/kernel/stable-id.ts'
import { actingBeyond } from '../kernel/beyond.ts'
import type { Ctx } from '../kernel/context.ts'
import { dayOf } from '../kernel/day.ts'
import { edit } from '../kernel/edit.ts'
import { openBook, post } from '../kernel/ledger/index.ts'
import { bookName, issueOf, purseOf } from './book.ts'
import { mustRun, rulesOn } from './definitions.ts'
import { mine } from './desk.ts'
import { timebankChanged } from './earning.ts'
import { calledBy, goodsList } from './goods-list.ts'
import { oneHolder } from './store/account-store.ts'
import { insertOut, lockShelf, moveShelf, namedOut, shelves, type OutRow } from './store/goods-store.ts'

type Api = typeof goodsApi

type Handed = Awaited<ReturnType<typeof shelves>>

const left = (good: TimebankGood, all: Handed): number | null =>
  leftOf(good, all.find((s) => s.good === good.code && s.from === good.from)?.handed ?? 0)

/** Nothing where the rules in force hand out no goods. */
export async function shelf(ctx: Ctx): Promise<Answer<Api['shelf']>> {
  const today = dayOf(ctx.now)
  const { rules } = await rulesOn(ctx, today)
  if (!rules?.goods) return { items: [] }
  const [all, handed] = await Promise.all([goodsList.on(ctx, today), ctx.read(shelves)])
  return {
    items: [...all.values()]
      .filter((g) => !g.closed)
      .map((g) => ({ code: g.code, name: g.name, minutes: g.minutes, unit: g.unit, left: left(g, handed) })),
  }
}

export async function goods(ctx: Ctx): Promise<Answer<Api['goods']>> {
  const [all, handed] = await Promise.all([goodsList.list(ctx), ctx.read(shelves)])
  return { items: all.map((g) => ({ ...g, left: left(g, handed) })) }
}

export async function handOut(ctx: Ctx, body: Received<Api['handOut']>['body']) {
  const rules = await mustRun(ctx)
  if (!rules.goods) throw new Refusal('conflict', { reason: 'goods-off' })
  const good = (await goodsList.on(ctx, dayOf(ctx.now))).get(body.good)
  if (!good || good.closed) throw fault('good', 'good-unknown')
  const { code } = ctx.county
  const answer = { id: body.id }
  return edit(
    actingBeyond(ctx),
    { ...body },
    async (tx) => {
      const holder = mine(ctx, await oneHolder(tx, body.account), 'timebank.keep')
      const book = await openBook(tx, { accounts: [purseOf(code, holder.person, holder.place), issueOf(code)] })
      return { holder, book, handed: await lockShelf(tx, good.code, good.from) }
    },
    ({ holder, book, handed }) => {
      const there = leftOf(good, handed)
      if (there !== null && there < body.count) throw new Refusal('conflict', { reason: 'goods-gone' })
      const doer = { account: ctx.session!.account, now: ctx.now }
      const minutes = good.minutes * body.count
      const moves = [{ from: purseOf(code, holder.person, holder.place).id, to: issueOf(code).id, amount: minutes }]
      const txn = stableId(code, 'timebank goods', body.id)
      const cause = { kind: 'goods', id: body.id }
      const posted = post(book, { id: txn, book: bookName, kind: 'goods', moves, cause }, doer)
      const out: OutRow = {
        id: body.id,
        txn,
        person: holder.person,
        good: good.code,
        goodFrom: good.from,
        count: body.count,
        minutes,
        at: ctx.now,
        byAccount: doer.account,
      }
      return {
        act: 'timebank.hand-out',
        kind: 'timebank-goods',
        subject: body.id,
        version: 1,
        before: null,
        after: { good: good.code, from: good.from, count: body.count, minutes },
        audit: posted.audit,
        writes: [...posted.writes, insertOut(out), moveShelf(good.code, good.from, body.count)],
        events: [timebankChanged(body.id)],
        answer,
      }
    },
    () => answer,
  )
}

export const receipt = (ctx: Ctx, id: string): Promise<Answer<Api['receipt']>> =>
  ctx.read(async (tx) => {
    const out = mine(ctx, await namedOut(tx, id), 'timebank.read')
    const called = (await calledBy(tx, [out])).get(id) ?? { zh: out.good, en: out.good }
    const { account, name, good, count, minutes, undone } = out
    return { id, number: numberOf(id), account, name, good, called, count, minutes, at: out.at.toISOString(), undone }
  })
