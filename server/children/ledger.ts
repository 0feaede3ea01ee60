/** The ledger of children: who is in it, guardian and carer, what was done. Each look is kept under the person. [S1-25] [S1-29] */
import type { childrenApi } from '../../domain/children/api.ts'
import {
  childCategories,
  daysFrom,
  itemOf,
  likesPurpose,
  type ChildCategory,
  type ChildView,
  type SchoolView,
} from '../../domain/children/ledger.ts'
import type { Received } from '../../domain/kernel/api.ts'
import { fault, Refusal } from '../../domain/kernel/errors.ts'
import { rangeOf, type Range } from '../../domain/kernel/place-path.ts'
import { bodyServing, committeeKinds } from '../../domain/organisations/rules.ts'
import { accountNames } from '../accounts/index.ts'
import type { Ctx } from '../kernel/context.ts'
import { afterCursor, paged } from '../kernel/cursor.ts'
import { dayOf } from '../kernel/day.ts'
import { alreadyDone } from '../kernel/db/act.ts'
import type { Statement, Tx } from '../kernel/db/tx.ts'
import { organisationsOf } from '../organisations/index.ts'
import { recordWrites } from '../records/index.ts'
import { agreedTo } from '../rights/index.ts'
import { openClass, openDetails, openSaid, sealDetails, sealSaid } from './sealing.ts'
import {
  changeEntry,
  endEntry,
  entryOfPerson,
  insertEntry,
  insertLine,
  lineThere,
  linesOf,
  listOf,
  oneEntry,
  outOf,
  proposedIn,
  schoolsOf,
  type EntryRow,
  type SchoolRow,
} from './store.ts'

type Body<K extends keyof typeof childrenApi> = Received<(typeof childrenApi)[K]>['body']
export const ok = { ok: true } as const
export const me = (ctx: Ctx) => ctx.session!.account
const first: [string, string] = ['', '00000000-0000-0000-0000-000000000000']

/** The place that was asked for, as far as it lies in one's own. */
function within(ctx: Ctx, place: string | undefined): Range[] {
  if (place === undefined) return ctx.scope.ranges
  const asked = rangeOf(place)
  return ctx.scope.ranges.flatMap((r) => {
    const [lo, hi] = [r.lo > asked.lo ? r.lo : asked.lo, r.hi < asked.hi ? r.hi : asked.hi]
    return lo < hi ? [{ lo, hi }] : []
  })
}

export async function listChildren(
  ctx: Ctx,
  q: { place?: string | undefined; out: '0' | '1'; after?: string | undefined; size: number },
) {
  const today = dayOf(ctx.now)
  const asked = { ranges: within(ctx, q.place), after: afterCursor(q.after, first), size: q.size + 1 }
  const rows = await ctx.read((tx) => (q.out === '1' ? outOf : listOf)(tx, asked))
  return paged(
    rows,
    q.size,
    (r) => ({
      id: r.id,
      person: r.person,
      name: r.name_masked,
      place: r.place,
      category: r.category,
      checked: r.checked,
      outDays: r.since === null ? null : daysFrom(r.since, today),
    }),
    (r) => [r.place, r.id],
  )
}

export async function proposedChildren(ctx: Ctx, place: string | undefined) {
  const rows = await ctx.read((tx) => proposedIn(tx, within(ctx, place), childCategories, dayOf(ctx.now)))
  return {
    items: rows.map((r) => ({
      person: r.person,
      name: r.name_masked,
      place: r.place,
      category: r.category as ChildCategory,
      since: r.since,
    })),
  }
}

/** What rests on consent is written with it alone; everything else here is a duty by law. */
async function mayLike(ctx: Ctx, tx: Tx, person: string, likes: string, before = ''): Promise<boolean> {
  return likes === '' || likes === before || agreedTo(ctx, tx, person, likesPurpose)
}
const noConsent = () => fault('details.likes', 'consent-needed')

const line = (act: string, person: string, detail: Record<string, string>) => [
  { act, subjectKind: 'person', subject: person, detail },
]

export async function openChild(ctx: Ctx, body: Body<'openChild'>) {
  return ctx.act(
    async (tx) => {
      const there = await entryOfPerson(tx, body.person)
      return { there, may: there && (await mayLike(ctx, tx, there.id, body.details.likes)) }
    },
    ({ there, may }) => {
      if (!there || !ctx.may('children.keep', there.place)) throw new Refusal('not-found')
      if (there.entry === body.id) return alreadyDone(ok)
      if (there.entry) throw fault('person', 'in-the-ledger')
      if (!may) throw noConsent()
      const details = sealDetails(ctx, body.id, body.details)
      return {
        writes: [
          insertEntry(
            { id: body.id, person: there.id, place: there.place, category: body.category, details, opened_at: ctx.now },
            me(ctx),
          ),
        ],
        audit: line('children.enter', there.id, { category: body.category }),
        events: [],
        answer: ok,
      }
    },
  )
}

export const schoolView = (ctx: Ctx, s: SchoolRow): SchoolView => ({
  id: s.id,
  since: s.since,
  days: daysFrom(s.since, s.returned ?? dayOf(ctx.now)),
  linkUntil: s.link_until?.toISOString() ?? null,
  returned: s.returned,
  class: openClass(ctx, s.id, s.class),
  confirmedAt: s.confirmed_at?.toISOString() ?? null,
})

