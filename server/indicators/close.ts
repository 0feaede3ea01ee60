/**
 * Month close, in two steps. First it is said that the month closes; then, when every act that had begun by then has been
 * counted, its figures are kept with the formula and a hash of the rows behind. Later acts change what the month would say
 * today, which is shown beside, and never what it said.
 */
import { CloseRule, closableUpTo, closeSetting, usualClose } from '../../domain/indicators/settings.ts'
import type { CountySetting, Work } from '../kernel/context.ts'
import { dayOf } from '../kernel/day.ts'
import { undelivered } from '../kernel/outbox/store.ts'
import { readSetting } from '../kernel/settings/index.ts'
import {
  allEnded,
  anyPending,
  beginClosing,
  closed,
  closedMonths,
  differing,
  freeze,
  setClosings,
  unclosed,
  type ClosedMonth,
} from './close-store.ts'
import { lockedState } from './count.ts'
import type { Discrepancy } from './recount.ts'
import { unfinished } from './count-store.ts'

export const settings: CountySetting[] = [{ name: closeSetting, shape: CloseRule, usual: usualClose }]

/** Events after which something is counted. */
const countedFrom = [
  'requests.acted',
  'requests.measured',
  'duties.settled',
  'duties.made',
  'duties.closed',
  'duties.changed',
  'records.recorded',
  'records.corrected',
  'indicators.count',
]

interface Unclosed {
  month: string
  status: 'open' | 'closing' | null
  closing_at: Date | null
  closing_xid: string | null
}

/** Takes each month that is due one step further, the oldest first. */
export async function closeMonths(work: Work): Promise<void> {
  const due = await work.read(async (tx) => {
    const rule = await readSetting(tx, closeSetting, CloseRule, usualClose)
    return tx.rows<Unclosed>(unclosed(closableUpTo(dayOf(work.now), rule)))
  })
  for (const m of due) {
    if (m.status !== 'closing') await begin(work, m.month)
    else if (await counted(work, m)) await end(work, m.month)
  }
}

const begin = (work: Work, month: string): Promise<void> =>
  work.act(
    async () => undefined,
    () => ({
      writes: [beginClosing(month, work.now)],
      audit: [{ act: 'indicators.closing', subjectKind: 'month', subject: month }],
      events: [],
      answer: undefined,
    }),
  )

/** Whatever was done before the closing began stands in the sums. */
const counted = (work: Work, { closing_xid, closing_at }: Unclosed): Promise<boolean> =>
  work.read(async (tx) => {
    const [ended, waiting, pending, recount] = await Promise.all([
      tx.one<{ ended: boolean }>(allEnded(closing_xid!)),
      tx.one(undelivered(countedFrom, closing_at!)),
      tx.one(anyPending()),
      tx.one(unfinished()),
    ])
    return ended?.ended === true && !waiting && !pending && !recount
  })

const end = (work: Work, month: string): Promise<void> =>
  work.act(
    (tx) => lockedState(tx),
    ({ closings, closed: already }) => {
      const epoch = closings + 1
      if (already.some((m) => m.month === month)) return { writes: [], audit: [], events: [], answer: undefined }
      return {
        writes: [freeze(month, epoch), closed(month, epoch, work.now), setClosings(epoch)],
        audit: [{ act: 'indicators.close', subjectKind: 'month', subject: month, detail: { epoch } }],
        events: [
          {
            name: 'indicators.closed',
            version: 1,
            subject: work.house.newId(),
            seq: 1,
            payload: { month },
            topics: ['indicators'],
          },
        ],
        answer: undefined,
      }
    },
  )

/** Every closed month against the rows behind it, found again through their versions. */
export async function compareClosed(work: Work): Promise<Discrepancy[]> {
  const months = await work.read((tx) => tx.rows<ClosedMonth>(closedMonths()))
  const found: Discrepancy[] = []
  for (const { month, epoch } of months) {
    const cells = await work.read((tx) => tx.rows<{ indicator: string; place: string }>(differing(month, epoch)))
    found.push(...cells.map((c) => ({ what: 'closing' as const, indicator: c.indicator, month, at: c.place })))
  }
  return found
}
