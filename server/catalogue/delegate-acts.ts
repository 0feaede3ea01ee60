/** Delegations [S1-46] and the county's calendar: edits that write no version of an entry. */
import type { Received } from '../../domain/kernel/api.ts'
import { Refusal, fault } from '../../domain/kernel/errors.ts'
import type { catalogueApi } from '../../domain/catalogue/api.ts'
import { isWeekend } from '../../domain/kernel/holidays.ts'
import { calendarOf, dropDay, hoursSetting, putDay, putYear } from '../kernel/db/calendar.ts'
import { lastVersion } from '../kernel/db/history.ts'
import { putSetting } from '../kernel/db/settings.ts'
import type { Statement } from '../kernel/db/tx.ts'
import { edit, ok, type Doing } from '../kernel/edit.ts'
import { organisationsOf } from '../organisations/index.ts'
import { catalogueNow, catalogueOf } from './now.ts'
import { mustHoldAt, mustHoldCounty } from './policy.ts'
import { endDelegation, insertDelegation, lockDelegation, placeThere } from './store.ts'

type Body<K extends keyof typeof catalogueApi> = Received<(typeof catalogueApi)[K]>['body']

const event = (name: string, subject: string, seq: number, payload: Record<string, unknown>) => ({
  name,
  version: 1,
  subject,
  seq,
  payload,
  topics: ['catalogue'],
})

export async function delegate(ctx: Doing, body: Body<'delegate'>) {
  mustHoldAt(ctx, 'catalogue.lists', body.place)
  if (body.until < body.start) throw fault('until', 'day-order')
  const [orgs, catalogue] = await Promise.all([
    organisationsOf(ctx.house, ctx.county),
    catalogueOf(ctx.house, ctx.county),
  ])
  if (!orgs.has(body.from)) throw fault('from', 'organisation-unknown')
  if (!orgs.has(body.to) || body.to === body.from) throw fault('to', 'organisation-unknown')
  if (!catalogue.items.has(body.what) && !catalogue.categories.has(body.what)) throw fault('what', 'item-unknown')
  await edit(
    ctx,
    body,
    (tx) => placeThere(tx, body.place),
    (place) => {
      if (!place) throw fault('place', 'place-unknown')
      return {
        act: 'catalogue.delegate',
        kind: 'delegation',
        subject: body.id,
        version: 1,
        before: null,
        after: body,
        answer: ok,
        detail: { what: body.what, to: body.to, place: body.place },
        writes: [insertDelegation(body)],
        events: [event('catalogue.delegated', body.id, 1, { what: body.what, to: body.to, place: body.place })],
      }
    },
    () => ok,
  )
  catalogueNow.forget(ctx.house, ctx.county)
  return ok
}

export async function recall(ctx: Doing, id: string, body: Body<'recall'>) {
  await edit(
    ctx,
    { ...body, delegation: id },
    (tx) => lockDelegation(tx, id),
    (row) => {
      if (!row) throw new Refusal('not-found')
      mustHoldAt(ctx, 'catalogue.lists', row.place)
      if (row.until <= body.day) throw new Refusal('conflict', { reason: 'term-ended' })
      if (body.day < row.start) throw fault('day', 'day-order')
      const { version, ...before } = row
      return {
        act: 'catalogue.recall',
        kind: 'delegation',
        subject: id,
        version: version + 1,
        before,
        after: { ...before, until: body.day },
        answer: ok,
        detail: { what: row.what, to: row.to, place: row.place },
        writes: [endDelegation(id, body.day)],
        events: [event('catalogue.recalled', id, version + 1, { what: row.what, to: row.to, place: row.place })],
      }
    },
    () => ok,
  )
  catalogueNow.forget(ctx.house, ctx.county)
  return ok
}

interface Calendared {
  act: string
  kind: string
  subject: string
  before: (c: Awaited<ReturnType<typeof calendarOf>>) => unknown
  after: unknown
  why?: string
  writes: Statement[]
}

async function calendared(ctx: Doing, sent: { id: string } & Record<string, unknown>, c: Calendared) {
  mustHoldCounty(ctx, 'catalogue.edit')
  await edit(
    ctx,
    { ...sent, subject: c.subject },
    (tx) => Promise.all([calendarOf(tx), tx.one<{ version: number }>(lastVersion(c.kind, c.subject))]),
    ([calendar, last]) => ({
      act: c.act,
      kind: c.kind,
      subject: c.subject,
      version: last!.version + 1,
      before: c.before(calendar),
      after: c.after,
      why: c.why,
      answer: ok,
      writes: c.writes,
      events: [event('calendar.changed', sent.id, 1, { what: c.subject })],
    }),
    () => ok,
  )
  catalogueNow.forget(ctx.house, ctx.county)
  return ok
}

export function editDay(ctx: Doing, day: string, body: Body<'editDay'>) {
  const { kind, name } = body
  if (kind === 'work' && !isWeekend(day)) throw fault('kind', 'work-on-weekday')
  return calendared(ctx, body, {
    act: 'calendar.edit-day',
    kind: 'calendar-day',
    subject: day,
    why: body.why,
    before: (c) => c.days.find((d) => d.day === day) ?? null,
    after: kind === 'usual' ? null : { day, kind, name },
    writes: [kind === 'usual' ? dropDay(day) : putDay({ day, kind, name })],
  })
}

export const editYear = (ctx: Doing, year: number, body: Body<'editYear'>) =>
  calendared(ctx, body, {
    act: 'calendar.edit-year',
    kind: 'calendar-year',
    subject: String(year),
    before: (c) => c.years.find((y) => y.year === year) ?? null,
    after: { year, complete: body.complete, source: body.source },
    writes: [putYear(year, body.complete, body.source)],
  })

export const editHours = (ctx: Doing, body: Body<'editHours'>) =>
  calendared(ctx, body, {
    act: 'calendar.edit-hours',
    kind: 'calendar-hours',
    subject: 'hours',
    why: body.why,
    before: (c) => c.hours,
    after: body.hours,
    writes: [putSetting(hoursSetting, body.hours, { account: ctx.session?.account ?? null, now: ctx.now })],
  })
