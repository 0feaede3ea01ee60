/** ZIP archives: written as they come, with nothing held but what is being packed, or of parts that are there. */
import { PassThrough, Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { finished } from 'node:stream/promises'
import { ZipFile } from 'yazl'

export interface Part {
  name: string
  content: AsyncIterable<Buffer>
}

/** Speed before size: a list is read once and rarely kept. When it was written stands in the file itself. */
const packing = { compressionLevel: 3, mtime: new Date('1980-01-01T00:00:00Z'), forceDosTimestamp: true }

/** A part is asked for when the one before it is packed. */
export async function* zipped(parts: AsyncIterable<Part>): AsyncGenerator<Buffer> {
  const zip = new ZipFile()
  const bytes = new PassThrough()
  zip.outputStream.pipe(bytes)
  zip.on('error', (error: Error) => bytes.destroy(error))
  let source: Readable | undefined
  // Whoever leaves early ends the reading too.
  bytes.once('close', () => source?.destroy())
  const adding = (async () => {
    for await (const { name, content } of parts) {
      source = Readable.from(content, { objectMode: false })
      zip.addReadStream(source, name, packing)
      await finished(source)
    }
    zip.end()
  })()
  adding.catch((error: Error) => bytes.destroy(error))
  for await (const chunk of bytes) yield chunk as Buffer
  await adding
}

/** @param at the time all parts are dated with */
export async function pack(parts: ReadonlyMap<string, Buffer>, at: Date): Promise<Buffer> {
  const zip = new ZipFile()
  for (const [name, bytes] of parts) zip.addBuffer(bytes, name, { mtime: at, forceDosTimestamp: true })
  zip.end()
  return buffer(zip.outputStream)
}
