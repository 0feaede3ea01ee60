/** Answers to an entry: given, agreed to by both, left by either, confirmed by both; a help that was done is a service record. */
import type { neighboursApi } from '../../domain/neighbours/api.ts'
import {
  afterAnswer,
  agreed,
  confirmed,
  parted,
  reachOf,
  timeFault,
  type AnswerState,
  type Party,
} from '../../domain/neighbours/rules.ts'
import type { Contact } from '../../domain/neighbours/schema.ts'
import type { Received } from '../../domain/kernel/api.ts'
import { fault, Refusal } from '../../domain/kernel/errors.ts'
import { bodyServing, committeeKinds, townKinds } from '../../domain/organisations/rules.ts'
import type { NewRecord } from '../../domain/records/schema.ts'
import { actingBeyond, beyondDuty } from '../kernel/beyond.ts'
import type { Ctx } from '../kernel/context.ts'
import { dayOf } from '../kernel/day.ts'
import type { Statement, Tx } from '../kernel/db/tx.ts'
import type { OutboxEvent } from '../kernel/outbox/event.ts'
import { edit, ok, type Edit } from '../kernel/edit.ts'
import { insertText } from '../kernel/texts/store.ts'
import { organisationsOf } from '../organisations/index.ts'
import { recordWrites } from '../records/index.ts'
import { personNow } from '../people/index.ts'
import { endAnswers } from './list-store.ts'
import { blind, isNear, mustBeNeighbour, sealed, type Neighbour } from './neighbour.ts'
import { mustRun } from './parts.ts'
import { changed, plain, toldEvent } from './posting.ts'
import {
  answersTo,
  insertAnswer,
  lockPost,
  oneAnswer,
  updateAnswer,
  updatePost,
  type AnswerRow,
  type PostRow,
} from './store.ts'

type Body<K extends keyof typeof neighboursApi> = Received<(typeof neighboursApi)[K]>['body']

const standing: readonly AnswerState[] = ['proposed', 'waiting', 'agreed']

export async function answer(ctx: Ctx, id: string, body: Body<'answer'>) {
  await mustRun(ctx)
  const me = await mustBeNeighbour(ctx)
  if (me.until) return ok
  return edit(
    actingBeyond(ctx),
    { ...blind(ctx, body), post: id },
    async (tx) => ({ row: await lockPost(tx, id), there: await answersTo(tx, [id]) }),
    ({ row, there }) => {
      if (!row || !isNear(row, me.home)) throw new Refusal('not-found')
      if (row.account === me.account) throw new Refusal('conflict', { reason: 'neighbours-own' })
      if (row.state !== 'open' || row.until < dayOf(ctx.now))
        throw new Refusal('conflict', { reason: 'neighbours-over' })
      if (there.some((a) => a.person === me.home.person && standing.includes(a.state)))
        throw new Refusal('conflict', { reason: 'neighbours-answered' })
      const by = { ...blank, id: body.id, post: id, person: me.home.person, account: me.account }
      return answeredEdit(ctx, row, by, body)
    },
    () => ok,
  )
}

/** An answer given: it waits for the author. */
export function answeredEdit(
  ctx: Ctx,
  row: PostRow,
  given: AnswerRow,
  said: { words: string; contact: Contact },
): Edit<typeof ok> {
  const words = ctx.house.newId()
  const contact = sealed(ctx, 'neighbour_answer', given.id, said.contact)
  const after = { ...plain(row), reach: Math.max(row.reach, 1), answers: row.answers + 1 }
  return {
    act: 'neighbours.answer',
    kind: 'neighbour-post',
    subject: row.id,
    version: row.version + 1,
    before: plain(row),
    after,
    detail: { answer: given.id },
    writes: [
      insertAnswer({ ...given, state: 'waiting', words, contact, at: ctx.now }),
      insertText({
        id: words,
        kind: 'neighbour-post',
        subject: row.id,
        class: 'neighbours.words',
        body: said.words,
        at: ctx.now,
      }),
      updatePost(after),
    ],
    events: [changed(row.id, row.version + 1, row.place), ...toldEvent(row, 'answered', authorOf(row))],
    answer: ok,
  }
}

/** The resident who wrote it themselves. */
const authorOf = (row: PostRow) => (row.by_desk ? null : row.account)

