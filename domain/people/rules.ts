/** People: age, the household and its head, what is held on a day, who may be the same person. */
import type { Day } from '../places/schema.ts'
import type { CareCode } from './cares.ts'
import { foldName } from './fold.ts'
import type { HouseholdMember, Person, PersonCategory } from './schema.ts'

/** Completed years on a day. Born on 29 February: a year older on 1 March of a common year. */
export function ageOn(born: Day, day: Day): number {
  const years = Number(day.slice(0, 4)) - Number(born.slice(0, 4))
  return day.slice(5) < born.slice(5) ? years - 1 : years
}

const now = (t: { from: Day; to: Day | null }, day: Day) => t.from <= day && (t.to === null || day < t.to)

export type HouseholdFault = 'no-head' | 'two-heads' | 'member-twice' | 'days-turned'

/** A household with members has exactly one head on every day; here on one day. */
export function householdFaults(members: readonly HouseholdMember[], day: Day): HouseholdFault[] {
  const today = members.filter((m) => now(m, day))
  const faults: HouseholdFault[] = []
  const heads = today.filter((m) => m.relation === 'head').length
  if (today.length > 0 && heads === 0) faults.push('no-head')
  if (heads > 1) faults.push('two-heads')
  if (new Set(today.map((m) => m.person)).size < today.length) faults.push('member-twice')
  if (members.some((m) => m.to !== null && m.to < m.from)) faults.push('days-turned')
  return faults
}

/** Categories a person holds on a day, each once. The dead hold none. */
export function categoriesOn(person: Pick<Person, 'died'>, dated: readonly PersonCategory[], day: Day): CareCode[] {
  if (person.died !== null && person.died <= day) return []
  return [...new Set(dated.filter((c) => now(c, day)).map((c) => c.category))].sort()
}

export type SameMark = 'phone' | 'id-number' | 'name-and-birth'

type Known = Partial<Pick<Person, 'name' | 'born' | 'phones' | 'idNumber'>>
type Entered = Pick<Person, 'name' | 'born' | 'phones' | 'idNumber' | 'place'>

/** Marks that two records share. An equal name alone is no mark: people with equal names are common. */
export function sameMarks(a: Known, b: Known): SameMark[] {
  const marks: SameMark[] = []
  if (a.idNumber && a.idNumber === b.idNumber) marks.push('id-number')
  if (a.phones?.some((p) => b.phones?.includes(p))) marks.push('phone')
  if (a.name && a.born && a.name === b.name && a.born === b.born) marks.push('name-and-birth')
  return marks
}

/**
 * Whether somebody written down where no hints could be seen may be one who is there already: a shared mark, or the same
 * name in the same grid with nothing that tells them apart.
 */
export function lookAlike(a: Entered, b: Entered): boolean {
  if (a.idNumber && b.idNumber && a.idNumber !== b.idNumber) return false
  if (sameMarks(a, b).length > 0) return true
  const apart = a.born !== null && b.born !== null && a.born !== b.born
  return a.place === b.place && foldName(a.name) === foldName(b.name) && !apart
}
