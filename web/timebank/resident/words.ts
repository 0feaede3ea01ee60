import { defineWords } from '../../kit/words.ts'

export const words = defineWords({
  title: { zh: '时间银行', en: 'Time bank' },
  lead: {
    zh: '您当志愿者帮了别人，核实过的时间存在这里，每一笔都写清楚。现在只存；用时间请人帮忙还没有开通。',
    en: 'The time you helped others, once found true, is kept here, line by line. For now it is only kept: asking for help with it has not begun.',
  },
  back: { zh: '首页', en: 'Home' },
  backHere: { zh: '时间银行', en: 'Time bank' },
  off: { zh: '本县还没有开时间银行', en: 'There is no time bank here yet' },
  offDo: {
    zh: '志愿服务照常记录。想要开的话，给社区提个建议。',
    en: 'Volunteering is recorded as always. Tell your community if you want one.',
  },
  nobody: { zh: '手机还没有和居民登记对上', en: 'This phone is not tied to the register yet' },
  nobodyDo: { zh: '带上身份证到社区，几分钟就好。', en: 'Bring your card to the community office; it takes minutes.' },
  openFor: { zh: '{name}开户', en: 'Open an account for {name}' },
  openHint: {
    zh: '愿意才开。{day} 以来核实过的服务时间会自动存进来。',
    en: 'Only if you want to. Time found true since {day} comes in by itself.',
  },
  open: { zh: '开户', en: 'Open an account' },
  tooYoung: {
    zh: '{name}还没满 {n} 岁，先不开户；服务时长照常记录。',
    en: '{name} is not {n} yet: no account, and hours are recorded as always.',
  },
  balance: { zh: '还有 {time}', en: '{time} in all' },
  seeLines: { zh: '看每一笔', en: 'Every line' },
  given: { zh: '超过上限、存进公益池', en: 'Beyond the limit, given to the pool' },
  frozenTitle: { zh: '暂时不能用', en: 'Not to be spent for now' },
  frozen: {
    zh: '有一笔正在核对，核对好以前先不能用；新的照样存进来。有疑问请找社区。',
    en: 'Something is being looked into; until then nothing goes out, and what you earn still comes in. Ask your community.',
  },
  rulesTitle: { zh: '怎么存、怎么用', en: 'How it works' },
  cap: {
    zh: '每人最多存 {n} 小时，多出来的进公益池，留给困难老人。',
    en: 'At most {n} hours each; what is beyond goes to the pool, for elders in need.',
  },
  noCap: { zh: '存多少没有上限。', en: 'There is no limit to what you keep.' },
  least: { zh: '满 {n} 岁可以开户。', en: 'From the age of {n}.' },
  groups: {
    zh: '单位、学校组织去做的时间进公益池，不存到个人。',
    en: 'Hours given for a school or a company go to the pool.',
  },
  ground: { zh: '按什么规则', en: 'By what rule' },
  each: { zh: '每一笔', en: 'Every line' },
  none: { zh: '还没有存过', en: 'Nothing has come in yet' },
  noneDo: { zh: '服务时长核实、公示以后会自动存进来。', en: 'Hours come in once they were found true and shown.' },
  after: { zh: '余 {time}', en: '{time} left' },
  hours: { zh: '{day} {item}，{time}', en: '{item}, {day}, {time}' },
  percent: { zh: '这项按 {n}% 计', en: 'counts for {n}%' },
  beyond: { zh: '另有 {time} 进了公益池', en: '{time} more went to the pool' },
  undone: { zh: '后来更正了', en: 'put right later' },
  borne: { zh: '其中 {time} 已经用掉，不向您要', en: '{time} of it was spent already and nobody asks for it' },
  more: { zh: '再看一些', en: 'More' },
})

/** On the page of volunteering. */
export const entryWords = defineWords({
  title: { zh: '时间银行', en: 'Time bank' },
  hint: { zh: '核实过的服务时间，存在这里', en: 'The time you gave, kept for you' },
})
