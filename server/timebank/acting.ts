/**
 * What becomes of an order: taken, told, found true, called off. Under its lock, with the account in which its minutes lie. Whoever
 * served is credited for the hours of the service record that is written here, as for any other, and for nothing else.
 */
import { Refusal, fault } from '../../domain/kernel/errors.ts'
import type { Received } from '../../domain/kernel/api.ts'
import { minute, day as dayLength } from '../../domain/kernel/instant.ts'
import { stableId } from '../../domain/kernel/stable-id.ts'
import type { TimebankRules } from '../../domain/timebank/definitions.ts'
import { ending, mayFollow, spentFor, stateAfter, type OrderAct } from '../../domain/timebank/orders.ts'
import type { ordersApi } from '../../domain/timebank/orders-api.ts'
import type { NewRecord } from '../../domain/records/schema.ts'
import { actingBeyond } from '../kernel/beyond.ts'
import type { Ctx, Work } from '../kernel/context.ts'
import { dayOf } from '../kernel/day.ts'
import type { Statement, Tx } from '../kernel/db/tx.ts'
import { edit, ok, type Doing } from '../kernel/edit.ts'
import { openBook, post, type AccountRef, type Book, type Posted } from '../kernel/ledger/index.ts'
import { sightsOf, speaksFor, type Sight, personNow } from '../people/index.ts'
import { recordWrites } from '../records/index.ts'
import { mayServeOn } from '../volunteers/index.ts'
import { bookName, holdOf, issueOf, poolOf, purseOf } from './book.ts'
import { rules as ruleSets } from './definitions.ts'
import { mine } from './desk.ts'
import { timebankChanged } from './earning.ts'
import { lapsing, lockOrder, updateOrder, type OrderRow } from './store/order-store.ts'

type Body<K extends keyof typeof ordersApi> = Received<(typeof ordersApi)[K]>['body']

interface Accounts {
  hold: AccountRef
  payer: AccountRef
  issue: AccountRef
}

interface Loaded {
  row: OrderRow
  accounts: Accounts
  book: Book
}

/** Whose minutes they are now, where two records turned out to be of one person. */
async function load(doing: Doing, tx: Tx, id: string): Promise<Loaded> {
  const { code } = doing.county
  const row = await lockOrder(tx, id)
  if (!row) throw new Refusal('not-found')
  const holder = row.holder === null ? undefined : await personNow(tx, row.holder)
  const accounts = {
    hold: holdOf(code, row.id, row.place),
    payer: holder ? purseOf(code, holder.id, holder.place) : poolOf(code),
    issue: issueOf(code),
  }
  return { row, accounts, book: await openBook(tx, { accounts: Object.values(accounts) }) }
}

/** What changes in the row, and what else is written. */
interface Change {
  row: Partial<OrderRow>
  writes?: Statement[]
  /** Of an order that ends: what it cost. */
  spent?: number
}

interface Acting {
  act: OrderAct
  /** @throws where the doer may not */
  permit: (row: OrderRow) => void
  change: (row: OrderRow, tx: Tx) => Change | Promise<Change>
}

function ended(doing: Doing, id: string, { row, accounts, book }: Loaded, spent: number): Posted {
  const { hold, payer, issue } = accounts
  const moves = ending({ hold: hold.id, payer: payer.id, issue: issue.id }, row.minutes, spent)
  const cause = { kind: 'order', id: row.id }
  const doer = { account: doing.session?.account ?? null, now: doing.now }
  const kind = spent > 0 ? 'settle' : 'return'
  return post(
    book,
    { id: stableId(doing.county.code, 'timebank order ends', id), book: bookName, kind, moves, cause },
    doer,
  )
}

