import { dayKeyOf } from '../../domain/kernel/calendar.ts'
import { fault, Refusal } from '../../domain/kernel/errors.ts'
import { foldNumber } from '../../domain/requests/city/rows.ts'
import { residentActs, staffActs, type ResidentAct, type StaffAct } from '../../domain/requests/acts.ts'
import type { requestsApi } from '../../domain/requests/api.ts'
import type { RequestListItem } from '../../domain/requests/schema.ts'
import type { Ctx, Handlers } from '../kernel/context.ts'
import { afterCursor } from '../kernel/cursor.ts'
import { byForeign } from '../kernel/texts/store.ts'
import { readCity } from './city/reading.ts'
import { cityOfRequest, takeReplies } from './city/reply.ts'
import { cityKey, endKey, makeCityKey, takeSigned } from './city/signed.ts'
import { takeCity } from './city/take.ts'
import { actByLink } from './link/act.ts'
import { confirm, see, sendCode } from './link/holder.ts'
import { give, links, rolesFor, show, withdraw } from './link/staff.ts'
import { archive } from './paper/archive.ts'
import { papers, print } from './paper/print.ts'
import { proposalFor } from './dispatch.ts'
import { exportRequests } from './export.ts'
import { fileRequest } from './file.ts'
import { firstReceived, ratingCounts } from './list-store.ts'
import { board, counts, inbox, page } from './lists.ts'
import { lookAt, ofCaller } from './looks.ts'
import { namesFor } from './names.ts'
import { nearbyFor, similarTo } from './nearby.ts'
import { actAsOwner, actByProof, follow, ownRequest, ownRequests, trackOf } from './resident.ts'
import { proven, sendRequestCode } from './proof.ts'
import * as staff from './staff.ts'
import { requestById, requestByRef, type RequestRow } from './store.ts'
import { partyWhoFiles } from './policy.ts'
import { trailOf } from './trail.ts'
import { listItem } from './view.ts'

type Api = typeof requestsApi
type All = Handlers<Api>
const ok = { ok: true } as const

const named: Pick<All, Exclude<keyof All, StaffAct | `track/${ResidentAct}` | `mine/${ResidentAct}`>> = {
  list: (ctx, { query }) => board(ctx, query),
  export: (ctx, { body }) => exportRequests(ctx, body),
  counts: (ctx, { query }) => counts(ctx, query),
  inbox: (ctx, { query }) => inbox(ctx, query),
  mine: (ctx, { query }) => inbox(ctx, query, ctx.session!.account),
  get: (ctx, { params }) => staff.get(ctx, params.request),
  proposal: async (ctx, { params }) => proposalFor(ctx, await seen(ctx, params.request)),
  similar: async (ctx, { params }) => similarTo(ctx, await seen(ctx, params.request)),
  find: (ctx, { body }) => find(ctx, body.number),
  'city-read': readCity,
  'city-take': takeCity,
  papers: (ctx, { params }) => papers(ctx, params.request),
  'paper-print': (ctx, { params, body }) => print(ctx, params.request, body),
  'paper-archive': (ctx, { params, body }) => archive(ctx, params.request, body),
  'city-key': cityKey,
  'city-key-make': makeCityKey,
  'city-key-end': endKey,
  'city-signed': takeSigned,
  'city-of': cityOfRequest,
  'city-reply': takeReplies,
  'link-roles': (ctx, { params }) => rolesFor(ctx, params.request),
  links: (ctx, { params }) => links(ctx, params.request),
  'link-give': (ctx, { params, body }) => give(ctx, params.request, body),
  'link-show': (ctx, { params }) => show(ctx, params.request, params.link),
  'link-withdraw': (ctx, { params }) => withdraw(ctx, params.request, params.link),
  'link-see': (ctx, { body }) => see(ctx, body),
  'link-code': (ctx, { body }) => sendCode(ctx, body),
  'link-confirm': (ctx, { body }) => confirm(ctx, body),
  'link-act': (ctx, { body }) => actByLink(ctx, body),
  'trail-of': (ctx, { body }) => trailOf(ctx, body.number),
  nearby: (ctx, { body }) => nearbyFor(ctx, body, true),
  'of-caller': (ctx, { body }) => ofCaller(ctx, body.phone),
  file: (ctx, { body }) => fileRequest(ctx, body, partyWhoFiles(ctx.session, body.report.where.place)),
  chain: (ctx, { params, body }) => staff.chain(ctx, params.request, body.acts),
  reveal: (ctx, { params, body }) =>
    lookAt(ctx, params.request, { id: body.id, act: 'requests.reveal', reason: body.reason }),
  call: async (ctx, { params, body }) => {
    const { phone } = await lookAt(ctx, params.request, { id: body.id, act: 'requests.call' })
    if (!phone) throw new Refusal('not-found')
    return { phone }
  },
  'rating-counts': async (ctx, { query }) => {
    if (!ctx.scope.units.includes(query.unit)) throw new Refusal('not-found')
    wholeMonths(query)
    const rows = await ctx.read((tx) =>
      tx.rows<{ level: string; n: number }>(ratingCounts(query.unit, new Date(query.from), new Date(query.to))),
    )
    const whole = rows.reduce((a, r) => a + r.n, 0)
    return whole < fewest ? { few: true } : { few: false, levels: Object.fromEntries(rows.map((r) => [r.level, r.n])) }
  },
  'urge-many': (ctx, { body }) => staff.batch(ctx, 'urge', body.acts),
  'dispatch-many': (ctx, { body }) => staff.batch(ctx, 'dispatch', body.acts),
  'take-back-many': (ctx, { body }) => staff.batch(ctx, 'take-back', body.acts),

  report: (ctx, { body }) => fileRequest(ctx, ownWords(body), 'reporter'),
  'report-nearby': (ctx, { body }) => nearbyFor(ctx, body, false),
  'report-follow': async (ctx, { body }) => {
    await follow(ctx, body.request, body.follow)
    return ok
  },
  track: async (ctx, { body }) => trackOf(ctx, (await proven(ctx, body)).row),
  'track-code': async (ctx, { body }) => {
    await sendRequestCode(ctx, body)
    return ok
  },
  'my-list': async (ctx, { query }) => {
    const [at, id] = afterCursor(query.after, [firstReceived.at, firstReceived.id])
    const [rows, names] = await Promise.all([ownRequests(ctx, { at, id }, query.size + 1), namesFor(ctx)])
    return page(
      rows,
      query.size,
      (r) => ownItem(listItem(r, names, ctx.now)),
      (r) => [r.received_at.toISOString(), r.id],
    )
  },
  'my-track': async (ctx, { params }) => trackOf(ctx, await ownRequest(ctx, params.request)),
  'my-report': (ctx, { body }) => fileRequest(ctx, ownWords(body), 'reporter'),
}

