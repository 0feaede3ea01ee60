import { defineWords } from '../../../kit/words.ts'

export const liaisonWords = defineWords({
  title: { zh: '没有联系人的户', en: 'Homes without a liaison' },
  note: {
    zh: '每户定一位联系人，有事先找他。可以一次给这一页都定上。',
    en: 'Each household has somebody to turn to first; give one to the whole page at once.',
  },
  is: { zh: '联系人：{name}', en: 'Liaison: {name}' },
  none: { zh: '还没有联系人', en: 'No liaison yet' },
  give: { zh: '定联系人', en: 'Give a liaison' },
  giveAll: { zh: '给这 {n} 户定联系人', en: { one: 'Give this one a liaison', other: 'Give these {n} a liaison' } },
  giveOf: { zh: '给{name}的户定联系人', en: 'Give the household of {name} a liaison' },
  who: { zh: '联系人', en: 'Liaison' },
  head: { zh: '户主', en: 'Head' },
  members: { zh: '人数', en: 'Members' },
  homesShown: { zh: '已列出 {n} 户', en: '{n} households shown' },
  homesAll: { zh: '共 {n} 户', en: { one: 'One household', other: '{n} households' } },
  empty: { zh: '这里每户都有联系人', en: 'Every household here has a liaison' },
  emptyDo: { zh: '换个地方看看。', en: 'Try another place.' },
  turn: { zh: '改', en: 'Change' },
  turnOf: { zh: '改{name}的关系和人户情况', en: 'Change relation and residence of {name}' },
  turnTitle: { zh: '关系和人户情况', en: 'Relation and residence' },
  former: { zh: '原户主和新户主的关系', en: 'What the old head is to the new one' },
  save: { zh: '保存', en: 'Save' },
})
