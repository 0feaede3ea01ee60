import { defineWords } from '../kit/words.ts'

/** Hours of other systems, ours on their way there, and the whole record. */
export const exchangeWords = defineWords({
  title: { zh: '与全国系统交换', en: 'Exchange with the national system' },
  note: {
    zh: '核实、公示过的时长按对方的列导出，录入以后把结果贴回来，就标成“已录入”，不会再导出，也不会重复计算。只有写了对方编号的志愿者才导出；身份证号不导出。',
    en: 'Hours that count leave in the columns of the other system. Once they were entered there, paste the answer here: they are marked, do not leave again and are counted once. Only who has a number there is sent, and never the number of a card.',
  },
  system: { zh: '对方系统', en: 'System' },
  place: { zh: '地域', en: 'Place' },
  from: { zh: '从哪天', en: 'From' },
  to: { zh: '到哪天', en: 'To' },
  columns: { zh: '导出的列', en: 'Columns' },
  ground: { zh: '依据', en: 'Ground' },
  fileNote: {
    zh: '姓名打码，按志愿者编号录入。谁、什么时候、为什么、给谁，都记在审计里。',
    en: 'Names are masked: enter by number. Who took it, when, why and for whom stands in the audit.',
  },
  out: { zh: '导出时长', en: 'Take hours out' },
  back: { zh: '贴回录入结果', en: 'Paste the answer' },
  backNote: {
    zh: '每行一条：本系统编号，后面可以跟对方的编号，用空格、逗号或制表符隔开。贴两次没关系。',
    en: 'One a line: our number, then theirs if there is one, with a blank, a comma or a tab between. Twice does no harm.',
  },
  lines: { zh: '录入结果', en: 'The answer' },
  marked: {
    zh: '标记已录入 {entered} 条，原来就有 {already} 条',
    en: '{entered} marked as entered, {already} were already',
  },
  unknown: { zh: '另有 {n} 条没认出来', en: '{n} more are not known' },
  unread: { zh: '有 {n} 行读不懂，请检查', en: '{n} lines cannot be read' },
  tooMany: { zh: '一次最多 500 条', en: 'At most 500 at a time' },
  none: { zh: '没有要交换的系统', en: 'No other system' },
  elsewhere: { zh: '其他系统的时长', en: 'Hours of other systems' },
  elsewhereNone: { zh: '没有', en: 'None' },
  elsewhereNote: {
    zh: '在别处服务得来的，记在这里看得见，但不算本县的时长和星级，也不存进时间银行。',
    en: 'Earned elsewhere: shown here, but no hours and no stars of this county, and nothing in its time bank.',
  },
  elsewhereSum: { zh: '合计 {time}', en: '{time} in all' },
  elsewhereLine: { zh: '{day} · {system} {number} · {time}', en: '{day} · {system} {number} · {time}' },
  entered: { zh: '本县的时长里，{time} 已录入{system}', en: '{time} of the hours here stand in the {system} as well' },
  add: { zh: '登记其他系统的时长', en: 'Enter hours of another system' },
  number: { zh: '对方的编号', en: 'Its number there' },
  numberHint: { zh: '同一条只登记一次', en: 'Each is entered once' },
  day: { zh: '哪一天', en: 'Day' },
  minutes: { zh: '多少分钟', en: 'Minutes' },
  words: { zh: '做了什么', en: 'What it was' },
  strike: { zh: '删去', en: 'Strike' },
  struck: { zh: '已删去，历史里还在', en: 'Struck; it stays in the history' },
  saved: { zh: '已保存', en: 'Saved' },
  whole: { zh: '整份档案（PDF）', en: 'The whole record (PDF)' },
  wholeNote: {
    zh: '个人信息、服务、培训、表彰、评价五部分。',
    en: 'About the volunteer, service, training, commendations, evaluations.',
  },
})

export const exchangeFaults = defineWords({
  'number-taken': { zh: '这个编号已经有了', en: 'This number is there already' },
  'day-ahead': { zh: '还没到这一天', en: 'That day is still to come' },
  'day-order': { zh: '最后一天在第一天之前', en: 'The last day is before the first' },
  'code-twice': { zh: '同一个编号写了两次', en: 'One number stands twice' },
  'no-ref': { zh: '要有一列是本系统编号', en: 'One column must be our own number' },
  lines: { zh: '没有能认出来的编号', en: 'No number of ours in it' },
})
