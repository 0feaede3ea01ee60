/** What those who act by a link are called in the history: what they are here, and the first character of their name. */
import { maskName } from '../../../domain/people/mask.ts'
import type { Ctx } from '../../kernel/context.ts'
import { dayOf } from '../../kernel/day.ts'
import { nameIn } from './opened.ts'
import { linkRoles } from './roles.ts'
import type { LinkRow } from './store.ts'

export async function linkNames(ctx: Ctx, links: readonly LinkRow[]): Promise<ReadonlyMap<string, string>> {
  if (links.length === 0) return new Map()
  const roles = await linkRoles.on(ctx, dayOf(ctx.now))
  return new Map(
    links.map((l) => [
      l.id,
      [roles.get(l.role)?.name[ctx.locale] ?? l.role, maskName(nameIn(ctx, l) ?? '')].filter(Boolean).join(' '),
    ]),
  )
}
