/** The balance of a place and month, and the log of one person. */
import { Refusal } from '../../domain/kernel/errors.ts'
import { rangeOf, type PlacePath } from '../../domain/kernel/place-path.ts'
import { balanced, monthSpan } from '../../domain/people/population.ts'
import type { Ctx } from '../kernel/context.ts'
import { eventsOf, placesBelow } from './store/event-store.ts'
import { onePerson } from './store/person-store.ts'
import { balances } from './store/sum-store.ts'

export async function populationOf(ctx: Ctx, place: PlacePath, month: string) {
  if (!ctx.may('places.read', place)) throw new Refusal('not-found')
  const span = monthSpan(month)
  return ctx.read(async (tx) => {
    const below = (await placesBelow(tx, place, span)).map((p) => p.path)
    const rows = await balances(
      tx,
      [place, ...below].map((p) => ({ place: p, ...rangeOf(p) })),
      month,
    )
    const of = new Map(rows.map(({ place: p, ...counted }) => [p, balanced(counted)]))
    return { month, place: of.get(place)!, below: below.map((p) => ({ place: p, balance: of.get(p)! })) }
  })
}

/** Seen by whoever sees the person; the grid somebody left still counts them, but does not read on. */
export async function eventsOfPerson(ctx: Ctx, id: string) {
  const [row, items] = await ctx.read((tx) => Promise.all([onePerson(tx, id), eventsOf(tx, id)]))
  if (!row) throw new Refusal('not-found')
  return { items }
}
