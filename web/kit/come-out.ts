/**
 * Whoever goes in somewhere may ask to be reminded to come out. In the memory of this page alone, from one page of the shell to
 * the next and over its lock: nobody is told, nothing is kept, no place is known.
 */
import { useSyncExternalStore } from 'react'
import { cell } from './store.ts'

const minutesInside = 30

const at = cell<number | undefined>(undefined)

/** @param now when they go in; undefined: out again, or not needed */
export const remindMe = (now: number | undefined): void =>
  at.set(now === undefined ? undefined : now + minutesInside * 60_000)

/** The instant at which they are reminded. */
export const useRemindAt = (): number | undefined => useSyncExternalStore(at.watch, at.get, at.get)
