import { accountsApi } from '../../../../domain/accounts/api.ts'
import { handoversApi } from '../../../../domain/accounts/handover-api.ts'
import { call } from '../../../kit/client.ts'
import { useAct, useMore, useRead } from '../../../kit/query.ts'

const changes = [accountsApi.list, accountsApi.get, handoversApi.handovers]
export const useCheck = () => useAct(handoversApi.check)
export const useHandOver = () => useAct(handoversApi.handOver, { changes })
export const useHandBack = () => useAct(handoversApi.handBack, { changes })
export const useCallOff = () => useAct(handoversApi.callOff, { changes })
export const useHandovers = (account: string) => useMore(handoversApi.handovers, { query: { account, size: 20 } })
export const useOwnHandovers = () => useRead(handoversApi.mine, {})
export const findHeirs = (q: string) =>
  call(accountsApi.list, { query: { q, state: 'active', size: 20 } }).then((a) => a.items)
