/**
 * To the national system and back. Hours go out by our own number in the columns the other system wants, of who has a number there; what
 * stands there is marked and does not go out again. Hours earned there stand beside ours: no star, no credit, never counted twice.
 */
import type { Answer, Received } from '../../domain/kernel/api.ts'
import { fault, Refusal } from '../../domain/kernel/errors.ts'
import { nilId } from '../../domain/kernel/id.ts'
import { rangeOf } from '../../domain/kernel/place-path.ts'
import type { exchangeApi } from '../../domain/volunteers/exchange-api.ts'
import { hoursOf, type ExchangeField, type ExchangeForm } from '../../domain/volunteers/exchange.ts'
import { catalogueOf, itemEver } from '../catalogue/index.ts'
import { beyondDuty } from '../kernel/beyond.ts'
import type { Ctx } from '../kernel/context.ts'
import type { Cell } from '../kernel/csv.ts'
import { dayOf, minuteOf } from '../kernel/day.ts'
import type { Tx } from '../kernel/db/tx.ts'
import { edit, ok } from '../kernel/edit.ts'
import { takeOut } from '../kernel/out/take-out.ts'
import { insertText, textsOf, type TextRow } from '../kernel/texts/store.ts'
import { organisationsOf } from '../organisations/index.ts'
import { exchangeForms } from './definitions.ts'
import { mine } from './policy.ts'
import { changed } from './register.ts'
import { spoken } from './speaking.ts'
import {
  elsewhereKnown,
  elsewhereOf,
  insertElsewhere,
  lockElsewhere,
  lockSent,
  numbersTaken,
  outgoing,
  putSent,
  sentOf,
  strikeElsewhere,
  type OutgoingRow,
} from './store/exchange-store.ts'
import { homeOf } from './store/hours-list-store.ts'
import { lockVolunteer, oneVolunteer } from './store/volunteer-store.ts'

type Api = typeof exchangeApi
type Body<K extends keyof Api> = Received<Api[K]>['body']

/** @throws 404 where no such system is known today */
async function formOf(ctx: Ctx, code: string): Promise<ExchangeForm> {
  const form = (await exchangeForms.on(ctx, dayOf(ctx.now))).get(code)
  if (!form || form.closed) throw new Refusal('not-found')
  return form
}

/** Rows of a page. */
const size = 2_000

export async function sendOut(ctx: Ctx, code: string, body: Body<'sendOut'>): Promise<undefined> {
  const { under, first, last, ...asked } = body
  if (!ctx.may('volunteers.keep', under)) throw new Refusal('not-found')
  if (last < first) throw fault('last', 'day-order')
  const form = await formOf(ctx, code)
  const [catalogue, units] = await Promise.all([
    catalogueOf(ctx.house, ctx.county),
    organisationsOf(ctx.house, ctx.county),
  ])
  const cell: Record<ExchangeField, (r: OutgoingRow) => Cell> = {
    ref: (r) => r.id,
    'national-no': (r) => r.nationalNo,
    'volunteer-no': (r) => r.volunteerNo,
    name: (r) => r.name,
    day: (r) => r.day,
    from: (r) => r.from && minuteOf(r.from),
    to: (r) => r.to && minuteOf(r.to),
    minutes: (r) => r.minutes,
    hours: (r) => hoursOf(r.minutes),
    item: (r) => itemEver(catalogue, r.item)?.name[ctx.locale] ?? r.item,
    unit: (r) => units.get(r.unit)?.name ?? r.unit,
    place: (r) => r.placeName,
    programme: (r) => r.programme,
  }
  return takeOut<OutgoingRow>(ctx, {
    asked,
    act: 'volunteers.send-out',
    kind: 'volunteer-hours',
    place: under,
    profile: code,
    clear: false,
    narrowed: { first, last },
    title: form.name[ctx.locale],
    head: form.columns.map((c) => c.head),
    page: async (after) => {
      const [day, id] = (after?.split(' ') ?? ['0001-01-01', nilId]) as [string, string]
      const rows = await ctx.read((tx) => outgoing(tx, rangeOf(under), { system: code, first, last }, [day, id], size))
      const end = rows.length === size ? rows.at(-1) : undefined
      return { items: rows, next: end && `${end.day} ${end.id}` }
    },
    cells: (r) => form.columns.map((c) => cell[c.field](r)),
    subject: (r) => r.person,
  })
}

