/**
 * Somebody asks for help and pays in minutes. They are held in the transaction that asks, under the lock of the account, so two who
 * ask for the same minute are one after the other and the second is told that it is not there any more.
 */
import { Refusal, fault, type FieldFault } from '../../domain/kernel/errors.ts'
import type { TimebankRules } from '../../domain/timebank/definitions.ts'
import { idsOfNumber, isKeyElder, mayBeServed, mayOrder, priceOf } from '../../domain/timebank/orders.ts'
import type { ordersApi } from '../../domain/timebank/orders-api.ts'
import type { Received } from '../../domain/kernel/api.ts'
import { catalogueOf, itemEver } from '../catalogue/index.ts'
import { actingBeyond, beyondDuty } from '../kernel/beyond.ts'
import type { Ctx } from '../kernel/context.ts'
import { dayOf, morningOf } from '../kernel/day.ts'
import type { Tx } from '../kernel/db/tx.ts'
import { edit, ok } from '../kernel/edit.ts'
import { openBook, post } from '../kernel/ledger/index.ts'
import { insertText } from '../kernel/texts/store.ts'
import { sightOf, speaksFor, personNow, type PersonNow } from '../people/index.ts'
import { bookName, holdOf, poolOf, purseId, purseOf } from './book.ts'
import { mustRun } from './definitions.ts'
import { mine } from './desk.ts'
import { timebankChanged } from './earning.ts'
import { caresOn, holdersBetween, insertOrder, pooledSince, type OrderRow } from './store/order-store.ts'

type Body = Received<(typeof ordersApi)['order']>['body']

const day = 86_400_000

/** What is asked for, whoever asks. */
interface Asked extends Omit<Body, 'holder' | 'served'> {
  holder: string | null
  served: string
}

/** Ends by itself after the days of the rules, and never later than the day it was wanted for. */
const untilOf = (now: Date, wanted: string, { lapseDays }: TimebankRules): Date =>
  new Date(Math.min(now.getTime() + lapseDays * day, morningOf(wanted).getTime() + day))

function faultsOf(ctx: Ctx, asked: Asked, rules: TimebankRules, category: string | undefined): FieldFault[] {
  const faults: FieldFault[] = []
  const today = dayOf(ctx.now)
  if (category === undefined || !mayOrder(rules, { item: asked.item, category }))
    faults.push({ path: 'item', code: 'not-for-minutes' })
  if (asked.day < today) faults.push({ path: 'day', code: 'day-over' })
  if (morningOf(asked.day).getTime() - ctx.now.getTime() > rules.lapseDays * day)
    faults.push({ path: 'day', code: 'day-too-far' })
  if (asked.minutes > rules.minutesPerOrder) faults.push({ path: 'minutes', code: 'order-too-long' })
  return faults
}

const monthOf = (now: Date): Date => morningOf(`${dayOf(now).slice(0, 7)}-01`)

/** The pool pays for whom the rules name, and each month no more than they say. @throws 409 */
async function mustBeKey(ctx: Ctx, tx: Tx, served: PersonNow, minutes: number, rules: TimebankRules): Promise<void> {
  const today = dayOf(ctx.now)
  const cares = await caresOn(tx, served.id, today)
  if (!isKeyElder({ born: served.born, cares }, rules, today))
    throw new Refusal('conflict', { reason: 'order-not-of-pool' })
  const used = await pooledSince(tx, served.id, monthOf(ctx.now))
  if (used + minutes > rules.key.minutesPerMonth) throw new Refusal('conflict', { reason: 'order-pool-month' })
}

