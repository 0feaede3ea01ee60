import type { CityField } from '../../../../domain/requests/city/form.ts'
import type { CityRowView } from '../../../../domain/requests/city-api.ts'
import { defineWords, type Word } from '../../../kit/words.ts'

export const cityWords = defineWords({
  title: { zh: '市 12345 转办', en: 'From the city’s 12345' },
  note: {
    zh: '市里交来的工单表不用改格式，原样导入；同一个编号再导一次只更新，不会重复。',
    en: 'The city’s table goes in as it came; the same number again brings the matter up to date and never doubles it.',
  },
  file: { zh: '选一份工单表', en: 'Choose the table' },
  fileHint: {
    zh: 'Excel 新旧格式、CSV 都可以，一次最多 2000 行。选好只是看一看，确认后才登记。',
    en: 'Excel old and new, or CSV, up to 2,000 rows. It is only looked at until you confirm.',
  },
  reading: { zh: '正在读表', en: 'Reading the table' },
  familiar: { zh: '各列都认得。', en: 'Every column is known.' },
  unfamiliar: {
    zh: '有的列没认出来，请指一下是什么，下次会记住。',
    en: 'Some columns are not known; say what they are, and it is remembered.',
  },
  columns: { zh: '各列怎么认', en: 'How columns are read' },
  column: { zh: '表头', en: 'Header' },
  readAs: { zh: '认作', en: 'Read as' },
  readAsOf: { zh: '“{name}”认作', en: '{name} is read as' },
  noHeader: { zh: '第 {n} 列（没有表头）', en: 'Column {n}, without a header' },
  none: { zh: '不用这一列，回复时原样带回', en: 'Not used; goes back as it came' },
  dropped: { zh: '本平台不收，没有读', en: 'Never taken here: not read' },
  look: { zh: '看看会登记什么', en: 'See what would be entered' },
  looking: { zh: '正在核对，第 {n} 行', en: 'Comparing, row {n}' },
  again: { zh: '换一份', en: 'Another file' },
  take: { zh: '登记这 {n} 件', en: { one: 'Enter this one', other: 'Enter these {n}' } },
  taking: { zh: '正在登记，第 {n} 行', en: 'Entering, row {n}' },
  taken: {
    zh: '登记好了：新增 {fresh} 件，更新 {changed} 件，没变的 {same} 件，没登记的 {refused} 行',
    en: 'Entered: {fresh} new, {changed} brought up to date, {same} unchanged, {refused} rows refused',
  },
  wouldBe: {
    zh: '会新增 {fresh} 件，更新 {changed} 件，没变的 {same} 件，不能登记的 {refused} 行',
    en: 'Would be: {fresh} new, {changed} brought up to date, {same} unchanged, {refused} rows refused',
  },
  rows: { zh: '逐行结果', en: 'Row by row' },
  row: { zh: '行', en: 'Row' },
  number: { zh: '市里编号', en: 'City’s number' },
  ours: { zh: '本县编号', en: 'Our number' },
  matter: { zh: '事由', en: 'Matter' },
  where: { zh: '地方', en: 'Where' },
  due: { zh: '市里时限', en: 'City’s deadline' },
  verdict: { zh: '结果', en: 'Result' },
  list: { zh: '市里交来的件', en: 'Handed down by the city' },
  empty: { zh: '还没有市里交来的件', en: 'Nothing was handed down by the city yet' },
  emptyDo: { zh: '选一份工单表导入。', en: 'Choose a table to begin.' },
})

export const verdictWords = defineWords<Record<CityRowView['verdict'], Word>>({
  new: { zh: '新增', en: 'New' },
  changed: { zh: '更新', en: 'Brought up to date' },
  same: { zh: '没有变化', en: 'Unchanged' },
  refused: { zh: '不能登记', en: 'Refused' },
})

export const whyWords = defineWords<Record<NonNullable<CityRowView['why']>, Word>>({
  'no-number': { zh: '没有编号', en: 'Without a number' },
  'number-lost': {
    zh: '编号被表格软件改坏了（如 2.02E+15），请把这一列设成文本再导出',
    en: 'The spreadsheet has lost part of the number (2.02E+15): export that column as text',
  },
  'no-content': { zh: '没有写什么事', en: 'Says nothing' },
  'due-unreadable': { zh: '办结期限认不出是几号几点', en: 'Its deadline is no date' },
  'handed-unreadable': { zh: '交办时间认不出是几号几点', en: 'When it was handed over is no date' },
  elsewhere: { zh: '这个编号在您看不到的地方已有一件', en: 'This number is held where you may not look' },
})

export const fieldWords = defineWords<Record<CityField, Word>>({
  number: { zh: '市里编号', en: 'City’s number' },
  title: { zh: '标题', en: 'Title' },
  content: { zh: '诉求内容', en: 'What was said' },
  intent: { zh: '诉求类型', en: 'Kind' },
  subject: { zh: '诉求归口', en: 'Subject' },
  name: { zh: '反映人', en: 'Name' },
  phone: { zh: '联系电话', en: 'Phone' },
  sex: { zh: '性别（不登记）', en: 'Sex (not entered)' },
  spot: { zh: '发生地', en: 'Where' },
  address: { zh: '详细地址', en: 'Address' },
  confidential: { zh: '是否保密', en: 'Confidential' },
  unit: { zh: '市交办主办单位', en: 'City’s unit' },
  'co-unit': { zh: '市交办协办单位', en: 'City’s helping unit' },
  'handed-at': { zh: '市交办时间', en: 'Handed over' },
  due: { zh: '市里时限', en: 'City’s deadline' },
  sheet: { zh: '督办单编号', en: 'Supervision sheet' },
  satisfied: { zh: '回访满意度', en: 'Satisfied' },
  said: { zh: '回访内容', en: 'Said on call-back' },
  status: { zh: '工单状态', en: 'State' },
  reply: { zh: '办理结果', en: 'Answer' },
  'reply-unit': { zh: '承办单位', en: 'Who answered' },
  'reply-at': { zh: '办结时间', en: 'Answered at' },
})
