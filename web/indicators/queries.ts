/** What screens ask of indicators. */
import { dutiesApi } from '../../domain/duties/api.ts'
import { indicatorsApi } from '../../domain/indicators/api.ts'
import type { Answer } from '../../domain/kernel/api.ts'
import { callBlob, type Ask } from '../kit/client.ts'
import { useAct, useMore, useRead } from '../kit/query.ts'

export type Dashboard = Answer<typeof indicatorsApi.dashboard>
export type Card = Dashboard['indicators'][number]
export type ByPlace = Answer<typeof indicatorsApi.places>
export type Behind = Answer<typeof indicatorsApi.list>['items'][number]
export type Defined = Answer<typeof indicatorsApi.definitions>['items'][number]
export type ListQuery = Ask<typeof indicatorsApi.list>['query']

/** Counted anew each minute; nothing tells of it, so it is asked again as often. */
const counted = { every: 60_000 } as const

export const useDashboard = (place: string, month: string, enabled: boolean) =>
  useRead(indicatorsApi.dashboard, { query: { place, month, months: 6 } }, { ...counted, enabled })
export const usePlaces = (code: string, place: string, month: string, enabled = true) =>
  useRead(indicatorsApi.places, { params: { code }, query: { place, month } }, { ...counted, enabled })
export const useBehind = (code: string, query: ListQuery) =>
  useMore(indicatorsApi.list, { params: { code }, query: { ...query, size: 30 } })

/** How many stand behind a number, as the server counts them. */
export const useBehindTotal = (code: string, query: ListQuery) =>
  useRead(indicatorsApi.list, { params: { code }, query: { ...query, size: 1 } })

/** Care plans by their latest names, for conditions that ask of them. */
export const usePlans = () => useRead(dutiesApi.plans, {}, { fresh: 60_000 })

export const useDefinitions = (ended: boolean) =>
  useRead(indicatorsApi.definitions, { query: { ended: ended ? '1' : '0' } })
export const useVersions = (code: string, enabled = true) =>
  useRead(indicatorsApi.versions, { params: { code } }, { enabled })

const changes = [
  indicatorsApi.definitions,
  indicatorsApi.versions,
  indicatorsApi.dashboard,
  indicatorsApi.places,
  indicatorsApi.list,
]
export const useDefine = () => useAct(indicatorsApi.define, { changes })
export const useChange = () => useAct(indicatorsApi.change, { changes })
export const useEnd = () => useAct(indicatorsApi.end, { changes })
export const useTarget = () => useAct(indicatorsApi.target, { changes })

export const exportTable = (place: string, month: string) => callBlob(indicatorsApi.export, { body: { place, month } })
