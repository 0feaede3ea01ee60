/** What the staff console asks about accounts. */
import { accountsApi } from '../../../domain/accounts/api.ts'
import { lettersApi } from '../../../domain/accounts/letters-api.ts'
import type { Answer } from '../../../domain/kernel/api.ts'
import { call, type Ask } from '../../kit/client.ts'
import { useAct, useMore, useRead } from '../../kit/query.ts'

export type Me = NonNullable<Answer<typeof accountsApi.me>['me']>
export type AccountBrief = Answer<typeof accountsApi.list>['items'][number]
export type AccountView = Answer<typeof accountsApi.get>
export type Asking = Answer<typeof accountsApi.askings>['items'][number]

export const useOwnSessions = () => useRead(accountsApi.ownSessions, {})
export const useOwnFactors = (enabled = true) => useRead(accountsApi.ownFactors, {}, { enabled })
const own = { changes: [accountsApi.ownSessions, accountsApi.ownFactors] }
export const useEndSession = () => useAct(accountsApi.endSession, own)
export const useEndOthers = () => useAct(accountsApi.endOthers, own)
export const useForgetDevice = () => useAct(accountsApi.forgetDevice, own)
export const useOwnPassword = () => useAct(accountsApi.ownPassword, own)
export const useBeginAuthenticator = () => useAct(accountsApi.beginAuthenticator)
export const useConfirmAuthenticator = () => useAct(accountsApi.confirmAuthenticator, own)

// Not behind the gate: it is what the gate itself asks.
export const sendOwnFactor = () => call(accountsApi.sendOwnFactor, { body: {} }, { gate: false })
export const giveOwnFactor = (method: 'totp' | 'recovery' | 'sms', code: string) =>
  call(accountsApi.giveFactor, { body: { method, code } }, { gate: false })

export const useAccounts = (query: Ask<typeof accountsApi.list>['query'], enabled = true) =>
  useMore(accountsApi.list, { query }, { enabled })
export const useAccount = (id: string) => useRead(accountsApi.get, { params: { id } })
export const useAskings = (state: 'open' | 'decided') => useMore(accountsApi.askings, { query: { state } })

const changes = [accountsApi.list, accountsApi.get, accountsApi.askings]
export const useOpenAccount = () => useAct(accountsApi.open, { changes })
export const useEditAccount = () => useAct(accountsApi.edit, { changes })
export const useDisable = () => useAct(accountsApi.disable, { changes })
export const useEnable = () => useAct(accountsApi.enable, { changes })
export const useRevokePhones = () => useAct(lettersApi.revokeAll, { changes })
export const useIssueCode = () => useAct(accountsApi.issueCode, { changes })
export const useGrant = () => useAct(accountsApi.grant, { changes })
export const useEndGrant = () => useAct(accountsApi.endGrant, { changes })
export const useAskReset = () => useAct(accountsApi.askReset, { changes })
export const useDecide = () => useAct(accountsApi.decide, { changes })
export const useNewPhone = () => useAct(accountsApi.newPhone)
