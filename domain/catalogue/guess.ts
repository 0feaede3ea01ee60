/** Which service items somebody may mean, by the words they use. A hint to agree with, never a choice made for them. Pure. */
import type { ItemBrief } from './schema.ts'

export type Guessable = Pick<ItemBrief, 'code' | 'name' | 'words'>

/** Longer words say more; 楼道灯 is meant by 楼道的灯, too, but less surely than by itself. */
function weightOf(word: string, text: string): number {
  const characters = [...word.toLowerCase()]
  if (characters.length < 2) return 0
  if (text.includes(word.toLowerCase())) return characters.length
  return characters.length > 2 && chinese.test(word) && loosely(characters).test(text) ? characters.length - 0.5 : 0
}

const chinese = /^\p{Script=Han}+$/u

/** The characters in their order, with at most two others between. */
const loosely = (characters: string[]) => new RegExp(characters.join('.{0,2}'), 'u')

const weight = (item: Guessable, text: string): number =>
  Math.max(0, ...[item.name.zh, item.name.en, ...item.words].map((word) => (word ? weightOf(word, text) : 0)))

/** @returns the likeliest first, at most `most` */
export function guessesOf<T extends Guessable>(items: readonly T[], typed: string, most = 3): T[] {
  const text = typed.normalize('NFKC').toLowerCase()
  return items
    .map((item) => ({ item, weight: weight(item, text) }))
    .filter((g) => g.weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, most)
    .map((g) => g.item)
}
