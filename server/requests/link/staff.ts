/** Staff give a link to a matter they have in hand, show it again, and take it back. Nobody gives away what he may not do himself. */
import type { Answer, Received } from '../../../domain/kernel/api.ts'
import { fault, Refusal } from '../../../domain/kernel/errors.ts'
import { maskName } from '../../../domain/people/mask.ts'
import { rowOf } from '../../../domain/requests/acts.ts'
import type { linksApi } from '../../../domain/requests/links-api.ts'
import { linksMost, type LinkAct, type LinkRole } from '../../../domain/requests/links.ts'
import { partyFor } from '../../../domain/requests/rules.ts'
import type { RequestState } from '../../../domain/requests/state.ts'
import { isLive } from '../../../domain/requests/vocabulary.ts'
import { messageCaps, overLimit } from '../../accounts/index.ts'
import type { Ctx } from '../../kernel/context.ts'
import { alreadyDone, type Deed } from '../../kernel/db/act.ts'
import { dayOf } from '../../kernel/day.ts'
import { bodyHash } from '../../kernel/hash.ts'
import { seal } from '../../kernel/vault.ts'
import { phoneIndex } from '../contacts.ts'
import { rulebook, type Rulebook } from '../kinds.ts'
import { sendLinkTo } from '../messages.ts'
import { accountsNamed } from '../names.ts'
import { actorFor } from '../policy.ts'
import { requestById, type RequestRow } from '../store.ts'
import { readerOf } from '../view.ts'
import { givable, hashToken, linkSpot, nameIn, same, stateOf, tokenOf } from './opened.ts'
import { linkRoles } from './roles.ts'
import { insertLink, linksOf, lockLink, withdrawLink, type LinkRow } from './store.ts'

type Api = typeof linksApi
type Giving = Received<Api['link-give']>['body']

const day = 86_400_000
const line = (act: string, request: string, link: string) => ({
  act,
  subjectKind: 'request',
  subject: request,
  detail: { link },
})

const openRoles = async (ctx: Ctx) =>
  [...(await linkRoles.on(ctx, dayOf(ctx.now))).values()].filter((r) => !r.closed).sort((a, b) => a.sort - b.sort)

/** Empty where the matter is none that is given away. */
export async function rolesFor(ctx: Ctx, request: string): Promise<Answer<Api['link-roles']>> {
  const [book, roles, row] = await Promise.all([
    rulebook(ctx.house, ctx.county),
    openRoles(ctx),
    ctx.read((tx) => tx.one<RequestRow>(requestById(request))),
  ])
  if (!row) throw new Refusal('not-found')
  const items = roles
    .filter((r) => givable(book, r, row))
    .map((r) => ({ code: r.code, name: r.name[ctx.locale], acts: r.acts, days: r.days }))
  return { items }
}

export async function links(ctx: Ctx, request: string): Promise<Answer<Api['links']>> {
  const roles = await linkRoles.on(ctx, dayOf(ctx.now))
  const found = await ctx.read(async (tx) => {
    const row = await tx.one<RequestRow>(requestById(request))
    if (!row) return undefined
    const all = await tx.rows<LinkRow>(linksOf(request))
    return {
      row,
      all,
      who: await accountsNamed(
        tx,
        all.map((l) => l.given_by),
      ),
    }
  })
  if (!found) throw new Refusal('not-found')
  return {
    items: found.all.map((l) => {
      const name = nameIn(ctx, l)
      return {
        id: l.id,
        role: { id: l.role, name: roles.get(l.role)?.name[ctx.locale] ?? l.role },
        acts: l.acts as LinkAct[],
        givenAt: l.given_at.toISOString(),
        givenBy: found.who.get(l.given_by) ?? '',
        until: l.until.toISOString(),
        state: stateOf(l, found.row, ctx.now),
        ...(name && { name: maskName(name) }),
        ...(l.phone_last4 && { phone: `*******${l.phone_last4}` }),
        ...(l.order_id && { order: l.order_id }),
        ...(l.confirmed_at && { confirmedAt: l.confirmed_at.toISOString() }),
      }
    }),
  }
}

/** @throws what keeps this matter, these acts or this day from being given by this person */
function mayGive(ctx: Ctx, book: Rulebook, row: RequestRow, role: LinkRole | undefined, body: Giving): LinkRole {
  const s = row.state as RequestState
  if (!role) throw fault('role', 'not-a-choice')
  if (!givable(book, role, row)) throw new Refusal('not-permitted', { reason: 'link-restricted' })
  if (body.sms && !body.phone) throw fault('phone', 'required')
  const until = body.until ? Date.parse(body.until) : undefined
  if (until !== undefined && until <= ctx.now.getTime()) throw fault('until', 'in-the-past')
  if (until !== undefined && until > ctx.now.getTime() + role.days * day) throw fault('until', 'longer-than-allowed')
  const order = body.order === undefined ? undefined : s.orders.find((o) => o.id === body.order && isLive(o.status))
  if (body.order !== undefined && !order) throw fault('order', 'not-a-choice')
  const reader = readerOf(actorFor(ctx.session, 'requests.link', s.place, s.desk), s)
  if (!order && (!reader.central || body.acts.some((a) => rowOf(a).on === 'order'))) throw fault('order', 'required')
  const context = book.context(s.item, ctx.now)
  const own = (kind: LinkAct) =>
    role.acts.includes(kind) &&
    partyFor(actorFor(ctx.session, `requests.${kind}`, s.place, s.desk), s, kind, { order: order?.id }, context)
  const foreign = body.acts.find((kind) => !own(kind))
  if (foreign) throw fault('acts', 'not-yours-to-give')
  return role
}

