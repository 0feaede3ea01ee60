/** Minting ids; without a shape, so that a phone that only mints loads no validator. */
import type { Id } from './id.ts'

const digits = '0123456789abcdef'

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
  for (let i = 0; i < 16; i++) {
    if (i === 4 || i === 6 || i === 8 || i === 10) id += '-'
    id += digits[bytes[i]! >> 4]! + digits[bytes[i]! & 15]!
  }
  return id
}
