/** Words that are written into a county of demonstration. */
export const demoWhy = '演示'

/** By which law a picture is emptied whose consent ended. */
export const pictureLaw = '《个人信息保护法》第十五条、第四十七条；《民法典》第一千零一十九条'

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

const weekdays = '日一二三四五六'
const english = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']

interface Wall {
  year: number
  month: number
  date: number
  weekday: number
}

/** Lines of a poster, and of the summary of a month. */
export const posterWords = {
  zh: {
    day: (w: Wall) => `${w.month}月${w.date}日（周${weekdays[w.weekday]}）`,
    span: (from: string, to: string) => `${from}—${to}`,
    facts: {
      when: '时间',
      where: '地点',
      address: '地址',
      unit: '主办',
      places: '名额',
      elders: '老人优先',
      themes: '主题',
      phone: '电话',
    },
    places: (n: number) => `${n} 个`,
    comeBy: '直接来就行，不用报名',
    elders: (n: number, age: number, until: Wall) =>
      `其中 ${n} 个先留给 ${age} 岁以上的老人，${until.month}月${until.date}日起都可以报`,
    comma: '、',
    colon: '：',
    square: '这场活动的页面',
  },
  en: {
    day: (w: Wall) => `${english[w.weekday]}, ${w.date}/${w.month}/${w.year}`,
    span: (from: string, to: string) => `${from}–${to}`,
    facts: {
      when: 'When',
      where: 'Where',
      address: 'Address',
      unit: 'Held by',
      places: 'Places',
      elders: 'Elders first',
      themes: 'About',
      phone: 'Phone',
    },
    places: (n: number) => String(n),
    comeBy: 'Just come; no need to sign up',
    elders: (n: number, age: number, until: Wall) =>
      `${n} are kept for people of ${age} or older until ${until.date}/${until.month}`,
    comma: ', ',
    colon: ': ',
    square: 'The page of this activity',
  },
} as const

/** The month of a community or a team, as plain text for a group. */
export const summaryWords = {
  zh: {
    title: (name: string, y: number, m: number) => `${name} ${y}年${m}月活动小结`,
    none: '这个月没有办活动。',
    total: (n: number, people: number) => `办了 ${n} 场活动，来了 ${people} 人次。`,
    heldLine: (n: number, w: Wall, title: string, where: string, people: number) =>
      `${n}. ${w.month}月${w.date}日 ${title}，${where}，${people} 人次`,
    more: (n: number) => `……还有 ${n} 场`,
    unseen: (n: number) => `另有上门、走访、巡查等服务 ${n} 场，不列名称。`,
    off: (n: number) => `取消 ${n} 场。`,
    coming: '接下来：',
    comingLine: (n: number, when: string, title: string, where: string) => `${n}. ${when} ${title}，${where}`,
    link: (address: string) => `怎么参加：${address}`,
  },
  en: {
    title: (name: string, y: number, m: number) => `${name}: activities of ${m}/${y}`,
    none: 'Nothing was held this month.',
    total: (n: number, people: number) => `${n} held, ${people} people came.`,
    heldLine: (n: number, w: Wall, title: string, where: string, people: number) =>
      `${n}. ${w.date}/${w.month} ${title}, ${where}, ${people}`,
    more: (n: number) => `… and ${n} more`,
    unseen: (n: number) => `And ${n} visits, rounds and the like, not named.`,
    off: (n: number) => `${n} called off.`,
    coming: 'What comes next:',
    comingLine: (n: number, when: string, title: string, where: string) => `${n}. ${when} ${title}, ${where}`,
    link: (address: string) => `How to come: ${address}`,
  },
} as const
