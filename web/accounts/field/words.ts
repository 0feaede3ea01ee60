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
    zh: '还有 {n} 条没上传，退出后封存在手机里，谁也打不开，有网就自己交上去。',
    en: {
      one: 'One item still waits; it stays here sealed and goes in by itself with a network.',
      other: '{n} items still wait; they stay here sealed and go in by themselves with a network.',
    },
  },
  'letter-unsigned': {
    zh: '这封信不是在打开的手机上写的',
    en: 'This letter was not written on an opened phone',
  },
  phones: { zh: '没网也能用的手机', en: 'Phones that work without a network' },
  phoneSince: { zh: '{day} 起', en: 'since {day}' },
  phoneLost: { zh: '丢了，停用', en: 'Lost: revoke' },
  phoneRevoked: { zh: '已停用', en: 'revoked' },
  letters: { zh: '封存信件的结果', en: 'What became of sealed letters' },
  letterDone: { zh: '已办理', en: 'Performed' },
  letterDesk: { zh: '上级在处理', en: 'With the supervisor' },
  letterAccepted: { zh: '{who} 同意，已办理', en: 'Accepted by {who}, performed' },
  letterRefused: { zh: '{who} 退回：{why}', en: 'Refused by {who}: {why}' },
  until: { zh: '到 {when}', en: 'until {when}' },
  handovers: { zh: '工作交接', en: 'Hand-overs' },
  handover: { zh: '{who} → {to}，{day} 起', en: '{who} → {to}, from {day}' },
  handoverDone: { zh: '已交接', en: 'done' },
  handoverPlanned: { zh: '到那天自动交接', en: 'by itself on that day' },
  handoverOff: { zh: '已取消', en: 'called off' },
  handoverThings: { zh: '{n} 件', en: { one: '{n} item', other: '{n} items' } },
})
