/** Hours are found true by a second person, objected to, decided. Nobody has a say in their own. */
import { fault, Refusal } from '../../domain/kernel/errors.ts'
import type { Received } from '../../domain/kernel/api.ts'
import { addPeriod } from '../../domain/kernel/calendar.ts'
import type { hoursApi } from '../../domain/volunteers/hours-api.ts'
import {
  mayAct,
  step,
  verifierFault,
  type DoneAct,
  type HoursAct,
  type Looking,
} from '../../domain/volunteers/hours-states.ts'
import { catalogueOf } from '../catalogue/index.ts'
import { actingBeyond, beyondDuty } from '../kernel/beyond.ts'
import type { Ctx } from '../kernel/context.ts'
import { dayOf } from '../kernel/day.ts'
import type { Tx } from '../kernel/db/tx.ts'
import { edit, ok, type Doing } from '../kernel/edit.ts'
import { insertText } from '../kernel/texts/store.ts'
import { sightsOf, speaksFor } from '../people/index.ts'
import { hoursChanged, recalled } from './counting.ts'
import { rulesOn } from './definitions.ts'
import { personsBehind } from './hours.ts'
import { actsOf, insertActs, lockHours, putHours, servedOf, type HoursRow } from './store/hours-store.ts'
import { linksOf, ofPersons, volunteersById } from './store/volunteer-store.ts'

type Body<K extends keyof typeof hoursApi> = Received<(typeof hoursApi)[K]>['body']

/** Somebody without a place of their own acts on what they were let in to. */

interface Acting {
  kind: HoursAct
  /** Words that go with it, kept apart. */
  words?: string
  until?: Date
  /** What else of the row changes. */
  more?: Partial<HoursRow>
}

/** One act on one row, with the row as it stands after it. @throws 409 where it is not possible now */
function acted(ctx: Ctx, h: HoursRow, { kind, words, until, more }: Acting) {
  if (!mayAct(h, kind)) throw new Refusal('out-of-turn')
  const done: DoneAct = { kind, at: ctx.now.getTime(), ...(until && { until: until.getTime() }) }
  return { h, done, words, more }
}

/** What it goes back to when an objection is dismissed stands in its acts. */
async function applied(ctx: Ctx, tx: Tx, all: ReturnType<typeof acted>[]) {
  const acts = await actsOf(
    tx,
    all.map((a) => a.h.id),
  )
  const rows: HoursRow[] = []
  const lines = []
  const texts = []
  for (const { h, done, words, more } of all) {
    const own = acts.filter((a) => a.hours === h.id)
    const before = own
      .map((a): DoneAct => ({ kind: a.kind, at: a.at.getTime(), until: a.until?.getTime() ?? null }))
      .reduce(step, { state: 'entered', until: null, open: false, before: 'entered' })
    const after = step(before, done)
    const text = words === undefined ? null : ctx.house.newId()
    const seq = h.seq + 1
    rows.push({
      ...h,
      ...more,
      state: after.state,
      until: after.until === null ? null : new Date(after.until),
      open: after.open,
      seq,
    })
    lines.push({
      id: ctx.house.newId(),
      hours: h.id,
      seq,
      kind: done.kind,
      version: h.version,
      at: ctx.now,
      account: ctx.session!.account,
      until: done.until == null ? null : new Date(done.until),
      text,
    })
    if (text)
      texts.push(
        insertText({
          id: text,
          kind: 'volunteer-hours',
          subject: h.id,
          class: 'volunteer.objection',
          body: words!,
          at: ctx.now,
        }),
      )
  }
  return { rows, writes: [...texts, putHours(rows), insertActs(lines)] }
}

const noticeEnds = async (ctx: Ctx, days: number): Promise<Date> => {
  if (days === 0) return ctx.now
  const { calendar } = await catalogueOf(ctx.house, ctx.county)
  return new Date(addPeriod(calendar, ctx.now.getTime(), { amount: days, unit: 'working-days' }).at)
}

/** Verified hours are counted by themselves when nobody objects in time; where there is no such time, at once. */
const verifiedEvent = (id: string, rows: readonly HoursRow[]) => ({
  name: 'volunteers.verified',
  version: 1,
  subject: id,
  seq: 1,
  payload: { hours: rows.map((h) => h.id) },
  topics: ['volunteers', 'hours'],
})

async function found(
  ctx: Ctx,
  doing: Doing,
  sent: { id: string; hours: string[] },
  as: Looking['as'],
  persons: readonly string[],
) {
  const rules = await rulesOn(ctx, dayOf(ctx.now))
  if (!rules.verifiers.includes(as)) throw new Refusal('not-permitted')
  const until = await noticeEnds(ctx, rules.noticeDays)
  const ids = [...new Set(sent.hours)]
  const by: Looking = { account: ctx.session!.account, persons, as }
  // Whose they are does not change; whoever finds them true need not see where the volunteer lives.
  const whose = async (rows: readonly HoursRow[]) =>
    new Map(
      (
        await ctx.read(
          (tx) =>
            volunteersById(
              tx,
              rows.map((h) => h.volunteer),
            ),
          beyondDuty(ctx),
        )
      ).map((v) => [v.id, v.now]),
    )
  return edit(
    doing,
    sent,
    async (tx) => {
      const [rows, served] = await Promise.all([lockHours(tx, ids), servedOf(tx, ids)])
      return { rows, served, persons: await whose(rows) }
    },
    async (loaded, tx) => {
      if (loaded.rows.length < ids.length) throw new Refusal('not-found')
      const all = loaded.rows.map((h) => {
        if (h.flaw !== null) throw new Refusal('conflict', { reason: 'hours-flawed' })
        const wrong = verifierFault(by, {
          person: loaded.persons.get(h.volunteer) ?? '',
          recordedBy: h.recordedBy,
          served: loaded.served.filter((s) => s.hours === h.id).map((s) => s.person),
        })
        if (wrong === 'not-served') throw new Refusal('not-found')
        if (wrong) throw new Refusal('conflict', { reason: `hours-${wrong}` })
        const more = { verifiedAt: ctx.now, verifiedBy: by.account, verifiedAs: as }
        return acted(ctx, h, { kind: 'verify', until, more })
      })
      const { rows, writes } = await applied(ctx, tx, all)
      return {
        act: 'volunteers.verify',
        kind: 'volunteer-verification',
        subject: sent.id,
        version: 1,
        before: null,
        after: { hours: ids },
        detail: { rows: rows.length, as },
        writes,
        events: [verifiedEvent(sent.id, rows)],
        answer: ok,
      }
    },
    () => ok,
  )
}

