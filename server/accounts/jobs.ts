/** What time removes: nothing here outlives its use. */
import type { Job } from '../kernel/context.ts'
import { purgeDevMessages } from '../kernel/gateways/dev-messages-store.ts'
import { dayOf } from '../kernel/day.ts'
import { purges } from './session-store.ts'
import { sessionsChanged } from './sessions.ts'
import { closeContracts, contractsOver } from './store.ts'

const day = 86_400_000

/** That a session ran out is no deed of anybody and no line of the audit; an account closed with its contract is one. */
export const purgeAccounts: Job = {
  name: 'accounts.purge',
  every: '*/10 * * * *',
  run: (work) =>
    work.act(
      (tx) => tx.rows<{ id: string }>(contractsOver(dayOf(work.now))),
      (over) => ({
        writes: [
          ...purges(work.now),
          purgeDevMessages(new Date(work.now.getTime() - day)),
          ...(over.length > 0
            ? [
                closeContracts(
                  over.map((a) => a.id),
                  work.now,
                ),
              ]
            : []),
        ],
        audit: over.map(({ id }) => ({ act: 'accounts.contract-ended', subjectKind: 'account', subject: id })),
        events: over.map(({ id }) => sessionsChanged(work, id)),
        answer: undefined,
      }),
    ),
}
