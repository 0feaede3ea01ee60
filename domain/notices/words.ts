/** Words that notices and messages put for codes, times and dates. */
import type { MessageParams } from './messages.ts'
import type { Params } from './rules.ts'

export type Locale = 'zh' | 'en'
type Words = Record<string, Record<Locale, string>>

const grounds: Words = {
  'activity.in': { zh: '有名额了', en: 'there are places now' },
  'activity.off': { zh: '取消', en: 'called off' },
  'activity.moved': { zh: '改了时间或地点', en: 'it moved' },
  'return.not-ours': { zh: '不属本单位职责', en: 'not ours' },
  'return.department-matter': { zh: '属部门事项', en: 'a department’s matter' },
  'return.not-on-list': { zh: '不在清单内', en: 'not on the list' },
  'return.no-power': { zh: '没有相应权限', en: 'no power to act' },
  'return.unclear': { zh: '内容不清', en: 'unclear' },
  'return.duplicate': { zh: '重复', en: 'a duplicate' },
  'return.other': { zh: '其他原因', en: 'another reason' },
  'decline.not-in-contract': { zh: '不在服务合同内', en: 'not in the contract' },
  'decline.not-ours': { zh: '不属本单位', en: 'not theirs' },
  'decline.needs-owners-vote': { zh: '须业主表决', en: 'needs the owners’ vote' },
  'decline.no-means': { zh: '没有条件办理', en: 'no means' },
  'decline.other': { zh: '其他原因', en: 'another reason' },
  'reject.not-public-service': { zh: '不属公共服务事项', en: 'it is no matter of public service' },
  'reject.no-such-place': { zh: '找不到所说的地点', en: 'the place could not be found' },
  'reject.unclear-unreachable': { zh: '内容不清且联系不上', en: 'it was unclear and nobody could be reached' },
  'reject.already-answered': { zh: '同一事项已经答复', en: 'it was answered before' },
  'reject.malicious': { zh: '内容不实', en: 'it was not true' },
  'reject.other': { zh: '其他原因', en: 'another reason' },
  'hand-over.police': { zh: '公安机关', en: 'the police' },
  'hand-over.fire': { zh: '消防救援机构', en: 'the fire service' },
  'hand-over.ambulance': { zh: '急救中心', en: 'the ambulance service' },
  'hand-over.traffic': { zh: '交警', en: 'the traffic police' },
  'hand-over.discipline': { zh: '纪检监察机关', en: 'the discipline inspection' },
  'hand-over.court': { zh: '人民法院', en: 'the court' },
  'hand-over.upper-level': { zh: '上级机关', en: 'the level above' },
  'hand-over.other': { zh: '有关机关', en: 'the body in charge' },
}
const ways: Words = {
  suit: { zh: '诉讼', en: 'suit' },
  arbitration: { zh: '仲裁', en: 'arbitration' },
  review: { zh: '行政复议', en: 'administrative review' },
  discipline: { zh: '纪检监察举报', en: 'a report to the discipline inspection' },
  petition: { zh: '信访', en: 'petition' },
  'labour-inspection': { zh: '劳动监察投诉', en: 'complaint to the labour inspection' },
  'police-report': { zh: '报警', en: 'report to the police' },
}
const outcomes: Words = {
  solved: { zh: '已解决', en: 'solved' },
  partly: { zh: '部分解决', en: 'partly solved' },
  explained: { zh: '已作说明', en: 'explained' },
  'not-possible': { zh: '暂时办不到', en: 'not possible for now' },
}
const asked: Words = {
  deferral: { zh: '挂账', en: 'deferral' },
  extension: { zh: '延期', en: 'extension' },
  reply: { zh: '答复', en: 'reply' },
}
const results: Words = { agreed: { zh: '同意', en: 'agreed' }, refused: { zh: '不同意', en: 'not agreed' } }
export const matterWord: Record<Locale, string> = { zh: '有关事项', en: 'a matter' }

const put = (words: Words, code: string | undefined, locale: Locale) =>
  code === undefined ? undefined : words[code]?.[locale]

const shanghai = (locale: Locale, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(locale === 'zh' ? 'zh-CN' : 'en-GB', {
    timeZone: 'Asia/Shanghai',
    hourCycle: 'h23',
    ...options,
  })
const day = { month: 'long', day: 'numeric' } as const
const clock = { hour: '2-digit', minute: '2-digit' } as const

/** `3月17日17:00`, `17 March 17:00`. */
export function when(at: number, locale: Locale): string {
  const [d, t] = [shanghai(locale, day).format(at), shanghai(locale, clock).format(at)]
  return locale === 'zh' ? `${d}${t}` : `${d} ${t}`
}

/** `3月17日09:00–11:00`. */
export const span = (from: number, to: number, locale: Locale): string =>
  `${when(from, locale)}–${shanghai(locale, clock).format(to)}`

/** How this reader calls units, counties and items. */
export interface Called {
  unit: (code: string) => string
  county: (code: string) => string
}

/** Values that follow from codes and instants; number, title, text and phone are the caller's. */
export function valuesOf(p: Params & MessageParams, called: Called, locale: Locale) {
  const toWhom = p.ground?.startsWith('hand-over.') ? put(grounds, p.ground, locale) : undefined
  const desk = p.desk && called.unit(p.desk)
  const county = p.county && called.county(p.county)
  const values = {
    due: p.due === undefined ? undefined : when(p.due, locale),
    when: p.from === undefined || p.to === undefined ? undefined : span(p.from, p.to, locale),
    unit: p.unit && called.unit(p.unit),
    what: put(asked, p.what, locale),
    result: put(results, p.result, locale),
    reason: put(grounds, p.ground, locale),
    done: put(outcomes, p.outcome, locale),
    way: put(ways, p.way, locale),
    to: toWhom ?? desk ?? county,
  }
  return Object.fromEntries(Object.entries(values).filter(([, v]) => Boolean(v))) as Partial<
    Record<keyof typeof values, string>
  >
}
