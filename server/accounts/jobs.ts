/** What time removes: nothing here outlives its use. */
import type { Job } from '../kernel/context.ts'
import { purgeDevMessages } from '../kernel/gateways/dev-messages-store.ts'
import { purges } from './session-store.ts'

const day = 86_400_000

/** One line of the audit less: that a session ran out is no deed of anybody. */
export const purgeAccounts: Job = {
  name: 'accounts.purge',
  every: '*/10 * * * *',
  run: (work) =>
    work.act(
      async () => undefined,
      () => ({
        writes: [...purges(work.now), purgeDevMessages(new Date(work.now.getTime() - day))],
        audit: [],
        events: [],
        answer: undefined,
      }),
    ),
}
