/** For whom an account speaks on the pages of volunteers: for itself, or for a child whose guardian it is. */
import { Refusal } from '../../domain/kernel/errors.ts'
import { rangeOf } from '../../domain/kernel/place-path.ts'
import type { Ctx } from '../kernel/context.ts'
import { sightOf, type Sight } from '../people/index.ts'
import { oneVolunteer, type VolunteerRow } from './store/volunteer-store.ts'

/** Relatives see what they are shown elsewhere; here only the person and a guardian speak. */
export const speaks = (s: Sight) => s.as !== 'relative'

/** The volunteer for whom the account speaks. @throws 404 for whomever it does not */
export async function spoken(ctx: Ctx, id: string): Promise<{ row: VolunteerRow; sight: Sight }> {
  const county = { ranges: [rangeOf(`${ctx.county.code}/`)], units: [], account: ctx.session!.account }
  const row = await ctx.read((tx) => oneVolunteer(tx, id), county)
  if (!row) throw new Refusal('not-found')
  const sight = await sightOf(ctx, row.now)
  if (!speaks(sight)) throw new Refusal('not-found')
  return { row, sight }
}
