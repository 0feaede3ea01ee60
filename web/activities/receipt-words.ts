import type { ReceivedBy } from '../../domain/activities/receipts-api.ts'
import { defineWords, type Word } from '../kit/words.ts'

export const receiptWords = defineWords({
  pledges: { zh: '认领', en: 'Pledges' },
  pledgeNote: {
    zh: '自愿认领，每人一份；做好了说一声就行。',
    en: 'Of your own will, one each; say so when it is done.',
  },
  pledgeOf: { zh: '{name}认领：{choice}', en: '{name} pledged: {choice}' },
  pledge: { zh: '{name}：{choice}', en: '{name}: {choice}' },
  pledged: { zh: '已认领', en: 'Pledged' },
  done: { zh: '做好了', en: 'It is done' },
  isDone: { zh: '已完成', en: 'Done' },
  nonePledged: { zh: '还没有人认领', en: 'Nobody has pledged yet' },
  pledgeFor: { zh: '代为认领', en: 'Pledge for somebody' },
  goods: { zh: '物品签收', en: 'Goods and receipts' },
  goodsNote: {
    zh: '写明给了什么、给谁、谁收的。签字愿签就签，不签也可以。写错了点冲销，两笔都留着。',
    en: 'What was given, to whom, who received it. A signature is offered and may be left out. A mistake is reversed, and both lines stay.',
  },
  noGoods: { zh: '还没有发放', en: 'Nothing was handed over yet' },
  handOver: { zh: '登记发放', en: 'Hand over' },
  handed: { zh: '已登记', en: 'Written down' },
  good: { zh: '什么', en: 'What' },
  n: { zh: '数量', en: 'How many' },
  person: { zh: '给谁', en: 'To whom' },
  by: { zh: '谁收的', en: 'Who received it' },
  signed: { zh: '已在纸上签字', en: 'Signed on paper' },
  line: { zh: '{name} · {good} {n} · {by}', en: '{name} · {good} {n} · {by}' },
  unnamed: { zh: '（已删去）', en: '(erased)' },
  total: { zh: '{good} {n}', en: '{good} {n}' },
  reverse: { zh: '冲销', en: 'Reverse' },
  reversed: { zh: '已冲销', en: 'reversed' },
})

export const byWords = defineWords({
  person: { zh: '本人', en: 'the person' },
  relative: { zh: '亲属', en: 'a relative' },
  neighbour: { zh: '邻居', en: 'a neighbour' },
  colleague: { zh: '工作人员代收', en: 'a colleague for them' },
}) satisfies Record<ReceivedBy, Word>

export const receiptFaults = defineWords({
  'pledged-already': { zh: '已经认领过了', en: 'Pledged already' },
  'not-a-choice': { zh: '请从列出的里面选', en: 'Choose one of those listed' },
  'person-unknown': { zh: '没有这个人，或者不在您的范围', en: 'No such person, or not in your area' },
})
