/** Who is there: said at the door by a code that changes, marked on the list, found by the end of a phone number. */
import type { Bodies } from '../../domain/activities/acts.ts'
import type { activitiesApi } from '../../domain/activities/api.ts'
import { early, isDoorOpen, nextTurn, turnAt, turnsTaken } from '../../domain/activities/arrival.ts'
import type { Received } from '../../domain/kernel/api.ts'
import { fault, Refusal } from '../../domain/kernel/errors.ts'
import { minute, momentOf } from '../../domain/kernel/instant.ts'
import { rangeOf } from '../../domain/kernel/place-path.ts'
import { beyondDuty } from '../kernel/beyond.ts'
import type { Ctx } from '../kernel/context.ts'
import { ok } from '../kernel/edit.ts'
import { blindIndex } from '../kernel/vault.ts'
import { endingSo, sightsOf } from '../people/index.ts'
import { acting, type Decided } from './acting.ts'
import { runs } from './lists.ts'
import { mustRun, reachOf } from './reaching.ts'
import type { ActivityRow } from './store/activity-store.ts'
import { markEntry, oneEntry, personsOn, type EntryRow } from './store/entry-store.ts'

type Body<K extends keyof typeof activitiesApi> = Received<(typeof activitiesApi)[K]>['body']

interface Spot {
  id: string
  entry: string
}

/** Nobody can make one without the county's key, and it is another half a minute later. */
const codeOf = ({ house, county }: Pick<Ctx, 'house' | 'county'>, activity: string, turn: number): string =>
  blindIndex(house.keys, county.code, 'activity-door', `${activity} ${turn}`).toString('hex').slice(0, 12)

export async function door(ctx: Ctx, id: string) {
  const reach = await reachOf(ctx)
  const row = await ctx.read((tx) => runs(reach, tx, id))
  if (row.status !== 'published') throw new Refusal('conflict', { reason: `activity-${row.status}` })
  const now = ctx.now.getTime()
  return { code: codeOf(ctx, id, turnAt(now)), until: momentOf(nextTurn(now)) }
}

/**
 * Whoever is there already stays there, since when they were first seen; a mark that comes late may have been made before. Whoever still waits
 * has no seat: the list moves up by itself when somebody who does not come is taken off it, and no more come than there are seats [S0-03].
 */
function marked(
  row: ActivityRow,
  entry: EntryRow | undefined,
  by: Bodies['arrive']['by'],
  at: Date,
): Decided<'arrive', typeof ok> | undefined {
  if (!entry || entry.state === 'out') throw new Refusal('not-found')
  if (entry.state === 'waiting') throw new Refusal('conflict', { reason: 'activity-full' })
  if (entry.arrived_at && entry.arrived_at <= at) return undefined
  return {
    body: { entry: entry.id, by, at: at.toISOString() },
    after: { ...row, came: row.came + (entry.arrived_at ? 0 : 1) },
    writes: [markEntry(entry.id, at, by)],
    answer: ok,
  }
}

/** So much a phone's clock may be fast. */
const fastClock = 5 * minute

/** A mark that was made without a network comes with its own time. */
function timeOf(ctx: Ctx, row: ActivityRow, at: string | undefined): Date {
  const said = at === undefined ? ctx.now : new Date(at)
  if (said.getTime() > ctx.now.getTime() + fastClock) throw fault('at', 'not-over')
  const when = said > ctx.now ? ctx.now : said
  if (when.getTime() < row.from_at.getTime() - early) throw fault('at', 'door-shut')
  return when
}

export async function arrive(ctx: Ctx, { id: activity, entry }: Spot, body: Body<'arrive'>) {
  const reach = await reachOf(ctx)
  return acting(
    ctx,
    { activity, kind: 'arrive', sent: { ...body, entry } as { id: string } },
    {
      load: (tx) => oneEntry(tx, activity, entry),
      permit: (row) => mustRun(reach, row),
      scope: reach.scope,
      decide: (row, found) => marked(row, found, body.by, timeOf(ctx, row, body.at)),
      again: ok,
    },
  )
}

