/** The data-quality page: what the night found, in counts, and of whom. */
import type { Received } from '../../domain/kernel/api.ts'
import { Refusal } from '../../domain/kernel/errors.ts'
import { nilId } from '../../domain/kernel/id.ts'
import type { PlacePath } from '../../domain/kernel/place-path.ts'
import type { peopleApi } from '../../domain/people/api.ts'
import { tooOld } from '../../domain/people/cares.ts'
import { QualityKind, sharedBy } from '../../domain/people/quality.ts'
import type { Ctx, Job, Work } from '../kernel/context.ts'
import { afterCursor, paged } from '../kernel/cursor.ts'
import { dayOf } from '../kernel/day.ts'
import { caresNow } from './cares.ts'
import { within } from './policy.ts'
import { insertRun } from './store/care-store.ts'
import { peopleByIds, type PlaceKey } from './store/person-store.ts'
import { faultCounts, faultyIn, findFaults, lastLook } from './store/quality-store.ts'
import { maskedOf } from './views.ts'

export async function qualityOf(ctx: Ctx, place: PlacePath) {
  if (!ctx.may('people.read', place)) throw new Refusal('not-found')
  const [counts, look] = await ctx.read((tx) => Promise.all([faultCounts(tx, place), lastLook(tx, findQuality.name)]))
  const n = (kind: (typeof counts)[number]['kind']) => counts.find((c) => c.kind === kind)?.n ?? 0
  return {
    at: look?.at.toISOString() ?? null,
    counts: QualityKind.options.map((kind) => ({
      kind,
      n: n(kind),
      of: kind === 'recheck-due' ? n('recheck-held') : null,
    })),
  }
}

type Query = Received<(typeof peopleApi)['qualityList']>['query']

/** As the night found them: whoever was put right since stays until the next. */
export async function qualityList(ctx: Ctx, query: Query) {
  const day = dayOf(ctx.now)
  const ranges = within(ctx.scope.ranges, query.place)
  if (ranges.length === 0) throw new Refusal('not-found')
  const after = afterCursor<PlaceKey>(query.after, [ranges[0]!.lo, nilId])
  const { found, rows } = await ctx.read(async (tx) => {
    const hits = await faultyIn(tx, query.kind, ranges, after, query.size + 1)
    return {
      found: hits,
      rows:
        hits.length > 0
          ? await peopleByIds(
              tx,
              day,
              hits.map((f) => f.person),
            )
          : [],
    }
  })
  const known = new Map(rows.map((r) => [r.id, r]))
  const seen = paged(
    found,
    query.size,
    (f) => known.get(f.person),
    (f) => [f.place, f.person],
  )
  return { ...seen, items: seen.items.flatMap((r) => (r ? [maskedOf(r, day)] : [])) }
}

export async function runQuality(work: Work): Promise<void> {
  const day = dayOf(work.now)
  const old = tooOld((await caresNow(work, day)).values(), day)
  await work.act(
    async () => undefined,
    () => ({
      writes: [
        ...findFaults(sharedBy, work.now, old),
        insertRun({ id: work.house.newId(), job: findQuality.name, at: work.now, counts: {} }),
      ],
      audit: [],
      events: [],
      answer: undefined,
    }),
  )
}

export const findQuality: Job = {
  name: 'people.quality',
  every: '20 3 * * *',
  run: runQuality,
}
