/** Something asked of villages ends soon: told to whoever leads the unit that asks it. */
import type { Consumer } from '../kernel/context.ts'
import { dayOf } from '../kernel/day.ts'
import type { DemandTold } from '../demands/index.ts'
import { accountsOf } from './people.ts'
import { addNotices } from './store.ts'
import { bells } from './tell.ts'

export const tellEnding: Consumer = async (event, work, tx) => {
  const { demand, title, until, unit } = event.payload as unknown as DemandTold
  const finder = { tx, day: dayOf(work.now), placeOfUnit: () => undefined }
  const accounts = [...new Set(await accountsOf(finder, [{ to: 'unit', unit, part: 'lead' }]))]
  if (accounts.length === 0) return
  // The last minute of its last day.
  const due = Date.parse(`${until}T23:59:00+08:00`)
  const rows = accounts.map((account) => ({
    id: work.house.newId(),
    account,
    kind: 'demand.ending' as const,
    request: null,
    subject: event.subject,
    task: null,
    params: { ref: '', plan: { zh: title, en: title }, due, demand },
    at: work.now,
  }))
  await work.act(
    async () => undefined,
    () => ({ writes: [addNotices(rows)], audit: [], events: [], answer: undefined }),
  )
  event.topics = [...(event.topics ?? []), ...bells(accounts)]
}
