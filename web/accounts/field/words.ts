/** Words of the field worker's own page. */
import { defineWords } from '../../kit/words.ts'

export const words = defineWords({
  title: { zh: '我的', en: 'Me' },
  today: { zh: '今天', en: 'Today' },
  unknown: { zh: '还没有登录', en: 'Nobody is signed in' },
  offline: { zh: '现在没有网，等有网再看', en: 'No network now; look again later' },
  reading: { zh: '怎么看着舒服', en: 'How you like to read' },
  suggest: { zh: '投诉建议', en: 'Complaints and suggestions' },
  suggestHint: { zh: '对工作、对系统有话都可以说', en: 'About the work or about this system' },
  devices: { zh: '在哪里登录着', en: 'Where I am signed in' },
  thisDevice: { zh: '这部手机', en: 'this phone' },
  end: { zh: '退出那一处', en: 'End it' },
  signOut: { zh: '退出登录', en: 'Sign out' },
  signOutLead: { zh: '退出后，手机里存的名单都会清掉。', en: 'What is kept on this phone for reading is wiped.' },
  stays: {
    zh: '还有 {n} 条没上传，都留在手机里，下次登录接着传。',
    en: {
      one: 'One item still waits; it stays here and goes up after the next sign-in.',
      other: '{n} items still wait; they stay here and go up after the next sign-in.',
    },
  },
  until: { zh: '到 {when}', en: 'until {when}' },
  handovers: { zh: '工作交接', en: 'Hand-overs' },
  handover: { zh: '{who} → {to}，{day} 起', en: '{who} → {to}, from {day}' },
  handoverDone: { zh: '已交接', en: 'done' },
  handoverPlanned: { zh: '到那天自动交接', en: 'by itself on that day' },
  handoverOff: { zh: '已取消', en: 'called off' },
  handoverThings: { zh: '{n} 件', en: { one: '{n} item', other: '{n} items' } },
})
