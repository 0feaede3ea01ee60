import { defineWords } from '../../kit/words.ts'

export const words = defineWords({
  title: { zh: '我带的小队', en: 'Squads I lead' },
  back: { zh: '志愿服务', en: 'Volunteering' },
  none: { zh: '您现在没有带小队', en: 'You lead no squad now' },
  noneDo: { zh: '队长由社区或者服务队定。', en: 'The community or the team says who leads.' },
  people: { zh: '{n} 名队员', en: { one: 'One member', other: '{n} members' } },
  lead: { zh: '您是队长，可以自己增减队员。', en: 'You lead it: take members in and let them go.' },
  wants: { zh: '眼下要安排的', en: 'To arrange now' },
  wantsN: { zh: '还差 {n}，{day}前完成就行', en: '{n} more by {day}' },
  wantsSoon: { zh: '还差 {n}，{day}到期，请尽快安排', en: '{n} more, and the time ends on {day}' },
  members: { zh: '队员', en: 'Members' },
  leads: { zh: '队长', en: 'leader' },
  since: { zh: '{day} 起', en: 'since {day}' },
  left: { zh: '{day} 退出', en: 'left on {day}' },
  add: { zh: '增加队员', en: 'Take somebody in' },
  number: { zh: '志愿者编号', en: 'Volunteer number' },
  numberHint: { zh: '九位数，请本人告诉您', en: 'Nine digits; ask the volunteer for it' },
  added: { zh: '已经加入', en: 'Is in the squad now' },
  end: { zh: '退出小队', en: 'Leaves the squad' },
  endOf: { zh: '{name} 退出小队', en: '{name} leaves the squad' },
  sure: { zh: '确定，从今天起', en: 'Yes, from today on' },
  keep: { zh: '不退出', en: 'No, stays' },
})

/** The yearly survey. */
export const surveyWords = defineWords({
  title: { zh: '说说服务队', en: 'How are the teams?' },
  hint: { zh: '一年一次，愿意就说', en: 'Once a year, if you want to' },
  lead: {
    zh: '在您这里服务的队伍，今年做得怎么样？愿意就点一下，可以改。只数人数，谁都看不到是您说的；不影响您得到的任何服务。',
    en: 'How did the teams that serve where you live do this year? Say so if you want to; you may change it. Only numbers are counted, nobody sees whose they are, and whatever you are due stays as it is.',
  },
  back: { zh: '志愿服务', en: 'Volunteering' },
  none: { zh: '这里现在没有要问的服务队', en: 'There is no team to ask about here' },
  noneDo: {
    zh: '手机要先和居民登记对上，并且有服务队在您的社区服务。',
    en: 'Your phone must be tied to the register first.',
  },
  good: { zh: '满意', en: 'Content' },
  fair: { zh: '一般', en: 'So-so' },
  poor: { zh: '不满意', en: 'Not content' },
  sayOf: { zh: '{name}：{answer}', en: '{name}: {answer}' },
  said: { zh: '您说的是：{answer}', en: 'You said: {answer}' },
})