/** Whoever stands on no list is a number; so many more, or fewer where it was too many. */
export async function count(ctx: Ctx, activity: string, body: Body<'count'>) {
  const reach = await reachOf(ctx)
  return acting(
    ctx,
    { activity, kind: 'count', sent: body },
    {
      load: async () => undefined,
      permit: (row) => mustRun(reach, row),
      scope: reach.scope,
      decide: (row) => {
        const counted = Math.max(0, row.counted + body.n)
        if (body.n > 0 && row.capacity !== null && row.came + counted > row.capacity)
          throw fault('n', 'activity-full', { n: Math.max(0, row.capacity - row.came - row.counted) })
        return {
          body: { n: body.n, at: timeOf(ctx, row, body.at).toISOString() },
          after: { ...row, counted },
          answer: ok,
        }
      },
      again: ok,
    },
  )
}

export async function arriveOwn(ctx: Ctx, { id: activity, entry }: Spot, body: Body<'arriveOwn'>) {
  const sights = await sightsOf(ctx)
  return acting(
    ctx,
    // The code is no part of what the stream remembers: it is gone in a minute.
    { activity, kind: 'arrive', sent: { id: body.id, entry } as { id: string } },
    {
      load: (tx) => oneEntry(tx, activity, entry),
      permit: (row, found) => {
        const speaks = sights.some((s) => s.person === found?.person && !s.bar)
        if (!found || !(speaks || (found.person === null && found.account === ctx.session!.account)))
          throw new Refusal('not-found')
        const now = ctx.now.getTime()
        if (!isDoorOpen({ from: row.from_at.getTime(), to: row.to_at.getTime() }, now))
          throw new Refusal('conflict', { reason: 'door-shut' })
        if (!turnsTaken(now).some((turn) => codeOf(ctx, activity, turn) === body.code)) throw fault('code', 'code-old')
      },
      decide: (row, found) => marked(row, found, 'door', ctx.now),
      again: ok,
      scope: beyondDuty(ctx),
    },
  )
}

export async function notHere(ctx: Ctx, { id: activity, entry }: Spot, body: Body<'notHere'>) {
  const reach = await reachOf(ctx)
  return acting(
    ctx,
    { activity, kind: 'not-here', sent: { ...body, entry } as { id: string } },
    {
      load: (tx) => oneEntry(tx, activity, entry),
      permit: (row) => mustRun(reach, row),
      scope: reach.scope,
      decide: (row, found) => {
        if (!found || found.state === 'out') throw new Refusal('not-found')
        if (!found.arrived_at) return undefined
        return {
          body: { entry },
          after: { ...row, came: row.came - 1 },
          writes: [markEntry(entry, null, null)],
          answer: ok,
        }
      },
      again: ok,
    },
  )
}

/** At the desk somebody says the end of their number: whom of the list it may be. A look, and logged as one. */
export async function tail(ctx: Ctx, id: string, body: Body<'tail'>) {
  const reach = await reachOf(ctx)
  return ctx.act(
    async (tx) => {
      await runs(reach, tx, id)
      const on = await personsOn(tx, id)
      const found = await endingSo(
        ctx,
        tx,
        on.map((e) => e.person),
        body.tail,
      )
      return on.filter((e) => found.has(e.person))
    },
    (found) => ({
      writes: [],
      audit: (found.length > 0 ? found.map((e) => e.person) : ['nobody']).map((subject) => ({
        act: 'people.search',
        subjectKind: 'person',
        subject,
        detail: { by: 'phone-tail' },
      })),
      events: [],
      answer: { entries: found.map((e) => e.id) },
    }),
    // Whoever signed up comes from anywhere in the county.
    { ...ctx.scope, ranges: [rangeOf(`${ctx.county.code}/`)] },
  )
}
