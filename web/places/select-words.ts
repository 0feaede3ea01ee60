import { defineWords } from '../kit/words.ts'

export const selectWords = defineWords({
  searchPlace: { zh: '输入名称找地方', en: 'Type a name to find a place' },
})
