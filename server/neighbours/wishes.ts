/**
 * Small wishes and posts [S0-17]: written by a resident or on their word, looked at by the desk, claimed by units. Whoever has no phone is spoken
 * for by the desk; a unit speaks by its own account alone, so that done is always what two sides say.
 */
import type { neighboursApi } from '../../domain/neighbours/api.ts'
import { agreed, isClaimed, parted } from '../../domain/neighbours/rules.ts'
import type { Claim } from '../../domain/neighbours/schema.ts'
import type { Answer, Received } from '../../domain/kernel/api.ts'
import { fault, Refusal } from '../../domain/kernel/errors.ts'
import { lineage } from '../../domain/kernel/place-path.ts'
import { actingBeyond, beyondDuty } from '../kernel/beyond.ts'
import type { Ctx } from '../kernel/context.ts'
import { dayOf } from '../kernel/day.ts'
import type { Tx } from '../kernel/db/tx.ts'
import { edit, ok } from '../kernel/edit.ts'
import { organisationsOf } from '../organisations/index.ts'
import { personNow } from '../people/index.ts'
import { agreeing, answeredEdit, blank, confirming, leaving, type PartyOf } from './answering.ts'
import { shownOf, told, wordsOf, type At } from './board.ts'
import { here, speaksFor } from './desk.ts'
import { blind, opened } from './neighbour.ts'
import { mustRun } from './parts.ts'
import { changed, checkedUntil, plain, postedEdit } from './posting.ts'
import {
  answersTo,
  lockPost,
  placesOf,
  postsById,
  updatePost,
  type AnswerRow,
  type Post,
  type PostRow,
} from './store.ts'
import { answersOfUnit, claimableIn, placesOfUnit } from './wish-store.ts'

type Api = typeof neighboursApi
type Body<K extends keyof Api> = Received<Api[K]>['body']

/** As many as a page can show. */
const most = 100

/** @throws 409 in a county without wishes */
async function mustWish(ctx: Ctx) {
  const parts = await mustRun(ctx)
  if (!parts.wishes) throw new Refusal('conflict', { reason: 'neighbours-off' })
  return parts
}

/** @returns the community or village of a place, itself or above it */
async function communityAt(tx: Tx, place: string): Promise<string | undefined> {
  const above = await placesOf(tx, lineage(place))
  return above.find((p) => p.kind === 'community' || p.kind === 'village')?.path
}

const entryOf = (
  ctx: Ctx,
  body: { id: string; until: string },
  more: Pick<Post, 'side' | 'place' | 'person' | 'state' | 'places'>,
): Post => ({
  id: body.id,
  level: 'community',
  estate: null,
  building: null,
  skill: null,
  free: [],
  account: ctx.session!.account,
  words: ctx.house.newId(),
  day: dayOf(ctx.now),
  at: ctx.now,
  until: body.until,
  why: null,
  over_at: null,
  reach: 0,
  answers: 0,
  reports: 0,
  by_desk: true,
  ...more,
})

export async function wishFor(ctx: Ctx, body: Body<'wishFor'>) {
  const { days } = await mustWish(ctx)
  checkedUntil(ctx, body.until, days)
  return edit(
    ctx,
    blind(ctx, body),
    async (tx) => {
      const person = await personNow(tx, body.person)
      return { person, place: person && (await communityAt(tx, person.place)) }
    },
    ({ person, place }) => {
      if (!person || person.died !== null || !ctx.may('neighbours.wish', person.place))
        throw fault('person', 'person-unknown')
      if (!place) throw fault('person', 'level-unknown')
      // Whoever answers for the board has looked at it by writing it down.
      const state = ctx.may('neighbours.keep', place) ? 'open' : 'sent'
      return postedEdit(ctx, entryOf(ctx, body, { side: 'wish', place, person: person.id, state, places: 1 }), body)
    },
    () => ok,
  )
}

export async function offerPost(ctx: Ctx, body: Body<'offerPost'>) {
  const { days } = await mustWish(ctx)
  if (!ctx.may('neighbours.keep', body.place)) throw new Refusal('not-permitted')
  checkedUntil(ctx, body.until, days)
  return edit(
    ctx,
    blind(ctx, body),
    (tx) => communityAt(tx, body.place),
    (place) => {
      if (place !== body.place) throw fault('place', 'community-needed')
      const { places } = body
      return postedEdit(ctx, entryOf(ctx, body, { side: 'post', place, person: null, state: 'open', places }), body)
    },
    () => ok,
  )
}

export async function publish(ctx: Ctx, id: string, body: Body<'publish'>) {
  await mustWish(ctx)
  return edit(
    ctx,
    { ...body, post: id },
    (tx) => lockPost(tx, id),
    (found) => {
      const row = here(ctx, found, 'neighbours.keep')
      if (row.state !== 'sent') throw new Refusal('out-of-turn')
      const after: Post = { ...plain(row), state: 'open' }
      return {
        act: 'neighbours.publish',
        kind: 'neighbour-post',
        subject: id,
        version: row.version + 1,
        before: plain(row),
        after,
        writes: [updatePost(after)],
        events: [changed(id, row.version + 1, row.place)],
        answer: ok,
      }
    },
    () => ok,
  )
}

