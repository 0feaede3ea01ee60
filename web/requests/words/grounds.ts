/** Grounds, outcomes and the other closed lists an act chooses from. */
import type { ActInput } from '../../../domain/requests/acts.ts'
import type { trackSteps } from '../../../domain/requests/schema.ts'
import type { Evaluation } from '../../../domain/requests/vocabulary.ts'
import { defineWords, type Word } from '../../kit/words.ts'

type All<K extends string> = Record<K, Word>

export const evaluationWords = defineWords({
  rated: { zh: '已评价', en: 'Rated' },
  confirmed: { zh: '居民确认', en: 'Confirmed by the resident' },
  'called-back': { zh: '已回访', en: 'Called back' },
  verified: { zh: '已核实', en: 'Verified on site' },
  unrated: { zh: '未评价', en: 'Not rated' },
}) satisfies All<Evaluation>

export const rejectGroundWords = defineWords({
  'not-public-service': { zh: '不属于公共服务', en: 'No matter of public service' },
  'no-such-place': { zh: '找不到这个地方', en: 'There is no such place' },
  'unclear-unreachable': { zh: '说不清又联系不上', en: 'Unclear, and nobody to be reached' },
  'already-answered': { zh: '已经答复过', en: 'Already answered' },
  malicious: { zh: '恶意反映', en: 'Malicious' },
  other: { zh: '其他', en: 'Other' },
}) satisfies All<ActInput<'reject'>['ground']>

export const returnGroundWords = defineWords({
  'not-ours': { zh: '不归我们管', en: 'Not ours' },
  'department-matter': { zh: '属于部门职责', en: 'A department’s matter' },
  'not-on-list': { zh: '不在事项清单上', en: 'Not on the list of matters' },
  'no-power': { zh: '没有权限', en: 'We have no power to do it' },
  unclear: { zh: '说得不清楚', en: 'Unclear' },
  duplicate: { zh: '重复了', en: 'Duplicate' },
  other: { zh: '其他', en: 'Other' },
}) satisfies All<ActInput<'return'>['ground']>

export const declineGroundWords = defineWords({
  'not-in-contract': { zh: '不在合同内', en: 'Not in the contract' },
  'not-ours': { zh: '不归我们管', en: 'Not ours' },
  'needs-owners-vote': { zh: '要业主表决', en: 'Needs a vote of the owners' },
  'no-means': { zh: '没有条件', en: 'No means' },
  other: { zh: '其他', en: 'Other' },
}) satisfies All<ActInput<'decline'>['ground']>

export const deferGroundWords = defineWords({
  season: { zh: '等季节', en: 'Season' },
  materials: { zh: '等材料', en: 'Materials' },
  funds: { zh: '等经费', en: 'Funds' },
  'owners-vote': { zh: '等业主表决', en: 'A vote of the owners' },
  'third-party': { zh: '等别的单位', en: 'Another body' },
  'resident-absent': { zh: '居民不在家', en: 'The resident is away' },
  other: { zh: '其他', en: 'Other' },
}) satisfies All<ActInput<'defer'>['ground']>

export const exclusionGroundWords = defineWords({
  'no-lawful-means': { zh: '法律法规不允许', en: 'No lawful means' },
  'demand-unreasonable': { zh: '要求不合理', en: 'The demand is unreasonable' },
  malicious: { zh: '恶意', en: 'Malicious' },
  'policy-pending': { zh: '政策还没出台', en: 'The policy is pending' },
  'not-this-county': { zh: '不归本县', en: 'Not this county’s' },
  other: { zh: '其他', en: 'Other' },
}) satisfies All<ActInput<'exclude'>['ground']>

export const appealGroundWords = defineWords({
  'wrong-order': { zh: '评的不是这件', en: 'It is about another order' },
  'not-our-service': { zh: '评的不是我们的服务', en: 'It is not about our service' },
  'mistaken-level': { zh: '等级选错了', en: 'The level was chosen by mistake' },
  'not-the-served': { zh: '评的人不是服务对象', en: 'The rater was not served' },
  malicious: { zh: '恶意', en: 'Malicious' },
}) satisfies All<ActInput<'appeal'>['ground']>

