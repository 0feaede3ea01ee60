/** Spans in which nobody need come, and what is due when something serious has changed. */
import type { dutiesApi } from '../../domain/duties/api.ts'
import type { CarePlan } from '../../domain/duties/schema.ts'
import { daysBetween } from '../../domain/duties/windows.ts'
import type { Received } from '../../domain/kernel/api.ts'
import { Refusal, fault } from '../../domain/kernel/errors.ts'
import { inRange } from '../../domain/kernel/place-path.ts'
import type { Ctx } from '../kernel/context.ts'
import { dayOf, morningOf } from '../kernel/day.ts'
import type { Tx } from '../kernel/db/tx.ts'
import { edit, ok } from '../kernel/edit.ts'
import { changed } from './enrolments.ts'
import { rederived, settled } from './matching.ts'
import { plansNow } from './plans.ts'
import { asAbsent } from './standing-in.ts'
import { briefs, ofPerson } from './store/enrolment-store.ts'
import { makeFor } from './store/making-store.ts'
import { insertExcuse, lockExcuse, owedBetween, setStandings, shortenExcuse } from './store/match-store.ts'

type Body<K extends keyof typeof dutiesApi> = Received<(typeof dutiesApi)[K]>['body']

/** Longer than a year is no excuse but an end. */
const longest = 366
/** What was late in being told counts for the month before, as a dated correction. */
const backMost = 62

/** In one's own area, or by name under one's care. */
async function seen(tx: Tx, ctx: Ctx, person: string) {
  const [people, rows] = await Promise.all([briefs(tx, [person]), ofPerson(tx, person)])
  const place = people[0]?.place ?? rows.find((r) => r.to === null)?.place
  if (place === undefined) throw new Refusal('not-found')
  const own = rows.some((r) => r.helper === ctx.session?.account && r.to === null)
  if (!own && !ctx.scope.ranges.some((r) => inRange(place, r))) throw new Refusal('not-found')
  return { place, rows }
}

/** Or of whoever one stands in for today. */
const seeing = (ctx: Ctx, person: string): Promise<Ctx> =>
  asAbsent(
    ctx,
    async (tx) => (await ofPerson(tx, person)).find((r) => r.to === null),
    (r) => r.helper === ctx.session?.account || ctx.scope.ranges.some((s) => inRange(r.place, s)),
    () => [person],
  )

export async function excuse(own: Ctx, person: string, body: Body<'excuse'>) {
  const ctx = await seeing(own, person)
  const today = dayOf(ctx.now)
  if (body.to < body.from) throw fault('to', 'day-order')
  if (daysBetween(body.from, body.to) > longest) throw fault('to', 'excuse-too-long')
  if (daysBetween(body.from, today) > backMost) throw fault('from', 'day-past')
  return edit(
    ctx,
    { ...body, person },
    async (tx) => ({ ...(await seen(tx, ctx, person)), owed: await owedBetween(tx, [person], body.from, body.to) }),
    async ({ place, owed }, tx) => {
      const row = { id: body.id, person, place, from: body.from, to: body.to, reason: body.reason }
      const stand = await rederived(tx, ctx, owed, { excuses: (all) => [...all, { ...row, version: 1 }] })
      return {
        act: 'duties.excuse',
        kind: 'duty-excuse',
        subject: body.id,
        version: 1,
        before: null,
        after: row,
        detail: { reason: body.reason, from: body.from, to: body.to },
        writes: [insertExcuse(row, ctx.session?.account ?? null), ...(stand.length > 0 ? [setStandings(stand)] : [])],
        events: [changed(body.id, 1, 'excused', place), ...settled(body.id, 2, stand)],
        answer: ok,
        widen: { ranges: [{ lo: place, hi: `${place.slice(0, -1)}0` }] },
      }
    },
    () => ok,
  )
}

export async function endExcuse(own: Ctx, person: string, id: string, body: Body<'endExcuse'>) {
  const ctx = await seeing(own, person)
  return edit(
    ctx,
    { ...body, person, excuse: id },
    async (tx) => {
      const [who, row] = await Promise.all([seen(tx, ctx, person), lockExcuse(tx, person, id)])
      if (!row) throw new Refusal('not-found')
      return { who, row, owed: await owedBetween(tx, [person], row.from, row.to) }
    },
    async ({ who, row, owed }, tx) => {
      if (body.to >= row.to) throw fault('to', 'day-order')
      const to = body.to < row.from ? row.from : body.to
      const stand = await rederived(tx, ctx, owed, {
        excuses: (all) => all.map((x) => (x.id === id ? { ...x, to } : x)),
      })
      return {
        act: 'duties.end-excuse',
        kind: 'duty-excuse',
        subject: id,
        version: row.version + 1,
        before: row,
        after: { ...row, to },
        detail: { reason: row.reason, to },
        writes: [shortenExcuse(id, to), ...(stand.length > 0 ? [setStandings(stand)] : [])],
        events: [changed(id, row.version + 1, 'excused', who.place), ...settled(id, row.version + 2, stand)],
        answer: ok,
      }
    },
    () => ok,
  )
}

/** From hospital, bereaved, fallen: whoever looks after them comes within the hours of the plan. */
export async function majorChange(own: Ctx, person: string, body: Body<'majorChange'>) {
  const ctx = await seeing(own, person)
  const at = new Date(body.at)
  if (at > ctx.now) throw fault('at', 'moment-future')
  if (ctx.now.getTime() - at.getTime() > 7 * 86_400_000) throw fault('at', 'day-past')
  const plans = await plansNow(ctx, dayOf(ctx.now))
  let due = 0
  return edit(
    ctx,
    { ...body, person },
    async (tx) => {
      const { place, rows } = await seen(tx, ctx, person)
      const owed = rows.flatMap((r) => {
        const plan = plans.get(r.plan)
        return r.to === null && plan?.afterChange ? [{ row: r, plan }] : []
      })
      due = owed.length
      return { place, owed }
    },
    ({ place, owed }) => {
      return {
        act: 'duties.major-change',
        kind: 'major-change',
        subject: body.id,
        version: 1,
        before: null,
        after: { person, at: body.at, plans: owed.map((o) => o.plan.code) },
        detail: { due },
        writes: owed.map(({ row, plan }) => makeFor(afterChange(plan, at, row.id))),
        events: [changed(body.id, 1, 'major-change', place, { persons: [person] })],
        answer: { due },
      }
    },
    () => ({ due }),
  )
}

/** One window from the change to its hour; nobody is excused from looking in, and nobody came too late into it. */
function afterChange(plan: CarePlan, at: Date, enrolment: string) {
  const until = new Date(at.getTime() + plan.afterChange! * 3_600_000)
  const [from, to] = [dayOf(at), dayOf(until)]
  const minute = Math.round((until.getTime() - morningOf(to).getTime()) / 60_000)
  return {
    plan: { code: plan.code, dueMinute: minute, entryDays: 0, excuses: plan.excuses },
    cause: 'change' as const,
    windows: [{ from, to }],
    only: [enrolment],
  }
}
