import type { RestrictedClass } from '../../domain/kernel/restricted.ts'
import type { Relation, Sex } from '../../domain/people/schema.ts'
import { defineWords, type Word } from '../kit/words.ts'

export { contactKindWords } from './contact-words.ts'

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

/** Classes of what only assigned people open. */
export const restrictedWords = defineWords({
  protection: { zh: '人身保护', en: 'Protection' },
  'minor-in-danger': { zh: '未成年人保护', en: 'Minors in danger' },
  correction: { zh: '社区矫正帮扶', en: 'Help in correction' },
  release: { zh: '刑满释放帮扶', en: 'Help after release' },
  recovery: { zh: '戒毒康复帮扶', en: 'Help in recovery' },
  'mental-health': { zh: '精神健康服务', en: 'Mental health' },
  health: { zh: '健康档案', en: 'Health file' },
}) satisfies Record<RestrictedClass, Word>

export const sexWords = defineWords({
  male: { zh: '男', en: 'Male' },
  female: { zh: '女', en: 'Female' },
  unknown: { zh: '未说明', en: 'Not stated' },
}) satisfies Record<Sex, Word>

export const relationWords = defineWords({
  head: { zh: '户主', en: 'Head' },
  spouse: { zh: '配偶', en: 'Spouse' },
  child: { zh: '子女', en: 'Child' },
  'child-in-law': { zh: '儿媳、女婿', en: 'Child-in-law' },
  grandchild: { zh: '孙辈', en: 'Grandchild' },
  parent: { zh: '父母', en: 'Parent' },
  grandparent: { zh: '祖辈', en: 'Grandparent' },
  sibling: { zh: '兄弟姐妹', en: 'Sibling' },
  other: { zh: '其他', en: 'Other' },
}) satisfies Record<Relation, Word>
