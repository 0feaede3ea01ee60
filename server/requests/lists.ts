/** Boards and inboxes: which index serves which reader, page by page. */
import type { z } from 'zod'
import { Refusal } from '../../domain/kernel/errors.ts'
import { rangeOf, type Range } from '../../domain/kernel/place-path.ts'
import type { Counts, ListQuery } from '../../domain/requests/api.ts'
import type { OrderListItem, RequestListItem } from '../../domain/requests/schema.ts'
import type { RequestState } from '../../domain/requests/state.ts'
import type { Ctx } from '../kernel/context.ts'
import { afterCursor, cursorOf } from '../kernel/cursor.ts'
import type { Tx } from '../kernel/db/tx.ts'
import { isWide, openCrowding, type Crowding } from './crowding.ts'
import {
  countsInRange,
  countsOfDesk,
  countsOfUnit,
  firstDue,
  firstReceived,
  historyEdge,
  historyMatching,
  historyOf,
  inboxOf,
  offeredTo,
  openInRange,
  openOfDesk,
  openOfUnits,
  type Bounds,
  type DueKey,
  type Filters,
  type ReceivedKey,
} from './list-store.ts'
import { accountsNamed, namesFor, type Names } from './names.ts'
import type { RequestRow } from './store.ts'
import { listItem } from './view.ts'
import { spotsOf } from './where.ts'

type Listed = z.output<typeof ListQuery>
interface Page<I> {
  items: I[]
  next?: string
}

/** Ranges of the reader that lie in the asked place, or the place itself where it lies in the reader's. */
export function narrowed(ranges: readonly Range[], place: string | undefined): Range[] {
  if (!place) return [...ranges]
  const asked = rangeOf(place)
  return ranges.flatMap((r) => {
    if (asked.lo >= r.lo && asked.hi <= r.hi) return [asked]
    return r.lo >= asked.lo && r.hi <= asked.hi ? [r] : []
  })
}

const filtersOf = (q: Listed, now: Date): Filters => ({
  ...(q.status && { status: q.status }),
  ...(q.waiting && { waiting: q.waiting }),
  ...(q.line && { line: q.line }),
  ...(q.item && { item: q.item }),
  ...(q.channel && { channel: q.channel }),
  ...(q.urgency && { urgency: q.urgency }),
  ...(q.desk && { desk: q.desk }),
  ...(q.unit && { unit: q.unit }),
  ...(q.supervised !== undefined && { supervised: q.supervised }),
  ...(q.light?.includes('red') && { redAt: now }),
  ...(q.light?.includes('amber') && !q.light.includes('red') && { amberAt: now }),
  ...(q.from && { from: new Date(q.from) }),
  ...(q.to && { to: new Date(q.to) }),
})

const dueKey = (row: RequestRow): DueKey => ({
  rank: row.rank,
  due: row.due_at instanceof Date ? row.due_at.toISOString() : 'infinity',
  id: row.id,
})
const byDue = (a: RequestRow, b: RequestRow) =>
  a.rank - b.rank || Number(a.due_at) - Number(b.due_at) || (a.id < b.id ? -1 : 1)
const byReceived = (a: Edge, b: Edge) =>
  b.received_at.getTime() - a.received_at.getTime() || (a.id === b.id ? 0 : a.id < b.id ? 1 : -1)

/** Several ordered scans, one page: each brings enough, the best of them are shown, twice seen is seen once. */
async function merged(
  scans: Promise<RequestRow[]>[],
  order: (a: RequestRow, b: RequestRow) => number,
): Promise<RequestRow[]> {
  const rows = (await Promise.all(scans)).flat()
  const once = new Map(rows.map((r) => [r.id, r]))
  return [...once.values()].sort(order)
}

/** Most arms one query may have: a reader with more places than this reads them place by place. */
const mostArms = 24

