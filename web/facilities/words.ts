import type { CheckState, FacilityGroup, UseMode, WantedPer } from '../../domain/facilities/schema.ts'
import type { Lack } from '../../domain/facilities/rules.ts'
import { defineWords, type Word } from '../kit/words.ts'

type All<K extends string> = Record<K, Word>

export const groupWords = defineWords({
  centre: { zh: '社区服务', en: 'Community services' },
  welfare: { zh: '养老、助残、托幼', en: 'Elders, disability, children' },
  health: { zh: '看病', en: 'Health' },
  culture: { zh: '文体活动', en: 'Culture and sport' },
  convenience: { zh: '便民', en: 'Everyday help' },
  safety: { zh: '应急与消防', en: 'Safety' },
  publicity: { zh: '宣传', en: 'Publicity' },
}) satisfies All<FacilityGroup>

export const stateWords = defineWords({
  good: { zh: '完好', en: 'good' },
  damaged: { zh: '损坏', en: 'damaged' },
  gone: { zh: '不见了', en: 'gone' },
}) satisfies All<CheckState>

export const modeWords = defineWords({
  none: { zh: '不登记使用', en: 'nobody takes it' },
  alone: { zh: '一次一家', en: 'one at a time' },
  shared: { zh: '可几家同时', en: 'several at once' },
}) satisfies All<UseMode>

export const perWords = defineWords({
  county: { zh: '县（区）', en: 'county' },
  town: { zh: '乡镇', en: 'town' },
  'sub-district': { zh: '街道', en: 'sub-district' },
  community: { zh: '社区', en: 'community' },
  village: { zh: '村', en: 'village' },
  estate: { zh: '小区', en: 'estate' },
}) satisfies All<WantedPer>

export const lackWords = defineWords({
  few: { zh: '数量不够', en: 'too few' },
  small: { zh: '面积不够', en: 'too small' },
  short: { zh: '开放时间不够', en: 'open too short' },
}) satisfies All<Lack>

export const hoursWords = defineWords({
  always: { zh: '全天开放', en: 'Day and night' },
  shut: { zh: '不开放', en: 'shut' },
  openNow: { zh: '正在开放', en: 'Open now' },
  openUntil: { zh: '正在开放，到 {time}', en: 'Open until {time}' },
  shutNow: { zh: '现在不开放', en: 'Shut now' },
  opensAt: { zh: '现在不开放，{day} {time} 开', en: 'Shut now, opens {day} {time}' },
  holidaysShut: { zh: '法定节假日不开放', en: 'Shut on public holidays' },
  monday: { zh: '周一', en: 'Mon' },
  tuesday: { zh: '周二', en: 'Tue' },
  wednesday: { zh: '周三', en: 'Wed' },
  thursday: { zh: '周四', en: 'Thu' },
  friday: { zh: '周五', en: 'Fri' },
  saturday: { zh: '周六', en: 'Sat' },
  sunday: { zh: '周日', en: 'Sun' },
  daysTo: { zh: '{from}至{to}', en: '{from}–{to}' },
  line: { zh: '{days} {hours}', en: '{days} {hours}' },
})
