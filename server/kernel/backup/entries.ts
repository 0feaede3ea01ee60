/** What stands in an archive, one thing after the other: a head in JSON and, for some, bytes of unknown length behind it. */
import { Readable, pipeline, type Transform } from 'node:stream'
import { createGunzip, createGzip } from 'node:zlib'
import type { CountyRow, Sum } from '../db/carry.ts'

export interface Carried {
  schema: string
  /** Migrations the schema stands on. */
  migrations: string[]
  /** The last sealed block of its audit. */
  sealed: number
}

/** Prints of keys, never keys: whether what is sealed in the rows will open again. */
export interface KeyPrints {
  data: string[]
  restricted: string[]
  /** Of search index, cookies, audit seals. */
  hmac: string
  sealing: string
}

export interface Begin {
  kind: 'first'
  made: string
  counties: (Omit<CountyRow, 'opened_at'> & Carried & { openedAt: string })[]
  keys: KeyPrints
}
export interface TableHead {
  kind: 'table'
  schema: string
  name: string
  columns: string[]
}
export interface FileHead {
  kind: 'file'
  /** Path below the folder of the installation. */
  path: string
}
export interface End {
  kind: 'end'
  tables: (Sum & { schema: string; name: string })[]
  files: { path: string; sha256: string; bytes: number }[]
  /** Hashes of files that rows name and that were not there. */
  lost: string[]
}
export type EntryHead = Begin | TableHead | FileHead | End

export interface Entry<H extends EntryHead = EntryHead> {
  head: H
  content?: AsyncIterable<Buffer>
}

const numbered = (n: number) => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(n)
  return bytes
}

async function* written(entries: AsyncIterable<Entry>): AsyncGenerator<Buffer> {
  for await (const { head, content } of entries) {
    const text = Buffer.from(JSON.stringify(head))
    yield Buffer.concat([numbered(text.length), text])
    for await (const piece of content ?? []) if (piece.length > 0) yield Buffer.concat([numbered(piece.length), piece])
    yield numbered(0)
  }
}

/** Through zlib, with what goes wrong on one side told on the other. */
function through(pieces: AsyncIterable<Buffer>, zip: Transform): AsyncIterable<Buffer> {
  pipeline(Readable.from(pieces, { objectMode: false }), zip, () => undefined)
  return zip
}

export const packed = (entries: AsyncIterable<Entry>): AsyncIterable<Buffer> =>
  through(written(entries), createGzip({ level: 3 }))

/** Reads so many bytes at a time. */
class Source {
  private readonly pieces: AsyncIterator<Buffer>
  private rest: Buffer = Buffer.alloc(0)

  constructor(pieces: AsyncIterable<Buffer>) {
    this.pieces = pieces[Symbol.asyncIterator]()
  }

  async take(count: number): Promise<Buffer | undefined> {
    const have = [this.rest]
    let length = this.rest.length
    while (length < count) {
      const next = await this.pieces.next()
      if (next.done) return undefined
      have.push(next.value)
      length += next.value.length
    }
    const all = have.length === 1 ? this.rest : Buffer.concat(have)
    this.rest = all.subarray(count)
    return all.subarray(0, count)
  }

  async number(): Promise<number | undefined> {
    return (await this.take(4))?.readUInt32BE(0)
  }

  async end(): Promise<void> {
    await this.pieces.return?.()
  }
}

/** One entry after the other; what of its content nobody read is passed over. */
export async function* unpacked(pieces: AsyncIterable<Buffer>): AsyncGenerator<Required<Entry>> {
  const source = new Source(through(pieces, createGunzip()))
  try {
    for (;;) {
      const length = await source.number()
      if (length === undefined) return
      const head = JSON.parse((await source.take(length))!.toString('utf8')) as EntryHead
      const content = contentOf(source)
      yield { head, content }
      for await (const _ of content) continue
    }
  } finally {
    await source.end()
  }
}

async function* contentOf(source: Source): AsyncGenerator<Buffer> {
  for (;;) {
    const length = await source.number()
    if (!length) return
    const piece = await source.take(length)
    if (!piece) return
    yield piece
  }
}
