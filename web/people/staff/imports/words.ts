import type { Choosable, ImportMode, ImportState, RowDecision, RowVerdict } from '../../../../domain/people/imports.ts'
import { defineWords, type Word } from '../../../kit/words.ts'

type All<K extends string> = Record<K, Word>

export const importWords = defineWords({
  title: { zh: '导入名册', en: 'Bring in a table' },
  note: {
    zh: '交来的名册不用改格式：先看清楚会登记什么，确认后才写入。',
    en: 'Tables as they were sent: you see first what would be entered, and nothing is written before you confirm.',
  },
  file: { zh: '选一份名册', en: 'Choose a table' },
  fileHint: {
    zh: 'Excel 新旧格式、CSV、ODS、网页表格、DOCX 里的表格都可以。同一份文件再导一次不会重复登记。',
    en: 'Excel old and new, CSV, ODS, tables of web pages and in DOCX. The same file twice enters nobody twice.',
  },
  place: { zh: '给哪里导入', en: 'For which place' },
  reading: { zh: '正在读表，请稍等', en: 'Reading the table' },
  empty: { zh: '这里还没有导入过名册', en: 'No table was brought in here yet' },
  emptyDo: { zh: '选一份名册试试。', en: 'Choose one to begin.' },
  name: { zh: '文件', en: 'File' },
  emptied: { zh: '（文件名已清除）', en: '(name emptied)' },
  state: { zh: '状态', en: 'State' },
  when: { zh: '时间', en: 'When' },
  by: { zh: '谁导入的', en: 'By' },
  result: { zh: '结果', en: 'Result' },
  resultOf: {
    zh: '新登记 {fresh} 人，有变动 {changed} 人，没导入 {refused} 行',
    en: '{fresh} new, {changed} changed, {refused} refused',
  },
  steps: { zh: '步骤', en: 'Steps' },
  stepFile: { zh: '交表', en: 'File' },
  stepColumns: { zh: '认列', en: 'Columns' },
  stepPreview: { zh: '预览', en: 'Preview' },
  stepDiffer: { zh: '差异', en: 'Differences' },
  stepDone: { zh: '写入', en: 'Entered' },
  before: {
    zh: '同样的文件 {day} 已经导入过，再导一次不会改动什么。',
    en: 'The same file was brought in on {day}; once more changes nothing.',
  },
  familiar: {
    zh: '这种表以前确认过，列照上次的认。',
    en: 'This layout was confirmed before; columns are read as then.',
  },
  unfamiliar: {
    zh: '第一次见这种表，或者列变了位置，请核对每一列认得对不对。',
    en: 'A new layout, or columns have moved: please check how each is read.',
  },
  columns: { zh: '各列怎么认', en: 'How columns are read' },
  column: { zh: '表头', en: 'Header' },
  noHeader: { zh: '第 {n} 列（没有表头）', en: 'Column {n}, without a header' },
  readAs: { zh: '认作', en: 'Read as' },
  readAsOf: { zh: '“{name}”认作', en: '{name} is read as' },
  none: { zh: '不要这一列', en: 'Not taken' },
  known: { zh: '认得，登记里没有这一项，不写入', en: 'Known, and has no home in the register' },
  dropped: { zh: '本平台不收，这一列没有读', en: 'Never taken here: this column was not read' },
  sealed: {
    zh: '限阅事项，不进登记，只交给这一类的负责人',
    en: 'A restricted matter: kept out of the register, handed to whoever answers for it alone',
  },
  byContent: { zh: '按内容认出来的', en: 'Told by its content' },
  check: { zh: '请核对', en: 'Please check' },
  sheet: { zh: '工作表“{name}”，{rows} 行，{people} 人', en: 'Sheet {name}: {rows} rows, {people} people' },
  sheetPlain: { zh: '{rows} 行，{people} 人', en: '{rows} rows, {people} people' },
  sheetSkip: { zh: '不导入这一张', en: 'Leave this sheet out' },
  sheetForm: { zh: '一人一表', en: 'One form per person' },
  sheetFamily: { zh: '一行一户，每行最多 {n} 人', en: 'One household a row, up to {n} people' },
  sheetNot: { zh: '这一张不是人员名册，不导入', en: 'No table of people: left out' },
  sheetNever: { zh: '这一张主要是本平台不收的内容，不导入', en: 'Consists of what is never taken: left out' },
  sheetSealed: { zh: '这一张主要是限阅事项，不在这里导入', en: 'Consists of restricted matters: not taken in here' },
  mode: { zh: '怎么导入', en: 'How' },
  category: { zh: '名册的类别', en: 'Category of the roster' },
  categoryHint: {
    zh: '表里每个人都属于这一类；不是就空着',
    en: 'Everybody in the table belongs to it; leave empty if not',
  },
  compareHint: {
    zh: '只对这一类的人；空着就和这个地方的所有人对',
    en: 'Only people of this category; leave empty to compare with everybody here',
  },
  compared: { zh: '已对账', en: 'Compared' },
  month: { zh: '名册的月份', en: 'Month of the table' },
  source: { zh: '依据', en: 'Source' },
  sourceHint: {
    zh: '比如“民政低保名册”，以后核对用得上',
    en: 'For instance the relief register; it is kept with what is entered',
  },
  compare: { zh: '对账', en: 'Compare' },
  preview: { zh: '看预览', en: 'Preview' },
  previewNote: { zh: '这一步不会写入任何东西。', en: 'This step writes nothing.' },
  replan: { zh: '改认列', en: 'Change the columns' },
  dropCompare: { zh: '不要这次对账', en: 'Lay this comparison aside' },
  drop: { zh: '不导入了', en: 'Lay it aside' },
  dropped_: { zh: '已放弃，文件和内容都清掉了', en: 'Laid aside; the file and its rows are gone' },
  staging: { zh: '正在和登记核对，已看 {n} 行', en: 'Compared with the register: {n} rows' },
  applying: {
    zh: '正在写入，已写 {n} 行。可以离开这一页，会接着写完。',
    en: 'Being entered: {n} rows. You may leave this page; it goes on.',
  },
  undoing: { zh: '正在撤回，已撤 {n} 行', en: 'Being taken back: {n} rows' },
  confirm: { zh: '确认写入', en: 'Enter them' },
  confirmNote: {
    zh: '会新登记 {fresh} 人，变动 {changed} 人。',
    en: 'To be entered: {fresh}. To be changed: {changed}.',
  },
  undecidedNote: {
    zh: '还有 {n} 行存疑没有看，确认后这些行不写入。',
    en: {
      one: 'One doubtful row was not looked at and will be left out.',
      other: '{n} doubtful rows were not looked at and will be left out.',
    },
  },
  nothing: {
    zh: '没有可写入的内容：表里的人都已经照样登记。',
    en: 'Nothing to enter: everybody is registered as the table says.',
  },
  allRefused: {
    zh: '没有能写入的行：余下的行要先改好，再交一次表。',
    en: 'Nothing to enter yet: the refused rows have to be put right and brought again.',
  },
  handed: { zh: '限阅事项', en: 'Restricted matters' },
  handedTo: { zh: '{name}：{n} 条，交给 {to}', en: '{name}: {n}, to {to}' },
  handedBefore: { zh: '{name}：没有新的，以前都交过', en: '{name}: nothing new, all of it was handed over before' },
  handedNobody: {
    zh: '{name}：没有人负责这一类，不保留',
    en: '{name}: nobody answers for this class, nothing is kept',
  },
  handedNote: {
    zh: '确认写入后交给负责人，他们收下才留下；是谁的，这里不显示。',
    en: 'Handed over once you confirm, kept only if they take it; of whom, nobody sees here.',
  },
  handedDone: { zh: '已经交出，是谁的，这里不显示。', en: 'Handed over; of whom, nobody sees here.' },
  rowAt: { zh: '行', en: 'Row' },
  who: { zh: '姓名', en: 'Name' },
  number: { zh: '证件号', en: 'ID number' },
  where: { zh: '登记到', en: 'Place' },
  does: { zh: '会做什么', en: 'What it does' },
  why: { zh: '原因', en: 'Why' },
  say: { zh: '怎么办', en: 'What to do' },
  sayOf: { zh: '第 {n} 行怎么办', en: 'What to do with row {n}' },
  sayOfPerson: { zh: '{name}怎么办', en: 'What to do with {name}' },
  choose: { zh: '还没定', en: 'Not said yet' },
  open: { zh: '打开登记', en: 'Open the card' },
  allOf: { zh: '{issue}：{n} 行', en: '{issue}: {n}' },
  allTake: { zh: '这些都写入', en: 'Take all of them' },
  allLeave: { zh: '这些都不写入', en: 'Leave all out' },
  allOther: { zh: '都是另外的人', en: 'All are other people' },
  allEnd: { zh: '都直接结束', en: 'End all at once' },
  missingNote: {
    zh: '这些人登记了这一类，名册里没有。默认只提出“待核实”，由人定；来源相同的可以直接结束。',
    en: 'They hold the category and the roster does not name them. By default an end is proposed and settled by a person; from the same source it may be ended at once.',
  },
  rowsShown: { zh: '已列出 {n} 行', en: '{n} rows shown' },
  rowsAll: { zh: '共 {n} 行', en: '{n} rows in all' },
  filesShown: { zh: '已列出 {n} 份', en: '{n} tables shown' },
  filesAll: { zh: '共 {n} 份', en: '{n} tables in all' },
  noRows: { zh: '没有这样的行', en: 'No such rows' },
  refusedTable: { zh: '下载没导入的行', en: 'Download the refused rows' },
  refusedNote: {
    zh: '每行写明原因，改好后可以再导入。下载会记下。',
    en: 'Each with its reason; put them right and bring them again. The download is recorded.',
  },
  done: { zh: '已写入', en: 'Entered' },
  undo: { zh: '整批撤回', en: 'Take it all back' },
  undoNote: {
    zh: '撤回后，这次登记的人和改动都没有了；后来有人接着办过的，不能整批撤回。',
    en: 'Everybody entered and everything changed by it goes; not where somebody has built on it.',
  },
  undoWhy: { zh: '为什么撤回', en: 'Why' },
  undone: { zh: '已整批撤回', en: 'Taken back' },
  builtOn: {
    zh: '后来有人接着办过，不能整批撤回：',
    en: 'Somebody has built on it, so it cannot be taken back as a whole:',
  },
  builtMore: { zh: '还有 {n} 人', en: 'and {n} more' },
  builtOne: { zh: '第 {n} 位', en: 'Person {n}' },
  again: { zh: '再导一份', en: 'Bring another' },
})

