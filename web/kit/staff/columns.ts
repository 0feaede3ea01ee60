/** Columns of a table, and which of them this reader wants to see. */
import { useMemo, useSyncExternalStore, type ReactNode } from 'react'
import { storageKey } from '../county.ts'
import { cell, remember, remembered, type Cell } from '../store.ts'

export interface Column<T> {
  key: string
  title: string
  render: (row: T) => ReactNode
  width?: number
  align?: 'left' | 'right' | 'center'
  /** Cannot be hidden: 时限, 状态, the number. */
  always?: boolean
  /** Hidden until asked for. */
  extra?: boolean
  /** Holds a button: in a card it needs no title above it. */
  act?: boolean
  /** The list comes in this order from the server. */
  sort?: 'ascend' | 'descend'
}

/** Keys the reader switched, each away from its default. */
type Switched = readonly string[]

const cells = new Map<string, Cell<Switched>>()

function cellOf(name: string): Cell<Switched> {
  const found = cells.get(name) ?? cell<Switched>(remembered<string[]>(storageKey(`columns:${name}`)) ?? [])
  cells.set(name, found)
  return found
}

/** Pure: which of the columns stand. A column that came later with an update shows by its default. */
export const shownColumns = <T>(columns: readonly Column<T>[], switched: Switched): Column<T>[] =>
  columns.filter((c) => c.always || switched.includes(c.key) === (c.extra ?? false))

export function useColumns<T>(name: string, columns: readonly Column<T>[]) {
  const store = cellOf(name)
  const switched = useSyncExternalStore(store.watch, store.get)
  const shown = useMemo(() => shownColumns(columns, switched), [columns, switched])
  const choose = (next: Switched) => {
    remember(storageKey(`columns:${name}`), next.length > 0 ? next : undefined)
    store.set(next)
  }
  return {
    shown,
    isShown: (key: string) => shown.some((c) => c.key === key),
    toggle: (key: string) => choose(switched.includes(key) ? switched.filter((k) => k !== key) : [...switched, key]),
    reset: () => choose([]),
  }
}
