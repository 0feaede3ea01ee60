/** A ZIP archive written as it comes: sizes and sums follow each part, and nothing is held but what is being packed. */
import { Readable, type Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { crc32, createDeflateRaw } from 'node:zlib'

export interface Part {
  name: string
  content: AsyncIterable<Buffer>
}

/** 1980-01-01: when it was written stands in the file itself. */
const noDate = 0x0021
/** Sizes follow; names are UTF-8. */
const flags = 0x0808
const deflate = 8
const most = 0xffff_ffff

interface Entry {
  name: Buffer
  at: number
  crc: number
  packed: number
  plain: number
}

/** @throws RangeError when a part, or the whole, outgrows what the format without extensions can say */
export async function* zipped(parts: AsyncIterable<Part>): AsyncGenerator<Buffer> {
  const entries: Entry[] = []
  let at = 0
  for await (const { name, content } of parts) {
    const entry: Entry = { name: Buffer.from(name), at, crc: 0, packed: 0, plain: 0 }
    for await (const chunk of packed(entry, content)) {
      at += chunk.length
      yield chunk
    }
    if (entry.plain > most || at > most) throw new RangeError('zip: too large')
    entries.push(entry)
  }
  const directory = Buffer.concat(entries.map(inDirectory))
  yield Buffer.concat([directory, endOf(entries.length, directory.length, at)])
}

async function* packed(entry: Entry, content: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield localHead(entry)
  // Speed before size: a list is read once and rarely kept.
  const packer: Transform = createDeflateRaw({ level: 3 })
  const feeding = pipeline(Readable.from(summed(entry, content), { objectMode: false }), packer)
  // What fails in feeding ends the reading below with the same error.
  feeding.catch(() => undefined)
  for await (const chunk of packer as AsyncIterable<Buffer>) {
    entry.packed += chunk.length
    yield chunk
  }
  await feeding
  const sums = Buffer.alloc(16)
  sums.writeUInt32LE(0x0807_4b50, 0)
  sums.writeUInt32LE(entry.crc, 4)
  sums.writeUInt32LE(entry.packed, 8)
  sums.writeUInt32LE(entry.plain, 12)
  yield sums
}

async function* summed(entry: Entry, content: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  for await (const chunk of content) {
    entry.crc = crc32(chunk, entry.crc)
    entry.plain += chunk.length
    if (entry.plain > most) throw new RangeError('zip: too large')
    yield chunk
  }
}

function localHead({ name }: Entry): Buffer {
  const head = Buffer.alloc(30)
  head.writeUInt32LE(0x0403_4b50, 0)
  head.writeUInt16LE(20, 4)
  head.writeUInt16LE(flags, 6)
  head.writeUInt16LE(deflate, 8)
  head.writeUInt16LE(noDate, 12)
  head.writeUInt16LE(name.length, 26)
  return Buffer.concat([head, name])
}

function inDirectory({ name, at, crc, packed: size, plain }: Entry): Buffer {
  const head = Buffer.alloc(46)
  head.writeUInt32LE(0x0201_4b50, 0)
  head.writeUInt16LE(20, 4)
  head.writeUInt16LE(20, 6)
  head.writeUInt16LE(flags, 8)
  head.writeUInt16LE(deflate, 10)
  head.writeUInt16LE(noDate, 14)
  head.writeUInt32LE(crc, 16)
  head.writeUInt32LE(size, 20)
  head.writeUInt32LE(plain, 24)
  head.writeUInt16LE(name.length, 28)
  head.writeUInt32LE(at, 42)
  return Buffer.concat([head, name])
}

function endOf(n: number, bytes: number, at: number): Buffer {
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x0605_4b50, 0)
  end.writeUInt16LE(n, 8)
  end.writeUInt16LE(n, 10)
  end.writeUInt32LE(bytes, 12)
  end.writeUInt32LE(at, 16)
  return end
}
