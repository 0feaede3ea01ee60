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

export const words = defineWords({
  searchPerson: { zh: '姓名、拼音或电话', en: 'Name, pinyin or phone' },
  nobody: { zh: '没有找到', en: 'Nobody found' },
  age: { zh: '{n} 岁', en: 'aged {n}' },
  coverage: { zh: '住户与网格', en: 'Households and grids' },
  coverageOf: { zh: '的住户在且只在一个基础网格里', en: 'of households lie in exactly one base grid' },
  uncovered: {
    zh: '{n} 户不在任何基础网格里',
    en: { one: 'One household in no base grid', other: '{n} households in no base grid' },
  },
  grid: { zh: '网格', en: 'Grid' },
  households: { zh: '户数', en: 'Households' },
  worker: { zh: '网格员', en: 'Worker' },
  workerThere: { zh: '已指定', en: 'named' },
  workerNone: { zh: '还没有', en: 'nobody yet' },
  gridsNone: { zh: '这里还没有基础网格', en: 'No base grid here yet' },
  gridsSum: {
    zh: '共 {n} 个基础网格，其中 {without} 个还没有网格员',
    en: '{n} base grids, {without} of them without a worker',
  },
  gridsTable: { zh: '各基础网格的户数和网格员', en: 'Households and worker of each base grid' },
})

/** What can be wrong with the outlines of grids. */
export const mapFaultWords = defineWords({
  'ring-open': { zh: '轮廓没有闭合', en: 'the outline is open' },
  'ring-short': { zh: '轮廓点太少', en: 'the outline has too few points' },
  'ring-flat': { zh: '轮廓没有面积', en: 'the outline has no area' },
  'ring-crossing': { zh: '轮廓自己相交', en: 'the outline crosses itself' },
  'grids-overlap': { zh: '两个网格重叠', en: 'two grids overlap' },
  'grids-gap': { zh: '网格没有铺满社区', en: 'the grids leave a gap' },
  'grids-outside': { zh: '网格超出社区', en: 'the grids reach outside' },
  'no-grid': { zh: '没有基础网格', en: 'there is no base grid' },
})
