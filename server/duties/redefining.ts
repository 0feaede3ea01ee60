/**
 * A later definition of a plan asks as often as it says of those already under it, from its day on [C3]: windows that have begun
 * stay owed as they are, a wish of the person's own stays, and nothing that was counted changes.
 */
import { rhythmOf, ruleOf, tiers } from '../../domain/duties/rules.ts'
import type { CarePlan, Rhythm } from '../../domain/duties/schema.ts'
import { horizonOf } from '../../domain/duties/making.ts'
import { plusDays, windowsFrom } from '../../domain/duties/windows.ts'
import { nilId } from '../../domain/kernel/id.ts'
import type { Work } from '../kernel/context.ts'
import { dayOf } from '../kernel/day.ts'
import type { Statement } from '../kernel/db/tx.ts'
import { bodyHash } from '../kernel/hash.ts'
import { changed } from './enrolments.ts'
import { plansNow } from './plans.ts'
import { goAnew, goingBy, makeFor, rulesMade, setRule } from './store/making-store.ts'

/** People of one act: each of their windows is made anew, and whoever counts is told of them by id. */
const atOnce = 500

const nothing = { writes: [], audit: [], events: [], answer: undefined }

/** The tick's part. @returns people who go by another rhythm now */
export async function goByRules(work: Work): Promise<number> {
  const today = dayOf(work.now)
  const plans = await plansNow(work, today)
  let people = 0
  for (const { plan: code, rhythm, rule } of await work.read(rulesMade)) {
    const plan = plans.get(code)
    if (!plan || rule === ruleOf(plan)) continue
    people += await goAnewUnder(work, plan, rhythm, today)
    await work.act(
      async () => undefined,
      () => ({ ...nothing, writes: [setRule(code, rhythm, ruleOf(plan))] }),
    )
  }
  return people
}

/** One plan and rhythm in chunks that commit by themselves: who has gone over is not met again, so that it may break off anywhere. */
async function goAnewUnder(work: Work, plan: CarePlan, rhythm: Rhythm, today: string): Promise<number> {
  const next = (tier: (typeof tiers)[number] | null) => rhythmOf(plan, tier, { rhythm: null })
  const off = [null, ...tiers].filter((t) => next(t) !== rhythm && (next(t) === 'birthday') === (rhythm === 'birthday'))
  let people = 0
  for (let after: string | null = nilId; after !== null && off.length > 0;) {
    const from: string = after
    after = await work.act(
      (tx) =>
        goingBy(
          tx,
          plan.code,
          rhythm,
          off.map((t) => t ?? ''),
          from,
          atOnce,
        ),
      (rows) => {
        if (rows.length === 0) return { ...nothing, answer: null }
        const ids = rows.map((r) => r.id)
        people += ids.length
        const to = [...new Set(rows.map((r) => next(r.tier)))]
        const subject = work.house.newId()
        return {
          writes: to.flatMap((r) =>
            goOver(
              plan,
              r,
              rows.filter((x) => next(x.tier) === r).map((x) => x.id),
              today,
            ),
          ),
          audit: [
            {
              act: 'duties.redefine',
              subjectKind: 'care-plan',
              subject: plan.code,
              bodyHash: bodyHash(ids),
              detail: { from: rhythm, to: to.join(' '), rows: ids.length, day: today },
            },
          ],
          events: [changed(subject, 1, 'plan', undefined, { enrolments: ids })],
          answer: rows.length < atOnce ? null : ids.at(-1)!,
        }
      },
    )
  }
  return people
}

function goOver(plan: CarePlan, rhythm: Rhythm, ids: readonly string[], today: string): Statement[] {
  const windows = windowsFrom(rhythm, today, plusDays(horizonOf(today), 1), plan)
  return [
    ...goAnew(ids, rhythm, today),
    ...(windows.length > 0 ? [makeFor({ plan, cause: 'rhythm', windows, only: ids, anew: true })] : []),
  ]
}
