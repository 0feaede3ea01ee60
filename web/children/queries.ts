/** What screens ask of the room of children. */
import { childrenApi } from '../../domain/children/api.ts'
import type { Answer } from '../../domain/kernel/api.ts'
import { call } from '../kit/client.ts'
import { useAct, useMore, useRead } from '../kit/query.ts'

export type HarmHead = Answer<typeof childrenApi.harmReports>['items'][number]
export type OpenedHarm = Answer<typeof childrenApi.readHarm>
export type Reached = OpenedHarm['reached']
export type HarmSent = Answer<typeof childrenApi.reportHarm>

export const useHarmSigns = () => useRead(childrenApi.harmSigns, {}, { fresh: 600_000, gate: false })
/** @param picture minted once for each */
export const sendHarmPicture = (report: string, picture: string, file: Blob) =>
  call(childrenApi.addHarmPicture, { params: { id: report, picture }, file, fileName: 'picture' }, { gate: false })
export const harmReceipt = (number: string) => call(childrenApi.harmReceipt, { body: { number } }, { gate: false })

/** @param receives for an office; else for whoever answers for the class, and for everybody else there is none */
export const useHarmReports = (open: boolean, receives: boolean) =>
  useMore(
    receives ? childrenApi.harmReports : childrenApi.harmOwned,
    { query: { open: open ? '1' : '0', size: 20 } },
    { every: 60_000 },
  )
const lists = { changes: [childrenApi.harmReports, childrenApi.harmOwned] }
export const useReadHarm = () => useAct(childrenApi.readHarm, lists)
export const useConfirmHarm = () => useAct(childrenApi.confirmHarm, lists)
export const useNoteHarm = () => useAct(childrenApi.noteHarm, lists)

// ── the ledger

export type ChildRow = Answer<typeof childrenApi.children>['items'][number]
export type Child = Answer<typeof childrenApi.child>
export type Proposed = Answer<typeof childrenApi.proposedChildren>['items'][number]
export type Return = Answer<typeof childrenApi.seeReturn>

export const useChildren = (place: string, out: boolean) =>
  useMore(childrenApi.children, { query: { place, out: out ? '1' : '0', size: 50 } })
export const useProposed = (place: string) => useRead(childrenApi.proposedChildren, { query: { place } })
export const useChild = (id: string) => useRead(childrenApi.child, { params: { id } }, { fresh: 0 })
const ledger = { changes: [childrenApi.children, childrenApi.proposedChildren, childrenApi.child] }
export const useOpenChild = () => useAct(childrenApi.openChild, ledger)
export const useChangeChild = () => useAct(childrenApi.changeChild, ledger)
export const useChildLine = () => useAct(childrenApi.childLine, ledger)
export const useEndChild = () => useAct(childrenApi.endChild, ledger)
export const useOutOfSchool = () => useAct(childrenApi.outOfSchool, ledger)
export const useSchoolLink = () => useAct(childrenApi.schoolLink, { changes: [childrenApi.child] })
export const seeReturn = (token: string) => call(childrenApi.seeReturn, { body: { token } }, { gate: false })
