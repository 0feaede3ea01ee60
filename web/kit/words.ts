/**
 * Words of the interface, Chinese and English side by side, each with its holes: `{name}`.
 *
 *   const words = defineWords({ late: { zh: '过期 {n} 天', en: { one: '{n} day late', other: '{n} days late' } } })
 *   const t = useWords(words)
 *   t('late', { n: 2 })
 */
import { useMemo } from 'react'
import { useLanguage, type Lang } from './language.ts'

/** `one` serves when the hole `n` is 1. */
export type English = string | { readonly one: string; readonly other: string }

export interface Word {
  readonly zh: string
  readonly en: English
}

export type Words = Record<string, Word>

type Holes<S extends string> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | Holes<Rest> : never

type Fill<W extends Word> = [Holes<W['zh']>] extends [never] ? [] : [fill: Record<Holes<W['zh']>, string | number>]

export type Say<W extends Words> = <K extends keyof W & string>(key: K, ...fill: Fill<W[K]>) => string

/** Words without holes: what a list of tiles, tabs or columns may name. */
export type PlainKey<W extends Words> = {
  [K in keyof W & string]: [Holes<W[K]['zh']>] extends [never] ? K : never
}[keyof W & string]

export const defineWords = <const W extends Words>(words: W): W => words

/** A word in one language, its holes filled. Pure. */
export function wordIn(word: Word, lang: Lang, fill: Record<string, string | number> = {}): string {
  const text = lang === 'zh' ? word.zh : englishOf(word.en, fill)
  return text.replace(/\{(\w+)\}/g, (hole, name: string) => String(fill[name] ?? hole))
}

const englishOf = (en: English, fill: Record<string, string | number>) =>
  typeof en === 'string' ? en : String(fill.n) === '1' ? en.one : en.other

/** Words without React. */
export const wordsIn =
  <W extends Words>(words: W, lang: Lang): Say<W> =>
  (key: string, fill?: Record<string, string | number>) =>
    wordIn(words[key]!, lang, fill)

export function useWords<W extends Words>(words: W): Say<W> {
  const lang = useLanguage()
  return useMemo(() => wordsIn(words, lang), [words, lang])
}
