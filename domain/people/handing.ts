/** What is held of a person at the end of a month, as it may be handed on: in clear, or masked where the giver may not see it. */
import { z } from 'zod'
import type { PlacePath } from '../kernel/place-path.ts'
import type { Day } from '../places/schema.ts'
import type { CareCode } from './cares.ts'
import { Age, Month, type Relation, type Residence, type Sex } from './schema.ts'
import { PlacePath as Place } from '../kernel/place-path.ts'
import { CareCode as Care } from './cares.ts'

/** Whose: everybody who lived in a place at the end of a month, or those of one category, of some ages. */
export const HandedWhom = z.strictObject({
  place: Place,
  month: Month,
  category: Care.nullable(),
  ageFrom: Age.nullable(),
  ageTo: Age.nullable(),
})
export type HandedWhom = z.output<typeof HandedWhom>

/** One number of a table of counts. */
export interface Counting {
  unit: 'people' | 'households'
  sex: 'male' | 'female' | null
  /** Completed years at the end of the month, both included. */
  ages: { from: number | null; to: number | null } | null
  category: CareCode | null
}

export interface Handed {
  id: string
  /** Where they lived at the end of the month. */
  place: PlacePath
  name: string
  sex: Sex
  /** A year where it is masked. */
  born: Day | null
  age: number | null
  idNumber: string | null
  phones: string[]
  address: string | null
  head: string | null
  relation: Relation | null
  residence: Residence | null
  /** Who lives in the household with them, they themselves included. */
  household: number | null
  /** Held at the end of the month, with the day each began. */
  categories: { code: CareCode; from: Day }[]
  /** Fields the county added, those that are not sealed. */
  extras: Record<string, string>
}

/** The last day of a month, `2026-02` → `2026-02-28`. */
export const lastDay = (month: string): Day =>
  new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).toISOString().slice(0, 10)
