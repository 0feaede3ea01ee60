import { defineWords } from '../../../kit/words.ts'

export const settingWords = defineWords({
  alarms: { zh: '先打电话的词', en: 'Words that ask for a call first' },
  alarmsNote: {
    zh: '有人写到这些词，页面就先提示拨打哪个电话。只是提示，照样可以往下填。',
    en: 'When somebody writes one of these words, the page shows at once which number to call. It is a hint; the form goes on.',
  },
  alarmsNone: { zh: '没有这样的词', en: 'There are no such words' },
  number: { zh: '第 {n} 条：打哪个电话', en: 'Line {n}: number to call' },
  alarmWords: { zh: '第 {n} 条：写到哪些词（打一个词，按回车）', en: 'Line {n}: words (type one, press Enter)' },
  addLine: { zh: '加一条', en: 'Add a line' },
  removeLine: { zh: '去掉第 {n} 条', en: 'Remove line {n}' },
})
