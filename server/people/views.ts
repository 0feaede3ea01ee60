/** What a reader sees of a person: masked, and never the means to unmask. */
import { maskAddress, maskBorn } from '../../domain/people/mask.ts'
import { ageOn, categoriesOn } from '../../domain/people/rules.ts'
import type { HouseholdBrief, MaskedPerson, PersonCard, PersonCategory } from '../../domain/people/schema.ts'
import { maskedContact } from './contacts.ts'
import type { PersonRow, PhoneRow } from './sealed.ts'
import type { ContactRow } from './store/contact-store.ts'
import type { ExtraRow } from './store/extra-store.ts'
import type { MaskedRow } from './store/person-store.ts'

/** The dead have no age. */
const ageOf = (p: { born: string | null; died: string | null }, day: string) =>
  p.born && (p.died === null || p.died > day) ? ageOn(p.born, day) : null

export const maskedOf = (row: MaskedRow, day: string): MaskedPerson => ({
  id: row.id,
  place: row.place,
  name: row.name,
  sex: row.sex,
  phone: row.phone,
  age: ageOf(row, day),
  address: row.address && maskAddress(row.address),
  categories: row.died !== null && row.died <= day ? [] : row.categories,
})

type Placed = Omit<HouseholdBrief['members'][number], 'age'> & { born: string | null; died: string | null }

/** Rows of members, household by household. */
export function householdsOf(
  rows: (Omit<Placed, 'person'> & { id: string; place: string; person: string | null })[],
  day: string,
) {
  const homes = new Map<string, HouseholdBrief>()
  for (const { id, place, person, name, born, died, relation, residence } of rows) {
    const home = homes.get(id) ?? { id, place, members: [] }
    if (person !== null) home.members.push({ person, name, age: ageOf({ born, died }, day), relation, residence })
    homes.set(id, home)
  }
  return [...homes.values()]
}

export interface CardParts {
  row: PersonRow & { version: number; left_on: string | null; merges: number }
  phones: PhoneRow[]
  dated: (PersonCategory & { confirmedAt: Date | null; confirmedBy: string | null })[]
  mates: (Placed & { household: string; liaison: string | null })[]
  address: { text: string } | undefined
  extras: ExtraRow[]
  contacts: ContactRow[]
  accounts: number
  claims: number
}

export function cardOf(
  { row, phones, dated, mates, address, extras, contacts, accounts, claims }: CardParts,
  day: string,
): PersonCard {
  return {
    id: row.id,
    place: row.place,
    name: row.name_masked,
    sex: row.sex,
    age: ageOf(row, day),
    phone: phones[0]?.masked ?? null,
    phones: phones.map((f) => f.masked),
    address: address ? maskAddress(address.text) : null,
    categories: categoriesOn(row, dated, day),
    born: row.born && maskBorn(row.born),
    died: row.died,
    left: row.left_on,
    idNumber: row.id_number_masked,
    addressNote: row.address_note !== null,
    household: mates[0]
      ? {
          id: mates[0].household,
          liaison: mates[0].liaison,
          members: mates.map(({ household: _h, liaison: _l, born, died, ...m }) => ({
            ...m,
            age: ageOf({ born, died }, day),
          })),
        }
      : null,
    dated: dated.map((c) => ({ ...c, confirmedAt: c.confirmedAt?.toISOString() ?? null })),
    extras: extras.map((e) => ({ field: e.field, value: e.plain })),
    contacts: contacts.map(maskedContact),
    accounts,
    claims,
    merges: row.merges,
    version: row.version,
  }
}
