/** Words of series: how often, what holidays do, what is still to come. */
import type { OnHoliday } from '../../../domain/activities/rhythm.ts'
import { defineWords, type Word } from '../../kit/words.ts'
import type { Repeat } from './acts/plan-values.ts'

type All<K extends string> = Record<K, Word>

export const repeatWords = defineWords({
  week: { zh: '每周的这一天', en: 'Every week on this day' },
  fortnight: { zh: '隔一周的这一天', en: 'Every second week on this day' },
  month: { zh: '每月的这一号', en: 'On this date of every month' },
  nth: { zh: '每月第几个星期几（按这一天）', en: 'On this weekday of its week of the month' },
  'lunar-month': { zh: '农历每月', en: 'Every month of the lunar calendar' },
  'lunar-year': { zh: '农历每年', en: 'Every year of the lunar calendar' },
  'first-working': { zh: '每月第一个工作日', en: 'The first working day of a month' },
}) satisfies All<Repeat>

export const holidayWords = defineWords({
  skip: { zh: '停一次', en: 'Leave it out' },
  move: { zh: '顺延到下一个同样的日子', en: 'Make it good on the next such day' },
  keep: { zh: '照常办', en: 'Hold it all the same' },
}) satisfies All<OnHoliday>

export const seriesWords = defineWords({
  repeat: { zh: '重复', en: 'Again' },
  repeatHint: { zh: '不重复就空着', en: 'Empty: once' },
  lunarMonth: { zh: '农历几月', en: 'Lunar month' },
  lunarDay: { zh: '农历初几（1—30）', en: 'Lunar day (1–30)' },
  until: { zh: '办到哪天', en: 'Until' },
  holidays: { zh: '遇到法定节假日（或周末调休上班）', en: 'On holidays, and weekends that are worked' },
  publishAll: { zh: '一起发布', en: 'Publish all of them' },
  daysN: { zh: '一共 {n} 场，每场都可以单独改期、取消：', en: '{n} in all; each can be moved or called off alone:' },
  none: { zh: '这段时间里一场也没有', en: 'None falls within these days' },
  skipped: { zh: '停办：{days}', en: 'Left out: {days}' },
  movedFrom: { zh: '{day}（{plain}顺延）', en: '{day} (instead of {plain})' },
  series: { zh: '系列', en: 'Series' },
  left: { zh: '后面还有 {n} 场，办到 {until}', en: '{n} more until {until}' },
  last: { zh: '后面没有了', en: 'The last one' },
  end: { zh: '后面的都不办了', en: 'Call off all that follow' },
  endNote: {
    zh: '这一场照办，后面的 {n} 场都取消。原因会写在活动页上，报了名的会收到通知。',
    en: 'This one stays; the {n} that follow are called off. Residents read the reason, and those on the lists are told.',
  },
  ended: { zh: '后面的都取消了', en: 'All that follow are called off' },
})
