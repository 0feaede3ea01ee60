import { defineWords } from '../../kit/words.ts'

export const visitSettingWords = defineWords({
  callBacks: { zh: '探访抽查回访', en: 'Call-backs about visits' },
  callBacksNote: {
    zh: '每月随机抽一些见到了人的探访，由没去的人打电话问一问。只算各地的相符率，不算到人。',
    en: 'Each month some of those who were met are drawn and asked by somebody who was not there. It makes a rate of a place, never of a worker.',
  },
  percent: { zh: '抽百分之几', en: 'Of a hundred' },
  percentUnit: { zh: '%', en: '%' },
  least: { zh: '至少抽几人', en: 'At least' },
  leastUnit: { zh: '人', en: 'people' },
})
