/** Filters live in the address: a link shows what its sender saw, and the way back keeps them. */
import { useMemo } from 'react'
import { useSearch } from '../router.tsx'

export interface Filters<K extends string> {
  values: Partial<Record<K, string>>
  /** Without an entry, or with an empty one, the filter is off. */
  set: (change: Partial<Record<K, string | undefined>>) => void
  clear: () => void
  /** How many are on. */
  count: number
}

/** @param names keys of the address that are filters; others (the open row, the tab) stay when filters are cleared */
export function useFilters<K extends string>(names: readonly K[]): Filters<K> {
  const [search, change] = useSearch()
  const text = search.toString()
  const key = names.join()
  return useMemo(() => {
    const now = new URLSearchParams(text)
    const known = key.split(',') as K[]
    const values = Object.fromEntries(
      known.flatMap((name) => (now.get(name) ? [[name, now.get(name)!]] : [])),
    ) as Partial<Record<K, string>>
    return {
      values,
      set: (next) => change(next),
      clear: () => change(Object.fromEntries(known.map((name) => [name, undefined]))),
      count: Object.keys(values).length,
    }
  }, [text, key, change])
}
