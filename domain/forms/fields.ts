/** What can be put into a department's table: fields of the register, and what the ledgers ask beside them. */
import { foldHeader, withoutBrackets } from '../people/import/fold.ts'

/** Fields with a home. The words of the first part stand in the vocabulary of imports; of the second, here. */
export const fillable = [
  'name',
  'id-number',
  'sex',
  'born',
  'age',
  'phone',
  'phone-other',
  'town',
  'community',
  'grid',
  'place',
  'address',
  'head-name',
  'relation',
  'residence',
  'people',
  'categories',
  'from',
  'serial',
  'county',
  'month',
  'filled-on',
  'visits',
  'hours',
] as const
export type Fillable = (typeof fillable)[number]

export const isFillable = (field: string): field is Fillable => (fillable as readonly string[]).includes(field)

/** What somebody who may not unmask hands on masked. */
export const maskable: ReadonlySet<string> = new Set([
  'name',
  'id-number',
  'born',
  'phone',
  'phone-other',
  'address',
  'head-name',
])

const own: Readonly<Partial<Record<Fillable, readonly string[]>>> = {
  serial: ['序号', '编号', '序', 'No', 'No.'],
  county: ['县', '县区', '县(市、区)', '县市区', '区县', '所属县', '所在县'],
  month: ['月份', '统计月份', '所属月份', '年月'],
  'filled-on': ['填表日期', '填报日期', '统计日期', '填表时间', '填报时间', '制表日期'],
  visits: ['服务次数', '走访次数', '探访次数', '探视次数', '本月服务次数', '本月走访次数', '本月探访次数', '上门次数'],
  hours: ['服务小时', '服务时数', '服务时长(小时)', '本月服务时长', '本月服务时长(小时)'],
}

const words = new Map(Object.entries(own).flatMap(([field, all]) => all.map((w) => [foldHeader(w), field as Fillable])))

/** What a table of counts may have beside its counts. */
export const besideCounts: readonly Fillable[] = [
  'place',
  'county',
  'town',
  'community',
  'grid',
  'serial',
  'month',
  'filled-on',
]

export const ownField = (header: string): Fillable | undefined =>
  words.get(foldHeader(header)) ?? words.get(withoutBrackets(foldHeader(header)))
