/** Looks into an archive before anything is unpacked: sizes, ratio and number of parts; then hands out parts by name. */
import type { Readable } from 'node:stream'
import { TextDecoder } from 'node:util'
import yauzl, { type Entry, type ZipFile } from 'yauzl'
import { brokenBy, refused, type SheetLimits } from './limits.ts'

/** Below this a part may be packed as tightly as it likes. */
const small = 4_000_000

export interface Archive {
  names: readonly string[]
  has: (name: string) => boolean
  /** Text of a part, chunk by chunk. A part that is larger than it said is broken (yauzl checks while reading). */
  text: (name: string) => AsyncGenerator<string>
  whole: (name: string) => Promise<string>
  bytes: (name: string) => Promise<Buffer>
  close: () => void
}

type Most = Pick<SheetLimits, 'parts' | 'unpacked' | 'ratio'>

/**
 * @param from a path, or the file whole
 * @throws Refusal `sheet-bomb`, `sheet-locked`, `sheet-broken`
 */
export async function openArchive(from: string | Buffer, limits: Most): Promise<Archive> {
  const zip = await open(from)
  const entries = new Map<string, Entry>()
  try {
    await list(zip, entries, limits)
  } catch (error) {
    zip.close()
    throw brokenBy(error)
  }
  const part = async (name: string): Promise<Readable> => {
    const entry = entries.get(name)
    if (!entry) throw refused('sheet-broken')
    return stream(zip, entry)
  }
  async function* text(name: string): AsyncGenerator<string> {
    yield* decoded(await part(name))
  }
  return {
    names: [...entries.keys()],
    has: (name) => entries.has(name),
    text,
    whole: async (name) => {
      let all = ''
      for await (const piece of text(name)) all += piece
      return all
    },
    bytes: async (name) => {
      const pieces: Buffer[] = []
      try {
        for await (const piece of (await part(name)) as AsyncIterable<Buffer>) pieces.push(piece)
      } catch (error) {
        throw brokenBy(error)
      }
      return Buffer.concat(pieces)
    },
    close: () => zip.close(),
  }
}

const open = (from: string | Buffer) =>
  new Promise<ZipFile>((done, fail) => {
    const options = { lazyEntries: true, autoClose: false, validateEntrySizes: true } as const
    const opened = (error: Error | null, zip: ZipFile) => (error ? fail(refused('sheet-broken')) : done(zip))
    if (typeof from === 'string') yauzl.open(from, options, opened)
    else yauzl.fromBuffer(from, options, opened)
  })

function list(zip: ZipFile, entries: Map<string, Entry>, limits: Most): Promise<void> {
  let unpacked = 0
  return new Promise((done, fail) => {
    zip.on('error', fail)
    zip.on('end', done)
    zip.on('entry', (entry: Entry) => {
      unpacked += entry.uncompressedSize
      const ratio = entry.uncompressedSize / Math.max(1, entry.compressedSize)
      const bomb =
        entries.size >= limits.parts ||
        unpacked > limits.unpacked ||
        (entry.uncompressedSize > small && ratio > limits.ratio)
      if (bomb) return fail(refused('sheet-bomb'))
      if (entry.isEncrypted()) return fail(refused('sheet-locked'))
      // Two parts of one name are two answers to one question.
      if (entries.has(entry.fileName)) return fail(refused('sheet-broken'))
      entries.set(entry.fileName, entry)
      zip.readEntry()
    })
    zip.readEntry()
  })
}

const stream = (zip: ZipFile, entry: Entry) =>
  new Promise<Readable>((done, fail) => {
    zip.openReadStream(entry, (error, readable) => (error ? fail(refused('sheet-broken')) : done(readable)))
  })

async function* decoded(readable: Readable): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined
  try {
    for await (const bytes of readable as AsyncIterable<Buffer>) {
      decoder ??= new TextDecoder(bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8')
      yield decoder.decode(bytes, { stream: true })
    }
    if (decoder) yield decoder.decode()
  } catch (error) {
    throw brokenBy(error)
  } finally {
    readable.destroy()
  }
}