export const blank = {
  person: null,
  unit: null,
  account: null,
  volunteer: null,
  by_account: null,
  reasons: null,
  state: 'waiting',
  words: null,
  contact: null,
  at: new Date(0),
  agreed_at: null,
  said_by: null,
  said_from: null,
  said_to: null,
  record: null,
  over_at: null,
  version: 1,
} satisfies Partial<AnswerRow>

interface Loaded {
  row: PostRow
  answer: AnswerRow
  by: Party
  /** How its other answers stand. */
  others: AnswerState[]
}

/** For whom somebody acts on an answer; undefined: there is nothing for them. */
export type PartyOf = (row: PostRow, answer: AnswerRow) => Party | undefined

/** The entry is locked first, and the answer read under its lock; whoever is neither of both finds nothing. */
async function load(tx: Tx, id: string, partyOf: PartyOf): Promise<Loaded> {
  const seen = await oneAnswer(tx, id)
  const row = seen && (await lockPost(tx, seen.post))
  const all = row ? await answersTo(tx, [row.id]) : []
  const now = all.find((a) => a.id === id)
  const by = row && now && partyOf(row, now)
  if (!by) throw new Refusal('not-found')
  return { row, answer: now, by, others: all.filter((a) => a.id !== id).map((a) => a.state) }
}

const residentOf =
  (me: Neighbour): PartyOf =>
  (row, answer) => {
    if (row.account === me.account) return answer.state === 'proposed' ? undefined : 'author'
    return answer.person === me.home.person ? 'answerer' : undefined
  }

const over: readonly AnswerState[] = ['done', 'declined', 'left']

interface Step<A> {
  act: string
  after: AnswerRow
  writes?: Statement[]
  /** What the other of both is told. */
  tells?: OutboxEvent[]
  answer: A
}

/** What becomes of an answer, and with it of its entry. */
const stepping = <A>(
  ctx: Ctx,
  id: string,
  sent: { id: string } & Record<string, unknown>,
  partyOf: PartyOf,
  step: (now: Loaded, tx: Tx) => Step<A> | Promise<Step<A>>,
  answered: A,
): Promise<A> =>
  edit(
    actingBeyond(ctx),
    { ...sent, answer: id },
    (tx) => load(tx, id, partyOf),
    async (loaded, tx) => {
      const { row } = loaded
      const s = await step(loaded, tx)
      const state = afterAnswer(row, s.after.state, loaded.others)
      const finished = state === 'done' && row.state !== 'done'
      const after = {
        ...plain(row),
        state,
        over_at: finished ? ctx.now : row.over_at,
        reach: Math.max(row.reach, reachOf(s.after.state)),
        answers: row.answers + (loaded.answer.account === null && s.after.account !== null ? 1 : 0),
      }
      return {
        act: s.act,
        kind: 'neighbour-post',
        subject: row.id,
        version: row.version + 1,
        before: plain(row),
        after,
        detail: { answer: id, state: s.after.state },
        writes: [
          ...(s.writes ?? []),
          updateAnswer({ ...s.after, over_at: over.includes(s.after.state) ? ctx.now : null }),
          updatePost(after),
          ...(finished ? [endAnswers([row.id], ctx.now)] : []),
        ],
        events: [changed(row.id, row.version + 1, row.place), ...(s.tells ?? [])],
        answer: s.answer,
      }
    },
    () => answered,
  )

/** As the resident who acts; a barred account is answered and nothing is done. */
async function asResident<A>(ctx: Ctx, answered: A, run: (me: Neighbour) => Promise<A>): Promise<A> {
  const me = await mustBeNeighbour(ctx)
  return me.until ? answered : run(me)
}

export const agree = (ctx: Ctx, id: string, body: Body<'agree'>) =>
  asResident(ctx, ok, (me) => agreeing(ctx, id, body, residentOf(me)))

export const agreeing = (ctx: Ctx, id: string, body: Body<'agree'>, partyOf: PartyOf) =>
  stepping(
    ctx,
    id,
    blind(ctx, body),
    partyOf,
    ({ row, answer: a, by }) => {
      const state = agreed(a.state, by)
      if (!state || row.state !== 'open') throw new Refusal('out-of-turn')
      if (by === 'author') {
        const tells = toldEvent(row, 'agreed', a.unit === null ? a.account : null)
        return { act: 'neighbours.agree', after: { ...a, state, agreed_at: ctx.now }, tells, answer: ok }
      }
      // Whoever was asked by the desk says now how they are reached.
      if (!body.contact) throw fault('contact', 'required')
      const contact = sealed(ctx, 'neighbour_answer', a.id, body.contact)
      const after = { ...a, state, account: ctx.session!.account, contact }
      return { act: 'neighbours.agree', after, tells: toldEvent(row, 'answered', authorOf(row)), answer: ok }
    },
    ok,
  )

