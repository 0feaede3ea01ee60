/** Hours as they are shown: to whoever finds them true, to the volunteer, to whoever was served, to everybody while they are open. */
import type {
  hoursApi,
  HoursView,
  NoticeHours,
  Objection,
  OwnHours,
  ServedHours,
} from '../../domain/volunteers/hours-api.ts'
import { mayAct, standing, verifierFault } from '../../domain/volunteers/hours-states.ts'
import { toNext } from '../../domain/volunteers/stars.ts'
import type { Received } from '../../domain/kernel/api.ts'
import { Refusal } from '../../domain/kernel/errors.ts'
import { nilId } from '../../domain/kernel/id.ts'
import { lineage, rangeOf } from '../../domain/kernel/place-path.ts'
import { beyondDuty } from '../kernel/beyond.ts'
import type { Ctx } from '../kernel/context.ts'
import { afterCursor, paged } from '../kernel/cursor.ts'
import { dayOf } from '../kernel/day.ts'
import type { Tx } from '../kernel/db/tx.ts'
import { textsById, type TextRow } from '../kernel/texts/store.ts'
import { organisationsOf } from '../organisations/index.ts'
import { sightsOf, speaksFor } from '../people/index.ts'
import { rulesOn, starsWithin } from './definitions.ts'
import { mine } from './policy.ts'
import { spoken } from './speaking.ts'
import {
  homeOf,
  hoursOfVolunteer,
  hoursServed,
  noticeIn,
  placesNamed,
  sumsOf,
  waitingIn,
  waitingMinutes,
  waitingOf,
} from './store/hours-list-store.ts'
import { actsOf, type ActRow, type HoursRow } from './store/hours-store.ts'
import { linksOf, ofPersons, oneVolunteer, volunteersById, type VolunteerRow } from './store/volunteer-store.ts'

type Query<K extends keyof typeof hoursApi> = Received<(typeof hoursApi)[K]>['query']

interface Around {
  volunteers: Map<string, VolunteerRow>
  places: Map<string, string>
  units: Map<string, string>
}

async function around(ctx: Ctx, tx: Tx, rows: readonly HoursRow[]): Promise<Around> {
  const [volunteers, places, units] = await Promise.all([
    volunteersById(tx, [...new Set(rows.map((h) => h.volunteer))]),
    placesNamed(tx, [...new Set(rows.map((h) => h.place))]),
    organisationsOf(ctx.house, ctx.county),
  ])
  return {
    volunteers: new Map(volunteers.map((v) => [v.id, v])),
    places: new Map(places.map((p) => [p.path, p.name])),
    units: new Map([...units].map(([code, u]) => [code, u.short ?? u.name])),
  }
}

const shownOf = (h: HoursRow, { places, units }: Around) => ({
  id: h.id,
  day: h.day,
  from: h.from?.toISOString() ?? null,
  to: h.to?.toISOString() ?? null,
  minutes: h.minutes,
  item: h.restricted ? null : h.item,
  place: h.place,
  placeName: places.get(h.place) ?? h.place,
  unitName: units.get(h.unit) ?? null,
  state: h.state,
  until: h.until?.toISOString() ?? null,
})

/** The newest objection to each, with what was decided. */
async function objectionsTo(tx: Tx, rows: readonly HoursRow[]): Promise<Map<string, Objection>> {
  const acts = (
    await actsOf(
      tx,
      rows.map((h) => h.id),
    )
  ).filter((a) => a.kind === 'object' || a.kind === 'dismiss' || a.kind === 'uphold')
  const ids = acts.flatMap((a) => a.text ?? [])
  const texts = ids.length > 0 ? await tx.rows<TextRow>(textsById(ids)) : []
  const said = (a: ActRow | undefined) => texts.find((t) => t.id === a?.text)?.body ?? null
  const found = new Map<string, Objection>()
  for (const a of acts) {
    const before = found.get(a.hours)
    if (a.kind === 'object') found.set(a.hours, { words: said(a), at: a.at.toISOString(), decided: null, answer: null })
    else if (before) found.set(a.hours, { ...before, decided: a.kind as 'dismiss' | 'uphold', answer: said(a) })
  }
  return found
}

