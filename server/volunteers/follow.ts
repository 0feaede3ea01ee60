/** Volunteers follow their persons: where they live, whom they turn out to be, that they are gone. */
import { together, type Consumer, type Work } from '../kernel/context.ts'
import { dayOf } from '../kernel/day.ts'
import type { AuditEntry } from '../kernel/audit/line.ts'
import type { Statement, Tx } from '../kernel/db/tx.ts'
import type { OutboxEvent } from '../kernel/outbox/event.ts'
import { emptyTextsOf, emptyVersionsOf } from '../kernel/texts/holds.ts'
import { countDue, recalled, restored, tallied } from './counting.ts'
import { rejudged } from './judging.ts'
import { daysOf, hoursWithWords, lockHours, lockVolunteers } from './store/hours-store.ts'
import {
  endOf,
  followHousehold,
  followPersons,
  followPlace,
  forget,
  mergedOf,
  mergeInto,
  ofPersonsAlone,
  unsay,
} from './store/volunteer-store.ts'

export const personMoved = together(async (events, _, tx) => {
  await tx.run(followPersons(events.map((e) => e.subject)))
})
export const householdMoved: Consumer = async (event, _, tx) => void (await tx.run(followHousehold(event.subject)))
export const placeGone: Consumer = async (event, _, tx) =>
  void (await tx.run(followPlace((event.payload as { old: string }).old)))
export const dwellingsMoved: Consumer = async (event, _, tx) => {
  for (const old of (event.payload as { from: string[] }).from) await tx.run(followPlace(old))
}

const write = (work: Work, writes: Statement[], audit: AuditEntry[] = [], events: OutboxEvent[] = []) =>
  work.act(
    async () => undefined,
    () => ({ writes, audit, events, answer: undefined }),
  )

/** Nobody is asked to serve who has died or gone; their record stays. */
export const personGone: Consumer = async (event, work, tx) => {
  const open = (await ofPersonsAlone(tx, [event.subject])).filter((v) => v.state !== 'ended')
  await write(
    work,
    open.map((v) => endOf(v.id, dayOf(work.now))),
    open.map((v) => ({ act: 'volunteers.gone', subjectKind: 'volunteer', subject: v.id })),
  )
}

/** What stood of whoever was erased goes; that somebody served, how long and where stays. */
export const personsErased: Consumer = async (event, work, tx) => {
  const { persons, law } = event.payload as { persons: string[]; law: string }
  const ids = (await ofPersonsAlone(tx, persons)).map((v) => v.id)
  if (ids.length === 0) return
  const words = await hoursWithWords(tx, ids)
  await write(
    work,
    [forget(ids), ...ids.map(unsay), emptyTextsOf([...ids, ...words], work.now, law), emptyVersionsOf(ids)],
    [{ act: 'volunteers.erase', subjectKind: 'people', subject: event.subject, detail: { rows: ids.length } }],
  )
}

/** Hours that stand beside others now, or no more beside them: what counted and gives way is called back. */
async function lookAgain(tx: Tx, work: Work, volunteer: string, days: readonly string[]): Promise<void> {
  const [row] = await lockVolunteers(tx, [volunteer])
  if (!row) return
  const flaws = await rejudged(tx, work, row, days)
  const counted = (await lockHours(tx, [...flaws.keys()])).filter((h) => h.state === 'counted')
  const events = counted.map((h) => (h.flaw === null ? restored(h) : recalled(h, h.seq + 1)))
  await write(work, [], [], events)
  await tallied(tx, work, [volunteer])
}

const rank = (v: { state: string; person: string }, into: string) =>
  (v.state === 'ended' ? 2 : 0) + (v.person === into ? 0 : 1)

/** Two records of one person: the hours of both are theirs, and nobody was in two places at once. */
export const personsMerged: Consumer = async (event, work, tx) => {
  const { into } = event.payload as { into: string }
  const rows = await ofPersonsAlone(tx, [event.subject, into])
  await tx.run(followPersons([event.subject]))
  // Whoever of them is a volunteer still stands for both.
  const [kept, other] = [...rows].sort((a, b) => rank(a, into) - rank(b, into))
  if (!kept || !other) return
  await tx.run(mergeInto(other.id, kept.id))
  await lookAgain(tx, work, kept.id, await daysOf(tx, kept.id, null))
}

/** They were two after all. */
export const personsUnmerged: Consumer = async (event, work, tx) => {
  await tx.run(followPersons([event.subject]))
  for (const v of await mergedOf(tx, event.subject)) {
    await tx.run(mergeInto(v.id, null))
    for (const id of [v.id, v.into]) await lookAgain(tx, work, id, await daysOf(tx, id, null))
  }
}

/** Somebody was taken in: what they did since that day counts from now on. */
export const joined: Consumer = async (event, work, tx) => {
  const days = await daysOf(tx, event.subject, 'before-joining')
  if (days.length > 0) await lookAgain(tx, work, event.subject, days)
}

/** Where no notice is wanted, or it is over, what was found true counts at once. */
export const verified: Consumer = async (_, work) => countDue(work)

/** What was found not to be so is in nobody's way any more. */
export const decided: Consumer = async (event, work, tx) => {
  const { volunteer, day } = event.payload as { volunteer: string; day: string }
  await lookAgain(tx, work, volunteer, [day])
}
