import type { Answer } from '../../../domain/kernel/api.ts'
import { teamsApi } from '../../../domain/teams/api.ts'
import { useAct, useRead } from '../../kit/query.ts'

export type Member = Answer<typeof teamsApi.ownSquad>['people'][number]
export type Want = Answer<typeof teamsApi.ownSquad>['wants'][number]

const changes = [teamsApi.mine, teamsApi.ownSquad]

export const useOwnSquads = () => useRead(teamsApi.mine, {})
export const useOwnSquad = (id: string) => useRead(teamsApi.ownSquad, { params: { id } })
export const useTakeIn = () => useAct(teamsApi.ownAdd, { changes })
export const useLetGo = () => useAct(teamsApi.ownEnd, { changes })