/** One act on one order; sent twice it is done once. @throws 404; 409 `out-of-turn` where it is not possible now */
const acted = (doing: Doing, order: string, sent: { id: string }, { act, permit, change }: Acting) =>
  edit(
    doing,
    { ...sent, order, act },
    (tx) => load(doing, tx, order),
    async (loaded, tx) => {
      const { row } = loaded
      permit(row)
      if (!mayFollow(row.state, act)) throw new Refusal('out-of-turn', { reason: `order-${row.state}` })
      const made = await change(row, tx)
      const after: OrderRow = { ...row, ...made.row, state: stateAfter(act), version: row.version + 1 }
      const posted = made.spent === undefined ? undefined : ended(doing, order, loaded, made.spent)
      return {
        act: `timebank.order-${act}`,
        kind: 'timebank-order',
        subject: row.id,
        version: after.version,
        before: { state: row.state },
        after: { state: after.state, ...(after.server && { server: after.server }) },
        ...(posted && { audit: posted.audit }),
        writes: [...(posted?.writes ?? []), ...(made.writes ?? []), updateOrder(after)],
        events: [timebankChanged(sent.id)],
        answer: ok,
      }
    },
    () => ok,
  )

/** What of the rules held when it was asked for. */
const rulesOf = async (ctx: Ctx, row: OrderRow): Promise<TimebankRules> =>
  (await ruleSets.list(ctx)).find((r) => r.code === row.rules && r.from === row.rulesFrom)!

const taking = (ctx: Ctx, person: string, permit: Acting['permit']): Acting => ({
  act: 'take',
  permit,
  change: async (row, tx) => {
    const who = await personNow(tx, person)
    if (!who || who.died !== null) throw new Refusal('not-found')
    if (who.id === row.served || who.id === row.holder) throw new Refusal('conflict', { reason: 'order-own' })
    const verdict = (await mayServeOn(ctx, tx, { persons: [who.id] }, { item: row.item }, dayOf(ctx.now))).get(who.id)
    if (!verdict || verdict.notYet.length > 0) throw new Refusal('conflict', { reason: 'order-not-yet' })
    return { row: { server: who.id } }
  },
})

const telling = (ctx: Ctx, { from, to }: Body<'tell'>, permit: Acting['permit']): Acting => ({
  act: 'tell',
  permit,
  change: (row) => {
    const [start, end] = [new Date(from), new Date(to)]
    if (end > ctx.now) throw fault('to', 'in-future')
    if (end.getTime() - start.getTime() < minute) throw fault('to', 'ends-before-start')
    if (start < row.at) throw fault('from', 'before-order')
    if (end.getTime() - start.getTime() > dayLength) throw fault('to', 'use-too-long')
    return { row: { fromAt: start, toAt: end, toldBy: ctx.session!.account } }
  },
})

function recordOf(ctx: Ctx, row: OrderRow, rules: TimebankRules): NewRecord {
  const [from, to] = [row.fromAt!.toISOString(), row.toAt!.toISOString()]
  return {
    id: ctx.house.newId(),
    origin: { kind: 'booking', id: row.id },
    unit: rules.unit,
    helpers: [{ person: row.server!, from, to }],
    served: { persons: [row.served] },
    item: row.item,
    mode: 'at-home',
    place: row.place,
    startedAt: from,
    endedAt: to,
    outcome: 'done',
    files: [],
  }
}

/** The record is by whoever said from when to when, so that a second person may find its hours true. */
const confirming = (ctx: Ctx, permit: Acting['permit']): Acting => ({
  act: 'confirm',
  permit,
  change: async (row) => {
    const rules = await rulesOf(ctx, row)
    const record = recordOf(ctx, row, rules)
    const took = Math.floor((row.toAt!.getTime() - row.fromAt!.getTime()) / minute)
    const spent = spentFor(rules, row.item, row.minutes, took)
    const author = { account: row.toldBy, now: ctx.now, newId: ctx.house.newId }
    return { row: { spent, record: record.id }, spent, writes: recordWrites(record, author) }
  },
})

const cancelling = (permit: Acting['permit']): Acting => ({
  act: 'cancel',
  permit,
  change: () => ({ row: {}, spent: 0 }),
})

