/** What screens ask of gifts, and of accounts in doubt. */
import { timebankApi } from '../../domain/timebank/api.ts'
import { giftsApi } from '../../domain/timebank/gifts-api.ts'
import type { Answer } from '../../domain/kernel/api.ts'
import { useAct, useRead } from '../kit/query.ts'

export type Kin = Answer<typeof giftsApi.kin>['items'][number]

const own = { changes: [timebankApi.mine, timebankApi.own] }

export const useKin = () => useRead(giftsApi.kin, {}, { fresh: 0 })
export const useDonate = () => useAct(giftsApi.donate, own)
export const useGive = () => useAct(giftsApi.give, own)
export const useFreeze = () => useAct(giftsApi.freeze, { changes: [timebankApi.holder, timebankApi.holders] })
