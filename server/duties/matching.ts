/**
 * One contact fulfils every duty it covers, whoever made it. The same function stands inside the act of a visit and behind
 * the event of every other service record; run twice it writes nothing the second time.
 */
import { derive, type Standing } from '../../domain/duties/derive.ts'
import { contactOf, counts, gone, mayFulfil, partsOfAccount } from '../../domain/duties/rules.ts'
import type { CarePlan, Fulfiller } from '../../domain/duties/schema.ts'
import type { NewRecord } from '../../domain/records/schema.ts'
import type { Consumer, Work } from '../kernel/context.ts'
import { dayOf } from '../kernel/day.ts'
import type { Statement, Tx } from '../kernel/db/tx.ts'
import type { OutboxEvent } from '../kernel/outbox/event.ts'
import { namesNobody } from '../records/index.ts'
import { plansNow } from './plans.ts'
import { endChecksMet } from './store/check-store.ts'
import {
  contactsOf,
  countRefused,
  dropContacts,
  excusesOf,
  noteServed,
  nowOf,
  owedBy,
  owedOn,
  partsOf,
  putContacts,
  relativesAmong,
  servedAs,
  setStandings,
  speakingFor,
  type ContactRow,
  type ExcuseRow,
  type NewContact,
  type OwedRow,
  type ServedRow,
} from './store/match-store.ts'
import { coveredBy } from './store/list-store.ts'
import { pairedAmong } from './store/pair-store.ts'

type At = Pick<Work, 'house' | 'county' | 'now'>

/** What of a service record decides which duties it covers. */
export type Service = Pick<NewRecord, 'id' | 'item' | 'mode' | 'outcome' | 'endedAt'> & {
  helpers: readonly { account?: string | undefined; person?: string | undefined }[]
  persons: readonly string[]
  /** Further service items of the same contact. */
  also?: readonly string[]
}

export interface Matched {
  writes: Statement[]
  events: OutboxEvent[]
  /** Duties that the contact has met. */
  met: { duty: string; plan: string; person: string }[]
}

const nothing: Matched = { writes: [], events: [], met: [] }

interface Hands {
  accounts: string[]
  /** For whom they stood in that day: what these owe they may fulfil. */
  absent: string[]
  parts: Fulfiller[]
}

/** Worker, doctor, family …: from the accounts and persons who served. */
async function fulfillers(tx: Tx, s: Service, day: string): Promise<Hands> {
  const accounts = s.helpers.flatMap((h) => h.account ?? [])
  const persons = s.helpers.flatMap((h) => (h.account ? [] : (h.person ?? [])))
  if (accounts.length === 0 && persons.length === 0) return { accounts, absent: [], parts: ['worker'] }
  const [rows, speaking, covered] =
    accounts.length > 0
      ? await Promise.all([
          partsOf(tx, accounts, day),
          speakingFor(tx, accounts, s.persons),
          Promise.all(accounts.map((a) => coveredBy(tx, a, day))),
        ])
      : [[], [], []]
  const people = [...persons, ...rows.flatMap((r) => (r.kind === 'resident' && r.person ? [r.person] : []))]
  const related = people.length > 0 ? await relativesAmong(tx, people, s.persons) : []
  const family = new Set([...related.map((r) => r.person), ...speaking.map((s) => s.account)])
  const isFamily = (r: (typeof rows)[number]) =>
    (r.person !== null && family.has(r.person)) || (r.kind === 'resident' && family.has(r.id))
  return {
    accounts,
    absent: covered.flat().map((c) => c.account),
    parts: [
      ...rows.flatMap((r) =>
        isFamily(r) ? ['family' as const] : partsOfAccount(r.kind as 'staff' | 'resident', r.bodies),
      ),
      ...persons.map((p): Fulfiller => (family.has(p) ? 'family' : 'volunteer')),
    ],
  }
}

export const instantText = (at: Date) => at.toISOString()

