/** Words that the day itself shows of activities, before any of their pages is opened. */
import { defineWords } from '../../kit/words.ts'

export const dayWords = defineWords({
  held: { zh: '今天活动的名单（当天有效）', en: 'Lists of today’s activities (for the day)' },
  entry: { zh: '今天的活动', en: 'Activities today' },
  n: { zh: '{n} 场', en: { one: 'one', other: '{n}' } },
})
