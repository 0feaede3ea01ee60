/** When what put somebody under a plan is over, ending is proposed; a person decides [C3]. */
import type { dutiesApi } from '../../domain/duties/api.ts'
import type { Answer, Received } from '../../domain/kernel/api.ts'
import { Refusal } from '../../domain/kernel/errors.ts'
import { nilId } from '../../domain/kernel/id.ts'
import { rangeOf } from '../../domain/kernel/place-path.ts'
import { ageOn } from '../../domain/people/rules.ts'
import { together, type Ctx, type Work } from '../kernel/context.ts'
import { afterCursor, paged } from '../kernel/cursor.ts'
import { dayOf } from '../kernel/day.ts'
import { chunkRows } from '../kernel/db/bulk.ts'
import { edit, ok } from '../kernel/edit.ts'
import { changed, mine } from './enrolments.ts'
import { plansNow, planOn } from './plans.ts'
import { briefs, lockEnrolment } from './store/enrolment-store.ts'
import { endingsIn, heldOnce, keepOn, plansOf, settleChunk, settleOf } from './store/ground-store.ts'
import { chunkEnd, rhythmsOf } from './store/making-store.ts'

type Route = (typeof dutiesApi)['endings']

const nothing = { audit: [], events: [], answer: undefined }

/** The night's part: ages are passed without anybody doing anything. @returns enrolments whose ground is over or holds again */
export async function lookAtGrounds(work: Work): Promise<number> {
  const today = dayOf(work.now)
  const plans = await plansNow(work, today)
  let rows = 0
  for (const { plan: code, rhythm } of await work.read(rhythmsOf)) {
    const plan = plans.get(code)
    for (let after: string | null = plan ? nilId : null; after !== null;) {
      const from: string = after
      after = await work.act(
        async (tx) => {
          const end = await chunkEnd(tx, code, rhythm, from, chunkRows)
          if (end?.last) rows += await tx.run(settleChunk(plan!, today, rhythm, from, end.last))
          return end && end.n === chunkRows ? end.last : null
        },
        (last) => ({ writes: [], ...nothing, answer: last }),
      )
    }
  }
  return rows
}

/** A category was given, ended or struck, or a birthday put right. */
export const groundsChanged = together(async (events, work, tx) => {
  const what = new Set(['category', 'claim', 'edit', 'merge', 'unmerge'])
  const persons = events.filter((e) => what.has((e.payload as { what: string }).what)).map((e) => e.subject)
  if (persons.length === 0) return
  const today = dayOf(work.now)
  const [under, plans] = await Promise.all([plansOf(tx, persons), plansNow(work, today)])
  for (const { plan: code } of under) {
    const plan = plans.get(code)
    if (plan) await tx.run(settleOf(plan, today, persons))
  }
})

export async function endings(ctx: Ctx, q: Received<Route>['query']): Promise<Answer<Route>> {
  const today = dayOf(ctx.now)
  const plan = await planOn(ctx, q.plan, today)
  const range = rangeOf(q.place)
  const [place, id] = afterCursor(q.after, [range.lo, nilId])
  return ctx.read(async (tx) => {
    const rows = await endingsIn(tx, plan.code, range, { place, id }, q.size + 1)
    const persons = rows.map((r) => r.person)
    const [people, held] = await Promise.all([briefs(tx, persons), heldOnce(tx, persons, plan.who.cares)])
    const by = new Map(people.map((p) => [p.id, p]))
    return paged(
      rows,
      q.size,
      ({ person, ...r }) => {
        const p = by.get(person)
        return {
          ...r,
          person: { id: person, name: p?.name ?? '', place: r.place, age: p?.born ? ageOn(p.born, today) : null },
          cares: held.filter((h) => h.person === person).map((h) => h.category),
        }
      },
      (r) => [r.place, r.id],
    )
  })
}

export function keep(ctx: Ctx, id: string, body: Received<(typeof dutiesApi)['keep']>['body']) {
  const today = dayOf(ctx.now)
  return edit(
    ctx,
    { ...body, enrolment: id },
    (tx) => lockEnrolment(tx, id),
    (loaded) => {
      const row = mine(ctx, loaded)
      if (row.version !== body.base) throw new Refusal('conflict', { reason: 'version' })
      return {
        act: 'duties.keep',
        kind: 'enrolment',
        subject: id,
        version: row.version + 1,
        before: null,
        after: { kept: today },
        detail: { plan: row.plan },
        writes: [keepOn(id, today)],
        events: [changed(id, row.version + 1, 'kept', row.place)],
        answer: ok,
      }
    },
    () => ok,
  )
}
