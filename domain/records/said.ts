/** What codes of service records are called, on the screen and in what leaves the house. */
import type { Channel } from './channel.ts'
import type { Mode, Origin, Outcome } from './schema.ts'

type Said<K extends string> = Record<K, { zh: string; en: string }>

export const modes: Said<Mode> = {
  'at-home': { zh: '上门', en: 'At home' },
  phone: { zh: '电话', en: 'By phone' },
  video: { zh: '视频', en: 'By video' },
  counter: { zh: '窗口', en: 'At the counter' },
  online: { zh: '网上', en: 'Online' },
  'on-site': { zh: '公共场所', en: 'In a public place' },
}

export const channels: Said<Channel> = {
  public: { zh: '政府和社区', en: 'Government and community' },
  purchased: { zh: '购买服务', en: 'Purchased' },
  voluntary: { zh: '志愿服务', en: 'Voluntary' },
  neighbourly: { zh: '邻里互助', en: 'Between neighbours' },
}

export const outcomes: Said<Outcome> = {
  done: { zh: '办成', en: 'Done' },
  partly: { zh: '办成一部分', en: 'Partly' },
  explained: { zh: '已说明情况', en: 'Explained' },
  'not-possible': { zh: '办不了', en: 'Not possible' },
  attempted: { zh: '没找到人', en: 'Nobody there' },
  refused: { zh: '本人不要', en: 'Not wanted' },
}

export const origins: Said<Origin['kind']> = {
  request: { zh: '诉求', en: 'Request' },
  visit: { zh: '探访', en: 'Visit' },
  activity: { zh: '活动', en: 'Activity' },
  booking: { zh: '预约', en: 'Booking' },
  contract: { zh: '购买服务', en: 'Contract' },
  neighbour: { zh: '邻里互助', en: 'Between neighbours' },
}
