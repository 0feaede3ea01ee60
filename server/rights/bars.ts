/** Who must not see: barred by the person's word to any worker, or because a protective matter names them. */
import type { Received } from '../../domain/kernel/api.ts'
import { fault } from '../../domain/kernel/errors.ts'
import type { mineApi } from '../../domain/rights/mine-api.ts'
import type { Ctx } from '../kernel/context.ts'
import { openFile, ownersOf } from '../kernel/restricted/index.ts'
import { bar } from '../people/index.ts'
import { besideOf } from './mine.ts'
import { registerNow } from './register.ts'

type Body<K extends keyof typeof mineApi> = Received<(typeof mineApi)[K]>['body']

async function barred(ctx: Ctx, person: string, b: { id: string; accounts: string[]; said?: string | undefined }) {
  const register = await registerNow.of(ctx.house, ctx.county)
  return bar(ctx, { ...b, person }, (tx) => besideOf(register)(tx, person))
}

export async function barBy(ctx: Ctx, person: string, body: Body<'bar'>) {
  if (body.accounts.length === 0 && !body.said) throw fault('accounts', 'required')
  await barred(ctx, person, body)
  return { ok: true as const }
}

/**
 * Bars first, so that a guardian who is named loses sight at once; then the file, in the restricted class, with what was said.
 * Each part is done once however often it is sent.
 */
export async function protect(ctx: Ctx, person: string, body: Body<'protect'>) {
  const { circle } = await barred(ctx, person, { id: body.id, accounts: body.accounts })
  await openFile(ctx, {
    id: body.id,
    class: 'protection',
    subject: person,
    body: { said: body.said, named: String(body.accounts.length) },
    workers: await ownersOf(ctx, 'protection'),
    reason: body.why,
    shields: [{ person, whole: true }, ...circle.map((c) => ({ person: c, whole: false }))],
  })
  return { ok: true as const }
}
