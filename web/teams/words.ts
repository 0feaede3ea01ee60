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
