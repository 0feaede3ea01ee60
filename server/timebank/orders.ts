/** Orders as they are read: one's own, open ones near a volunteer, those of a place at the desk. */
import { lineage, rangeOf } from '../../domain/kernel/place-path.ts'
import { nilId } from '../../domain/kernel/id.ts'
import type { Answer, Received } from '../../domain/kernel/api.ts'
import { mayFollow, mayOrder, type OrderState } from '../../domain/timebank/orders.ts'
import { sides, type DeskOrder, type OwnOrder, type ordersApi } from '../../domain/timebank/orders-api.ts'
import { catalogueOf } from '../catalogue/index.ts'
import { beyondDuty } from '../kernel/beyond.ts'
import type { Ctx } from '../kernel/context.ts'
import { afterCursor, paged } from '../kernel/cursor.ts'
import { dayOf } from '../kernel/day.ts'
import type { Tx } from '../kernel/db/tx.ts'
import { textsById, type TextRow } from '../kernel/texts/store.ts'
import { sightsOf, speaksFor, spokenFor } from '../people/index.ts'
import { rulesOn } from './definitions.ts'
import { mine } from './desk.ts'
import { kindsOf, volunteerOfPerson } from './store/account-store.ts'
import {
  deskOrders,
  namedOrder,
  openIn,
  ordersOf,
  type Before,
  type NamedOrder,
  type OrderRow,
} from './store/order-store.ts'

type Api = typeof ordersApi

const lastId = 'ffffffff-ffff-ffff-ffff-ffffffffffff'
const newest: Before = ['infinity', lastId]
const oldest: Before = ['-infinity', nilId]
const key = (o: OrderRow) => [o.at.toISOString(), o.id]

export async function services(ctx: Ctx): Promise<Answer<Api['services']>> {
  const { rules } = await rulesOn(ctx, dayOf(ctx.now))
  if (!rules) return { items: [], most: 0, age: null }
  const { items } = await catalogueOf(ctx.house, ctx.county)
  return {
    items: [...items.values()]
      .filter((i) => mayOrder(rules, { item: i.code, category: i.category }))
      .map((i) => ({ item: i.code, minutes: rules.perService.find((s) => s.item === i.code)?.minutes ?? null })),
    most: rules.minutesPerOrder,
    age: rules.age.served,
  }
}

const shown = (o: OrderRow) => ({
  id: o.id,
  item: o.item,
  minutes: o.minutes,
  day: o.day,
  state: o.state,
  place: o.place,
  at: o.at.toISOString(),
  until: o.until.toISOString(),
  from: o.fromAt?.toISOString() ?? null,
  to: o.toAt?.toISOString() ?? null,
  spent: o.spent,
})

/** What each side may do now; the acts decide it again under the lock. */
function mayOf(state: OrderState, as: OwnOrder['as']): OwnOrder['may'] {
  const asks = as.includes('holder') || as.includes('served')
  return [
    ...(asks && state !== 'told' && mayFollow(state, 'cancel') ? (['cancel'] as const) : []),
    ...(as.includes('served') && !as.includes('server') && mayFollow(state, 'confirm') ? (['confirm'] as const) : []),
    ...(as.includes('server') && mayFollow(state, 'tell') ? (['tell'] as const) : []),
    ...(as.includes('server') && mayFollow(state, 'back') ? (['back'] as const) : []),
  ]
}

const textOf = (texts: readonly TextRow[], id: string) => texts.find((t) => t.id === id)?.body ?? null

