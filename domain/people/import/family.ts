/** One row per family: pairs of name and number that come again and again across the columns. */
import type { Column } from './layout.ts'

export interface Member {
  name: number
  idNumber: number | null
  /** Other columns of the same member, by field: relation, sex. */
  more: ReadonlyMap<string, number>
}

const fieldOf = (c: Column | undefined) => (c?.use.is === 'field' ? c.use.field : undefined)
const isNumber = (field: string | undefined) => field === 'id-number' || field === 'head-id-number'

/**
 * @returns none when the table has one person per row. A head with a number beside the name is a member like the others,
 *   and the only one when nobody else has a name; a head named without a number is among the members already.
 */
export function membersOf(columns: readonly Column[]): Member[] {
  const names = columns.filter((c) => fieldOf(c) === 'name')
  const heads = columns.filter((c) => fieldOf(c) === 'head-name')
  if (names.length === 1) return []
  const own = heads.filter((h) => names.length === 0 || isNumber(fieldOf(columns.find((c) => c.at === h.at + 1))))
  const starts = [...own.slice(0, 1), ...names].sort((a, b) => a.at - b.at)
  if (starts.length === 0) return []
  const blocks = starts.map((start, i) => {
    const width = starts[i + 1] ? starts[i + 1]!.at - start.at : widthOf(starts)
    return columns.filter((c) => c.at > start.at && c.at < start.at + width)
  })
  const repeated = repeatedFields(blocks)
  return starts.map((start, i) => ({
    name: start.at,
    idNumber: blocks[i]!.find((c) => isNumber(fieldOf(c)))?.at ?? null,
    more: new Map(
      blocks[i]!.flatMap((c) => {
        const field = fieldOf(c)
        return field && !isNumber(field) && repeated.has(field) ? [[field, c.at] as const] : []
      }),
    ),
  }))
}

/** The last block is as wide as the one before; a head that stands alone reaches to the end. */
const widthOf = (starts: readonly Column[]) =>
  starts.length > 1 ? starts.at(-1)!.at - starts.at(-2)!.at : Number.POSITIVE_INFINITY

/** Fields that come in more than one block. */
function repeatedFields(blocks: readonly (readonly Column[])[]): Set<string> {
  const seen = new Map<string, number>()
  for (const block of blocks) {
    for (const field of new Set(block.map(fieldOf))) if (field) seen.set(field, (seen.get(field) ?? 0) + 1)
  }
  return new Set([...seen].filter(([, n]) => n >= 2).map(([field]) => field))
}
