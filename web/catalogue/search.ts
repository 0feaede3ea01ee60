/** Finding an item by a piece of its name, by its other words, by pinyin or by initials: ldd finds 楼道灯. */
import { pinyin } from 'pinyin-pro'
import type { ItemBrief } from './queries.ts'

/** Everything an item can be found by, in small letters without blanks. */
export interface Findable {
  code: string
  text: string
}

const flat = (text: string) => text.normalize('NFKC').toLowerCase().replace(/\s/g, '')

const sounds = (text: string): string[] => {
  const all = pinyin(text, { toneType: 'none', type: 'array', v: true })
  return [all.join(''), all.map((s) => s[0] ?? '').join('')]
}

export const findableOf = (item: Pick<ItemBrief, 'code' | 'name' | 'words'>): Findable => {
  const words = [item.name.zh, ...item.words]
  return { code: item.code, text: [...words, item.name.en ?? '', ...words.flatMap(sounds)].map(flat).join(' ') }
}

/** Best first: what begins with the words typed, then what holds them. */
export function found(all: readonly Findable[], typed: string): string[] {
  const q = flat(typed)
  if (!q) return all.map((f) => f.code)
  const at = (f: Findable) => (f.text.startsWith(q) || f.text.includes(` ${q}`) ? 0 : 1)
  return all
    .filter((f) => f.text.includes(q))
    .sort((a, b) => at(a) - at(b))
    .map((f) => f.code)
}