export async function board(ctx: Ctx, q: Listed): Promise<Page<RequestListItem>> {
  const names = await namesFor(ctx)
  const ranges = narrowed(ctx.scope.ranges, q.place)
  if (ranges.length === 0 && (q.place || ctx.scope.units.length === 0)) return { items: [] }
  if (ranges.length > mostArms)
    throw new Refusal('validation', { faults: [{ path: 'query.place', code: 'narrow-the-place' }] })
  const asked = { ctx, q, ranges, names }
  if (q.sort === 'received') return ctx.read((tx) => history(tx, asked))
  const crowding = await openCrowding.of(ctx.house, ctx.county)
  return ctx.read((tx) => open(tx, asked, crowding))
}

interface Asked {
  ctx: Ctx
  q: Listed
  ranges: Range[]
  names: Names
}

async function open(tx: Tx, { ctx, q, ranges, names }: Asked, crowding: Crowding): Promise<Page<RequestListItem>> {
  const [rank, due, id] = afterCursor(q.after, [firstDue.rank, firstDue.due, firstDue.id])
  const after = { rank, due, id }
  const f = filtersOf(q, ctx.now)
  const size = q.size + 1
  const wide = (r: Range) => isWide(crowding, r, size, Object.keys(f).length > 0)
  const scans: Promise<RequestRow[]>[] = []
  // A desk's own board, and that of whoever sees most of the county, is one ordered scan; security still filters it.
  if (q.desk && (ctx.scope.units.includes(q.desk) || ranges.some(wide)))
    scans.push(tx.rows(openOfDesk(q.desk, f, after, size)))
  else for (const r of ranges) scans.push(tx.rows(openInRange(r, wide(r), f, after, size)))
  if (!q.place && ctx.scope.units.length > 0) scans.push(tx.rows(openOfUnits(ctx.scope.units, f, after, size)))
  const rows = await merged(scans, byDue)
  return page(
    rows,
    q.size,
    (r) => listItem(r, names, ctx.now),
    (r) => Object.values(dueKey(r)),
  )
}

async function history(tx: Tx, { ctx, q, ranges, names }: Asked): Promise<Page<RequestListItem>> {
  const [at, id] = afterCursor(q.after, [firstReceived.at, firstReceived.id])
  const after: ReceivedKey = { at, id }
  const { from, to, ...f } = filtersOf(q, ctx.now)
  const bounds = { ...(from && { from }), ...(to && { to }) }
  const size = q.size + 1
  const searching = Object.keys(f).length > 0
  const scans = ranges.map((r) =>
    tx.rows<RequestRow>(
      searching ? historyMatching(r.lo, f, bounds, after, size) : historyOf(r.lo, bounds, after, size),
    ),
  )
  const rows = await merged(scans, byReceived)
  const shown = (found: RequestRow[]) =>
    page(
      found,
      q.size,
      (r) => listItem(r, names, ctx.now),
      (r) => [r.received_at.toISOString(), r.id],
    )
  if (!searching || rows.length >= size) return shown(rows)
  // Found too little: either there is no more, or the search stopped on the way and goes on with the next page.
  const edge = await searchEdge(tx, ranges, bounds, after)
  if (!edge) return shown(rows)
  return {
    ...shown(rows.filter((r) => byReceived(r, edge) <= 0)),
    next: cursorOf(edge.received_at.toISOString(), edge.id),
  }
}

type Edge = Pick<RequestRow, 'received_at' | 'id'>

/** The newest arrival at which the search of one of these ranges stopped. */
async function searchEdge(tx: Tx, ranges: Range[], bounds: Bounds, after: ReceivedKey): Promise<Edge | undefined> {
  const edges = await Promise.all(ranges.map((r) => tx.one<{ at: Date; id: string }>(historyEdge(r.lo, bounds, after))))
  return edges.flatMap((e) => (e ? [{ received_at: e.at, id: e.id }] : [])).sort(byReceived)[0]
}

export function page<R, I>(
  rows: R[],
  size: number,
  item: (row: R) => I,
  key: (row: R) => (string | number)[],
): Page<I> {
  const last = rows[size - 1]
  return { items: rows.slice(0, size).map(item), ...(rows.length > size && last && { next: cursorOf(...key(last)) }) }
}

type InboxRow = RequestRow & { order_id: string; order_rank: number; order_due_at: Date | number }
const byOrderDue = (a: InboxRow, b: InboxRow) =>
  a.order_rank - b.order_rank || Number(a.order_due_at) - Number(b.order_due_at) || (a.order_id < b.order_id ? -1 : 1)

