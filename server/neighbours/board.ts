/** What a resident reads: the board where they live, and what they wrote themselves. */
import type { neighboursApi } from '../../domain/neighbours/api.ts'
import type { NearPost, OwnAnswer, OwnPost, Shown } from '../../domain/neighbours/schema.ts'
import type { Answer, Received } from '../../domain/kernel/api.ts'
import { momentOf } from '../../domain/kernel/instant.ts'
import { maskNumbers } from '../../domain/kernel/mask-numbers.ts'
import { lineage } from '../../domain/kernel/place-path.ts'
import { beyondDuty } from '../kernel/beyond.ts'
import type { Ctx } from '../kernel/context.ts'
import { dayOf } from '../kernel/day.ts'
import type { Tx } from '../kernel/db/tx.ts'
import { textsById, type TextRow } from '../kernel/texts/store.ts'
import { organisationsOf } from '../organisations/index.ts'
import { levelsOf, neighbour, opened, type Neighbour } from './neighbour.ts'
import { mustRun, partsOn } from './parts.ts'
import { answersOf, answersTo, postsById, postsNear, postsOf, type AnswerRow, type PostRow } from './store.ts'

type Api = typeof neighboursApi

/** As many as a phone can show. */
const most = 100

export async function terms(ctx: Ctx): Promise<Answer<Api['terms']>> {
  const { board, wishes, days } = await partsOn(ctx)
  return { on: board, wishes: board && wishes, days }
}

/** Words by id; a number in them is nobody's to read before both have agreed. */
export async function wordsOf(tx: Tx, ids: readonly (string | null)[]): Promise<(id: string | null) => string | null> {
  const wanted = ids.filter((i) => i !== null)
  const rows = wanted.length > 0 ? await tx.rows<TextRow>(textsById(wanted)) : []
  const by = new Map(rows.map((r) => [r.id, r.body && maskNumbers(r.body)]))
  return (id) => (id === null ? null : (by.get(id) ?? null))
}

export const shownOf = (p: PostRow, words: (id: string | null) => string | null): Shown => ({
  id: p.id,
  side: p.side,
  level: p.level,
  placeName: p.placeName,
  words: words(p.words),
  skill: p.skill,
  free: p.free,
  day: p.day,
  until: p.until,
})

export async function near(ctx: Ctx, query: Received<Api['near']>['query']): Promise<Answer<Api['near']>> {
  await mustRun(ctx)
  const me = await neighbour(ctx)
  if (!me) return { levels: [], items: [] }
  return ctx.read(async (tx) => {
    const { home } = me
    const filter = {
      lineage: lineage(home.place),
      estate: home.estate,
      building: home.building,
      side: query.side ?? null,
      today: dayOf(ctx.now),
      until: me.until ?? ctx.now,
    }
    const [levels, rows, answers] = await Promise.all([
      levelsOf(tx, home),
      postsNear(tx, filter, most),
      answersOf(tx, home.person, most),
    ])
    const words = await wordsOf(
      tx,
      rows.map((r) => r.words),
    )
    const stands = (post: string) => answers.find((a) => a.post === post && seenBy(me, a.at))?.state ?? null
    return {
      levels: levels.map(({ level, name }) => ({ level, name })),
      items: rows.map((r): NearPost => ({
        ...shownOf(r, words),
        own: r.account === me.account,
        answered: stands(r.id),
      })),
    }
  }, beyondDuty(ctx))
}

const seenBy = (me: Pick<Neighbour, 'until'>, at: Date | null) => !me.until || (at !== null && at <= me.until)

export async function mine(ctx: Ctx): Promise<Answer<Api['mine']>> {
  await mustRun(ctx)
  const [me, units] = await Promise.all([neighbour(ctx), organisationsOf(ctx.house, ctx.county)])
  if (!me) return { posts: [], answers: [] }
  return ctx.read(async (tx) => {
    const [posts, given] = await Promise.all([postsOf(tx, me.account, most), answersOf(tx, me.home.person, most)])
    const own = posts.filter((p) => seenBy(me, p.at))
    const gave = given.filter((a) => seenBy(me, a.at))
    const [to, others] = await Promise.all([
      answersTo(
        tx,
        own.map((p) => p.id),
      ),
      postsById(tx, [...new Set(gave.map((a) => a.post))]),
    ])
    const words = await wordsOf(tx, [
      ...[...own, ...others].flatMap((p) => [p.words, p.why]),
      ...[...to, ...gave].map((a) => a.words),
    ])
    const at = { me, words, units }
    return {
      posts: own.map((p): OwnPost => ({
        ...shownOf(p, words),
        state: p.state,
        why: words(p.why),
        // Whom the desk asked is nobody's to know before they have agreed.
        answers: to
          .filter((a) => a.post === p.id && a.state !== 'proposed' && a.account !== null && seenBy(me, a.at))
          .map((a) => told(at, a, 'author', () => opened(ctx, 'neighbour_answer', a.id, a.contact))),
      })),
      answers: gave.flatMap((a): OwnAnswer[] => {
        const p = others.find((o) => o.id === a.post)
        if (!p) return []
        const post = { ...shownOf(p, words), state: p.state }
        const one = told(at, a, 'answerer', () => opened(ctx, 'neighbour_post', p.id, p.contact))
        return [{ ...one, why: a.reasons, post }]
      }),
    }
  }, beyondDuty(ctx))
}

export interface At {
  me: Pick<Neighbour, 'until'>
  units: ReadonlyMap<string, { name: string }>
  words: (id: string | null) => string | null
}

/** One answer as one of both sees it; how the other is reached only once both have agreed. */
export function told(
  { me, words, units }: At,
  a: AnswerRow,
  as: 'author' | 'answerer',
  contact: () => OwnAnswer['contact'],
) {
  const both = a.agreed_at !== null && seenBy(me, a.agreed_at)
  const reach = both && (a.state === 'agreed' || a.state === 'done')
  return {
    id: a.id,
    state: a.agreed_at && !both ? ('waiting' as const) : a.state,
    words: words(a.words),
    unit: a.unit && (units.get(a.unit)?.name ?? a.unit),
    contact: reach ? contact() : null,
    said:
      a.said_by && reach
        ? {
            own: a.said_by === as,
            from: momentOf(a.said_from!.getTime()),
            to: momentOf(a.said_to!.getTime()),
          }
        : null,
  }
}
