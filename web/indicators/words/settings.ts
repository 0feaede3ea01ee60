import { defineWords } from '../../kit/words.ts'

export const settingWords = defineWords({
  close: { zh: '月结日', en: 'Closing of a month' },
  closeNote: {
    zh: '上个月的数字到下月这一天定下来，以后补办的只算更正。定得晚些，迟报的也赶得上。',
    en: 'On this day of the following month the figures are fixed; what is done later counts as a correction. A later day lets late reports in.',
  },
  day: { zh: '次月几号', en: 'Day of the following month' },
  dayUnit: { zh: '号', en: 'of the month' },
})
