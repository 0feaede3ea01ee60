import type { OrderState } from '../../domain/timebank/orders.ts'
import type { TxnKind } from '../../domain/timebank/kinds.ts'
import { defineWords, type Word } from '../kit/words.ts'

type All<K extends string> = Record<K, Word>

/** What moved minutes. */
export const kindWords = defineWords({
  earn: { zh: '服务存入', en: 'Earned by serving' },
  unearn: { zh: '更正退回', en: 'Put right' },
  merge: { zh: '两份登记合并', en: 'Two records became one' },
  unmerge: { zh: '合并撤回', en: 'One record became two' },
  hold: { zh: '为请人帮忙留出', en: 'Held for help' },
  settle: { zh: '帮忙已完成，多留的退回', en: 'Helped; what was too much came back' },
  return: { zh: '没有办成，退回', en: 'Came to nothing, back' },
  donate: { zh: '捐给公益池', en: 'Given to the pool' },
  give: { zh: '亲属之间转', en: 'Between relatives' },
  issue: { zh: '手工发放（两人办理）', en: 'Issued by hand, by two' },
  goods: { zh: '领日用品', en: 'Goods' },
  undo: { zh: '冲回', en: 'Undone' },
}) satisfies All<TxnKind>

/** How an order stands. */
export const orderWords = defineWords({
  open: { zh: '等人接', en: 'waiting for somebody' },
  taken: { zh: '有人接了', en: 'taken' },
  told: { zh: '等确认', en: 'to be confirmed' },
  served: { zh: '已完成', en: 'served' },
  cancelled: { zh: '已撤', en: 'called off' },
  lapsed: { zh: '没人接，自动撤了', en: 'nobody took it' },
}) satisfies All<OrderState>

export const timeWords = defineWords({
  hours: { zh: '{n} 小时', en: '{n} h' },
  minutes: { zh: '{n} 分钟', en: '{n} min' },
  less: { zh: '减 {time}', en: 'minus {time}' },
  more: { zh: '加 {time}', en: 'plus {time}' },
})

/** What a time bank is not: said wherever minutes are shown. */
export const neverWords = defineWords({
  money: {
    zh: '时间不是钱：不能兑现，不能买卖。',
    en: 'Minutes are not money: they are never paid out and never sold.',
  },
  debt: {
    zh: '没有存时间的老人一样有人帮，谁也不欠谁的。',
    en: 'Who has no minutes is helped all the same; nobody owes anything.',
  },
  penalty: {
    zh: '存多存少，开不开户，都不影响您办事和享受别的服务；不比谁存得多，不处罚。',
    en: 'With many minutes, few or none, whatever else you are due stays as it is; nobody is compared and there is no penalty.',
  },
})

export const bankFaults = defineWords({
  'too-young': { zh: '还没到开户的年龄', en: 'Too young for an account' },
  'too-young-served': { zh: '按规则，还没到可以被服务的年龄', en: 'Too young to be served by these rules' },
  'too-young-kin': { zh: '按规则，这位亲属还没到可以接收的年龄', en: 'Too young to receive by these rules' },
  'ward-minutes': { zh: '被监护人的时间只能用在本人身上', en: 'A ward’s minutes are spent on the ward alone' },
  'day-order': { zh: '最后一天在第一天之前', en: 'The last day is before the first' },
  'not-for-minutes': { zh: '这项服务不能用时间换', en: 'This is not to be had for minutes' },
  'day-over': { zh: '这一天已经过了', en: 'That day is over' },
  'day-too-far': { zh: '太远了，请选近一些的日子', en: 'Too far ahead' },
  'order-too-long': { zh: '超过一次最多的时间', en: 'Longer than one order may be' },
  'account-unknown': { zh: '没有这个账号，请再问一下对方', en: 'No account has this number; ask again' },
  'in-future': { zh: '还没到这个时候', en: 'That is still to come' },
  'before-order': { zh: '比下单还早', en: 'Before it was asked for' },
  'rules-unknown': { zh: '没有这套规则', en: 'There is no such set of rules' },
})
