/** What lies where somebody is not on duty: residents' own things, and those they come to by an act. The room decides what of it they see and may. */
import type { Ctx } from './context.ts'
import { wholeCounty, type Scope } from './db/scope.ts'
import type { Doing } from './edit.ts'

export const beyondDuty = (ctx: Pick<Ctx, 'county' | 'session'>): Scope =>
  wholeCounty(ctx.county.code, ctx.session?.account)

/** The same doer, writing there. */
export const actingBeyond = (ctx: Ctx): Doing => ({
  ...ctx,
  act: (load, decide) => ctx.act(load, decide, beyondDuty(ctx)),
})
