/** The hand-over of whoever leaves. */
import type { HandKind } from '../../../../domain/accounts/handover.ts'
import { defineWords, type Word } from '../../../kit/words.ts'

export const handoverWords = defineWords({
  handOver: { zh: '工作交接', en: 'Hand over' },
  title: { zh: '{name} 的工作交接', en: 'Hand-over of {name}' },
  note: {
    zh: '手上的事一次交清：到了那一天，他的登录退出、授权收回。有一样交不出去，就都不交。',
    en: 'Everything in hand goes over in one act: on that day the sessions end and the grants are taken back. If one thing cannot go, nothing goes.',
  },
  heir: { zh: '交给谁', en: 'To whom' },
  heirHint: { zh: '没有单独安排的都交给这个人。', en: 'Gets everything that is not given to somebody else below.' },
  part: { zh: '单独安排', en: 'Except' },
  addPart: { zh: '有的交给别人', en: 'Give some of it to somebody else' },
  dropPart: { zh: '不单独安排', en: 'Remove' },
  what: { zh: '哪一样', en: 'What' },
  anything: { zh: '全部', en: 'Everything' },
  under: { zh: '哪个地方的', en: 'Where' },
  find: { zh: '输入姓名', en: 'Type a name' },
  none: { zh: '没有这样的账号', en: 'Nobody found' },
  day: { zh: '从哪天起', en: 'From which day' },
  dayHint: {
    zh: '选今天就马上交；选以后的日子，到那天零点后自动交。',
    en: 'Today: at once. A later day: by itself, after midnight of that day.',
  },
  closes: { zh: '同时停用这个账号', en: 'Disable the account as well' },
  why: { zh: '为什么', en: 'Why' },
  goes: { zh: '交接清单', en: 'What goes over' },
  stands: { zh: '还交不出去', en: 'In the way' },
  nothing: { zh: '手上没有要交的事。', en: 'Nothing is in hand.' },
  count: { zh: '{n} 件', en: { one: '{n} item', other: '{n} items' } },
  to: { zh: '→ {who}', en: '→ {who}' },
  done: { zh: '已交接', en: 'Handed over' },
  plannedDone: { zh: '已安排，到那天自动交接', en: 'Planned: it happens by itself on that day' },
  history: { zh: '交接', en: 'Hand-overs' },
  from: { zh: '从 {day} 起', en: 'from {day}' },
  by: { zh: '{who} 办，{why}', en: 'by {who}: {why}' },
  planned: { zh: '已安排', en: 'planned' },
  stuck: { zh: '到日子了，还交不出去', en: 'due, but something stands in the way' },
  isDone: { zh: '已交接', en: 'done' },
  calledOff: { zh: '已取消', en: 'called off' },
  back: { zh: '退回', en: 'handed back' },
  callOff: { zh: '取消交接', en: 'Call off' },
  calledOffDone: { zh: '已取消', en: 'Called off' },
  handBack: { zh: '交还', en: 'Hand back' },
  handBackNote: {
    zh: '把这次交出去、现在还在对方手上的事交还给他；对方已经办完或转走的留在那里。',
    en: 'What went by this hand-over and is still there returns; what was finished or moved on stays.',
  },
  handedBack: { zh: '已交还', en: 'Handed back' },
})

/** What may be in hand. */
export const handKindWords: Record<HandKind, Word> = {
  'accounts.grant': { zh: '授权', en: 'Grants' },
  'places.worker': { zh: '网格员任职', en: 'Grids named for' },
  'people.liaison': { zh: '联系户', en: 'Households as liaison' },
  'people.import': { zh: '没办完的导入', en: 'Imports under way' },
  'organisations.member': { zh: '单位、队伍里的岗位', en: 'Posts in bodies and squads' },
  'organisations.group': { zh: '网格服务团队', en: 'Service groups of grids' },
  'organisations.cover': { zh: '替别人代班', en: 'Covering for others' },
  'requests.order': { zh: '分到手上的工单', en: 'Orders in hand' },
  'notices.visit': { zh: '要上门告知的', en: 'People to tell at the door' },
  'rights.restricted': { zh: '受限档案的负责人', en: 'Answering for restricted files' },
  'duties.enrolment': { zh: '按名字走访的人', en: 'People looked after by name' },
  'duties.bond': { zh: '结对帮扶的人', en: 'People bound to as a pair' },
  'duties.overseer': { zh: '由其负责的受限关爱对象', en: 'Restricted care plans answered for' },
  'teams.squad': { zh: '带的服务小队', en: 'Squads led' },
}

/** Why a thing cannot go, or what to see to. */
export const handCodeWords = defineWords({
  'no-heir': { zh: '还没说交给谁', en: 'nobody named yet' },
  'no-such-heir': {
    zh: '这个人接不了：不是在用的账号，或不在您的范围内',
    en: 'cannot get it: not an active account within your area',
  },
  'last-of-role': {
    zh: '县里只剩这一个，先按两人程序授给别人',
    en: 'the last one in the county: appoint another by two people first',
  },
  'role-ends': { zh: '三员不能直接交，这个授权就此收回', en: 'stands apart: it ends here and is not passed on' },
  apart: { zh: '和接手人的角色不能同在一个账号', en: 'stands apart from what the heir holds' },
  'contractor-needs-end': { zh: '接手人是外包，授权要有结束日', en: 'the heir is a contractor: a grant needs an end' },
  'contractor-past-end': {
    zh: '接手人是外包，授权晚于合同最后一天',
    en: 'the heir is a contractor: the grant outlasts the contract',
  },
  'contractor-apart': { zh: '外包人员不能担任', en: 'no contractor may hold it' },
  'heir-may-not': { zh: '接手人没有办这件事的授权', en: 'the heir may not do this' },
  'not-in-the-unit': { zh: '接手人不在这个单位', en: 'the heir does not sit in this unit' },
  'own-cover': { zh: '接手人不能替自己代班', en: 'nobody covers for themselves' },
  'cover-away': { zh: '接手人那几天自己也不在', en: 'the heir is away then' },
  'restricted-owner': { zh: '先请安全管理员换负责人', en: 'the officer for security appoints another first' },
  'stays-with-unit': {
    zh: '正等审批或延期，留在单位，由单位负责人再分',
    en: 'waits or is deferred: stays with the unit, whose head assigns it',
  },
})
