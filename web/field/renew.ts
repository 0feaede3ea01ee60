/** What the phone holds is made new, and what is old or too much goes. Fetched when the server has answered. */
import { meNow } from '../accounts/queries.ts'
import { purge, refillAll } from '../kit/outbox/holder.ts'
import type { Outbox } from '../kit/outbox/outbox.ts'
import { mark } from '../kit/vault/marks.ts'
import { held } from './held.ts'

export async function renew(outbox: Outbox): Promise<void> {
  const permissions = (await meNow())?.permissions ?? []
  await refillAll(outbox, held, (one) => permissions.includes(one))
  const limits = await mark(outbox.db, 'limits')
  if (limits) await purge(outbox, held, { days: limits.purgeDays, bytes: limits.megabytes * 1_000_000 }, Date.now())
}
