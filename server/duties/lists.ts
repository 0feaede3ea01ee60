/** What a worker owes, what a place owes, what is due to a person. Names stay masked. */
import type { Answer, Received } from '../../domain/kernel/api.ts'
import type { DutyCard, dutiesApi, EnrolmentCard, LastContact } from '../../domain/duties/api.ts'
import { plusDays } from '../../domain/duties/windows.ts'
import { Refusal } from '../../domain/kernel/errors.ts'
import { rangeOf } from '../../domain/kernel/place-path.ts'
import { ageOn } from '../../domain/people/rules.ts'
import type { Ctx } from '../kernel/context.ts'
import { afterCursor, paged } from '../kernel/cursor.ts'
import { dayOf, morningOf } from '../kernel/day.ts'
import type { Scope } from '../kernel/db/scope.ts'
import type { Tx } from '../kernel/db/tx.ts'
import { textsById, type TextRow } from '../kernel/texts/store.ts'
import { nilId } from '../../domain/kernel/id.ts'
import {
  accountsShown,
  briefs,
  enrolledIn,
  ofPerson,
  type EnrolmentRow,
  type PersonBrief,
} from './store/enrolment-store.ts'
import {
  coveredBy,
  dutiesOf,
  lastContacts,
  owedByHelper,
  owedByPair,
  owedIn,
  owedInGrids,
  owedToPersons,
  unmetIn,
  type LastRow,
  type ListedDuty,
} from './store/list-store.ts'
import { namedFor } from './standing-in.ts'
import { excusesOf } from './store/match-store.ts'

/** What was not met stays on a worker's list for so long; after it the month is told and closed. */
export const overdueDays = 31
const most = 500

type Query<K extends keyof typeof dutiesApi> = Received<(typeof dutiesApi)[K]>['query']

interface Beside {
  people: Map<string, PersonBrief>
  helpers: Map<string, string>
  last: Map<string, LastRow>
}

/** Whose the rows are is known by name of the row alone: the places they lie in are added to what may be seen, and nothing else. */
export async function besideOf(
  ctx: Ctx,
  rows: readonly Pick<ListedDuty, 'person' | 'place' | 'helper'>[],
  scope: Scope,
): Promise<Beside> {
  if (rows.length === 0) return { people: new Map(), helpers: new Map(), last: new Map() }
  const persons = [...new Set(rows.map((r) => r.person))]
  const helpers = [...new Set(rows.flatMap((r) => r.helper ?? []))]
  const places = [...new Set(rows.map((r) => r.place))]
  const [people, accounts, last] = await ctx.read(
    (tx) => Promise.all([briefs(tx, persons), accountsShown(tx, helpers), lastContacts(tx, persons)]),
    { ...scope, ranges: [...scope.ranges, ...places.map(rangeOf)] },
  )
  return {
    people: new Map(people.map((p) => [p.id, p])),
    helpers: new Map(accounts.map((a) => [a.id, a.shown])),
    last: new Map(last.map((l) => [l.person, l])),
  }
}

export const masked = (id: string, place: string, p: PersonBrief | undefined, today: string) => ({
  id,
  place,
  name: p?.name ?? '',
  age: p?.born ? ageOn(p.born, today) : null,
})

export const lastOf = (l: LastRow | undefined): LastContact | null =>
  l
    ? {
        record: l.record,
        outcome: l.outcome,
        way: l.way as LastContact['way'],
        at: l.at.toISOString(),
        who: l.who,
        plans: l.plans,
      }
    : null

const cardOf = (d: ListedDuty, b: Beside, today: string, covers: string | null): DutyCard => ({
  id: d.id,
  enrolment: d.enrolment,
  plan: d.plan,
  place: d.place,
  cause: d.cause,
  from: d.from,
  to: d.to,
  due: d.due.toISOString(),
  state: d.state,
  attempts: d.attempts,
  refusals: d.refusals,
  record: d.record,
  excuse: d.excuse,
  person: masked(d.person, d.place, b.people.get(d.person), today),
  helper: d.helper ? { id: d.helper, name: b.helpers.get(d.helper) ?? '' } : null,
  last: lastOf(b.last.get(d.person)),
  look: d.refused >= 2,
  covers,
  wish: d.wish,
})

const endOf = (day: string) => morningOf(plusDays(day, 1))

/**
 * Of one account: by name, of those it is bound to beside somebody else, and of its grids and households where nobody is named. Read as that account and within the grids and
 * households it answers for, never wider.
 */
async function owedOf(
  ctx: Ctx,
  account: string,
  since: Date,
  until: Date,
): Promise<{ rows: ListedDuty[]; scope: Scope }> {
  const { grids, homes } = await namedFor(ctx, account)
  const places = [...new Set([...grids.map((g) => g.place), ...homes.map((h) => h.place)])]
  const scope: Scope = { ranges: places.map(rangeOf), units: [], account }
  const all = await ctx.read(
    (tx) =>
      Promise.all([
        owedByHelper(tx, account, since, until, most),
        owedByPair(tx, account, since, until, most),
        grids.length > 0
          ? owedInGrids(
              tx,
              grids.map((g) => g.place),
              since,
              until,
              most,
            )
          : [],
        homes.length > 0
          ? owedToPersons(
              tx,
              homes.map((h) => h.person),
              since,
              until,
              most,
            )
          : [],
      ]),
    scope,
  )
  return { rows: [...new Map(all.flat().map((r) => [r.id, r])).values()], scope }
}

