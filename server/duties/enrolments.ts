/** Putting people under plans, changing and ending that [S0-21]: a person decides, the windows follow. */
import type { dutiesApi } from '../../domain/duties/api.ts'
import type { Touched } from '../../domain/duties/measured.ts'
import { lunarAnchor } from '../../domain/duties/lunar.ts'
import { sunAnchor } from '../../domain/duties/making.ts'
import { rhythmOf } from '../../domain/duties/rules.ts'
import type { CarePlan } from '../../domain/duties/schema.ts'
import { plusDays } from '../../domain/duties/windows.ts'
import type { Received } from '../../domain/kernel/api.ts'
import { Refusal, fault } from '../../domain/kernel/errors.ts'
import { contains, inRange } from '../../domain/kernel/place-path.ts'
import type { Ctx } from '../kernel/context.ts'
import { dayOf } from '../kernel/day.ts'
import type { Statement, Tx } from '../kernel/db/tx.ts'
import { edit, ok } from '../kernel/edit.ts'
import type { OutboxEvent } from '../kernel/outbox/event.ts'
import { insertText } from '../kernel/texts/store.ts'
import { firstDuties } from './making.ts'
import { planOn } from './plans.ts'
import {
  accountsShown,
  briefs,
  changeEnrolment,
  endEnrolments,
  insertEnrolments,
  lapseFrom,
  shelveOf,
  lockEnrolment,
  openAmong,
  setHelper,
  setLooked,
  type EnrolmentRow,
  type PersonBrief,
} from './store/enrolment-store.ts'
import { carryPairs, nameHelpers } from './store/pair-store.ts'

type Body<K extends keyof typeof dutiesApi> = Received<(typeof dutiesApi)[K]>['body']

/** Nobody is enrolled for a time that has been counted, nor for one nobody can see. */
const earliest = 31
const latest = 366

/** @param of whose duties were made, ended or moved with it: whoever counts looks at them again */
export const changed = (id: string, seq: number, what: string, place?: string, of: Touched = {}): OutboxEvent => ({
  name: 'duties.changed',
  version: 1,
  subject: id,
  seq,
  payload: { what, ...(place && { place }), ...of },
  topics: ['duties'],
})

async function helperThere(tx: Tx, helper: string | null | undefined): Promise<void> {
  if (!helper) return
  const found = (await accountsShown(tx, [helper]))[0]
  if (!found?.active || found.kind !== 'staff') throw fault('helper', 'account-unknown')
}

const anchorOf = (plan: CarePlan, p: PersonBrief, by: 'sun' | 'moon'): string | null =>
  plan.rhythm !== 'birthday' || p.born === null ? null : by === 'moon' ? lunarAnchor(p.born) : sunAnchor(p.born)

function rowFor(ctx: Ctx, plan: CarePlan, body: Body<'enrol'>, p: PersonBrief, id: string): EnrolmentRow {
  const account = ctx.session?.account ?? null
  return {
    id,
    person: p.id,
    plan: plan.code,
    place: p.place,
    from: body.from,
    to: null,
    endReason: null,
    tier: body.tier,
    rhythm: rhythmOf(plan, body.tier, body.wish),
    anchor: anchorOf(plan, p, body.birthday),
    helper: body.helper,
    reviewOn: body.reviewOn,
    wish: body.wish,
    restricted: plan.restricted,
    overseer: plan.restricted ? account : null,
    refused: 0,
    note: null,
    follows: null,
    enrolledBy: account,
    version: 1,
  }
}

/** Here, alive, where the plan holds. Whom it does not propose a person may put under it all the same. */
function mayEnrol(ctx: Ctx, plan: CarePlan, p: PersonBrief): boolean {
  const places = plan.who.places
  return (
    p.died === null &&
    p.left === null &&
    (plan.rhythm !== 'birthday' || p.born !== null) &&
    (places.length === 0 || places.some((at) => contains(at, p.place))) &&
    ctx.scope.ranges.some((r) => inRange(p.place, r))
  )
}

/** Many at once is one act; who is under the plan already stays as they are. */
export async function enrol(ctx: Ctx, body: Body<'enrol'>) {
  const today = dayOf(ctx.now)
  if (body.from < plusDays(today, -earliest)) throw fault('from', 'day-past')
  if (body.from > plusDays(today, latest)) throw fault('from', 'day-future')
  const plan = await planOn(ctx, body.plan, body.from > today ? body.from : today)
  if (plan.closed) throw fault('plan', 'plan-closed')
  if (plan.restricted && body.helper === null) throw fault('helper', 'helper-needed')
  let answer = { enrolled: 0, already: 0, unfit: 0 }
  return edit(
    ctx,
    body,
    async (tx) => {
      const ids = body.people.map((p) => p.person)
      const [people, there] = await Promise.all([
        briefs(tx, ids),
        openAmong(tx, plan.code, ids),
        helperThere(tx, body.helper),
      ])
      return { people: new Map(people.map((p) => [p.id, p])), there: new Set(there.map((t) => t.person)) }
    },
    ({ people, there }) => {
      if (body.people.some((p) => !people.has(p.person))) throw new Refusal('not-found')
      const fresh = body.people.filter((p) => !there.has(p.person))
      const fit = fresh.filter((p) => mayEnrol(ctx, plan, people.get(p.person)!))
      answer = { enrolled: fit.length, already: body.people.length - fresh.length, unfit: fresh.length - fit.length }
      const rows = fit.map((p) => rowFor(ctx, plan, body, people.get(p.person)!, p.id))
      const texts = body.note ? rows.map((r) => noteOf(ctx, r, body.note!)) : []
      const first = rows[0]
      return {
        act: 'duties.enrol',
        kind: rows.length === 1 ? 'enrolment' : 'enrolments',
        subject: rows.length === 1 ? first!.id : body.id,
        version: 1,
        before: null,
        after: {
          plan: plan.code,
          from: body.from,
          people: rows.map((r) => r.person),
          tier: body.tier,
          helper: body.helper,
        },
        detail: { plan: plan.code, rows: rows.length },
        answer,
        writes:
          rows.length === 0
            ? []
            : [
                insertEnrolments(rows),
                ...texts,
                ...firstDuties(
                  plan,
                  first!.rhythm,
                  body.from,
                  today,
                  rows.map((r) => r.id),
                ),
              ],
        events: [changed(body.id, 1, 'enrolled', undefined, { enrolments: rows.map((r) => r.id) })],
      }
    },
    () => answer,
  )
}