export const stateWords = defineWords({
  reading: { zh: '读表中', en: 'Reading' },
  mapping: { zh: '等着认列', en: 'Columns to check' },
  staging: { zh: '核对中', en: 'Comparing' },
  preview: { zh: '等着确认', en: 'To be confirmed' },
  applying: { zh: '写入中', en: 'Being entered' },
  applied: { zh: '已写入', en: 'Entered' },
  undoing: { zh: '撤回中', en: 'Being taken back' },
  undone: { zh: '已撤回', en: 'Taken back' },
  refused: { zh: '没有导入', en: 'Refused' },
  dropped: { zh: '已放弃', en: 'Laid aside' },
}) satisfies All<ImportState>

export const verdictWords = defineWords({
  new: { zh: '新登记', en: 'New' },
  changed: { zh: '有变动', en: 'Changed' },
  doubtful: { zh: '存疑', en: 'Doubtful' },
  refused: { zh: '不能导入', en: 'Refused' },
  missing: { zh: '名册里没有', en: 'Not in the roster' },
  same: { zh: '没有变化', en: 'Same' },
}) satisfies All<RowVerdict>

export const modeWords = defineWords({
  additions: { zh: '只添加：表里没有的人不动', en: 'Additions: who is not in it stays' },
  roster: {
    zh: '某类某月的全部名册：表里没有的人，提出结束这一类',
    en: 'The complete roster of a category for a month: for whom it does not name, the end is proposed',
  },
  compare: {
    zh: '只对账：和登记比一比，什么也不写入',
    en: 'Compare only: laid beside the register, nothing is written',
  },
}) satisfies All<ImportMode>