/** Persons behind the account of whoever looks: nobody finds their own hours true. */
export const personsBehind = async (tx: Tx, ctx: Ctx): Promise<string[]> => [
  ...(await linksOf(tx, ctx.session!.account)).flatMap((l) => (l.link === 'self' ? [l.person] : [])),
  ...(ctx.session!.person ? [ctx.session!.person] : []),
]

function mayNot(ctx: Ctx, h: HoursRow, v: VolunteerRow | undefined, persons: readonly string[]): HoursView['mayNot'] {
  if (h.flaw !== null) return 'flawed'
  const by = { account: ctx.session!.account, persons, as: 'organiser' as const }
  const fault = verifierFault(by, { person: v?.now ?? '', recordedBy: h.recordedBy, served: [] })
  return fault === 'not-served' ? null : (fault ?? null)
}

async function viewsOf(ctx: Ctx, rows: readonly HoursRow[]): Promise<HoursView[]> {
  return ctx.read(async (tx) => {
    const [of, objections, persons] = await Promise.all([
      around(ctx, tx, rows),
      objectionsTo(tx, rows),
      personsBehind(tx, ctx),
    ])
    return rows.map((h) => {
      const v = of.volunteers.get(h.volunteer)
      return {
        ...shownOf(h, of),
        record: h.record,
        volunteer: h.volunteer,
        name: v?.name ?? '',
        number: v?.number ?? '',
        flaw: h.flaw,
        verifiedAs: h.verifiedAs,
        objection: objections.get(h.id) ?? null,
        mayNot: mayNot(ctx, h, v, persons),
      }
    })
  }, beyondDuty(ctx))
}

/** Of a unit wherever it serves, or of a place whoever serves there. */
export async function list(ctx: Ctx, q: Query<'list'>) {
  const range = rangeOf(q.under ?? `${ctx.county.code}/`)
  const after = afterCursor<[string, string, string]>(q.after, [range.lo, '0001-01-01', nilId])
  const [own] = ctx.scope.units
  const unit = q.unit ?? (ctx.scope.ranges.length === 0 ? own : undefined)
  const rows = await ctx.read((tx) =>
    unit === undefined
      ? waitingIn(tx, range, q.view, after, q.size + 1)
      : waitingOf(tx, unit, q.view, after, q.size + 1),
  )
  return pageOf(rows, await viewsOf(ctx, rows.slice(0, q.size)), q.size, (h) => [h.place, h.day, h.id])
}

function pageOf<T extends { id: string }>(
  rows: HoursRow[],
  views: readonly T[],
  size: number,
  key: (h: HoursRow) => (string | number)[],
) {
  const by = new Map(views.map((v) => [v.id, v]))
  return paged(rows, size, (h) => by.get(h.id)!, key)
}

const newest: [string, string] = ['9999-12-31', 'ffffffff-ffff-ffff-ffff-ffffffffffff']

export async function ofVolunteer(ctx: Ctx, id: string, q: Query<'ofVolunteer'>) {
  const after = afterCursor<[string, string]>(q.after, newest)
  const row = mine(ctx, await ctx.read((tx) => oneVolunteer(tx, id)), 'volunteers.read')
  const rows = await ctx.act(
    async (tx) => tx,
    async (_, tx) => ({
      writes: [],
      audit: [{ act: 'volunteers.open', subjectKind: 'person', subject: row.now, detail: { volunteer: id } }],
      events: [],
      answer: await hoursOfVolunteer(tx, await homeOf(tx, id), null, after, q.size + 1),
    }),
    beyondDuty(ctx),
  )
  return pageOf(rows, await viewsOf(ctx, rows.slice(0, q.size)), q.size, (h) => [h.day, h.id])
}

export async function sumsOfVolunteer(ctx: Ctx, id: string) {
  mine(ctx, await ctx.read((tx) => oneVolunteer(tx, id)), 'volunteers.read')
  return ctx.read(async (tx) => sumsOf(tx, await homeOf(tx, id), null), beyondDuty(ctx))
}

/** As they stood when an account was barred: acts of since then are not shown. */
function then(h: HoursRow, acts: readonly ActRow[], until: Date | null): HoursRow {
  if (!until) return h
  const done = acts
    .filter((a) => a.hours === h.id && a.at <= until)
    .map((a) => ({ ...a, at: a.at.getTime(), until: a.until?.getTime() ?? null }))
  const s = standing(done)
  return { ...h, state: s.state, until: s.until === null ? null : new Date(s.until), open: s.open }
}

