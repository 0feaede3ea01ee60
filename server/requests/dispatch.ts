/** Who should get it, and who must not: the catalogue's answer for item and place, held against the three lists [S1-45]. */
import { categoryLineage } from '../../domain/catalogue/lists.ts'
import { addPeriod } from '../../domain/kernel/calendar.ts'
import { Refusal } from '../../domain/kernel/errors.ts'
import { momentOf } from '../../domain/kernel/instant.ts'
import type { NewOrder } from '../../domain/requests/fields.ts'
import { dispatchFaults as faultsOf, route, type Register } from '../../domain/requests/routing.ts'
import type { ProposalView } from '../../domain/requests/schema.ts'
import type { RequestState } from '../../domain/requests/state.ts'
import type { ActKind } from '../../domain/requests/acts.ts'
import type { Ctx } from '../kernel/context.ts'
import { dayOf } from '../kernel/day.ts'
import { itemEver } from '../catalogue/index.ts'
import { organisationsOf } from '../organisations/index.ts'
import { rulebook, type Rulebook } from './kinds.ts'
import { estateProperty } from './names-store.ts'
import { namesFor } from './names.ts'
import type { Doing } from './doing.ts'
import type { RequestRow } from './store.ts'

export async function register(ctx: Ctx, book: Rulebook, item: string | undefined): Promise<Register> {
  const orgs = await organisationsOf(ctx.house, ctx.county)
  const { catalogue } = book
  const category = item ? itemEver(catalogue, item)?.category : undefined
  return {
    orgs,
    lists: catalogue.lists,
    delegations: catalogue.delegations,
    day: dayOf(ctx.now),
    fallback: book.settings.fallback,
    lineage: category ? categoryLineage(catalogue.categories, category) : [],
  }
}

/** Orders an act sends out, whatever its kind, with the path of the field. */
function ordersIn(
  kind: ActKind,
  body: Record<string, unknown>,
  s: RequestState,
): { orders: NewOrder[]; path: string } | undefined {
  switch (kind) {
    case 'hand-down': {
      const { order, unit, party } = body as Pick<NewOrder, 'order' | 'unit' | 'party'>
      const role = s.orders.find((o) => o.id === order)?.role ?? 'lead'
      return { orders: [{ order, unit, party, role, outside: false }], path: '' }
    }
    case 'dispatch':
    case 'co-handle':
      return { orders: body['orders'] as NewOrder[], path: 'orders' }
    case 'reassign':
      return { orders: [body['next'] as NewOrder], path: 'next' }
    case 'order-rectification':
      return { orders: [body['order'] as NewOrder], path: 'order' }
    default:
      return undefined
  }
}

/** @throws Refusal `validation`, naming the line of the list that bars the way */
export async function dispatchFaults(ctx: Ctx, d: Doing, row: RequestRow): Promise<void> {
  const s = row.state as RequestState
  const sent = ordersIn(d.kind, d.body, s)
  if (!sent) return
  const { item } = s
  const routed = item ? itemEver(d.book.catalogue, item) : undefined
  const faults = faultsOf(routed, sent.orders, await register(ctx, d.book, item), sent.path)
  const single = sent.path !== 'orders'
  if (faults.length > 0)
    throw new Refusal('validation', {
      faults: faults.map((f) => ({ ...f, path: single ? f.path.replace('.0', '').replace(/^\./, '') : f.path })),
    })
}

/** A proposal with its ground. The system only proposes; a person or a rule of the pack confirms. */
export async function proposalFor(ctx: Ctx, row: RequestRow): Promise<ProposalView> {
  const [book, names] = await Promise.all([rulebook(ctx.house, ctx.county), namesFor(ctx)])
  const s = row.state as RequestState
  const item = s.item ? itemEver(book.catalogue, s.item) : undefined
  if (!item) return { outside: false, helpers: [], barred: [] }
  const property = s.estate
    ? await ctx.read((tx) => tx.one<{ property: string | null }>(estateProperty(s.estate!)))
    : undefined
  const routing = route(
    item,
    { place: s.place, property: property?.property ?? null },
    await register(ctx, book, s.item),
  )
  const context = book.context(s.item, ctx.now)
  const limit = context.policy.limits.resolution[s.urgency]
  const due = addPeriod(context.calendar, ctx.now.getTime(), limit)
  const listItem = routing.barred[0]?.bar.item?.no
  return {
    outside: routing.lead?.outside ?? false,
    helpers: routing.helpers.map((h) => ({ ...names.unit(h.unit), party: h.party })),
    limit,
    dueAt: momentOf(due.at),
    provisional: due.provisional,
    because: {
      kind: routing.because === 'list' ? 'responsibility' : routing.because,
      item: names.item(item.code).name,
      place: names.where(s.place),
      ...(listItem && { listItem }),
    },
    barred: routing.barred.map(({ unit, bar }) => ({
      unit: names.unit(unit),
      code: bar.code,
      ...(bar.item && { list: bar.item.list, no: bar.item.no, text: bar.item.text }),
    })),
    ...(routing.lead && { lead: names.unit(routing.lead.unit), leadParty: routing.lead.party }),
    ...(routing.lead?.regulator && { regulator: names.unit(routing.lead.regulator) }),
  }
}
