/** The rows behind a number, named as far as the reader may see them. Everybody who may open the list sees how many there are. */
import { aboutOf, asksOfPlan } from '../../domain/indicators/rules.ts'
import type { BehindRow } from '../../domain/indicators/schema.ts'
import type { Ctx } from '../kernel/context.ts'
import type { Tx } from '../kernel/db/tx.ts'
import type { Names } from '../requests/index.ts'
import {
  dutiesNamed,
  owedTo,
  plans,
  servicesNamed,
  type BehindRow as Found,
  type DutyRow,
  type IndicatorRow,
  type OwedRow,
  type PlanRow,
  type ServiceRow,
} from './store.ts'

type Place = BehindRow['place']
export type Namer = (r: Found, place: Place) => BehindRow

/** @param shown rows of one page, whose matters are looked up together */
export async function namerOf(
  ctx: Ctx,
  tx: Tx,
  i: IndicatorRow,
  month: string,
  shown: readonly Found[],
  names: Names,
): Promise<Namer> {
  const about = aboutOf(i.body)
  if (about === 'request') return (r, place) => requestBehind(ctx, r, place, names)
  const subjects = shown.map((r) => r.subject)
  if (about === 'record') {
    const found = new Map((await tx.rows<ServiceRow>(servicesNamed(subjects))).map((s) => [s.record, s]))
    return (r, place) => serviceBehind(ctx, r, place, found.get(r.subject), names)
  }
  if (about === 'duty') {
    const [found, all] = await Promise.all([tx.rows<DutyRow>(dutiesNamed(subjects)), tx.rows<PlanRow>(plans())])
    const duties = new Map(found.map((d) => [d.duty, d]))
    return (r, place) => dutyBehind(ctx, r, place, duties.get(r.subject), all)
  }
  const [owed, all] = await Promise.all([tx.rows<OwedRow>(owedTo(subjects, month)), tx.rows<PlanRow>(plans())])
  const asked = owed.filter((d) => asksOfPlan(i.body, d.plan))
  return (r, place) =>
    personBehind(
      ctx,
      r,
      place,
      asked.filter((d) => d.subject === r.subject),
      all,
    )
}

const counted = (r: Found, place: Place) => ({
  place,
  hit: r.hit,
  excluded: r.excluded,
  ...(r.value !== null && { value: r.value }),
})

/** Named for who may read the matter. */
function requestBehind(ctx: Ctx, r: Found, place: Place, names: Names): BehindRow {
  if (r.ref_no === null || !ctx.may('requests.read', r.place)) return { ...counted(r, place), hidden: true }
  return {
    ...counted(r, place),
    hidden: false,
    subject: r.subject,
    refNo: r.ref_no,
    ...(r.item && { item: names.item(r.item).name }),
    ...(r.lead_unit && { unit: names.unit(r.lead_unit).name }),
    ...(r.status && { status: r.status }),
    ...(r.received_at && { receivedAt: r.received_at.toISOString() }),
    ...(r.closed_at && { closedAt: r.closed_at.toISOString() }),
  }
}

/** What was done, when and under which body; whom for stands in the record itself. */
function serviceBehind(ctx: Ctx, r: Found, place: Place, found: ServiceRow | undefined, names: Names): BehindRow {
  if (!found || !ctx.may('records.read', r.place)) return { ...counted(r, place), hidden: true }
  const { item, unit, day, outcome } = found
  return {
    ...counted(r, place),
    hidden: false,
    subject: r.subject,
    item: names.item(item).name,
    unit: names.unit(unit).name,
    record: { day, outcome },
  }
}

/** A duty with whom it is for, masked; of a restricted plan the place alone: only who is assigned sees the duty itself [S1-28]. */
function dutyBehind(ctx: Ctx, r: Found, place: Place, found: DutyRow | undefined, all: readonly PlanRow[]): BehindRow {
  const plan = all.find((p) => p.code === found?.plan)
  if (!found || !plan) return { ...counted(r, place), hidden: true }
  const { person, name, first: from, last: to, state } = found
  const seen = name !== null && ctx.may('people.read', r.place)
  const duty = { plan: plan.name[ctx.locale], from, to, state, ...(seen && { person, name }) }
  return { ...counted(r, place), hidden: false, subject: r.subject, duty }
}

/** A person once, masked, with all that was due in the month; who may see none of these duties sees the place alone [S0-21 S1-28]. */
function personBehind(ctx: Ctx, r: Found, place: Place, owed: readonly OwedRow[], all: readonly PlanRow[]): BehindRow {
  const called = new Map(all.map((p) => [p.code, p.name[ctx.locale]]))
  const duties = owed.flatMap((d) => {
    const plan = called.get(d.plan)
    return plan === undefined ? [] : [{ id: d.duty, plan, from: d.first, to: d.last, state: d.state }]
  })
  if (duties.length === 0) return { ...counted(r, place), hidden: true }
  const name = owed[0]!.name
  const seen = name !== null && ctx.may('people.read', r.place)
  return {
    ...counted(r, place),
    hidden: false,
    subject: r.subject,
    owed: { duties, ...(seen && { person: r.subject, name }) },
  }
}
