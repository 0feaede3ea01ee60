/** For whom an account speaks on the pages of volunteers: for itself, or for a child whose guardian it is. */
import { Refusal } from '../../domain/kernel/errors.ts'
import { beyondDuty } from '../kernel/beyond.ts'
import type { Ctx } from '../kernel/context.ts'
import { spokenFor, type Sight } from '../people/index.ts'
import { oneVolunteer, type VolunteerRow } from './store/volunteer-store.ts'

/** The volunteer for whom the account speaks. @throws 404 for whomever it does not */
export async function spoken(ctx: Ctx, id: string): Promise<{ row: VolunteerRow; sight: Sight }> {
  const row = await ctx.read((tx) => oneVolunteer(tx, id), beyondDuty(ctx))
  if (!row) throw new Refusal('not-found')
  return { row, sight: await spokenFor(ctx, row.now) }
}
