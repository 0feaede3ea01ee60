/** An act by a link: the same loop as any other, with the link as its author. */
import type { Answer, Received } from '../../../domain/kernel/api.ts'
import { Refusal } from '../../../domain/kernel/errors.ts'
import { rowOf } from '../../../domain/requests/acts.ts'
import type { linksApi } from '../../../domain/requests/links-api.ts'
import type { Actor } from '../../../domain/requests/rules.ts'
import type { Ctx } from '../../kernel/context.ts'
import type { Doing } from '../doing.ts'
import { decide, load } from '../perform.ts'
import { held } from './holder.ts'
import { linkedMatter } from './matter.ts'
import { hashPhoneKey, same, scopeOf, stateOf } from './opened.ts'
import { lockLink, type LinkRow } from './store.ts'

type Api = typeof linksApi

/** Without an account, a unit or a grant: what the link says is all there is. */
const actor: Actor = { account: null, parties: ['by-link'], units: [], leads: [] }

export async function actByLink(
  ctx: Ctx,
  { token, key, does }: Received<Api['link-act']>['body'],
): Promise<Answer<Api['link-act']>> {
  const at = await held(ctx, token, key)
  const { link, row, book } = at
  const body = does.body as Doing['body']
  if (!link.acts.includes(does.kind)) throw new Refusal('not-permitted', { reason: 'party' })
  // Another order of the same matter is another's.
  if (rowOf(does.kind).on === 'order' && body.order !== link.order_id)
    throw new Refusal('not-permitted', { reason: 'party' })
  const doing: Doing = {
    house: ctx.house,
    county: ctx.county,
    now: ctx.now,
    book,
    session: undefined,
    actor: () => actor,
    request: row.id,
    kind: does.kind,
    body,
    link: link.id,
  }
  await ctx.act(
    async (tx) => {
      const loaded = await load(doing, tx)
      return { loaded, now: await tx.one<LinkRow>(lockLink(link.id)) }
    },
    ({ loaded, now }) => {
      // Under the lock of both: what was withdrawn or has ended since it was opened does nothing any more.
      const holds =
        now && loaded.row && same(now.key, hashPhoneKey(key)) && stateOf(now, loaded.row, ctx.now) === 'open'
      if (!holds && !loaded.existing) throw new Refusal('not-found')
      return decide(doing, loaded)
    },
    scopeOf(at),
  )
  try {
    return await linkedMatter(ctx, await held(ctx, token, key))
  } catch (error) {
    // With its own act it may have come to its end.
    if (error instanceof Refusal && error.code === 'not-found') return { known: false, over: true }
    throw error
  }
}
