import type { CategoryCode } from '../../domain/people/schema.ts'
import { defineWords, type Word } from '../kit/words.ts'

type All<K extends string> = Record<K, Word>

/** Care groups, in today's words. */
export const careWords = defineWords({
  'elder-alone': { zh: '独居老人', en: 'Older person living alone' },
  'elder-empty-nest': { zh: '空巢老人', en: 'Older couple by themselves' },
  'elder-left-behind': { zh: '留守老人', en: 'Older person left behind' },
  'elder-disabled': { zh: '失能老人', en: 'Older person in need of care' },
  'elder-severe': { zh: '重残老人', en: 'Older person, severe disability' },
  'elder-oldest': { zh: '高龄老人', en: 'Of great age' },
  'special-family': { zh: '计生特殊家庭', en: 'Family that lost its only child' },
  'child-left-behind': { zh: '留守儿童', en: 'Child left behind' },
  'child-hardship': { zh: '困境儿童', en: 'Child in hardship' },
  orphan: { zh: '孤儿', en: 'Orphan' },
  disabled: { zh: '残疾人', en: 'Disability' },
  'disabled-severe': { zh: '重度残疾人', en: 'Severe disability' },
  'low-income': { zh: '低保', en: 'Minimum living allowance' },
  'low-income-edge': { zh: '低保边缘', en: 'Just above the allowance' },
  destitute: { zh: '特困人员', en: 'Destitute' },
  'sudden-hardship': { zh: '突发困难', en: 'Sudden hardship' },
  preferential: { zh: '优抚对象', en: 'Entitled to preference' },
  unemployed: { zh: '失业人员', en: 'Unemployed' },
  'hard-to-employ': { zh: '就业困难人员', en: 'Hard to employ' },
  veteran: { zh: '退役军人', en: 'Veteran' },
}) satisfies All<CategoryCode>
