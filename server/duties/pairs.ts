/** Helpers bound by name to somebody under a plan [C8]: who, since when, why these two, and how many are still without. */
import type { pairsApi } from '../../domain/duties/pairs-api.ts'
import { plusDays } from '../../domain/duties/windows.ts'
import type { Answer, Received } from '../../domain/kernel/api.ts'
import { Refusal, fault } from '../../domain/kernel/errors.ts'
import { nilId } from '../../domain/kernel/id.ts'
import { inRange, rangeOf } from '../../domain/kernel/place-path.ts'
import type { Ctx } from '../kernel/context.ts'
import { afterCursor, paged } from '../kernel/cursor.ts'
import { dayOf } from '../kernel/day.ts'
import type { Tx } from '../kernel/db/tx.ts'
import { edit, ok } from '../kernel/edit.ts'
import { insertText, textsById, type TextRow } from '../kernel/texts/store.ts'
import { changed } from './enrolments.ts'
import { masked } from './lists.ts'
import { plansNow } from './plans.ts'
import { accountsShown, briefs, lockEnrolment, setHelper, type EnrolmentRow } from './store/enrolment-store.ts'
import {
  bodiesShown,
  coverIn,
  endPair,
  insertPair,
  lockPair,
  nameHelpers,
  pairsIn,
  pairsOf,
  type ListedPair,
  type PairRow,
} from './store/pair-store.ts'

type Route<K extends keyof typeof pairsApi> = (typeof pairsApi)[K]

/** Pairs of the past may be entered as far back as a register usually reaches. */
const earliest = 366 * 5

/** In one's own place; of what is restricted by whoever answers for it. */
function own(ctx: Ctx, row: EnrolmentRow | undefined): EnrolmentRow {
  if (!row || row.to !== null) throw new Refusal('not-found')
  const here = ctx.scope.ranges.some((r) => inRange(row.place, r))
  if (row.restricted ? row.overseer !== ctx.session?.account : !here) throw new Refusal('not-found')
  return row
}

async function helperThere(tx: Tx, kind: PairRow['kind'], id: string): Promise<void> {
  const found =
    kind === 'account'
      ? (await accountsShown(tx, [id])).some((a) => a.active && a.kind === 'staff')
      : kind === 'person'
        ? (await briefs(tx, [id])).some((p) => p.died === null && p.left === null)
        : (await bodiesShown(tx, [id])).length > 0
  if (!found) throw fault('helper', 'helper-unknown')
}

/** The first of the staff who is bound to somebody owes what is due; whoever owed it before by name keeps owing it. */
export function pair(ctx: Ctx, id: string, body: Received<Route<'pair'>>['body']) {
  const today = dayOf(ctx.now)
  if (body.from > today) throw fault('from', 'day-future')
  if (body.from < plusDays(today, -earliest)) throw fault('from', 'day-past')
  return edit(
    ctx,
    { ...body, enrolment: id },
    async (tx) => {
      const [row, there] = await Promise.all([
        lockEnrolment(tx, id),
        pairsOf(tx, [id]),
        helperThere(tx, body.kind, body.helper),
      ])
      return { row, there }
    },
    ({ row: loaded, there }) => {
      const row = own(ctx, loaded)
      if (there.some((p) => p.helper === body.helper)) throw fault('helper', 'already-paired')
      if (body.helper === row.person) throw fault('helper', 'helper-self')
      const why = body.why ? ctx.house.newId() : null
      const made: PairRow = {
        id: body.id,
        enrolment: id,
        kind: body.kind,
        helper: body.helper,
        household: body.household,
        from: body.from,
        to: null,
        end: null,
        why,
        pairedBy: ctx.session?.account ?? null,
        version: 1,
      }
      return {
        act: 'duties.pair',
        kind: 'pairing',
        subject: body.id,
        version: 1,
        before: null,
        after: { ...made },
        detail: { plan: row.plan, kind: body.kind, enrolment: id },
        writes: [
          insertPair(made),
          ...(why
            ? [
                insertText({
                  id: why,
                  kind: 'pairing',
                  subject: body.id,
                  class: 'pairing.why',
                  body: body.why!,
                  at: ctx.now,
                }),
              ]
            : []),
          ...(body.kind === 'account' && row.helper === null ? setHelper([id], body.helper) : []),
          ...(body.kind === 'account' ? nameHelpers([id]) : []),
        ],
        events: [changed(id, row.version + 1, 'paired', row.place)],
        answer: ok,
      }
    },
    () => ok,
  )
}

