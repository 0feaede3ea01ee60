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
}) satisfies All<TxnKind>

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
  'rules-unknown': { zh: '没有这套规则', en: 'There is no such set of rules' },
})
