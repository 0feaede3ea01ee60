/**
 * Personal identifiers at rest: AES-256-GCM with the key's id in the value and the place it lies in as associated data,
 * so that a value copied into another row, column or county does not open. Equality is asked of an HMAC with a key of its
 * own. One door, so that another suite (SM4 with SM3) can stand behind it.
 */
import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'
import type { Keys } from './keys.ts'

/** Where a value lies. */
export interface Spot {
  county: string
  table: string
  column: string
  /** Id of the row. */
  row: string
}

const associated = (spot: Spot) => Buffer.from(JSON.stringify([spot.county, spot.table, spot.column, spot.row]))

/** @returns `<key id>.<nonce>.<tag>.<text>`, base64url */
export function seal(keys: Keys, plain: string, spot: Spot): string {
  const key = keys.data.get(keys.current)
  if (!key) throw new Error('vault: no current key')
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(associated(spot))
  const text = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
  return [
    keys.current,
    nonce.toString('base64url'),
    cipher.getAuthTag().toString('base64url'),
    text.toString('base64url'),
  ].join('.')
}

/** @throws when the value was changed, lies elsewhere than it was written, or its key is gone; never says which */
export function open(keys: Keys, sealed: string, spot: Spot): string {
  const [id, nonce, tag, text] = sealed.split('.')
  const key = keys.data.get(id ?? '')
  if (!key || !nonce || tag === undefined || text === undefined) throw new Error('vault: cannot open')
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(nonce, 'base64url'), { authTagLength: 16 })
    decipher.setAAD(associated(spot)).setAuthTag(Buffer.from(tag, 'base64url'))
    return Buffer.concat([decipher.update(Buffer.from(text, 'base64url')), decipher.final()]).toString('utf8')
  } catch {
    throw new Error('vault: cannot open')
  }
}

/** Key id a value was sealed with: what a change of keys looks for. */
export const keyIdOf = (sealed: string) => sealed.slice(0, sealed.indexOf('.'))

/**
 * The same text of the same kind in the same county gives the same 32 bytes, to nobody without the key.
 * @param kind what it is, e.g. `phone`, `id-number`: two kinds with one text differ
 */
export const blindIndex = (keys: Keys, county: string, kind: string, text: string): Buffer =>
  createHmac('sha256', keys.hmac)
    .update(JSON.stringify([county, kind, text]))
    .digest()