export async function ownOrders(ctx: Ctx, q: Received<Api['ownOrders']>['query']) {
  const sights = (await sightsOf(ctx)).filter((s) => speaksFor(s) && !s.bar)
  const persons = sights.map((s) => s.person)
  return ctx.read(async (tx) => {
    const rows = await ordersOf(tx, persons, afterCursor(q.after, newest), q.size + 1)
    const texts = await tx.rows<TextRow>(textsById(rows.map((r) => r.note)))
    const nameOf = (person: string, masked: string) => sights.find((s) => s.person === person)?.held.name ?? masked
    const one = (o: NamedOrder): OwnOrder => {
      const as = sides.filter((s) => o[s] !== null && persons.includes(o[s]))
      // Whoever came sees where to go until it is over; whoever asked, always.
      const sees = as.some((s) => s !== 'server') || o.state === 'taken' || o.state === 'told'
      return {
        ...shown(o),
        served: nameOf(o.served, o.servedName),
        server: o.server && nameOf(o.server, o.serverName ?? ''),
        note: sees ? textOf(texts, o.note) : null,
        // Who is served from the pool is known to whoever asked for it.
        pool: o.holder === null && as.some((s) => s !== 'server'),
        as,
        may: mayOf(o.state, as),
      }
    }
    return paged(rows, q.size, one, key)
  }, beyondDuty(ctx))
}

const kinds = {
  grid: ['grid'],
  community: ['community', 'village'],
  town: ['town', 'forestry', 'sub-district'],
  county: ['county'],
} as const

/** Of each place the one of such a kind in which it lies; itself, where it lies in none. */
async function around(tx: Tx, places: readonly string[], of: keyof typeof kinds): Promise<(place: string) => string> {
  const up = await kindsOf(tx, [...new Set(places.flatMap((p) => lineage(p)))])
  const found = new Set(up.filter((p) => (kinds[of] as readonly string[]).includes(p.kind)).map((p) => p.path))
  return (place) =>
    lineage(place)
      .reverse()
      .find((p) => found.has(p)) ?? place
}

export async function board(ctx: Ctx, q: Received<Api['board']>['query']) {
  const sight = await spokenFor(ctx, q.person)
  const persons = (await sightsOf(ctx)).map((s) => s.person)
  return ctx.read(async (tx) => {
    const volunteer = await volunteerOfPerson(tx, sight.person)
    if (!volunteer || sight.bar) return { items: [] }
    const range = rangeOf((await around(tx, [volunteer.place], volunteer.howFar))(volunteer.place))
    const rows = await openIn(tx, range, persons, ctx.now, afterCursor(q.after, oldest), q.size + 1)
    const communityOf = await around(
      tx,
      rows.map((r) => r.place),
      'community',
    )
    return paged(
      rows,
      q.size,
      // The community and no nearer: the rest is for whoever takes it.
      (o) => {
        const { id, item, minutes, day, until } = shown(o)
        return { id, item, minutes, day, until, place: communityOf(o.place) }
      },
      key,
    )
  }, beyondDuty(ctx))
}

const deskOrder = (o: NamedOrder): DeskOrder => ({
  ...shown(o),
  pool: o.holder === null,
  served: { person: o.served, name: o.servedName },
  holder: o.holder === null ? null : { person: o.holder, name: o.holderName ?? '' },
  server: o.server === null ? null : { person: o.server, name: o.serverName ?? '' },
})

export async function orders(ctx: Ctx, q: Received<Api['orders']>['query']) {
  const range = rangeOf(q.under ?? `${ctx.county.code}/`)
  const rows = await ctx.read((tx) => deskOrders(tx, range, q.state ?? null, afterCursor(q.after, newest), q.size + 1))
  return paged(rows, q.size, deskOrder, key)
}

/** A look is kept under whoever is served. */
export const orderAt = (ctx: Ctx, id: string): Promise<Answer<Api['orderAt']>> =>
  ctx.act(
    async (tx) => {
      const row = mine(ctx, await namedOrder(tx, id), 'timebank.read')
      return { row, texts: await tx.rows<TextRow>(textsById([row.note])) }
    },
    ({ row, texts }) => ({
      writes: [],
      audit: [{ act: 'timebank.look', subjectKind: 'person', subject: row.served, detail: { order: id } }],
      events: [],
      answer: { ...deskOrder(row), note: textOf(texts, row.note), record: row.record },
    }),
  )