export const handOverGroundWords = defineWords({
  police: { zh: '公安', en: 'Police' },
  fire: { zh: '消防', en: 'Fire brigade' },
  ambulance: { zh: '急救', en: 'Ambulance' },
  traffic: { zh: '交警', en: 'Traffic police' },
  discipline: { zh: '纪检监察', en: 'Discipline inspection' },
  court: { zh: '法院', en: 'Court' },
  'upper-level': { zh: '上级单位', en: 'A higher level' },
  other: { zh: '其他', en: 'Other' },
}) satisfies All<ActInput<'hand-over'>['ground']>

export const outcomeWords = defineWords({
  solved: { zh: '已解决', en: 'Solved' },
  partly: { zh: '解决了一部分', en: 'Partly solved' },
  explained: { zh: '已说明情况', en: 'Explained' },
  'not-possible': { zh: '办不了', en: 'Not possible' },
}) satisfies All<ActInput<'resolve'>['outcome']>

export const toldByWords = defineWords({
  web: { zh: '网页', en: 'Web page' },
  sms: { zh: '短信', en: 'Text message' },
  phone: { zh: '打电话', en: 'Telephone' },
  'in-person': { zh: '当面', en: 'In person' },
  paper: { zh: '书面', en: 'On paper' },
}) satisfies All<ActInput<'resolve'>['told']>

export const foundWords = defineWords({
  'as-said': { zh: '和说的一样', en: 'As was said' },
  different: { zh: '和说的不一样', en: 'Different' },
  'nothing-there': { zh: '没看到', en: 'Nothing there' },
  done: { zh: '已经办好', en: 'Done' },
  'not-done': { zh: '还没办好', en: 'Not done' },
}) satisfies All<ActInput<'verify'>['found']>

export const complexityWords = defineWords({
  simple: { zh: '简单', en: 'Simple' },
  complex: { zh: '复杂', en: 'Complex' },
}) satisfies All<ActInput<'order-rectification'>['complexity']>

export const solvedWords = defineWords({
  yes: { zh: '解决了', en: 'Solved' },
  partly: { zh: '解决了一部分', en: 'Partly' },
  no: { zh: '没有解决', en: 'Not solved' },
}) satisfies All<NonNullable<ActInput<'call-back'>['solved']>>

type Representative = NonNullable<ActInput<'report'>['representative']>

export const relationWords = defineWords({
  family: { zh: '家人', en: 'Family' },
  neighbour: { zh: '邻居', en: 'Neighbour' },
  carer: { zh: '照护人', en: 'Carer' },
  guardian: { zh: '监护人', en: 'Guardian' },
  'grid-worker': { zh: '网格员', en: 'Grid worker' },
  operator: { zh: '话务员', en: 'Operator' },
  other: { zh: '其他', en: 'Other' },
}) satisfies All<Representative['relation']>

export const consentWords = defineWords({
  spoken: { zh: '本人口头同意', en: 'Agreed by word of mouth' },
  written: { zh: '本人书面同意', en: 'Agreed in writing' },
  'guardian-by-law': { zh: '我是法定监护人', en: 'I am the guardian by law' },
  emergency: { zh: '情况紧急，来不及问', en: 'An emergency: no time to ask' },
}) satisfies All<Representative['consent']>

/** 提交 受理 派单 办理中 办结 评价. */
export const trackStepWords = defineWords({
  reported: { zh: '提交', en: 'Sent' },
  accepted: { zh: '受理', en: 'Accepted' },
  dispatched: { zh: '派单', en: 'Given to a unit' },
  handling: { zh: '办理中', en: 'In hand' },
  resolved: { zh: '办结', en: 'Done' },
  evaluated: { zh: '您来评价', en: 'Your rating' },
}) satisfies All<(typeof trackSteps)[number]>
