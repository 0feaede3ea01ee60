/** Papers of volunteers, as residents and colleagues read of them. */
import type { PaperState } from '../../domain/volunteers/papers.ts'
import { defineWords, type Word } from '../kit/words.ts'

export const paperWords = defineWords({
  papers: { zh: '志愿服务记录', en: 'Papers of my service' },
  papersHint: { zh: '免费开，扫码可核对', en: 'Free of charge; checked by a scan' },
  lead: {
    zh: '按已经计入的时长如实生成，不收费。要作证明用，请有权单位盖章。',
    en: 'Made from the hours that count, free of charge. As a certificate it wants the seal of an entitled body.',
  },
  back: { zh: '返回', en: 'Back' },
  none: { zh: '还没有开过', en: 'None yet' },
  noneDo: { zh: '按下面的按钮，马上就有。', en: 'Press below; it is there at once.' },
  makeAll: { zh: '开全部的', en: 'One of everything' },
  makeYear: { zh: '开今年的', en: 'One of this year' },
  make: { zh: '开一份', en: 'Make one' },
  from: { zh: '从哪天', en: 'From' },
  to: { zh: '到哪天', en: 'Until' },
  spanHint: { zh: '空着就是全部', en: 'Empty: everything' },
  made: { zh: '已开好', en: 'Made' },
  save: { zh: '存成文件', en: 'Save as a file' },
  saveOf: { zh: '存成文件 {number}', en: 'Save {number} as a file' },
  line: { zh: '{number}，{day} 开', en: '{number}, made on {day}' },
  all: { zh: '全部', en: 'everything' },
  span: { zh: '{from} 到 {to}', en: '{from} to {to}' },
  start: { zh: '首次服务', en: 'the first' },
  end: { zh: '开具之日', en: 'the day it was made' },
  total: { zh: '{minutes}，{times}', en: '{minutes}, {times}' },
  timesN: { zh: '{n} 次', en: { one: 'once', other: '{n} times' } },
  sealed: { zh: '{unit}已盖章', en: 'Sealed by {unit}' },
  whyRevoked: { zh: '撤回原因：{why}', en: 'Taken back: {why}' },
  seal: { zh: '盖章', en: 'Seal' },
  sealOf: { zh: '给 {number} 盖章', en: 'Seal {number}' },
  sealNote: {
    zh: '盖章以后是“志愿服务记录证明”。本人开的、自己经手开的，由别人盖。',
    en: 'It is a certificate from then on. What you made, or what is about you, somebody else seals.',
  },
  unit: { zh: '以哪个单位的名义', en: 'In the name of' },
  sealedNow: { zh: '已盖章', en: 'Sealed' },
  revoke: { zh: '撤回', en: 'Take back' },
  revokeOf: { zh: '撤回 {number}', en: 'Take {number} back' },
  revokeNote: {
    zh: '扫码的人会看到“已撤回”，看不到原因。',
    en: 'Whoever scans it reads that it was taken back, and not why.',
  },
  revoked: { zh: '已撤回', en: 'Taken back' },

  checkTitle: { zh: '核对志愿服务记录', en: 'Check a paper' },
  checkLead: {
    zh: '和手里那份对一对，不一样的以这里为准。',
    en: 'Compare it with the paper in your hand; what stands here holds.',
  },
  checkNone: { zh: '没有这一份', en: 'There is no such paper' },
  checkNoneDo: {
    zh: '请重新扫码，或照纸上的地址打开。还是没有，就不是我们开的。',
    en: 'Scan again, or type the address on the paper. If it is still not there, it is not ours.',
  },
  number: { zh: '编号', en: 'Number' },
  name: { zh: '姓名', en: 'Name' },
  county: { zh: '地区', en: 'County' },
  madeOn: { zh: '开具日期', en: 'Made on' },
  time: { zh: '时间', en: 'Time' },
  sum: { zh: '合计', en: 'Total' },
  by: { zh: '出具单位', en: 'Issued by' },
  notSealed: { zh: '没有盖章，不作证明用', en: 'Not sealed: no certificate' },
})

export const paperStates = defineWords({
  valid: { zh: '有效', en: 'Valid' },
  superseded: { zh: '内容已有更正，请看新开的一份', en: 'Put right since: see a newer one' },
  revoked: { zh: '已撤回', en: 'Taken back' },
}) satisfies Record<PaperState, Word>

export const paperFaults = defineWords({
  'nothing-counts': { zh: '这段时间还没有计入的时长', en: 'Nothing counts in this span yet' },
  'too-many-lines': { zh: '次数太多，请一年一年开', en: 'Too many times: make one for each year' },
  'may-not-certify': { zh: '这个单位不能盖章，见“规则与星级”', en: 'This body may not seal: see rules and stars' },
  'paper-token': { zh: '地址不完整，请重新扫码', en: 'The address is not whole: scan again' },
  'day-order': { zh: '结束在开始之前', en: 'It ends before it begins' },
})