const standingFor = (
  o: OwedRow,
  contacts: readonly Pick<ContactRow, 'record' | 'outcome' | 'at'>[],
  excuses: readonly ExcuseRow[],
  plan: Pick<CarePlan, 'excuses'> | undefined,
  now: Date,
): Standing =>
  derive(
    {
      to: o.to,
      due: o.due.getTime(),
      contacts: contacts.map((c) => ({ record: c.record, outcome: c.outcome, at: c.at.toISOString() })),
      excuses: excuses.filter((x) => x.person === o.person),
      ended: o.ended,
    },
    plan ?? { excuses: [] },
    now.getTime(),
  )

/** A spell of weather that was taken back owes nothing, whatever happened meanwhile: its rows stay as they are. */
const calledOff = (o: OwedRow) => o.cause === 'weather' && o.state === 'lapsed'
const noMore = (o: OwedRow) => gone(o.ended, o) || calledOff(o)

/** Of what a major change asks for: a contact before it says nothing about how they are since. */
const sinceChange = (o: OwedRow, plan: Pick<CarePlan, 'afterChange'>): Date =>
  new Date(o.cause === 'change' && plan.afterChange !== null ? o.due.getTime() - plan.afterChange * 3_600_000 : 0)

const differs = (o: OwedRow, s: Standing) =>
  o.state !== s.state ||
  o.attempts !== s.attempts ||
  o.refusals !== s.refusals ||
  o.record !== s.record ||
  (o.doneAt?.toISOString() ?? null) !== s.doneAt ||
  o.excuse !== s.excuse

/** How these stand by everything that is known, and what of it is not written yet. */
export async function rederived(
  tx: Tx,
  at: At,
  owed: readonly OwedRow[],
  more: { contacts?: (all: ContactRow[]) => ContactRow[]; excuses?: (all: ExcuseRow[]) => ExcuseRow[] } = {},
): Promise<(Standing & { id: string; duty: OwedRow })[]> {
  owed = owed.filter((o) => !calledOff(o))
  if (owed.length === 0) return []
  const oldest = owed.map((o) => o.to).reduce((a, b) => (a < b ? a : b))
  const persons = [...new Set(owed.map((o) => o.person))]
  const [contacts, excuses, plans] = await Promise.all([
    contactsOf(
      tx,
      owed.map((o) => o.id),
    ),
    excusesOf(tx, persons, oldest),
    plansNow(at, dayOf(at.now)),
  ])
  const all = more.contacts ? more.contacts(contacts) : contacts
  const free = more.excuses ? more.excuses(excuses) : excuses
  return owed.flatMap((o) => {
    const own = all.filter((c) => c.duty === o.id)
    const s = standingFor(o, own, free, plans.get(o.plan), at.now)
    return differs(o, s) ? [{ ...s, id: o.id, duty: o }] : []
  })
}

/** Told to whoever counts and to lists on screens; ids and codes alone. */
export const settled = (
  subject: string,
  seq: number,
  rows: readonly { id: string; state: string; duty: OwedRow }[],
): OutboxEvent[] =>
  rows.length === 0
    ? []
    : [
        {
          name: 'duties.settled',
          version: 1,
          subject,
          seq,
          payload: {
            duties: rows.map((r) => ({ id: r.id, plan: r.duty.plan, state: r.state, to: r.duty.to })),
          },
          topics: ['duties'],
        },
      ]

/**
 * Loads under the caller's own sight and answers what is to be written with its act.
 * @param seq of the event, within the record
 * @param again the record stood before and was corrected: what it no longer covers is taken away
 */
