/** What codes of requests are called, on the screen and in what leaves the house. */
import type { Channel, Urgency, Waiting } from './vocabulary.ts'

type Said<K extends string> = Record<K, { zh: string; en: string }>

export const channels: Said<Channel> = {
  web: { zh: '居民网页', en: 'Web page' },
  phone: { zh: '电话', en: 'Telephone' },
  counter: { zh: '窗口', en: 'Counter' },
  grid: { zh: '网格上报', en: 'Grid worker' },
  visit: { zh: '走访', en: 'Visit' },
  'city-line': { zh: '市 12345', en: 'City 12345' },
  county: { zh: '外县转来', en: 'Another county' },
  sms: { zh: '短信', en: 'Text message' },
  superior: { zh: '上级交办', en: 'From above' },
  media: { zh: '媒体', en: 'Media' },
}

export const urgencies: Said<Urgency> = {
  danger: { zh: '危及生命财产', en: 'Danger to life or property' },
  supply: { zh: '水电气热', en: 'Water, power, gas, heat' },
  ordinary: { zh: '一般', en: 'Ordinary' },
  hard: { zh: '疑难', en: 'Hard case' },
}

/** Whom a request waits for, short enough for a column. */
export const states: Said<Waiting> = {
  acceptance: { zh: '待受理', en: 'To accept' },
  verification: { zh: '待核实', en: 'To look at' },
  dispatch: { zh: '待派单', en: 'To dispatch' },
  redispatch: { zh: '退回待派', en: 'Returned' },
  claim: { zh: '待认领', en: 'To claim' },
  signature: { zh: '已派待签', en: 'To sign for' },
  work: { zh: '办理中', en: 'In hand' },
  approval: { zh: '待审核', en: 'To approve' },
  decision: { zh: '待批准', en: 'To decide' },
  deferral: { zh: '已挂账', en: 'Deferred' },
  feedback: { zh: '待答复', en: 'To answer' },
  resident: { zh: '等居民', en: 'With resident' },
  contact: { zh: '待联系', en: 'To contact' },
  'rectification-order': { zh: '待定整改', en: 'To rectify' },
  rectification: { zh: '整改中', en: 'Rectifying' },
  'call-back': { zh: '待回访', en: 'To call back' },
  closing: { zh: '待结案', en: 'To close' },
  appeal: { zh: '待复核', en: 'Appealed' },
  nobody: { zh: '已结束', en: 'Over' },
}
