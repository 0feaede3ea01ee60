/** Whose a plain column is: `电话` behind `监护人姓名` is the guardian's. */
import { speaksOfOthers, type Use } from './header.ts'
import type { Vocabulary } from './vocabulary.ts'

/** Fields that somebody else may have, too. */
const plain = new Set([
  'id-number',
  'phone',
  'born',
  'sex',
  'age',
  'occupation',
  'address',
  'relation',
  'nation',
  'agreed',
])

/**
 * A plain column behind one of somebody else's belongs to them; behind the head's only when the person has the same
 * elsewhere. Behind a header that speaks of somebody unknown it is to be confirmed.
 */
export function ownersOf<C extends { header: string; use: Use }>(words: Vocabulary, columns: readonly C[]): C[] {
  const count = new Map<string, number>()
  for (const { use } of columns) if (use.is === 'field') count.set(use.field, (count.get(use.field) ?? 0) + 1)
  let owner: string | undefined
  let stranger = false
  return columns.map((column) => {
    const { use } = column
    const field = use.is === 'field' ? use.field : ''
    const of = words.byField.get(field)?.of
    if (of || !plain.has(field)) {
      owner = of
      stranger = use.is === 'unknown' && speaksOfOthers(column.header)
      return column
    }
    if (owner && (owner !== 'head' || count.get(field)! > 1)) return { ...column, use: theirs(words, owner, field) }
    owner = undefined
    return stranger ? { ...column, use: { is: 'field', field, sure: false } } : column
  })
}

const theirs = (words: Vocabulary, owner: string, field: string): Use =>
  words.byField.has(`${owner}-${field}`) ? { is: 'field', field: `${owner}-${field}`, sure: true } : { is: 'none' }
