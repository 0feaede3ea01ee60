/** What happens to people ends, moves and hands on what is owed to them, in the minute in which it is entered. */
import type { EndReason } from '../../domain/duties/schema.ts'
import { inRange, rangeOf } from '../../domain/kernel/place-path.ts'
import type { Consumer, Work } from '../kernel/context.ts'
import { dayOf } from '../kernel/day.ts'
import type { Statement, Tx } from '../kernel/db/tx.ts'
import type { OutboxEvent } from '../kernel/outbox/event.ts'
import { match } from './catching-up.ts'
import { listedDays } from './clock.ts'
import { changed } from './enrolments.ts'
import { firstDuties } from './making.ts'
import { rederived, settled } from './matching.ts'
import { plansNow } from './plans.ts'
import {
  endEnrolments,
  followPersons,
  handBack,
  handOn,
  lapseFrom,
  lockEndedOf,
  lockOpenOf,
  membersOf,
  personsIn,
  reopenEnrolments,
  setHelper,
  shelveOf,
  unshelveOf,
} from './store/enrolment-store.ts'
import { owedOf, servedOf, setStandings, shareServed } from './store/match-store.ts'
import { endChecksOf, spellsNow } from './store/check-store.ts'
import { endPairs, pairedWith, resumePairs } from './store/pair-store.ts'

const write = (work: Work, writes: Statement[], events: OutboxEvent[] = [], act?: { act: string; subject: string }) =>
  work.act(
    async () => undefined,
    () => ({
      writes,
      audit: act ? [{ ...act, subjectKind: 'person' }] : [],
      events,
      answer: undefined,
    }),
  )

/** Nobody is sent to the door of the dead, nor of who has gone, and neither helps anybody. */
const ends =
  (reason: EndReason): Consumer =>
  async (event, work, tx) => {
    const { day } = event.payload as { day: string }
    const open = await lockOpenOf(tx, [event.subject])
    const helped = await pairedWith(tx, event.subject)
    if (open.length + helped.length === 0) return
    const ids = open.map((e) => e.id)
    await write(
      work,
      [
        endEnrolments(ids, day, reason),
        lapseFrom(ids, day),
        shelveOf(ids),
        endChecksOf(ids, work.now),
        ...(helped.length > 0
          ? [
              endPairs(
                helped.map((p) => p.id),
                day,
              ),
            ]
          : []),
      ],
      [changed(event.subject, event.seq, reason, undefined, { persons: [event.subject] })],
      { act: `duties.${reason}`, subject: event.subject },
    )
  }

export const died = ends('died')
export const left = ends('left')

/** A death or a leaving that was taken back: what it ended goes on as if it had not been. */
export const returned: Consumer = async (event, work, tx) => {
  const { day } = event.payload as { day: string }
  const ended = await lockEndedOf(tx, event.subject, day)
  await write(work, [resumePairs(event.subject, day)])
  if (ended.length === 0) return
  const ids = ended.map((e) => e.id)
  const today = dayOf(work.now)
  const spells = await spellsNow(tx, day)
  const owed = (await owedOf(tx, ids, day)).map((o) => ({
    ...o,
    ended: null,
    // Of what the weather added only what nobody took back meanwhile.
    ...(spells.some((s) => inRange(o.place, rangeOf(s.place)) && s.from <= o.from && o.to <= s.to) && {
      cause: 'rhythm' as const,
    }),
  }))
  const stand = await rederived(tx, work, owed)
  const plans = await plansNow(work, today)
  const fresh = ended.flatMap((e) => {
    const plan = plans.get(e.plan)
    return plan ? firstDuties(plan, e.rhythm, e.from, today, [e.id]) : []
  })
  await write(
    work,
    [
      reopenEnrolments(ids),
      unshelveOf(ids, new Date(work.now.getTime() - listedDays * 86_400_000)),
      ...(stand.length > 0 ? [setStandings(stand)] : []),
      ...fresh,
      ...followPersons([event.subject], today),
    ],
    [
      changed(event.subject, event.seq, 'returned', undefined, { persons: [event.subject] }),
      ...settled(event.subject, event.seq + 1, stand),
    ],
    { act: 'duties.returned', subject: event.subject },
  )
}

