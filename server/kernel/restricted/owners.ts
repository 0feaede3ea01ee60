/** Who answers for a class: appointed by the officer for security, who cannot open a single file. */
import { Refusal } from '../../../domain/kernel/errors.ts'
import type { RestrictedClass } from '../../../domain/kernel/restricted.ts'
import type { Ctx } from '../context.ts'
import { inAct } from '../db/act.ts'
import { reading } from '../db/tx.ts'
import { endOwner, insertOwner, ownersNow } from './store.ts'

const none = { ranges: [], units: [] }

export const owners = async (ctx: Ctx) =>
  (await reading(ctx.house.pools.restricted, ctx.county.code, none, ownersNow)).map((o) => ({
    id: o.id,
    class: o.class,
    account: o.account,
    since: o.appointed_at.toISOString(),
  }))

const doer = (ctx: Ctx) => ({ county: ctx.county.code, scope: none, account: ctx.session!.account, now: ctx.now })

export const appoint = (ctx: Ctx, body: { id: string; class: RestrictedClass; account: string }) =>
  inAct(ctx.house.pools.restricted, doer(ctx), ownersNow, (there) => {
    if (body.account === ctx.session!.account) throw new Refusal('not-permitted')
    if (there.some((o) => o.class === body.class && o.account === body.account))
      return { writes: [], audit: [], events: [], answer: { ok: true as const } }
    return {
      writes: [insertOwner({ ...body, appointed_at: ctx.now }, ctx.session!.account)],
      audit: [
        { act: 'restricted.appoint', subjectKind: 'account', subject: body.account, detail: { class: body.class } },
      ],
      events: [],
      answer: { ok: true as const },
    }
  })

export const dismiss = (ctx: Ctx, id: string) =>
  inAct(ctx.house.pools.restricted, doer(ctx), ownersNow, (there) => {
    const one = there.find((o) => o.id === id)
    if (!one) throw new Refusal('not-found')
    return {
      writes: [endOwner(id, ctx.now, ctx.session!.account)],
      audit: [
        { act: 'restricted.dismiss', subjectKind: 'account', subject: one.account, detail: { class: one.class } },
      ],
      events: [],
      answer: { ok: true as const },
    }
  })
