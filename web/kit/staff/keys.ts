/**
 * Keys of the staff console: `/`, `j`, `k`, `Enter`, `Ctrl+Enter`, `?`. A key typed into a field is a letter; only
 * combinations with Ctrl work there.
 */
import { useEffect, useRef } from 'react'

export type KeyMap = Record<string, (event: KeyboardEvent) => void>

/** `Ctrl+Enter`, `j`, `?`. Command counts as Ctrl. */
export const keyName = (e: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>): string =>
  `${e.ctrlKey || e.metaKey ? 'Ctrl+' : ''}${e.altKey ? 'Alt+' : ''}${e.key.length === 1 ? e.key.toLowerCase() : e.key}`

export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) &&
  !/^(checkbox|radio|button)$/.test((target as HTMLInputElement).type ?? '')

const overlay =
  '.ant-modal-wrap:not([style*="display: none"]), .ant-select-dropdown:not(.ant-select-dropdown-hidden), .ant-dropdown:not(.ant-dropdown-hidden)'

/** @param active `false` while something lies above */
export function useKeys(map: KeyMap, active = true): void {
  const latest = useRef(map)
  latest.current = map
  useEffect(() => {
    if (!active) return
    const press = (event: KeyboardEvent) => {
      // A composition (pinyin) ends with Enter too.
      if (event.defaultPrevented || event.isComposing) return
      const name = keyName(event)
      const act = latest.current[name]
      if (!act || (isTyping(event.target) && !name.startsWith('Ctrl+')) || document.querySelector(overlay)) return
      // Enter on a button or a link is that button's or link's.
      if (
        name === 'Enter' &&
        event.target instanceof HTMLElement &&
        event.target.closest('button, a, [role="button"], summary')
      )
        return
      event.preventDefault()
      act(event)
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [active])
}

/** j and k through a list: keeps the current row, opens it by Enter. */
export function useRowKeys<T>({ rows, keyOf, current, onCurrent, onOpen, active = true }: RowKeys<T>): void {
  const move = (by: number) => {
    const at = rows.findIndex((r) => keyOf(r) === current)
    const next = rows[Math.max(0, Math.min(rows.length - 1, at < 0 ? 0 : at + by))]
    if (!next) return
    onCurrent(keyOf(next))
    document.querySelector(`[data-row-key="${CSS.escape(keyOf(next))}"]`)?.scrollIntoView({ block: 'nearest' })
  }
  useKeys(
    {
      j: () => move(1),
      k: () => move(-1),
      ArrowDown: () => move(1),
      ArrowUp: () => move(-1),
      Enter: () => current !== undefined && onOpen?.(current),
    },
    active,
  )
}

export interface RowKeys<T> {
  rows: readonly T[]
  keyOf: (row: T) => string
  current: string | undefined
  onCurrent: (key: string) => void
  onOpen?: (key: string) => void
  active?: boolean
}
