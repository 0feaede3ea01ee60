import type { CareGroup, CareKind } from '../../../../domain/people/cares.ts'
import { defineWords, type Word } from '../../../kit/words.ts'

type All<K extends string> = Record<K, Word>

export const careGroupWords = defineWords({
  elders: { zh: '老年人', en: 'Older people' },
  children: { zh: '未成年人', en: 'Children' },
  relief: { zh: '社会救助', en: 'Relief' },
  disability: { zh: '残疾', en: 'Disability' },
  work: { zh: '就业', en: 'Work' },
  honour: { zh: '优待', en: 'Honour' },
}) satisfies All<CareGroup>

export const limitWords = defineWords({
  propose: { zh: '提请核实', en: 'ask a person' },
  end: { zh: '自动结束', en: 'end it' },
}) satisfies All<CareKind['atLimit']>

export const careWords = defineWords({
  title: { zh: '关爱类别的口径', en: 'What categories mean' },
  note: {
    zh: '每一类写明是谁、多大年龄、依据哪份文件、从哪天起。',
    en: 'Who is meant, of what age, by which rule, since when.',
  },
  name: { zh: '类别', en: 'Category' },
  nameZh: { zh: '中文名称', en: 'Chinese name' },
  nameEn: { zh: '英文名称', en: 'English name' },
  group: { zh: '归属', en: 'Group' },
  ages: { zh: '年龄', en: 'Age' },
  ageAny: { zh: '不限', en: 'any' },
  ageFrom: { zh: '{from} 岁及以上', en: '{from} and over' },
  ageTo: { zh: '不满 {to} 岁', en: 'under {to}' },
  ageSpan: { zh: '{from} 岁至不满 {to} 岁', en: '{from} to under {to}' },
  atLimit: { zh: '到了年龄', en: 'At the limit' },
  from: { zh: '从哪天起', en: 'From' },
  fromHint: {
    zh: '要改年龄，请写一个以后的日子；已经在用的照旧。',
    en: 'To change ages give a day to come; what is in force stays.',
  },
  begins: { zh: '{day} 起用', en: 'begins {day}' },
  closed: { zh: '不再登记', en: 'closed' },
  about: { zh: '指的是谁', en: 'Who is meant' },
  basis: { zh: '依据', en: 'Rule' },
  low: { zh: '满多少岁', en: 'From age' },
  high: { zh: '不满多少岁', en: 'Under age' },
  recheck: { zh: '几个月复核一次', en: 'Confirmed anew every … months' },
  recheckHint: { zh: '空着就不用复核', en: 'Empty: it is not' },
  every: { zh: '每 {n} 个月', en: { one: 'every month', other: 'every {n} months' } },
  rechecked: { zh: '复核', en: 'Confirmed anew' },
  words: { zh: '名册里的别名', en: 'Words in ledgers' },
  wordsHint: { zh: '多个用顿号隔开，导入时认得', en: 'Separate several by commas; known on import' },
  closeIt: { zh: '不再新登记这一类', en: 'Nobody is entered under it any more' },
  edit: { zh: '修改', en: 'Edit' },
  editOf: { zh: '修改“{name}”', en: 'Edit {name}' },
  editNote: {
    zh: '换一个以后的日子，就是从那天起的新口径；以前的登记不变。',
    en: 'With a later day it is a new definition from then on; what was entered stays.',
  },
  save: { zh: '保存', en: 'Save' },
  all: { zh: '共 {n} 类', en: { one: 'One category', other: '{n} categories' } },
  empty: { zh: '还没有类别', en: 'No categories yet' },
})

export const careFaultWords = defineWords({
  ages: { zh: '起始年龄要小于上限', en: 'The lower age must be below the upper one' },
  'ages-in-force': {
    zh: '已经在用的年龄不能改，请从以后的日子起写新口径',
    en: 'Ages in force stay; begin a new definition on a later day',
  },
  'day-past': { zh: '不能早于今天', en: 'Not before today' },
  'word-twice': { zh: '这个别名已经是另一类的', en: 'This word means another category already' },
  code: { zh: '代码不对', en: 'Not a code' },
  'code-differs': { zh: '代码和这一类不一致', en: 'The code is another one' },
})
