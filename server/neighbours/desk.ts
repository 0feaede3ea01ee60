/** At the desk: what stands on the boards of a place, what was reported, and how much of it comes to something. */
import type { neighboursApi } from '../../domain/neighbours/api.ts'
import type { DeskPost } from '../../domain/neighbours/schema.ts'
import type { Answer, Received } from '../../domain/kernel/api.ts'
import { Refusal } from '../../domain/kernel/errors.ts'
import { nilId } from '../../domain/kernel/id.ts'
import { momentOf } from '../../domain/kernel/instant.ts'
import { rangeOf } from '../../domain/kernel/place-path.ts'
import type { Ctx } from '../kernel/context.ts'
import { afterCursor, paged } from '../kernel/cursor.ts'
import type { Tx } from '../kernel/db/tx.ts'
import { edit, ok } from '../kernel/edit.ts'
import { insertText } from '../kernel/texts/store.ts'
import { isClaimed } from '../../domain/neighbours/rules.ts'
import { shownOf, wordsOf } from './board.ts'
import { endAnswers, postsBehind, postsIn, rates } from './list-store.ts'
import { changed, isStanding, plain } from './posting.ts'
import { lockPost, postsById, reportsOf, settleReports, updatePost, type Post, type PostRow } from './store.ts'

type Api = typeof neighboursApi

const deskOf = (p: PostRow, words: (id: string | null) => string | null): DeskPost => ({
  ...shownOf(p, words),
  place: p.place,
  state: p.state,
  reach: p.reach,
  answers: p.answers,
  reports: p.reports,
})

async function listed(tx: Tx, rows: PostRow[], size: number, key: (p: PostRow) => (string | number)[]) {
  const words = await wordsOf(
    tx,
    rows.map((r) => r.words),
  )
  return paged(rows, size, (r) => deskOf(r, words), key)
}

export async function list(ctx: Ctx, q: Received<Api['list']>['query']): Promise<Answer<Api['list']>> {
  const range = rangeOf(q.under ?? `${ctx.county.code}/`)
  const { from, to } = q
  if (from && to) {
    const after = afterCursor<[string, string, string]>(q.after, ['0001-01-01', '', nilId])
    const f = { ...range, from, to, side: q.side ?? null, level: q.level ?? null, reach: q.reach ?? 'made' }
    return ctx.read(async (tx) =>
      listed(tx, await postsBehind(tx, f, after, q.size + 1), q.size, (p) => [p.day, p.place, p.id]),
    )
  }
  const after = afterCursor<[string, string]>(q.after, [range.lo, nilId])
  return ctx.read(async (tx) =>
    listed(tx, await postsIn(tx, range, q.view, after, q.size + 1), q.size, (p) => [p.place, p.id]),
  )
}

/** The desk speaks for the community, and for whoever has no phone. */
export const speaksFor = (p: Pick<Post, 'side' | 'by_desk'>): boolean => p.by_desk && isClaimed(p.side)

/** Nobody is told that something stands elsewhere: a row beyond the grant is none. */
export const here = (
  ctx: Ctx,
  row: PostRow | undefined,
  permission: 'neighbours.read' | 'neighbours.keep',
): PostRow => {
  if (!row || !ctx.may(permission, row.place)) throw new Refusal('not-found')
  return row
}

export const get = (ctx: Ctx, id: string): Promise<Answer<Api['get']>> =>
  ctx.read(async (tx) => {
    const row = here(ctx, (await postsById(tx, [id]))[0], 'neighbours.read')
    const reports = await reportsOf(tx, id)
    const words = await wordsOf(tx, [row.words, row.why, ...reports.map((r) => r.words)])
    const keeps = ctx.may('neighbours.keep', row.place)
    return {
      ...deskOf(row, words),
      why: words(row.why),
      speaks: keeps && speaksFor(row),
      reported: reports.map((r) => ({
        id: r.id,
        cause: r.cause,
        words: words(r.words),
        at: momentOf(r.at.getTime()),
        settled: r.settled_at !== null,
      })),
      may: [
        ...(keeps && row.state === 'sent' ? (['publish'] as const) : []),
        ...(keeps && isStanding(row) ? (['close'] as const) : []),
        ...(keeps && row.reports > 0 ? (['stand'] as const) : []),
      ],
    }
  })

/** Looked at by a person: it goes with a reason, or it stays with one. */
const looked = (ctx: Ctx, id: string, body: Received<Api['close']>['body'], closes: boolean) =>
  edit(
    ctx,
    { ...body, post: id, closes },
    (tx) => lockPost(tx, id),
    (found) => {
      const row = here(ctx, found, 'neighbours.keep')
      if (closes ? !isStanding(row) : row.reports === 0) throw new Refusal('out-of-turn')
      const why = ctx.house.newId()
      const gone = { state: 'closed', why, over_at: ctx.now } as const
      const after: Post = { ...plain(row), reports: 0, ...(closes && gone) }
      return {
        act: closes ? 'neighbours.close' : 'neighbours.stand',
        kind: 'neighbour-post',
        subject: id,
        version: row.version + 1,
        before: plain(row),
        after,
        writes: [
          insertText({
            id: why,
            kind: 'neighbour-post',
            subject: id,
            class: 'neighbours.why',
            body: body.why,
            at: ctx.now,
          }),
          updatePost(after),
          settleReports(id, ctx.now),
          ...(closes ? [endAnswers([id], ctx.now)] : []),
        ],
        events: [changed(id, row.version + 1, row.place)],
        answer: ok,
      }
    },
    () => ok,
  )

export const close = (ctx: Ctx, id: string, body: Received<Api['close']>['body']) => looked(ctx, id, body, true)
export const stand = (ctx: Ctx, id: string, body: Received<Api['stand']>['body']) => looked(ctx, id, body, false)

export const rate = (ctx: Ctx, q: Received<Api['rate']>['query']): Promise<Answer<Api['rate']>> =>
  ctx.read(async (tx) => ({ items: await rates(tx, rangeOf(q.under ?? `${ctx.county.code}/`), q.from, q.to) }))
