import { defineWords } from '../../../kit/words.ts'

export const settingWords = defineWords({
  sessions: { zh: '登录多久失效', en: 'How long a sign-in lasts' },
  sessionsNote: {
    zh: '多久不动就要重新登录。只对以后的登录算数；工作人员不动的时间最长半小时，这是等级保护的要求。',
    en: 'After which rest somebody signs in again. Counts for sign-ins from now on; staff never rest longer than half an hour, as the protection grade demands.',
  },
  idleMinutes: { zh: '工作人员不动', en: 'Staff at rest' },
  fieldIdleMinutes: { zh: '网格员的手机不动', en: 'A grid worker’s phone at rest' },
  hours: { zh: '工作人员登录一次', en: 'Staff, one sign-in' },
  residentIdleDays: { zh: '居民不动', en: 'Residents at rest' },
  residentDays: { zh: '居民登录一次', en: 'Residents, one sign-in' },
  deviceDays: { zh: '常用设备记多久', en: 'A known browser stays known' },
  minutes: { zh: '分钟', en: { one: 'minute', other: 'minutes' } },
  wholeHours: { zh: '小时', en: { one: 'hour', other: 'hours' } },
  days: { zh: '天', en: { one: 'day', other: 'days' } },
})
