/** What screens ask of orders. */
import { ordersApi } from '../../domain/timebank/orders-api.ts'
import { timebankApi } from '../../domain/timebank/api.ts'
import type { OrderState } from '../../domain/timebank/orders.ts'
import type { Answer } from '../../domain/kernel/api.ts'
import { useAct, useMore, useRead } from '../kit/query.ts'

export type OwnOrder = Answer<typeof ordersApi.ownOrders>['items'][number]
export type OpenOrder = Answer<typeof ordersApi.board>['items'][number]
export type DeskOrder = Answer<typeof ordersApi.orders>['items'][number]

const live = { live: ['timebank'] } as const
const own = { changes: [ordersApi.ownOrders, ordersApi.board, timebankApi.mine, timebankApi.own] }
const desk = { changes: [ordersApi.orders, ordersApi.orderAt, timebankApi.holders, timebankApi.totals] }

export const useServices = () => useRead(ordersApi.services, {}, { fresh: 600_000, gate: false })
export const useOwnOrders = () => useMore(ordersApi.ownOrders, { query: { size: 20 } }, { fresh: 0 })
export const useBoard = (person: string) => useMore(ordersApi.board, { query: { person, size: 20 } }, { fresh: 0 })
export const useOrder = () => useAct(ordersApi.order, own)
export const useTake = () => useAct(ordersApi.take, own)
export const useTell = () => useAct(ordersApi.tell, own)
export const useBack = () => useAct(ordersApi.back, own)
export const useConfirm = () => useAct(ordersApi.confirm, own)
export const useCancel = () => useAct(ordersApi.cancel, own)

export const useDeskOrders = (query: { under?: string; state?: OrderState }) =>
  useMore(ordersApi.orders, { query: { ...query, size: 50 } }, live)
export const useDeskOrder = (id: string) => useRead(ordersApi.orderAt, { params: { id } })
export const useOrderFor = () => useAct(ordersApi.orderFor, desk)
export const useAssign = () => useAct(ordersApi.assign, desk)
export const useTellFor = () => useAct(ordersApi.tellFor, desk)
export const useConfirmFor = () => useAct(ordersApi.confirmFor, desk)
export const useCancelFor = () => useAct(ordersApi.cancelFor, desk)

/** How long may be asked for, where a service costs the time it takes. */
export const lengths = (most: number): number[] => [30, 60, 90, 120, 180, 240, 360, 480].filter((n) => n <= most)

/** A day and a time of day on the county's clock. */
export const momentAt = (day: string, time: string): string => `${day}T${time}:00+08:00`
