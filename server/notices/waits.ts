/** Something restricted waits for an office, or for whoever answers for its class: a line that names nothing and nobody. */
import type { Consumer } from '../kernel/context.ts'
import { dayOf } from '../kernel/day.ts'
import { holdersAt } from './people-store.ts'
import { addNotices } from './store.ts'
import { bells } from './tell.ts'

export const waits: Consumer = async (event, work, tx) => {
  const { units, accounts } = event.payload as { units: string[]; accounts: string[] }
  const day = dayOf(work.now)
  const found = await Promise.all(
    units.map((unit) => tx.rows<{ account: string }>(holdersAt(['child-protector'], day, [], unit))),
  )
  const all = [...new Set([...accounts, ...found.flat().map((h) => h.account)])]
  if (all.length === 0) return
  const notice = addNotices(
    all.map((account) => ({
      id: work.house.newId(),
      account,
      kind: 'restricted.waits' as const,
      request: event.subject,
      subject: event.subject,
      task: null,
      params: { ref: '' },
      at: work.now,
    })),
  )
  await work.act(
    async () => undefined,
    () => ({ writes: [notice], audit: [], events: [], answer: undefined }),
  )
  event.topics = bells(all)
}