/** The community a grid lies in: one who helps by name there goes on helping after a move next door. */
const communityOf = (place: string) => place.split('/').slice(0, -2).join('/')

/** Place follows; a helper of another community is asked no more, and somebody there is named anew. */
export const moved: Consumer = async (event, work, tx) => {
  const { from, to } = event.payload as { from: string | null; to: string | null }
  const open = await lockOpenOf(tx, [event.subject])
  if (open.length === 0 || to === null) return
  const far = from !== null && communityOf(from) !== communityOf(to)
  const orphaned = far ? open.filter((e) => e.helper !== null && !e.restricted).map((e) => e.id) : []
  await write(
    work,
    [...followPersons([event.subject], dayOf(work.now)), ...(orphaned.length > 0 ? setHelper(orphaned, null) : [])],
    [changed(event.subject, event.seq, 'moved', undefined, { persons: [event.subject] })],
  )
}

async function followAll(tx: Tx, work: Work, event: { subject: string; seq: number }, persons: { person: string }[]) {
  if (persons.length === 0) return
  await write(
    work,
    followPersons(
      persons.map((p) => p.person),
      dayOf(work.now),
    ),
    [changed(event.subject, event.seq, 'moved', undefined, { persons: persons.map((p) => p.person) })],
  )
}

/** A household took another dwelling. */
export const homeMoved: Consumer = async (event, work, tx) =>
  followAll(tx, work, event, await membersOf(tx, event.subject))

/** The map was redrawn; people went where their dwellings went, and what is open goes with them. */
export const placeGone: Consumer = async (event, work, tx) =>
  followAll(tx, work, event, await personsIn(tx, (event.payload as { old: string }).old))

export const dwellingsMoved: Consumer = async (event, work, tx) => {
  for (const old of (event.payload as { from: string[] }).from)
    await followAll(tx, work, event, await personsIn(tx, old))
}

/** Two records were one person: what one was under the other is under now; what both were under stands once. */
export const merged: Consumer = async (event, work, tx) => {
  const { into } = event.payload as { into: string }
  const [own, kept] = await Promise.all([lockOpenOf(tx, [event.subject]), lockOpenOf(tx, [into])])
  const twice = own.filter((o) => kept.some((k) => k.plan === o.plan)).map((o) => o.id)
  const rest = own.filter((o) => !twice.includes(o.id)).map((o) => o.id)
  const day = dayOf(work.now)
  await write(
    work,
    [
      ...(twice.length > 0 ? [endEnrolments(twice, day, 'merged'), lapseFrom(twice, day)] : []),
      ...handOn([...rest, ...twice], event.subject, into),
      shareServed(event.subject, into),
      ...followPersons([into], day),
    ],
    [changed(event.subject, event.seq, 'merged', undefined, { persons: [event.subject, into] })],
    { act: 'duties.merged', subject: event.subject },
  )
}

/** Each is owed what they were; what the one was served with is the other's no more. */
export const unmerged: Consumer = async (event, work, tx) => {
  const { from } = event.payload as { from: string }
  await write(
    work,
    [...handBack(event.subject), ...followPersons([event.subject], dayOf(work.now))],
    [changed(event.subject, event.seq, 'unmerged', undefined, { persons: [event.subject, from] })],
    { act: 'duties.unmerged', subject: event.subject },
  )
  await match(tx, work, await servedOf(tx, event.subject, new Date(work.now.getTime() - unmergedBack)))
}

/** Milliseconds: what lies longer ago stands in months that are closed. */
const unmergedBack = 93 * 86_400_000
