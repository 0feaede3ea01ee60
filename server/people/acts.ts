/** Entering and changing persons. Masked values are refused by the shape; versions are kept whole and sealed. */
import type { Received } from '../../domain/kernel/api.ts'
import { Refusal, fault } from '../../domain/kernel/errors.ts'
import type { peopleApi } from '../../domain/people/api.ts'
import { householdFaults, sameMarks } from '../../domain/people/rules.ts'
import type { Household, HouseholdMember, Person } from '../../domain/people/schema.ts'
import type { Ctx } from '../kernel/context.ts'
import { dayOf } from '../kernel/day.ts'
import type { Statement, Tx } from '../kernel/db/tx.ts'
import { edit, ok, type Doing } from '../kernel/edit.ts'
import { mustHold, within } from './policy.ts'
import { blindHash, idNumberKey, keyRows, openPerson, phoneKey, sealPerson, sealPhones, sealVersion } from './sealed.ts'
import { insertMembers, lockHousehold, membersOf, placeOpen } from './store/household-store.ts'
import {
  dropKeys,
  dropPhones,
  idsByIdNumber,
  idsByKeys,
  idsByPhone,
  insertKeys,
  insertPersons,
  insertPhones,
  lockPerson,
  onePerson,
  peopleByIds,
  phonesOf,
  updatePerson,
} from './store/person-store.ts'
import { maskedOf } from './views.ts'

type Body<K extends keyof typeof peopleApi> = Received<(typeof peopleApi)[K]>['body']

export const changed = (person: string, seq: number, what: string) => ({
  name: 'people.changed',
  version: 1,
  subject: person,
  seq,
  payload: { what },
  topics: ['people'],
})

export const personWrites = (ctx: Doing, p: Person): Statement[] => [
  insertPersons([sealPerson(ctx, p)], ctx.now),
  insertPhones(sealPhones(ctx, p)),
  insertKeys(keyRows(p)),
]

/** Who in one's own area has this number already; equal names are no reason. */
async function sameNumber(tx: Tx, ctx: Ctx, idNumber: string | null | undefined, but?: string): Promise<boolean> {
  if (!idNumber) return false
  const found = await idsByIdNumber(tx, idNumberKey(ctx, idNumber), ctx.scope.ranges)
  return found.some((r) => r.person !== but)
}

export function addPerson(ctx: Ctx, body: Body<'add'>) {
  const { person, household, relation, day } = body
  mustHold(ctx, 'people.edit', person.place)
  if (person.born && person.born > dayOf(ctx.now)) throw fault('person.born', 'day-future')
  return edit(
    ctx,
    { id: person.id, sent: blindHash(ctx, body) },
    async (tx) => {
      const [place, home, members, taken] = await Promise.all([
        placeOpen(tx, person.place, dayOf(ctx.now)),
        household ? lockHousehold(tx, household) : undefined,
        household ? membersOf(tx, household) : [],
        sameNumber(tx, ctx, person.idNumber),
      ])
      return { place, home, members, taken }
    },
    ({ place, home, members, taken }) => {
      if (!place) throw fault('person.place', 'place-unknown')
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
        answer: { id: person.id },
        detail: { place: person.place },
        writes: [...personWrites(ctx, person), ...(link ? [insertMembers([{ ...link, place: person.place }])] : [])],
        events: [changed(person.id, 1, 'add')],
      }
    },
    () => ({ id: person.id }),
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

export function editPerson(ctx: Ctx, id: string, body: Body<'edit'>) {
  return edit(
    ctx,
    { id: body.id, person: id, sent: blindHash(ctx, body) },
    (tx) => Promise.all([lockPerson(tx, id), phonesOf(tx, id), sameNumber(tx, ctx, body.change.idNumber, id)]),
    ([row, phones, taken]) => {
      if (!row) throw new Refusal('not-found')
      if (row.version !== body.base) throw new Refusal('conflict', { reason: 'version' })
      if (taken) throw new Refusal('conflict', { reason: 'id-number-known' })
      const before = openPerson(ctx, row, phones)
      const after: Person = { ...before, ...body.change }
      const writes = [updatePerson(sealPerson(ctx, after))]
      if (body.change.phones) writes.push(dropPhones(id), insertPhones(sealPhones(ctx, after)))
      if (after.name !== before.name) writes.push(dropKeys(id), insertKeys(keyRows(after)))
      return {
        act: 'people.edit',
        kind: 'person',
        subject: id,
        version: row.version + 1,
        before: sealVersion(ctx, body.id, before),
        after: sealVersion(ctx, body.id, after),
        detail: { fields: Object.keys(body.change).sort().join(' ') },
        writes,
        events: [changed(id, row.version + 1, 'edit')],
        answer: ok,
      }
    },
    () => ok,
  )
}

const hints = 5

/** While a person is entered: who has the same phone, number, or name with birthday. Masked, and only in one's own area. */
export async function duplicates(ctx: Ctx, body: Body<'duplicates'>) {
  const day = dayOf(ctx.now)
  const ranges = within(ctx.scope.ranges, undefined)
  return ctx.read(async (tx) => {
    const [byNumber, byPhone, byName] = await Promise.all([
      body.idNumber ? idsByIdNumber(tx, idNumberKey(ctx, body.idNumber), ranges) : [],
      body.phones?.length
        ? idsByPhone(
            tx,
            body.phones.map((f) => phoneKey(ctx, f)),
            ranges,
            hints,
          )
        : [],
      body.name && body.born
        ? idsByKeys(
            tx,
            keyRows({ id: '', place: '', name: body.name })
              .map((k) => k.key)
              .filter((k) => k.startsWith('n:')),
            ranges,
            50,
          )
        : [],
    ])
    const ids = [...new Set([...byNumber, ...byPhone, ...byName].map((r) => r.person))]
    const known = await Promise.all(
      ids.map(async (id) => ({ row: await onePerson(tx, id), phones: await phonesOf(tx, id) })),
    )
    const marks = new Map(
      known.flatMap(({ row, phones }) =>
        row ? [[row.id, sameMarks(body, openPerson(ctx, row, phones))] as const] : [],
      ),
    )
    const same = ids.filter((id) => (marks.get(id)?.length ?? 0) > 0).slice(0, hints)
    const rows = same.length > 0 ? await peopleByIds(tx, day, same) : []
    return { items: rows.map((r) => ({ ...maskedOf(r, day), same: marks.get(r.id)! })) }
  })
}
