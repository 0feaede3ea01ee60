/** Care plans of this county: brought by packs, edited by the county, dated. */
import type { dutiesApi } from '../../domain/duties/api.ts'
import { plansOn } from '../../domain/duties/plans-on.ts'
import { mayRedefine, planFaults, planLines } from '../../domain/duties/plans.ts'
import type { CarePlan, PlanLine } from '../../domain/duties/schema.ts'
import type { Received } from '../../domain/kernel/api.ts'
import { fault, Refusal } from '../../domain/kernel/errors.ts'
import { caresNow } from '../people/index.ts'
import { perCounty } from '../kernel/cached.ts'
import type { Consumer, Ctx } from '../kernel/context.ts'
import { dayOf } from '../kernel/day.ts'
import { edit, ok, type Doing } from '../kernel/edit.ts'
import { bodyHash } from '../kernel/hash.ts'
import { packFiles } from '../kernel/packs-folder.ts'
import { allPlans, lockPlan, putPlans, type PlanRow } from './store/plan-store.ts'

const planOf = ({ code, from, definition }: PlanRow): CarePlan => ({ ...definition, code, from })

const rowOf = ({ code, from, ...definition }: CarePlan, packHash: string | null = null) => ({
  code,
  from,
  definition,
  hash: bodyHash({ code, from, ...definition }),
  packHash,
})

const kept = perCounty(allPlans)

/** Every definition there is, with its version. */
export const plansList = async (ctx: Pick<Doing, 'house' | 'county'>) =>
  (await kept.of(ctx.house, ctx.county))
    .map((row) => ({ ...planOf(row), version: row.version }))
    .sort((a, b) => a.sort - b.sort || (a.code + a.from < b.code + b.from ? -1 : 1))

/** Definitions in force on a day, by code. */
export const plansNow = async (doing: Pick<Doing, 'house' | 'county'>, day: string): Promise<Map<string, CarePlan>> =>
  new Map(plansOn((await kept.of(doing.house, doing.county)).map(planOf), day).map((p) => [p.code, p]))

/** One that holds on a day. */
export async function planOn(doing: Pick<Doing, 'house' | 'county'>, code: string, day: string): Promise<CarePlan> {
  const plan = (await plansNow(doing, day)).get(code)
  if (!plan) throw fault('plan', 'plan-unknown')
  return plan
}

/** What the county edited itself is kept; what the pack changed since last time is written anew. */
function freshOf(rows: readonly PlanRow[], lines: readonly PlanLine[], base: number) {
  return lines.flatMap((line, i) => {
    const row = rowOf({ ...line, sort: base + i })
    const there = rows.find((r) => r.code === row.code && r.from === row.from)
    if (there && (there.hash === row.hash || there.hash !== there.packHash)) return []
    return [{ ...row, packHash: row.hash }]
  })
}

/** A pack was installed or grew. */
export const installPlans: Consumer = async (event, work) => {
  const { pack } = event.payload as { pack?: string }
  const files = pack ? packFiles(pack) : undefined
  if (!files) return
  const { plans, faults } = planLines(files)
  if (faults.length > 0) work.house.log.error({ pack, faults: faults.slice(0, 5) }, 'care plans cannot be read')
  if (plans.length === 0) return
  await work.act(allPlans, (rows) => {
    const fresh = freshOf(rows, plans, 0)
    if (fresh.length === 0) return { writes: [], audit: [], events: [], answer: undefined }
    return {
      writes: [putPlans(fresh)],
      audit: [{ act: 'duties.install', subjectKind: 'pack', subject: pack!, detail: { rows: fresh.length } }],
      events: [],
      answer: undefined,
    }
  })
  kept.forget(work.house, work.county)
}

/** A definition from a day on. What is in force keeps how often and to whom; whoever wants it otherwise begins on a later day. */
export async function definePlan(ctx: Ctx, code: string, body: Received<(typeof dutiesApi)['definePlan']>['body']) {
  const { plan } = body
  if (plan.code !== code) throw fault('plan.code', 'code-differs')
  const cares = await caresNow(ctx, plan.from)
  plan.who.cares.forEach((c, i) => {
    if (!cares.has(c)) throw fault(`plan.who.cares.${i}`, 'category-unknown')
  })
  const wrong = planFaults(plan)[0]
  if (wrong) throw fault(`plan.${wrong.path}`, wrong.code)
  const done = await edit(
    ctx,
    body,
    (tx) => lockPlan(tx, code),
    (rows) => {
      const row = rows.find((r) => r.from === plan.from)
      if ((row?.version ?? 0) !== body.base) throw new Refusal('conflict', { reason: 'version' })
      const bad = mayRedefine(row && planOf(row), plan, dayOf(ctx.now))
      if (bad) throw fault(`plan.${bad.path}`, bad.code)
      return {
        act: 'duties.define-plan',
        kind: 'care-plan',
        subject: `${code}/${plan.from}`,
        version: body.base + 1,
        before: row ? planOf(row) : null,
        after: plan,
        ...(body.why && { why: body.why }),
        detail: { code, from: plan.from },
        writes: [putPlans([rowOf(plan)])],
        events: [
          { name: 'duties.plans-changed', version: 1, subject: body.id, seq: 1, payload: { code }, topics: ['duties'] },
        ],
        answer: ok,
      }
    },
    () => ok,
  )
  kept.forget(ctx.house, ctx.county)
  return done
}
