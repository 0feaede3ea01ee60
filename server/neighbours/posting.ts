/** A resident puts an entry on the board, takes it off, or tells the desk of another’s. */
import type { neighboursApi } from '../../domain/neighbours/api.ts'
import { nextDay } from '../../domain/facilities/hours.ts'
import type { Contact } from '../../domain/neighbours/schema.ts'
import type { Received } from '../../domain/kernel/api.ts'
import { fault, Refusal } from '../../domain/kernel/errors.ts'
import { actingBeyond, beyondDuty } from '../kernel/beyond.ts'
import type { Ctx } from '../kernel/context.ts'
import { dayOf } from '../kernel/day.ts'
import { alreadyDone } from '../kernel/db/act.ts'
import { edit, ok, type Edit } from '../kernel/edit.ts'
import type { OutboxEvent } from '../kernel/outbox/event.ts'
import { insertText } from '../kernel/texts/store.ts'
import { volunteerSkills } from '../volunteers/index.ts'
import { endAnswers } from './list-store.ts'
import { blind, isNear, levelsOf, mustBeNeighbour, sealed } from './neighbour.ts'
import { mustRun } from './parts.ts'
import { insertPost, insertReport, lockPost, postsOf, reportsOf, updatePost, type Post, type PostRow } from './store.ts'

type Body<K extends keyof typeof neighboursApi> = Received<(typeof neighboursApi)[K]>['body']

/** Entries of one account that stand at once. */
const mostStanding = 10

export const changed = (post: string, seq: number, place: string): OutboxEvent => ({
  name: 'neighbours.changed',
  version: 1,
  subject: post,
  seq,
  payload: { place },
  topics: ['neighbours'],
})

/** One of both is told by the room of notices; the desk sees by itself what it wrote down for somebody. */
export const toldEvent = (post: PostRow, what: 'answered' | 'agreed', account: string | null): OutboxEvent[] =>
  account === null
    ? []
    : [
        {
          name: 'neighbours.told',
          version: 1,
          subject: post.id,
          seq: post.version + 1,
          payload: { what, account, place: post.place },
        },
      ]

/** As the history keeps it: without how somebody is reached. */
export const plain = ({ contact: _c, version: _v, placeName: _n, ...post }: PostRow): Post => post

/** Its last day is neither over nor too far. */
export function checkedUntil(ctx: Ctx, until: string, days: number): void {
  const today = dayOf(ctx.now)
  if (until < today) throw fault('until', 'day-past')
  if (until > nextDay(today, days)) throw fault('until', 'too-far', { days })
}

/** Of which it is not over what becomes of it. */
export const isStanding = (p: Pick<Post, 'state'>): boolean => ['sent', 'open', 'taken'].includes(p.state)

async function checked(ctx: Ctx, body: Body<'post'>): Promise<void> {
  const { days, wishes } = await mustRun(ctx)
  checkedUntil(ctx, body.until, days)
  if (body.side === 'wish') {
    if (!wishes) throw new Refusal('conflict', { reason: 'neighbours-off' })
    if (body.level !== 'community') throw fault('level', 'level-unknown')
  }
  const today = dayOf(ctx.now)
  if (body.skill === null) return
  const skill = (await volunteerSkills.on(ctx, today)).get(body.skill)
  if (!skill || skill.closed) throw fault('skill', 'skill-unknown')
}

/** A new entry with its words, how its author is reached sealed beside it. */
export const postedEdit = (ctx: Ctx, row: Post, said: { words: string; contact: Contact }): Edit<typeof ok> => ({
  act: 'neighbours.post',
  kind: 'neighbour-post',
  subject: row.id,
  version: 1,
  before: null,
  after: row,
  detail: { side: row.side, level: row.level },
  writes: [
    insertPost({ ...row, contact: sealed(ctx, 'neighbour_post', row.id, said.contact) }),
    insertText({
      id: row.words,
      kind: 'neighbour-post',
      subject: row.id,
      class: 'neighbours.words',
      body: said.words,
      at: ctx.now,
    }),
  ],
  events: [changed(row.id, 1, row.place)],
  answer: ok,
})

