/** The sentences of what is given: to the pool, to one's own people; and of accounts that are in doubt. */
import { z } from 'zod'
import { act, done, read } from '../kernel/api.ts'
import { Id } from '../kernel/id.ts'

const Gift = { id: Id, from: Id, minutes: z.int().min(1).max(100_000) }

export const giftsApi = {
  kin: read('/timebank/kin', {
    may: 'self',
    summary: 'Registered relatives to whom minutes may be given',
    answer: z.strictObject({
      items: z.array(
        z.strictObject({
          person: Id,
          name: z.string(),
          /** Why it is not possible: no account of theirs, or too young by the rules. */
          notYet: z.enum(['no-account', 'too-young']).nullable(),
        }),
      ),
    }),
  }),
  donate: act('POST', '/timebank/gifts/pool', {
    may: 'self',
    summary: 'Give minutes of one’s own to the pool',
    body: z.strictObject(Gift),
    answer: done,
  }),
  give: act('POST', '/timebank/gifts', {
    may: 'self',
    summary: 'Give minutes of one’s own to a registered relative',
    body: z.strictObject({ ...Gift, to: Id }),
    answer: done,
  }),
  freeze: act('POST', '/timebank/holders/:id/freeze', {
    may: 'timebank.keep',
    summary: 'An account is in doubt: nothing goes out of it; or the doubt is settled',
    params: z.strictObject({ id: Id }),
    body: z.strictObject({
      id: Id,
      frozen: z.boolean(),
      /** What is in doubt, or what was found. */
      why: z.string().trim().min(1).max(200),
    }),
    answer: done,
  }),
}
