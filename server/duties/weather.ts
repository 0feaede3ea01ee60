/** Extreme weather: declared for a place and a span of days, it adds what plans say. */
import type { dutiesApi } from '../../domain/duties/api.ts'
import { horizonOf } from '../../domain/duties/making.ts'
import type { CarePlan } from '../../domain/duties/schema.ts'
import { daysBetween, plusDays, windowsWithin } from '../../domain/duties/windows.ts'
import type { Spell } from '../../domain/duties/checks-api.ts'
import type { Received } from '../../domain/kernel/api.ts'
import { Refusal, fault } from '../../domain/kernel/errors.ts'
import { inRange, lineage, rangeOf } from '../../domain/kernel/place-path.ts'
import type { Ctx, Work } from '../kernel/context.ts'
import { dayOf } from '../kernel/day.ts'
import type { Statement } from '../kernel/db/tx.ts'
import { edit, ok } from '../kernel/edit.ts'
import { changed } from './enrolments.ts'
import { plansNow } from './plans.ts'
import { insertSpell, lapseWeather, lockSpell, shortenSpell, spellsIn, spellsNow } from './store/check-store.ts'
import { makeIn } from './store/making-store.ts'

type Body<K extends keyof typeof dutiesApi> = Received<(typeof dutiesApi)[K]>['body']

/** Weather that lasts longer is a season. */
const longest = 31

export const spells = async (ctx: Ctx, place: string) => ({
  items: await ctx.read((tx) => spellsIn(tx, rangeOf(place), lineage(place), dayOf(ctx.now))),
})

/** For the days to come that are near enough; the night goes on with the rest. Whoever comes in its middle owes all of it. */
export function weatherDuties(
  plans: Iterable<CarePlan>,
  s: Pick<Spell, 'place' | 'from' | 'to'>,
  today: string,
): Statement[] {
  const until = horizonOf(today)
  const to = s.to < until ? s.to : until
  if (s.from > to) return []
  return [...plans].flatMap((plan) => {
    if (plan.weather === null) return []
    const windows = windowsWithin(plan.weather, s.from, to, plan).filter((w) => w.to >= today)
    const own = { code: plan.code, dueMinute: plan.dueMinute, entryDays: 0, excuses: plan.excuses }
    return windows.length === 0 ? [] : [makeIn({ plan: own, cause: 'weather', windows, range: rangeOf(s.place) })]
  })
}

export async function declareWeather(ctx: Ctx, body: Body<'declareWeather'>) {
  const today = dayOf(ctx.now)
  if (body.to < body.from) throw fault('to', 'day-order')
  if (body.to < today) throw fault('to', 'day-past')
  if (daysBetween(body.from, body.to) > longest) throw fault('to', 'spell-too-long')
  const held = ctx.scope.ranges.some((r) => inRange(body.place, r))
  if (!held) throw new Refusal('not-permitted')
  const plans = await plansNow(ctx, today)
  return edit(
    ctx,
    body,
    async () => undefined,
    async (_, tx) => {
      let due = 0
      for (const s of weatherDuties(plans.values(), body, today)) due += await tx.run(s)
      return {
        act: 'duties.declare-weather',
        kind: 'weather',
        subject: body.id,
        version: 1,
        before: null,
        after: { ...body, due },
        detail: { place: body.place, kind: body.kind, from: body.from, to: body.to, rows: due },
        writes: [insertSpell(body, ctx.session?.account ?? null)],
        events: [changed(body.id, 1, 'weather', body.place, { weather: body.place })],
        answer: { due },
      }
    },
    ({ after }) => ({ due: (after as { due: number }).due }),
  )
}

export function endWeather(ctx: Ctx, id: string, body: Body<'endWeather'>) {
  return edit(
    ctx,
    { ...body, spell: id },
    (tx) => lockSpell(tx, id),
    (row) => {
      if (!row || !ctx.scope.ranges.some((r) => inRange(row.place, r))) throw new Refusal('not-found')
      if (body.to >= row.to) throw fault('to', 'day-order')
      const to = body.to < row.from ? row.from : body.to
      return {
        act: 'duties.end-weather',
        kind: 'weather',
        subject: id,
        version: row.version + 1,
        before: row,
        after: { ...row, to },
        detail: { place: row.place, to },
        writes: [shortenSpell(id, to), lapseWeather(rangeOf(row.place), body.to)],
        events: [changed(id, row.version + 1, 'weather', row.place, { weather: row.place })],
        answer: ok,
      }
    },
    () => ok,
  )
}

/** The night's part: spells that reach further than the days made so far. */
export async function makeWeather(work: Work): Promise<void> {
  const today = dayOf(work.now)
  const plans = await plansNow(work, today)
  for (const spell of await work.read((tx) => spellsNow(tx, today))) {
    const writes = weatherDuties(
      plans.values(),
      { ...spell, from: spell.from < today ? plusDays(today, -1) : spell.from },
      today,
    )
    if (writes.length > 0)
      await work.act(
        async () => undefined,
        () => ({
          writes,
          audit: [],
          events: [changed(work.house.newId(), 1, 'weather', spell.place, { weather: spell.place })],
          answer: undefined,
        }),
      )
  }
}
