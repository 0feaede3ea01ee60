/** Which service items somebody may mean, by the words they use. A hint to agree with, never a choice made for them. Pure. */
import type { ItemBrief } from '../../../domain/catalogue/schema.ts'

export type Guessable = Pick<ItemBrief, 'code' | 'name' | 'words' | 'emergency'>

/** Longer words say more: 楼道灯 before 灯. */
const weight = (item: Guessable, text: string): number =>
  Math.max(
    0,
    ...[item.name.zh, item.name.en, ...item.words]
      .filter((w): w is string => !!w && text.includes(w.toLowerCase()))
      .map((w) => [...w].length),
  )

/** @returns the likeliest first, at most `most` */
export function guessesOf<T extends Guessable>(items: readonly T[], typed: string, most = 3): T[] {
  const text = typed.normalize('NFKC').toLowerCase()
  return items
    .map((item) => ({ item, weight: weight(item, text) }))
    .filter((g) => g.weight > 1)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, most)
    .map((g) => g.item)
}
