import { defineWords } from '../../../kit/words.ts'

export const differenceWords = defineWords({
  title: { zh: '对账差异', en: 'Differences' },
  counted: {
    zh: '有差异 {n} 处，还没核 {open} 处；两边一样的 {same} 人。原因是猜的，要有人核。',
    en: '{n} differ, {open} not settled; {same} are the same on both sides. Causes are guesses: somebody settles each.',
  },
  replan: { zh: '改认列', en: 'Change the columns' },
  side: { zh: '哪边有', en: 'Where' },
  cause: { zh: '可能的原因', en: 'Probable cause' },
  settler: { zh: '谁来核', en: 'Who settles it' },
  open: { zh: '只看没核的', en: 'Only open ones' },
  who: { zh: '姓名', en: 'Name' },
  person: { zh: '打开', en: 'Open' },
  number: { zh: '身份证号', en: 'ID number' },
  place: { zh: '地方', en: 'Place' },
  settled: { zh: '核对结果', en: 'Settled' },
  settle: { zh: '记结果', en: 'Settle' },
  settleOf: { zh: '给“{name}”记结果', en: 'Settle {name}' },
  settleMany: { zh: '给选中的 {n} 处记结果', en: 'Settle {n} chosen' },
  settleNote: {
    zh: '这里只记核对的结果，不改登记。要改的，请打开这个人去改。',
    en: 'This notes how it was settled and changes nothing. What must be changed is changed on the person.',
  },
  said: { zh: '核下来怎么样', en: 'What was found' },
  saidHint: { zh: '例如：上门看过，已搬到县城', en: 'For example: went there, has moved to the county town' },
  row: { zh: '第 {n} 行', en: 'row {n}' },
  shown: { zh: '已显示 {n} 处，还有', en: '{n} shown, and more' },
  all: { zh: '共 {n} 处', en: '{n} in all' },
  none: { zh: '没有差异', en: 'Nothing differs' },
  reason: { zh: '请写两个字以上', en: 'At least two characters' },
})
