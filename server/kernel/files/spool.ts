/** Files that stay only while they are worked on: streamed to disk under an id of ours, never under the name they were sent with. */
import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Refusal } from '../../../domain/kernel/errors.ts'

interface Spooled {
  sha256: string
  bytes: number
}

export interface Spool {
  /** @throws Refusal `too-large` beyond `most` bytes; what had come is gone then */
  take(id: string, stream: Readable, most: number): Promise<Spooled>
  pathOf(id: string): string
  remove(id: string): Promise<void>
}

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

export function folderSpool(root: string): Spool {
  const pathOf = (id: string) => {
    if (!ID.test(id)) throw new Error('spool: not an id')
    return join(root, id)
  }
  return {
    async take(id, stream, most) {
      const path = pathOf(id)
      await mkdir(root, { recursive: true, mode: 0o700 })
      const beside = `${path}.${process.pid}.${process.hrtime.bigint()}`
      const hash = createHash('sha256')
      let bytes = 0
      try {
        await pipeline(
          stream,
          async function* counted(pieces: AsyncIterable<Buffer>) {
            for await (const piece of pieces) {
              bytes += piece.length
              if (bytes > most) throw new Refusal('too-large')
              hash.update(piece)
              yield piece
            }
          },
          createWriteStream(beside, { mode: 0o600 }),
        )
        await rename(beside, path)
      } catch (error) {
        await rm(beside, { force: true })
        throw error
      }
      return { sha256: hash.digest('hex'), bytes }
    },
    pathOf,
    remove: (id) => rm(pathOf(id), { force: true }),
  }
}
