/** What the ledger of children seals, each value under its own row. */
import type { ChildDetails } from '../../domain/children/ledger.ts'
import type { County, House } from '../kernel/context.ts'
import { open, seal } from '../kernel/vault.ts'

type At = { house: House; county: County }
const spot = ({ county }: At, table: string, column: string, row: string) => ({
  county: county.code,
  table,
  column,
  row,
})

export const sealDetails = (at: At, id: string, details: ChildDetails) =>
  seal(at.house.keys, JSON.stringify(details), spot(at, 'child_entry', 'details', id))
export const openDetails = (at: At, id: string, value: string) =>
  JSON.parse(open(at.house.keys, value, spot(at, 'child_entry', 'details', id))) as ChildDetails

export const sealSaid = (at: At, id: string, said: string) =>
  said ? seal(at.house.keys, said, spot(at, 'child_log', 'said', id)) : null
export const openSaid = (at: At, id: string, value: string | null) =>
  value === null ? null : open(at.house.keys, value, spot(at, 'child_log', 'said', id))

export const sealClass = (at: At, id: string, name: string) =>
  seal(at.house.keys, name, spot(at, 'child_school', 'class', id))
export const openClass = (at: At, id: string, value: string | null) =>
  value === null ? null : open(at.house.keys, value, spot(at, 'child_school', 'class', id))