export const leave = (ctx: Ctx, id: string, body: Body<'leave'>) =>
  asResident(ctx, ok, (me) => leaving(ctx, id, body, residentOf(me)))

export const leaving = (ctx: Ctx, id: string, body: Body<'leave'>, partyOf: PartyOf) =>
  stepping(
    ctx,
    id,
    body,
    partyOf,
    ({ answer: a, by }) => {
      const state = parted(a.state, by)
      if (!state) throw new Refusal('out-of-turn')
      return { act: 'neighbours.leave', after: { ...a, state }, answer: ok }
    },
    ok,
  )

/** The item under which a help between neighbours is recorded. */
export const helpItem = 'neighbour-help'

/** Under the committee where it was, else under whoever stands above it. */
async function unitAt(ctx: Ctx, place: string): Promise<string> {
  const all = await organisationsOf(ctx.house, ctx.county)
  const body = bodyServing(all.values(), [...committeeKinds, ...townKinds], place, dayOf(ctx.now))
  if (!body) throw new Refusal('conflict', { reason: 'neighbours-no-unit' })
  return body.code
}

export const confirm = (ctx: Ctx, id: string, body: Body<'confirm'>) =>
  asResident(ctx, { done: false }, (me) => confirming(ctx, id, body, residentOf(me)))

export async function confirming(ctx: Ctx, id: string, body: Body<'confirm'>, partyOf: PartyOf) {
  const answered = await stepping(
    ctx,
    id,
    body,
    partyOf,
    async ({ row, answer: a, by }, tx) => {
      if (a.state !== 'agreed') throw new Refusal('out-of-turn')
      const now = { by, from: Date.parse(body.from), to: Date.parse(body.to) }
      const wrong = timeFault(now, a.agreed_at!.getTime(), ctx.now.getTime())
      if (wrong) throw fault('to', wrong)
      const said = a.said_by && { by: a.said_by, from: a.said_from!.getTime(), to: a.said_to!.getTime() }
      const after: AnswerRow = {
        ...a,
        said_by: by,
        said_from: new Date(now.from),
        said_to: new Date(now.to),
      }
      if (!confirmed(said, now)) return { act: 'neighbours.say-done', after, answer: { done: false } }
      const record = await recordOf(ctx, tx, row, after)
      const writer = { account: ctx.session!.account, now: ctx.now, newId: ctx.house.newId }
      return {
        act: 'neighbours.confirm',
        after: { ...after, state: 'done', record: record.id },
        writes: recordWrites(record, writer),
        answer: { done: true },
      }
    },
    { done: false },
  )
  // Sent again it is answered as it stands.
  if (answered.done) return answered
  return { done: (await ctx.read((tx) => oneAnswer(tx, id), beyondDuty(ctx)))?.state === 'done' }
}

/** Whoever offered helped, or whoever answered an ask; hours follow from it for whoever is a volunteer, in the way of all hours. */
async function recordOf(ctx: Ctx, tx: Tx, p: PostRow, a: AnswerRow): Promise<NewRecord> {
  const now = (person: string | null) => (person === null ? undefined : personNow(tx, person))
  const [author, answerer] = await Promise.all([now(p.person), now(a.person)])
  const [helper, served] = p.side === 'offer' ? [author, answerer] : [answerer, author]
  // A unit helps as no person, and a post serves nobody by name.
  if ((!helper && !a.unit) || (!served && p.side !== 'post')) throw new Refusal('not-found')
  const [from, to] = [a.said_from!.toISOString(), a.said_to!.toISOString()]
  return {
    id: ctx.house.newId(),
    origin: { kind: 'neighbour', id: p.id },
    unit: a.unit ?? (await unitAt(ctx, p.place)),
    helpers: helper ? [{ person: helper.id, from, to }] : [],
    served: { persons: served ? [served.id] : [] },
    item: helpItem,
    mode: 'on-site',
    place: p.place,
    startedAt: from,
    endedAt: to,
    outcome: 'done',
    files: [],
  }
}