/** Between offices; a resident knows one number and one promise. */
const ownItem = ({ foreign: _, ...item }: RequestListItem): RequestListItem => item

/** From the public page comes what residents say; other channels and other systems' numbers and clocks are for offices to enter. */
function ownWords<B extends { report: { channel: string; foreign?: unknown } }>(body: B): B {
  if (body.report.channel !== 'web') throw fault('report.channel', 'not-a-choice')
  if (body.report.foreign) throw fault('report.foreign', 'unknown-field')
  return body
}

/** Windows of one's own choosing would tell a single rating by subtraction; months, once over, tell nothing new. */
function wholeMonths(query: { from: string; to: string }): void {
  for (const end of ['from', 'to'] as const) {
    const day = dayKeyOf(Date.parse(query[end]))
    if (!day.endsWith('-01') || Date.parse(`${day}T00:00:00+08:00`) !== Date.parse(query[end]))
      throw fault(`query.${end}`, 'whole-months')
  }
}

/** Below this many ratings a unit is told nothing: it could guess who it was. */
const fewest = 5

async function seen(ctx: Ctx, request: string): Promise<RequestRow> {
  const row = await ctx.read((tx) => tx.one<RequestRow>(requestById(request)))
  if (!row) throw new Refusal('not-found')
  return row
}

/** By our number, or by the number another system gave it. */
async function find(ctx: Ctx, typed: string) {
  const number = typed.normalize('NFKC').replace(/[\s-]/g, '')
  const names = await namesFor(ctx)
  const rows = await ctx.read(async (tx) => {
    const own = /^\d{9}$/.test(number) ? await tx.one<RequestRow>(requestByRef(number)) : undefined
    if (own) return [own]
    const ids = await tx.rows<{ id: string }>(byForeign('request', [...new Set([typed.trim(), foldNumber(typed)])]))
    const found = await Promise.all(ids.map(({ id }) => tx.one<RequestRow>(requestById(id))))
    return found.filter((r): r is RequestRow => r !== undefined)
  })
  return { items: rows.map((r) => listItem(r, names, ctx.now)) }
}

const acts = Object.fromEntries(
  staffActs.map((kind) => [
    kind,
    (ctx: Ctx, input: { params: { request: string }; body: unknown }) =>
      staff.perform(ctx, input.params.request, kind, input.body),
  ]),
)
const byProof = Object.fromEntries(
  residentActs.map((kind) => [
    `track/${kind}`,
    (ctx: Ctx, input: { body: Parameters<typeof actByProof>[2] }) => actByProof(ctx, kind, input.body),
  ]),
)
const asOwner = Object.fromEntries(
  residentActs.map((kind) => [
    `mine/${kind}`,
    (ctx: Ctx, input: { params: { request: string }; body: unknown }) =>
      actAsOwner(ctx, kind, input.params.request, input.body),
  ]),
)

/** The routes of acts are made from the vocabulary, so their handlers are too. */
export const routes = { ...named, ...acts, ...byProof, ...asOwner } as unknown as All
