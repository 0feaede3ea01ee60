/** What the vault keeps among the marks of the phone's database. Nothing here opens anything by itself. */
import type { Contact, FieldTerms } from '../../../domain/kernel/lease.ts'
import type { FieldDb } from '../outbox/db.ts'
import type { Bytes, CountyKey } from './crypto.ts'

export interface VaultRow {
  id: string
  account: string
  /** Not to be taken out of this browser. */
  device: CryptoKey
  salt: Bytes
  rounds: number
  /** The data key, closed. */
  wrapped: Bytes
  /** The key that signs letters, closed under the data key. */
  signer: Bytes
  /** Wrong PINs since the last right one. */
  tries: number
}

/** This phone as the server knows it: by its token it hands in letters and asks whether it is still good, and nothing else. */
export interface PhoneMark {
  id: string
  token: string
  account: string
}

/** A moment by the phone's clock, and by one that nobody sets while pages are open. */
export interface Touch {
  date: number
  page: number
}

/** Why there is no vault any more: whoever comes signs in again first. */
export type WhyWiped = 'signed-out' | 'tries' | 'over' | 'revoked' | 'forgotten' | 'other'

interface Marks {
  vault: VaultRow
  contact: Contact
  limits: FieldTerms
  'county-key': CountyKey
  wiped: WhyWiped
  /** A session that must end before anything is shown. */
  leave: boolean
  /** When any tab was last touched; never sent. */
  touched: Touch
  /** Which locking of all tabs was the last. */
  locked: string
}

export async function mark<K extends keyof Marks>(db: FieldDb, name: K): Promise<Marks[K] | undefined> {
  return (await db.marks.get(name))?.value as Marks[K] | undefined
}

export const putMark = <K extends keyof Marks>(db: FieldDb, name: K, value: Marks[K]) => db.marks.put({ name, value })

const phonePrefix = 'phone:'

export const phoneMark = async (db: FieldDb, id: string): Promise<PhoneMark | undefined> =>
  (await db.marks.get(phonePrefix + id))?.value as PhoneMark | undefined

export const putPhone = (db: FieldDb, phone: PhoneMark) => db.marks.put({ name: phonePrefix + phone.id, value: phone })

/** The phone of the present vault. */
export const presentPhone = async (db: FieldDb): Promise<string | undefined> =>
  (await db.marks.get('phone'))?.value as string | undefined

/**
 * Tokens of phones whose letters have all gone, and that are not the present one. In one: another tab may be making a new
 * vault, or writing a letter, and what it has just put is needed.
 */
export async function dropPhones(db: FieldDb): Promise<void> {
  await db.transaction('rw', db.letters, db.marks, async () => {
    const needed = new Set([await presentPhone(db), ...(await db.letters.toArray()).map((l) => l.keys?.phone)])
    const there = await db.marks.where('name').startsWith(phonePrefix).toArray()
    await db.marks.bulkDelete(there.map((m) => m.name).filter((n) => !needed.has(n.slice(phonePrefix.length))))
  })
}
