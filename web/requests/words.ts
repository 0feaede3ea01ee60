/** What requests, orders and acts are called: one word for each code of `domain/requests`, in both languages. */
import type { ClockName } from '../../domain/requests/schema.ts'
import type { ActKind } from '../../domain/requests/acts.ts'
import type {
  Level,
  Limit,
  OrderRole,
  OrderStatus,
  Party,
  PartyKind,
  Status,
} from '../../domain/requests/vocabulary.ts'
import { channels, urgencies } from '../../domain/requests/said.ts'
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

export const actWords = defineWords({
  report: { zh: '反映', en: 'Report' },
  supplement: { zh: '补充', en: 'Add' },
  follow: { zh: '跟着这件', en: 'Follow' },
  'ask-to-verify': { zh: '请人核实', en: 'Ask for a look on site' },
  verify: { zh: '核实', en: 'Verify' },
  accept: { zh: '受理', en: 'Accept' },
  reclassify: { zh: '改分类', en: 'Reclassify' },
  reject: { zh: '不予受理', en: 'Do not take up' },
  merge: { zh: '并单', en: 'Merge' },
  absorb: { zh: '并入', en: 'Absorb' },
  guide: { zh: '依法引导', en: 'Show the legal way' },
  'hand-over': { zh: '移送', en: 'Hand over' },
  withdraw: { zh: '撤回', en: 'Withdraw' },
  raise: { zh: '上报', en: 'Raise' },
  refer: { zh: '转办', en: 'Refer' },
  'refer-out': { zh: '转外县', en: 'Refer to another county' },
  tie: { zh: '关联编号', en: 'Tie a number' },
  'ask-city': { zh: '向市里申请', en: 'Ask the city' },
  'city-says': { zh: '登记市里答复', en: 'What the city says' },
  propose: { zh: '拟派单', en: 'Propose' },
  dispatch: { zh: '派单', en: 'Dispatch' },
  'co-handle': { zh: '协办', en: 'Co-handle' },
  offer: { zh: '发给小队', en: 'Offer to squads' },
  claim: { zh: '认领', en: 'Claim' },
  sign: { zh: '签收', en: 'Sign for' },
  assign: { zh: '分给人', en: 'Assign' },
  'hand-down': { zh: '交办', en: 'Hand down' },
  return: { zh: '退单', en: 'Return' },
  'refuse-return': { zh: '不同意退单', en: 'Refuse the return' },
  reassign: { zh: '改派', en: 'Reassign' },
  decline: { zh: '不接', en: 'Decline' },
  'cancel-order': { zh: '撤单', en: 'Cancel the order' },
  appoint: { zh: '约时间', en: 'Set a time' },
  'ask-another-time': { zh: '改时间', en: 'Ask for another time' },
  tell: { zh: '告知进展', en: 'Tell how it goes' },
  note: { zh: '记一笔', en: 'Note' },
  urge: { zh: '催办', en: 'Urge' },
  supervise: { zh: '督办', en: 'Supervise' },
  'answer-supervision': { zh: '答复督办', en: 'Answer the supervision' },
  'end-supervision': { zh: '结束督办', en: 'End the supervision' },
  defer: { zh: '挂账', en: 'Defer' },
  'approve-deferral': { zh: '同意挂账', en: 'Approve the deferral' },
  'refuse-deferral': { zh: '不同意挂账', en: 'Refuse the deferral' },
  resume: { zh: '接着办', en: 'Resume' },
  extend: { zh: '延期', en: 'Extend' },
  'grant-extension': { zh: '同意延期', en: 'Grant the extension' },
  'refuse-extension': { zh: '不同意延期', en: 'Refuse the extension' },
  draft: { zh: '拟答复', en: 'Draft the answer' },
  approve: { zh: '审核通过', en: 'Approve' },
  'send-back': { zh: '退回重写', en: 'Send back' },
  finish: { zh: '办完', en: 'Finish' },
  escalate: { zh: '超时提醒', en: 'Escalate' },
  resolve: { zh: '办结', en: 'Resolve' },
  confirm: { zh: '确认办好', en: 'Confirm' },
  object: { zh: '还没解决', en: 'Not solved' },
  'call-back': { zh: '回访', en: 'Call back' },
  'invite-rating': { zh: '请评价', en: 'Invite a rating' },
  rate: { zh: '评价', en: 'Rate' },
  contact: { zh: '联系居民', en: 'Contact' },
  'order-rectification': { zh: '责成整改', en: 'Order rectification' },
  rectify: { zh: '整改完成', en: 'Rectify' },
  'rate-again': { zh: '再评一次', en: 'Rate again' },
  appeal: { zh: '申诉评价', en: 'Appeal the rating' },
  'judge-appeal': { zh: '复核申诉', en: 'Judge the appeal' },
  exclude: { zh: '不计入', en: 'Exclude from the rates' },
  include: { zh: '重新计入', en: 'Include again' },
  close: { zh: '结案', en: 'Close' },
  reopen: { zh: '重新打开', en: 'Reopen' },
  correct: { zh: '更正', en: 'Correct' },
  'take-back': { zh: '收回', en: 'Take back' },
}) satisfies All<ActKind>

export const partyWords = defineWords({
  reporter: { zh: '反映人', en: 'Reporter' },
  representative: { zh: '代办人', en: 'Representative' },
  desk: { zh: '话务席', en: 'Desk' },
  centre: { zh: '受理中心', en: 'Centre' },
  field: { zh: '网格员', en: 'Grid worker' },
  unit: { zh: '承办单位', en: 'Unit' },
  'unit-lead': { zh: '承办单位负责人', en: 'Head of unit' },
  squad: { zh: '服务小队', en: 'Squad' },
  supervisor: { zh: '督办人', en: 'Supervisor' },
  reviewer: { zh: '复核人', en: 'Reviewer' },
  regulator: { zh: '主管部门', en: 'Regulator' },
  system: { zh: '系统', en: 'System' },
  machine: { zh: '系统建议', en: 'Proposal' },
}) satisfies All<Party>

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
