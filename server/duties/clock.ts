/** The clock: what was not met by its hour is said to be, in chunks, and told upward rung by rung, each once [C4] [C6]. */
import type { CarePlan, Rung } from '../../domain/duties/schema.ts'
import { lineage } from '../../domain/kernel/place-path.ts'
import type { Work } from '../kernel/context.ts'
import { dayOf } from '../kernel/day.ts'
import { chunkRows } from '../kernel/db/bulk.ts'
import { bodyHash } from '../kernel/hash.ts'
import type { OutboxEvent } from '../kernel/outbox/event.ts'
import { plansNow } from './plans.ts'
import { goByRules } from './redefining.ts'
import { raiseChecks } from './store/check-store.ts'
import { rhythmsOf } from './store/making-store.ts'
import { forgetServed } from './store/match-store.ts'
import { overAt, reached, setMissed, setRung, shelve, type Reached } from './store/clock-store.ts'

const nothing = { writes: [], audit: [], events: [], answer: 0 }

/** Excuses are laid down when they are given and when a row is made: what is still open when its hour strikes was missed. */
export async function closeWindows(work: Work): Promise<number> {
  let rows = 0
  for (;;) {
    const n = await work.act(
      (tx) => overAt(tx, work.now, chunkRows),
      (found) => {
        if (found.length === 0) return nothing
        const ids = found.map((f) => f.id)
        const subject = work.house.newId()
        return {
          writes: [setMissed(ids)],
          audit: [
            {
              act: 'duties.close',
              subjectKind: 'duties',
              subject,
              bodyHash: bodyHash(ids),
              detail: { rows: ids.length },
            },
          ],
          events: [
            {
              name: 'duties.closed',
              version: 1,
              subject,
              seq: 1,
              payload: { rows: ids.length, ids },
              topics: ['duties'],
            },
          ],
          answer: ids.length,
        }
      },
    )
    rows += n
    if (n < chunkRows) return rows
  }
}

/** What stood longer than this past its rung is told no more: the month was. */
const staleDays = 3

/** Where a rung is told: the place one level up from the grid for a supervisor and the community, and so on upward. */
function placeOf(to: Rung['to'], place: string): string {
  const up = lineage(place)
  const depth = { worker: 0, supervisor: 1, community: 1, town: 0, county: 0 }[to]
  const byLevel = [...up].sort((a, b) => b.length - a.length)
  if (to === 'county') return `${place.slice(0, 6)}/`
  if (to === 'town') return byLevel.at(-2) ?? place
  return byLevel[depth] ?? place
}

/** Above the community nobody of a restricted plan is known by name: those who look after its kind there hear how many. */
const isAbove = (to: Rung['to']) => to === 'town' || to === 'county'

/** One notice for all that was not met in one place, plan and rung. No name, no person: a count, and the list behind it. */
function tellings(work: Work, plan: CarePlan, rung: Rung, rows: readonly Reached[]): OutboxEvent[] {
  const groups = new Map<string, { place: string; accounts: Set<string>; n: number; restricted: boolean }>()
  for (const r of rows) {
    // What is restricted is told to those who may see it, and nobody else near it learns that it is there.
    const near = r.restricted && !isAbove(rung.to)
    const to = near ? (r.overseer ?? r.helper) : rung.to === 'worker' ? r.helper : null
    const place = to ? r.place : placeOf(rung.to, r.place)
    const key = [place, to ?? '', r.restricted].join(' ')
    const group = groups.get(key) ?? { place, accounts: new Set<string>(), n: 0, restricted: r.restricted }
    group.n++
    if (to) group.accounts.add(to)
    groups.set(key, group)
  }
  return [...groups.values()].map(({ place, accounts, n, restricted }) => ({
    name: 'duties.told',
    version: 1,
    subject: work.house.newId(),
    seq: 1,
    payload: { plan: plan.code, name: plan.name, place, to: rung.to, accounts: [...accounts], n, restricted },
  }))
}

export async function climb(work: Work): Promise<number> {
  let told = 0
  for (const plan of (await plansNow(work, dayOf(work.now))).values())
    for (const [i, rung] of plan.ladder.entries()) {
      const until = new Date(work.now.getTime() - rung.hours * 3_600_000)
      const since = new Date(until.getTime() - staleDays * 86_400_000)
      told += await work.act(
        (tx) => reached(tx, plan.code, i, since, until, chunkRows),
        (rows) =>
          rows.length === 0
            ? nothing
            : {
                writes: [
                  setRung(
                    rows.map((r) => r.id),
                    i + 1,
                  ),
                ],
                audit: [
                  {
                    act: 'duties.tell',
                    subjectKind: 'care-plan',
                    subject: plan.code,
                    detail: { to: rung.to, rows: rows.length },
                  },
                ],
                events: tellings(work, plan, rung, rows),
                answer: rows.length,
              },
      )
    }
  return told
}

/** A missed daily contact raises a check; so does one at which nobody was met. */
export async function raise(work: Work): Promise<number> {
  let rows = 0
  for (const plan of (await plansNow(work, dayOf(work.now))).values()) {
    if (plan.checkWithin === null) continue
    const since = new Date(work.now.getTime() - 24 * 3_600_000)
    const raising = raiseChecks(plan.code, since, work.now, plan.checkWithin)
    rows += await work.act(
      (tx) => tx.run(raising),
      (n) => ({
        writes: [],
        audit:
          n === 0 ? [] : [{ act: 'duties.raise', subjectKind: 'care-plan', subject: plan.code, detail: { rows: n } }],
        events:
          n === 0
            ? []
            : [
                {
                  name: 'duties.checks-raised',
                  version: 1,
                  subject: work.house.newId(),
                  seq: 1,
                  payload: { plan: plan.code, rows: n },
                  topics: ['duties'],
                },
              ],
        answer: n,
      }),
    )
  }
  return rows
}

/** Days after which what was not met stands in the figures alone. */
export const listedDays = 93

/** As long as the longest window, and a month in which somebody may be put under a plan late. */
const servedDays = 400

/** The night's part: lists stay as long as three months are. */
export async function shelveOld(work: Work): Promise<void> {
  const before = new Date(work.now.getTime() - listedDays * 86_400_000)
  const codes = new Set((await work.read(rhythmsOf)).map((r) => r.plan))
  for (const code of codes)
    for (let n = chunkRows; n === chunkRows;)
      n = await work.act(
        (tx) => tx.run(shelve(code, before, chunkRows)),
        (rows) => ({ ...nothing, answer: rows }),
      )
  const old = new Date(work.now.getTime() - servedDays * 86_400_000)
  await work.act(
    (tx) => tx.run(forgetServed(old)),
    () => nothing,
  )
}

/** Every few minutes. */
export async function tick(work: Work): Promise<void> {
  await goByRules(work)
  await closeWindows(work)
  await raise(work)
  await climb(work)
}
