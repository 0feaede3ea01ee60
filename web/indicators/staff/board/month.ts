/** Months as the address and as people write them. Pure but for the formatter of the browser. */
import { monthsUpTo } from '../../../../domain/indicators/rules.ts'
import type { Month } from '../../../../domain/indicators/schema.ts'
import type { Lang } from '../../../kit/language.ts'
import { dayText, type When } from '../../../kit/shanghai.ts'

/** `2026-03` of the address → `2026-03-01`; anything else is no month. */
export const monthFrom = (text: string | null): Month | undefined =>
  text && /^\d{4}-(0[1-9]|1[0-2])$/.test(text) ? `${text}-01` : undefined

export const monthParam = (month: Month): string => month.slice(0, 7)

/** The month in which a moment lies, in Shanghai. */
export const monthAt = (when: When): Month => `${dayText(when).slice(0, 7)}-01`

const forms = new Map<string, Intl.DateTimeFormat>()

function form(lang: Lang, short: boolean): Intl.DateTimeFormat {
  const key = `${lang} ${short}`
  const made =
    forms.get(key) ??
    new Intl.DateTimeFormat(lang === 'zh' ? 'zh-CN' : 'en-GB', {
      month: lang === 'zh' && !short ? 'long' : 'short',
      timeZone: 'UTC',
      ...(!short && { year: 'numeric' }),
    })
  forms.set(key, made)
  return made
}

/** 2026年3月, Mar 2026; short: 3月, Mar. */
export const monthText = (month: Month, lang: Lang, short = false): string =>
  form(lang, short).format(new Date(`${month}T00:00:00Z`))

/** The newest first, as far back as a list of choices needs. */
export const choices = (newest: Month, count = 24): Month[] => monthsUpTo(newest, count).reverse()
