/** What screens ask of the time bank, and how minutes are said. */
import { timebankApi } from '../../domain/timebank/api.ts'
import type { Answer } from '../../domain/kernel/api.ts'
import { useLanguage, type Lang } from '../kit/language.ts'
import { useAct, useMore, useRead } from '../kit/query.ts'
import { wordsIn } from '../kit/words.ts'
import { timeWords } from './words.ts'

export type Own = Answer<typeof timebankApi.mine>['items'][number]
export type Line = Answer<typeof timebankApi.own>['items'][number]
export type Holder = Answer<typeof timebankApi.holders>['items'][number]
export type Totals = Answer<typeof timebankApi.totals>
export type RuleSet = Answer<typeof timebankApi.rules>['items'][number]

const live = { live: ['timebank'] } as const

export const useTerms = () => useRead(timebankApi.terms, {}, { fresh: 600_000, gate: false })
export const useMine = () => useRead(timebankApi.mine, {}, { fresh: 0 })
export const useOwnLines = (person: string) =>
  useMore(timebankApi.own, { params: { person }, query: { size: 20 } }, { fresh: 0 })
export const useOpen = () => useAct(timebankApi.open, { changes: [timebankApi.mine, timebankApi.own] })

export const useHolders = (query: { under?: string; frozen?: 'yes' }) =>
  useMore(timebankApi.holders, { query: { ...query, size: 50 } }, live)
export const useHolder = (id: string) => useRead(timebankApi.holder, { params: { id } })
export const useLines = (id: string) => useMore(timebankApi.lines, { params: { id }, query: { size: 50 } }, live)
export const useTotals = () => useRead(timebankApi.totals, {}, live)
export const useRuleSets = () => useRead(timebankApi.rules, {}, live)
export const useOpenFor = () => useAct(timebankApi.openFor, { changes: [timebankApi.holders, timebankApi.totals] })

/** 1 小时 30 分钟, 1 h 30 min */
export function timeSaid(minutes: number, lang: Lang): string {
  const t = wordsIn(timeWords, lang)
  const [h, m] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60]
  return [h > 0 && t('hours', { n: h }), (m > 0 || h === 0) && t('minutes', { n: m })].filter(Boolean).join(' ')
}

export function useTime() {
  const lang = useLanguage()
  const t = wordsIn(timeWords, lang)
  return {
    said: (minutes: number) => timeSaid(minutes, lang),
    /** Of a line: what came, or what went. */
    moved: (by: number) => t(by < 0 ? 'less' : 'more', { time: timeSaid(by, lang) }),
  }
}
