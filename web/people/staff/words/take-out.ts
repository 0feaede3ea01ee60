import { defineWords } from '../../../kit/words.ts'

export const takeOutWords = defineWords({
  note: {
    zh: '导出的就是现在看到的这份名单：同样的地方、类别、年龄和搜索。谁导出、什么时候、给谁、为什么、名单里有谁，都记下来；本人也看得到。',
    en: 'What goes out is the list as it stands here: same place, category, ages and words. Who took it, when, for whom, why and who is in it is kept, and each person can see it.',
  },
  unverified: { zh: '{name}（没有核对过）', en: '{name} (not verified)' },
  whyHint: {
    zh: '例如：核对十月低保名单。本人看得到这句话。',
    en: 'For example: to check the October roll. The person can read this.',
  },
})
