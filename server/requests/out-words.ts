/** Heads and words of a list of requests that leaves, in the language of whoever takes it. */
import type { Channel, Line, Urgency, Waiting } from '../../domain/requests/vocabulary.ts'

type Said<K extends string> = Record<K, { zh: string; en: string }>

export const outHeads = {
  title: { zh: '诉求清单', en: 'Requests' },
  number: { zh: '诉求编号', en: 'Number' },
  matter: { zh: '事情', en: 'Matter' },
  place: { zh: '地方', en: 'Place' },
  channel: { zh: '来源', en: 'Source' },
  line: { zh: '条线', en: 'Line' },
  item: { zh: '事项', en: 'Item' },
  urgency: { zh: '紧急程度', en: 'Urgency' },
  lead: { zh: '主办单位', en: 'Lead unit' },
  received: { zh: '收到时间', en: 'Received' },
  due: { zh: '到期时间', en: 'Due' },
  state: { zh: '状态', en: 'State' },
  followers: { zh: '关注人数', en: 'Followers' },
  supervised: { zh: '督办', en: 'Supervised' },
} as const

export const yes = { zh: '是', en: 'yes' }

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

export const lines: Said<Line> = {
  'party-building': { zh: '党建', en: 'Party building' },
  'social-security': { zh: '社会保障', en: 'Social security' },
  governance: { zh: '综合治理', en: 'Governance' },
  emergency: { zh: '应急管理', en: 'Emergencies' },
  'social-assistance': { zh: '社会救助', en: 'Social assistance' },
}

export const urgencies: Said<Urgency> = {
  danger: { zh: '危及生命财产', en: 'Danger to life or property' },
  supply: { zh: '水电气热', en: 'Water, power, gas, heat' },
  ordinary: { zh: '一般', en: 'Ordinary' },
  hard: { zh: '疑难', en: 'Hard case' },
}

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
