import { defineWords } from '../../words.ts'

export const settingWords = defineWords({
  title: { zh: '本县设置', en: 'Settings of the county' },
  note: {
    zh: '每一项都由本县自己定。改了马上算数，谁改的、为什么改，都会记下来。',
    en: 'The county chooses each of these. A change counts at once; who made it and why is kept.',
  },
  change: { zh: '改', en: 'Change' },
  changeOf: { zh: '改：{title}', en: 'Change: {title}' },
  save: { zh: '保存', en: 'Save' },
  saved: { zh: '已改好，从现在起算数', en: 'Saved; it counts from now on' },
  unchosen: { zh: '本县还没有定过，现在用的是通常的值', en: 'The county has not chosen; this is the usual value' },
  changedBy: { zh: '{when} {who} 改的', en: 'Changed by {who}, {when}' },
  installed: { zh: '{when} 随配置包装入', en: 'Came with a pack, {when}' },
  because: { zh: '理由：{why}', en: 'Reason: {why}' },
  why: { zh: '为什么改', en: 'Why it is changed' },
  whyHint: { zh: '比如哪次会议定的、哪份文件要求的', en: 'Which meeting decided it, which document asks for it' },
  range: { zh: '{min} 到 {max}，通常 {usual}', en: '{min} to {max}, usually {usual}' },
  usually: { zh: '通常 {usual}', en: 'Usually {usual}' },
  movedTitle: { zh: '有人刚刚改过这一项', en: 'Somebody has just changed this' },
  movedBy: { zh: '{who} 在 {when} 改成了：', en: '{who} changed it, {when}, to:' },
  movedDo: {
    zh: '您填的还在。要按您填的改，再点一次“保存”。',
    en: 'What you entered is still here. To have it your way, press Save again.',
  },
  somebody: { zh: '同事', en: 'A colleague' },
})

/** Fault codes of settings, beside those of the kit. */
export const settingFaultWords = defineWords({
  'whole-number': { zh: '请填整数', en: 'A whole number, please' },
  'no-such-unit': { zh: '这个单位现在没有了，请另选', en: 'There is no such unit now; please choose another' },
  'no-such-desk': { zh: '这个单位没有受理席，请选受理中心', en: 'This unit keeps no desk; please choose a centre' },
})
