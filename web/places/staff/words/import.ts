import { defineWords } from '../../../kit/words.ts'

export const importWords = defineWords({
  title: { zh: '导入区划', en: 'Import divisions' },
  note: {
    zh: '先看会变什么，再导入。文件里没有的地方不会被撤销。',
    en: 'See first what would change. What the file lacks is left open.',
  },
  file: { zh: '选择文件', en: 'Choose a file' },
  fileHint: {
    zh: '区划表（两列：代码、名称，存成 CSV），或平台的区划文件。',
    en: 'A list of two columns, code and name, as CSV; or a divisions file of the platform.',
  },
  day: { zh: '生效日', en: 'From the day' },
  preview: { zh: '先看看', en: 'Preview' },
  do: { zh: '导入', en: 'Import' },
  opened: { zh: '新设 {n} 处', en: { one: '{n} opens', other: '{n} open' } },
  renamed: { zh: '改名 {n} 处', en: { one: '{n} gets another name', other: '{n} get another name' } },
  same: { zh: '不变 {n} 处', en: { one: '{n} stays as it is', other: '{n} stay as they are' } },
  missing: {
    zh: '文件里没有、仍然保留的 {n} 处',
    en: { one: '{n} is not in the file and stays open', other: '{n} are not in the file and stay open' },
  },
  faults: { zh: '有 {n} 处要先改好', en: { one: '{n} fault to mend first', other: '{n} faults to mend first' } },
  line: { zh: '第 {n} 行', en: 'Line {n}' },
  nothing: { zh: '和现在一样，不用导入。', en: 'Nothing would change.' },
  done: { zh: '已导入', en: 'Imported' },
  doneDo: { zh: '去看地域树', en: 'To the tree of places' },
  fileChosen: { zh: '已选 {name}', en: '{name} chosen' },
})

export const importFaultWords = defineWords({
  'no-file': { zh: '这个文件读不懂', en: 'This file cannot be read' },
  'one-county': {
    zh: '文件里要有且只有一个县（6 位代码）',
    en: 'The file holds exactly one county, with a code of six digits',
  },
  'other-county': { zh: '这是别的县的文件', en: 'This is the file of another county' },
  'code-twice': { zh: '代码重复', en: 'The code appears twice' },
  'code-not-below': { zh: '代码不在上级之下', en: 'The code does not lie below the one above' },
  'local-unknown': { zh: '没有这个本地层级', en: 'No such local level' },
  'grid-twice': { zh: '网格编号重复', en: 'A grid appears twice' },
  'code-elsewhere': {
    zh: '这个代码现在在别的上级之下，请先用“改隶”',
    en: 'This code lies elsewhere on the map: move it first',
  },
})
