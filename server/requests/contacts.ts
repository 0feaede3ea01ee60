/** Who may be told and who spoke for whom: sealed at rest, found by HMAC, shown masked. */
import type { Piece } from '../../domain/requests/keep.ts'
import type { County, House } from '../kernel/context.ts'
import { blindIndex, open, seal, type Spot } from '../kernel/vault.ts'
import type { ContactRow } from './store.ts'

const spot = (county: County, row: string, column: 'phone' | 'name'): Spot => ({
  county: county.code,
  table: 'request_contacts',
  column,
  row,
})

/** Same number, same index, whichever room asks. */
export const phoneIndex = (house: House, county: County, phone: string) =>
  blindIndex(house.keys, county.code, 'phone', phone)

const value = (pieces: readonly Piece[], path: string) =>
  pieces.find((p) => p.path === path && p.as === 'personal')?.value as string | undefined

interface Filing {
  house: House
  county: County
  request: string
  now: Date
  account: string | null
  /** The key of the filing device, hashed. */
  deviceKey?: Buffer
}

/** The rows that the personal pieces of a report or a follow become. */
export function contactRows(f: Filing, kind: string, pieces: readonly Piece[], inPerson: boolean): ContactRow[] {
  const rows: ContactRow[] = []
  const add = (role: ContactRow['role'], prefix: string, always: boolean) => {
    const phone = value(pieces, `${prefix}.phone`)
    const name = value(pieces, `${prefix}.name`)
    if (!phone && !name && !always) return
    const id = f.house.newId()
    rows.push({
      request: f.request,
      role,
      id,
      phone: phone ? seal(f.house.keys, phone, spot(f.county, id, 'phone')) : null,
      phone_index: phone ? phoneIndex(f.house, f.county, phone) : null,
      phone_last4: phone?.slice(-4) ?? null,
      name: name ? seal(f.house.keys, name, spot(f.county, id, 'name')) : null,
      in_person: inPerson,
      account: f.account,
      device_key: role === 'reporter' ? (f.deviceKey ?? null) : null,
      received_at: f.now,
    })
  }
  if (kind === 'report') {
    add('reporter', 'contact', inPerson || f.deviceKey !== undefined)
    add('representative', 'representative', false)
  }
  if (kind === 'follow') add('follower', 'contact', true)
  return rows
}

export const phoneOf = (house: House, county: County, c: ContactRow) =>
  c.phone ? open(house.keys, c.phone, spot(county, c.id, 'phone')) : undefined

export const nameOf = (house: House, county: County, c: ContactRow) =>
  c.name ? open(house.keys, c.name, spot(county, c.id, 'name')) : undefined
