/** Pictures and voice of what is half written lie in the vault of this phone. Fetched after the first page. */
import { sealedPieces } from '../kit/outbox/pieces.ts'
import { box } from './box.ts'

export const pieces = sealedPieces({ outbox: box.outbox, keeps: () => box.vault.state.get() !== 'bare' })
