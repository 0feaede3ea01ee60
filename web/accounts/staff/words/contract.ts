/** The box of a contractor's account. */
import { defineWords } from '../../../kit/words.ts'

export const contractWords = defineWords({
  contractor: { zh: '外包人员', en: 'Contractor' },
  contractorHint: {
    zh: '只接电话、记录和拟稿，不受理、不派单、不退单、不办结、不回访。',
    en: 'Answers, writes and drafts; never accepts, dispatches, returns, closes or calls back.',
  },
  company: { zh: '外包单位或合同', en: 'Company or contract' },
  until: { zh: '最后一天', en: 'Last day' },
  untilHint: { zh: '过了这一天自动停用，不能不填。', en: 'Closes by itself after this day; it is never open-ended.' },
  shift: { zh: '班次 {n}', en: 'Shift {n}' },
  shifts: { zh: '班次', en: 'Shifts' },
  shiftsNone: { zh: '没有排班的，什么时候都能登录。', en: 'Without a shift: at any hour.' },
  addShift: { zh: '加一个班次', en: 'Add a shift' },
  dropShift: { zh: '去掉', en: 'Remove' },
  from: { zh: '从', en: 'from' },
  to: { zh: '到', en: 'to' },
  overnight: { zh: '到第二天。', en: 'Goes on into the next day.' },
  deskOnly: { zh: '只能在坐席的网络里登录', en: 'Only from the networks of the desk' },
  deskOnlyHint: {
    zh: '坐席的网络在“设置”里登记；没有登记时不限制。',
    en: 'The networks stand in the settings; where none is named it does not count.',
  },
  desk: { zh: '坐席的网络', en: 'Networks of the desk' },
  deskNote: {
    zh: '外包坐席从哪些网络能登录，一行一个，例如 10.2.0.0/16。没有登记时不限制。',
    en: 'From which networks contractors at the desk may work, one a line, e.g. 10.2.0.0/16. None: not looked at.',
  },
  deskNone: { zh: '没有登记，不限制', en: 'None named: not looked at' },
  networks: { zh: '网络，一行一个', en: 'Networks, one a line' },
})