/** A missed one is only pressing while nobody has been met since: what was late is said once, by the newest. */
const pressing = (rows: readonly ListedDuty[], last: ReadonlyMap<string, LastRow>, now: Date) =>
  rows.filter((r) => {
    const l = last.get(r.person)
    return r.due > now || !(l?.outcome === 'met' && l.at > r.due && l.plans.includes(r.plan))
  })

export async function mine(ctx: Ctx, q: Query<'mine'>): Promise<Answer<(typeof dutiesApi)['mine']>> {
  const account = ctx.session!.account
  const today = dayOf(ctx.now)
  const [since, until] = [morningOf(plusDays(today, -overdueDays)), morningOf(plusDays(today, q.days))]
  const covered = await ctx.read((tx) => coveredBy(tx, account, today), { ranges: [], units: [], account })
  const items: DutyCard[] = []
  const seen = new Set<string>()
  for (const of of [{ account, shown: null as string | null }, ...covered]) {
    const { rows, scope } = await owedOf(ctx, of.account, since, until)
    const fresh = rows.filter((r) => !seen.has(r.id))
    const beside = await besideOf(ctx, fresh, scope)
    for (const r of pressing(fresh, beside.last, ctx.now)) {
      seen.add(r.id)
      items.push(cardOf(r, beside, today, of.shown))
    }
  }
  items.sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : a.id < b.id ? -1 : 1))
  return { today, items: items.slice(0, most), more: items.length > most }
}

export async function list(ctx: Ctx, q: Query<'list'>): Promise<Answer<(typeof dutiesApi)['list']>> {
  const today = dayOf(ctx.now)
  const since = q.state === 'owed' ? ctx.now : morningOf(q.since ?? plusDays(today, -overdueDays))
  const until = q.state === 'owed' ? endOf(plusDays(today, 400)) : ctx.now
  const [place, due, id] = afterCursor(q.after, [rangeOf(q.place).lo, '-infinity', nilId])
  const page = { plan: q.plan ?? null, since, until, after: { place, due, id }, size: q.size + 1 }
  const rows = await ctx.read((tx) =>
    tx.rows<ListedDuty>((q.state === 'owed' ? owedIn : unmetIn)(rangeOf(q.place), page)),
  )
  const beside = await besideOf(ctx, rows, ctx.scope)
  return paged(
    rows,
    q.size,
    (r) => cardOf(r, beside, today, null),
    (r) => [r.place, r.due.toISOString(), r.id],
  )
}

const enrolmentCard = (
  e: EnrolmentRow,
  b: Pick<Beside, 'people' | 'helpers'>,
  notes: ReadonlyMap<string, string | null>,
  today: string,
): EnrolmentCard => ({
  id: e.id,
  plan: e.plan,
  place: e.place,
  from: e.from,
  to: e.to,
  tier: e.tier,
  rhythm: e.rhythm,
  anchor: e.anchor,
  reviewOn: e.reviewOn,
  wish: e.wish,
  endReason: e.endReason as EnrolmentCard['endReason'],
  refused: e.refused,
  version: e.version,
  person: masked(e.person, e.place, b.people.get(e.person), today),
  helper: e.helper ? { id: e.helper, name: b.helpers.get(e.helper) ?? '' } : null,
  note: (e.note && notes.get(e.note)) ?? null,
})

const notesOf = async (tx: Tx, rows: readonly EnrolmentRow[]) =>
  new Map((await tx.rows<TextRow>(textsById(rows.flatMap((r) => r.note ?? [])))).map((t) => [t.id, t.body] as const))

export async function enrolments(ctx: Ctx, q: Query<'enrolments'>): Promise<Answer<(typeof dutiesApi)['enrolments']>> {
  const range = rangeOf(q.place)
  const today = dayOf(ctx.now)
  const [place, id] = afterCursor(q.after, [range.lo, nilId])
  const of = { plan: q.plan ?? null, look: q.only === 'look', review: q.only === 'review' ? today : null }
  const rows = await ctx.read((tx) => enrolledIn(tx, range, of, { place, id }, q.size + 1))
  const [beside, notes] = await Promise.all([
    besideOf(ctx, rows, ctx.scope),
    ctx.read((tx) => notesOf(tx, rows.slice(0, q.size))),
  ])
  return paged(
    rows,
    q.size,
    (r) => enrolmentCard(r, beside, notes, today),
    (r) => [r.place, r.id],
  )
}

/** Everything for the person card; who may not see the person gets nothing. */
export async function ofOne(ctx: Ctx, person: string): Promise<Answer<(typeof dutiesApi)['ofPerson']>> {
  const today = dayOf(ctx.now)
  const [there, rows, due, excuses] = await ctx.read((tx) =>
    Promise.all([
      briefs(tx, [person]),
      ofPerson(tx, person),
      dutiesOf(tx, person, plusDays(today, -93)),
      excusesOf(tx, [person], today),
    ]),
  )
  if (there.length === 0 && rows.length === 0) throw new Refusal('not-found')
  const beside = await besideOf(ctx, [...rows, ...due], ctx.scope)
  const notes = await ctx.read((tx) => notesOf(tx, rows))
  return {
    enrolments: rows.map((r) => enrolmentCard(r, beside, notes, today)),
    duties: due.map((d) => cardOf(d, beside, today, null)),
    excuses: excuses.map(({ id, from, to, reason, version }) => ({ id, from, to, reason, version })),
    last: lastOf(beside.last.get(person)),
  }
}
