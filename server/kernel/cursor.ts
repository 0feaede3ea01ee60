/** Where a keyset page ended, as one opaque word. */
import { Refusal } from '../../domain/kernel/errors.ts'

export const cursorOf = (...key: (string | number)[]): string => Buffer.from(JSON.stringify(key)).toString('base64url')

/** @param first the key before the first row, e.g. `[range.lo, nilId]`; it also says how many parts a key has and of what type */
export function afterCursor<K extends (string | number)[]>(cursor: string | undefined, first: [...K]): K {
  if (cursor === undefined) return first
  const key = parse(cursor)
  const fits = Array.isArray(key) && key.length === first.length && key.every((part, i) => likeFirst(part, first[i]))
  if (!fits) throw new Refusal('validation', { faults: [{ path: 'query.after', code: 'cursor' }] })
  return key as K
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const never = /^-?infinity$/

/** A part must be what its column can hold, or PostgreSQL would be asked nonsense: a uuid, an instant, a small number. */
function likeFirst(part: unknown, first: string | number): boolean {
  // Numbers in keys are ranks and sorts.
  if (typeof first === 'number') return Number.isInteger(part) && Math.abs(part as number) < 32_768
  if (typeof part !== 'string' || part.includes('\0')) return false
  if (uuid.test(first)) return uuid.test(part)
  return (
    !never.test(first) ||
    never.test(part) ||
    (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(part) && !Number.isNaN(Date.parse(part)))
  )
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString())
  } catch {
    return undefined
  }
}

/** Cuts the one row too many that was asked for, and says where the next page begins. */
export function paged<R, I>(
  rows: R[],
  size: number,
  item: (row: R) => I,
  key: (row: R) => (string | number)[],
): { items: I[]; next?: string } {
  const shown = rows.slice(0, size)
  const last = shown.at(-1)
  return { items: shown.map(item), ...(rows.length > size && last && { next: cursorOf(...key(last)) }) }
}
