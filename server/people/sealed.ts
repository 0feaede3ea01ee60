/** Between a person in clear and the rows that are kept: identifiers sealed where they lie, masks beside them, keys to find them. */
import { personKeys, wholeName } from '../../domain/people/keys.ts'
import { maskIdNumber, maskName, maskPhone } from '../../domain/people/mask.ts'
import type { Person, Sex } from '../../domain/people/schema.ts'
import type { County, House } from '../kernel/context.ts'
import { canonical } from '../kernel/hash.ts'
import { blindIndex, open, seal, type Spot } from '../kernel/vault.ts'

export interface At {
  house: Pick<House, 'keys'>
  county: Pick<County, 'code'>
}

export interface PersonRow {
  id: string
  place: string
  name: string
  name_masked: string
  sex: Sex
  born: string | null
  id_number: string | null
  id_number_masked: string | null
  id_number_key: Buffer | null
  address_note: string | null
  died: string | null
}

export interface PhoneRow {
  person: string
  place: string
  no: number
  sealed: string
  masked: string
  key: Buffer
}

/** Place, birth date and categories beside it come from the person's other rows. */
export interface KeyRow {
  key: string
  person: string
}

const spot = (at: At, row: string, column: string, table = 'person'): Spot => ({
  county: at.county.code,
  table,
  column,
  row,
})

/** The same number is found whichever room asks. */
export const phoneKey = ({ house, county }: At, phone: string) => blindIndex(house.keys, county.code, 'phone', phone)
export const idNumberKey = ({ house, county }: At, number: string) =>
  blindIndex(house.keys, county.code, 'id-number', number)

/** What was sent, as a hash that says nothing to whoever has no key: bodies with few possible contents could be guessed. */
export const blindHash = ({ house, county }: At, sent: unknown) =>
  blindIndex(house.keys, county.code, 'body', canonical(sent)).toString('hex')

/** A name where it lies. */
export const sealName = (at: At, id: string, name: string) => seal(at.house.keys, name, spot(at, id, 'name'))

export function sealPerson(at: At, p: Person): PersonRow {
  const sealed = (column: string, value: string | null) =>
    value === null ? null : seal(at.house.keys, value, spot(at, p.id, column))
  return {
    id: p.id,
    place: p.place,
    sex: p.sex,
    born: p.born,
    died: p.died,
    name: sealed('name', p.name)!,
    name_masked: maskName(p.name),
    id_number: sealed('id_number', p.idNumber),
    id_number_masked: p.idNumber && maskIdNumber(p.idNumber),
    id_number_key: p.idNumber ? idNumberKey(at, p.idNumber) : null,
    address_note: sealed('address_note', p.addressNote || null),
  }
}

export const sealPhones = (at: At, p: Pick<Person, 'id' | 'place' | 'phones'>): PhoneRow[] =>
  [...new Set(p.phones)].map((phone, no) => ({
    person: p.id,
    place: p.place,
    no,
    sealed: seal(at.house.keys, phone, spot(at, `${p.id}/${no}`, 'sealed', 'person_phone')),
    masked: maskPhone(phone),
    key: phoneKey(at, phone),
  }))

/** Keys recur: half the county shares its surnames, and a name is asked for as often as it is borne. */
const hashed = new Map<string, string>()
const mostHashed = 200_000

/** A piece of a name as it is kept and asked for: 64 bits that tell nothing without the key (docs/decisions/0009). */
export function findKey({ house, county }: At, piece: string): string {
  const name = `${county.code} ${piece}`
  let key = hashed.get(name)
  if (key === undefined) {
    key = blindIndex(house.keys, county.code, 'name-piece', piece).readBigInt64BE().toString()
    if (hashed.size >= mostHashed) hashed.clear()
    hashed.set(name, key)
  }
  return key
}

export const findKeys = (at: At, pieces: readonly string[]) => pieces.map((p) => findKey(at, p))

/** What everybody of this very name is found by. */
export const sameNameKey = (at: At, name: string) => findKey(at, wholeName(name))

export const keyRows = (at: At, p: Pick<Person, 'id' | 'name'>): KeyRow[] =>
  findKeys(at, personKeys(p.name)).map((key) => ({ key, person: p.id }))

export const openPhone = (at: At, row: Pick<PhoneRow, 'person' | 'no' | 'sealed'>) =>
  open(at.house.keys, row.sealed, spot(at, `${row.person}/${row.no}`, 'sealed', 'person_phone'))

export const openName = (at: At, row: Pick<PersonRow, 'id' | 'name'>) =>
  open(at.house.keys, row.name, spot(at, row.id, 'name'))

export const openIdNumber = (at: At, row: { id: string; id_number: string }) =>
  open(at.house.keys, row.id_number, spot(at, row.id, 'id_number'))

export function openPerson(at: At, row: PersonRow, phones: Pick<PhoneRow, 'person' | 'no' | 'sealed'>[]): Person {
  const opened = (column: 'name' | 'id_number' | 'address_note') =>
    row[column] === null ? null : open(at.house.keys, row[column], spot(at, row.id, column))
  return {
    id: row.id,
    place: row.place,
    sex: row.sex,
    born: row.born,
    died: row.died,
    name: opened('name')!,
    phones: phones.map((f) => openPhone(at, f)),
    idNumber: opened('id_number'),
    addressNote: opened('address_note'),
  }
}

/** A version in the history, whole and sealed: the history has no policy by place. */
export const sealVersion = (at: At, edit: string, value: object | null) =>
  value && seal(at.house.keys, JSON.stringify(value), spot(at, edit, 'value', 'history'))
