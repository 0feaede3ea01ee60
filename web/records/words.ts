import { channels, modes, origins, outcomes } from '../../domain/records/said.ts'
import { defineWords } from '../kit/words.ts'

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
  channel: { zh: '由谁提供', en: 'Provided by' },
  unsaid: { zh: '未说明', en: 'Not said' },
  channelsOf: { zh: '本月由谁提供', en: 'Who provided this month’s services' },
  channelSum: { zh: '{name} {n} 次', en: '{name}: {n}' },
  sayOf: { zh: '由谁提供：{name}，点一下说明', en: 'Provided by: {name}. Press to say it' },
  sayTitle: { zh: '这次服务由谁提供', en: 'Who provided this service' },
  sayNote: {
    zh: '单位自己做的和志愿者做的，记录里看得出来，不用填。企业、社会组织做的，看不出是谁出钱，知道的请点一下。',
    en: 'What a community or a volunteer did is told by the record. Of a company or an organisation it is not known who pays: say it where you know.',
  },
  say: { zh: '记下', en: 'Note it' },
  saidDone: { zh: '已记下由谁提供', en: 'Noted who provided it' },
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

export const modeWords = defineWords(modes)
export const channelWords = defineWords(channels)
export const outcomeWords = defineWords(outcomes)
export const originWords = defineWords(origins)
