/** What a reader sees of a person: masked, and never the means to unmask. */
import { maskAddress, maskBorn } from '../../domain/people/mask.ts'
import { ageOn, categoriesOn } from '../../domain/people/rules.ts'
import type { HouseholdBrief, MaskedPerson, PersonCard, PersonCategory } from '../../domain/people/schema.ts'
import type { PersonRow, PhoneRow } from './sealed.ts'
import type { MaskedRow } from './store/person-store.ts'

export const maskedOf = (row: MaskedRow, day: string): MaskedPerson => ({
  id: row.id,
  place: row.place,
  name: row.name,
  sex: row.sex,
  phone: row.phone,
  age: row.born && (row.died === null || row.died > day) ? ageOn(row.born, day) : null,
  address: row.address && maskAddress(row.address),
  categories: row.died !== null && row.died <= day ? [] : row.categories,
})

type Placed = HouseholdBrief['members'][number]

/** Rows of members, household by household. */
export function householdsOf(rows: (Omit<Placed, 'person'> & { id: string; place: string; person: string | null })[]) {
  const homes = new Map<string, HouseholdBrief>()
  for (const { id, place, person, name, relation, residence } of rows) {
    const home = homes.get(id) ?? { id, place, members: [] }
    if (person !== null) home.members.push({ person, name, relation, residence })
    homes.set(id, home)
  }
  return [...homes.values()]
}

export interface CardParts {
  row: PersonRow & { version: number; left_on: string | null }
  phones: PhoneRow[]
  dated: (PersonCategory & { confirmedAt: Date | null; confirmedBy: string | null })[]
  mates: (NonNullable<PersonCard['household']>['members'][number] & { household: string; liaison: string | null })[]
  address: { text: string } | undefined
  accounts: number
  claims: number
}

export function cardOf({ row, phones, dated, mates, address, accounts, claims }: CardParts, day: string): PersonCard {
  return {
    id: row.id,
    place: row.place,
    name: row.name_masked,
    sex: row.sex,
    age: row.born && (row.died === null || row.died > day) ? ageOn(row.born, day) : null,
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
          members: mates.map(({ household: _h, liaison: _l, ...m }) => m),
        }
      : null,
    dated: dated.map((c) => ({ ...c, confirmedAt: c.confirmedAt?.toISOString() ?? null })),
    accounts,
    claims,
    version: row.version,
  }
}
