/** Today's lists for a phone without a signal: names masked, and marks by which somebody who says theirs is found. */
import { nameMarkOf, tailMarkOf } from '../../domain/activities/door.ts'
import type { DoorEntry, DoorList } from '../../domain/activities/field-api.ts'
import { instantAt, nextDay } from '../../domain/facilities/hours.ts'
import type { Ctx } from '../kernel/context.ts'
import { dayOf } from '../kernel/day.ts'
import { wholeCounty } from '../kernel/db/scope.ts'
import { knownAs } from '../people/index.ts'
import { rulesBook } from './kinds.ts'
import { nameOf } from './lists.ts'
import { namesFor } from './names.ts'
import { reachOf } from './reaching.ts'
import { entriesOfAll, type ListedEntry } from './store/entry-store.ts'
import { doorsIn } from './store/list-store.ts'

/** As many as a day has in one area. */
const most = 60

export async function doors(ctx: Ctx): Promise<{ items: DoorList[] }> {
  const [reach, book] = await Promise.all([reachOf(ctx), rulesBook(ctx)])
  const day = dayOf(ctx.now)
  const today = { from: new Date(instantAt(day)), to: new Date(instantAt(nextDay(day))) }
  const { rows, names } = await ctx.read(async (tx) => {
    const found = (await doorsIn(tx, reach.scope, today, most)).filter(reach.runs)
    return { rows: found, names: await namesFor(ctx, tx, found) }
  }, reach.scope)
  const entries = await entriesFor(
    ctx,
    rows.map((r) => r.id),
  )
  return {
    items: rows.map((r) => ({
      id: r.id,
      title: r.title,
      where: [names.facility(r.facility)?.name, r.spot].filter(Boolean).join(' '),
      placeName: names.place(r.place),
      from: r.from_at.toISOString(),
      to: r.to_at.toISOString(),
      list: book(r).joining !== 'none',
      counted: r.counted,
      entries: entries.get(r.id) ?? [],
    })),
  }
}

/** Whoever signed up comes from anywhere in the county. */
async function entriesFor(ctx: Ctx, activities: readonly string[]): Promise<Map<string, DoorEntry[]>> {
  if (activities.length === 0) return new Map()
  const { rows, known } = await ctx.read(async (tx) => {
    const all = await entriesOfAll(tx, activities)
    return { rows: all, known: await knownAs(ctx, tx, [...new Set(all.flatMap((e) => e.person ?? []))]) }
  }, wholeCounty(ctx.county.code))
  const shown = (e: ListedEntry): DoorEntry => {
    const who = e.person === null ? undefined : known.get(e.person)
    return {
      id: e.id,
      name: e.name ?? nameOf(ctx, e),
      mark: who ? nameMarkOf(e.id, who.name) : null,
      tails: [...new Set(who?.phones.map((p) => tailMarkOf(e.id, p)))],
      waiting: e.state === 'waiting',
      arrived: e.arrived_at?.toISOString() ?? null,
    }
  }
  return new Map(activities.map((id) => [id, rows.filter((e) => e.activity === id).map(shown)]))
}
