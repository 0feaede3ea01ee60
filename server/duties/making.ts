/** What is due is made: every night for the days to come, at once for whoever has just been enrolled. */
import { horizonOf } from '../../domain/duties/making.ts'
import type { CarePlan, Rhythm } from '../../domain/duties/schema.ts'
import { plusDays, windowsBeginning, windowsHolding } from '../../domain/duties/windows.ts'
import { nilId } from '../../domain/kernel/id.ts'
import type { Work } from '../kernel/context.ts'
import { dayOf } from '../kernel/day.ts'
import { chunkRows } from '../kernel/db/bulk.ts'
import type { Statement } from '../kernel/db/tx.ts'
import { bodyHash } from '../kernel/hash.ts'
import { plansNow } from './plans.ts'
import { chunkEnd, lockMade, makeChunk, makeFor, putMade, rhythmsOf, type MadeRow } from './store/making-store.ts'

/** Enrolled today, or in days gone by: what they come into, and what begins until the horizon. */
export function firstDuties(plan: CarePlan, rhythm: Rhythm, from: string, today: string, only: string[]): Statement[] {
  const begin = from > today ? from : today
  const until = plusDays(horizonOf(today), 1)
  const windows = [
    ...windowsHolding(rhythm, begin, plan).filter((w) => w.from < begin),
    ...(begin <= until ? windowsBeginning(rhythm, begin, until, plan) : []),
  ]
  return windows.length > 0 && only.length > 0 ? [makeFor({ plan, cause: 'rhythm', windows, only })] : []
}

/** Nobody was made anything for longer than this: whoever starts after a long rest does not fill the past. */
const backMost = 31

/** How far the last night came, and how far this one goes; what broke off is gone on with first. */
function stretch(made: MadeRow | undefined, today: string): { since: string; through: string; after: string | null } {
  if (made && !made.finished) return { since: made.since, through: made.through, after: made.after }
  const next = made ? plusDays(made.through, 1) : today
  const oldest = plusDays(today, -backMost)
  return { since: next < oldest ? oldest : next, through: horizonOf(today), after: null }
}

/**
 * One plan and rhythm through its chunks. Each commits by itself with the place where it stopped, so that a night that is
 * killed goes on there: nothing twice, since ids follow from what they name, and nothing left out.
 * @returns rows that were made
 */
async function makePlan(work: Work, plan: CarePlan, rhythm: string, today: string): Promise<number> {
  let rows = 0
  for (;;) {
    const done = await work.act(
      async (tx) => {
        const made = await lockMade(tx, plan.code, rhythm)
        if (made?.finished && made.through >= horizonOf(today)) return undefined
        const at = stretch(made, today)
        const windows = windowsBeginning(rhythm, at.since, at.through, plan)
        const size = Math.max(1, Math.floor(chunkRows / Math.max(1, windows.length)))
        const end = windows.length === 0 ? { last: null, n: 0 } : await chunkEnd(tx, plan.code, rhythm, at.after, size)
        const last = end!.last
        const n = last ? await tx.run(makeChunk({ plan, cause: 'rhythm', windows }, rhythm, at.after, last)) : 0
        return { at, last, n, over: end!.n < size, windows }
      },
      (step) => {
        if (!step) return { writes: [], audit: [], events: [], answer: undefined }
        const { at, last, n, over, windows } = step
        const row = {
          plan: plan.code,
          rhythm,
          since: at.since,
          through: at.through,
          after: over ? null : last,
          finished: over,
        }
        const hash = bodyHash({ row, windows, n })
        const subject = work.house.newId()
        return {
          writes: [putMade(row)],
          audit:
            n === 0
              ? []
              : [
                  {
                    act: 'duties.make',
                    subjectKind: 'care-plan',
                    subject: plan.code,
                    bodyHash: hash,
                    detail: { rhythm, through: at.through, rows: n, last: last ?? nilId },
                  },
                ],
          events:
            n === 0
              ? []
              : [
                  {
                    name: 'duties.made',
                    version: 1,
                    subject,
                    seq: 1,
                    payload: {
                      plan: plan.code,
                      rhythm,
                      since: at.since,
                      through: at.through,
                      after: at.after ?? nilId,
                      upTo: last,
                      rows: n,
                    },
                    topics: ['duties'],
                  },
                ],
          answer: { n, over },
        }
      },
    )
    if (!done) return rows
    rows += done.n
    if (done.over) return rows
  }
}

/** The night's job. @returns rows that were made */
export async function makeDuties(work: Work): Promise<number> {
  const today = dayOf(work.now)
  const plans = await plansNow(work, today)
  let rows = 0
  for (const { plan: code, rhythm } of await work.read(rhythmsOf)) {
    const plan = plans.get(code)
    if (plan) rows += await makePlan(work, plan, rhythm, today)
  }
  return rows
}
