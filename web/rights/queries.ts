/** What screens ask of rights: the register, what people agreed to, what is theirs. */
import type { Answer } from '../../domain/kernel/api.ts'
import { rightsApi } from '../../domain/rights/api.ts'
import { useAct, useRead } from '../kit/query.ts'

export type Register = Answer<typeof rightsApi.register>
export type Purpose = Register['purposes'][number]
export type Field = Register['fields'][number]
export type Limit = Register['limits'][number]
export type Hold = Answer<typeof rightsApi.holdsList>['items'][number]
export type Asked = Answer<typeof rightsApi.consents>['items'][number]

export const useRegister = () => useRead(rightsApi.register, {}, { fresh: 600_000, gate: false })
export const useSetLimit = () => useAct(rightsApi.setLimit, { changes: [rightsApi.register] })
export const useRuns = (enabled: boolean) => useRead(rightsApi.runs, {}, { enabled })
export const useHolds = (enabled: boolean) => useRead(rightsApi.holdsList, {}, { enabled, fresh: 0 })
export const useHold = () => useAct(rightsApi.hold, { changes: [rightsApi.holdsList] })
export const useLift = () => useAct(rightsApi.lift, { changes: [rightsApi.holdsList] })

export const useConsents = (person: string, enabled: boolean) =>
  useRead(rightsApi.consents, { params: { id: person } }, { enabled, live: ['rights'] })
export const useGive = () => useAct(rightsApi.give, { changes: [rightsApi.consents] })
export const useWithdraw = () => useAct(rightsApi.withdraw, { changes: [rightsApi.consents] })
