/** A person of a row, sealed and with its keys before the act begins: screens are answered in between, and the act is short. */
import { withNumber } from '../../../domain/people/idnumber.ts'
import type { Wanted } from '../../../domain/people/import/wanted.ts'
import type { Person } from '../../../domain/people/schema.ts'
import { keyRows, sealPerson, sealPhones, type KeyRow, type PersonRow, type PhoneRow } from '../sealed.ts'
import type { Bringing } from './bringing.ts'

export interface Ready {
  person: Person
  row: PersonRow
  phones: PhoneRow[]
  keys: KeyRow[]
}

/** As a row says them; a number fills in what it leaves out. */
export const personOf = (id: string, place: string, wanted: Wanted): Person => {
  const { name, sex, born, phones, idNumber, address } = wanted
  return withNumber({ id, place, name, sex, born, phones, idNumber, addressNote: address, died: null })
}

export const readyOf = (b: Bringing, person: Person): Ready => ({
  person,
  row: sealPerson(b, person),
  phones: sealPhones(b, person),
  keys: keyRows(b, person),
})

/** Where they live is known only now; what is sealed does not depend on it. A row more that named them has changed the phones. */
export function placed(b: Bringing, person: Person, ready: Ready | null): Omit<Ready, 'person'> {
  if (!ready || ready.person.phones.length !== person.phones.length) return readyOf(b, person)
  const { row, phones, keys } = ready
  const { place, addressNote } = person
  return {
    row: { ...row, place, address_note: addressNote === null ? null : row.address_note },
    phones: phones.map((f) => ({ ...f, place })),
    keys,
  }
}
