/** What is counted by the clock: new formulas catch up, and every night the sums are held against the rows behind them. */
import { monthsUpTo } from '../../domain/indicators/rules.ts'
import { monthOf } from '../../domain/requests/measured.ts'
import type { Job, Work } from '../kernel/context.ts'
import { canonical } from '../kernel/hash.ts'
import { closeMonths, compareClosed } from './close.ts'
import { catchUp, compareSums } from './recount.ts'

async function check(work: Work): Promise<void> {
  const months = monthsUpTo(monthOf(work.now.getTime()), 3)
  // Somebody may be counted between two looks: what differs must differ twice.
  const first = await compareSums(work, months)
  const again = first.length > 0 ? new Set((await compareSums(work, months)).map((d) => canonical(d))) : new Set()
  const found = [...first.filter((d) => again.has(canonical(d))), ...(await compareClosed(work))]
  if (found.length > 0)
    work.house.log.error(
      { county: work.county.code, differ: found.length, first: found[0] },
      'indicator sums differ from their rows',
    )
}

export const jobs: Job[] = [
  { name: 'indicators-counting', every: '* * * * *', run: catchUp },
  { name: 'indicators-close', every: '5 * * * *', run: closeMonths },
  { name: 'indicators-check', every: '40 2 * * *', run: check },
]
