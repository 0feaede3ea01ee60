/** What requests, orders and acts are called: one word for each code of `domain/requests`, in both languages. */
import type { ClockName } from '../../domain/requests/schema.ts'
import type { Level, Limit, OrderRole, OrderStatus, PartyKind, Status } from '../../domain/requests/vocabulary.ts'
import { acts, channels, parties, urgencies } from '../../domain/requests/said.ts'
import { defineWords, type Word } from '../kit/words.ts'

export { legalWayWords, lineWords } from '../catalogue/words.ts'
export * from './words/grounds.ts'
export * from './words/intent.ts'

/** Every code has its word: a new code does not compile until it has one. */
type All<K extends string | number> = Record<K, Word>

export const statusWords = defineWords({
  reported: { zh: '待受理', en: 'Reported' },
  accepted: { zh: '已受理', en: 'Accepted' },
  handling: { zh: '办理中', en: 'In hand' },
  resolved: { zh: '已办结', en: 'Resolved' },
  rectifying: { zh: '整改中', en: 'Being put right' },
  closed: { zh: '已结束', en: 'Closed' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
  rejected: { zh: '不予受理', en: 'Not taken up' },
  merged: { zh: '已并单', en: 'Merged' },
  'handed-over': { zh: '已移送', en: 'Handed over' },
  referred: { zh: '已转办', en: 'Referred' },
  guided: { zh: '依法引导', en: 'Shown the legal way' },
}) satisfies All<Status>

export const orderStatusWords = defineWords({
  offered: { zh: '待认领', en: 'On offer' },
  sent: { zh: '待签收', en: 'Sent' },
  signed: { zh: '已签收', en: 'Signed for' },
  assigned: { zh: '已分给人', en: 'Assigned' },
  drafted: { zh: '待审核', en: 'Drafted' },
  deferred: { zh: '挂账', en: 'Deferred' },
  done: { zh: '已办完', en: 'Done' },
  returned: { zh: '已退单', en: 'Returned' },
  reassigned: { zh: '已改派', en: 'Reassigned' },
  declined: { zh: '未接', en: 'Declined' },
  cancelled: { zh: '已撤单', en: 'Cancelled' },
}) satisfies All<OrderStatus>

export const actWords = defineWords(acts)

export const partyWords = defineWords(parties)

export const partyKindWords = defineWords({
  committee: { zh: '村（居）两委', en: 'Committee' },
  'social-organisation': { zh: '社会组织', en: 'Social organisation' },
  'social-worker': { zh: '社会工作者', en: 'Social workers' },
  volunteer: { zh: '志愿者', en: 'Volunteers' },
  charity: { zh: '慈善力量', en: 'Charity' },
  authority: { zh: '政府部门', en: 'Authority' },
  company: { zh: '企业', en: 'Company' },
}) satisfies All<PartyKind>

export const orderRoleWords = defineWords({
  lead: { zh: '主办', en: 'Leads' },
  helper: { zh: '协办', en: 'Helps' },
}) satisfies All<OrderRole>

export const channelWords = defineWords(channels)

export const urgencyWords = defineWords(urgencies)

export const levelWords = defineWords({
  '1': { zh: '非常不满意', en: 'Very dissatisfied' },
  '2': { zh: '不满意', en: 'Dissatisfied' },
  '3': { zh: '基本满意', en: 'Fairly satisfied' },
  '4': { zh: '满意', en: 'Satisfied' },
  '5': { zh: '非常满意', en: 'Very satisfied' },
}) satisfies All<Level>

export const clockWords = defineWords({
  response: { zh: '响应', en: 'Response' },
  dispatch: { zh: '派单', en: 'Dispatch' },
  resolution: { zh: '办结', en: 'Resolution' },
  order: { zh: '工单', en: 'Order' },
  supervision: { zh: '督办', en: 'Supervision' },
  contact: { zh: '联系', en: 'Contact' },
  rectification: { zh: '整改', en: 'Rectification' },
  answer: { zh: '居民答复', en: 'Resident’s answer' },
  foreign: { zh: '对方时限', en: 'Limit of the other system' },
}) satisfies All<ClockName>

export const limitWords = defineWords({
  hours: { zh: '{n} 小时', en: { one: '{n} hour', other: '{n} hours' } },
  days: { zh: '{n} 天', en: { one: '{n} day', other: '{n} days' } },
  'working-hours': { zh: '{n} 工作小时', en: { one: '{n} working hour', other: '{n} working hours' } },
  'working-days': { zh: '{n} 个工作日', en: { one: '{n} working day', other: '{n} working days' } },
}) satisfies All<Limit['unit']>
