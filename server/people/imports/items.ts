/** Rows of a chunk, and who is entered with it. */
import type { WantedContact } from '../../../domain/people/import/contacts.ts'
import type { Wanted } from '../../../domain/people/import/wanted.ts'
import type { Person, PersonCategory } from '../../../domain/people/schema.ts'
import type { SeenRow } from '../store/import-store.ts'
import type { There } from './match.ts'
import type { Ready } from './ready.ts'

export interface Item {
  row: SeenRow
  /** Null: somebody whom a roster does not name. */
  wanted: Wanted | null
  key: Buffer | null
  /** Who would be entered, if nobody is found. */
  ready: Ready | null
}

/** Somebody who is entered with this chunk. */
export interface Fresh {
  person: Person
  categories: PersonCategory[]
  housed: boolean
  extras: Record<string, string>
  contacts: WantedContact[]
  ready: Ready | null
}

/** Somebody who was there, as the chunk leaves them. */
export interface Touched {
  there: There
  before: Person
  after: Person
  fields: boolean
}
