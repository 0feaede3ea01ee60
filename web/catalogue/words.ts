import { defineWords } from '../kit/words.ts'

export const words = defineWords({
  searchItem: { zh: '事项名称、拼音或首字母', en: 'Name of the matter' },
  noItem: { zh: '没有这个事项，换个说法', en: 'No such matter; try other words' },
})
