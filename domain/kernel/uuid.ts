/** Minting ids; without a shape, so that a phone that only mints loads no validator. */
import type { Id } from './id.ts'

const hex = Array.from({ length: 256 }, (_, b) => b.toString(16).padStart(2, '0'))
/** Bytes before which a dash stands. */
const dashes = new Set([4, 6, 8, 10])

/**
 * @param at milliseconds since 1970
 * @param random 10 random bytes
 */
export function uuidv7(at: number, random: Uint8Array): Id {
  const bytes = new Uint8Array(16)
  for (let i = 0; i < 6; i++) bytes[i] = Math.floor(at / 2 ** (8 * (5 - i))) & 0xff
  bytes.set(random.subarray(0, 10), 6)
  bytes[6] = (bytes[6]! & 0x0f) | 0x70
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  let id = ''
  for (let i = 0; i < 16; i++) id += dashes.has(i) ? `-${hex[bytes[i]!]}` : hex[bytes[i]!]
  return id
}
