/** The report in hand, the matters this device sent, and the last four digits somebody typed: what this device remembers, and no more. */
import { useSyncExternalStore } from 'react'
import type { Proof } from '../../../domain/requests/api.ts'
import type { Reported } from '../../../domain/requests/api.ts'
import type { z } from 'zod'
import { storageKey } from '../../kit/county.ts'
import { draftOf, dropDraft, keepDraft } from '../../kit/form/draft.ts'
import { dropBlobs } from '../../kit/media/kept.ts'
import { mint } from '../../kit/mint.ts'
import { cell, remember, remembered } from '../../kit/store.ts'
import { emptyDraft, tailOf, type Entrance, type ReportDraft } from './draft.ts'

export type Receipt = z.output<typeof Reported> & { tail?: string }

// ── the report in hand

const name = 'report'
const draft = cell<ReportDraft | undefined>(undefined)

/** 32 random bytes as base64url. */
const newKey = () => btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(32)))).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '')

/** The draft of this device, or a new one that is kept from the first word on. */
export function reportDraft(entrance?: Entrance): ReportDraft {
  const now = draft.get() ?? draftOf<ReportDraft>(name, Date.now()) ?? emptyDraft({ request: mint(), act: mint(), key: newKey() }, entrance ?? 'report')
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

// ── what was sent from here

/** A matter this device filed; its key stands in for a code. */
export interface Matter {
  number: string
  key: string
  at: number
}

const most = 12
const mattersKey = () => storageKey('matters')

const matters = cell<Matter[] | undefined>(undefined)

export const knownMatters = (): Matter[] => {
  if (!matters.get()) matters.set(remembered<Matter[]>(mattersKey()) ?? [])
  return matters.get()!
}

const setMatters = (all: Matter[]) => {
  remember(mattersKey(), all)
  matters.set(all)
}

export const useMatters = (): Matter[] => useSyncExternalStore(matters.watch, knownMatters)
export const forgetMatter = (number: string): void => setMatters(knownMatters().filter((m) => m.number !== number))

/** What was typed to follow a matter is known as long as this tab is open; it stands in no address. */
const tails = new Map<string, string>()
const tailKey = (number: string) => `${storageKey('tail')}:${number}`

export function rememberTail(number: string, last4: string): void {
  tails.set(number, last4)
  try {
    sessionStorage.setItem(tailKey(number), last4)
  } catch {
    // forbidden: then it is typed again after a reload
  }
}

function tailFor(number: string): string | undefined {
  try {
    return tails.get(number) ?? sessionStorage.getItem(tailKey(number)) ?? undefined
  } catch {
    return tails.get(number)
  }
}

/** How this device may see a matter; undefined: ask for the last four digits. */
export function proofFor(number: string): Proof | undefined {
  const key = knownMatters().find((m) => m.number === number)?.key
  if (key) return { number, key }
  const last4 = tailFor(number)
  return last4 ? { number, last4 } : undefined
}

// ── the receipt of the last one

const receiptKey = () => storageKey('receipt')

export const lastReceipt = (): Receipt | undefined => remembered<Receipt>(receiptKey())

/** The number is known: the draft may go, the key stays. */
export function takeReceipt(sent: ReportDraft, answer: z.output<typeof Reported>): void {
  const tail = sent.inPerson ? undefined : tailOf(sent.phone)
  setMatters([{ number: answer.refNo, key: sent.key, at: Date.now() }, ...knownMatters().filter((m) => m.number !== answer.refNo)].slice(0, most))
  remember(receiptKey(), { ...answer, ...(tail && { tail }) })
  dropReport()
}
