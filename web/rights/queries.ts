/** What screens ask of rights: the register, what people agreed to, what is theirs. */
import { accountsApi } from '../../domain/accounts/api.ts'
import type { Answer, Route } from '../../domain/kernel/api.ts'
import { requestsApi } from '../../domain/requests/api.ts'
import { rightsApi } from '../../domain/rights/api.ts'
import { call, callBlob } from '../kit/client.ts'
import { useAct, useMore, useRead } from '../kit/query.ts'

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

// ── what is theirs

export type MyData = Answer<typeof rightsApi.myData>
export type MyPerson = Answer<typeof rightsApi.myPeople>['items'][number]
export type MyLook = Answer<typeof rightsApi.myLooks>['items'][number]
const mine: readonly Route[] = [rightsApi.myData, rightsApi.myPeople]

export const useMyPeople = () => useRead(rightsApi.myPeople, {})
export const useMyData = (id: string) => useRead(rightsApi.myData, { params: { id } }, { fresh: 60_000 })
export const useMyLooks = (id: string) =>
  useMore(rightsApi.myLooks, { params: { id }, query: { size: 20 } }, { fresh: 60_000 })
export const useMyGive = () => useAct(rightsApi.myGive, { changes: mine })
export const useMyWithdraw = () => useAct(rightsApi.myWithdraw, { changes: mine })
export const myCopy = (id: string, form: 'json' | 'pdf') =>
  callBlob(rightsApi.myCopy, { params: { id }, body: { form } })

/** Asked of the office: a request like every other, with its clock. */
export type RightAsked = 'data-copy' | 'data-correct' | 'data-erase'
export const askOffice = (ask: { request: string; act: string; item: RightAsked; what: string; place: string }) =>
  call(requestsApi['my-report'], {
    body: {
      request: ask.request,
      report: { id: ask.act, channel: 'web', item: ask.item, what: ask.what, where: { place: ask.place } },
    },
  })

// ── who must not see

export type Sight = Answer<typeof rightsApi.sight>
export const useSight = (person: string, enabled: boolean) =>
  useRead(rightsApi.sight, { params: { id: person } }, { enabled, fresh: 0 })
export const useBar = () => useAct(rightsApi.bar, { changes: [rightsApi.sight] })
export const useUnbar = () => useAct(rightsApi.unbar, { changes: [rightsApi.sight] })
export const useProtect = () => useAct(rightsApi.protect, { changes: [rightsApi.sight, rightsApi.myFiles] })

// ── the restricted class

export type FileHead = Answer<typeof rightsApi.myFiles>['items'][number]
export type OpenedFile = Answer<typeof rightsApi.readFile>
export type Offer = Answer<typeof rightsApi.myOffers>['items'][number]
const files: readonly Route[] = [rightsApi.myFiles]
export const useMyFiles = () => useRead(rightsApi.myFiles, {}, { fresh: 0 })
export const useReadFile = () => useAct(rightsApi.readFile, { changes: [] })
export const useEndFile = () => useAct(rightsApi.endFile, { changes: files })
export const useAssign = () => useAct(rightsApi.assign, { changes: [] })
export const useMyOffers = () => useAct(rightsApi.myOffers, { changes: [] })
export type RestrictedLook = Answer<typeof rightsApi.looks>['items'][number]
export const useLooks = () => useAct(rightsApi.looks, { changes: [] })
export const useSettleOffer = () => useAct(rightsApi.settleOffer, { changes: files })
export type CheckUp = Answer<typeof rightsApi.checkUps>['items'][number]
export const useCheckUps = (id: string, enabled: boolean) =>
  useRead(rightsApi.checkUps, { params: { id } }, { enabled, live: ['rights'] })
export const useKeepFindings = () => useAct(rightsApi.keepFindings, { changes: [rightsApi.checkUps, ...files] })
export const useOwners = (enabled: boolean) => useRead(rightsApi.owners, {}, { enabled, fresh: 0 })
export const useAppoint = () => useAct(rightsApi.appoint, { changes: [rightsApi.owners] })
/** Accounts of staff, for whoever appoints. */
export const findAccounts = (q: string) => call(accountsApi.list, { query: { q, size: 20 } }).then((a) => a.items)
export const useDismiss = () => useAct(rightsApi.dismiss, { changes: [rightsApi.owners] })
