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
