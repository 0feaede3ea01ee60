/**
 * One act on one activity: loaded under its lock, decided, and written whole: the act, what follows from it, words, audit, event.
 * Whoever comes second decides on what the first left.
 */
import { mayFollow, type ActKind, type Bodies } from '../../domain/activities/acts.ts'
import { Refusal } from '../../domain/kernel/errors.ts'
import { isTaken, raced } from '../kernel/db/race.ts'
import type { Ctx } from '../kernel/context.ts'
import { alreadyDone, type Deed } from '../kernel/db/act.ts'
import type { Scope } from '../kernel/db/scope.ts'
import type { Statement, Tx } from '../kernel/db/tx.ts'
import type { Doing } from '../kernel/edit.ts'
import { bodyHash } from '../kernel/hash.ts'
import type { OutboxEvent } from '../kernel/outbox/event.ts'
import { insertText } from '../kernel/texts/store.ts'
import { mustHold } from './policy.ts'
import {
  actById,
  insertAct,
  lockActivity,
  updateActivity,
  type ActivityRow,
  type ActRow,
} from './store/activity-store.ts'
import { seatEntries } from './store/entry-store.ts'

/** Words that go with an act, by their class, each with its id. */
export interface Words {
  id: string
  class: 'activity.words' | 'activity.why' | 'activity.minutes'
  body: string
}

export interface Decided<K extends ActKind, A> {
  /** As the stream holds it: without words and persons. */
  body: Bodies[K]
  after: ActivityRow
  words?: readonly Words[]
  writes?: readonly Statement[]
  events?: readonly OutboxEvent[]
  /** Whoever waited and has a place now; counted in `after` already. */
  up?: readonly string[]
  /** What those on the list are told. */
  tell?: Telling
  answer: A
}

export type Telling = 'off' | 'moved'

export interface Acting<K extends ActKind> {
  activity: string
  kind: K
  /** What its author sent; `id` names the act. */
  sent: { id: string; base?: number }
}

interface Loaded<L> {
  existing: ActRow | undefined
  row: ActivityRow | undefined
  rest: PromiseSettledResult<L>
}

const mine = (ctx: Doing) => ctx.session?.account ?? null

/** The same id, author and content: done already. Another content: told. Another author: nothing there. */
export function repeated(ctx: Doing, d: Acting<ActKind>, existing: ActRow, hash: string): void {
  if (existing.activity !== d.activity || existing.account !== mine(ctx)) throw new Refusal('not-found')
  if (existing.body_hash !== hash) throw new Refusal('id-reused')
}

/** Those on the list are told by the room of notices: all of them, or those who moved up. */
const toldEvent = (row: ActivityRow, what: Telling | 'in', entries: readonly string[] | null): OutboxEvent => ({
  name: 'activities.told',
  version: 1,
  subject: row.id,
  seq: row.seq,
  payload: { what, entries },
})

/** Numbers said when it was closed; words stay where they are. */
const numbersOf = ({ closing }: ActivityRow): Record<string, number> =>
  Object.fromEntries(Object.entries(closing ?? {}).filter((e): e is [string, number] => typeof e[1] === 'number'))

export const actedEvent = (row: ActivityRow, kind: ActKind): OutboxEvent => ({
  name: 'activities.acted',
  version: 1,
  subject: row.id,
  seq: row.seq,
  payload: { kind, of: row.kind, place: row.place, unit: row.unit, numbers: numbersOf(row) },
  topics: ['activities'],
})

/** Everything one act writes. */
export function deedOf<K extends ActKind, A>(ctx: Doing, d: Acting<K>, hash: string, made: Decided<K, A>): Deed<A> {
  const { after, body } = made
  const act = { id: d.sent.id, activity: d.activity, seq: after.seq, kind: d.kind, at: ctx.now, account: mine(ctx) }
  return {
    writes: [
      ...(made.writes ?? []),
      insertAct({ ...act, body, body_hash: hash }),
      ...(made.words ?? []).map((w) => insertText({ ...w, kind: 'activity', subject: d.activity, at: ctx.now })),
    ],
    audit: [
      {
        act: `activities.${d.kind}`,
        subjectKind: 'activity',
        subject: d.activity,
        bodyHash: hash,
        detail: { seq: after.seq },
      },
    ],
    events: [
      actedEvent(after, d.kind),
      ...(made.tell && after.taken + after.waiting > 0 ? [toldEvent(after, made.tell, null)] : []),
      ...(made.events ?? []),
    ],
    answer: made.answer,
  }
}

