/** What the catalogue calls its codes; rooms below it use the same words. */
import type {
  HandlingMode,
  Intent,
  LegalWay,
  LimitUnit,
  ListKind,
  Price,
  Responsible,
  Urgency,
} from '../../domain/catalogue/schema.ts'
import { lines } from '../../domain/catalogue/said.ts'
import { defineWords, type Word } from '../kit/words.ts'

type All<K extends string> = Record<K, Word>

export const words = defineWords({
  searchItem: { zh: '事项名称、拼音或首字母', en: 'Name of the matter' },
  noItem: { zh: '没有这个事项，换个说法', en: 'No such matter; try other words' },
})

export const lineWords = defineWords(lines)

export const intentWords = defineWords({
  enquiry: { zh: '咨询', en: 'Question' },
  help: { zh: '求助', en: 'Help' },
  complaint: { zh: '投诉', en: 'Complaint' },
  'tip-off': { zh: '举报', en: 'Tip-off' },
  suggestion: { zh: '建议', en: 'Suggestion' },
  praise: { zh: '表扬', en: 'Praise' },
}) satisfies All<Intent>

export const itemUrgencyWords = defineWords({
  danger: { zh: '危及生命财产', en: 'Danger to life or property' },
  supply: { zh: '水电气热', en: 'Water, power, gas, heat' },
  ordinary: { zh: '一般', en: 'Ordinary' },
}) satisfies All<Urgency>

export const modeWords = defineWords({
  home: { zh: '上门办', en: 'At home' },
  online: { zh: '网上办', en: 'Online' },
  nearby: { zh: '就近办', en: 'Nearby' },
  once: { zh: '一次办', en: 'In one go' },
}) satisfies All<HandlingMode>

export const limitUnitWords = defineWords({
  hours: { zh: '小时', en: 'hours' },
  days: { zh: '天', en: 'days' },
  'working-hours': { zh: '工作小时', en: 'working hours' },
  'working-days': { zh: '工作日', en: 'working days' },
}) satisfies All<LimitUnit>

export const priceWords = defineWords({
  free: { zh: '免费', en: 'Free' },
  subsidised: { zh: '补贴后收费', en: 'Subsidised' },
  paid: { zh: '收费', en: 'Paid' },
}) satisfies All<Price['class']>

export const responsibleWords = defineWords({
  body: { zh: '指定单位', en: 'A named body' },
  place: { zh: '本地这类单位', en: 'The body of this kind there' },
  town: { zh: '所在乡镇、街道', en: 'Its town or sub-district' },
  committee: { zh: '所在社区（村）', en: 'Its community or village' },
  property: { zh: '小区物业（没有则社区）', en: 'Its property company, else the community' },
}) satisfies All<Responsible['by']>

export const legalWayWords = defineWords({
  suit: { zh: '诉讼', en: 'Suit' },
  arbitration: { zh: '仲裁', en: 'Arbitration' },
  review: { zh: '行政复议', en: 'Administrative review' },
  discipline: { zh: '纪检监察', en: 'Discipline inspection' },
  petition: { zh: '信访', en: 'Petition' },
  'labour-inspection': { zh: '劳动监察', en: 'Labour inspection' },
  'police-report': { zh: '报警', en: 'Report to the police' },
}) satisfies All<LegalWay['kind']>

/** The three lists of the towns and the two of the grids. */
export const listKindWords = defineWords({
  'town-basic': { zh: '基本履职清单', en: 'Basic list' },
  'town-assist': { zh: '配合履职清单', en: 'Assist list' },
  'town-recalled': { zh: '上级收回清单', en: 'Recalled list' },
  'grid-powers': { zh: '网格赋能清单', en: 'Grid powers' },
  'grid-duties': { zh: '网格责任清单', en: 'Grid duties' },
}) satisfies All<ListKind>
