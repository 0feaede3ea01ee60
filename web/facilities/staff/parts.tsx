import { useLanguage } from '../../kit/language.ts'
import { useWords, wordIn } from '../../kit/words.ts'
import type { Kind } from '../queries.ts'
import { perWords } from '../words.ts'
import { words } from './words.ts'

/** What a kind wants, in words. */
export function Wish({ of }: { of: Kind | undefined }) {
  const t = useWords(words)
  const lang = useLanguage()
  const w = of?.wanted
  if (!w) return <span>{t('noWish')}</span>
  const per = w.per.map((p) => wordIn(perWords[p], lang)).join(lang === 'zh' ? '、' : ', ')
  const lines = [
    t('wantedOf', { per, n: w.atLeast }),
    w.area && t('wantedArea', { n: w.area }),
    w.minutesPerDay && t('wantedTime', { h: Math.round(w.minutesPerDay / 6) / 10 }),
    w.onDaysOff && t('wantedOff'),
  ].filter(Boolean)
  return <span className="facility-cell">{lines.join(lang === 'zh' ? '，' : ', ')}</span>
}
