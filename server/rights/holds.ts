/** Legal hold: a suit, an inspection, an inquiry needs what the limits would erase. [I9] */
import type { Received } from '../../domain/kernel/api.ts'
import { fault, Refusal } from '../../domain/kernel/errors.ts'
import type { rightsApi } from '../../domain/rights/api.ts'
import type { Ctx } from '../kernel/context.ts'
import { edit, ok } from '../kernel/edit.ts'
import { insertHold, liftHold, lockHold, openHolds } from '../kernel/texts/holds.ts'
import { registerNow } from './register.ts'
import { maskedNames, personThere } from './store.ts'

type Body<K extends keyof typeof rightsApi> = Received<(typeof rightsApi)[K]>['body']

export async function listHolds(ctx: Ctx) {
  return ctx.read(async (tx) => {
    const holds = await openHolds(tx)
    const ids = holds.filter((h) => h.kind === 'person').map((h) => h.subject)
    const names = new Map((await maskedNames(tx, ids)).map((p) => [p.id, p.name_masked]))
    return {
      items: holds.map(({ held_at, ...h }) => ({
        ...h,
        name: names.get(h.subject) ?? null,
        since: held_at.toISOString(),
      })),
    }
  })
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

export async function hold(ctx: Ctx, body: Body<'hold'>) {
  const { limits } = await registerNow.of(ctx.house, ctx.county)
  if (body.kind === 'limit' && !limits.has(body.subject)) throw fault('subject', 'limit-unknown')
  if (body.kind === 'person' && !uuid.test(body.subject)) throw fault('subject', 'person-unknown')
  return edit(
    ctx,
    body,
    (tx) => Promise.all([body.kind === 'person' ? personThere(tx, body.subject) : body.subject, openHolds(tx)]),
    ([there, holds]) => {
      if (!there) throw fault('subject', 'person-unknown')
      if (holds.some((h) => h.subject === body.subject)) throw fault('subject', 'held-already')
      return {
        act: 'rights.hold',
        kind: 'legal-hold',
        subject: body.id,
        version: 1,
        before: null,
        after: { kind: body.kind, subject: body.subject },
        why: body.basis,
        detail: { kind: body.kind },
        writes: [insertHold({ ...body, held_at: ctx.now }, ctx.session?.account ?? null)],
        answer: ok,
      }
    },
    () => ok,
  )
}

export const lift = (ctx: Ctx, id: string, body: Body<'lift'>) =>
  edit(
    ctx,
    { ...body, hold: id },
    (tx) => lockHold(tx, id),
    (there) => {
      if (!there) throw new Refusal('not-found')
      return {
        act: 'rights.lift',
        kind: 'legal-hold',
        subject: id,
        version: 2,
        before: { kind: there.kind, subject: there.subject },
        after: null,
        why: body.why,
        detail: { kind: there.kind },
        writes: [liftHold(id, ctx.now, ctx.session?.account ?? null)],
        answer: ok,
      }
    },
    () => ok,
  )
