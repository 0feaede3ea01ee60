/**
 * Whoever goes in somewhere may ask to be reminded to come out. In the memory of this page alone, from one page of the shell to
 * the next and over its lock: nobody is told, nothing is kept, no place is known.
 */
import { useSyncExternalStore } from 'react'

const minutesInside = 30

let at: number | undefined
const heard = new Set<() => void>()

/** @param now when they go in; undefined: out again, or not needed */
export function remindMe(now: number | undefined): void {
  at = now === undefined ? undefined : now + minutesInside * 60_000
  for (const hear of heard) hear()
}

const listen = (hear: () => void) => {
  heard.add(hear)
  return () => void heard.delete(hear)
}

/** The instant at which they are reminded. */
export const useRemindAt = (): number | undefined => useSyncExternalStore(listen, () => at)
