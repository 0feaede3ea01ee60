import { defineWords } from '../../../kit/words.ts'

export const settingWords = defineWords({
  centre: { zh: '受理中心', en: 'Centre' },
  centreNote: {
    zh: '新来的诉求到哪个受理席。不选，就到县里第一个受理中心。',
    en: 'At whose desk a new request arrives. Without one it is the county’s first centre.',
  },
  centreNone: { zh: '没有指定，到县里第一个受理中心', en: 'None is named: the county’s first centre' },
  fallback: { zh: '无主事项兜底单位', en: 'Who takes what nobody answers for' },
  fallbackNote: {
    zh: '清单上找不到责任单位的诉求，派单时建议派给谁。不选，就由派单员自己定。',
    en: 'To whom a request is proposed for which no list names a body. Without one the dispatcher chooses.',
  },
  fallbackNone: { zh: '没有指定，由派单员自己定', en: 'None is named: the dispatcher chooses' },
  unit: { zh: '单位', en: 'Unit' },
  cityMargin: { zh: '比市里的时限提前多久', en: 'How much earlier than the city' },
  cityMarginNote: {
    zh: '市 12345 交来的件，县里的时限比市里的提前这么久到，留出审核和回复的时间。市里的时限照样显示。',
    en: 'What the city’s 12345 hands down is due here so much earlier, which leaves time to check and to answer. The city’s deadline is shown beside.',
  },
  cityMarginHours: { zh: '提前', en: 'Earlier by' },
  hourUnit: { zh: '个工作小时', en: { one: 'working hour', other: 'working hours' } },
  duplicates: { zh: '附近的相同诉求', en: 'The same nearby' },
  duplicatesNote: {
    zh: '多近、多久以内的诉求，登记时要提示“可能有人反映过了”。',
    en: 'How near and how recent a request must be for “somebody may have reported this” to be shown.',
  },
  metres: { zh: '多近', en: 'How near' },
  days: { zh: '多久以内', en: 'How recent' },
  metreUnit: { zh: '米', en: { one: 'metre', other: 'metres' } },
  dayUnit: { zh: '天', en: { one: 'day', other: 'days' } },
})