export async function own(ctx: Ctx, id: string, q: Query<'own'>) {
  const { row, sight } = await spoken(ctx, id)
  const after = afterCursor<[string, string]>(q.after, newest)
  return ctx.read(async (tx) => {
    const found = await hoursOfVolunteer(tx, await homeOf(tx, row.id), sight.until, after, q.size + 1)
    const acts = await actsOf(
      tx,
      found.map((h) => h.id),
    )
    const rows = found.map((h) => then(h, acts, sight.until))
    const [of, objections] = await Promise.all([
      around(ctx, tx, rows),
      sight.until ? new Map<string, Objection>() : objectionsTo(tx, rows),
    ])
    return paged(
      rows,
      q.size,
      (h): OwnHours => ({
        ...shownOf(h, of),
        // What it was is no secret to whoever did it.
        item: h.item,
        origin: h.originKind as OwnHours['origin'],
        programme: h.programme,
        flaw: h.flaw,
        objection: objections.get(h.id) ?? null,
      }),
      (h) => [h.day, h.id],
    )
  }, beyondDuty(ctx))
}

export async function ownSums(ctx: Ctx, id: string) {
  const { row, sight } = await spoken(ctx, id)
  return ctx.read(async (tx) => {
    const home = await homeOf(tx, row.id)
    const [sums, waiting, table] = await Promise.all([
      sumsOf(tx, home, sight.until),
      waitingMinutes(tx, home, sight.until),
      starsWithin(tx, dayOf(ctx.now)),
    ])
    const minutes = sums.years.reduce((n, y) => n + y.minutes, 0)
    return { ...sums, waiting, toNext: table ? toNext(minutes, table) : null }
  }, beyondDuty(ctx))
}

/** Those for whom the account speaks, as somebody who was served. */
export async function served(ctx: Ctx, q: Query<'served'>) {
  const sights = (await sightsOf(ctx)).filter((s) => speaksFor(s) && !s.bar)
  const rules = await rulesOn(ctx, dayOf(ctx.now))
  const may = rules.verifiers.includes('served')
  const persons = sights.map((s) => s.person)
  if (persons.length === 0) return { items: [] }
  return ctx.read(async (tx) => {
    const rows = await hoursServed(tx, persons, afterCursor<[string, string]>(q.after, newest), q.size + 1)
    const of = await around(ctx, tx, rows)
    return paged(
      rows,
      q.size,
      (h): ServedHours => ({
        ...shownOf(h, of),
        item: h.item,
        name: of.volunteers.get(h.volunteer)?.name ?? '',
        mayVerify: may && mayAct(h, 'verify') && of.volunteers.get(h.volunteer)?.now !== h.served,
      }),
      (h) => [h.day, h.id],
    )
  }, beyondDuty(ctx))
}

/** A volunteer's own community; staff, the place they may read. */
async function noticePlace(ctx: Ctx, tx: Tx, under: string | undefined): Promise<string> {
  if (under !== undefined && ctx.may('volunteers.read', under)) return under
  const all = await ofPersons(
    tx,
    (await linksOf(tx, ctx.session!.account)).map((l) => l.person),
  )
  const own = all.find((w) => w.state === 'active' || w.state === 'paused')
  if (!own) throw new Refusal('not-found')
  const near = (await placesNamed(tx, lineage(own.place))).filter((p) => p.kind === 'community' || p.kind === 'village')
  const place = near.sort((a, b) => b.path.length - a.path.length)[0]?.path ?? own.place
  if (under !== undefined && under !== place) throw new Refusal('not-found')
  return place
}

export async function notice(ctx: Ctx, q: Query<'notice'>) {
  return ctx.read(async (tx) => {
    const range = rangeOf(await noticePlace(ctx, tx, q.under))
    const after = afterCursor<[string, string, string]>(q.after, [range.lo, '-infinity', nilId])
    const rows = await noticeIn(tx, range, ctx.now, after, q.size + 1)
    const of = await around(ctx, tx, rows)
    return paged(
      rows,
      q.size,
      (h): NoticeHours => ({
        ...shownOf(h, of),
        name: of.volunteers.get(h.volunteer)?.name ?? '',
        number: of.volunteers.get(h.volunteer)?.number ?? '',
      }),
      (h) => [h.place, h.until!.toISOString(), h.id],
    )
  }, beyondDuty(ctx))
}
