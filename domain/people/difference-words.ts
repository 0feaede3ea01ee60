/** Differences in words: on the screen and in the table that is taken out. */
import type { Cause, Settler, Side } from './differences.ts'

type Lang = 'zh' | 'en'
type All<K extends string> = Readonly<Record<K, Readonly<Record<Lang, string>>>>

const sides: All<Side> = {
  there: { zh: '只有对方有', en: 'Only in the other list' },
  here: { zh: '只有我们有', en: 'Only in ours' },
  both: { zh: '两边都有，对不上', en: 'In both, not alike' },
}

const causes: All<Cause> = {
  'moved-in': { zh: '可能新搬来，还没登记', en: 'Has probably come and is not entered' },
  'moved-within': { zh: '住的地方不一样', en: 'Lives in another place' },
  'moved-out': { zh: '可能已经搬走', en: 'Has probably left' },
  'died-here': { zh: '我们登记已去世', en: 'Dead in ours' },
  'died-there': { zh: '对方写已去世', en: 'Dead in the other list' },
  'left-here': { zh: '我们登记已离开', en: 'Has left in ours' },
  'left-there': { zh: '对方写已迁出', en: 'Has left in the other list' },
  'other-number': { zh: '可能是同一人，身份证号不同', en: 'Probably the same under another ID number' },
  mistyped: { zh: '差一两个字，可能写错了', en: 'A character or two apart: probably mistyped' },
  'ended-here': { zh: '我们这边类别已结束', en: 'The category has ended in ours' },
  'not-begun-here': { zh: '我们没有这个类别', en: 'Without the category in ours' },
  'ended-there': { zh: '对方可能已结束类别', en: 'The category has probably ended there' },
  'not-begun-there': { zh: '我们本月新增，对方可能还没有', en: 'New in ours this month' },
  'other-days': { zh: '类别的起止日期不一样', en: 'Other days of the category' },
  gap: { zh: '我们缺，对方有', en: 'Empty in ours' },
  'says-otherwise': { zh: '两边说法不一样', en: 'Says otherwise' },
  unclear: { zh: '对方这一行认不清', en: 'The row cannot be read' },
}

const settlers: All<Settler> = {
  grid: { zh: '网格员上门看', en: 'Grid worker' },
  liaison: { zh: '联系人问本人', en: 'Liaison' },
  community: { zh: '社区核登记', en: 'Community' },
  department: { zh: '请对方部门核', en: 'The department' },
}

const fields: Readonly<Record<string, Readonly<Record<Lang, string>>>> = {
  name: { zh: '姓名', en: 'name' },
  sex: { zh: '性别', en: 'sex' },
  born: { zh: '出生日期', en: 'birth date' },
  idNumber: { zh: '身份证号', en: 'ID number' },
  phones: { zh: '电话', en: 'phone' },
  addressNote: { zh: '住址', en: 'address' },
  place: { zh: '住的地方', en: 'place' },
}

export const sideIn = (side: Side, lang: Lang) => sides[side][lang]
export const causeIn = (cause: Cause, lang: Lang) => causes[cause][lang]
export const settlerIn = (settler: Settler, lang: Lang) => settlers[settler][lang]

/** @param field `fill:phones`, `differs:name`, `gives:low-income`, `place`, or why a row cannot be read */
export function fieldIn(
  field: string,
  care: (code: string) => string,
  issue: (code: string) => string,
  lang: Lang,
): string {
  const [kind, code] = field.includes(':') ? (field.split(':') as [string, string]) : ['', field]
  if (kind === 'fill' || kind === 'differs') return fields[code]?.[lang] ?? code
  if (kind !== '') return care(code)
  return fields[code]?.[lang] ?? issue(code)
}
