/** People sign up, are put down, withdraw: decided under the lock of the activity, so that of two for one place one has it. */
import type { activitiesApi } from '../../domain/activities/api.ts'
import { shutFor, signingFaults, type Signing } from '../../domain/activities/entries.ts'
import type { ActivityKind } from '../../domain/activities/kinds.ts'
import type { Received } from '../../domain/kernel/api.ts'
import { fault, Refusal } from '../../domain/kernel/errors.ts'
import { ageOn } from '../../domain/people/rules.ts'
import { beyondDuty } from '../kernel/beyond.ts'
import type { Ctx } from '../kernel/context.ts'
import { dayOf } from '../kernel/day.ts'
import type { Tx } from '../kernel/db/tx.ts'
import { ok } from '../kernel/edit.ts'
import { blindIndex, seal, type Spot } from '../kernel/vault.ts'
import { sightOf, sightsOf, personNow } from '../people/index.ts'
import { acting, type Decided } from './acting.ts'
import { rulesBook } from './kinds.ts'
import { mustRun, reachOf } from './reaching.ts'
import { filled } from './seating.ts'
import type { ActivityRow } from './store/activity-store.ts'
import { insertEntry, leaveEntry, oneEntry, standingEntry, type EntryRow } from './store/entry-store.ts'

type Body<K extends keyof typeof activitiesApi> = Received<(typeof activitiesApi)[K]>['body']
type At = Pick<Ctx, 'house' | 'county'>

export const guestSpot = (at: At, id: string): Spot => ({
  county: at.county.code,
  table: 'activity_entry',
  column: 'guest',
  row: id,
})

/** What the stream remembers of what was sent: a name only as a hash that says nothing without the key. */
const blind = (ctx: Ctx, { name, ...sent }: Body<'enter'>) => ({
  ...sent,
  name: name && blindIndex(ctx.house.keys, ctx.county.code, 'activity-guest', name).toString('hex'),
})

/** Old enough for what is kept: by the register where it knows, else as they say. */
async function isElder(tx: Tx, row: ActivityRow, s: Signing): Promise<boolean> {
  const known = s.person === null ? undefined : await personNow(tx, s.person)
  if (s.person !== null && (!known || known.died !== null)) throw fault('person', 'person-unknown')
  if (!row.elders) return false
  return known?.born ? ageOn(known.born, dayOf(row.from_at)) >= row.elders.age : s.elder
}

interface Author {
  /** The account where it signs up itself. */
  account: string | null
  by: string | null
}

async function entered(
  ctx: Ctx,
  tx: Tx,
  row: ActivityRow,
  kind: ActivityKind,
  { id, ...s }: Body<'enter'>,
  { account, by }: Author,
): Promise<Decided<'enter', { id: string; in: boolean }>> {
  const wrong = signingFaults(s, kind.criteria)
  if (wrong.length > 0) throw new Refusal('validation', { faults: wrong })
  const [elder, there] = await Promise.all([
    isElder(tx, row, s),
    s.person === null && account === null ? undefined : standingEntry(tx, row.id, { person: s.person, account }),
  ])
  if (there) throw new Refusal('conflict', { reason: 'entered-already' })
  const seats = await filled(tx, row, ctx.now, [{ id, elder }])
  const isIn = seats.up.includes(id)
  const entry: EntryRow = {
    id,
    activity: row.id,
    person: s.person,
    account,
    guest: s.name && seal(ctx.house.keys, s.name, guestSpot(ctx, id)),
    elder,
    groups: s.groups,
    state: isIn ? 'in' : 'waiting',
    seq: row.seq + 1,
    at: ctx.now,
    by_account: by,
    arrived_at: null,
    arrived_by: null,
  }
  return {
    body: { entry: id, elder, in: isIn },
    after: seats.row,
    writes: [insertEntry(entry)],
    up: seats.up.filter((e) => e !== id),
    answer: { id, in: isIn },
  }
}

const again = async (ctx: Ctx, activity: string, id: string) =>
  (await ctx.read((tx) => oneEntry(tx, activity, id), beyondDuty(ctx)))?.state === 'in'

