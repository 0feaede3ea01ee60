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
