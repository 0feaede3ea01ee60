/** When it is, as a neighbour says it. */
import { useFormat } from '../../kit/now.ts'
import { dayText } from '../../kit/shanghai.ts'
import { useWords } from '../../kit/words.ts'
import { words } from './words.ts'

export function useWhen(): (a: { from: string; to: string }) => string {
  const t = useWords(words)
  const f = useFormat()
  return ({ from, to }) => {
    const day = f.day(from)
    const [weekday, begin, end] = [f.weekday(from), f.time(from), f.time(to)]
    if (dayText(from) === dayText(Date.parse(to) - 1)) return t('when', { day, weekday, from: begin, to: end })
    return t('whenLong', { day, weekday, from: begin, day2: f.day(to), to: end })
  }
}

export const whereOf = (a: { facilityName: string | null; spot: string }): string =>
  [a.facilityName, a.spot].filter(Boolean).join(' ')
