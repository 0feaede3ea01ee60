/** Entering and changing persons. Masked values are refused by the shape; versions are kept whole and sealed. */
import type { Received } from '../../domain/kernel/api.ts'
import { Refusal, fault } from '../../domain/kernel/errors.ts'
import type { peopleApi } from '../../domain/people/api.ts'
import { divide } from '../../domain/people/claims.ts'
import { withNumber } from '../../domain/people/idnumber.ts'
import { householdFaults } from '../../domain/people/rules.ts'
import type { Household, HouseholdMember, Person } from '../../domain/people/schema.ts'
import type { Ctx } from '../kernel/context.ts'
import { dayOf } from '../kernel/day.ts'
import type { Statement } from '../kernel/db/tx.ts'
import { edit, type Doing } from '../kernel/edit.ts'
import { apartWrites, mustSee } from './apart.ts'
import { approvalOf, asked, claimRows, numberSays } from './claims.ts'
import { alikeUnseen } from './duplicates.ts'
import { changed, sameNumber } from './events.ts'
import { mustHold } from './policy.ts'
import { blindHash, keyRows, openPerson, sealPerson, sealPhones, sealVersion } from './sealed.ts'
import { claimsOfEdit, insertClaims, openClaimsOf } from './store/claim-store.ts'
import { insertMembers, lockHousehold, membersOf, placeOpen } from './store/household-store.ts'
import { insertEvents } from './store/event-store.ts'
import { deriveKeys } from './store/key-store.ts'
import {
  dropKeys,
  dropPhones,
  insertKeys,
  insertPersons,
  insertPhones,
  lockPerson,
  phonesOf,
  updatePerson,
} from './store/person-store.ts'

const ok = true as const

type Body<K extends keyof typeof peopleApi> = Received<(typeof peopleApi)[K]>['body']

export const personWrites = (ctx: Doing, p: Person): Statement[] => [
  insertPersons([sealPerson(ctx, p)], ctx.now),
  insertPhones(sealPhones(ctx, p)),
  insertKeys(keyRows(ctx, p)),
]

export function addPerson(ctx: Ctx, body: Body<'add'>) {
  const { household, relation, day, came } = body
  const person = withNumber(body.person)
  const said = claimRows(ctx, person.id, person, numberSays(person, []))
  const answer = { ok: true, id: person.id, waiting: said.map((c) => c.what) } as const
  mustHold(ctx, 'people.edit', person.place)
  if (person.born && person.born > dayOf(ctx.now)) throw fault('person.born', 'day-future')
  if (day > dayOf(ctx.now)) throw fault('day', 'day-future')
  if (person.died) throw fault('person.died', 'event-order')
  return edit(
    ctx,
    { id: person.id, sent: blindHash(ctx, body) },
    async (tx) => {
      const [place, home, members, taken] = await Promise.all([
        placeOpen(tx, person.place, dayOf(ctx.now)),
        household ? lockHousehold(tx, household) : undefined,
        household ? membersOf(tx, household) : [],
        sameNumber(tx, ctx, person.idNumber),
        mustSee(ctx, tx, body.apart),
      ])
      const alike = body.unseen && !taken ? await alikeUnseen(tx, ctx, person) : []
      return { place, home, members, taken, alike }
    },
    ({ place, home, members, taken, alike }) => {
      if (!place) throw fault('person.place', 'place-unknown')
      // Whoever has the same number is found by the same question as whoever looks alike.
      if (body.unseen && ((taken && !body.apart) || alike.some((id) => !body.apart?.others.includes(id))))
        throw new Refusal('conflict', { reason: 'look-alike' })
      if (taken) throw new Refusal('conflict', { reason: 'id-number-known' })
      const link: HouseholdMember | undefined = household
        ? { household, person: person.id, relation, residence: 'both', from: day, to: null }
        : undefined
      if (link) fits(home, members, link, person.place)
      return {
        act: 'people.add',
        kind: 'person',
        subject: person.id,
        version: 1,
        before: null,
        after: sealVersion(ctx, person.id, person),
        answer,
        detail: { place: person.place },
        writes: [
          ...personWrites(ctx, person),
          insertEvents(
            [{ id: person.id, person: person.id, kind: came, day, from: null, to: person.place }],
            ctx.session?.account ?? null,
            ctx.now,
          ),
          ...(link ? [insertMembers([{ ...link, place: person.place }])] : []),
          ...(said.length > 0 ? [insertClaims(said, ctx.now)] : []),
          ...apartWrites(ctx, person, body.apart),
          ...deriveKeys([person.id]),
        ],
        events: [changed(person.id, 1, 'add')],
      }
    },
    () => answer,
  )
}

/** A link belongs into an open household of the same place that keeps exactly one head. */
export function fits(
  home: Household | undefined,
  members: readonly HouseholdMember[],
  link: HouseholdMember,
  place: string,
) {
  if (!home || home.closed !== null) throw fault('household', 'household-unknown')
  if (home.place !== place) throw fault('household', 'household-elsewhere')
  const wrong = householdFaults([...members, link], link.from)[0]
  if (wrong) throw fault('relation', wrong)
}

/** What asks for a second person waits beside what is held; the rest is written, and a number fills in what was empty. */
export async function editPerson(ctx: Ctx, id: string, body: Body<'edit'>) {
  const approval = await approvalOf(ctx)
  let known: string[] = []
  return edit(
    ctx,
    { id: body.id, person: id, sent: blindHash(ctx, body) },
    async (tx) => {
      const [row, phones, taken, open, earlier] = await Promise.all([
        lockPerson(tx, id),
        phonesOf(tx, id),
        sameNumber(tx, ctx, body.change.idNumber, id),
        openClaimsOf(tx, id),
        claimsOfEdit(tx, body.id),
      ])
      known = earlier.map((c) => c.what)
      return { row, phones, taken, open }
    },
    ({ row, phones, taken, open }) => {
      if (!row) throw new Refusal('not-found')
      if (row.version !== body.base) throw new Refusal('conflict', { reason: 'version' })
      if (taken) throw new Refusal('conflict', { reason: 'id-number-known' })
      const before = openPerson(ctx, row, phones)
      const { now, asked: wishes } = divide(before, body.change, approval)
      const fresh = wishes.filter((w) => !asked(ctx, open, w.what, w.claimed))
      const after: Person = withNumber({ ...before, ...now })
      const said = claimRows(ctx, body.id, after, [
        ...fresh.map((a) => ({ ...a, about: 'field', reason: 'change', source: 'change' }) as const),
        ...numberSays(after, open),
      ])
      const writes = [updatePerson(sealPerson(ctx, after))]
      if (now.phones) writes.push(dropPhones(id), insertPhones(sealPhones(ctx, after)))
      if (after.name !== before.name) writes.push(dropKeys(id), insertKeys(keyRows(ctx, after)))
      if (after.born !== before.born) writes.push(...deriveKeys([id]))
      if (said.length > 0) writes.push(insertClaims(said, ctx.now))
      return {
        act: 'people.edit',
        kind: 'person',
        subject: id,
        version: row.version + 1,
        before: sealVersion(ctx, body.id, before),
        after: sealVersion(ctx, body.id, after),
        detail: { fields: Object.keys(body.change).sort().join(' '), waiting: said.length },
        writes,
        events: [changed(id, row.version + 1, 'edit')],
        answer: { ok, waiting: [...new Set([...wishes, ...said].map((c) => c.what))] },
      }
    },
    () => ({ ok, waiting: known }),
  )
}
