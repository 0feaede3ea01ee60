/** What screens ask of teams. */
import { useMemo } from 'react'
import type { Answer, Route } from '../../domain/kernel/api.ts'
import { onDay } from '../../domain/kernel/dated.ts'
import { teamsApi } from '../../domain/teams/api.ts'
import { evaluationApi } from '../../domain/teams/evaluation-api.ts'
import type { Ask } from '../kit/client.ts'
import { useLanguage } from '../kit/language.ts'
import { useNow } from '../kit/now.ts'
import { useAct, useRead } from '../kit/query.ts'
import { dayText } from '../kit/shanghai.ts'

export type Brief = Answer<typeof teamsApi.list>['items'][number]
export type View = Answer<typeof teamsApi.get>
export type SquadView = Answer<typeof teamsApi.squad>
export type MemberView = SquadView['people'][number]
export type TypeView = Answer<typeof teamsApi.types>['items'][number]
export type QuotaYear = Answer<typeof teamsApi.year>['quotas'][number]
export type YearSaid = Answer<typeof evaluationApi.evaluation>
export type Cell = QuotaYear['cells'][number]

const live = { live: ['teams'] } as const

export const useTypeList = () => useRead(teamsApi.types, {}, live)
export const useTeams = (view: 'open' | 'closed') => useRead(teamsApi.list, { query: { view } }, live)
export const useTeam = (id: string) => useRead(teamsApi.get, { params: { id } }, live)
export const useSquad = (id: string) => useRead(teamsApi.squad, { params: { id } }, live)

export const useYear = (id: string, year: number) => useRead(teamsApi.year, { params: { id }, query: { year } }, live)
export const useCommunityYear = (place: string | undefined, year: number) =>
  useRead(teamsApi.communityYear, { query: { place: place ?? '', year } }, { ...live, enabled: place !== undefined })
export const useBehind = (id: string, query: Ask<typeof teamsApi.behind>['query']) =>
  useRead(teamsApi.behind, { params: { id }, query })

export const useEvaluation = (id: string, year: number) =>
  useRead(evaluationApi.evaluation, { params: { id }, query: { year } }, live)
export const useCloseYear = () => useAct(evaluationApi.close, { changes: [evaluationApi.evaluation] })

export const useHearing = () => useRead(teamsApi.quiet, {})
export const useHear = () => useAct(teamsApi.setQuiet, { changes: [teamsApi.quiet] })

const changes: readonly Route[] = [teamsApi.list, teamsApi.get, teamsApi.squad, teamsApi.year, teamsApi.communityYear]
export const useDefineType = () => useAct(teamsApi.defineType, { changes: [...changes, teamsApi.types] })
export const useTeamAct = <R extends Route>(route: R) => useAct(route, { changes })

/** Types that hold today, in their order. */
export function useTypes() {
  const lang = useLanguage()
  const today = dayText(useNow())
  const { data } = useTypeList()
  return useMemo(() => {
    const now = onDay(data?.items ?? [], today)
    const by = new Map(now.map((k) => [k.code, k]))
    return { all: now, of: (code: string) => by.get(code), name: (code: string) => by.get(code)?.name[lang] ?? code }
  }, [data, today, lang])
}
