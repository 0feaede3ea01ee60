import { defineWords } from '../../kit/words.ts'

export const commendedWords = defineWords({
  title: { zh: '嘉许名单', en: 'Commendations' },
  note: {
    zh: '谁、哪天、凭什么受了嘉许；按日期排，没有别的次序。在志愿者页的“培训、嘉许、评价”里添。',
    en: 'Who was commended, when and what for; by day and in no other order. Entered on the volunteer’s page.',
  },
  place: { zh: '地域', en: 'Place' },
  year: { zh: '{y}年', en: '{y}' },
  sum: { zh: '{total} 次嘉许，{volunteers} 名志愿者', en: 'Commendations: {total}; volunteers: {volunteers}' },
  day: { zh: '日期', en: 'Day' },
  name: { zh: '志愿者', en: 'Volunteer' },
  ground: { zh: '名称和依据', en: 'What for' },
  unit: { zh: '嘉许单位', en: 'Given by' },
  where: { zh: '居住区域', en: 'Lives in' },
  moved: { zh: '（已迁到别处）', en: '(lives elsewhere now)' },
  emptied: { zh: '（已清空）', en: '(emptied)' },
  empty: { zh: '这一年这里还没有嘉许', en: 'Nobody was commended here in this year' },
  all: { zh: '共 {n} 条', en: { one: 'One', other: '{n} in all' } },
  out: { zh: '导出名单', en: 'Take the list out' },
  fileNote: {
    zh: '姓名脱敏。谁导出、为什么、导出了哪些人，都记在这些人名下。',
    en: 'Names are masked. Who took it out, why and of whom is kept under each of them.',
  },
})
