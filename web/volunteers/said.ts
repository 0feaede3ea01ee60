/** Minutes and times of the week as a neighbour says them. */
import type { FreeTime } from '../../domain/volunteers/schema.ts'
import { parts, ticked, ticksOf } from '../../domain/volunteers/free.ts'
import { useLanguage, type Lang } from '../kit/language.ts'
import { useWords, wordsIn } from '../kit/words.ts'
import { timeWords } from './words.ts'

/** 1 小时 30 分, 1 h 30 min */
export function minutesSaid(minutes: number, lang: Lang): string {
  const t = wordsIn(timeWords, lang)
  const [h, m] = [Math.floor(minutes / 60), minutes % 60]
  return [(h > 0 || m === 0) && t('hours', { n: h }), m > 0 && t('minutes', { n: m })].filter(Boolean).join(' ')
}

const two = (n: number) => String(n).padStart(2, '0')
const clock = (n: number) => `${Math.floor(n / 60)}:${two(n % 60)}`

/** 周六上午、周日上午 */
export function freeSaid(free: readonly FreeTime[], lang: Lang): string {
  const t = wordsIn(timeWords, lang)
  const { ticks, rest } = ticksOf(free)
  const days = [1, 2, 3, 4, 5, 6, 7] as const
  const said = days.flatMap((d) => [
    ...parts.flatMap((p) => (ticks.includes(ticked(d, p)) ? [t('at', { day: t(`day${d}`), part: t(p) })] : [])),
    ...rest.flatMap((f) =>
      f.day === d ? [t('at', { day: t(`day${d}`), part: `${clock(f.from)}–${clock(f.to)}` })] : [],
    ),
  ])
  return said.length === 0 ? t('never') : said.join(lang === 'zh' ? '、' : ', ')
}

export const useSaid = () => {
  const lang = useLanguage()
  return {
    minutes: (n: number) => minutesSaid(n, lang),
    free: (free: readonly FreeTime[]) => freeSaid(free, lang),
    time: useWords(timeWords),
  }
}
