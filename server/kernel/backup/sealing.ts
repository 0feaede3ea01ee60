/**
 * An archive at rest: AES-256-GCM in blocks, each bound to its place, to being the last one or not, and to the head of the
 * file. A block that was changed, moved or left out does not open, and neither does an end that is not the end. The head is
 * plain: when it was made, of what, and with which key.
 */
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import fs from 'node:fs'
import { z } from 'zod'
import { MachineFault } from '../pg/fault.ts'

const magic = 'LINLI BACKUP 1\n'
const block = 64 * 1024
const tag = 16
/** A head is a line; what is longer is none. */
const longest = 4096

export interface ArchiveKeys {
  current: string
  data: ReadonlyMap<string, Buffer>
}

const Head = z.strictObject({
  made: z.iso.datetime(),
  /** `whole`, or the code of a county. */
  what: z.string().regex(/^(whole|\d{6})$/),
  key: z.string().min(1).max(64),
  salt: z.base64(),
  /** Tells a wrong key from a changed archive. */
  check: z.base64(),
})
export type Head = z.output<typeof Head>

const fileKey = (key: Buffer, salt: Buffer) => Buffer.from(hkdfSync('sha256', key, salt, 'linli archive', 32))
const checkOf = (key: Buffer) => createHmac('sha256', key).update('linli archive key').digest('base64')

function nonceOf(no: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12)
  nonce.writeUInt32BE(no, 7)
  nonce[11] = last ? 1 : 0
  return nonce
}

/** @returns the bytes of the archive */
export async function* sealed(
  keys: ArchiveKeys,
  about: Pick<Head, 'made' | 'what'>,
  plain: AsyncIterable<Buffer>,
): AsyncGenerator<Buffer> {
  const salt = randomBytes(32)
  const key = fileKey(keys.data.get(keys.current)!, salt)
  const head: Head = { ...about, key: keys.current, salt: salt.toString('base64'), check: checkOf(key) }
  const top = Buffer.from(`${magic}${JSON.stringify(head)}\n`)
  yield top
  let no = 0
  const close = (bytes: Buffer, last: boolean) => {
    const cipher = createCipheriv('aes-256-gcm', key, nonceOf(no++, last)).setAAD(top)
    return Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()])
  }
  let rest: Buffer = Buffer.alloc(0)
  for await (const piece of plain) {
    rest = rest.length > 0 ? Buffer.concat([rest, piece]) : piece
    // What fills a block exactly waits: it may be the last.
    for (; rest.length > block; rest = rest.subarray(block)) yield close(rest.subarray(0, block), false)
  }
  yield close(rest, true)
}

const noArchive = (file: string) => new MachineFault(`${file} is no archive of a Linli backup.`)

/** The head of an archive and how long it is; the key is not needed. */
export function headOf(file: string): { head: Head; top: Buffer } {
  const bytes = Buffer.alloc(longest)
  let length: number
  try {
    const fd = fs.openSync(file, 'r')
    try {
      length = fs.readSync(fd, bytes, 0, longest, 0)
    } finally {
      fs.closeSync(fd)
    }
  } catch (error) {
    throw new MachineFault(`The archive ${file} cannot be read (${(error as NodeJS.ErrnoException).code}).`)
  }
  const start = Buffer.byteLength(magic)
  const end = bytes.subarray(0, length).indexOf('\n', start)
  if (bytes.toString('latin1', 0, start) !== magic || end < 0) throw noArchive(file)
  const read = Head.safeParse(parsed(bytes.toString('utf8', start, end)))
  if (!read.success) throw noArchive(file)
  return { head: read.data, top: Buffer.from(bytes.subarray(0, end + 1)) }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** @returns what was sealed, as far as it is proven. @throws MachineFault in a sentence at the first block that is not */
export async function* unsealed(file: string, keys: ArchiveKeys): AsyncGenerator<Buffer> {
  const { head, top } = headOf(file)
  const key = keyFor(file, head, keys)
  let no = 0
  const open = (bytes: Buffer, last: boolean): Buffer => {
    try {
      if (bytes.length < tag) throw new Error('too short')
      const cipher = createDecipheriv('aes-256-gcm', key, nonceOf(no, last), { authTagLength: tag }).setAAD(top)
      cipher.setAuthTag(bytes.subarray(bytes.length - tag))
      const plain = Buffer.concat([cipher.update(bytes.subarray(0, bytes.length - tag)), cipher.final()])
      no++
      return plain
    } catch {
      throw new MachineFault(
        `The archive ${file} was changed or cut off after it was made (block ${no + 1}): nothing of it is used. Take an older one.`,
      )
    }
  }
  let rest: Buffer = Buffer.alloc(0)
  for await (const piece of fs.createReadStream(file, { start: top.length, highWaterMark: 4 * block })) {
    rest = Buffer.concat([rest, piece as Buffer])
    for (; rest.length > block + tag; rest = rest.subarray(block + tag))
      yield open(rest.subarray(0, block + tag), false)
  }
  yield open(rest, true)
}

function keyFor(file: string, head: Head, keys: ArchiveKeys): Buffer {
  const master = keys.data.get(head.key)
  const key = master && fileKey(master, Buffer.from(head.salt, 'base64'))
  if (key && checkOf(key) === head.check) return key
  throw new MachineFault(
    `The archive ${file} was made with the key "${head.key}", which is not in your key file of archives: put back the copy of that time.`,
  )
}