/** Orders of the reader's units, offers included; with `mine`, only those given to him. */
export async function inbox(
  ctx: Ctx,
  q: { unit?: string | undefined; status?: string[] | undefined; after?: string | undefined; size: number },
  mine?: string,
): Promise<Page<OrderListItem>> {
  const names = await namesFor(ctx)
  const units = ctx.scope.units.filter((u) => !q.unit || u === q.unit)
  const [rank, due, id] = afterCursor(q.after, [firstDue.rank, firstDue.due, firstDue.id])
  const after = { rank, due, id }
  return ctx.read(async (tx) => {
    const scans = units.flatMap((u) => [
      tx.rows<InboxRow>(inboxOf(u, q.status, mine, after, q.size + 1)),
      ...(mine || (q.status && !q.status.includes('offered'))
        ? []
        : [tx.rows<InboxRow>(offeredTo(u, after, q.size + 1))]),
    ])
    const rows = [...new Map((await Promise.all(scans)).flat().map((r) => [r.order_id, r])).values()].sort(byOrderDue)
    const [who, where] = await Promise.all([
      accountsNamed(
        tx,
        rows.flatMap((r) => (r.state as RequestState).orders.flatMap((o) => o.assigned)),
      ),
      spotsOf(tx, rows, names),
    ])
    const key = (r: InboxRow) => [
      r.order_rank,
      r.order_due_at instanceof Date ? r.order_due_at.toISOString() : 'infinity',
      r.order_id,
    ]
    return page(rows, q.size, (r) => ({ ...orderItem(r, names, who, ctx.now), where: where(r) }), key)
  })
}

function orderItem(r: InboxRow, names: Names, who: Map<string, string>, now: Date): Omit<OrderListItem, 'where'> {
  const s = r.state as RequestState
  const o = s.orders.find((x) => x.id === r.order_id)!
  const due = r.order_due_at instanceof Date ? r.order_due_at : undefined
  const a = s.appointment?.order === o.id ? s.appointment : undefined
  return {
    order: o.id,
    role: o.role,
    purpose: o.purpose,
    orderStatus: o.status,
    assigned: o.assigned.map((id) => ({ id, name: who.get(id) ?? '' })),
    ...(o.unit && { unit: names.unit(o.unit) }),
    ...(due && { dueAt: due.toISOString(), light: now > due ? ('red' as const) : ('green' as const) }),
    ...(a && { appointment: { from: new Date(a.from).toISOString(), to: new Date(a.to).toISOString() } }),
    request: listItem(r, names, now),
  }
}

interface CountRow {
  waiting: string
  n: number
  red: number
  amber: number
  supervised: number
}

export async function counts(
  ctx: Ctx,
  q: { place?: string | undefined; desk?: string | undefined; unit?: string | undefined },
): Promise<z.output<typeof Counts>> {
  const rows = await ctx.read(async (tx) => {
    if (q.desk) return tx.rows<CountRow>(countsOfDesk(q.desk, ctx.now))
    if (q.unit) return tx.rows<CountRow>(countsOfUnit(q.unit, ctx.now))
    const ranges = narrowed(ctx.scope.ranges, q.place).slice(0, mostArms)
    const units = q.place ? [] : ctx.scope.units
    const scans = [
      ...ranges.map((r) => tx.rows<CountRow>(countsInRange(r, ctx.now))),
      ...units.map((u) => tx.rows<CountRow>(countsOfUnit(u, ctx.now))),
    ]
    return (await Promise.all(scans)).flat()
  })
  const sum = (pick: (r: CountRow) => number) => rows.reduce((a, r) => a + pick(r), 0)
  const waiting: Record<string, number> = {}
  for (const r of rows) waiting[r.waiting] = (waiting[r.waiting] ?? 0) + r.n
  return {
    waiting,
    open: sum((r) => r.n),
    red: sum((r) => r.red),
    amber: sum((r) => r.amber),
    supervised: sum((r) => r.supervised),
  }
}
