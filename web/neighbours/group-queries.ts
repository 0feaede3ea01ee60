/** What screens ask of groups who help each other. */
import { neighboursApi } from '../../domain/neighbours/api.ts'
import type { Answer } from '../../domain/kernel/api.ts'
import { useAct, useRead } from '../kit/query.ts'

export type NearGroups = Answer<typeof neighboursApi.groups>
export type NearGroup = NearGroups['items'][number]
export type DeskGroup = Answer<typeof neighboursApi.groupsIn>['items'][number]

export const useGroups = () => useRead(neighboursApi.groups, {}, { fresh: 0 })
const own = { changes: [neighboursApi.groups] } as const
export const useFound = () => useAct(neighboursApi.foundGroup, own)
export const useJoin = () => useAct(neighboursApi.joinGroup, own)
export const useLeaveGroup = () => useAct(neighboursApi.leaveGroup, own)

export const useGroupsIn = (under: string, year: number) =>
  useRead(neighboursApi.groupsIn, { query: { under, year } }, { live: ['neighbours'] })
export const useEndGroup = () => useAct(neighboursApi.endGroup, { changes: [neighboursApi.groupsIn] })