export async function give(ctx: Ctx, request: string, body: Giving): Promise<Answer<Api['link-give']>> {
  const [book, roles] = await Promise.all([rulebook(ctx.house, ctx.county), openRoles(ctx)])
  const hash = bodyHash({ request, ...body })
  const index = body.phone ? phoneIndex(ctx.house, ctx.county, body.phone) : null
  const given = await ctx.act(
    async (tx) => ({
      row: await tx.one<RequestRow>(requestById(request)),
      all: await tx.rows<LinkRow>(linksOf(request)),
      known: await tx.one<LinkRow>(lockLink(body.id)),
      full: body.sms && index ? await overLimit(ctx, tx, messageCaps(ctx, index.toString('hex'))) : false,
    }),
    ({ row, all, known, full }): Deed<{ link: LinkRow; send: boolean }> => {
      if (!row) throw new Refusal('not-found')
      if (known) {
        if (known.given_by !== ctx.session!.account || known.request !== request) throw new Refusal('not-found')
        if (known.body_hash !== hash) throw new Refusal('id-reused')
        return alreadyDone({ link: known, send: false })
      }
      const role = mayGive(
        ctx,
        book,
        row,
        roles.find((r) => r.code === body.role),
        body,
      )
      const link = linkRow(ctx, { request, body, hash, index, days: role.days })
      if (stateOf(link, row, ctx.now) !== 'open') throw new Refusal('conflict', { reason: 'link-matter-over' })
      if (all.filter((l) => stateOf(l, row, ctx.now) === 'open').length >= linksMost)
        throw new Refusal('conflict', { reason: 'link-many' })
      return {
        writes: [insertLink(link)],
        audit: [
          {
            ...line('requests.link-give', request, body.id),
            bodyHash: hash,
            detail: { link: body.id, role: body.role, acts: body.acts.join(' ') },
          },
        ],
        events: [],
        answer: { link, send: body.sms && !full },
      }
    },
  )
  const token = tokenOf(ctx, given.link.id)
  const sent = given.send && (await sendLinkTo(ctx, body.phone!, token, given.link.until))
  return { token, until: given.link.until.toISOString(), sent }
}

interface Fresh {
  request: string
  body: Giving
  hash: string
  index: Buffer | null
  days: number
}

function linkRow(ctx: Ctx, { request, body, hash, index, days }: Fresh): LinkRow {
  const sealed = (column: 'phone' | 'name') =>
    body[column] ? seal(ctx.house.keys, body[column], linkSpot(ctx.county.code, body.id, column)) : null
  return {
    id: body.id,
    request,
    order_id: body.order ?? null,
    role: body.role,
    acts: [...new Set(body.acts)],
    token: hashToken(tokenOf(ctx, body.id)),
    phone: sealed('phone'),
    phone_index: index,
    phone_last4: body.phone?.slice(-4) ?? null,
    name: sealed('name'),
    given_at: ctx.now,
    given_by: ctx.session!.account,
    until: body.until ? new Date(body.until) : new Date(ctx.now.getTime() + days * day),
    body_hash: hash,
    confirmed_at: null,
    key: null,
    withdrawn_at: null,
    ended_at: null,
  }
}

/** @throws 404 for a link of another matter, 409 for one that holds no more or was made with keys that are gone */
export async function show(ctx: Ctx, request: string, link: string): Promise<Answer<Api['link-show']>> {
  return ctx.act(
    async (tx) => ({
      row: await tx.one<RequestRow>(requestById(request)),
      found: await tx.one<LinkRow>(lockLink(link)),
    }),
    ({ row, found }) => {
      if (!row || found?.request !== request) throw new Refusal('not-found')
      const token = tokenOf(ctx, link)
      if (stateOf(found, row, ctx.now) !== 'open' || !same(found.token, hashToken(token)))
        throw new Refusal('conflict', { reason: 'link-over' })
      return { writes: [], audit: [line('requests.link-show', request, link)], events: [], answer: { token } }
    },
    ctx.scopeOf('requests.link'),
  )
}

export async function withdraw(ctx: Ctx, request: string, link: string): Promise<Answer<Api['link-withdraw']>> {
  return ctx.act(
    (tx) => tx.one<LinkRow>(lockLink(link)),
    (found) => {
      if (found?.request !== request) throw new Refusal('not-found')
      if (found.withdrawn_at) return alreadyDone({ ok: true as const })
      return {
        writes: [withdrawLink(link, ctx.now, ctx.session!.account)],
        audit: [line('requests.link-withdraw', request, link)],
        events: [],
        answer: { ok: true as const },
      }
    },
  )
}
