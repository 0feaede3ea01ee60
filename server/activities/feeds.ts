/** Feeds for calendars [E9]: what everybody sees of a team or a place, and one's own sign-ups behind an address that nobody guesses. */
import { createHash } from 'node:crypto'
import { feedText, type FeedEvent } from '../../domain/activities/feed.ts'
import { day } from '../../domain/kernel/instant.ts'
import { Refusal } from '../../domain/kernel/errors.ts'
import { rangeOf } from '../../domain/kernel/place-path.ts'
import { beyondDuty } from '../kernel/beyond.ts'
import type { Ctx } from '../kernel/context.ts'
import { wholeCounty } from '../kernel/db/scope.ts'
import type { Tx } from '../kernel/db/tx.ts'
import { edit, ok } from '../kernel/edit.ts'
import { textsById, type TextRow } from '../kernel/texts/store.ts'
import { blindIndex } from '../kernel/vault.ts'
import { organisationsOf } from '../organisations/index.ts'
import { rulesBook } from './kinds.ts'
import { namesFor } from './names.ts'
import { seenBy, shownKinds } from './public.ts'
import { oneActivity, placesNamed, type ActivityRow } from './store/activity-store.ts'
import { dropFeed, feedByHash, feedOf, feedOfOwn, feedOfUnit, putFeed, type FeedSpan } from './store/feed-store.ts'
import { feedOfPlace } from './store/list-store.ts'
import { feedWords } from './words.ts'

/** What was held lately stays, so that nobody's calendar loses it the day after. */
const spanAt = (now: Date): FeedSpan => ({
  from: new Date(now.getTime() - 31 * day),
  to: new Date(now.getTime() + 400 * day),
})

type Said = Pick<ActivityRow, 'id'> & { waiting_for?: boolean }
const statusOf = (r: ActivityRow & Said): FeedEvent['status'] =>
  r.status === 'cancelled' ? 'CANCELLED' : r.waiting_for ? 'TENTATIVE' : 'CONFIRMED'

async function eventsOf(ctx: Ctx, tx: Tx, rows: readonly (ActivityRow & Said)[]): Promise<FeedEvent[]> {
  const t = feedWords[ctx.locale]
  const [book, names, texts] = await Promise.all([
    rulesBook(ctx),
    namesFor(ctx, tx, rows),
    tx.rows<TextRow>(textsById(rows.flatMap((r) => [r.words, r.why].filter((w) => w !== null)))),
  ])
  const body = new Map(texts.map((x) => [x.id, x.body ?? '']))
  const at = ctx.house.publicUrl ?? ctx.house.address
  return rows.map((r) => {
    const facility = names.facility(r.facility)
    const off = r.status === 'cancelled' ? t.off(r.why ? (body.get(r.why) ?? '') : '') : ''
    return {
      uid: `${r.id}@${ctx.county.code}.linli`,
      sequence: r.version,
      revised: r.revised_at.getTime(),
      from: r.from_at.getTime(),
      to: r.to_at.getTime(),
      title: r.title,
      where: [facility?.name, r.spot, facility?.address].filter(Boolean).join(' '),
      about: [off, r.waiting_for ? t.waiting : '', r.words ? body.get(r.words) : '', t.by(names.unit(r.unit))]
        .filter(Boolean)
        .join('\n'),
      kind: book(r).name[ctx.locale],
      page: at && book(r).shown ? `${at}/${ctx.county.code}/activities/${r.id}` : null,
      status: statusOf(r),
    }
  })
}

/** @param file name of the file, without its ending */
function send(
  ctx: Ctx,
  { name, file, everybody }: { name: string; file: string; everybody: boolean },
  events: FeedEvent[],
) {
  const bytes = Buffer.from(feedText({ name, events }))
  ctx.reply.kept(`${file}.ics`, 'text/calendar; charset=utf-8', bytes, everybody)
  return undefined
}

export async function one(ctx: Ctx, id: string) {
  const seen = await seenBy(ctx)
  const [row, events] = await ctx.read(async (tx) => {
    const found = await oneActivity(tx, id)
    if (!found || !seen(found)) throw new Refusal('not-found')
    return [found, await eventsOf(ctx, tx, [found])] as const
  })
  return send(ctx, { name: row.title, file: 'activity', everybody: true }, events)
}

export async function ofPlace(ctx: Ctx, place: string) {
  const codes = await shownKinds(ctx)
  const [name, events] = await ctx.read(async (tx) => {
    const [[here], rows] = await Promise.all([
      placesNamed(tx, [place]),
      feedOfPlace(tx, rangeOf(place), spanAt(ctx.now), codes),
    ])
    if (!here) throw new Refusal('not-found')
    return [here.name, await eventsOf(ctx, tx, rows)] as const
  })
  return send(ctx, { name: feedWords[ctx.locale].of(name), file: 'activities', everybody: true }, events)
}

export async function ofUnit(ctx: Ctx, code: string) {
  const [codes, units] = await Promise.all([shownKinds(ctx), organisationsOf(ctx.house, ctx.county)])
  const unit = units.get(code)
  if (!unit) throw new Refusal('not-found')
  const events = await ctx.read(async (tx) => eventsOf(ctx, tx, await feedOfUnit(tx, code, spanAt(ctx.now), codes)))
  return send(ctx, { name: feedWords[ctx.locale].of(unit.name), file: 'activities', everybody: true }, events)
}

/** Follows from the making and the key of the county, so that its owner can read it again and no table holds it. */
const tokenOf = ({ house, county }: Pick<Ctx, 'house' | 'county'>, made: string): string =>
  blindIndex(house.keys, county.code, 'activity-feed', made).toString('base64url')

const hashOf = (token: string) => createHash('sha256').update(token).digest('hex')

export async function ofOwn(ctx: Ctx, token: string) {
  const account = await ctx.read(
    async (tx) => (await feedByHash(tx, hashOf(token)))?.account,
    wholeCounty(ctx.county.code),
  )
  if (!account) throw new Refusal('not-found')
  const events = await ctx.read(
    async (tx) => eventsOf(ctx, tx, await feedOfOwn(tx, account, spanAt(ctx.now))),
    wholeCounty(ctx.county.code, account),
  )
  return send(ctx, { name: feedWords[ctx.locale].own, file: 'activities', everybody: false }, events)
}

export async function own(ctx: Ctx) {
  const row = await ctx.read((tx) => feedOf(tx, ctx.session!.account), beyondDuty(ctx))
  const token = row && tokenOf(ctx, row.made)
  // Under another key it leads nowhere: a new one is made.
  return row && token && hashOf(token) === row.hash
    ? { token, since: row.made_at.toISOString() }
    : { token: null, since: null }
}

const changed = (ctx: Ctx, id: string, what: 'make' | 'end') =>
  edit(
    ctx,
    { id, what },
    async () => undefined,
    () => {
      const { account } = ctx.session!
      const row = { account, made: id, hash: hashOf(tokenOf(ctx, id)), made_at: ctx.now }
      return {
        act: `activities.${what}-feed`,
        kind: 'activity-feed',
        subject: id,
        version: 1,
        before: null,
        after: { at: ctx.now.toISOString() },
        writes: [what === 'make' ? putFeed(row) : dropFeed(account)],
        answer: ok,
      }
    },
    () => ok,
  )

export const make = (ctx: Ctx, id: string) => changed(ctx, id, 'make')
export const end = (ctx: Ctx, id: string) => changed(ctx, id, 'end')
