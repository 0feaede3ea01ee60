/** Why a volunteer was thought of, in words with their numbers. */
import type { Why } from '../../domain/neighbours/schema.ts'
import { useLanguage } from '../kit/language.ts'
import { useWords } from '../kit/words.ts'
import { useNames } from '../volunteers/queries.ts'
import { whyWords } from './words.ts'

export function useWhy(): (why: Why) => string {
  const t = useWords(whyWords)
  const lang = useLanguage()
  const names = useNames()
  return (why) =>
    [
      t(why.distance),
      why.skill && t('skill', { skill: names.skill(why.skill) }),
      why.minutes === null ? t('anyTime') : t('minutes', { n: why.minutes }),
      why.before && t('before'),
      t('has', { n: why.has }),
    ]
      .filter(Boolean)
      .join(lang === 'zh' ? '，' : ', ')
}
