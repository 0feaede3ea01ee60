import { defineWords } from '../kit/words.ts'

/** 个人信息保护法 §13, as people say it. */
export const groundWords = defineWords({
  consent: { zh: '要本人同意', en: 'By consent' },
  contract: { zh: '履行约定', en: 'By contract' },
  'statutory-duty': { zh: '法定工作', en: 'Duty by law' },
  emergency: { zh: '紧急情况', en: 'Emergency' },
  news: { zh: '新闻和监督', en: 'News' },
  published: { zh: '已经公开', en: 'Published' },
  'other-law': { zh: '其他法律规定', en: 'Other law' },
})
