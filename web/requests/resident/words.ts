/** Words of the resident's screens of requests. */
import { defineWords } from '../../kit/words.ts'

export const words = defineWords({
  // steps
  step1: { zh: '什么事', en: 'What' },
  step2: { zh: '在哪里', en: 'Where' },
  step3: { zh: '怎么联系', en: 'Contact' },
  steps: { zh: '共三步', en: 'Three steps' },
  stepsDone: { zh: '三步都已填好', en: 'All three steps are filled in' },
  next: { zh: '下一步', en: 'Next' },
  begun: { zh: '上次没写完的还在这里。', en: 'What you began last time is still here.' },
  afresh: { zh: '不要了，重新写', en: 'Start afresh' },
  // what
  askReport: { zh: '出了什么事？', en: 'What is the matter?' },
  askHelp: { zh: '要帮什么忙？', en: 'What help do you need?' },
  askSuggest: { zh: '想对我们说什么？', en: 'What would you like to tell us?' },
  write: { zh: '也可以写下来', en: 'Or write it down' },
  writeHint: { zh: '一两句就够，不用选类别，我们来分。', en: 'A sentence or two is enough; we sort it.' },
  opinion: { zh: '是哪一种？可以不选', en: 'Which is it? You need not choose' },
  harm: { zh: '孩子可能受到伤害？从这里报告', en: 'A child may be harmed? Report here' },
  harmHint: { zh: '马上告诉公安等部门，家里不留痕迹', en: 'At once, and no trace at home' },
  guess: { zh: '是这件事吗？可以不选', en: 'Is it one of these? You need not choose' },
  // emergency
  urgentTitle: { zh: '有人有危险吗？先打电话', en: 'Is anybody in danger? Call first' },
  urgentThen: { zh: '打完电话再来写，写的都还在。', en: 'Then come back; what you wrote stays here.' },
  call110: { zh: '110 报警', en: '110 Police' },
  call119: { zh: '119 火警', en: '119 Fire' },
  call120: { zh: '120 急救', en: '120 Ambulance' },
  call122: { zh: '122 交通事故', en: '122 Road accident' },
  // where
  askWhere: { zh: '在哪里？', en: 'Where is it?' },
  pickWhere: { zh: '选一个地方', en: 'Choose a place' },
  atHome: { zh: '我家这栋楼', en: 'My building' },
  atHomeHint: { zh: '找一次，以后就记住了', en: 'Find it once; it is remembered' },
  nearby: { zh: '附近的地方', en: 'Somewhere nearby' },
  nearbyHint: { zh: '广场、早市、卫生站……', en: 'The square, the market, the clinic …' },
  elsewhere: { zh: '别的镇、别的村', en: 'Another town or village' },
  elsewhereHint: { zh: '从名单里选，或者找地名', en: 'From the list, or by name' },
  findHome: { zh: '您家在哪栋楼？', en: 'Which is your building?' },
  notMyHome: { zh: '不是这栋，重新找', en: 'Not this one: find another' },
  another: { zh: '换一个', en: 'Another' },
  chosen: { zh: '已选：{label}', en: 'Chosen: {label}' },
  finer: { zh: '说得再细一点', en: 'A little more precisely' },
  finerHint: { zh: '几单元、几楼、门口还是院里', en: 'Entrance, floor, by the door or in the yard' },
  hereNow: { zh: '我就在那里，记下位置', en: 'I am there: note the spot' },
  hereAgain: { zh: '位置已记下（约 10 米），不要了', en: 'Spot noted (about 10 m): remove' },
  hereFailed: {
    zh: '手机没给出位置。不要紧，写清楚就行。',
    en: 'The phone gave no position. Never mind, words will do.',
  },
  // contact
  // nearby duplicates
  nearbyTitle: { zh: '附近已有人反映', en: 'Already reported nearby' },
  nearbyOne: { zh: '{when}有人反映“{brief}”。', en: 'Reported {when}: “{brief}”.' },
  nearbyFollow: { zh: '是同一件，我跟着这件', en: 'It is the same: follow it' },
})

export const faults = defineWords({
  'say-something': {
    zh: '说一段、拍一张，或者写一句，有一样就行',
    en: 'Say it, take a picture or write a sentence: one of them',
  },
  'choose-where': { zh: '请选一个地方', en: 'Please choose a place' },
  'phone-or-visit': { zh: '请写手机号，或者按下面的“没有手机”', en: 'Please give a number, or press “No phone” below' },
  'no-match': { zh: '编号和手机尾号对不上，请再看一遍', en: 'Number and phone ending do not match; please look again' },
  last4: { zh: '请写手机号的最后 4 位数字', en: 'The last four digits of the phone number' },
  'wrong-code': { zh: '验证码不对，或者过了时间，请再发一次', en: 'The code is wrong or too old; please send another' },
  'choose-level': { zh: '请选一个', en: 'Please choose one' },
})