/** @param may checks that the doer may, once it is known whose minutes they are, or whom the pool serves */
async function ordered(ctx: Ctx, asked: Asked, may: (person: PersonNow) => void) {
  const rules = await mustRun(ctx)
  const { code } = ctx.county
  const category = itemEver(await catalogueOf(ctx.house, ctx.county), asked.item)?.category
  const faults = faultsOf(ctx, asked, rules, category)
  if (faults.length > 0) throw new Refusal('validation', { faults })
  const minutes = priceOf(rules, asked.item, asked.minutes)
  return edit(
    actingBeyond(ctx),
    { ...asked },
    async (tx) => {
      const [served, holder] = await Promise.all([
        personNow(tx, asked.served),
        asked.holder === null ? undefined : personNow(tx, asked.holder),
      ])
      if (!served || served.died !== null) throw new Refusal('not-found')
      if (asked.holder !== null && !holder) throw new Refusal('not-found')
      may(holder ?? served)
      const pool = poolOf(code)
      const payer = holder ? purseOf(code, holder.id, holder.place) : pool
      const hold = holdOf(code, asked.id, served.place)
      if (holder && !(await hasPurse(tx, purseId(code, holder.id))))
        throw new Refusal('conflict', { reason: 'order-no-account' })
      const book = await openBook(tx, { accounts: [payer, hold], takes: holder ? [] : [pool.id] })
      return { served, holder, payer, hold, book }
    },
    async ({ served, holder, payer, hold, book }, tx) => {
      if (!mayBeServed(served.born, rules, dayOf(ctx.now))) throw fault('served', 'too-young-served')
      // Asked behind the lock of the pool: of two who ask for the last minutes of a month one has them.
      if (!holder) await mustBeKey(ctx, tx, served, minutes, rules)
      const moves = [{ from: payer.id, to: hold.id, amount: minutes }]
      const cause = { kind: 'order', id: asked.id }
      const doer = { account: ctx.session!.account, now: ctx.now }
      const held = post(book, { id: asked.id, book: bookName, kind: 'hold', moves, cause }, doer)
      const row = rowOf(ctx, asked, { rules, minutes, served, holder, hold: hold.id })
      return {
        act: 'timebank.order',
        kind: 'timebank-order',
        subject: asked.id,
        version: 1,
        before: null,
        after: { state: row.state, item: row.item, minutes, pool: row.holder === null },
        audit: held.audit,
        writes: [
          ...held.writes,
          insertOrder(row),
          insertText({
            id: row.note,
            kind: 'timebank-order',
            subject: row.id,
            class: 'timebank.note',
            body: asked.note,
            at: ctx.now,
          }),
        ],
        events: [timebankChanged(asked.id)],
        answer: ok,
      }
    },
    () => ok,
  )
}

const hasPurse = async (tx: Tx, id: string): Promise<boolean> =>
  (await holdersBetween(tx, { lo: id, hi: id })).length > 0

interface Made {
  rules: TimebankRules
  minutes: number
  served: PersonNow
  holder: PersonNow | undefined
  hold: string
}

const rowOf = (ctx: Ctx, asked: Asked, { rules, minutes, served, holder, hold }: Made): OrderRow => ({
  id: asked.id,
  place: served.place,
  item: asked.item,
  minutes,
  day: asked.day,
  holder: holder?.id ?? null,
  served: served.id,
  server: null,
  state: 'open',
  at: ctx.now,
  until: untilOf(ctx.now, asked.day, rules),
  fromAt: null,
  toAt: null,
  toldBy: null,
  spent: null,
  record: null,
  hold,
  rules: rules.code,
  rulesFrom: rules.from,
  note: ctx.house.newId(),
  version: 1,
})

/** Whose account has this number; nobody is told more than that there is one. */
async function byNumber(ctx: Ctx, number: string): Promise<string> {
  const ids = idsOfNumber(number)
  const found = ids ? await ctx.read((tx) => holdersBetween(tx, ids), beyondDuty(ctx)) : []
  if (found.length !== 1) throw fault('number', 'account-unknown')
  return found[0]!.person
}

/** On the own page: with minutes of somebody for whom the account speaks, or of the pool for such a one. */
export async function order(ctx: Ctx, { served, ...body }: Body) {
  const whom = 'person' in served ? await sightOf(ctx, served.person) : undefined
  const who = body.holder === null ? whom : await sightOf(ctx, body.holder)
  // Paid by the pool it is for somebody known to the page; a relative is shown, and does not ask in their name.
  if (!who || !speaksFor(who)) throw new Refusal('not-found')
  // What a barred account says counts nowhere, and it is told nothing of it.
  if (who.bar || whom?.bar) return ok
  // A guardian spends the minutes of a child on the child.
  if (body.holder !== null && who.as !== 'self' && whom?.person !== who.person) throw fault('served', 'ward-minutes')
  const person = whom?.person ?? (await byNumber(ctx, (served as { number: string }).number))
  return ordered(ctx, { ...body, served: person }, () => undefined)
}

/** At the desk: whoever keeps the place of the holder, or of whom the pool serves, by their word. */
export const orderFor = (ctx: Ctx, body: Received<(typeof ordersApi)['orderFor']>['body']) =>
  ordered(ctx, body, (person) => void mine(ctx, person, 'timebank.keep'))
