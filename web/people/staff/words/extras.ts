import type { ExtraKind } from '../../../../domain/people/extras.ts'
import { defineWords, type Word } from '../../../kit/words.ts'

type All<K extends string> = Record<K, Word>

export const extraKindWords = defineWords({
  text: { zh: '文字', en: 'Text' },
  number: { zh: '数字', en: 'Number' },
  day: { zh: '日期', en: 'Day' },
  yes: { zh: '是或否', en: 'Yes or no' },
  choice: { zh: '几样里选一样', en: 'One of several' },
}) satisfies All<ExtraKind>

export const extraWords = defineWords({
  title: { zh: '自定登记项目', en: 'Added fields' },
  note: {
    zh: '县里自己加的项目，登记居民时可以填。每一项都要写明用来做什么、依据什么。',
    en: 'Fields the county added to its people; each says what it is kept for and by which rule.',
  },
  add: { zh: '加一项', en: 'Add a field' },
  edit: { zh: '修改', en: 'Edit' },
  editOf: { zh: '修改“{name}”', en: 'Edit {name}' },
  name: { zh: '项目', en: 'Field' },
  nameZh: { zh: '中文名称', en: 'Chinese name' },
  nameEn: { zh: '英文名称', en: 'English name' },
  kind: { zh: '填什么', en: 'Kind' },
  options: { zh: '可以选的', en: 'Choices' },
  optionsHint: { zh: '至少两样，用顿号隔开', en: 'Two at least, separated by commas' },
  sensitive: { zh: '敏感，加密保存，写明原因才能看', en: 'Sensitive: sealed, shown only with a reason' },
  search: { zh: '可以按它找人', en: 'People may be found by it' },
  stays: { zh: '填什么、是否敏感、能否找人，加了以后不能改。', en: 'Kind, seal and search stay as they are.' },
  purpose: { zh: '用来做什么', en: 'Purpose' },
  basis: { zh: '依据', en: 'Basis' },
  basisHint: { zh: '哪部法、哪份文件的哪一条', en: 'Which law or document, which clause' },
  close: { zh: '不再填写这一项', en: 'Nobody fills it in any more' },
  closed: { zh: '不再填写', en: 'closed' },
  how: { zh: '保存和查找', en: 'Kept and found' },
  sealed: { zh: '加密', en: 'sealed' },
  found: { zh: '可以找人', en: 'searched' },
  plain: { zh: '普通', en: 'plain' },
  empty: { zh: '还没有自己加的项目', en: 'No field was added yet' },
  all: { zh: '共 {n} 项', en: { one: 'One field', other: '{n} fields' } },
  save: { zh: '保存', en: 'Save' },
  more: { zh: '其他情况', en: 'More' },
  fill: { zh: '填写', en: 'Fill in' },
  fillOf: { zh: '填写“{name}”', en: 'Fill in {name}' },
  value: { zh: '内容', en: 'Value' },
  valueHint: { zh: '清空就是删掉', en: 'Empty it to remove it' },
  why: { zh: '用途：{purpose}。依据：{basis}。', en: 'For {purpose}, by {basis}.' },
  none: { zh: '没有填', en: 'empty' },
  hidden: { zh: '已填，加密', en: 'filled in, sealed' },
  yes: { zh: '是', en: 'Yes' },
  no: { zh: '否', en: 'No' },
  find: { zh: '按登记项目找人', en: 'Find by an added field' },
  findNote: {
    zh: '内容要写完整。按敏感项目找人会记下。',
    en: 'The whole value. A search by a sealed field is recorded.',
  },
  findDo: { zh: '找', en: 'Find' },
  findNone: { zh: '没有可以找人的项目', en: 'No field may be searched' },
  nobody: { zh: '没有找到', en: 'Nobody found' },
})

export const extraFaultWords = defineWords({
  options: { zh: '至少写两样', en: 'Two choices at least' },
  'option-twice': { zh: '有两样写重了', en: 'A choice stands twice' },
  'name-twice': { zh: '已经有同名的项目', en: 'Another field has this name' },
  'field-stays': { zh: '加了以后不能改', en: 'This cannot be changed' },
  'field-closed': { zh: '这一项不再填写', en: 'This field is closed' },
  'field-not-searched': { zh: '不能按这一项找人', en: 'This field is not searched' },
  'not-an-option': { zh: '请从可以选的里面选', en: 'Choose one of the choices' },
  number: { zh: '请写数字，最多两位小数', en: 'A number, two decimals at most' },
  'code-differs': { zh: '代码和这一项不一致', en: 'The code is another one' },
})
