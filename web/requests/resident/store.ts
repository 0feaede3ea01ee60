/** The report in hand, and the receipt of the last one. */
import { useSyncExternalStore } from 'react'
import type { Reported } from '../../../domain/requests/api.ts'
import type { z } from 'zod'
import { storageKey } from '../../kit/county.ts'
import { draftOf, dropDraft, keepDraft } from '../../kit/form/draft.ts'
import { dropBlobs } from '../../kit/media/kept.ts'
import { mint, newKey } from '../../kit/mint.ts'
import { cell, remember, remembered } from '../../kit/store.ts'
import { addMatter } from './matters.ts'
import { emptyDraft, tailOf, type Entrance, type ReportDraft } from './draft.ts'

export type Receipt = z.output<typeof Reported> & { tail?: string }

const name = 'report'
const draft = cell<ReportDraft | undefined>(undefined)

/** The draft of this device, or a new one that is kept from the first word on. */
export function reportDraft(entrance?: Entrance): ReportDraft {
  const now =
    draft.get() ??
    draftOf<ReportDraft>(name, Date.now()) ??
    emptyDraft({ request: mint(), act: mint(), key: newKey() }, entrance ?? 'report')
  if (!draft.get()) draft.set(now)
  return now
}

export const hasDraft = (): boolean => draftOf<ReportDraft>(name, Date.now()) !== undefined

/** Written at once: the next screen reads it before this one is gone. */
export function changeDraft(change: Partial<ReportDraft>): ReportDraft {
  const next = { ...reportDraft(), ...change }
  draft.set(next)
  keepDraft(name, next, Date.now())
  return next
}

export function dropReport(): void {
  const { photos, voice } = reportDraft()
  void dropBlobs([...photos, ...(voice ? [voice.name] : [])])
  draft.set(undefined)
  dropDraft(name)
}

export const useReportDraft = (): ReportDraft => useSyncExternalStore(draft.watch, reportDraft)

const receiptKey = () => storageKey('receipt')

/** Of harm at home: shown once, and gone with the page. */
let unkept: Receipt | undefined

export const lastReceipt = (): Receipt | undefined => unkept ?? remembered<Receipt>(receiptKey())

/** The number is known: the draft may go, the key stays. */
export function takeReceipt(sent: ReportDraft, answer: z.output<typeof Reported>): void {
  const tail = sent.inPerson ? undefined : tailOf(sent.phone)
  const receipt = { ...answer, ...(tail && { tail }) }
  // Whoever holds this phone next may be who did it: nothing of it stays here.
  unkept = answer.quiet ? receipt : undefined
  if (!answer.quiet) {
    addMatter({ number: answer.refNo, key: sent.key, at: Date.now() })
    remember(receiptKey(), receipt)
  }
  dropReport()
}
