/** What lies sealed in the restricted class, with its own key, so that a change of it finds every value. */
import type { SealedColumn } from '../context.ts'

export const restrictedSealed: readonly SealedColumn[] = [
  { table: 'restricted_file', column: 'body', key: ['id'] },
  { table: 'restricted_offer', column: 'body', key: ['id'] },
  { table: 'restricted_log', column: 'reason', key: ['id'] },
]