/** Staff put somebody down, until it is over. */
export async function enter(ctx: Ctx, activity: string, body: Body<'enter'>) {
  const [book, reach] = await Promise.all([rulesBook(ctx), reachOf(ctx)])
  const answer = await acting(
    ctx,
    { activity, kind: 'enter', sent: blind(ctx, body) },
    {
      load: async () => undefined,
      permit: (row) => mustRun(reach, row),
      scope: reach.scope,
      decide: (row, _, tx) => {
        const kind = book(row)
        if (kind.joining === 'none') throw new Refusal('conflict', { reason: 'activity-no-list' })
        if (row.to_at <= ctx.now) throw new Refusal('conflict', { reason: 'activity-over' })
        return entered(ctx, tx, row, kind, body, { account: null, by: ctx.session?.account ?? null })
      },
      again: { id: body.id, in: null as boolean | null },
    },
  )
  return { id: answer.id, in: answer.in ?? (await again(ctx, activity, body.id)) }
}

/** Residents sign up, for themselves or for somebody for whom they speak, until it begins. */
export async function enterOwn(ctx: Ctx, activity: string, body: Body<'enterOwn'>) {
  const account = ctx.session!.account
  const [book, sight, sights] = await Promise.all([
    rulesBook(ctx),
    body.person === null ? undefined : sightOf(ctx, body.person),
    body.person === null ? sightsOf(ctx) : [],
  ])
  // Whoever is tied to a person of the register comes as that person.
  if (sights.some((s) => s.as === 'self')) throw fault('person', 'required')
  if (sight?.bar) return { id: body.id, in: true }
  const answer = await acting(
    ctx,
    { activity, kind: 'enter', sent: blind(ctx, body) },
    {
      load: async () => undefined,
      permit: (row) => {
        const kind = book(row)
        if (row.status === 'planned' || !kind.shown) throw new Refusal('not-found')
        const shut = shutFor({ status: row.status, from: row.from_at.getTime() }, kind, ctx.now.getTime())
        if (shut && shut !== 'off') throw new Refusal('conflict', { reason: `activity-${shut}` })
      },
      decide: (row, _, tx) => entered(ctx, tx, row, book(row), body, { account, by: null }),
      again: { id: body.id, in: null as boolean | null },
      scope: beyondDuty(ctx),
    },
  )
  return { id: answer.id, in: answer.in ?? (await again(ctx, activity, body.id)) }
}

/** Off the list; whoever waits moves up in the same transaction. */
async function left(ctx: Ctx, tx: Tx, row: ActivityRow, entry: EntryRow): Promise<Decided<'leave', typeof ok>> {
  if (entry.state === 'out') throw new Refusal('conflict', { reason: 'entry-left' })
  const was = entry.state === 'in'
  const without = {
    ...row,
    came: row.came - (entry.arrived_at ? 1 : 0),
    taken: row.taken - (was ? 1 : 0),
    elders_in: row.elders_in - (was && entry.elder ? 1 : 0),
    waiting: row.waiting - (was ? 0 : 1),
  }
  const seats = was ? await filled(tx, without, ctx.now) : { row: without, up: [] }
  return {
    body: { entry: entry.id },
    after: seats.row,
    writes: [leaveEntry(entry.id)],
    up: seats.up,
    answer: ok,
  }
}

interface Leaving {
  id: string
  entry: string
}

export async function leave(ctx: Ctx, { id: activity, entry }: Leaving, body: Body<'leave'>) {
  const reach = await reachOf(ctx)
  return acting(
    ctx,
    { activity, kind: 'leave', sent: { ...body, entry } as { id: string } },
    {
      load: (tx) => oneEntry(tx, activity, entry),
      permit: (row) => mustRun(reach, row),
      scope: reach.scope,
      decide: (row, found, tx) => {
        if (!found) throw new Refusal('not-found')
        return left(ctx, tx, row, found)
      },
      again: ok,
    },
  )
}

export async function leaveOwn(ctx: Ctx, { id: activity, entry }: Leaving, body: Body<'leaveOwn'>) {
  const sights = await sightsOf(ctx)
  return acting(
    ctx,
    { activity, kind: 'leave', sent: { ...body, entry } as { id: string } },
    {
      load: (tx) => oneEntry(tx, activity, entry),
      permit: (row, found) => {
        const speaks = sights.some((s) => s.person === found?.person && !s.bar)
        if (!found || !(speaks || (found.person === null && found.account === ctx.session!.account)))
          throw new Refusal('not-found')
        if (row.from_at <= ctx.now) throw new Refusal('conflict', { reason: 'activity-begun' })
      },
      decide: (row, found, tx) => left(ctx, tx, row, found!),
      again: ok,
      scope: beyondDuty(ctx),
    },
  )
}
