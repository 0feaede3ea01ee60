/** Words of the dashboard. Those of definitions and of what may be counted stand in `words/`. */
import type { MonthStatus, Period, Silence, Unit } from '../../domain/indicators/schema.ts'
import type { About } from '../../domain/indicators/vocabulary.ts'
import { states } from '../../domain/duties/said.ts'
import { defineWords, type Word } from '../kit/words.ts'

type All<K extends string> = Record<K, Word>

export const words = defineWords({
  title: { zh: '{place}看板', en: '{place}: dashboard' },
  parts: { zh: '看板', en: 'Dashboard' },
  month: { zh: '月份', en: 'Month' },
  counted: { zh: '算于 {time}', en: 'Counted {time}' },
  notCounted: { zh: '还没有算过', en: 'Not counted yet' },
  dashed: { zh: '虚线为目标', en: 'dashed: target' },
  definitions: { zh: '口径说明', en: 'Definitions' },
  export: { zh: '导出', en: 'Export' },
  exported: { zh: '已导出表格', en: 'Exported' },
  kpis: { zh: '各项指标', en: 'Indicators' },
  pair: { zh: '满意率与主动评价率', en: 'Satisfaction, and how many rated at all' },
  formulaOf: { zh: '{name}的口径', en: 'Definition of {name}' },
  formula: { zh: '口径', en: 'Formula' },
  counts: { zh: '数的是', en: 'Counts' },
  period: { zh: '时段', en: 'Period' },
  source: { zh: '依据', en: 'Ground' },
  version: { zh: '第 {n} 版', en: 'version {n}' },
  refreshed: { zh: '更新', en: 'Refreshed' },
  counting: { zh: '新口径正在补算', en: 'A new formula is being counted' },
  fewCases: { zh: '不足 {n} 件，不算比率', en: 'Fewer than {n}: no rate' },
  cases: { zh: '{n} 件', en: { one: '{n} matter', other: '{n} matters' } },
  excludedNone: { zh: '没有不计入的', en: 'None taken out' },
  excludedN: { zh: '{n} 件不计入；含在内', en: '{n} taken out; with them' },
  corrected: { zh: '月结后更正，到 {day}：', en: 'Corrected since the closing, up to {day}:' },
  correctedN: { zh: '月结后更正 {n} 项', en: '{n} corrected since' },
  correctedHead: { zh: '更正后', en: 'Corrected' },
  asToday: { zh: '按今天的情况', en: 'as it stands today' },
  target: { zh: '目标 {value}', en: 'Target {value}' },
  targetNone: { zh: '没有定目标', en: 'No target' },
  targetFrom: { zh: '{place}定的', en: 'set for {place}' },
  met: { zh: '达到', en: 'Met' },
  notMet: { zh: '未达', en: 'Not met' },
  seeMissed: { zh: '还差 {n} 件 →', en: '{n} short of it →' },
  seeHit: { zh: '看这 {n} 件 →', en: 'See the {n} →' },
  seeMissedPersons: { zh: '还差 {n} 人 →', en: '{n} short of it →' },
  seeHitPersons: { zh: '看这 {n} 人 →', en: 'See the {n} →' },
  trend: { zh: '近 {n} 个月：{all}', en: 'Last {n} months: {all}' },
  trendTarget: { zh: '目标 {value}', en: 'target {value}' },
  comma: { zh: '、', en: ', ' },
  below: { zh: '下一级各地：{name}', en: 'Places below: {name}' },
  belowNote: {
    zh: '按区划顺序，不分高低；不足 {n} 件不算率；未评价不算满意',
    en: 'In the order of the map, never ranked; no rate below {n}; silence is not satisfaction',
  },
  belowNone: { zh: '下面没有更小的地域', en: 'There is no smaller place below' },
  place: { zh: '地域', en: 'Place' },
  value: { zh: '数值', en: 'Figure' },
  fraction: { zh: '分子 / 分母', en: 'n / d' },
  whole: { zh: '含不计入', en: 'With what was taken out' },
  targetHead: { zh: '目标', en: 'Target' },
  months: { zh: '近 {n} 个月：{name}', en: 'Last {n} months: {name}' },
  fromZero: { zh: '从 0 起', en: 'from 0' },
  numerator: { zh: '分子', en: 'Numerator' },
  denominator: { zh: '分母', en: 'Denominator' },
  chooseOne: { zh: '看各地和各月', en: 'By place and month' },
  listTitle: { zh: '{name} · {n} 件', en: '{name} · {n}' },
  listTitlePersons: { zh: '{name} · {n} 人', en: '{name} · {n}' },
  listLabel: { zh: '数字后面的名单', en: 'The list behind the number' },
  ratesOnly: { zh: '只看计入的', en: 'only what counts in the rate' },
  side: { zh: '看哪些', en: 'Which' },
  hidden: { zh: '这一件您不能看', en: 'You may not see this one' },
  took: { zh: '用时 {span}', en: 'took {span}' },
  received: { zh: '{day} 收到', en: 'received {day}' },
  servedOn: { zh: '{day} 服务', en: 'served {day}' },
  noName: { zh: '姓名不显示', en: 'name not shown' },
  span: { zh: '{from}—{to}', en: '{from} to {to}' },
  dueMonth: { zh: '当月到期的', en: 'due in the month' },
  out: { zh: '不计入', en: 'taken out' },
  listEmpty: { zh: '这里没有', en: 'There is none' },
  notOpen: { zh: '名单由复核和督办人员看', en: 'The list is open to the reviewing side only' },
  outside: { zh: '这个地域不在您的范围内', en: 'This place is not within your area' },
  outsideDo: {
    zh: '看板按地域授权；您的岗位只管本单位的工单。需要时请管理员授权。',
    en: 'Dashboards go by place; your post is for the orders of your unit. Ask the administrator for a grant.',
  },
  none: { zh: '还没有指标', en: 'No indicators yet' },
  noneDo: { zh: '在“口径说明”里添加。', en: 'Add one under Definitions.' },
})

