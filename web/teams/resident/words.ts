import { defineWords } from '../../kit/words.ts'

export const words = defineWords({
  title: { zh: '我带的小队', en: 'Squads I lead' },
  back: { zh: '志愿服务', en: 'Volunteering' },
  none: { zh: '您现在没有带小队', en: 'You lead no squad now' },
  noneDo: { zh: '队长由社区或者服务队定。', en: 'The community or the team says who leads.' },
  people: { zh: '{n} 名队员', en: { one: 'One member', other: '{n} members' } },
  lead: { zh: '您是队长，可以自己增减队员。', en: 'You lead it: take members in and let them go.' },
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
