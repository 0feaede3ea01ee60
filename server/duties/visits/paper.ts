/** Paper as plan B: what somebody did without a phone is written down at a desk; and visits as they are looked up later. */
import type { visitsApi } from '../../../domain/duties/visits-api.ts'
import type { PaperVisit, Visited } from '../../../domain/duties/visits.ts'
import { plusDays } from '../../../domain/duties/windows.ts'
import type { Answer, Received } from '../../../domain/kernel/api.ts'
import { fault, Refusal } from '../../../domain/kernel/errors.ts'
import type { Ctx } from '../../kernel/context.ts'
import { afterCursor, paged } from '../../kernel/cursor.ts'
import { dayOf } from '../../kernel/day.ts'
import { accountsShown, briefs } from '../store/enrolment-store.ts'
import { recordVisit } from './record.ts'
import { pastOf } from './store.ts'

/** Older sheets go into a correction of what was told. */
const farthest = 366

/** The visit of somebody else of the staff: theirs in every list and every hour, with who wrote it down beside. */
export async function enterFromPaper(ctx: Ctx, { visitor, ...v }: PaperVisit): Promise<Visited> {
  if (new Date(v.capturedAt) > ctx.now) throw fault('capturedAt', 'moment-future')
  if (dayOf(new Date(v.capturedAt)) < plusDays(dayOf(ctx.now), -farthest)) throw fault('capturedAt', 'day-past')
  const [who] = await ctx.read((tx) => accountsShown(tx, [visitor]))
  if (!who?.active || who.kind !== 'staff') throw fault('visitor', 'helper-unknown')
  return recordVisit(ctx, { ...v, files: [] }, { visitor })
}

/** Nothing was received later than this. */
const latest = { at: 'infinity', id: 'ffffffff-ffff-ffff-ffff-ffffffffffff' }

export async function pastVisits(
  ctx: Ctx,
  person: string,
  q: Received<(typeof visitsApi)['past']>['query'],
): Promise<Answer<(typeof visitsApi)['past']>> {
  const [at, id] = afterCursor(q.after, [latest.at, latest.id])
  const [there, rows] = await ctx.read((tx) =>
    Promise.all([briefs(tx, [person]), pastOf(tx, person, { at, id }, q.size + 1)]),
  )
  if (there.length === 0) throw new Refusal('not-found')
  return paged(
    rows,
    q.size,
    (r) => ({
      ...r,
      at: r.at.toISOString(),
      capturedAt: r.capturedAt.toISOString(),
      receivedAt: r.receivedAt.toISOString(),
    }),
    (r) => [r.receivedAt.toISOString(), r.id],
  )
}