/** Persons for whom the account speaks; a barred one speaks for nobody and is told nothing of it. */
async function voices(ctx: Ctx): Promise<{ persons: string[]; barred: Sight[] }> {
  const sights = (await sightsOf(ctx)).filter(speaksFor)
  return { persons: sights.filter((s) => !s.bar).map((s) => s.person), barred: sights.filter((s) => s.bar) }
}

type Side = 'holder' | 'served' | 'server'

/** @throws 404 for whoever stands on none of these sides */
const standsOn =
  (persons: readonly string[], sides: readonly Side[]): Acting['permit'] =>
  (row) => {
    if (!sides.some((s) => row[s] !== null && persons.includes(row[s]))) throw new Refusal('not-found')
  }

async function own(ctx: Ctx, id: string, sent: { id: string }, make: (persons: string[]) => Acting) {
  const { persons, barred } = await voices(ctx)
  if (persons.length === 0 && barred.length > 0) return ok
  return acted(actingBeyond(ctx), id, sent, make(persons))
}

export const take = (ctx: Ctx, id: string, body: Body<'take'>) =>
  own(ctx, id, body, (persons) =>
    taking(ctx, body.person, () => {
      if (!persons.includes(body.person)) throw new Refusal('not-found')
    }),
  )
export const tell = (ctx: Ctx, id: string, body: Body<'tell'>) =>
  own(ctx, id, body, (persons) => telling(ctx, body, standsOn(persons, ['server'])))
export const back = (ctx: Ctx, id: string, body: Body<'back'>) =>
  own(ctx, id, body, (persons) => ({
    act: 'back',
    permit: standsOn(persons, ['server']),
    change: () => ({ row: { server: null } }),
  }))
/** Nobody finds their own service true. */
export const confirm = (ctx: Ctx, id: string, body: Body<'confirm'>) =>
  own(ctx, id, body, (persons) =>
    confirming(ctx, (row) => {
      standsOn(persons, ['served'])(row)
      if (persons.includes(row.server ?? '')) throw new Refusal('conflict', { reason: 'order-own' })
    }),
  )
export const cancel = (ctx: Ctx, id: string, body: Body<'cancel'>) =>
  own(ctx, id, body, (persons) =>
    cancelling((row) => {
      standsOn(persons, ['holder', 'served'])(row)
      // Once somebody says that they were there, whether it was so is decided at the desk.
      if (row.state === 'told') throw new Refusal('out-of-turn', { reason: 'order-told' })
    }),
  )

const keeps = (ctx: Ctx) => (row: OrderRow) => void mine(ctx, row, 'timebank.keep')

export const assign = (ctx: Ctx, id: string, body: Body<'assign'>) =>
  acted(actingBeyond(ctx), id, body, taking(ctx, body.person, keeps(ctx)))
export const tellFor = (ctx: Ctx, id: string, body: Body<'tellFor'>) =>
  acted(actingBeyond(ctx), id, body, telling(ctx, body, keeps(ctx)))
export const confirmFor = (ctx: Ctx, id: string, body: Body<'confirmFor'>) =>
  acted(actingBeyond(ctx), id, body, confirming(ctx, keeps(ctx)))
export const cancelFor = (ctx: Ctx, id: string, body: Body<'cancelFor'>) =>
  acted(actingBeyond(ctx), id, body, cancelling(keeps(ctx)))

const atOnce = 200

/** Whatever nobody took in time ends, and its minutes go back. */
export async function lapse(work: Work): Promise<void> {
  for (let more = true; more;) {
    const ids = await work.read((tx) => lapsing(tx, work.now, atOnce))
    for (const id of ids) await lapsed(work, id)
    more = ids.length === atOnce
  }
}

async function lapsed(work: Work, id: string): Promise<void> {
  const sent = { id: stableId(work.county.code, 'timebank order lapses', id, work.now.toISOString()) }
  try {
    await acted(work, id, sent, { act: 'lapse', permit: () => undefined, change: () => ({ row: {}, spent: 0 }) })
  } catch (error) {
    // Somebody took it or called it off meanwhile.
    if (!(error instanceof Refusal)) throw error
  }
}
