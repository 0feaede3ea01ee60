/** Words that are written into a county of demonstration. */
export const demoWhy = '演示'

/** What a calendar shows beside the plan. */
export const feedWords = {
  zh: {
    of: (name: string) => `${name}的活动`,
    own: '我报名的活动',
    by: (unit: string) => `主办：${unit}`,
    off: (why: string) => (why ? `这次活动取消了：${why}` : '这次活动取消了'),
    waiting: '正在排队，有名额会补上',
  },
  en: {
    of: (name: string) => `Activities: ${name}`,
    own: 'What I signed up for',
    by: (unit: string) => `Held by ${unit}`,
    off: (why: string) => (why ? `Called off: ${why}` : 'Called off'),
    waiting: 'Waiting for a place',
  },
} as const