/** Somebody of one's own place, or nobody. */
export function mine(ctx: Ctx, e: EntryRow | undefined, permission: 'children.read' | 'children.keep'): EntryRow {
  if (!e || !ctx.may(permission, e.place)) throw new Refusal('not-found')
  return e
}

export async function oneChild(ctx: Ctx, id: string): Promise<ChildView> {
  return ctx.act(
    async (tx) => {
      const [found, lines, schools] = await Promise.all([oneEntry(tx, id), linesOf(tx, id), schoolsOf(tx, id)])
      const e = mine(ctx, found, 'children.read')
      const accounts = [...new Set(lines.flatMap((l) => l.account ?? []))]
      const [names, likesAgreed] = await Promise.all([
        accountNames(tx, accounts),
        agreedTo(ctx, tx, e.person, likesPurpose),
      ])
      return { e, lines, schools, names, likesAgreed }
    },
    ({ e, lines, schools, names, likesAgreed }) => {
      const details = openDetails(ctx, e.id, e.details)
      return {
        writes: [],
        audit: line('children.open', e.person, {}),
        events: [],
        answer: {
          id: e.id,
          person: e.person,
          name: e.name_masked,
          place: e.place,
          category: e.category,
          version: e.version,
          born: e.born,
          // Taken back: what rested on it is shown no more.
          details: likesAgreed ? details : { ...details, likes: '' },
          likesAgreed,
          openedAt: e.opened_at.toISOString(),
          endedAt: e.ended_at?.toISOString() ?? null,
          lines: lines.map((l) => ({
            id: l.id,
            kind: l.kind,
            day: l.day,
            said: openSaid(ctx, l.id, l.said),
            who: (l.account && names.get(l.account)) ?? '',
            at: l.at.toISOString(),
          })),
          school: schools.map((s) => schoolView(ctx, s)),
        },
      }
    },
  )
}

export async function changeChild(ctx: Ctx, id: string, body: Body<'changeChild'>) {
  return ctx.act(
    async (tx) => {
      const e = mine(ctx, await oneEntry(tx, id, true), 'children.keep')
      const before = openDetails(ctx, id, e.details)
      return { e, may: await mayLike(ctx, tx, e.person, body.details.likes, before.likes) }
    },
    ({ e, may }) => {
      if (e.ended_at) throw new Refusal('out-of-turn')
      if (e.version !== body.base) throw new Refusal('conflict', { reason: 'version' })
      if (!may) throw noConsent()
      return {
        writes: [changeEntry(id, e.version + 1, body.category, sealDetails(ctx, id, body.details))],
        audit: line('children.change', e.person, { category: body.category }),
        events: [],
        answer: ok,
      }
    },
  )
}

/** Help that was given is a service record too: one head, no name, for the record is read by more than the ledger is. */
async function serviceOf(ctx: Ctx, e: EntryRow, body: Body<'childLine'>): Promise<Statement[]> {
  const item = itemOf[body.kind]
  if (!item) return []
  const orgs = await organisationsOf(ctx.house, ctx.county)
  const unit = bodyServing(orgs.values(), committeeKinds, e.place, body.day)?.code ?? 'minzhengju'
  return recordWrites(
    {
      id: body.id,
      origin: { kind: 'visit', id: body.id },
      unit,
      helpers: [{ account: me(ctx) }],
      served: { persons: [], heads: 1 },
      item,
      mode: 'at-home',
      place: e.place,
      endedAt: new Date(`${body.day}T12:00:00+08:00`).toISOString(),
      outcome: 'done',
      files: [],
    },
    { account: me(ctx), now: ctx.now, newId: ctx.house.newId },
  )
}

export async function childLine(ctx: Ctx, id: string, body: Body<'childLine'>) {
  if (body.day > dayOf(ctx.now)) throw fault('day', 'day-to-come')
  return ctx.act(
    async (tx) => {
      const [e, there] = await Promise.all([oneEntry(tx, id), lineThere(tx, body.id)])
      const own = mine(ctx, e, 'children.keep')
      return { e: own, there, writes: await serviceOf(ctx, own, body) }
    },
    ({ e, there, writes }) => {
      if (there) return alreadyDone(ok)
      if (e.ended_at) throw new Refusal('out-of-turn')
      const said = sealSaid(ctx, body.id, body.said)
      return {
        writes: [
          insertLine({ id: body.id, child: id, kind: body.kind, day: body.day, said, account: me(ctx), at: ctx.now }),
          ...writes,
        ],
        audit: line('children.line', e.person, { kind: body.kind }),
        events: [],
        answer: ok,
      }
    },
  )
}

export async function endChild(ctx: Ctx, id: string, body: Body<'endChild'>) {
  return ctx.act(
    async (tx) => mine(ctx, await oneEntry(tx, id, true), 'children.keep'),
    (e) => {
      if (e.ended_at) return alreadyDone(ok)
      const said = sealSaid(ctx, body.id, body.why)
      return {
        writes: [
          endEntry(id, ctx.now, me(ctx)),
          insertLine({
            id: body.id,
            child: id,
            kind: 'ended',
            day: dayOf(ctx.now),
            said,
            account: me(ctx),
            at: ctx.now,
          }),
        ],
        audit: line('children.end', e.person, {}),
        events: [],
        answer: ok,
      }
    },
  )
}
