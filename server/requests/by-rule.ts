/**
 * What a visitor found and named goes on at once where the catalogue leaves no doubt whose it is: a public body answers for the
 * item at that place, no list bars it, nothing presses. Accepted and dispatched by the rule (party `system`), in the open like
 * every act; a county takes this away by naming only the centre for `accept` or `dispatch` in the policy of an item. Everything
 * else waits for the dispatcher.
 */
import { Refusal } from '../../domain/kernel/errors.ts'
import { rangeOf } from '../../domain/kernel/place-path.ts'
import { stableId } from '../../domain/kernel/stable-id.ts'
import type { Actor } from '../../domain/requests/rules.ts'
import { ordersOf, route } from '../../domain/requests/routing.ts'
import type { RequestState } from '../../domain/requests/state.ts'
import type { Ctx } from '../kernel/context.ts'
import { itemEver } from '../catalogue/index.ts'
import { register } from './dispatch.ts'
import { rulebook, type Rulebook } from './kinds.ts'
import { estateProperty } from './names-store.ts'
import { namesFor } from './names.ts'
import { decide, load } from './perform.ts'
import { requestById, type RequestRow } from './store.ts'

const rule: Actor = { account: null, parties: ['system'], units: [], leads: [] }

/**
 * @param seed act it was filed with: ids of what follows come from it, so that sent again nothing is done twice
 * @returns the name of the body that has it, or null where it waits for the dispatcher
 */
export async function sentByRule(ctx: Ctx, request: string, place: string, seed: string): Promise<string | null> {
  const [book, names] = await Promise.all([rulebook(ctx.house, ctx.county), namesFor(ctx)])
  const scope = { ranges: [rangeOf(place)], units: [], account: ctx.session?.account }
  const find = () => ctx.read((tx) => tx.one<RequestRow>(requestById(request)), scope)
  const row = await find()
  if (!row) return null
  const s = row.state as RequestState
  const orders = s.orders.length > 0 ? [] : await clearOrders(ctx, book, s, seed)
  if (orders.length > 0) {
    const { intent, line, urgency } = itemEver(book.catalogue, s.item!)!
    const does = (kind: 'accept' | 'dispatch', body: Record<string, unknown>) => {
      const d = {
        house: ctx.house,
        county: ctx.county,
        now: ctx.now,
        book,
        session: undefined,
        actor: () => rule,
        request,
        kind,
        body: { id: stableId('by-rule', seed, kind), ...body },
      }
      return ctx.act(
        (tx) => load(d, tx),
        (loaded) => decide(d, loaded),
        { ...scope, units: orders.map((o) => o.unit) },
      )
    }
    try {
      if (s.status === 'reported') await does('accept', { intent, line, item: s.item, urgency, priority: [] })
      await does('dispatch', { orders })
    } catch (error) {
      // Taken up by somebody meanwhile, or kept for people by the county: it is theirs.
      if (!(error instanceof Refusal)) throw error
    }
  }
  const lead = (await find())?.lead_unit
  return lead ? names.unit(lead).name : null
}

/** None where a person has to decide. */
async function clearOrders(ctx: Ctx, book: Rulebook, s: RequestState, seed: string) {
  const item = s.item ? book.catalogue.items.get(s.item) : undefined
  if (!item || item.quiet || item.emergency.length > 0 || item.urgency === 'danger') return []
  const property = s.estate
    ? await ctx.read((tx) => tx.one<{ property: string | null }>(estateProperty(s.estate!)))
    : undefined
  const way = route(item, { place: s.place, property: property?.property ?? null }, await register(ctx, book, s.item))
  const all = [way.lead, ...way.helpers].flatMap((t) => t ?? [])
  const clear = way.because === 'responsibility' && way.lead && way.barred.length === 0 && all.every((t) => !t.outside)
  if (!clear) return []
  let no = 0
  return ordersOf(way, () => stableId('by-rule', seed, 'order', String(no++)))
}
