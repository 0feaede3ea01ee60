/** Types of team of this county: brought by packs, edited by the county, dated. */
import { fault } from '../../domain/kernel/errors.ts'
import { typeLines } from '../../domain/teams/pack.ts'
import { mayRedefine, typeFaults, type TeamType } from '../../domain/teams/types.ts'
import { catalogueOf } from '../catalogue/index.ts'
import type { Ctx } from '../kernel/context.ts'
import { definitions, type Defining } from '../kernel/definitions/index.ts'
import { organisationsOf } from '../organisations/index.ts'

export const types = definitions<TeamType>({
  kind: 'team-type',
  room: 'teams',
  lines: typeLines,
  faults: (next) => typeFaults(next)[0],
  mayRedefine,
  names: { install: 'teams.install-types', define: 'teams.define-type', changed: 'teams.types-changed' },
})

/** What it counts is recorded with items that there are, and the units that lead and guide it are there. */
export async function defineType(ctx: Ctx, code: string, sent: Defining<TeamType>) {
  const { definition: next } = sent
  const [{ items }, bodies] = await Promise.all([
    catalogueOf(ctx.house, ctx.county),
    organisationsOf(ctx.house, ctx.county),
  ])
  next.quotas.forEach(({ counts }, i) => {
    if ('items' in counts && counts.items.some((item) => !items.has(item)))
      throw fault(`definition.quotas.${i}.counts`, 'item-unknown')
  })
  if ([next.lead, ...next.guides].some((unit) => !bodies.has(unit)))
    throw fault('definition.lead', 'organisation-unknown')
  return types.define(ctx, code, sent)
}
