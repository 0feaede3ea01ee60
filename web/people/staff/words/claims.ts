import type { ClaimField, ClaimReason } from '../../../../domain/people/claims.ts'
import { defineWords, type Word } from '../../../kit/words.ts'
export { sexWords } from '../words.ts'

type All<K extends string> = Record<K, Word>

export const claimFieldWords = defineWords({
  name: { zh: '姓名', en: 'Name' },
  sex: { zh: '性别', en: 'Sex' },
  born: { zh: '出生日期', en: 'Date of birth' },
  idNumber: { zh: '证件号', en: 'ID number' },
}) satisfies All<ClaimField>

export const claimReasonWords = defineWords({
  'number-differs': { zh: '和证件号对不上', en: 'does not agree with the ID number' },
  change: { zh: '有人提出修改', en: 'somebody asked to change it' },
  'source-differs': { zh: '另一处来源说法不同', en: 'another source says otherwise' },
  'age-limit': { zh: '年龄到限，是否结束', en: 'the age limit is reached: does it end?' },
}) satisfies All<ClaimReason>

export const claimWords = defineWords({
  title: { zh: '待核实', en: 'To be settled' },
  note: {
    zh: '说法对不上的，先放在旁边，由人核实后再定，不会自动改。',
    en: 'What does not agree is laid aside; a person settles it, nothing is overwritten.',
  },
  held: { zh: '现在登记的', en: 'Held now' },
  claimed: { zh: '另一种说法', en: 'Said' },
  span: { zh: '{from} 至 {to}', en: '{from} to {to}' },
  since: { zh: '{from} 起', en: 'from {from}' },
  compare: { zh: '对照全文', en: 'Compare in full' },
  take: { zh: '改用新说法', en: 'Take it over' },
  takeOf: { zh: '{what}改用新说法', en: 'Take over {what}' },
  keep: { zh: '保留原登记', en: 'Keep what is held' },
  keepOf: { zh: '{what}保留原登记', en: 'Keep {what} as held' },
  taken: { zh: '已改用新说法', en: 'Taken over' },
  kept: { zh: '已保留原登记', en: 'Kept as it was' },
  askedBy: { zh: '{name} {day} 提出', en: '{name}, {day}' },
  ownClaim: { zh: '自己提出的，要由另一位同意', en: 'You asked for it: somebody else must agree' },
  empty: { zh: '没有对不上的', en: 'Nothing disagrees' },
  emptyDo: { zh: '换个地方看看。', en: 'Try another place.' },
  more: { zh: '再看一些', en: 'Show more' },
})
