/**
 * An id that follows from what a thing is called, for what packs bring: installing twice meets the same rows.
 * Form: UUID version 8 (RFC 9562, section 5.8), 122 bits of MurmurHash3. It is no secret and guards nothing.
 */
import type { Id } from './id.ts'

const mix = (h: number) => {
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

/** MurmurHash3, 32 bits, over UTF-16 code units. */
export function hash32(text: string, seed: number): number {
  let h = seed
  for (let i = 0; i < text.length; i++) {
    let k = Math.imul(text.charCodeAt(i), 0xcc9e2d51)
    k = Math.imul((k << 15) | (k >>> 17), 0x1b873593)
    h ^= k
    h = Math.imul((h << 13) | (h >>> 19), 5) + 0xe6546b64
  }
  return mix(h ^ text.length)
}

/** @param parts what names the thing, e.g. `('231025', 'organisation', 'zhujian')`; `|` inside a part is told apart */
export function stableId(...parts: (string | number)[]): Id {
  const text = parts.map((p) => String(p).replace(/[|\\]/g, '\\$&')).join('|')
  const hex = [0x1f83d9ab, 0x5be0cd19, 0x9b05688c, 0x510e527f]
    .map((s) => hash32(text, s).toString(16).padStart(8, '0'))
    .join('')
  const variant = ((Number.parseInt(hex[16]!, 16) & 3) | 8).toString(16)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`
}