export async function post(ctx: Ctx, body: Body<'post'>) {
  await checked(ctx, body)
  const me = await mustBeNeighbour(ctx)
  const level = (await ctx.read((tx) => levelsOf(tx, me.home), beyondDuty(ctx))).find((l) => l.level === body.level)
  if (!level) throw fault('level', 'level-unknown')
  if (me.until) return ok
  const words = ctx.house.newId()
  const row: Post = {
    id: body.id,
    side: body.side,
    level: body.level,
    place: level.place,
    estate: body.level === 'building' || body.level === 'estate' ? me.home.estate : null,
    building: body.level === 'building' ? me.home.building : null,
    skill: body.skill,
    free: body.free,
    person: me.home.person,
    account: me.account,
    words,
    day: dayOf(ctx.now),
    at: ctx.now,
    until: body.until,
    state: body.side === 'wish' ? 'sent' : 'open',
    why: null,
    over_at: null,
    reach: 0,
    answers: 0,
    reports: 0,
    places: 1,
    by_desk: false,
  }
  return edit(
    actingBeyond(ctx),
    blind(ctx, body),
    (tx) => postsOf(tx, me.account, 50),
    (standing) => {
      if (
        standing.filter((p) => (p.state === 'open' || p.state === 'sent') && p.until >= row.day).length >= mostStanding
      )
        throw new Refusal('conflict', { reason: 'neighbours-many' })
      return postedEdit(ctx, row, body)
    },
    () => ok,
  )
}

/** What both agreed upon goes on; nobody else answers any more. */
export async function end(ctx: Ctx, id: string, body: Body<'end'>) {
  const me = await mustBeNeighbour(ctx)
  if (me.until) return ok
  return edit(
    actingBeyond(ctx),
    { ...body, post: id },
    (tx) => lockPost(tx, id),
    (row) => {
      if (!row || row.account !== me.account) throw new Refusal('not-found')
      if (!isStanding(row)) throw new Refusal('out-of-turn')
      const after: Post = { ...plain(row), state: 'ended', over_at: ctx.now }
      return {
        act: 'neighbours.end',
        kind: 'neighbour-post',
        subject: id,
        version: row.version + 1,
        before: plain(row),
        after,
        writes: [updatePost(after), endAnswers([id], ctx.now)],
        events: [changed(id, row.version + 1, row.place)],
        answer: ok,
      }
    },
    () => ok,
  )
}

/** One account tells of an entry once. */
export async function report(ctx: Ctx, id: string, body: Body<'report'>) {
  await mustRun(ctx)
  const me = await mustBeNeighbour(ctx)
  return actingBeyond(ctx).act(
    async (tx) => {
      const row = await lockPost(tx, id)
      return { row, there: row ? await reportsOf(tx, id) : [] }
    },
    ({ row, there }) => {
      if (!row || row.account === me.account || !isNear(row, me.home)) throw new Refusal('not-found')
      if (me.until || there.some((r) => r.account === me.account)) return alreadyDone(ok)
      const words = body.words === '' ? null : ctx.house.newId()
      const text = { kind: 'neighbour-post', subject: id, class: 'neighbours.words', at: ctx.now }
      return {
        writes: [
          ...(words ? [insertText({ ...text, id: words, body: body.words })] : []),
          insertReport({
            id: body.id,
            post: id,
            account: me.account,
            cause: body.cause,
            words,
            at: ctx.now,
            settled_at: null,
          }),
          updatePost({ ...row, reports: row.reports + 1 }),
        ],
        audit: [
          { act: 'neighbours.report', subjectKind: 'neighbour-post', subject: id, detail: { cause: body.cause } },
        ],
        events: [changed(id, row.version + 1, row.place)],
        answer: ok,
      }
    },
  )
}