/** What came back: each line names hours of ours. Said again, nothing changes; what was corrected since is entered anew. */
export async function takeBack(ctx: Ctx, code: string, body: Body<'takeBack'>): Promise<Answer<Api['takeBack']>> {
  await formOf(ctx, code)
  const lines = new Map(body.lines.map((l) => [l.ref, l.number]))
  const numbers = [...lines.values()].filter((n) => n !== null)
  if (new Set(numbers).size < numbers.length) throw fault('lines', 'code-twice')
  // Sent once more after its answer was lost: nothing is entered, and all of it stands already.
  let answer: Answer<Api['takeBack']> = { entered: 0, already: 0, unknown: [] }
  return edit(
    ctx,
    { ...body, system: code },
    async (tx) => {
      const [rows, taken] = await Promise.all([lockSent(tx, code, [...lines.keys()]), numbersTaken(tx, code, numbers)])
      const known = rows.filter((r) => ctx.may('volunteers.keep', r.place))
      const unknown = [...lines.keys()].filter((ref) => !known.some((r) => r.id === ref))
      answer = { entered: 0, already: known.length, unknown }
      return { known, taken }
    },
    ({ known, taken }) => {
      if (taken.some((t) => lines.get(t.hours) !== t.number)) throw fault('lines', 'number-taken')
      const number = (id: string) => lines.get(id) ?? null
      const fresh = known.filter((r) => r.sent !== r.minutes || (number(r.id) !== null && number(r.id) !== r.number))
      answer = { ...answer, entered: fresh.length, already: known.length - fresh.length }
      return {
        act: 'volunteers.entered-elsewhere',
        kind: 'volunteer-exchange',
        subject: body.id,
        version: 1,
        before: null,
        after: { system: code, ...answer, unknown: answer.unknown.length },
        writes:
          fresh.length > 0
            ? [
                putSent(
                  code,
                  fresh.map((r) => ({ hours: r.id, version: r.version, minutes: r.minutes, number: number(r.id) })),
                  ctx.now,
                  ctx.session!.account,
                ),
              ]
            : [],
        answer,
      }
    },
    () => answer,
  )
}

/** What stands beside the own hours. @param until what stood then; null: now */
export async function besideHours(tx: Tx, id: string, until: Date | null): Promise<Answer<Api['elsewhere']>> {
  const home = await homeOf(tx, id)
  const [rows, entered] = await Promise.all([elsewhereOf(tx, home, until), sentOf(tx, home, until)])
  const texts = (await Promise.all(home.map((v) => tx.rows<TextRow>(textsOf('volunteer', v))))).flat()
  const items = rows.map(({ text, at, ...e }) => ({
    ...e,
    words: texts.find((t) => t.id === text)?.body ?? null,
    at: at.toISOString(),
  }))
  return { minutes: items.reduce((n, e) => n + e.minutes, 0), items, entered }
}

export async function elsewhere(ctx: Ctx, id: string) {
  mine(ctx, await ctx.read((tx) => oneVolunteer(tx, id)), 'volunteers.read')
  return ctx.read((tx) => besideHours(tx, id, null), beyondDuty(ctx))
}

export async function ownElsewhere(ctx: Ctx, id: string) {
  const { row, sight } = await spoken(ctx, id)
  return ctx.read((tx) => besideHours(tx, row.id, sight.until), beyondDuty(ctx))
}

/** By its number there: what that system knows already, or got from here, is not said again. */
export async function addElsewhere(ctx: Ctx, id: string, body: Body<'addElsewhere'>) {
  await formOf(ctx, body.system)
  if (body.day > dayOf(ctx.now)) throw fault('day', 'day-ahead')
  return edit(
    ctx,
    { ...body, volunteer: id },
    async (tx) => ({ row: await lockVolunteer(tx, id), known: await elsewhereKnown(tx, body.system, body.number) }),
    (found) => {
      const row = mine(ctx, found.row, 'volunteers.keep')
      if (found.known) throw fault('number', 'number-taken')
      const text = ctx.house.newId()
      const { words, number: _, ...told } = body
      return {
        act: 'volunteers.add-elsewhere',
        kind: 'volunteer-elsewhere',
        subject: body.id,
        version: 1,
        before: null,
        after: { volunteer: id, ...told },
        detail: { volunteer: id, system: body.system },
        writes: [
          insertText({ id: text, kind: 'volunteer', subject: id, class: 'volunteer.entry', body: words, at: ctx.now }),
          insertElsewhere(id, body, text, ctx.now, ctx.session!.account),
        ],
        events: [changed(body.id, 1, row.place)],
        answer: ok,
      }
    },
    () => ok,
  )
}

export const strikeFrom = (ctx: Ctx, id: string, body: Body<'strikeElsewhere'>) =>
  edit(
    ctx,
    { ...body, elsewhere: id },
    (tx) => lockElsewhere(tx, id),
    (found) => {
      const row = mine(ctx, found, 'volunteers.keep')
      if (row.struck) throw new Refusal('out-of-turn')
      return {
        act: 'volunteers.strike-elsewhere',
        kind: 'volunteer-elsewhere',
        subject: id,
        version: 2,
        before: { struck: false },
        after: { struck: true },
        why: body.why,
        detail: { volunteer: row.volunteer },
        writes: [strikeElsewhere(id, ctx.now)],
        events: [changed(id, 2, row.place)],
        answer: ok,
      }
    },
    () => ok,
  )
