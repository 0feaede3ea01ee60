/** Keyset cursors: opaque to the caller, checked when they come back. */
import { Refusal } from '../../../domain/kernel/errors.ts'

type Key = Record<string, string>

/** @param first where the first page starts */
export function cursor<K extends Key>(after: string | undefined, first: K): K {
  if (!after) return first
  try {
    const value = JSON.parse(Buffer.from(after, 'base64url').toString('utf8')) as K
    const same = Object.keys(first).every((k) => typeof value[k] === 'string' && value[k].length <= 64)
    if (same) return value
  } catch {
    // Falls through: whatever it was, it is no cursor of ours.
  }
  throw new Refusal('validation', { faults: [{ path: 'query.after', code: 'cursor' }] })
}

export const encode = (key: Key) => Buffer.from(JSON.stringify(key)).toString('base64url')

/** `rows` were asked with one more than `size`: the extra row says that there is a next page. */
export const nextCursor = <R>(rows: R[], size: number, keyOf: (row: R) => Key): { next?: string } =>
  rows.length > size ? { next: encode(keyOf(rows[size - 1]!)) } : {}
