/** What screens ask of the register of what is asked of villages. */
import { demandsApi } from '../../domain/demands/api.ts'
import type { Answer, Route } from '../../domain/kernel/api.ts'
import type { Ask } from '../kit/client.ts'
import { useAct, useMore, useRead } from '../kit/query.ts'

export type DemandLine = Answer<typeof demandsApi.list>['items'][number]
export type Demand = Answer<typeof demandsApi.one>
export type DemandsAt = Answer<typeof demandsApi.at>
export type DemandAt = DemandsAt['items'][number]

const live = { live: ['demands'] } as const
export const useDemands = (query: Ask<typeof demandsApi.list>['query']) =>
  useMore(demandsApi.list, { query: { ...query, size: 50 } }, live)
export const useDemand = (id: string) => useRead(demandsApi.one, { params: { id } }, live)
export const useDemandsAt = (place: string | undefined, month: string) =>
  useRead(demandsApi.at, { query: { place: place ?? '', month } }, { ...live, enabled: place !== undefined })
export const useStanding = (query: Ask<typeof demandsApi.standing>['query']) =>
  useRead(demandsApi.standing, { query }, live)

const changes: readonly Route[] = [demandsApi.list, demandsApi.one, demandsApi.at, demandsApi.standing]
export const useDemandAct = <R extends Route>(route: R) => useAct(route, { changes })
