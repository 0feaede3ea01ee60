/** Volunteers taken in and changed: what both ways, the own page and the desk, have in common. */
import { randomInt } from 'node:crypto'
import { fault, Refusal } from '../../domain/kernel/errors.ts'
import { refNo } from '../../domain/kernel/refno.ts'
import { ageOn } from '../../domain/people/rules.ts'
import type { VolunteerRules } from '../../domain/volunteers/definitions.ts'
import type { Said } from '../../domain/volunteers/schema.ts'
import { after, type Step } from '../../domain/volunteers/states.ts'
import { dayOf } from '../kernel/day.ts'
import type { Statement, Tx } from '../kernel/db/tx.ts'
import { edit, ok, type Doing } from '../kernel/edit.ts'
import type { OutboxEvent } from '../kernel/outbox/event.ts'
import { personNow, type PersonNow } from '../people/index.ts'
import { skills } from './definitions.ts'
import {
  insertVolunteer,
  lockVolunteer,
  ofPersons,
  nationalNoTaken,
  plain,
  updateVolunteer,
  volunteersById,
  type Volunteer,
  type VolunteerRow,
} from './store/volunteer-store.ts'

export const changed = (subject: string, seq: number, place: string): OutboxEvent => ({
  name: 'volunteers.changed',
  version: 1,
  subject,
  seq,
  payload: { place },
  topics: ['volunteers'],
})

/** Lists look again; whoever was taken in for the first time has hours from that day on. */
const told = (before: Volunteer | undefined, next: Volunteer, seq: number): OutboxEvent[] => [
  changed(next.id, seq, next.place),
  ...(next.joinedOn !== null && (before?.joinedOn ?? null) === null
    ? [{ ...changed(next.id, seq, next.place), name: 'volunteers.joined' }]
    : []),
]

/** Skills and languages are those of the list; one that was closed stays with whoever has it. */
export async function checkSaid(ctx: Doing, said: Partial<Said>, before: Partial<Said>, path: string): Promise<void> {
  const known = await skills.on(ctx, dayOf(ctx.now))
  for (const [name, group] of [
    ['skills', 'skill'],
    ['languages', 'language'],
  ] as const)
    for (const code of said[name] ?? []) {
      const skill = known.get(code)
      const kept = before[name]?.includes(code)
      if (!kept && (!skill || skill.closed || skill.group !== group)) throw fault(path + name, 'skill-unknown')
    }
}

/** Nobody younger than the rules say; of whom no day of birth is known it is asked first. */
export function checkAge(born: string | null, rules: VolunteerRules, day: string): void {
  if (born === null) throw fault('person', 'age-unknown')
  if (ageOn(born, day) < rules.age.least) throw fault('person', 'too-young')
}

/** Another's number of the national system, and who leads: an adult volunteer. */
export async function checkKept(tx: Tx, v: Volunteer, day: string, path: string): Promise<void> {
  if (v.nationalNo !== null && (await nationalNoTaken(tx, v.nationalNo, v.id)))
    throw fault(`${path}nationalNo`, 'number-taken')
  if (v.lead === null) return
  const [lead] = await volunteersById(tx, [v.lead])
  const fit = lead?.state === 'active' && lead.born !== null && ageOn(lead.born, day) >= 18 && lead.id !== v.id
  if (!fit) throw fault(`${path}lead`, 'lead-unfit')
}

/** Eight random digits and a check digit. */
const freshNumber = (): string => refNo(randomInt(100_000_000))

/**
 * Done again where the first try lost a race: a number that was taken is drawn anew; who was taken in at the same moment by
 * somebody else is found by the second try.
 */
export async function again<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await work()
    } catch (error) {
      const { constraint } = error as { constraint?: string }
      const raced = constraint === 'volunteer_pkey' || constraint === 'volunteer_person'
      if (!raced && constraint !== 'volunteer_number_key') throw error
      // Still there, and not to be seen from here.
      if (raced && tries > 1) throw new Refusal('conflict', { reason: 'volunteer-there' })
      if (tries > 9) throw error
    }
  }
}

/** @throws 409 where a step is not possible from there */
export function stepped(v: Volunteer, step: Step, day: string): Volunteer {
  const state = after(v.state, step)
  if (!state) throw new Refusal('out-of-turn')
  const joinedOn = state === 'active' ? (v.joinedOn ?? day) : v.joinedOn
  return { ...v, state, since: day, joinedOn, ...(step === 'apply' && { appliedOn: day }) }
}

/** Somebody of the register, and the row they have as a volunteer, under lock. */
export async function loadPerson(tx: Tx, id: string) {
  const [person, volunteers] = await Promise.all([personNow(tx, id), ofPersons(tx, [id])])
  return { person, before: volunteers[0] && (await lockVolunteer(tx, volunteers[0].id)) }
}

/** @throws for whoever has gone, and for whoever is a volunteer already */
export function there(person: PersonNow | undefined, before: VolunteerRow | undefined): PersonNow {
  if (!person) throw new Refusal('not-found')
  if (person.died !== null || person.left !== null) throw fault('person', 'person-gone')
  if (before && before.state !== 'ended') throw new Refusal('conflict', { reason: 'volunteer-there' })
  return person
}

/** Whoever comes back has the number they had. */
export const firstOf = (before: VolunteerRow | undefined, at: { id: string; person: string; place: string }) => ({
  id: before?.id ?? at.id,
  person: before?.person ?? at.person,
  place: at.place,
  number: before?.number ?? freshNumber(),
})

export interface Taking {
  volunteer: Volunteer
  act: string
  writes?: Statement[]
}

/** First of somebody, or again of somebody who had left. @param before the row of whoever had left */
export const taken = (t: Taking, before: VolunteerRow | undefined) => {
  const version = (before?.version ?? 0) + 1
  return {
    act: t.act,
    kind: 'volunteer',
    subject: t.volunteer.id,
    version,
    before: before ? plain(before) : null,
    after: t.volunteer,
    detail: { state: t.volunteer.state },
    writes: [before ? updateVolunteer(t.volunteer) : insertVolunteer(t.volunteer), ...(t.writes ?? [])],
    events: told(before, t.volunteer, version),
    answer: ok,
  }
}

export interface Change {
  act: string
  why?: string | undefined
  detail?: Record<string, string>
  after: Volunteer
  writes?: Statement[]
}

/** Loads one under lock, compares the version that was looked at, and lets `change` say what becomes of it. */
export const changing = (
  ctx: Doing,
  id: string,
  sent: { id: string; base: number } & Record<string, unknown>,
  change: (row: VolunteerRow, tx: Tx) => Promise<Change>,
) =>
  edit(
    ctx,
    { ...sent, volunteer: id },
    (tx) => lockVolunteer(tx, id),
    async (row, tx) => {
      if (!row) throw new Refusal('not-found')
      const c = await change(row, tx)
      if (row.version !== sent.base) throw new Refusal('conflict', { reason: 'version' })
      return {
        act: c.act,
        kind: 'volunteer',
        subject: id,
        version: row.version + 1,
        before: plain(row),
        after: c.after,
        ...(c.why && { why: c.why }),
        detail: { state: c.after.state, ...c.detail },
        writes: [updateVolunteer(c.after), ...(c.writes ?? [])],
        events: told(row, c.after, row.version + 1),
        answer: ok,
      }
    },
    () => ok,
  )
