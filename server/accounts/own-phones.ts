/** For what is told by message to one of the staff: the numbers of accounts. No job holds a right to read them; the app's role does. */
import type { County, House } from '../kernel/context.ts'
import { reading } from '../kernel/db/tx.ts'
import { open } from '../kernel/vault.ts'
import { phoneSpot } from './phones.ts'
import { phoneOf, whoHavePhones, type PhoneRow } from './store.ts'

interface At {
  house: House
  county: County
}

const read = <T>({ house, county }: At, work: Parameters<typeof reading<T>>[3]) =>
  reading(house.pools.app, county.code, { ranges: [], units: [] }, work)

/** Digits; undefined where there is none. */
export async function phoneOfAccount(at: At, account: string): Promise<string | undefined> {
  const row = await read(at, (tx) => tx.one<PhoneRow>(phoneOf(account)))
  return row && open(at.house.keys, row.sealed, phoneSpot(at, account))
}

/** Those of them who can be reached by message. */
export async function withPhone(at: At, accounts: readonly string[]): Promise<string[]> {
  if (accounts.length === 0) return []
  return (await read(at, (tx) => tx.rows<{ account: string }>(whoHavePhones(accounts)))).map((r) => r.account)
}
