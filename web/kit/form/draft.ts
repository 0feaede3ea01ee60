/** What was typed and not yet sent stays on this device for a week, so that nothing is written twice. */
import { storageKey } from '../county.ts'
import { remember, remembered } from '../store.ts'

interface Kept<T> {
  at: number
  values: T
}

const week = 7 * 86_400_000

const keyOf = (name: string) => storageKey(`draft:${name}`)

export function draftOf<T>(name: string, now: number): T | undefined {
  const kept = remembered<Kept<T>>(keyOf(name))
  return kept && now - kept.at < week ? kept.values : undefined
}

export const keepDraft = <T>(name: string, values: T, now: number): void => remember(keyOf(name), { at: now, values })

export const dropDraft = (name: string): void => remember(keyOf(name), undefined)
