/** What a merge has to remember, sealed whole beside its alias: values in clear, and names of rows that were moved. */
import type { Person } from '../../domain/people/schema.ts'
import { open, seal } from '../kernel/vault.ts'
import type { LinkName, LinksMoved } from './merge-links.ts'
import type { At } from './sealed.ts'

export interface Inverse {
  /** The kept record before and after. */
  before: Person
  after: Person
  old: { person: Person; left: string | null }
  categories: { given: string[]; ended: string[] }
  accounts: { given: string[]; ended: string[]; selves: string[] }
  claims: string[]
  extras: string[]
  /** Whom to call; not in what was merged before there were any. */
  contacts?: string[]
  events: string[]
  links: LinksMoved
  /** What the kept record had of its own: the rest came since. */
  stood: { categories: string[]; accounts: string[]; links: LinkName[]; events: string[] }
}

const spot = (at: At, alias: string) => ({
  county: at.county.code,
  table: 'person_alias',
  column: 'inverse',
  row: alias,
})

export const sealInverse = (at: At, alias: string, inverse: Inverse): string =>
  seal(at.house.keys, JSON.stringify(inverse), spot(at, alias))

export const openInverse = (at: At, alias: string, sealed: string): Inverse =>
  JSON.parse(open(at.house.keys, sealed, spot(at, alias))) as Inverse
