/** The matter as whoever holds a link to it reads it: what a unit reads, less the numbers in it and what others did. */
import type { Answer } from '../../../domain/kernel/api.ts'
import { allowedActs } from '../../../domain/requests/allowed.ts'
import { rowOf } from '../../../domain/requests/acts.ts'
import { withoutNumbers } from '../../../domain/requests/keep.ts'
import type { linksApi, LinkedMatter } from '../../../domain/requests/links-api.ts'
import { partiesFor } from '../../../domain/requests/policy.ts'
import type { Allowed, RequestView } from '../../../domain/requests/schema.ts'
import type { RequestState } from '../../../domain/requests/state.ts'
import { Refusal } from '../../../domain/kernel/errors.ts'
import type { Context } from '../../../domain/requests/guards.ts'
import type { Ctx } from '../../kernel/context.ts'
import { namesFor } from '../names.ts'
import { wholeOf } from '../staff.ts'
import { requestView } from '../view.ts'
import { scopeOf, type Opened } from './opened.ts'
import type { LinkRow } from './store.ts'

/** Of what is in turn, what it was given for: on its own order alone. */
export const linkAllowed = (link: LinkRow, s: RequestState, c: Context): Allowed[] =>
  allowedActs(s, c).filter(
    ({ kind, order }) =>
      link.acts.includes(kind) &&
      partiesFor(c.policy, kind).includes('by-link') &&
      (rowOf(kind).on === 'request' || (order !== undefined && order === link.order_id)),
  )

export async function linkedMatter(ctx: Ctx, at: Opened): Promise<Answer<(typeof linksApi)['link-confirm']>> {
  const [names, whole] = await Promise.all([namesFor(ctx), ctx.read((tx) => wholeOf(tx, at.row.id), scopeOf(at))])
  if (!whole) throw new Refusal('not-found')
  const s = whole.row.state as RequestState
  const context = at.book.context(s.item, ctx.now)
  const may = linkAllowed(at.link, s, context)
  const view = requestView(ctx.house, ctx.county, whole, { parties: ['by-link'], central: false }, context, names, may)
  const own = new Set(whole.acts.filter((a) => a.given?.['link'] === at.link.id).map((a) => a.id))
  return {
    known: true,
    role: at.role.name[ctx.locale],
    until: at.link.until.toISOString(),
    may,
    ...shown(view, own, at.link),
  }
}

const safe = (text: string | undefined) => text && withoutNumbers(text)

function shown(
  view: RequestView,
  own: ReadonlySet<string>,
  link: LinkRow,
): Omit<LinkedMatter, 'known' | 'role' | 'until' | 'may'> {
  const order = view.orderList.find((o) => o.id === link.order_id)
  const what = safe(view.what)
  const task = safe(order?.task)
  const dueAt = order?.clock?.dueAt ?? view.dueAt
  const { described, ...where } = view.where
  return {
    refNo: view.refNo,
    where: {
      label: where.label,
      ...(where.address && { address: where.address }),
      ...(described && { described: withoutNumbers(described) }),
    },
    mine: view.timeline
      .filter((e) => own.has(e.id))
      .map((e) => {
        const said = e.words['said'] ?? e.words['seen'] ?? e.words['done']
        return { id: e.id, kind: e.kind, at: e.at, files: e.files.length, ...(said && { said }) }
      }),
    ...(view.item && { item: view.item.name }),
    ...(what && { what }),
    ...(view.contact?.name && { who: view.contact.name }),
    ...(task && { task }),
    ...(dueAt && { dueAt }),
    ...(view.appointment && {
      appointment: { from: view.appointment.from, to: view.appointment.to, atHome: view.appointment.atHome },
    }),
  }
}
