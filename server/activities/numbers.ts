/** The year of a place in numbers, as the night counted it. */
import { activeMonths, numbersOf, type ActivityNumbers } from '../../domain/activities/numbers.ts'
import { Refusal } from '../../domain/kernel/errors.ts'
import type { Ctx, Work } from '../kernel/context.ts'
import { dayOf, morningOf } from '../kernel/day.ts'
import { kinds } from './kinds.ts'
import { leastOf } from './parts.ts'
import { placesNamed } from './store/activity-store.ts'
import { addSums, dropSums, sumsBelow, sumsOf } from './store/sum-store.ts'

/** Item of the records of drills. */
const drillItem = 'act-drill'
/** Of training, and of somebody who found work. */
const [courseItem, placedItem] = ['act-course', 'job-placed']

export async function numbers(ctx: Ctx, { under, year }: { under: string; year: number }): Promise<ActivityNumbers> {
  const least = await leastOf(ctx)
  return ctx.read(async (tx) => {
    const [[place], sums, lines] = await Promise.all([
      placesNamed(tx, [under]),
      sumsOf(tx, under, year),
      sumsBelow(tx, under, year),
    ])
    if (!place) throw new Refusal('not-found')
    const { drills, culture, ...rest } = numbersOf(sums)
    const below = [...new Map(lines.map((l) => [l.place, l.name]))].map(([path, name]) => {
      const own = lines.filter((l) => l.place === path)
      const { held, people } = numbersOf(own)
      return { place: path, name, held, people, active: activeMonths(own) }
    })
    return {
      asOf: sums[0]?.counted_at.toISOString() ?? null,
      year,
      ...rest,
      drills: { ...drills, least: least.drills },
      culture: { ...culture, least: least.culture },
      below,
    }
  })
}

/** This year and the one before, anew: what was put right is right the next morning. */
export async function count(work: Work): Promise<void> {
  const all = await kinds.list(work)
  const codes = (of: (k: (typeof all)[number]) => boolean) => [...new Set(all.filter(of).map((k) => k.code))]
  const current = Number(dayOf(work.now).slice(0, 4))
  for (const year of [current - 1, current])
    await work.act(
      async () => undefined,
      () => ({
        writes: [
          dropSums(year),
          addSums({
            year,
            from: morningOf(`${year}-01-01`),
            to: morningOf(`${year + 1}-01-01`),
            now: work.now,
            culture: codes((k) => k.group === 'culture'),
            drills: codes((k) => k.item === drillItem),
            training: codes((k) => k.group === 'work' && k.item === courseItem),
            placed: placedItem,
          }),
        ],
        audit: [],
        events: [],
        answer: undefined,
      }),
    )
}