/** The act by which they move up, after the one that made room. */
export function seating(
  ctx: Doing,
  after: ActivityRow,
  up: readonly string[],
): Pick<Deed<void>, 'writes' | 'audit' | 'events'> {
  if (up.length === 0) return { writes: [], audit: [], events: [] }
  const act = {
    id: ctx.house.newId(),
    activity: after.id,
    seq: after.seq,
    kind: 'seat',
    at: ctx.now,
    account: mine(ctx),
  }
  return {
    writes: [insertAct({ ...act, body: { entries: up }, body_hash: '' }), seatEntries(up)],
    audit: [{ act: 'activities.seat', subjectKind: 'activity', subject: after.id, detail: { seq: after.seq } }],
    events: [actedEvent(after, 'seat'), toldEvent(after, 'in', up)],
  }
}

export const hashOf = (d: Acting<ActKind>) => bodyHash({ activity: d.activity, kind: d.kind, sent: d.sent })

export interface Making<K extends ActKind, L, A> {
  /** What else is asked for, beside the activity under its lock. */
  load: (tx: Tx) => Promise<L>
  /** Left out: whoever holds the permission of the act where the activity is. */
  permit?: (row: ActivityRow, loaded: L) => void
  decide: (row: ActivityRow, loaded: L, tx: Tx) => Decided<K, A> | undefined | Promise<Decided<K, A> | undefined>
  /** The answer where it was done already. */
  again: A
  scope?: Scope
}

/** Written at the same moment by the same hand, the second finds what the first wrote; what somebody else wrote under that id is not there. */
export const onceMore = <A>(run: () => Promise<A>): Promise<A> =>
  raced(run).catch((error: unknown) => {
    throw isTaken(error) ? new Refusal('not-found') : error
  })

/** @throws 404; 403; 409 `out-of-turn`; 409 `version` where somebody changed the plan meanwhile */
export function acting<K extends ActKind, L, A>(ctx: Ctx, d: Acting<K>, m: Making<K, L, A>): Promise<A> {
  const hash = hashOf(d)
  const run = () =>
    ctx.act<Loaded<L>, A>(
      async (tx) => {
        // Asked for behind the lock: of two sent at once the second finds what the first wrote.
        const [row, existing, [rest]] = await Promise.all([
          lockActivity(tx, d.activity),
          actById(tx, d.sent.id),
          Promise.allSettled([m.load(tx)]),
        ])
        return { existing, row, rest }
      },
      async ({ existing, row, rest }, tx) => {
        if (existing) {
          repeated(ctx, d, existing, hash)
          return alreadyDone(m.again)
        }
        if (!row) throw new Refusal('not-found')
        if (rest.status === 'rejected') throw rest.reason
        if (m.permit) m.permit(row, rest.value)
        else mustHold(ctx, d.kind, row)
        if (!mayFollow(row.status, d.kind)) throw new Refusal('out-of-turn', { reason: `activity-${row.status}` })
        if (d.sent.base !== undefined && d.sent.base !== row.version)
          throw new Refusal('conflict', { reason: 'version' })
        const made = await m.decide(row, rest.value, tx)
        // It is so already, by somebody else's hand.
        if (!made) return alreadyDone(m.again)
        const up = made.up ?? []
        const revised = made.after.version === row.version ? {} : { revised_at: ctx.now }
        const after = { ...made.after, ...revised, seq: row.seq + 1 }
        const last = { ...after, seq: after.seq + (up.length > 0 ? 1 : 0) }
        const deed = deedOf(ctx, d, hash, { ...made, after })
        const more = seating(ctx, last, up)
        return {
          ...deed,
          writes: [...deed.writes, ...more.writes, updateActivity(last)],
          audit: [...deed.audit, ...more.audit],
          events: [...deed.events, ...more.events],
        }
      },
      m.scope,
    )
  return onceMore(run)
}
