/** Which place the reader looks at: in the address when a link says so, else as last chosen on this device. */
import { useSyncExternalStore } from 'react'
import { contains } from '../../../domain/kernel/place-path.ts'
import { storageKey } from '../county.ts'
import { useSearch } from '../router.tsx'
import { cell, remember, remembered } from '../store.ts'

const key = () => storageKey('place')

const last = cell<string | undefined>(undefined)
let read = false

const now = () => {
  if (!read) last.set(remembered<string>(key()))
  read = true
  return last.get()
}

/** @param root highest place of this reader; nothing outside it is ever chosen */
export function usePlace(root: string): [string, (path: string) => void] {
  const [search, change] = useSearch()
  const kept = useSyncExternalStore(last.watch, now)
  const wanted = search.get('place') ?? kept ?? root
  const choose = (path: string) => {
    remember(key(), path)
    last.set(path)
    change({ place: path === root ? undefined : path })
  }
  return [contains(root, wanted) ? wanted : root, choose]
}