export const decisionWords = defineWords({
  take: { zh: '写入', en: 'Take it' },
  other: { zh: '是另外的人', en: 'Another person' },
  leave: { zh: '不写入', en: 'Leave it out' },
  end: { zh: '直接结束', en: 'End at once' },
}) satisfies All<RowDecision>

export const missingWords = defineWords({
  take: { zh: '提出结束，等核实', en: 'Propose the end' },
  end: { zh: '直接结束', en: 'End at once' },
  leave: { zh: '保留', en: 'Keep' },
})

export const deedWords = defineWords({
  'fill:sex': { zh: '补性别', en: 'fills in the sex' },
  'fill:born': { zh: '补出生日期', en: 'fills in the birth date' },
  'fill:idNumber': { zh: '补证件号码', en: 'fills in the ID number' },
  'fill:addressNote': { zh: '补住址', en: 'fills in the address' },
  'fill:phones': { zh: '添电话', en: 'adds a phone' },
  'differs:name': { zh: '姓名不同，放进“待核实”', en: 'another name: to be settled' },
  'differs:sex': { zh: '性别不同，放进“待核实”', en: 'another sex: to be settled' },
  'differs:born': { zh: '出生日期不同，放进“待核实”', en: 'another birth date: to be settled' },
  adds: { zh: '填“{name}”', en: 'fills in {name}' },
  keeps: { zh: '“{name}”已有别的内容，不改', en: '{name} says otherwise and stays' },
  joins: { zh: '进住户', en: 'joins a household' },
  again: { zh: '前面已有这个人，合在一起', en: 'named above already: joined' },
  gives: { zh: '登记“{name}”', en: 'begins {name}' },
  confirm: { zh: '核实“{name}”', en: 'confirms {name}' },
  beside: { zh: '“{name}”说法不同，放进“待核实”', en: '{name} said otherwise: to be settled' },
  end: { zh: '“{name}”提出结束', en: 'end of {name} proposed' },
})

