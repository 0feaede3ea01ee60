/** What screens ask of wishes, posts, and units that registered. */
import { neighboursApi } from '../../domain/neighbours/api.ts'
import type { Answer } from '../../domain/kernel/api.ts'
import { useAct, useRead } from '../kit/query.ts'

export type Claim = Answer<typeof neighboursApi.claims>['items'][number]
export type UnitBoard = Answer<typeof neighboursApi.unitBoard>
export type Units = Answer<typeof neighboursApi.units>

const live = { live: ['neighbours'] } as const
export const useClaims = (id: string) => useRead(neighboursApi.claims, { params: { id } }, live)
export const useUnitBoard = (unit: string) => useRead(neighboursApi.unitBoard, { query: { unit } }, live)
export const useUnits = (under: string) => useRead(neighboursApi.units, { query: { under } }, live)

const changes = {
  changes: [
    neighboursApi.list,
    neighboursApi.get,
    neighboursApi.rate,
    neighboursApi.claims,
    neighboursApi.unitBoard,
    neighboursApi.units,
  ],
} as const
export const useWishFor = () => useAct(neighboursApi.wishFor, changes)
export const useOfferPost = () => useAct(neighboursApi.offerPost, changes)
export const usePublish = () => useAct(neighboursApi.publish, changes)
export const useClaim = () => useAct(neighboursApi.claim, changes)
export const useAgreeFor = () => useAct(neighboursApi.agreeFor, changes)
export const useLeaveFor = () => useAct(neighboursApi.leaveFor, changes)
export const useConfirmFor = () => useAct(neighboursApi.confirmFor, changes)
export const useRegister = () => useAct(neighboursApi.register, changes)
export const useUnregister = () => useAct(neighboursApi.unregister, changes)
