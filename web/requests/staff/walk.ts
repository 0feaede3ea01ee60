/** The list somebody came from: so that the page of one request can go to the one before and after. */
import { useSyncExternalStore } from 'react'
import { cell } from '../../kit/store.ts'

export interface Walk {
  from: 'board' | 'unit' | 'ratings'
  ids: readonly string[]
  /** Filters of the list, to come back to. */
  search: string
}

const walk = cell<Walk | undefined>(undefined)

export const rememberWalk = (next: Walk): void => walk.set(next)

export const useWalk = (): Walk | undefined => useSyncExternalStore(walk.watch, walk.get, walk.get)
