/** Pictures and voice of something half written on a field phone: sealed beside its words, for a week, gone with the key. */
import type { KeptPieces, Piece } from '../form/draft.ts'
import { base64, unbase64 } from '../vault/crypto.ts'
import { piecesKind } from './db.ts'
import { roomFor } from './full.ts'
import type { Outbox } from './outbox.ts'

/** As it is sealed: bytes as text. */
interface Packed extends Omit<Piece, 'blob'> {
  type: string
  bytes: string
}

interface Row {
  at: number
  pieces: Packed[]
}

const pack = async ({ blob, ...piece }: Piece): Promise<Packed> => ({
  ...piece,
  type: blob.type,
  bytes: base64(new Uint8Array(await blob.arrayBuffer())),
})

const unpack = ({ bytes, type, ...piece }: Packed): Piece => ({ ...piece, blob: new Blob([unbase64(bytes)], { type }) })

interface SealedPiecesParts {
  outbox: Outbox
  /** Whether this phone can keep anything. */
  keeps: () => boolean
}

export function sealedPieces({ outbox, keeps }: SealedPiecesParts): KeptPieces {
  // One after the other, so that what is older never comes later.
  let last: Promise<unknown> = Promise.resolve()
  const next = (work: () => Promise<unknown>) => {
    // Locked meanwhile, or full: they stay on the page.
    last = last.then(work).catch(() => undefined)
  }
  return {
    get: async (name, since) => {
      await last
      const row = await outbox.record<Row>(piecesKind, name).catch(() => undefined)
      return row && row.at >= since ? row.pieces.map(unpack) : []
    },
    put: (name, pieces, at) =>
      next(async () => {
        if (pieces.length === 0) return outbox.db.records.delete([piecesKind, name])
        if (!keeps()) return
        const value: Row = { at, pieces: await Promise.all(pieces.map(pack)) }
        await roomFor(outbox.db, () => outbox.write([], { kind: piecesKind, id: name, value }))
      }),
  }
}
