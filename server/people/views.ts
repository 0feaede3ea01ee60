/** What a reader sees of a person: masked, and never the means to unmask. */
import { maskAddress, maskBorn } from '../../domain/people/mask.ts'
import { ageOn, categoriesOn } from '../../domain/people/rules.ts'
import type { MaskedPerson, PersonCard, PersonCategory } from '../../domain/people/schema.ts'
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

export interface CardParts {
  row: PersonRow & { version: number }
  phones: PhoneRow[]
  dated: PersonCategory[]
  mates: (NonNullable<PersonCard['household']>['members'][number] & { household: string })[]
  address: { text: string } | undefined
  accounts: number
}

export function cardOf({ row, phones, dated, mates, address, accounts }: CardParts, day: string): PersonCard {
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
    idNumber: row.id_number_masked,
    addressNote: row.address_note !== null,
    household: mates[0] ? { id: mates[0].household, members: mates.map(({ household: _, ...m }) => m) } : null,
    dated,
    accounts,
    version: row.version,
  }
}
