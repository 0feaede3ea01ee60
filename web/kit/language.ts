/** The language of the interface: Chinese unless the reader chose English on this device. */
import { useSyncExternalStore } from 'react'
import { cell, remember, remembered } from './store.ts'

export type Lang = 'zh' | 'en'

const key = 'linli:lang'

const saved = (): Lang => (typeof localStorage !== 'undefined' && remembered<string>(key) === 'en' ? 'en' : 'zh')

export const language = cell<Lang>(saved())

const show = () => {
  if (typeof document !== 'undefined') document.documentElement.lang = language.get() === 'zh' ? 'zh-CN' : 'en'
}
language.watch(show)
show()

export function chooseLanguage(lang: Lang): void {
  remember(key, lang)
  language.set(lang)
}

export const useLanguage = (): Lang => useSyncExternalStore(language.watch, language.get, language.get)
