/** Whole households in one go: the invented crowd of a demo county, 300 or 1,000,000. */
import type { AccountLink } from '../../domain/people/schema.ts'
import type { InventedHousehold } from '../../domain/people/invent.ts'
import { stableId } from '../../domain/kernel/stable-id.ts'
import { ageOn } from '../../domain/people/rules.ts'
import { linkPersonTo } from '../accounts/index.ts'
import { dayOf } from '../kernel/day.ts'
import type { Statement } from '../kernel/db/tx.ts'
import { edit, type Doing } from '../kernel/edit.ts'
import { bodyHash } from '../kernel/hash.ts'
import { contactRow } from './contacts.ts'
import { keyRows, sealPerson, sealPhones } from './sealed.ts'
import { insertContacts } from './store/contact-store.ts'
import { insertEvents } from './store/event-store.ts'
import { insertHouseholds, insertMembers } from './store/household-store.ts'
import { deriveKeys } from './store/key-store.ts'
import {
  insertCategories,
  insertKeys,
  insertLink,
  insertPersons,
  insertPhones,
  linksThere,
  peopleThere,
} from './store/person-store.ts'

/** Persons in one edit. */
const perEdit = 1_000

/** Households whose first person is there already are passed over. @returns persons entered */
export async function installPeople(doing: Doing, homes: Iterable<InventedHousehold>): Promise<number> {
  let made = 0
  let chunk: InventedHousehold[] = []
  let persons = 0
  const flush = async () => {
    made += await installChunk(doing, chunk)
    chunk = []
    persons = 0
  }
  for (const home of homes) {
    chunk.push(home)
    persons += home.members.length
    if (persons >= perEdit) await flush()
  }
  if (chunk.length > 0) await flush()
  return made
}

async function installChunk(doing: Doing, chunk: InventedHousehold[]): Promise<number> {
  const heads = chunk.map((h) => h.members[0]!.person.id)
  const there = new Set((await doing.read((tx) => peopleThere(tx, heads))).map((r) => r.id))
  const fresh = chunk.filter((h) => !there.has(h.members[0]!.person.id))
  const rows = fresh.reduce((n, h) => n + h.members.length, 0)
  if (rows === 0) return 0
  const hash = bodyHash(fresh.map((h) => h.household.id))
  await edit(
    doing,
    { id: doing.house.newId() },
    async () => undefined,
    () => ({
      act: 'people.install',
      kind: 'people-install',
      subject: stableId(doing.county.code, 'people', hash),
      version: 1,
      before: null,
      after: { rows, hash },
      detail: { households: fresh.length, persons: rows },
      writes: writesFor(doing, fresh),
      answer: undefined,
    }),
    () => undefined,
  )
  return rows
}

/** Accounts that speak for a person from the start: in demo counties only, where nobody has to be seen. */
export async function installLinks(doing: Doing, links: readonly (AccountLink & { place: string })[]): Promise<void> {
  const named = links.map((l) => ({ ...l, id: stableId(doing.county.code, 'account link', l.account, l.person) }))
  const ids = named.map((l) => l.id)
  const there = new Set((await doing.read((tx) => linksThere(tx, ids))).map((r) => r.id))
  for (const link of named.filter((l) => !there.has(l.id))) {
    await edit(
      doing,
      { id: doing.house.newId() },
      async () => undefined,
      () => ({
        act: 'people.link-account',
        kind: 'person-account',
        subject: link.id,
        version: 1,
        before: null,
        after: link,
        answer: undefined,
        detail: { account: link.account, as: link.as },
        writes: [insertLink(link), ...(link.as === 'self' ? [linkPersonTo(link.account, link.person)] : [])],
      }),
      () => undefined,
    )
  }
}

/** Whoever lives alone at sixty or more has the next door as neighbour and the one behind it for an emergency. */
function contactsInvented(doing: Doing, homes: InventedHousehold[]) {
  const day = dayOf(doing.now)
  return homes.flatMap((h, i) => {
    const [one, ...rest] = h.members.filter((m) => m.member.residence !== 'registered-only')
    const alone = one?.person.born && rest.length === 0 && ageOn(one.person.born, day) >= 60
    if (!alone) return []
    return (['neighbour', 'emergency'] as const).flatMap((kind, next) => {
      const other = homes[i + next + 1]?.members[0]?.person
      const phone = other?.phones[0]
      if (!other || !phone) return []
      const id = stableId(doing.county.code, 'contact', one.person.id, kind)
      const of = { id, person: one.person.id, place: h.household.place }
      return [contactRow(doing, of, { kind, name: other.name, phone, agreed: 'in-person', from: h.household.opened })]
    })
  })
}

function writesFor(doing: Doing, homes: InventedHousehold[]): Statement[] {
  const members = homes.flatMap((h) => h.members.map((m) => ({ ...m, place: h.household.place })))
  return [
    insertPersons(
      members.map((m) => sealPerson(doing, m.person)),
      doing.now,
    ),
    insertPhones(members.flatMap((m) => sealPhones(doing, m.person))),
    insertKeys(members.flatMap((m) => keyRows(doing, m.person))),
    // In the register from the start: found where they live.
    insertEvents(
      homes.flatMap((h) =>
        h.members.map((m) => ({
          id: m.person.id,
          person: m.person.id,
          kind: 'found' as const,
          day: h.household.opened,
          from: null,
          to: m.person.place,
        })),
      ),
      null,
      doing.now,
    ),
    insertHouseholds(homes.map((h) => h.household)),
    insertMembers(members.map((m) => ({ ...m.member, place: m.place }))),
    insertContacts(contactsInvented(doing, homes)),
    insertCategories(members.flatMap((m) => m.categories.map((c) => ({ ...c, place: m.place })))),
    ...deriveKeys(members.map((m) => m.person.id)),
  ]
}
