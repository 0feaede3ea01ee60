/** What a token stands for. One that is unknown, was withdrawn, is over or late is not found, all alike. */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { categoryLineage } from '../../../domain/catalogue/lists.ts'
import { Refusal } from '../../../domain/kernel/errors.ts'
import { rangeOf } from '../../../domain/kernel/place-path.ts'
import { linkState, mayBeGiven, type LinkRole, type LinkState } from '../../../domain/requests/links.ts'
import type { RequestState } from '../../../domain/requests/state.ts'
import type { Ctx } from '../../kernel/context.ts'
import { dayOf } from '../../kernel/day.ts'
import { wholeCounty } from '../../kernel/db/scope.ts'
import { open, type Spot } from '../../kernel/vault.ts'
import { rulebook, type Rulebook } from '../kinds.ts'
import { requestById, type RequestRow } from '../store.ts'
import { linkRoles } from './roles.ts'
import { linkByToken, type LinkRow } from './store.ts'

/** 256 bits that only this house can make again, to print it once more; of them only a hash is kept. */
export const tokenOf = (ctx: Ctx, link: string) =>
  createHmac('sha256', ctx.house.keys.cookie)
    .update(JSON.stringify(['request-link', ctx.county.code, link]))
    .digest('base64url')

export const hashToken = (token: string) => createHash('sha256').update(`linli link ${token}`).digest()
export const hashPhoneKey = (key: string) => createHash('sha256').update(`linli link key ${key}`).digest()
export const same = (a: Buffer | null, b: Buffer) => a !== null && a.length === b.length && timingSafeEqual(a, b)

export const linkSpot = (county: string, row: string, column: 'phone' | 'name'): Spot => ({
  county,
  table: 'request_links',
  column,
  row,
})
export const nameIn = (ctx: Pick<Ctx, 'house' | 'county'>, l: LinkRow) =>
  l.name ? open(ctx.house.keys, l.name, linkSpot(ctx.county.code, l.id, 'name')) : undefined

export const stateOf = (l: LinkRow, row: RequestRow, now: Date): LinkState =>
  linkState(
    {
      order: l.order_id,
      until: l.until.getTime(),
      withdrawn: l.withdrawn_at !== null,
      ended: l.ended_at !== null,
    },
    row.state as RequestState,
    now.getTime(),
  )

/** Never harm at home, never what the pack keeps from links; asked again whenever one is opened, since matters change their kind. */
export function givable(book: Rulebook, role: LinkRole, row: RequestRow): boolean {
  const item = row.item ? book.catalogue.items.get(row.item) : undefined
  const lineages = [row.category, item?.category].flatMap((c) =>
    c ? categoryLineage(book.catalogue.categories, c) : [],
  )
  return mayBeGiven(role, item, lineages)
}

export interface Opened {
  link: LinkRow
  row: RequestRow
  role: LinkRole
  book: Rulebook
}

/** Under the scope of the place of the matter and nothing else: the proved phone is the permission. */
export const scopeOf = ({ row }: Pick<Opened, 'row'>) => ({ ranges: [rangeOf(row.place)], units: [] })

export async function opened(ctx: Ctx, token: string): Promise<Opened> {
  const [book, roles, found] = await Promise.all([
    rulebook(ctx.house, ctx.county),
    linkRoles.on(ctx, dayOf(ctx.now)),
    ctx.read(async (tx) => {
      const link = await tx.one<LinkRow>(linkByToken(hashToken(token)))
      return link && { link, row: (await tx.one<RequestRow>(requestById(link.request)))! }
    }, wholeCounty(ctx.county.code)),
  ])
  const role = found && roles.get(found.link.role)
  if (!role || role.closed || stateOf(found.link, found.row, ctx.now) !== 'open' || !givable(book, role, found.row))
    throw new Refusal('not-found')
  return { ...found, role, book }
}
