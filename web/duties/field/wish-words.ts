import { defineWords } from '../../kit/words.ts'

/** How somebody wishes to be visited: asked on a sheet of its own. */
export const wishWords = defineWords({
  wishPhone: { zh: '打电话就行', en: 'A call will do' },
  wishHome: { zh: '上门来看', en: 'Come to the door' },
  wishMonth: { zh: '每月一次就够', en: 'Once a month is enough' },
  wishDoor: { zh: '一周最多敲一次门', en: 'One doorbell a week at most' },
  wishSame: { zh: '固定一个人来', en: 'Always the same visitor' },
  wishWoman: { zh: '请女同志来', en: 'Rather a woman' },
  wishNeighbour: { zh: '联系不上，先问邻居', en: 'If I do not answer: the neighbour first' },
  wishFamily: { zh: '联系不上，先问家里人', en: 'If I do not answer: the family first' },
  wishPlan: { zh: '照计划来就好', en: 'As planned' },
  wishRest: { zh: '这个月不用来', en: 'Nobody need come this month' },
  wishKept: { zh: '记下了，照本人的意思办', en: 'Noted; it is done as they want' },
})
