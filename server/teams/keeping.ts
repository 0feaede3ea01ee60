/**
 * Years of teams that were counted already: a job counts each anew when something it is counted from has changed. From the moment in which
 * the relay told of the change whoever asks counts for themselves; a number that is shown is no older than what the relay has still to tell.
 */
import type { DayKey } from '../../domain/kernel/calendar.ts'
import { Refusal } from '../../domain/kernel/errors.ts'
import type { QuotaYear } from '../../domain/teams/year.ts'
import { together, type Consumer, type Work } from '../kernel/context.ts'
import { dayOf } from '../kernel/day.ts'
import { reading } from '../kernel/db/tx.ts'
import type { RecordCounted } from '../records/index.ts'
import type { HoursChanged } from '../volunteers/index.ts'
import { teamsOn } from './parts.ts'
import { oneTeam } from './store/team-store.ts'
import {
  beginYears,
  openYears,
  putYear,
  yearsOfAll,
  yearsOfUnits,
  yearsOfVolunteers,
  type DueYear,
} from './store/year-store.ts'
import { anybody, countedOn, countYear } from './years.ts'

const earliest = (since: readonly (DayKey | undefined)[]) =>
  Math.min(...since.map((day) => (day ? Number(day.slice(0, 4)) : 0)))

/** Services of units, first said or corrected. */
export const recordsCounted = together(async (events, _, tx) => {
  const all = events.map((e) => e.payload as Partial<RecordCounted>)
  await tx.run(yearsOfUnits([...new Set(all.flatMap((p) => p.units ?? []))], earliest(all.map((p) => p.since))))
})

/** Services of volunteers who are in a squad. */
export const hoursCounted = together(async (events, _, tx) => {
  const all = events.map((e) => e.payload as Partial<HoursChanged>)
  const whose = [...new Set(all.flatMap((p) => p.volunteers ?? []))]
  await tx.run(yearsOfVolunteers(whose, earliest(all.map((p) => p.since))))
})

/** Whatever a few of them may be counted from and happens seldom: squads and members, pairs, boards, places, what is promised. */
export const anythingCounted: Consumer = async (_event, _work, tx) => {
  await tx.run(yearsOfAll())
}

/** Of what is told about duties: what makes or ends a pair. */
const ofPairs: readonly unknown[] = ['paired', 'unpaired', 'ended']
export const pairsCounted: Consumer = async (event, _, tx) => {
  if (ofPairs.includes(event.payload['what'])) await tx.run(yearsOfAll())
}

/** At most so many in one run: the rest comes in the next minute. */
const most = 40

async function keep(work: Work, due: DueYear): Promise<void> {
  const day = countedOn(due.year, dayOf(work.now))
  // Counted as the page counts it: a job would see more.
  const quotas = await reading(work.house.pools.app, work.county.code, anybody(work), async (tx) => {
    const team = await oneTeam(tx, due.team)
    return team ? countYear(work, tx, team, due.year) : null
  }).catch(unlessNothing)
  await work.act(
    async () => undefined,
    () => ({
      writes: [putYear({ ...due, day, quotas, at: work.now })],
      audit: [],
      events: [],
      answer: undefined,
    }),
  )
}

/** In that year a team of this kind promised nothing. */
function unlessNothing(error: unknown): QuotaYear[] | null {
  if (error instanceof Refusal && error.code === 'not-found') return null
  throw error
}

async function keepYears(work: Work, all: boolean): Promise<void> {
  if (!(await teamsOn(work))) return
  const today = dayOf(work.now)
  const due = await work.act(
    async (tx) => {
      await tx.run(openYears(today))
      return tx.rows<DueYear>(beginYears(today, all ? 10_000 : most, all))
    },
    (rows) => ({ writes: [], audit: [], events: [], answer: rows }),
  )
  for (const one of due) await keep(work, one)
}

export const keepDue = (work: Work) => keepYears(work, false)

/** Every night all of them, whatever they say of themselves. */
export const keepAll = (work: Work) => keepYears(work, true)
