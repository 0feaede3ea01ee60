/** The night's job: what has stood its time is erased, what is held stays, and a report says both in counts. */
import { standsUntil, type Erasing } from '../../domain/rights/register.ts'
import type { Job, Work } from '../kernel/context.ts'
import { dayOf, morningOf } from '../kernel/day.ts'
import { eraser, type Eraser } from '../kernel/erasing.ts'
import { openHolds } from '../kernel/texts/holds.ts'
import { peopleErasers } from '../people/index.ts'
import { recordErasers } from '../records/index.ts'
import { requestErasers } from '../requests/index.ts'
import { registerNow } from './register.ts'
import { dropConsents, endedConsents, insertRun } from './store.ts'

const erasers: Record<Erasing, Eraser> = {
  ...peopleErasers,
  ...recordErasers,
  ...requestErasers,
  'ended-consents': eraser(
    (tx, due, most) => endedConsents(tx, due.before, most),
    (rows: { id: string }[]) => [dropConsents(rows.map((r) => r.id))],
  ),
}

/** The first moment of a day in Asia/Shanghai. */

/** Limit by limit; one that is held as a whole is passed over. @returns counts by code of the limit */
export async function runRetention(work: Work) {
  registerNow.forget(work.house, work.county)
  const { limits } = await registerNow.of(work.house, work.county)
  const stopped = new Set((await work.read(openHolds)).filter((h) => h.kind === 'limit').map((h) => h.subject))
  const [erased, held]: Record<string, number>[] = [{}, {}]
  for (const limit of limits.values()) {
    if (limit.months === null || limit.erases === null) continue
    if (stopped.has(limit.code)) continue
    const before = morningOf(standsUntil(dayOf(work.now), limit.months))
    const did = await erasers[limit.erases](work, { limit: limit.code, before, law: limit.basis })
    if (did.erased > 0) erased![limit.code] = did.erased
    if (did.held > 0) held![limit.code] = did.held
  }
  await work.act(
    async () => undefined,
    () => ({
      writes: [insertRun({ id: work.house.newId(), at: work.now, erased: erased!, held: held! })],
      audit: [],
      events: [],
      answer: undefined,
    }),
  )
  return { erased: erased!, held: held! }
}

export const retention: Job = {
  name: 'rights.retention',
  every: '40 2 * * *',
  run: async (work) => void (await runRetention(work)),
}