export async function verify(ctx: Ctx, body: Body<'verify'>) {
  return found(ctx, ctx, body, 'organiser', await ctx.read((tx) => personsBehind(tx, ctx)))
}

/** Whoever was served says so, for themselves or for their child. */
export async function confirm(ctx: Ctx, id: string, body: Body<'confirm'>) {
  const sights = (await sightsOf(ctx)).filter(speaksFor)
  const persons = sights.filter((s) => !s.bar).map((s) => s.person)
  // What a barred account says counts nowhere, and it is told nothing of it.
  if (persons.length === 0 && sights.length > 0) return ok
  if (persons.length === 0) throw new Refusal('not-found')
  return found(ctx, actingBeyond(ctx), { id: body.id, hours: [id] }, 'served', persons)
}

/** Whose hours they are, whoever was served, and while they are shown any volunteer and whoever keeps them. */
async function mayObject(ctx: Ctx, tx: Tx, h: HoursRow, persons: readonly string[]): Promise<boolean> {
  const [[v], served] = await Promise.all([volunteersById(tx, [h.volunteer]), servedOf(tx, [h.id])])
  if (v && persons.includes(v.now)) return true
  if (served.some((s) => persons.includes(s.person))) return true
  if (h.state !== 'notice') return false
  if (ctx.may('volunteers.read', h.place)) return true
  const own = await ofPersons(tx, persons)
  return own.some((o) => o.state === 'active' || o.state === 'paused')
}

export async function object(ctx: Ctx, id: string, body: Body<'object'>) {
  const sights = (await sightsOf(ctx)).filter(speaksFor)
  const persons = sights.filter((s) => !s.bar).map((s) => s.person)
  if (persons.length === 0 && sights.length > 0) return ok
  return edit(
    actingBeyond(ctx),
    { ...body, hours: id },
    async (tx) => {
      const [h] = await lockHours(tx, [id])
      return h && (await mayObject(ctx, tx, h, persons)) ? h : undefined
    },
    async (h, tx) => {
      if (!h) throw new Refusal('not-found')
      const { rows, writes } = await applied(ctx, tx, [acted(ctx, h, { kind: 'object', words: body.words })])
      return {
        act: 'volunteers.object',
        kind: 'volunteer-hours',
        subject: id,
        version: rows[0]!.seq,
        before: { state: h.state },
        after: { state: rows[0]!.state },
        writes,
        events: [hoursChanged(id, rows[0]!.seq, h.place, [h])],
        answer: ok,
      }
    },
    () => ok,
  )
}

/** Not by whoever said so, nor by whoever's hours they are. */
export async function decide(ctx: Ctx, id: string, body: Body<'decide'>) {
  const persons = await ctx.read((tx) => linksOf(tx, ctx.session!.account))
  return edit(
    ctx,
    { ...body, hours: id },
    async (tx) => {
      const [[h], acts] = await Promise.all([lockHours(tx, [id]), actsOf(tx, [id])])
      const [v] = h ? await ctx.read((wideTx) => volunteersById(wideTx, [h.volunteer]), beyondDuty(ctx)) : []
      return { h, said: acts.findLast((a) => a.kind === 'object'), person: v?.now }
    },
    async ({ h, said, person }, tx) => {
      if (!h) throw new Refusal('not-found')
      if (persons.some((p) => p.person === person)) throw new Refusal('conflict', { reason: 'hours-own-hours' })
      if (said?.account === ctx.session!.account) throw fault('upheld', 'own-objection')
      const kind = body.upheld ? 'uphold' : 'dismiss'
      const { rows, writes } = await applied(ctx, tx, [acted(ctx, h, { kind, words: body.words })])
      const row = rows[0]!
      const lost = h.state === 'counted' && row.state === 'void'
      return {
        act: `volunteers.${kind}`,
        kind: 'volunteer-hours',
        subject: id,
        version: row.seq,
        before: { state: h.state },
        after: { state: row.state },
        writes,
        events: [
          hoursChanged(id, row.seq, h.place, [h]),
          ...(lost ? [recalled(h, row.seq)] : []),
          {
            name: 'volunteers.decided',
            version: 1,
            subject: h.id,
            seq: row.seq,
            payload: { volunteer: h.volunteer, day: h.day },
          },
        ],
        answer: ok,
      }
    },
    () => ok,
  )
}
