import type { Fillable } from '../../domain/forms/fields.ts'
import type { CountUnit } from '../../domain/forms/counts.ts'
import type { BlankWhy, PlaceWhy } from '../../domain/forms/schema.ts'
import { defineWords, type Word } from '../kit/words.ts'

type All<K extends string> = Record<K, Word>

export const words = defineWords({
  title: { zh: '表格代填', en: 'Filled for you' },
  crumbs: { zh: '您在这里', en: 'You are here' },
  note: {
    zh: '把部门发来的空表交上来，认一次；以后选好地方和月份，按一下就填好。',
    en: 'Bring a department’s empty table once; from then on one press fills it for a place and a month.',
  },
  department: { zh: '哪个部门要的', en: 'Which department asks' },
  departmentHint: {
    zh: '写部门的名字，比如“县民政局”。下次同样的表不用再认。',
    en: 'Its name; the same table is known next time.',
  },
  departmentNeeded: { zh: '先写是哪个部门要的表', en: 'Say first which department asks' },
  file: { zh: '选空表', en: 'Choose the empty table' },
  fileHint: {
    zh: 'Excel 新旧格式、DOCX，不超过 2 MB。旧格式（.xls）填好后是新格式（.xlsx）。',
    en: 'Excel old and new, DOCX, up to 2 MB. An old workbook (.xls) comes back as a new one (.xlsx).',
  },
  reading: { zh: '正在认表，请稍等', en: 'Reading the table' },
  empty: { zh: '还没有交过空表', en: 'No table was brought yet' },
  emptyDo: { zh: '上面写好部门，选一份空表。', en: 'Name the department above and choose a table.' },
  name: { zh: '表', en: 'Table' },
  state: { zh: '状态', en: 'State' },
  ready: { zh: '可以填', en: 'Ready' },
  asked: { zh: '等您核对', en: 'To be checked' },
  filledAt: { zh: '上次填', en: 'Last filled' },
  by: { zh: '谁交的', en: 'By' },
  when: { zh: '交表时间', en: 'Brought' },
  never: { zh: '还没有', en: 'never' },
  check: { zh: '核对每一格填什么', en: 'What goes where' },
  checkNote: {
    zh: '按表头认好了，请看一遍；改过的会记在这个部门名下。',
    en: 'Proposed by the headers. Please look; what you change is remembered under the department’s name.',
  },
  familiar: { zh: '这份表以前核对过，可以直接填。', en: 'This table was settled before: it can be filled at once.' },
  sheet: { zh: '工作表“{name}”', en: 'Sheet {name}' },
  list: { zh: '一行一人', en: 'One person a row' },
  counts: { zh: '一行一个地方，填人数', en: 'One place a row, with numbers' },
  form: { zh: '一人一表', en: 'One form per person' },
  other: { zh: '这一张不填', en: 'This sheet stays as it is' },
  header: { zh: '表头', en: 'Header' },
  goes: { zh: '填什么', en: 'Filled with' },
  goesOf: { zh: '“{name}”填什么', en: '{name} is filled with' },
  none: { zh: '空着', en: 'Leave empty' },
  please: { zh: '请核对', en: 'Please check' },
  whom: { zh: '填哪些人', en: 'Who is listed' },
  whomAll: { zh: '不选就是所有人', en: 'None chosen: everybody' },
  ageFrom: { zh: '年满（岁）', en: 'Aged from' },
  ageTo: { zh: '到（岁）', en: 'Aged to' },
  sheetFill: { zh: '填这一张', en: 'Fill this sheet' },
  sheetWhom: { zh: '这一张填哪些人', en: 'Who is listed on this sheet' },
  sheetWhomOf: { zh: '“{name}”这一张填哪些人', en: 'Who is listed on sheet {name}' },
  sheetSame: { zh: '和整份表一样', en: 'As for the whole table' },
  sheetOwn: { zh: '只填这一张写着的那个地方', en: 'Only the place that this sheet names' },
  rowsPrinted: {
    zh: '表里已经写好 {n} 个地方。',
    en: { one: 'One place is printed in it.', other: '{n} places are printed in it.' },
  },
  rowsBlank: { zh: '每个地方一行，由平台写上。', en: 'A row for each place is written by the platform.' },
  settle: { zh: '就这样填', en: 'Settle it' },
  again: { zh: '改填什么', en: 'Change what goes where' },
  drop: { zh: '不要这份表', en: 'Lay it aside' },
  fill: { zh: '填表', en: 'Fill it' },
  place: { zh: '填哪里的', en: 'For which place' },
  month: { zh: '哪个月', en: 'For which month' },
  why: { zh: '为什么报', en: 'Why it is handed on' },
  whyHint: { zh: '会记下，居民查“谁看过我的信息”时看得到。', en: 'Recorded; residents see it among who looked.' },
  whyUsual: { zh: '按月报送', en: 'Monthly report' },
  whoThen: {
    zh: '住在这里的人和他们的类别，按那个月最后一天算。',
    en: 'People and their categories are those of the last day of the month.',
  },
  done: { zh: '填好了：{n} 人', en: { one: 'Filled: one person', other: 'Filled: {n} people' } },
  doneCounts: { zh: '填好了：{n} 个地方', en: { one: 'Filled: one place', other: 'Filled: {n} places' } },
  awayCounts: {
    zh: '有 {n} 人那时住在这里，后来迁出了您管的地方：只算进总人数，按性别、年龄、类别数的里面没有。',
    en: {
      one: 'One person has since moved out of your area: counted among all, in nothing by sex, age or category.',
      other: '{n} people have since moved out of your area: counted among all, in nothing by sex, age or category.',
    },
  },
  missingPlaces: { zh: '表里没有这些地方的行：{names}', en: 'The table has no row for: {names}' },
  andMore: { zh: '等 {n} 个', en: { one: 'and one more', other: 'and {n} more' } },
  wholeSheet: { zh: '这一张', en: 'this sheet' },
  nobody: { zh: '这里那个月没有这样的人，表是空的。', en: 'Nobody there in that month: the table is empty.' },
  save: { zh: '下载填好的表', en: 'Download the table' },
  gone: {
    zh: '平台不留这份表，离开这一页就没有了。',
    en: 'The platform keeps no copy: leave this page and it is gone.',
  },
  away: {
    zh: '另有 {n} 人那时住在这里，后来迁出了您管的地方，没有填。',
    en: {
      one: 'One person has since moved out of your area and is not in it.',
      other: '{n} people have since moved out of your area and are not in it.',
    },
  },
  left: { zh: '没填上的', en: 'What could not be filled' },
  leftNone: { zh: '每一格都填上了。', en: 'Everything was filled.' },
  leftNote: { zh: '表里这些格子涂了浅黄色。', en: 'These cells are yellow in the table.' },
  missing: { zh: '{n} 人登记里没有', en: { one: 'not held of one person', other: 'not held of {n} people' } },
  masked: { zh: '您无权看原文，填的是打星号的', en: 'Masked: you may not see it in clear' },
  notReady: { zh: '先核对每一格填什么，再填表。', en: 'Settle first what goes where.' },
})

