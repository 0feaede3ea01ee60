/** The matters this device sent, and the last four digits somebody typed: what this device remembers of them, and no more. */
import { useSyncExternalStore } from 'react'
import type { Proof } from '../../../domain/requests/api.ts'
import { storageKey } from '../../kit/county.ts'
import { cell, remember, remembered } from '../../kit/store.ts'

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

export const addMatter = (matter: Matter): void =>
  setMatters([matter, ...knownMatters().filter((m) => m.number !== matter.number)].slice(0, most))
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
