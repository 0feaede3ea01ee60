/** Saved views: a name and the filters behind it. The room's own come first; the reader's are kept on this device. */
import { useSyncExternalStore } from 'react'
import { storageKey } from '../county.ts'
import { cell, remember, remembered, type Cell } from '../store.ts'

export interface SavedView {
  name: string
  /** What stands after `?`, without it. */
  search: string
  /** Of the reader; can be removed. */
  own?: boolean
}

const cells = new Map<string, Cell<readonly SavedView[]>>()

function cellOf(list: string): Cell<readonly SavedView[]> {
  const found =
    cells.get(list) ?? cell<readonly SavedView[]>(remembered<SavedView[]>(storageKey(`views:${list}`)) ?? [])
  cells.set(list, found)
  return found
}

export function useViews(list: string, given: readonly SavedView[]) {
  const store = cellOf(list)
  const own = useSyncExternalStore(store.watch, store.get)
  const keep = (next: readonly SavedView[]) => {
    remember(storageKey(`views:${list}`), next)
    store.set(next)
  }
  return {
    views: [...given, ...own],
    save: (name: string, search: string) => keep([...own.filter((v) => v.name !== name), { name, search, own: true }]),
    drop: (name: string) => keep(own.filter((v) => v.name !== name)),
  }
}

/** The same filters, in whatever order they stand. Pure. */
export function sameSearch(a: string, b: string): boolean {
  const norm = (text: string) => {
    const params = new URLSearchParams(text)
    params.sort()
    return params.toString()
  }
  return norm(a) === norm(b)
}
