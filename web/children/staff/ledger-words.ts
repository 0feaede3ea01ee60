import type { LineKind } from '../../../domain/children/ledger.ts'
import { defineWords, type Word } from '../../kit/words.ts'

export const ledgerWords = defineWords({
  title: { zh: '儿童台账', en: 'Ledger of children' },
  note: {
    zh: '只有本地的儿童主任、儿童督导员能看，每次打开都留痕，家长能查到。',
    en: 'Seen by the children’s director and supervisor of the place alone; each look is kept and the family may read it.',
  },
  place: { zh: '地域', en: 'Place' },
  all: { zh: '全部', en: 'All' },
  out: { zh: '没有上学的', en: 'Out of school' },
  views: { zh: '显示哪些', en: 'Which are shown' },
  name: { zh: '孩子', en: 'Child' },
  category: { zh: '类别', en: 'Category' },
  checked: { zh: '上次核查委托照护', en: 'Carer last checked' },
  school: { zh: '上学', en: 'School' },
  outFor: { zh: '已 {n} 天没有上学', en: { one: 'out for {n} day', other: 'out for {n} days' } },
  atSchool: { zh: '在校', en: 'at school' },
  never: { zh: '还没有', en: 'never' },
  none: { zh: '台账里还没有孩子', en: 'No child is in the ledger' },
  noneHint: {
    zh: '登记里有留守、困境等类别的孩子，会列在下面等您决定。',
    en: 'Children with such a category in the register are listed below for you to decide.',
  },
  proposed: { zh: '等您决定的', en: 'For you to decide' },
  proposedNote: {
    zh: '登记里有这些类别，但不在台账里。收进来要由您决定。',
    en: 'They have such a category in the register and are not in the ledger. It is for you to decide.',
  },
  since: { zh: '{day} 起', en: 'since {day}' },
  enter: { zh: '收进台账', en: 'Take in' },
  enterOf: { zh: '收进台账：{name}', en: 'Take in: {name}' },
  entered: { zh: '已收进台账', en: 'Taken in' },
  guardian: { zh: '监护人', en: 'Guardian' },
  relation: { zh: '关系', en: 'Relation' },
  phone: { zh: '电话', en: 'Phone' },
  away: { zh: '外出务工', en: 'Works away' },
  carer: { zh: '委托照护人', en: 'Entrusted carer' },
  carerHint: {
    zh: '父母外出、书面委托照护孩子的人。没有就不填。',
    en: 'To whom parents who are away entrusted the child in writing. Leave empty where there is none.',
  },
  from: { zh: '从哪天', en: 'From' },
  to: { zh: '到哪天', en: 'Until' },
  signed: { zh: '委托协议签订日', en: 'Agreement signed on' },
  notSigned: { zh: '还没有签协议', en: 'no agreement signed' },
  schoolName: { zh: '学校', en: 'School' },
  class: { zh: '班级', en: 'Class' },
  likes: { zh: '兴趣和愿望', en: 'Likes and wishes' },
  likesHint: {
    zh: '要先在居民页记下同意；不满十四周岁的由监护人同意。其他各项是法定工作，不用同意。',
    en: 'Needs a consent noted on the page of the resident, under fourteen the guardian’s. All else is a duty by law.',
  },
  edit: { zh: '修改', en: 'Change' },
  saved: { zh: '已保存', en: 'Saved' },
  lines: { zh: '做过什么', en: 'What was done' },
  linesNone: { zh: '还没有记录', en: 'Nothing yet' },
  add: { zh: '记一笔', en: 'Note' },
  what: { zh: '做了什么', en: 'What' },
  day: { zh: '哪天', en: 'Day' },
  said: { zh: '情况', en: 'In words' },
  noted: { zh: '已记下', en: 'Noted' },
  leaves: { zh: '没有上学了', en: 'Out of school' },
  sinceDay: { zh: '从哪天起没有上学', en: 'Out of school since' },
  followed: { zh: '开始跟踪，直到学校确认返校', en: 'Followed until the school confirms' },
  link: { zh: '给学校的确认链接', en: 'Link for the school' },
  linkNote: {
    zh: '把这个链接发给学校。学校不用登录，填返校日期和班级就行。{when}前有效，只能看到这一个孩子，姓名不全显示。',
    en: 'Send this to the school. Without signing in it enters the day and class. Good until {when}, for this child alone, with a masked name.',
  },
  linkOpen: { zh: '链接{when}前有效，等学校确认', en: 'link good until {when}; waiting for the school' },
  copy: { zh: '复制链接', en: 'Copy the link' },
  copied: { zh: '已复制', en: 'Copied' },
  outSince: { zh: '{day} 起没有上学，已 {n} 天', en: 'out since {day}, {n} days' },
  back: { zh: '学校确认：{day} 返校，{class}', en: 'the school confirms: back on {day}, {class}' },
  end: { zh: '移出台账', en: 'End' },
  endWhy: { zh: '为什么移出', en: 'Why it ends' },
  ended: { zh: '{day} 移出台账', en: 'ended {day}' },
  endDone: { zh: '已移出', en: 'Ended' },
  toPerson: { zh: '居民页', en: 'Page of the resident' },
})

export const lineWords = defineWords({
  'carer-check': { zh: '核查委托照护', en: 'Checked on the carer' },
  'law-talk': { zh: '法治宣传', en: 'Told the guardian of the law' },
  guidance: { zh: '监护指导', en: 'Guided the guardian' },
  urging: { zh: '督促履行监护职责', en: 'Urged the guardian' },
  'school-step': { zh: '劝返、联系学校', en: 'Step back to school' },
  'living-help': { zh: '生活帮扶', en: 'Help with daily life' },
  comfort: { zh: '精神慰藉', en: 'Comfort' },
  'return-help': { zh: '协助返校复学', en: 'Help back to school' },
}) satisfies Record<LineKind, Word>

/** What the machine notes by itself. */
export const otherLineWords = defineWords({
  ended: { zh: '移出台账', en: 'Ended' },
  'back-at-school': { zh: '学校确认返校', en: 'The school confirmed the return' },
})

export const ledgerFaults = defineWords({
  'consent-needed': { zh: '还没有同意，请先在居民页记下', en: 'No consent yet; note it on the page of the resident' },
  'day-to-come': { zh: '日期不能晚于今天', en: 'The day is yet to come' },
  'in-the-ledger': { zh: '已经在台账里', en: 'Already in the ledger' },
  reason: { zh: '请写清理由', en: 'Please say why' },
  'carer-named': { zh: '请写委托照护人的姓名，或者都不填', en: 'Name the carer, or leave all of it empty' },
})
