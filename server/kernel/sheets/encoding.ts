/** Which characters the bytes of a text mean. The bytes decide; what a page says of itself is often wrong. */
import { isUtf8 } from 'node:buffer'
import { createReadStream } from 'node:fs'

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030'

/** A mark at the beginning, or the zeros that ASCII leaves in two-byte characters. */
export function markedEncoding(head: Buffer): Encoding | undefined {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8'
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  let even = 0
  let odd = 0
  const sample = head.subarray(0, 4_096)
  for (let i = 0; i < sample.length; i++) {
    if (sample[i] !== 0) continue
    if (i % 2) odd++
    else even++
  }
  // Fewer than two are chance.
  const many = Math.max(2, sample.length / 20)
  if (odd > many && even === 0) return 'utf-16le'
  if (even > many && odd === 0) return 'utf-16be'
  return undefined
}

/** A whole character may lie across two chunks: what is unfinished at the end is handed on. */
function unfinished(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!
    if ((byte & 0xc0) === 0x80) continue
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1
    return length > back ? back : 0
  }
  return 0
}

/** Reads the file through once: UTF-8 is known by having no fault anywhere; what is left is GB 18030, GBK included. */
export async function encodingOf(path: string, head: Buffer): Promise<Encoding> {
  const marked = markedEncoding(head)
  if (marked) return marked
  let carry = Buffer.alloc(0)
  for await (const piece of createReadStream(path, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
    const bytes = carry.length ? Buffer.concat([carry, piece]) : piece
    const keep = unfinished(bytes)
    if (!isUtf8(bytes.subarray(0, bytes.length - keep))) return 'gb18030'
    carry = Buffer.from(bytes.subarray(bytes.length - keep))
  }
  return 'utf-8'
}

/** Text of a file, chunk by chunk; a mark at its beginning is no text. */
export async function* textOf(path: string, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding)
  for await (const bytes of createReadStream(path, { highWaterMark: 1 << 18 }) as AsyncIterable<Buffer>) {
    yield decoder.decode(bytes, { stream: true })
  }
  const rest = decoder.decode()
  if (rest) yield rest
}
