/** Phone numbers as they lie here: sealed, and found by a blind index. */
import { maskedEnding } from '../../domain/accounts/rules.ts'
import type { County, House } from '../kernel/context.ts'
import { blindIndex, seal } from '../kernel/vault.ts'

type At = { house: Pick<House, 'keys'>; county: Pick<County, 'code'> }

export const phoneSpot = (at: At, account: string) => ({
  county: at.county.code,
  table: 'account_phones',
  column: 'sealed',
  row: account,
})

export const phoneKey = (at: At, digits: string): Buffer =>
  blindIndex(at.house.keys, at.county.code, 'account phone', digits)

export const phoneRow = (at: At, account: string, kind: 'staff' | 'resident', digits: string) => ({
  account,
  kind,
  sealed: seal(at.house.keys, digits, phoneSpot(at, account)),
  key: phoneKey(at, digits),
  ending: maskedEnding(digits),
})
