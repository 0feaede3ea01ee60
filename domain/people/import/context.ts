/** What stands above a table, on its tab and in the name of its file: the category it lists, the month, the restricted matter. */
import { foldHeader } from './fold.ts'
import { refusedWhy, sealedKind } from './header.ts'
import type { Vocabulary } from './vocabulary.ts'

export interface Context {
  /** The category the whole table lists, when its title says so. */
  category: string | null
  /** `2026-10` */
  month: string | null
  /** Title lines and tab, as written: places are found in them by whoever knows the places. */
  titles: string[]
  /** The title itself names what is never taken, or a restricted matter. */
  refused: 'forbidden' | 'sealed' | null
}

export function contextOf(words: Vocabulary, titles: readonly string[], fileName = ''): Context {
  const texts = [...titles, fileName.replace(/\.\w{1,5}$/, '')].map(foldHeader).filter(Boolean)
  const first = <T>(find: (text: string) => T | null) => texts.map(find).find((x) => x !== null) ?? null
  const forbidden = texts.some((t) => refusedWhy(words, t))
  const sealed = texts.some((t) => sealedKind(words, t))
  return {
    category: first((t) => categoryIn(words, t)),
    month: first(monthIn),
    titles: titles.filter(Boolean).map((t) => t.trim()),
    refused: forbidden ? 'forbidden' : sealed ? 'sealed' : null,
  }
}

/** The longest word that stands in it, so that 低保边缘 is not taken for 低保. */
function categoryIn(words: Vocabulary, text: string): string | null {
  let best = ''
  for (const word of words.values.category.keys()) {
    if (word.length >= 2 && word.length > best.length && text.includes(word)) best = word
  }
  return best ? words.values.category.get(best)!.code : null
}

function monthIn(text: string): string | null {
  const found =
    /(20\d\d)年(\d{1,2})月/.exec(text) ??
    /(20\d\d)[-.](\d{1,2})(?!\d)/.exec(text) ??
    /(?<!\d)(20\d\d)(0[1-9]|1[0-2])(?!\d)/.exec(text)
  const month = Number(found?.[2])
  return found && month >= 1 && month <= 12 ? `${found[1]}-${String(month).padStart(2, '0')}` : null
}