/** What a definition counts: stands with every figure, so that nobody takes visits for people. */
export const aboutWords = defineWords({
  request: { zh: '诉求', en: 'requests' },
  record: { zh: '服务记录，一条算一次', en: 'services, each record once' },
  duty: { zh: '应办事项，一次算一件（探访、联系）', en: 'duties, each by itself (visits, contacts)' },
  person: {
    zh: '人，一个月只算一次（探访、联系的对象）',
    en: 'people, each once a month (to whom visits and contacts are due)',
  },
}) satisfies All<About>

export const dutyStates = defineWords(states)

export const sideWords = defineWords({
  hit: { zh: '分子里的', en: 'In the numerator' },
  missed: { zh: '不在分子里的', en: 'Not in the numerator' },
  all: { zh: '全部', en: 'All' },
})

export const hitWords = defineWords({
  hit: { zh: '在分子里', en: 'in the numerator' },
  missed: { zh: '不在分子里', en: 'not in the numerator' },
})

export const silenceWords = defineWords({
  nothing: { zh: '还没有', en: 'nothing yet' },
  few: { zh: '数量少，不算比率', en: 'too few for a rate' },
  hidden: { zh: '不足 5 件，不显示', en: 'fewer than 5: not shown' },
}) satisfies All<Silence>

export const monthStatusWords = defineWords({
  open: { zh: '还会变', en: 'still open' },
  closing: { zh: '正在月结', en: 'being closed' },
  closed: { zh: '已月结', en: 'closed' },
}) satisfies All<MonthStatus>

export const periodWords = defineWords({
  received: { zh: '当月收到的', en: 'received in the month' },
  due: { zh: '当月应办结的', en: 'due in the month' },
  resolved: { zh: '当月办结的', en: 'resolved in the month' },
  rated: { zh: '当月评价的', en: 'rated in the month' },
  closed: { zh: '当月结案的', en: 'closed in the month' },
  served: { zh: '当月服务的', en: 'served in the month' },
}) satisfies All<Period>

export const unitWords = defineWords({
  share: { zh: '比率', en: 'Rate' },
  p90: { zh: '九成用时', en: 'Time for nine in ten' },
  count: { zh: '件数', en: 'Count' },
}) satisfies All<Unit>
