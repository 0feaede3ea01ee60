/** What stands on the paper. */
import { defineWords } from '../../kit/words.ts'

export const words = defineWords({
  two: { zh: '两人同去', en: 'Go in twos' },
  bells: { zh: '本周不再敲门，打电话', en: 'No more doorbells this week: call' },
  met: { zh: '见到了，都好', en: 'Met, all well' },
  attempted: { zh: '没见到人', en: 'Nobody met' },
  refused: { zh: '本人不要', en: 'Not wanted' },
  when: { zh: '日期和时间', en: 'Day and time' },
  found: { zh: '发现的事', en: 'Found' },
})
