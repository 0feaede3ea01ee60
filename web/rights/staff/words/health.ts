import { defineWords } from '../../../kit/words.ts'

export const healthWords = defineWords({
  title: { zh: '上门体检', en: 'Check-ups at home' },
  note: {
    zh: '您做的体检，结果可以记进健康档案，只有您和负责人打得开。',
    en: 'The findings of your check-up can be kept: only you and whoever answers for these files can open them.',
  },
  ask: {
    zh: '结果先当面告诉本人。本人同意建立健康档案，记下同意以后才能写。',
    en: 'Tell them the findings. Once their consent to a health file is noted, findings can be kept.',
  },
  kept: { zh: '已记进健康档案', en: 'Kept in the health file' },
  keep: { zh: '写体检结果', en: 'Keep the findings' },
  keepOf: { zh: '写体检结果：{day}', en: 'Keep the findings: {day}' },
  pressureHint: { zh: '例如 130/80', en: 'For example 130/80' },
  save: { zh: '记进健康档案', en: 'Keep' },
  done: { zh: '已记进健康档案', en: 'Kept in the health file' },
})

/** What a file of the restricted class says under its own names. */
export const findingWords = defineWords({
  pressure: { zh: '血压（毫米汞柱）', en: 'Blood pressure (mmHg)' },
  pulse: { zh: '脉搏（次/分）', en: 'Pulse (a minute)' },
  sugar: { zh: '空腹血糖（毫摩尔/升）', en: 'Fasting glucose (mmol/L)' },
  weight: { zh: '体重（公斤）', en: 'Weight (kg)' },
  said: { zh: '情况和建议', en: 'What was seen and advised' },
  named: { zh: '点到几个人', en: 'Accounts named' },
})

export const findingFaultWords = defineWords({
  required: { zh: '至少写一项', en: 'Write one thing at least' },
  pressure: { zh: '写成 130/80 的样子', en: 'As 130/80' },
})

export const healthSettingWords = defineWords({
  findings: { zh: '体检结果多久内能写', en: 'How long findings may be written down' },
  findingsNote: {
    zh: '做过上门体检的人，在这些天里可以把结果记进健康档案；过了就不再提示。',
    en: 'Whoever examined somebody at home may write down the findings for so many days.',
  },
  findingsDays: { zh: '体检后', en: 'After the check-up' },
})
