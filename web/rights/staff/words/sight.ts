import type { RestrictedDeed } from '../../../../domain/kernel/restricted.ts'
import { defineWords, type Word } from '../../../kit/words.ts'

export { restrictedWords as classWords } from '../../../people/words.ts'

export const sightWords = defineWords({
  title: { zh: '谁能看、谁不能看', en: 'Who may see, who must not' },
  note: {
    zh: '居民说一声就能不让谁看。对方的页面停在现在的样子，不会提示。',
    en: 'A word is enough to bar somebody. Their page stays as it is now, and nothing tells them.',
  },
  none: { zh: '没有别的账号能看', en: 'No other account may see' },
  self: { zh: '本人', en: 'Themselves' },
  relative: { zh: '亲属', en: 'Relative' },
  guardian: { zh: '监护人', en: 'Guardian' },
  barredSince: { zh: '{day} 起不能看', en: 'barred since {day}' },
  bar: { zh: '不让看', en: 'Bar' },
  barOf: { zh: '不让看：{who}', en: 'Bar: {who}' },
  barTitle: { zh: '不让谁看', en: 'Who must not see' },
  barSaid: { zh: '居民怎么说的', en: 'What they said' },
  barSaidHint: {
    zh: '例如：前夫，不要告诉他。同事看得到这句话。',
    en: 'For example: my former husband. Colleagues read this.',
  },
  add: { zh: '记下不让看的人', en: 'Note somebody' },
  lift: { zh: '居民说可以看了', en: 'They may see again' },
  liftOf: { zh: '可以看了：{who}', en: 'May see again: {who}' },
  done: { zh: '已记下', en: 'Noted' },
  protect: { zh: '开始保护', en: 'Begin protection' },
  protectTitle: { zh: '开始保护', en: 'Begin protection' },
  protectNote: {
    zh: '有人受伤害或者有危险时用。先打 110。内容只有您和负责人能看，点到的人马上看不到新的情况，也不会知道。之后再去查看家里人的登记。',
    en: 'For somebody who is harmed or in danger. Call 110 first. Only you and whoever answers for it can read it; who is named sees nothing new at once and is not told. Look at the family only after this.',
  },
  named: { zh: '谁不能知道', en: 'Who must not know' },
  said: { zh: '发生了什么', en: 'What happened' },
  why: { zh: '为什么由您来记', en: 'Why you note it' },
  begun: { zh: '已开始保护', en: 'Protection has begun' },
})

export const fileWords = defineWords({
  title: { zh: '限阅档案', en: 'Restricted files' },
  note: {
    zh: '只有指定的人能打开，每次打开都要写理由并留痕',
    en: 'Open to assigned people only; each look has a reason and is kept',
  },
  mine: { zh: '我能打开的', en: 'Those I may open' },
  mineNone: { zh: '没有指定给您的', en: 'None is assigned to you' },
  open: { zh: '打开', en: 'Open' },
  openOf: { zh: '打开：{name} {day}', en: 'Open: {name} {day}' },
  why: { zh: '为什么要看', en: 'Why you look' },
  since: { zh: '{day} 起', en: 'since {day}' },
  over: { zh: '已结束', en: 'over' },
  person: { zh: '居民', en: 'Resident' },
  close: { zh: '收起', en: 'Put away' },
  end: { zh: '结束', en: 'End' },
  endOf: { zh: '结束：{name} {day}', en: 'End: {name} {day}' },
  endWhy: { zh: '为什么可以结束', en: 'Why it is over' },
  ended: { zh: '已结束', en: 'It is over' },
  assign: { zh: '请同事一起', en: 'Let a colleague in' },
  colleague: { zh: '同事', en: 'Colleague' },
  noColleague: { zh: '没有这个人', en: 'Nobody of that name' },
  assigned: { zh: '同事可以打开了', en: 'They may open it' },
  offers: { zh: '等您收下的', en: 'Waiting for you' },
  offersShow: { zh: '看看有没有', en: 'Show' },
  offersNone: { zh: '没有', en: 'Nothing waits' },
  offersNote: { zh: '导入名册时交来的限阅信息，您收下才留下。', en: 'Handed in by imports; kept only if you take it.' },
  gone: { zh: '登记里已经没有这个人', en: 'No more in the register' },
  until: { zh: '期限', en: 'Until' },
  untilDay: { zh: '{day} 前不收，就自动清除', en: 'Not taken before {day}, it is emptied' },
  take: { zh: '收下', en: 'Take' },
  refuse: { zh: '不收', en: 'Refuse' },
  settledNote: { zh: '核实后处理', en: 'Looked at by its owner' },
  from: { zh: '来自 {source}', en: 'from {source}' },
  looks: { zh: '谁打开过', en: 'Who looked' },
  looksShow: { zh: '看打开记录', en: 'Show who looked' },
  looksNote: {
    zh: '您负责的类别，谁在什么时候为什么打开过。看这份记录也会留痕。',
    en: 'Of the classes you answer for: who opened what, when and why. Reading this is kept, too.',
  },
  looksNone: { zh: '还没有人打开过', en: 'Nobody looked yet' },
  looksMore: { zh: '再往前看', en: 'Earlier ones' },
  looksWhy: { zh: '理由：{why}', en: 'Reason: {why}' },
  owners: { zh: '谁负责', en: 'Who answers' },
  ownersNone: { zh: '还没有指定负责人', en: 'Nobody is appointed' },
  appoint: { zh: '指定负责人', en: 'Appoint' },
  class: { zh: '类别', en: 'Class' },
  dismiss: { zh: '不再负责', en: 'Dismiss' },
  dismissOf: { zh: '不再负责：{name}', en: 'Dismiss: {name}' },
  appointed: { zh: '已指定', en: 'Appointed' },
  dismissed: { zh: '已取消', en: 'Dismissed' },
})

export const offerSettingWords = defineWords({
  offers: { zh: '限阅信息等负责人多久', en: 'How long restricted data waits for its owner' },
  offersNote: {
    zh: '导入名册时交给限阅负责人的信息，到期没人收就清除，审计里留下条数。',
    en: 'What imports hand in for a restricted class is emptied when nobody took it in time; the audit keeps the count.',
  },
  days: { zh: '等多久', en: 'It waits' },
  daysUnit: { zh: '天', en: { one: 'day', other: 'days' } },
})

/** What somebody did in the restricted room. */
export const lookWords = defineWords({
  begin: { zh: '建档', en: 'began a file' },
  look: { zh: '打开档案', en: 'opened a file' },
  assign: { zh: '请同事一起', en: 'let a colleague in' },
  take: { zh: '收下交来的信息', en: 'took over what was handed in' },
  refuse: { zh: '不收交来的信息', en: 'refused what was handed in' },
  end: { zh: '结束档案', en: 'ended a file' },
  'look-offers': { zh: '看交来的信息', en: 'looked at what was handed in' },
  'look-log': { zh: '看打开记录', en: 'read who looked' },
}) satisfies Record<RestrictedDeed, Word>
