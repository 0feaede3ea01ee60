/** Times, spans and numbers as a neighbour says them. Pure: the present and the language are arguments. */
import { inThrees } from '../../domain/kernel/refno.ts'
import type { Lang } from './language.ts'
import { daysBetween, instantOf, isDay, wallOf, type Wall, type When } from './shanghai.ts'

export type { When } from './shanghai.ts'

const weekdays = { zh: '日一二三四五六', en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] } as const
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const

const two = (n: number) => String(n).padStart(2, '0')

/** `16:12` */
export const timeOf = (when: When): string => {
  const w = wallOf(when)
  return `${two(w.hour)}:${two(w.minute)}`
}

/** 周二, Tue */
export const weekdayOf = (when: When, lang: Lang): string => {
  const { weekday } = wallOf(when)
  return lang === 'zh' ? `周${weekdays.zh[weekday]}` : weekdays.en[weekday]!
}

/** 11月24日, 24 Nov; with the year when it is another than now's. */
export function dateOf(when: When, now: When, lang: Lang): string {
  const w = wallOf(when)
  return withYear(w, w.year !== wallOf(now).year, lang)
}

/** 2026年11月24日, 24 Nov 2026 */
export const fullDateOf = (when: When, lang: Lang): string => withYear(wallOf(when), true, lang)

const withYear = (w: Wall, year: boolean, lang: Lang) =>
  lang === 'zh'
    ? `${year ? `${w.year}年` : ''}${w.month}月${w.date}日`
    : `${w.date} ${months[w.month - 1]}${year ? ` ${w.year}` : ''}`

const near = {
  zh: { '-2': '前天', '-1': '昨天', '0': '今天', '1': '明天', '2': '后天' },
  en: { '-1': 'yesterday', '0': 'today', '1': 'tomorrow' },
} as const

const nearDay = (days: number, lang: Lang): string | undefined => (near[lang] as Record<string, string>)[days]

/** 昨天, 今天, 明天, else 11月24日. */
export const dayOf = (when: When, now: When, lang: Lang): string =>
  nearDay(daysBetween(now, when), lang) ?? dateOf(when, now, lang)

/** 今天 16:12, 周二 16:12 (within the last six days), 11月24日 16:12. */
export function momentOf(when: When, now: When, lang: Lang): string {
  const days = daysBetween(now, when)
  const day = nearDay(days, lang) ?? (days < 0 && days > -7 ? weekdayOf(when, lang) : dateOf(when, now, lang))
  return isDay(when) ? day : `${day} ${timeOf(when)}`
}

/**
 * A due time as words: 过期 2 天, 过期 26 分, 今天 18:00 前, 明天 12:00 前, 11月30日前.
 * A calendar day counts as due until its end and has no hour.
 */
export function dueOf(when: When, now: When, lang: Lang): string {
  const days = daysBetween(now, when)
  const over = instantOf(now) - instantOf(when)
  if (isDay(when) ? days < 0 : over > 0) return overdue(isDay(when) ? -days * 86_400_000 : over, lang)
  const day = nearDay(days, lang)
  if (isDay(when)) return day ? capital(day) : before(dateOf(when, now, lang), lang)
  return before(
    day ? (lang === 'zh' ? `${day} ${timeOf(when)}` : `${timeOf(when)} ${day}`) : dateOf(when, now, lang),
    lang,
  )
}

// 今天 18:00 前 has a blank after digits of a clock, 11月30日前 none.
const before = (text: string, lang: Lang) =>
  lang === 'en' ? `by ${text}` : `${text}${/\d$/.test(text) ? ' 前' : '前'}`

const overdue = (ms: number, lang: Lang) => (lang === 'zh' ? `过期 ${coarse(ms, lang)}` : `${coarse(ms, lang)} overdue`)

const capital = (text: string) => text[0]!.toUpperCase() + text.slice(1)

/** One unit: 26 分, 3 小时, 2 天. At least one minute. */
export function coarse(ms: number, lang: Lang): string {
  const minutes = Math.max(1, Math.floor(ms / 60_000))
  if (minutes < 60) return lang === 'zh' ? `${minutes} 分` : `${minutes} min`
  const hours = Math.floor(minutes / 60)
  if (hours < 24) return lang === 'zh' ? `${hours} 小时` : `${hours} h`
  const days = Math.floor(hours / 24)
  return lang === 'zh' ? `${days} 天` : `${days} ${days === 1 ? 'day' : 'days'}`
}

/** Two units: 26 分, 1 时 40 分, 6 天 7 时. The sign is dropped. */
export function spanOf(ms: number, lang: Lang): string {
  const minutes = Math.floor(Math.abs(ms) / 60_000)
  const [d, h, m] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60), minutes % 60]
  const parts: [number, string, string][] =
    d > 0
      ? [
          [d, '天', 'd'],
          [h, '时', 'h'],
        ]
      : h > 0
        ? [
            [h, '时', 'h'],
            [m, '分', 'min'],
          ]
        : [[m, '分', 'min']]
  return parts
    .filter(([n], i) => n > 0 || i === 0)
    .map(([n, zh, en]) => `${n} ${lang === 'zh' ? zh : en}`)
    .join(' ')
}

/** 1,035 */
export function numberOf(n: number): string {
  const [whole = '', part] = String(n).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return part ? `${grouped}.${part}` : grouped
}

/** 0.986 → 98.6% (half up at one decimal); null → — */
export const percentOf = (ratio: number | null): string =>
  ratio === null ? '—' : `${(Math.round(ratio * 1000) / 10).toFixed(1)}%`

/** `482 175 036` */
export const refOf = inThrees

const spoken = '零一二三四五六七八九'

/** How the number is said on the telephone: 四八二，一七五，零三六. */
export function spokenRef(ref: string, lang: Lang): string {
  const threes = inThrees(ref).split(' ')
  if (lang === 'en') return threes.map((t) => [...t].join(' ')).join(', ')
  return threes.map((t) => [...t].map((d) => spoken[Number(d)]).join('')).join('，')
}
