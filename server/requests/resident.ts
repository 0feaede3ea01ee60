/** What residents do: report, follow, look, and the acts that are theirs, by proof or signed in. */
import type { z } from 'zod'
import { Refusal } from '../../domain/kernel/errors.ts'
import { rangeOf } from '../../domain/kernel/place-path.ts'
import type { ResidentAct } from '../../domain/requests/acts.ts'
import { needsCode, type Proof } from '../../domain/requests/api.ts'
import type { Actor } from '../../domain/requests/rules.ts'
import type { PublicTrack } from '../../domain/requests/schema.ts'
import type { Ctx } from '../kernel/context.ts'
import { textsOf, type TextRow } from '../kernel/texts/store.ts'
import { quietItems, rulebook } from './kinds.ts'
import { reportedBy } from './list-store.ts'
import { namesFor } from './names.ts'
import type { Doing } from './doing.ts'
import { decide, load } from './perform.ts'
import { forgetCode, proven } from './proof.ts'
import { actsOf, requestById, type ActRow, type RequestRow } from './store.ts'
import { publicTrack } from './track.ts'
import { unsorted } from './words.ts'

/** Under the scope of the request's own place: the proof was the permission. */
const scopeOf = (ctx: Ctx, row: RequestRow) => ({
  ranges: [rangeOf(row.place)],
  units: [],
  account: ctx.session?.account,
})

export async function trackOf(ctx: Ctx, row: RequestRow): Promise<PublicTrack> {
  const [book, names] = await Promise.all([rulebook(ctx.house, ctx.county), namesFor(ctx)])
  const [acts, texts] = await ctx.read(
    (tx) => Promise.all([tx.rows<ActRow>(actsOf(row.id)), tx.rows<TextRow>(textsOf('request', row.id))]),
    scopeOf(ctx, row),
  )
  return publicTrack({ row, acts, texts }, book.context(row.item ?? undefined, ctx.now), names, unsorted[ctx.locale])
}

/** By number and proof. An act that ends, judges or reopens needs the code or the device's key. */
export async function actByProof(
  ctx: Ctx,
  kind: ResidentAct,
  sent: { proof: z.output<typeof Proof>; act: unknown },
): Promise<PublicTrack> {
  const { row, shown } = await proven(ctx, sent.proof)
  if (needsCode(kind) && shown !== 'code') throw new Refusal('second-factor-needed')
  const done = await residentAct(ctx, row, kind, sent.act as Doing['body'])
  if (sent.proof.code)
    await ctx.act(
      async () => undefined,
      () => ({ writes: [forgetCode(row.id)], audit: [], events: [], answer: undefined }),
      scopeOf(ctx, row),
    )
  return trackOf(ctx, done)
}

/** Signed in: one's own requests only; another's is not there. */
export async function actAsOwner(ctx: Ctx, kind: ResidentAct, request: string, body: unknown): Promise<PublicTrack> {
  const row = await ownRequest(ctx, request)
  return trackOf(ctx, await residentAct(ctx, row, kind, body as Doing['body']))
}

export async function ownRequest(ctx: Ctx, request: string): Promise<RequestRow> {
  const row = await ctx.read((tx) => tx.one<RequestRow>(requestById(request)), {
    ranges: [],
    units: [],
    account: ctx.session?.account,
  })
  if (!row || row.reporter !== ctx.session?.account) throw new Refusal('not-found')
  return row
}

async function residentAct(ctx: Ctx, row: RequestRow, kind: ResidentAct, body: Doing['body']): Promise<RequestRow> {
  const book = await rulebook(ctx.house, ctx.county)
  const actor: Actor = {
    account: ctx.session?.account ?? null,
    parties: ['reporter'],
    units: [],
    leads: [],
    ...(ctx.session && { device: ctx.session.device }),
  }
  const doing: Doing = {
    house: ctx.house,
    county: ctx.county,
    now: ctx.now,
    book,
    session: ctx.session,
    actor: () => actor,
    request: row.id,
    kind,
    body,
  }
  const done = await ctx.act(
    (tx) => load(doing, tx),
    (loaded) => decide(doing, loaded),
    scopeOf(ctx, row),
  )
  return done.row
}

/** A neighbour follows an open matter that neighbours may see. */
export async function follow(ctx: Ctx, request: string, body: unknown): Promise<void> {
  const whole = { ranges: [rangeOf(`${ctx.county.code}/`)], units: [] }
  const row = await ctx.read((tx) => tx.one<RequestRow>(requestById(request)), whole)
  if (!row || !row.open_to_all) throw new Refusal('not-found')
  await residentAct(ctx, row, 'follow', body as Doing['body'])
}

export async function ownRequests(ctx: Ctx, after: { at: string; id: string }, size: number): Promise<RequestRow[]> {
  const quiet = quietItems(await rulebook(ctx.house, ctx.county))
  return ctx.read((tx) => tx.rows<RequestRow>(reportedBy(ctx.session!.account, quiet, after, size)), {
    ranges: [],
    units: [],
    account: ctx.session!.account,
  })
}
