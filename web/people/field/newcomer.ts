/** From what the form holds to the person that is sent, and to what this phone shows until the server's list does. Pure. */
import { nameMark, type FieldHome } from '../../../domain/people/area.ts'
import { cleanPhone } from '../../../domain/people/digits.ts'
import type { FieldFault } from '../../../domain/kernel/errors.ts'
import { maskName } from '../../../domain/people/mask.ts'
import { ageOn } from '../../../domain/people/rules.ts'
import type { Relation, Sex } from '../../../domain/people/schema.ts'
import type { NewHere } from './area.ts'

export interface Newcomer {
  name: string
  sex: Sex
  born: string
  phone: string
  /** Empty until it is chosen: nothing about a person is taken for granted. */
  relation: Relation | ''
  came: 'found' | 'arrive' | 'birth'
}

export const newcomerFaults = (v: Newcomer, today: string): FieldFault[] => [
  ...(v.name.trim() ? [] : [{ path: 'name', code: 'name' }]),
  ...(v.relation ? [] : [{ path: 'relation', code: 'required' }]),
  ...(v.born > today ? [{ path: 'born', code: 'day-future' }] : []),
  ...(v.phone.trim() && (cleanPhone(v.phone) ?? '').length < 7 ? [{ path: 'phone', code: 'phone' }] : []),
]

export interface Beside {
  person: string
  place: string
  home: FieldHome | undefined
  today: string
}

export function newcomerOf(v: Newcomer, { person, place, home, today }: Beside) {
  const phone = cleanPhone(v.phone)
  return {
    person: {
      id: person,
      place,
      name: v.name.trim(),
      sex: v.sex,
      born: v.born || null,
      phones: phone ? [phone] : [],
      idNumber: null,
      addressNote: null,
      died: null,
    },
    ...(home && v.relation && { household: home.id, relation: v.relation }),
    day: today,
    came: v.came,
    unseen: true,
  }
}

export function heldOf(v: Newcomer, { person, place, home, today }: Beside): NewHere {
  const name = v.name.trim()
  return {
    home: home
      ? { ...home, people: [] }
      : { id: person, place, dwelling: null, address: null, ordered: null, people: [] },
    person: {
      id: person,
      name: maskName(name),
      mark: nameMark(person, name),
      sex: v.sex,
      age: v.born ? ageOn(v.born, today) : null,
      relation: home && v.relation ? v.relation : null,
      away: false,
    },
  }
}

/** Whoever is the first of a household is its head; a household has one. */
export const relationsIn = (home: FieldHome): Relation[] =>
  home.people.some((p) => p.relation === 'head')
    ? ['spouse', 'child', 'parent', 'child-in-law', 'grandchild', 'grandparent', 'sibling', 'other']
    : ['head']