export async function claim(ctx: Ctx, id: string, body: Body<'claim'>) {
  await mustWish(ctx)
  mustSpeakFor(ctx, body.unit)
  return edit(
    actingBeyond(ctx),
    { ...blind(ctx, body), post: id },
    async (tx) => ({
      row: await lockPost(tx, id),
      there: await answersTo(tx, [id]),
      places: await placesOfUnit(tx, body.unit),
    }),
    ({ row, there, places }) => {
      if (!row || !isClaimed(row.side) || !places.some((p) => p.place === row.place)) throw new Refusal('not-found')
      if (row.state !== 'open' || row.until < dayOf(ctx.now))
        throw new Refusal('conflict', { reason: 'neighbours-over' })
      if (there.some((a) => a.unit === body.unit && ['waiting', 'agreed'].includes(a.state)))
        throw new Refusal('conflict', { reason: 'neighbours-answered' })
      const by = { ...blank, id: body.id, post: id, unit: body.unit, account: ctx.session!.account }
      return answeredEdit(ctx, row, by, body)
    },
    () => ok,
  )
}

/** @throws 403 for whoever does not work for the unit */
export function mustSpeakFor(ctx: Ctx, unit: string): void {
  if (!ctx.scope.units.includes(unit)) throw new Refusal('not-permitted')
}

/** Of an answer: the desk for the community or for whoever has no phone, a unit for itself. */
const staffOf =
  (ctx: Ctx): PartyOf =>
  (row, answer) => {
    if (answer.unit !== null && ctx.scope.units.includes(answer.unit)) return 'answerer'
    const desk = speaksFor(row) && ctx.may('neighbours.keep', row.place)
    return desk && answer.state !== 'proposed' ? 'author' : undefined
  }

export const agreeFor = (ctx: Ctx, id: string, body: Body<'agreeFor'>) => agreeing(ctx, id, body, staffOf(ctx))
export const leaveFor = (ctx: Ctx, id: string, body: Body<'leaveFor'>) => leaving(ctx, id, body, staffOf(ctx))
export const confirmFor = (ctx: Ctx, id: string, body: Body<'confirmFor'>) => confirming(ctx, id, body, staffOf(ctx))

function claimOf(at: At, a: AnswerRow, p: PostRow, as: 'author' | 'answerer', contact: () => Claim['contact']): Claim {
  const may: Claim['may'] = []
  if (agreed(a.state, as) && p.state === 'open') may.push('agree')
  if (parted(a.state, as)) may.push('leave')
  if (a.state === 'agreed') may.push('confirm')
  return { ...told(at, a, as, contact), may }
}

const asColleague = async (ctx: Ctx, words: At['words']): Promise<At> => ({
  me: { until: null },
  units: await organisationsOf(ctx.house, ctx.county),
  words,
})

export async function claims(ctx: Ctx, id: string): Promise<Answer<Api['claims']>> {
  await mustWish(ctx)
  return ctx.read(async (tx) => {
    const [row] = await postsById(tx, [id])
    const post = here(ctx, row, 'neighbours.keep')
    if (!speaksFor(post)) throw new Refusal('not-found')
    const all = await answersTo(tx, [id])
    const at = await asColleague(
      ctx,
      await wordsOf(
        tx,
        all.map((a) => a.words),
      ),
    )
    return {
      items: all.map((a) => claimOf(at, a, post, 'author', () => opened(ctx, 'neighbour_answer', a.id, a.contact))),
    }
  })
}

export async function unitBoard(ctx: Ctx, { unit }: { unit: string }): Promise<Answer<Api['unitBoard']>> {
  await mustWish(ctx)
  mustSpeakFor(ctx, unit)
  return ctx.read(async (tx) => {
    const [places, own] = await Promise.all([placesOfUnit(tx, unit), answersOfUnit(tx, unit, most)])
    const today = dayOf(ctx.now)
    const [open, posts] = await Promise.all([
      claimableIn(
        tx,
        places.map((p) => p.place),
        today,
        most,
      ),
      postsById(tx, [...new Set(own.map((a) => a.post))]),
    ])
    const words = await wordsOf(tx, [...[...open, ...posts].map((p) => p.words), ...own.map((a) => a.words)])
    const at = await asColleague(ctx, words)
    const held = new Set(own.filter((a) => a.state === 'waiting' || a.state === 'agreed').map((a) => a.post))
    return {
      there: places.map(({ version: _, ...p }) => ({ ...p, unitName: at.units.get(unit)?.name ?? unit })),
      open: open.filter((p) => !held.has(p.id)).map((p) => ({ ...shownOf(p, words), place: p.place })),
      claims: own.flatMap((a) => {
        const p = posts.find((o) => o.id === a.post)
        if (!p) return []
        const one = claimOf(at, a, p, 'answerer', () => opened(ctx, 'neighbour_post', p.id, p.contact))
        return [{ ...one, post: { ...shownOf(p, words), state: p.state } }]
      }),
    }
  }, beyondDuty(ctx))
}
