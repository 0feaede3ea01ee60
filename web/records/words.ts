import type { Mode, Origin, Outcome } from '../../domain/records/schema.ts'
import { defineWords, type Word } from '../kit/words.ts'

type All<K extends string> = Record<K, Word>

export const words = defineWords({
  title: { zh: '服务记录', en: 'Service records' },
  note: {
    zh: '新的在前。次数、时长、指标都从这里算。',
    en: 'Newest first. Hours and indicators are counted from these.',
  },
  place: { zh: '地方', en: 'Place' },
  when: { zh: '服务时间', en: 'When' },
  item: { zh: '事项', en: 'Item' },
  mode: { zh: '方式', en: 'Mode' },
  unit: { zh: '单位', en: 'Unit' },
  outcome: { zh: '结果', en: 'Outcome' },
  minutes: { zh: '合计分钟', en: 'Minutes together' },
  served: { zh: '服务对象人数', en: 'Served' },
  origin: { zh: '来自', en: 'From' },
  empty: { zh: '这里还没有服务记录', en: 'No service record here yet' },
  emptyDo: {
    zh: '办结诉求、完成探访以后，记录会自己出现在这里。',
    en: 'A request settled or a visit made leaves its record here.',
  },
  takeOutNote: {
    zh: '导出的就是现在看到的这份记录：同样的地方。里面没有居民的姓名。谁导出、什么时候、给谁、为什么，都记下来。',
    en: 'What goes out is the list as it stands here, of the same place, without names of residents. Who took it, when, for whom and why is kept.',
  },
})

export const modeWords = defineWords({
  'at-home': { zh: '上门', en: 'At home' },
  phone: { zh: '电话', en: 'By phone' },
  video: { zh: '视频', en: 'By video' },
  counter: { zh: '窗口', en: 'At the counter' },
  online: { zh: '网上', en: 'Online' },
  'on-site': { zh: '公共场所', en: 'In a public place' },
}) satisfies All<Mode>

export const outcomeWords = defineWords({
  done: { zh: '办成', en: 'Done' },
  partly: { zh: '办成一部分', en: 'Partly' },
  explained: { zh: '已说明情况', en: 'Explained' },
  'not-possible': { zh: '办不了', en: 'Not possible' },
  attempted: { zh: '没找到人', en: 'Nobody there' },
  refused: { zh: '本人不要', en: 'Not wanted' },
}) satisfies All<Outcome>

export const originWords = defineWords({
  request: { zh: '诉求', en: 'Request' },
  visit: { zh: '探访', en: 'Visit' },
  activity: { zh: '活动', en: 'Activity' },
  booking: { zh: '预约', en: 'Booking' },
  contract: { zh: '购买服务', en: 'Contract' },
}) satisfies All<Origin['kind']>
