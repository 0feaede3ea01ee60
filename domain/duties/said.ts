/** What codes of duties are called, on the screen and in what leaves the house. */
import type { Cause, DutyState, ExcuseReason, Tier } from './schema.ts'

type Said<K extends string> = Record<K, { zh: string; en: string }>

export const states: Said<DutyState> = {
  open: { zh: '待办', en: 'To do' },
  done: { zh: '已办', en: 'Done' },
  attempted: { zh: '未遇', en: 'Nobody met' },
  refused: { zh: '本人不要', en: 'Not wanted' },
  excused: { zh: '免访', en: 'Excused' },
  missed: { zh: '未访', en: 'Missed' },
  lapsed: { zh: '不再应访', en: 'No more owed' },
}

export const excuses: Said<ExcuseReason> = {
  hospital: { zh: '住院', en: 'In hospital' },
  away: { zh: '外出', en: 'Away' },
  'own-wish': { zh: '本人不愿被探访', en: 'Own wish' },
  quarantine: { zh: '暂不入户', en: 'Home not to be entered' },
  'in-care-home': { zh: '住养老机构', en: 'In a care home' },
}

/** In place of what was found at the door of somebody of whom the place may not know: the words stay with the visit. */
export const needUnsaid = {
  zh: '走访时发现的需要。为保护当事人，这里不写是谁、什么情况，请向上报的人了解。',
  en: 'A need found on a visit. To protect the person it is not said here who or what; please ask whoever reported it.',
}

/** What is filed when somebody who was not reached turns out to need help. */
export const helpNeeded = {
  zh: '每日联系没有联系上，核实时得知需要帮助，请马上联系、上门。',
  en: 'Not reached by the daily contact; found to need help. Please call and go there at once.',
}

export const tiers: Said<Tier> = {
  high: { zh: '高风险', en: 'High' },
  key: { zh: '重点', en: 'Key' },
  general: { zh: '一般', en: 'General' },
}

export const causes: Said<Cause> = {
  rhythm: { zh: '按期', en: 'By rhythm' },
  change: { zh: '重大变化后', en: 'After a major change' },
  weather: { zh: '极端天气', en: 'Extreme weather' },
}
