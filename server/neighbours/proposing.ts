/**
 * Asks and volunteers brought together for the desk [F3]. What comes of it changes nothing: a person proposes one of it to a volunteer,
 * who agrees or not, and then the author of the ask does.
 */
import type { neighboursApi } from '../../domain/neighbours/api.ts'
import { whyOf, type At, type Helper, type Need } from '../../domain/neighbours/matching.ts'
import type { Answer, Received } from '../../domain/kernel/api.ts'
import { fault, Refusal } from '../../domain/kernel/errors.ts'
import { lineage, rangeOf } from '../../domain/kernel/place-path.ts'
import type { Ctx } from '../kernel/context.ts'
import { dayOf } from '../kernel/day.ts'
import type { Tx } from '../kernel/db/tx.ts'
import { edit, ok } from '../kernel/edit.ts'
import { mayServeOn } from '../volunteers/index.ts'
import { blank, helpItem } from './answering.ts'
import { wordsOf } from './board.ts'
import { bestMatch } from './match/index.ts'
import { communitiesOf, helpersById, helpersIn, needsIn, type HelperRow, type NeedRow } from './match-store.ts'
import { partsOn } from './parts.ts'
import { changed, plain } from './posting.ts'
import { answersTo, insertAnswer, lockPost, postsById, updatePost } from './store.ts'

type Api = typeof neighboursApi

/** How many one volunteer helps at once, and how much is looked at together; a larger place is matched town by town. */
const mostEach = 3
const mostNeeds = 3_000
const mostHelpers = 2_000
const adult = 18

async function mustMatch(ctx: Ctx): Promise<void> {
  const parts = await partsOn(ctx)
  if (!parts.board || !parts.matching) throw new Refusal('conflict', { reason: 'neighbours-off' })
}

/** Of a place: itself where it is smaller than a community, the community, the town. */
function placedIn(communities: ReadonlySet<string>) {
  return (place: string): At => {
    const above = lineage(place)
    const community = above.find((p) => communities.has(p)) ?? null
    return { grid: community !== null && community !== place ? place : null, community, town: above[1] ?? null }
  }
}

const needOf = (n: NeedRow, at: (place: string) => At, by?: string): Need => ({
  id: n.id,
  at: at(n.place),
  skill: n.skill,
  free: n.free,
  known: n.known,
  by,
})

const helperOf = (h: HelperRow, at: (place: string) => At): Helper => ({
  id: h.id,
  at: at(h.place),
  howFar: h.howFar,
  skills: h.skills,
  free: h.free,
  has: h.has,
})

const placesOf = (rows: readonly { place: string }[]) => [...new Set(rows.flatMap((r) => lineage(r.place)))]

/** Who may serve at all that day; the rules of volunteering say so, and nobody else. */
async function fitAmong(ctx: Ctx, tx: Tx, rows: HelperRow[]): Promise<HelperRow[]> {
  const of = { volunteers: rows.map((r) => r.id) }
  const verdicts = await mayServeOn(ctx, tx, of, { item: helpItem }, dayOf(ctx.now))
  return rows.filter((r) => verdicts.get(r.id)?.notYet.length === 0)
}

export async function match(ctx: Ctx, body: Received<Api['match']>['body']): Promise<Answer<Api['match']>> {
  await mustMatch(ctx)
  const today = dayOf(ctx.now)
  const bornBy = `${Number(today.slice(0, 4)) - adult}${today.slice(4)}`
  const range = rangeOf(body.under)
  const found = await ctx.read(async (tx) => {
    const [needs, all] = await Promise.all([
      needsIn(tx, range, today, mostNeeds),
      helpersIn(tx, range, bornBy, mostHelpers),
    ])
    const helpers = await fitAmong(ctx, tx, all)
    const communities = await communitiesOf(tx, placesOf([...needs, ...helpers]))
    return { needs, helpers, at: placedIn(communities) }
  })
  const { needs, helpers, at } = found
  const own = new Map(helpers.map((h) => [h.person, h.id]))
  const began = performance.now()
  const asks = new Map(needs.map((n) => [n.id, needOf(n, at, own.get(n.person))]))
  const hands = new Map(helpers.map((h) => [h.id, helperOf(h, at)]))
  const best = await bestMatch([...asks.values()], [...hands.values()], { most: mostEach })
  const { pairs, value, bound } = best
  ctx.house.log.info(
    {
      county: ctx.county.code,
      needs: needs.length,
      volunteers: helpers.length,
      pairs: pairs.length,
      value,
      bound,
      milliseconds: Math.round(performance.now() - began),
    },
    'matched',
  )
  const ids = pairs.map((p) => p.need)
  return ctx.read(async (tx) => {
    const posts = new Map((await postsById(tx, ids)).map((p) => [p.id, p]))
    const words = await wordsOf(
      tx,
      [...posts.values()].map((p) => p.words),
    )
    const names = new Map(helpers.map((h) => [h.id, h.name]))
    return {
      items: pairs.flatMap((p) => {
        const post = posts.get(p.need)
        const why = whyOf(asks.get(p.need)!, hands.get(p.helper)!)
        if (!post || !why) return []
        return [
          {
            post: post.id,
            words: words(post.words),
            placeName: post.placeName,
            volunteer: p.helper,
            name: names.get(p.helper) ?? '',
            why,
          },
        ]
      }),
      needs: needs.length,
      volunteers: helpers.length,
      value,
      bound,
    }
  })
}

/** Reckoned anew under the lock: what has changed meanwhile is told. */
export async function propose(ctx: Ctx, id: string, body: Received<Api['propose']>['body']) {
  await mustMatch(ctx)
  const today = dayOf(ctx.now)
  return edit(
    ctx,
    { ...body, post: id },
    async (tx) => {
      const row = await lockPost(tx, id)
      const [there, found, needs] = await Promise.all([
        answersTo(tx, [id]),
        helpersById(tx, [body.volunteer]),
        row ? needsIn(tx, rangeOf(row.place), today, mostNeeds) : [],
      ])
      const [helper] = await fitAmong(ctx, tx, found)
      const communities = await communitiesOf(tx, placesOf([...(row ? [row] : []), ...(helper ? [helper] : [])]))
      return { row, there, helper, need: needs.find((n) => n.id === id), at: placedIn(communities) }
    },
    ({ row, there, helper, need, at }) => {
      if (!row || !ctx.may('neighbours.keep', row.place)) throw new Refusal('not-found')
      if (!need) throw new Refusal('conflict', { reason: 'neighbours-over' })
      if (!helper || helper.has >= mostEach || helper.person === row.person) throw fault('volunteer', 'volunteer-unfit')
      const why = whyOf(needOf(need, at), helperOf(helper, at))
      if (!why || there.some((a) => a.person === helper.person)) throw fault('volunteer', 'volunteer-unfit')
      return {
        act: 'neighbours.propose',
        kind: 'neighbour-post',
        subject: id,
        version: row.version + 1,
        before: plain(row),
        after: plain(row),
        detail: { answer: body.id, volunteer: helper.id },
        writes: [
          insertAnswer({
            ...blank,
            id: body.id,
            post: id,
            person: helper.person,
            volunteer: helper.id,
            by_account: ctx.session?.account ?? null,
            reasons: why,
            state: 'proposed',
            at: ctx.now,
          }),
          updatePost(row),
        ],
        events: [changed(id, row.version + 1, row.place)],
        answer: ok,
      }
    },
    () => ok,
  )
}
