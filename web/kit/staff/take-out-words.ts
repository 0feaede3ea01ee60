import { defineWords } from '../words.ts'

export const takeOutWords = defineWords({
  open: { zh: '导出名单', en: 'Take out as a file' },
  title: { zh: '导出名单', en: 'Take this list out' },
  format: { zh: '文件格式', en: 'Format' },
  xlsx: { zh: '电子表格（XLSX），用 Excel、WPS 打开', en: 'Spreadsheet (XLSX)' },
  csv: { zh: '纯文本表格（CSV），给别的系统用', en: 'Plain text (CSV), for other systems' },
  csvHint: {
    zh: '直接用 Excel 打开 CSV 会把长号码变成科学记数；自己看请选电子表格。',
    en: 'Excel turns long numbers of a CSV into 1.1E+17; to read it yourself take the spreadsheet.',
  },
  columns: { zh: '列', en: 'Columns' },
  asShown: { zh: '和这个页面一样', en: 'As on this page' },
  extras: { zh: '加上本县自定的项目', en: 'With fields this county added' },
  extrasHint: { zh: '敏感的项目带星号，要完整的才看得到。', en: 'Sensitive ones are masked unless taken in full.' },
  clear: { zh: '要完整的姓名、身份证号、电话和住址', en: 'Names, ID numbers, phones and addresses in full' },
  clearHint: { zh: '不选，名单里的号码和姓名和页面上一样带星号。', en: 'Otherwise values are masked as on the page.' },
  to: { zh: '给谁', en: 'For whom' },
  toHint: { zh: '例如：县民政局社会救助股', en: 'For example: the county relief office' },
  why: { zh: '为什么要', en: 'Why' },
  send: { zh: '导出', en: 'Take out' },
  taken: { zh: '名单已导出，请保管好文件', en: 'Taken out; keep the file safe' },
  code: { zh: '没有这个项目了，请重新选', en: 'This field is no more; choose again' },
  'columns-of-profile': { zh: '别的系统的格式里没有自定项目', en: 'Columns of another system hold no added fields' },
  'profile-unknown': { zh: '没有这种格式了，请重新选', en: 'These columns are no more; choose again' },
  required: { zh: '请填写', en: 'Needed' },
  reason: { zh: '请写两个字以上', en: 'At least two characters' },
})
