import type { RestrictedClass } from '../../domain/kernel/restricted.ts'
import type { Agreed, ContactKind } from '../../domain/people/contacts.ts'
import type { Relation, Sex } from '../../domain/people/schema.ts'
import { defineWords, type Word } from '../kit/words.ts'

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
}) satisfies Record<RestrictedClass, Word>

export const sexWords = defineWords({
  male: { zh: '男', en: 'Male' },
  female: { zh: '女', en: 'Female' },
  unknown: { zh: '未说明', en: 'Not stated' },
}) satisfies Record<Sex, Word>

/** 邻居 紧急联系人 亲属 其他. */
export const contactKindWords = defineWords({
  neighbour: { zh: '邻居', en: 'Neighbour' },
  emergency: { zh: '紧急联系人', en: 'Emergency contact' },
  relative: { zh: '亲属', en: 'Relative' },
  other: { zh: '其他人', en: 'Somebody else' },
}) satisfies Record<ContactKind, Word>

export const agreedWords = defineWords({
  'in-person': { zh: '本人当面同意', en: 'Agreed in person' },
  'by-phone': { zh: '本人电话里同意', en: 'Agreed on the phone' },
  'passed-on': { zh: '由这位居民转达同意', en: 'Agreement passed on' },
}) satisfies Record<Agreed, Word>

/** Whom to call about somebody: the same at the desk and on the phone. */
export const contactWords = defineWords({
  title: { zh: '亲友邻居', en: 'Whom to call' },
  add: { zh: '添加亲友邻居', en: 'Add a contact' },
  lead: {
    zh: '找不到本人时，按本人选的顺序打给他们。先问过人家愿意再登记。',
    en: 'Called in the order the person chose when they cannot be reached. Ask each of them first.',
  },
  none: { zh: '还没有登记亲友邻居', en: 'No contact yet' },
  kind: { zh: '是谁', en: 'Who they are' },
  name: { zh: '姓名', en: 'Name' },
  phone: { zh: '电话', en: 'Phone' },
  agreed: { zh: '怎么同意的', en: 'How they agreed' },
  since: { zh: '{day} 起', en: 'since {day}' },
  end: { zh: '不再联系', en: 'Take off' },
  endOf: { zh: '不再联系 {name}', en: 'Take off {name}' },
  endNote: {
    zh: '姓名和电话随即删除，只留下登记过和停止的日期。',
    en: 'Name and number are erased at once; only the dates stay.',
  },
  save: { zh: '登记', en: 'Enter' },
  saved: { zh: '已登记', en: 'Entered' },
  kept: { zh: '记下了，有网自动上传。', en: 'Noted; it goes up by itself.' },
  ended: { zh: '已停止联系', en: 'Taken off' },
})

export const contactFaultWords = defineWords({
  name: { zh: '请填姓名', en: 'Enter a name' },
  phone: { zh: '号码不对', en: 'This is no phone number' },
  masked: { zh: '不能填带星号的内容', en: 'A masked value cannot be kept' },
  required: { zh: '请填写', en: 'Needed' },
  'contact-held': { zh: '这个号码已经登记过', en: 'This number is there already' },
  'contacts-most': { zh: '最多登记 6 位，请先停止一位', en: 'Six at most: take one off first' },
})

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
