/** The sums of the balance: what acts noted is folded into them, and once a night they are held against the log. */
import type { Job, Work } from '../kernel/context.ts'
import { insertRun } from './store/care-store.ts'
import { foldNoted, mendSums, notedCount } from './store/sum-store.ts'

/** Notes in one transaction. */
const perFold = 20_000

/** @returns how many notes were waiting */
export async function runFold(work: Work): Promise<number> {
  const waiting = (await work.read(notedCount))?.n ?? 0
  for (let left = waiting; left > 0; left -= perFold)
    await work.act(
      async () => undefined,
      () => ({ writes: [foldNoted(perFold)], audit: [], events: [], answer: undefined }),
    )
  return waiting
}

/** Recounts the log of the whole county and puts right what differs; the report says how many sums that were. */
export async function runCheck(work: Work): Promise<{ kept: number; mended: number }> {
  await runFold(work)
  const found = await work.act(
    async () => undefined,
    async (_, tx) => {
      const counts = (await mendSums(tx))!
      return {
        writes: [insertRun({ id: work.house.newId(), job: checkPopulation.name, at: work.now, counts: { ...counts } })],
        audit: [],
        events: [],
        answer: counts,
      }
    },
  )
  if (found.mended > 0) work.house.log.warn({ county: work.county.code, ...found }, 'population sums differed')
  return found
}

export const foldPopulation: Job = {
  name: 'people.population-fold',
  every: '*/2 * * * *',
  run: async (work) => void (await runFold(work)),
}

export const checkPopulation: Job = {
  name: 'people.population-check',
  every: '50 2 * * *',
  run: async (work) => void (await runCheck(work)),
}
