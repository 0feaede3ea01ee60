import { defineWords } from '../../kit/words.ts'

export const countsWords = defineWords({
  title: { zh: '志愿者数字', en: 'Volunteers in numbers' },
  note: {
    zh: '类别是本人自己说的，只按五个一档显示，不满五个的不显示，看不出是谁。',
    en: 'Categories are said by themselves and shown by fives; fewer than five are not shown, so that nobody can be told.',
  },
  place: { zh: '地域', en: 'Place' },
  heads: { zh: '人数', en: 'Volunteers' },
  registered: { zh: '登记的', en: 'Registered' },
  active: { zh: '近一年有服务记录的', en: 'With a service record of the last year' },
  target: { zh: '全县目标', en: 'What the county means to have' },
  categories: { zh: '自报类别', en: 'By their own word' },
  hoursAtLeast: { zh: '服务 {n} 小时以上', en: '{n} hours or more' },
  few: { zh: '不满 5 人，不显示', en: 'fewer than 5, not shown' },
  atLeast: { zh: '{n} 人以上', en: '{n} or more' },
  key: { zh: '{year} 年的时长到了谁那里', en: 'Whom the hours of {year} reached' },
  all: { zh: '计入的时长', en: 'Hours that count' },
  urban: { zh: '其中在城市社区', en: 'Of these in communities' },
  rural: { zh: '其中在村', en: 'Of these in villages' },
  sideOf: {
    zh: '{time}，{n} 次；其中邻里互助 {mutual}',
    en: {
      one: '{time}, once; of these between neighbours {mutual}',
      other: '{time}, {n} times; of these between neighbours {mutual}',
    },
  },
  toKey: { zh: '其中到重点人群', en: 'Of these to key groups' },
  hours: { zh: '{n} 小时', en: '{n} h' },
  share: { zh: '{time}（{share}）', en: '{time} ({share})' },
})
