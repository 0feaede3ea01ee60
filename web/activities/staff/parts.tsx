import { useFormat } from '../../kit/now.ts'
import { dayText } from '../../kit/shanghai.ts'

/** `3月20日 周五 09:00—11:00`; where it lasts longer, both days. */
export function useSpan(): (a: { from: string; to: string }) => string {
  const f = useFormat()
  const dash = f.lang === 'zh' ? '—' : '–'
  return ({ from, to }) => {
    const oneDay = dayText(from) === dayText(Date.parse(to) - 1)
    const end = oneDay ? f.time(to) : `${f.date(to)} ${f.time(to)}`
    return `${f.date(from)} ${f.weekday(from)} ${f.time(from)}${dash}${end}`
  }
}
