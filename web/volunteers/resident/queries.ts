/** What a resident asks about volunteering. */
import { volunteersApi } from '../../../domain/volunteers/api.ts'
import { hoursApi } from '../../../domain/volunteers/hours-api.ts'
import type { Answer } from '../../../domain/kernel/api.ts'
import { useAct, useMore, useRead } from '../../kit/query.ts'

export type Mine = Answer<typeof volunteersApi.mine>['items'][number]
export type Own = NonNullable<Mine['volunteer']>
export type OwnHours = Answer<typeof hoursApi.own>['items'][number]
export type Sums = Answer<typeof hoursApi.ownSums>

export const useMine = () => useRead(volunteersApi.mine, {}, { fresh: 0 })

const mine = { changes: [volunteersApi.mine] } as const
export const useApply = () => useAct(volunteersApi.apply, mine)
export const useSayAnew = () => useAct(volunteersApi.sayAnew, mine)
export const useOwnStep = () => useAct(volunteersApi.ownStep, mine)
export const useAgree = () => useAct(volunteersApi.agree, mine)
export const useCategorise = () => useAct(volunteersApi.categorise, mine)

export const useOwnHours = (id: string) =>
  useMore(hoursApi.own, { params: { id }, query: { size: 20 } }, { enabled: id !== '', fresh: 0 })
export const useOwnSums = (id: string) =>
  useRead(hoursApi.ownSums, { params: { id } }, { enabled: id !== '', fresh: 0 })
export const useServed = () => useMore(hoursApi.served, { query: { size: 20 } }, { fresh: 0 })
export const useShown = () => useMore(hoursApi.notice, { query: { size: 20 } }, { fresh: 0 })
export const useConfirm = () => useAct(hoursApi.confirm, { changes: [hoursApi.served] })
export const useObject = () => useAct(hoursApi.object, { changes: [hoursApi.own, hoursApi.served, hoursApi.notice] })
