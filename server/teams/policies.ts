/** The policy library of this county: brought by packs, edited by the county, dated. */
import { onDay } from '../../domain/kernel/dated.ts'
import { policyLines } from '../../domain/teams/pack.ts'
import { holdsOn, mayRedefinePolicy, type Policy } from '../../domain/teams/policies.ts'
import type { Ctx } from '../kernel/context.ts'
import { dayOf } from '../kernel/day.ts'
import { definitions } from '../kernel/definitions/index.ts'

export const policies = definitions<Policy>({
  kind: 'policy',
  room: 'teams',
  lines: policyLines,
  mayRedefine: mayRedefinePolicy,
  names: { install: 'teams.install-policies', define: 'teams.define-policy', changed: 'teams.policy-defined' },
})

/** What is over is told to nobody. */
export async function policiesNow(ctx: Ctx) {
  const today = dayOf(ctx.now)
  return { items: onDay(await policies.list(ctx), today).filter((p) => holdsOn(p, today)) }
}
