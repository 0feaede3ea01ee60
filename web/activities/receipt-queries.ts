/** What screens ask of pledges and of goods. */
import { activitiesApi } from '../../domain/activities/api.ts'
import type { Answer } from '../../domain/kernel/api.ts'
import { useAct, useRead } from '../kit/query.ts'

export type OwnPledges = Answer<typeof activitiesApi.ownPledges>
export type Goods = Answer<typeof activitiesApi.goods>
export type Brands = Answer<typeof activitiesApi.brands>
export type PledgeRate = Answer<typeof activitiesApi.pledgeRate>['items'][number]
export type GoodsSum = Answer<typeof activitiesApi.goodsGiven>['totals'][number]

const live = { live: ['activities'] } as const
export const useOwnPledges = (id: string) => useRead(activitiesApi.ownPledges, { params: { id } }, { fresh: 0 })
export const usePledges = (id: string) => useRead(activitiesApi.pledges, { params: { id } }, live)
export const useGoods = (id: string) => useRead(activitiesApi.goods, { params: { id } }, live)

/** Counts of a place and a year, or of a span of days. */
export const useBrands = (under: string, year: number) =>
  useRead(activitiesApi.brands, { query: { under, year } }, live)
export const usePledgeRate = (under: string, year: number) =>
  useRead(activitiesApi.pledgeRate, { query: { under, year } }, live)
export const useGoodsGiven = (query: { under: string; from: string; to: string }) =>
  useRead(activitiesApi.goodsGiven, { query }, live)

/** Goods on visits: the visits of somebody, what was handed over. */
export const useVisitsOf = (person: string | null) =>
  useRead(activitiesApi.visitsOf, { query: { person: person ?? '' } }, { enabled: person !== null, fresh: 0 })
export const useGoodsAtVisits = (query: { under: string; from: string; to: string }) =>
  useRead(activitiesApi.goodsAtVisits, { query }, live)
const visited = { changes: [activitiesApi.goodsAtVisits, activitiesApi.goodsGiven] } as const
export const useHandOverAtVisit = () => useAct(activitiesApi.handOverAtVisit, visited)
export const useReverseAtVisit = () => useAct(activitiesApi.reverseAtVisit, visited)

const changes = { changes: [activitiesApi.ownPledges, activitiesApi.pledges, activitiesApi.goods] } as const
export const usePledge = () => useAct(activitiesApi.pledgeOwn, changes)
export const usePledgeFor = () => useAct(activitiesApi.pledgeFor, changes)
export const usePledgeDone = () => useAct(activitiesApi.pledgeDone, changes)
export const useHandOver = () => useAct(activitiesApi.handOver, changes)
export const useReverseGoods = () => useAct(activitiesApi.reverseGoods, changes)
