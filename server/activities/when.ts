/** Days and hours by the clock on the wall of the county. */
import { hour, momentOf } from '../../domain/kernel/instant.ts'
import { posterWords } from './words.ts'

export function wallOf(moment: string | Date) {
  const at = new Date(new Date(moment).getTime() + 8 * hour)
  return {
    year: at.getUTCFullYear(),
    month: at.getUTCMonth() + 1,
    date: at.getUTCDate(),
    weekday: at.getUTCDay(),
    time: momentOf(at.getTime()).slice(11, 16),
  }
}

/** `3月20日（周五） 09:00—11:00`; what ends on another day says both. */
export function spanText(of: { from: string | Date; to: string | Date }, lang: 'zh' | 'en'): string {
  const t = posterWords[lang]
  const [from, to] = [wallOf(of.from), wallOf(of.to)]
  const sameDay = from.month === to.month && from.date === to.date
  return `${t.day(from)} ${t.span(from.time, sameDay ? to.time : `${t.day(to)} ${to.time}`)}`
}