export function unpair(ctx: Ctx, id: string, body: Received<Route<'unpair'>>['body']) {
  if (body.day > dayOf(ctx.now)) throw fault('day', 'day-future')
  return edit(
    ctx,
    { ...body, pairing: id },
    async (tx) => {
      const found = await lockPair(tx, id)
      if (!found) return undefined
      const [row, there] = await Promise.all([lockEnrolment(tx, found.enrolment), pairsOf(tx, [found.enrolment])])
      return { found, row, there }
    },
    (loaded) => {
      if (!loaded || loaded.found.to !== null) throw new Refusal('not-found')
      const { found, there } = loaded
      const row = own(ctx, loaded.row)
      const next = there.find((p) => p.id !== id && p.kind === 'account')?.helper ?? null
      return {
        act: 'duties.unpair',
        kind: 'pairing',
        subject: id,
        version: found.version + 1,
        before: { to: null },
        after: { to: body.day, reason: body.reason },
        detail: { plan: row.plan, reason: body.reason, enrolment: row.id },
        writes: [
          endPair(id, body.day, body.reason),
          ...(found.kind === 'account' && row.helper === found.helper ? setHelper([row.id], next) : []),
          ...(found.kind === 'account' ? nameHelpers([row.id]) : []),
        ],
        events: [changed(row.id, row.version + 1, 'unpaired', row.place)],
        answer: ok,
      }
    },
    () => ok,
  )
}

interface Beside {
  people: Map<string, Awaited<ReturnType<typeof briefs>>[number]>
  names: Map<string, string>
  whys: Map<string, string | null>
}

/** Names of both sides: masked where they are residents, as colleagues see them where they are staff. */
async function besideOf(ctx: Ctx, rows: readonly ListedPair[]): Promise<Beside> {
  const of = (kind: PairRow['kind']) => [...new Set(rows.filter((r) => r.kind === kind).map((r) => r.helper))]
  const [people, accounts, bodies, texts] = await ctx.read((tx) =>
    Promise.all([
      briefs(tx, [...new Set([...rows.map((r) => r.person), ...of('person')])]),
      accountsShown(tx, of('account')),
      bodiesShown(tx, of('organisation')),
      tx.rows<TextRow>(textsById(rows.flatMap((r) => r.why ?? []))),
    ]),
  )
  return {
    people: new Map(people.map((p) => [p.id, p])),
    names: new Map([
      ...people.map((p) => [p.id, p.name] as const),
      ...accounts.map((a) => [a.id, a.shown] as const),
      ...bodies.map((b) => [b.id, b.name] as const),
    ]),
    whys: new Map(texts.map((t) => [t.id, t.body] as const)),
  }
}

export async function pairs(ctx: Ctx, q: Received<Route<'pairs'>>['query']): Promise<Answer<Route<'pairs'>>> {
  const range = rangeOf(q.place)
  const today = dayOf(ctx.now)
  const [place, id] = afterCursor(q.after, [range.lo, nilId])
  const rows = await ctx.read((tx) =>
    pairsIn(tx, range, { plan: q.plan, ended: q.show === 'all' }, { place, id }, q.size + 1),
  )
  const b = await besideOf(ctx, rows)
  return paged(
    rows,
    q.size,
    (r) => ({
      id: r.id,
      enrolment: r.enrolment,
      plan: r.plan,
      rhythm: r.rhythm,
      person: masked(r.person, r.place, b.people.get(r.person), today),
      helper: { kind: r.kind, id: r.helper, name: b.names.get(r.helper) ?? '' },
      household: r.household,
      from: r.from,
      to: r.to,
      end: r.end as Answer<Route<'pairs'>>['items'][number]['end'],
      why: (r.why && b.whys.get(r.why)) ?? null,
    }),
    (r) => [r.place, r.id],
  )
}

/** Plans that ask for pairs, and those that have some [S4-20] [S4-25] [S4-38]. */
export async function pairCover(ctx: Ctx, place: string): Promise<Answer<Route<'pairCover'>>> {
  const plans = [...(await plansNow(ctx, dayOf(ctx.now))).values()].filter((p) => p.pairs !== null && !p.closed)
  const rows = await ctx.read((tx) =>
    coverIn(
      tx,
      plans.map((p) => p.code),
      rangeOf(place),
    ),
  )
  return { items: rows.map((r) => ({ ...r, wanted: plans.find((p) => p.code === r.plan)!.pairs })) }
}
