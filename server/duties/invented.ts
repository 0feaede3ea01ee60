/** Puts the invented people of a county of demonstration under plans, so that a newcomer finds somebody to visit. */
import { lunarAnchor } from '../../domain/duties/lunar.ts'
import { rhythmOf } from '../../domain/duties/rules.ts'
import { Wish, type CarePlan, type Tier } from '../../domain/duties/schema.ts'
import { nilId } from '../../domain/kernel/id.ts'
import { rangeOf } from '../../domain/kernel/place-path.ts'
import { stableId } from '../../domain/kernel/stable-id.ts'
import { ageOn } from '../../domain/people/rules.ts'
import type { Work } from '../kernel/context.ts'
import { dayOf } from '../kernel/day.ts'
import { firstDuties } from './making.ts'
import { plansNow } from './plans.ts'
import { rhythmsOf } from './store/making-store.ts'
import { candidates, insertEnrolments, type Candidate, type EnrolmentRow } from './store/enrolment-store.ts'

/** How many of a plan's people; each is visited, some are called every day, a few have a pair. */
const wanted: Record<string, number> = { 'elder-visit': 200, birthday: 60, 'daily-contact': 6, 'pairs-families': 8 }

const tierOf = (age: number): Tier => (age >= 85 ? 'high' : age >= 75 ? 'key' : 'general')

/** Once, as soon as the plans are there; in a county of its own people never. */
export async function enrolInvented(work: Work): Promise<void> {
  if (!work.county.demo || (await work.read(rhythmsOf)).length > 0) return
  const today = dayOf(work.now)
  const plans = await plansNow(work, today)
  for (const [code, size] of Object.entries(wanted)) {
    const plan = plans.get(code)
    if (plan) await enrolOf(work, plan, size, today)
  }
}

const enrolOf = (work: Work, plan: CarePlan, size: number, today: string): Promise<void> =>
  work.act(
    (tx) => {
      const range = rangeOf(`${work.county.code}/`)
      const of = { plan: plan.code, cares: plan.who.cares, day: today }
      return candidates(tx, of, range, { place: range.lo, id: nilId }, size)
    },
    (found) => {
      const from = `${today.slice(0, 7)}-01`
      const rows = found.map((c) => rowOf(work, plan, c, from, today))
      const rhythms = [...new Set(rows.map((r) => r.rhythm))]
      return {
        writes:
          rows.length === 0
            ? []
            : [
                insertEnrolments(rows),
                ...rhythms.flatMap((rhythm) =>
                  firstDuties(
                    plan,
                    rhythm,
                    from,
                    today,
                    rows.filter((r) => r.rhythm === rhythm).map((r) => r.id),
                  ),
                ),
              ],
        audit:
          rows.length === 0
            ? []
            : [{ act: 'duties.enrol', subjectKind: 'care-plan', subject: plan.code, detail: { rows: rows.length } }],
        events: [],
        answer: undefined,
      }
    },
  )

function rowOf(work: Work, plan: CarePlan, c: Candidate, from: string, today: string): EnrolmentRow {
  const tier = Object.keys(plan.tiers).length > 0 && c.born ? tierOf(ageOn(c.born, today)) : null
  const wish = Wish.parse({})
  return {
    id: stableId(work.county.code, 'enrolment', plan.code, c.id),
    person: c.id,
    plan: plan.code,
    place: c.place,
    from,
    to: null,
    endReason: null,
    tier,
    rhythm: rhythmOf(plan, tier, wish),
    anchor: plan.rhythm === 'birthday' && c.born ? lunarAnchor(c.born) : null,
    helper: null,
    reviewOn: null,
    wish,
    restricted: plan.restricted,
    overseer: null,
    refused: 0,
    note: null,
    follows: null,
    enrolledBy: null,
    version: 1,
  }
}