export const whyWords = defineWords({
  never: { zh: '本平台不收也不给的内容', en: 'Never taken and never handed on' },
  sealed: { zh: '限阅事项，不从这里给', en: 'A restricted matter: not handed on here' },
  sensitive: { zh: '敏感的登记项目，不从这里给', en: 'A sensitive field: not handed on here' },
  'not-kept': { zh: '登记里没有这一项', en: 'Not kept in the register' },
  unknown: { zh: '不认得这个表头', en: 'Header not known' },
  left: { zh: '您定了空着', en: 'Left empty as you said' },
  'no-room': { zh: '旁边没有空格可填', en: 'No empty cell beside it' },
  'not-permitted': { zh: '您无权看服务记录', en: 'You may not read service records' },
}) satisfies All<BlankWhy>

export const placeWhyWords = defineWords({
  'place-unknown': { zh: '选的地方里没有它', en: 'Not in the place that was chosen' },
  'place-several': { zh: '有好几个地方叫这个名字', en: 'Several places have this name' },
  'place-not-yours': { zh: '不全是您管的，数不准，没有填', en: 'Not wholly yours: the number would be wrong' },
  left: { zh: '您定了不填', en: 'Left as you said' },
}) satisfies All<PlaceWhy>

export const countWords = defineWords({
  people: { zh: '人数', en: 'people' },
  households: { zh: '户数', en: 'households' },
  visits: { zh: '服务人次', en: 'services' },
  hours: { zh: '服务小时', en: 'hours of service' },
}) satisfies All<CountUnit>

export const countPartWords = defineWords({
  male: { zh: '男', en: 'men' },
  female: { zh: '女', en: 'women' },
  from: { zh: '{from} 岁及以上', en: '{from} and older' },
  to: { zh: '{to} 岁及以下', en: '{to} and younger' },
  between: { zh: '{from} 到 {to} 岁', en: '{from} to {to} years' },
  joined: { zh: '{parts}：{unit}', en: '{parts}: {unit}' },
})

export const fieldWords = defineWords({
  name: { zh: '姓名', en: 'Name' },
  'id-number': { zh: '身份证号', en: 'Identity number' },
  sex: { zh: '性别', en: 'Sex' },
  born: { zh: '出生日期', en: 'Date of birth' },
  age: { zh: '年龄（那个月底）', en: 'Age at the end of the month' },
  phone: { zh: '电话', en: 'Phone' },
  'phone-other': { zh: '第二个电话', en: 'Second phone' },
  town: { zh: '乡镇、街道', en: 'Town' },
  community: { zh: '社区、村', en: 'Community or village' },
  grid: { zh: '网格', en: 'Grid' },
  place: { zh: '下一级地方', en: 'Places one level below' },
  address: { zh: '住址', en: 'Address' },
  'head-name': { zh: '户主姓名', en: 'Head of the household' },
  relation: { zh: '与户主关系', en: 'Relation to the head' },
  residence: { zh: '户在人在情况', en: 'Where registered, where living' },
  people: { zh: '同住人数', en: 'People in the household' },
  categories: { zh: '所有类别', en: 'All categories' },
  from: { zh: '这一类的开始月份', en: 'Month the category began' },
  serial: { zh: '序号', en: 'Serial number' },
  county: { zh: '县（市、区）', en: 'County' },
  month: { zh: '填表的月份', en: 'The month' },
  'filled-on': { zh: '填表日期', en: 'Day of filling' },
  visits: { zh: '当月服务次数', en: 'Services in the month' },
  hours: { zh: '当月服务小时', en: 'Hours of service in the month' },
}) satisfies All<Fillable>

export const faultWords = defineWords({
  required: { zh: '请填写', en: 'Needed' },
  reason: { zh: '请写明为什么', en: 'Say why' },
  ages: { zh: '年龄从小到大写', en: 'From the lower age to the higher' },
  code: { zh: '这一项现在不能这样填', en: 'This cannot be used now' },
  'category-unknown': { zh: '没有这个类别', en: 'No such category' },
})
