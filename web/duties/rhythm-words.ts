/** How often, in words. */
import { defineWords } from '../kit/words.ts'

export const rhythmWords = defineWords({
  day: { zh: '每天', en: 'daily' },
  week: { zh: '每周', en: 'weekly' },
  month: { zh: '每月', en: 'monthly' },
  quarter: { zh: '每季度', en: 'quarterly' },
  'half-year': { zh: '每半年', en: 'every half year' },
  year: { zh: '每年', en: 'yearly' },
  festivals: { zh: '逢节日', en: 'at festivals' },
  birthday: { zh: '逢生日', en: 'on birthdays' },
  days: { zh: '每 {n} 天', en: 'every {n} days' },
})
