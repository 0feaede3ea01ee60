/** Somebody who is called every day did not answer: who is called next, and when it is over [S4-18]. */
import { nextCall } from '../../domain/duties/calls.ts'
import type { dutiesApi } from '../../domain/duties/api.ts'
import type { Answer, Received } from '../../domain/kernel/api.ts'
import { Refusal } from '../../domain/kernel/errors.ts'
import { nilId } from '../../domain/kernel/id.ts'
import { inRange, rangeOf } from '../../domain/kernel/place-path.ts'
import type { Ctx } from '../kernel/context.ts'
import { afterCursor, paged } from '../kernel/cursor.ts'
import { dayOf } from '../kernel/day.ts'
import { edit, ok } from '../kernel/edit.ts'
import { changed } from './enrolments.ts'
import { masked } from './lists.ts'
import { callsOf, endCheck, insertCall, lockCheck, openChecks } from './store/check-store.ts'
import { briefs } from './store/enrolment-store.ts'

export async function checks(
  ctx: Ctx,
  q: Received<(typeof dutiesApi)['checks']>['query'],
): Promise<Answer<(typeof dutiesApi)['checks']>> {
  const today = dayOf(ctx.now)
  const [due, id] = afterCursor(q.after, ['-infinity', nilId])
  const { rows, calls, people } = await ctx.read(async (tx) => {
    const found = await openChecks(tx, rangeOf(q.place), { due, id }, q.size + 1)
    const [calls, people] = await Promise.all([
      callsOf(
        tx,
        found.map((r) => r.id),
      ),
      briefs(
        tx,
        found.map((r) => r.person),
      ),
    ])
    return { rows: found, calls, people: new Map(people.map((p) => [p.id, p])) }
  })
  return paged(
    rows,
    q.size,
    (r) => {
      const own = calls.filter((c) => c.check === r.id)
      return {
        id: r.id,
        duty: r.duty,
        plan: r.plan,
        person: masked(r.person, r.place, people.get(r.person), today),
        raisedAt: r.raisedAt.toISOString(),
        dueAt: r.dueAt.toISOString(),
        endedAt: r.endedAt?.toISOString() ?? null,
        outcome: r.outcome,
        next: r.endedAt ? null : nextCall(r.calls, own),
        calls: own.map((c) => ({ whom: c.whom, outcome: c.outcome, at: c.at.toISOString(), by: c.by })),
      }
    },
    (r) => [r.dueAt.toISOString(), r.id],
  )
}

/** One tap: whom, and what it came to. Over when somebody answered or was met; who needs help is no longer looked for but helped. */
export function noteCall(ctx: Ctx, id: string, body: Received<(typeof dutiesApi)['noteCall']>['body']) {
  return edit(
    ctx,
    { ...body, check: id },
    (tx) => lockCheck(tx, id),
    (row) => {
      const account = ctx.session?.account ?? null
      const near = row && (row.helper === account || ctx.scope.ranges.some((r) => inRange(row.place, r)))
      if (!row || !near) throw new Refusal('not-found')
      if (row.endedAt) throw new Refusal('out-of-turn', { allowed: [] })
      const over = body.outcome !== 'no-answer'
      const outcome = body.outcome === 'needs-help' ? 'needs-help' : body.whom === 'door' ? 'met' : 'well'
      return {
        act: 'duties.check-call',
        kind: 'welfare-call',
        subject: body.id,
        version: 1,
        before: null,
        after: { check: id, whom: body.whom, outcome: body.outcome },
        detail: { whom: body.whom, outcome: body.outcome },
        writes: [
          insertCall(body.id, { check: id, whom: body.whom, outcome: body.outcome, at: ctx.now }, account),
          ...(over ? [endCheck(id, ctx.now, outcome)] : []),
        ],
        events: [changed(body.id, 1, 'check', row.place)],
        answer: ok,
      }
    },
    () => ok,
  )
}