export async function matched(tx: Tx, at: At, s: Service, seq = 1, again = false): Promise<Matched> {
  const ended = new Date(s.endedAt)
  const day = dayOf(ended)
  if (s.persons.length === 0 && !again) return nothing
  const [here, before, plans, who] = await Promise.all([
    s.persons.length > 0 ? owedOn(tx, s.persons, day) : [],
    again ? owedBy(tx, s.id) : [],
    plansNow(at, dayOf(at.now)),
    fulfillers(tx, s, day),
  ])
  const outcome = contactOf(s.outcome)
  const been = new Set(before.map((o) => o.id))
  const helpers = [...s.helpers.flatMap((h) => [h.account, h.person].flatMap((x) => x ?? [])), ...who.absent]
  const paired = new Set(
    here.length > 0 && helpers.length > 0
      ? (await pairedAmong(tx, [...new Set(here.map((o) => o.enrolment))], helpers, day)).map((p) => p.enrolment)
      : [],
  )
  const covers = (o: OwedRow): boolean => {
    const plan = plans.get(o.plan)
    if (!plan || ended < sinceChange(o, plan)) return false
    // What was more of the same contact is known to whoever entered it first, and stays.
    const items = been.has(o.id) ? { ...plan, items: [] } : plan
    return (
      counts(items, { mode: s.mode, item: s.item, also: s.also ?? [] }, o.wish) &&
      (paired.has(o.enrolment) || mayFulfil(plan, o.helper, [...who.accounts, ...who.absent], who.parts))
    )
  }
  const covered = here.filter(covers)
  const now = new Set(covered.map((o) => o.id))
  const off = before.filter((o) => !now.has(o.id))
  if (covered.length === 0 && off.length === 0) return nothing
  const fresh: NewContact[] = covered.map((o) => ({
    duty: o.id,
    record: s.id,
    person: o.person,
    place: o.place,
    outcome,
    way: s.mode,
    at: ended,
    account: who.accounts[0] ?? null,
    restricted: o.restricted,
  }))
  const touched = [...covered, ...off]
  const rows = await rederived(tx, at, touched, {
    contacts: (all) => [...all.filter((c) => c.record !== s.id), ...fresh.map((c) => ({ ...c, way: s.mode }))],
  })
  return {
    met: covered
      .filter((o) => outcome === 'met' && !noMore(o))
      .map((o) => ({ duty: o.id, plan: o.plan, person: o.person })),
    writes: [
      ...(off.length > 0
        ? [
            dropContacts(
              s.id,
              off.map((o) => o.id),
            ),
          ]
        : []),
      ...(fresh.length > 0 ? [putContacts(fresh)] : []),
      ...(rows.length > 0 ? [setStandings(rows)] : []),
      countRefused([...new Set(touched.map((o) => o.enrolment))]),
      ...(outcome === 'met' && covered.length > 0
        ? [
            endChecksMet(
              { enrolments: [...new Set(covered.map((o) => o.enrolment))], duties: [...now], at: ended },
              at.now,
            ),
          ]
        : []),
    ],
    events: settled(s.id, seq, rows),
  }
}

/** What a record, as it stands now, is to what is owed today. Whoever was served and is one with somebody else now is that one. */
export async function matchRecord(tx: Tx, work: Work, record: ServedRow, seq: number): Promise<void> {
  const service: Service = {
    ...record,
    persons: await nowOf(tx, record.persons),
    mode: record.mode as NewRecord['mode'],
    outcome: record.outcome as NewRecord['outcome'],
    endedAt: instantText(record.endedAt),
  }
  const found = await matched(tx, work, service, seq, true)
  if (found.writes.length === 0) return
  await work.act(
    async () => undefined,
    () => ({ writes: found.writes, audit: [], events: found.events, answer: undefined }),
  )
}

/** A service was recorded anywhere in the house, or corrected. */
export const followRecord: Consumer = async (event, work, tx) => {
  if (namesNobody(event)) return
  const record = await servedAs(tx, event.subject)
  if (!record) return
  if (record.persons.length > 0) await tx.run(noteServed(record))
  await matchRecord(tx, work, record, seqOf(record))
}

/** What is settled by a record comes behind what the record itself tells. */
export const seqOf = (record: Pick<ServedRow, 'version'>): number => 1_000 + record.version
