/**
 * Whoever reported before signing in finds it afterwards: matters without an account whose reporter left the number that
 * the code has just proven become that account's. By the blind index alone; each leaves a line in the audit.
 */
import { day } from '../../domain/kernel/instant.ts'
import type { Consumer } from '../kernel/context.ts'
import { claimFor, unclaimedOf } from './store.ts'

/** Matters of one number; more than anybody has. */
const most = 200
/** A number that was given up rests ninety days before an operator gives it to somebody else; what is older may be another's. */
const numberRests = 90 * day

export const claim: Consumer = async (event, work, tx) => {
  const { account, phone } = event.payload as { account: string; phone: string }
  const index = Buffer.from(phone, 'hex')
  const ids = (await tx.rows<{ id: string }>(unclaimedOf(index, new Date(work.now.getTime() - numberRests), most))).map(
    (r) => r.id,
  )
  if (ids.length === 0) return
  await work.act(
    async () => undefined,
    () => ({
      writes: [claimFor(ids, account)],
      audit: ids.map((id) => ({
        act: 'requests.claim',
        subjectKind: 'request',
        subject: id,
        detail: { account, by: 'phone' },
      })),
      events: [],
      answer: undefined,
    }),
  )
  event.topics = [...(event.topics ?? []), `notices:${account}`]
}
