/** Times of the week as a neighbour says them: days and parts of a day. */
import { parts, ticked, ticksOf } from '../../../domain/volunteers/free.ts'
import type { FreeTime } from '../../../domain/volunteers/schema.ts'
import { useLanguage } from '../../kit/language.ts'
import { useWords } from '../../kit/words.ts'
import { timeWords } from '../../volunteers/words.ts'

const days = [1, 2, 3, 4, 5, 6, 7] as const

export const useTicks = () => {
  const t = useWords(timeWords)
  return days.flatMap((day) =>
    parts.map((part) => ({ value: ticked(day, part), label: t('at', { day: t(`day${day}`), part: t(part) }) })),
  )
}

export function useFreeSaid(): (free: readonly FreeTime[]) => string {
  const all = useTicks()
  const lang = useLanguage()
  return (free) => {
    const { ticks } = ticksOf(free)
    return all
      .filter((o) => ticks.includes(o.value))
      .map((o) => o.label)
      .join(lang === 'zh' ? '、' : ', ')
  }
}