export const fieldWords = defineWords({
  name: { zh: '姓名', en: 'Name' },
  'id-number': { zh: '身份证号码', en: 'ID number' },
  sex: { zh: '性别', en: 'Sex' },
  born: { zh: '出生日期', en: 'Birth date' },
  phone: { zh: '电话', en: 'Phone' },
  'phone-other': { zh: '其他电话', en: 'Other phone' },
  town: { zh: '乡镇、街道', en: 'Town' },
  community: { zh: '村、社区', en: 'Community' },
  grid: { zh: '网格', en: 'Grid' },
  estate: { zh: '小区', en: 'Estate' },
  address: { zh: '住址', en: 'Address' },
  'household-no': { zh: '户编号', en: 'Household number' },
  'head-name': { zh: '户主姓名', en: 'Name of the head' },
  'head-id-number': { zh: '户主身份证号码', en: 'ID number of the head' },
  relation: { zh: '与户主关系', en: 'Relation to the head' },
  residence: { zh: '人户情况', en: 'Residence' },
  categories: { zh: '关爱类别', en: 'Categories' },
  from: { zh: '类别起始年月', en: 'Category since' },
  'disability-number': { zh: '残疾证号码', en: 'Disability card number' },
  'disability-grade': { zh: '残疾等级', en: 'Grade of disability' },
  disability: { zh: '残疾情况', en: 'Disability' },
  dead: { zh: '是否去世', en: 'Whether dead' },
  moved: { zh: '是否迁出', en: 'Whether moved away' },
}) satisfies All<Choosable>

/** What a row may meet in the register, where a form says it. */
export const meetingWords = defineWords({
  'is-dead': { zh: '已经登记去世', en: 'Registered as dead' },
  'has-left': { zh: '已经登记离开本县', en: 'Registered as gone' },
  'place-several': { zh: '有几个同名的地方', en: 'Several places have this name' },
  'several-alike': { zh: '登记里有几位同名的', en: 'Several have this name' },
})