function noteOf(ctx: Ctx, row: EnrolmentRow, words: string): Statement {
  row.note = ctx.house.newId()
  return insertText({
    id: row.note,
    kind: 'enrolment',
    subject: row.id,
    class: 'enrolment.note',
    body: words,
    at: ctx.now,
  })
}

/** Under one's own eyes, in one's own place; of what is restricted only by whoever answers for it. */
export function mine(ctx: Ctx, row: EnrolmentRow | undefined): EnrolmentRow {
  if (!row || row.to !== null) throw new Refusal('not-found')
  const account = ctx.session?.account
  const here = ctx.scope.ranges.some((r) => inRange(row.place, r))
  if (row.restricted ? row.overseer !== account : !here) throw new Refusal('not-found')
  return row
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

/** How often changes by ending the one and going on with another from today: what was counted stays counted. */
export async function change(ctx: Ctx, id: string, body: Body<'change'>) {
  const today = dayOf(ctx.now)
  const { change: c } = body
  return edit(
    ctx,
    { ...body, enrolment: id },
    async (tx) => {
      const [row] = await Promise.all([lockEnrolment(tx, id), helperThere(tx, c.helper)])
      return row && { row, plan: await planOn(ctx, row.plan, today) }
    },
    (loaded) => {
      const row = mine(ctx, loaded?.row)
      const plan = loaded!.plan
      if (row.version !== body.base) throw new Refusal('conflict', { reason: 'version' })
      const next = { ...row, ...withoutGaps(c) }
      const rhythm = rhythmOf(plan, next.tier, next.wish)
      const writes: Statement[] = []
      if (rhythm === row.rhythm && next.tier === row.tier) {
        writes.push(changeEnrolment(next))
        if (next.helper !== row.helper) writes.push(...setHelper([id], next.helper))
      } else {
        const begin = row.from > today ? row.from : today
        const fresh = { ...next, id: body.id, from: begin, rhythm, follows: id, version: 1, refused: row.refused }
        writes.push(
          endEnrolments([id], begin, 'changed'),
          lapseFrom([id], begin),
          insertEnrolments([fresh]),
          carryPairs(id, body.id),
          ...nameHelpers([body.id]),
          ...firstDuties(plan, rhythm, begin, today, [body.id]),
        )
      }
      const what = Object.keys(c).filter((k) => !same(c[k as keyof typeof c], row[k as keyof typeof c]))
      return {
        act: 'duties.change',
        kind: 'enrolment',
        subject: id,
        version: row.version + 1,
        before: { tier: row.tier, rhythm: row.rhythm, helper: row.helper, reviewOn: row.reviewOn, wish: row.wish },
        after: { tier: next.tier, rhythm, helper: next.helper, reviewOn: next.reviewOn, wish: next.wish, from: today },
        detail: { plan: row.plan, what: what.sort().join(' ') },
        writes,
        events: [changed(id, row.version + 1, 'enrolment', row.place, { enrolments: [id, body.id] })],
        answer: ok,
      }
    },
    () => ok,
  )
}

const withoutGaps = <T extends object>(o: T) =>
  Object.fromEntries(Object.entries(o).filter(([, v]) => v !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>
  }

export function end(ctx: Ctx, id: string, body: Body<'end'>) {
  if (body.day > dayOf(ctx.now)) throw fault('day', 'day-future')
  return edit(
    ctx,
    { ...body, enrolment: id },
    (tx) => lockEnrolment(tx, id),
    (loaded) => {
      const row = mine(ctx, loaded)
      const day = body.day < row.from ? row.from : body.day
      return {
        act: 'duties.end',
        kind: 'enrolment',
        subject: id,
        version: row.version + 1,
        before: { to: null },
        after: { to: day, reason: body.reason },
        ...(body.why && { why: body.why }),
        detail: { plan: row.plan, to: day, reason: body.reason },
        writes: [endEnrolments([id], day, body.reason), lapseFrom([id], day), shelveOf([id])],
        events: [changed(id, row.version + 1, 'ended', row.place, { enrolments: [id] })],
        answer: ok,
      }
    },
    () => ok,
  )
}

/** Refused twice: somebody above has looked, and what they say stands in the history. */
export function look(ctx: Ctx, id: string, body: Body<'look'>) {
  return edit(
    ctx,
    { ...body, enrolment: id },
    (tx) => lockEnrolment(tx, id),
    (loaded) => {
      if (!loaded || loaded.to !== null || !ctx.scope.ranges.some((r) => inRange(loaded.place, r)))
        throw new Refusal('not-found')
      return {
        act: 'duties.look',
        kind: 'enrolment',
        subject: id,
        version: loaded.version + 1,
        before: { refused: loaded.refused },
        after: { refused: 0 },
        why: body.said,
        detail: { plan: loaded.plan, refused: loaded.refused },
        writes: [setLooked(id, ctx.now)],
        events: [changed(id, loaded.version + 1, 'looked', loaded.place)],
        answer: ok,
      }
    },
    () => ok,
  )
}
