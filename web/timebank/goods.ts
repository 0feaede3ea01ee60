/** What screens ask of goods for minutes. */
import { timebankApi } from '../../domain/timebank/api.ts'
import { goodsApi } from '../../domain/timebank/goods-api.ts'
import type { Answer } from '../../domain/kernel/api.ts'
import { useAct, useRead } from '../kit/query.ts'

export type Good = Answer<typeof goodsApi.goods>['items'][number]

const live = { live: ['timebank'] } as const

export const useShelf = () => useRead(goodsApi.shelf, {}, { fresh: 60_000, gate: false })
export const useGoods = () => useRead(goodsApi.goods, {}, live)
export const useDefineGood = () => useAct(goodsApi.defineGood, { changes: [goodsApi.goods, goodsApi.shelf] })
export const useHandOut = () =>
  useAct(goodsApi.handOut, {
    changes: [goodsApi.goods, goodsApi.shelf, timebankApi.holder, timebankApi.lines, timebankApi.totals],
  })
export const useReceipt = (id: string) => useRead(goodsApi.receipt, { params: { id } }, live)
