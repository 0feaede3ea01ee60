/** Opening hours as a neighbour says them. */
import type { Hours, Spans } from '../../domain/facilities/hours-schema.ts'
import { weekGroups } from '../../domain/facilities/hours.ts'
import { clock } from '../../domain/facilities/hours-text.ts'
import { useLanguage, type Lang } from '../kit/language.ts'
import { wordsIn } from '../kit/words.ts'
import { hoursWords } from './words.ts'

const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const

export const dayNames = (lang: Lang): string[] => days.map((d) => wordsIn(hoursWords, lang)(d))

/** `8:30—11:30、13:30—17:00` */
export function spansSaid(spans: Spans, lang: Lang): string {
  if (spans.length === 0) return wordsIn(hoursWords, lang)('shut')
  const dash = lang === 'zh' ? '—' : '–'
  return spans.map(([from, to]) => clock(from) + dash + clock(to)).join(lang === 'zh' ? '、' : ', ')
}

/** 周一至周五 8:30—11:30、13:30—17:00 · 周六至周日 不开放 */
export function hoursSaid(hours: Hours | null, lang: Lang): string[] {
  const t = wordsIn(hoursWords, lang)
  if (!hours) return [t('always')]
  const names = dayNames(lang)
  const lines = weekGroups(hours).map(({ days: of, spans }) => {
    const [from, to] = [names[of[0]!]!, names[of.at(-1)!]!]
    return t('line', { days: of.length > 1 ? t('daysTo', { from, to }) : from, hours: spansSaid(spans, lang) })
  })
  return hours.holidays === 'closed' ? [...lines, t('holidaysShut')] : lines
}

/** One day: day and night, shut, or its spans. */
const todaySaid = (spans: Spans, lang: Lang) =>
  spans[0]?.[0] === 0 && spans[0][1] === 1440 ? wordsIn(hoursWords, lang)('always') : spansSaid(spans, lang)

export const useSaid = () => {
  const lang = useLanguage()
  return { today: (s: Spans) => todaySaid(s, lang), hours: (h: Hours | null) => hoursSaid(h, lang), clock }
}
