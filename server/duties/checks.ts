/** Somebody who is called every day did not answer: who is called next, and when it is over [S4-18]. */
import { nextCall } from '../../domain/duties/calls.ts'
import type { dutiesApi } from '../../domain/duties/api.ts'
import { helpNeeded, needUnsaid } from '../../domain/duties/said.ts'
import type { Answer, Received } from '../../domain/kernel/api.ts'
import { Refusal } from '../../domain/kernel/errors.ts'
import { nilId } from '../../domain/kernel/id.ts'
import { inRange, rangeOf } from '../../domain/kernel/place-path.ts'
import { stableId } from '../../domain/kernel/stable-id.ts'
import { Report } from '../../domain/requests/api.ts'
import type { Ctx } from '../kernel/context.ts'
import { afterCursor, paged } from '../kernel/cursor.ts'
import { dayOf } from '../kernel/day.ts'
import { edit, ok } from '../kernel/edit.ts'
import { contactsNamed } from '../people/index.ts'
import { fileRequest, partyWhoFiles } from '../requests/index.ts'
import { changed } from './enrolments.ts'
import { masked } from './lists.ts'
import { asAbsent } from './standing-in.ts'
import { callsOf, checkById, endCheck, insertCall, lockCheck, openChecks, type CheckRow } from './store/check-store.ts'
import { briefs } from './store/enrolment-store.ts'
import { homesOfPersons } from './visits/store.ts'

export async function checks(
  ctx: Ctx,
  q: Received<(typeof dutiesApi)['checks']>['query'],
): Promise<Answer<(typeof dutiesApi)['checks']>> {
  const today = dayOf(ctx.now)
  const [due, id] = afterCursor(q.after, ['-infinity', nilId])
  const { rows, calls, people, contacts } = await ctx.read(async (tx) => {
    const found = await openChecks(tx, rangeOf(q.place), { due, id }, q.size + 1)
    const persons = found.map((r) => r.person)
    const [calls, people, contacts] = await Promise.all([
      callsOf(
        tx,
        found.map((r) => r.id),
      ),
      briefs(tx, persons),
      contactsNamed(tx, persons),
    ])
    return { rows: found, calls, people: new Map(people.map((p) => [p.id, p])), contacts }
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
        contacts: contacts.filter((c) => c.person === r.person).map(({ id, kind, name }) => ({ id, kind, name })),
        next: r.endedAt ? null : nextCall(r.calls, own),
        calls: own.map((c) => ({ whom: c.whom, outcome: c.outcome, at: c.at.toISOString(), by: c.by })),
      }
    },
    (r) => [r.dueAt.toISOString(), r.id],
  )
}

type Note = Received<(typeof dutiesApi)['noteCall']>['body']

/**
 * One tap: whom, and what it came to. Over when somebody answered or was met; a call that a phone tells late is noted all the same.
 * Who needs help is no longer looked for but helped: that is filed as a request, once.
 */
export async function noteCall(own: Ctx, id: string, body: Note): Promise<Answer<(typeof dutiesApi)['noteCall']>> {
  const ctx = await asAbsent(
    own,
    (tx) => checkById(tx, id),
    (k) => k.helper === own.session?.account || own.scope.ranges.some((r) => inRange(k.place, r)),
    (k) => [k.person],
  )
  let check: CheckRow | undefined
  const needsHelp = body.outcome === 'needs-help'
  await edit(
    ctx,
    { ...body, check: id },
    async (tx) => (check = await lockCheck(tx, id)),
    (row) => {
      const account = ctx.session?.account ?? null
      const near = row && (row.helper === account || ctx.scope.ranges.some((r) => inRange(row.place, r)))
      if (!row || !near) throw new Refusal('not-found')
      const over = row.endedAt ? needsHelp : body.outcome !== 'no-answer'
      const outcome = needsHelp ? 'needs-help' : body.whom === 'door' ? 'met' : 'well'
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
  return { ok: true, refNo: needsHelp && check ? await help(own, check, body.id) : null }
}

/** Of somebody of whom the place may not know neither door nor matter is told: whoever handles it asks. */
async function help(ctx: Ctx, check: CheckRow, call: string): Promise<string> {
  const { place, person, restricted } = check
  const homes = restricted ? [] : await ctx.read((tx) => homesOfPersons(tx, [person]))
  const dwelling = homes[0]?.dwelling
  const report = {
    id: stableId('check-help', 'act', call),
    channel: 'grid',
    // In one language whoever sends it again: the same act has the same words.
    what: (restricted ? needUnsaid : helpNeeded).zh,
    where: { place, ...(dwelling && { dwelling }) },
  }
  const sent = Report.parse({ request: stableId('check-help', 'request', call), report })
  return (await fileRequest(ctx, sent, partyWhoFiles(ctx.session, place))).refNo
}
