import { defineWords } from '../../kit/words.ts'

/** A team's year, evaluated. */
export const evaluationWords = defineWords({
  title: { zh: '年度评价', en: 'Evaluation of the year' },
  note: {
    zh: '数字来自服务记录和居民的话，没有打分，不和别的队比，不评个人。过完年定稿；有错就出新的一版，旧的留着。',
    en: 'From service records and what residents said: no mark, compared with no other team, nobody by name. Closed when the year is over; what was wrong is put right by a new version, and the old one stays.',
  },
  nowTitle: { zh: '到今天', en: 'As of today' },
  closedTitle: { zh: '第 {n} 版，{day}，{by}', en: 'Version {n}, {day}, {by}' },
  whyOf: { zh: '更正原因：{why}', en: 'Put right because: {why}' },
  sealed: { zh: '限阅的服务在档案处计数，这里没有', en: 'Restricted services are counted where the files are' },
  quotaDone: {
    zh: '全年 {have}，应做 {want}；{windows} 期里做到 {met} 期',
    en: '{have} of {want}; kept in {met} of {windows}',
  },
  quotaCounted: { zh: '全年 {have}', en: '{have} in the year' },
  quotaShare: {
    zh: '办结 {of}，其中谈成 {have}，不愿意的 {apart} 另计',
    en: '{have} of {of} concluded; {apart} did not want it',
  },
  survey: { zh: '年度问卷', en: 'Yearly survey' },
  surveyOf: { zh: '满意 {good}，一般 {fair}，不满意 {poor}', en: 'content {good}, so-so {fair}, not content {poor}' },
  ratings: { zh: '办事评价', en: 'Ratings of matters' },
  ratingsOf: { zh: '满意 {good}，不满意 {poor}', en: 'content {good}, not content {poor}' },
  asked: { zh: '活动上问的', en: 'Asked at activities' },
  askedOf: { zh: '问了 {all} 人，满意 {content} 人', en: '{all} asked, {content} content' },
  nobody: { zh: '没有', en: 'none' },
  close: { zh: '定稿', en: 'Close the year' },
  correct: { zh: '更正，出新的一版', en: 'Put it right by a new version' },
  running: { zh: '过完这一年再定稿', en: 'Closed when the year is over' },
  said: { zh: '这一年怎么样', en: 'How the year was' },
  saidHint: {
    zh: '写做成了什么、没做成什么、居民怎么说、明年怎么改；不写个人',
    en: 'What came of it, what did not, what residents said, what is to change; nobody by name',
  },
  why: { zh: '为什么更正', en: 'Why it is put right' },
  closed: { zh: '已定稿，并告诉牵头单位和队长', en: 'Closed; who leads is told' },
  takeYear: { zh: '导出年度任务', en: 'Take the promises out' },
  takeEvaluation: { zh: '导出年度评价', en: 'Take the evaluation out' },
  fileNote: {
    zh: '只有数字和评价，没有人名。谁、什么时候、为什么、给谁，都记在审计里。',
    en: 'Numbers and words of the team, nobody by name. Who took it, when, why and for whom stands in the audit.',
  },
})

export const evaluationFaults = defineWords({
  reason: { zh: '请写清楚原因', en: 'Say why' },
})
