import type { CellState } from '../../domain/teams/year.ts'
import type { Heading, Period, Scope } from '../../domain/teams/types.ts'
import { defineWords, type Word } from '../kit/words.ts'

type All<K extends string> = Record<K, Word>

export const headingWords = defineWords({
  attendant: { zh: '勤务员', en: 'At your service' },
  carer: { zh: '保育员', en: 'Care' },
  liaison: { zh: '联络员', en: 'Liaison' },
  promoter: { zh: '促进员', en: 'Promotion' },
  publicist: { zh: '宣传员', en: 'Publicity' },
  coordinator: { zh: '协调员', en: 'Coordination' },
  overseer: { zh: '监督员', en: 'Oversight' },
}) satisfies All<Heading>

export const scopeWords = defineWords({
  'per-programme': { zh: '一共', en: 'in all' },
  'per-squad': { zh: '每个小队', en: 'each squad' },
  'per-community': { zh: '每个社区', en: 'each community' },
  'per-person': { zh: '每人', en: 'each person' },
  'per-estate': { zh: '每个小区', en: 'each estate' },
}) satisfies All<Scope>

export const periodWords = defineWords({
  day: { zh: '每天', en: 'a day' },
  month: { zh: '每月', en: 'a month' },
  quarter: { zh: '每季度', en: 'a quarter' },
  half: { zh: '每半年', en: 'a half-year' },
  year: { zh: '每年', en: 'a year' },
  once: { zh: '建队以来', en: 'since it began' },
}) satisfies All<Period>

export const standingWords = defineWords({
  met: { zh: '已完成', en: 'kept' },
  'on-track': { zh: '来得及', en: 'on the way' },
  behind: { zh: '该安排了', en: 'plan it now' },
  'at-risk': { zh: '快来不及了', en: 'hardly time left' },
  missed: { zh: '没完成', en: 'not kept' },
  ahead: { zh: '还没到', en: 'to come' },
  none: { zh: '只计数', en: 'counted' },
}) satisfies All<CellState>

/** What is wrong with who is taken in or let go. */
export const memberFaults = defineWords({
  'colleague-unknown': { zh: '没有这位工作人员', en: 'No such colleague' },
  'volunteer-unknown': { zh: '没有这个编号的在服务志愿者', en: 'No active volunteer has this number' },
  'member-already': { zh: '已经是队员', en: 'Is a member already' },
  'beyond-squad': { zh: '要在小队存续期间', en: 'Within the time of the squad' },
  'too-far-back': { zh: '最多往前31天', en: '31 days back at most' },
  'ends-before-start': { zh: '结束早于开始', en: 'It ends before it begins' },
})

/** The policy library. */
export const policyWords = defineWords({
  title: { zh: '政策问答', en: 'Policies' },
  hint: { zh: '就业、医保、社保补贴、房屋征收', en: 'Work, medical insurance, subsidies, housing' },
  lead: {
    zh: '大家问得最多的四类政策：谁能办、怎么办。以正式文件和经办单位答复为准。',
    en: 'The four fields that are asked about most: who may have what, and how. What the office answers holds.',
  },
  back: { zh: '志愿服务', en: 'Volunteering' },
  work: { zh: '就业援助', en: 'Help with work' },
  medical: { zh: '医疗保险', en: 'Medical insurance' },
  insurance: { zh: '社保补贴', en: 'Insurance subsidies' },
  housing: { zh: '房屋征收', en: 'Housing' },
  version: { zh: '{day} 起，第 {n} 版', en: 'since {day}, version {n}' },
  until: { zh: '有效到 {day}', en: 'holds until {day}' },
  noEnd: { zh: '没有截止日', en: 'no end named' },
  unitOf: { zh: '问 {unit}', en: 'ask {unit}' },
  none: { zh: '现在没有可看的政策', en: 'No policy holds now' },
  ask: { zh: '还想问', en: 'Ask something' },
  askHint: { zh: '写下来，会有人回您', en: 'Write it down; somebody answers' },
  manage: { zh: '政策库', en: 'Policy library' },
  manageNote: {
    zh: '四类政策，每条写明从哪天起、到哪天止。改内容要另定一个以后的生效日；过期的居民看不到。',
    en: 'Four fields, each text with the day from which it holds and the last day. Another text begins on a later day; what is over is shown to no resident.',
  },
  field: { zh: '类别', en: 'Field' },
  name: { zh: '名称', en: 'Title' },
  nameEn: { zh: '英文名称', en: 'Title in English' },
  says: { zh: '说什么', en: 'What it says' },
  saysEn: { zh: '英文', en: 'In English' },
  from: { zh: '从哪天起', en: 'From' },
  last: { zh: '有效到', en: 'Holds until' },
  lastHint: { zh: '不填就没有截止日', en: 'Left empty: no end' },
  unit: { zh: '问谁', en: 'Who answers' },
  ground: { zh: '依据', en: 'Ground' },
  closed: { zh: '不再用', en: 'No more' },
  state: { zh: '状态', en: 'State' },
  holds: { zh: '有效', en: 'holds' },
  over: { zh: '过期', en: 'over' },
  later: { zh: '以后生效', en: 'later' },
  act: { zh: '办理', en: 'Act' },
  edit: { zh: '修改', en: 'Edit' },
  editOf: { zh: '修改 {name}', en: 'Edit {name}' },
  add: { zh: '添一条', en: 'Add one' },
  code: { zh: '编码', en: 'Code' },
  codeHint: { zh: '小写字母、数字、横线，定了不改', en: 'Small letters, digits, hyphens; it stays' },
  saved: { zh: '已保存', en: 'Saved' },
  counted: { zh: '共 {n} 条', en: { one: 'One', other: '{n} of them' } },
})

export const policyFaults = defineWords({
  'day-past': { zh: '生效日不能在过去', en: 'It cannot begin in the past' },
  'definition-in-force': { zh: '已经生效的不改，请另定生效日', en: 'It is in force: choose a later day' },
  code: { zh: '只用小写字母、数字、横线', en: 'Small letters, digits, hyphens' },
})
