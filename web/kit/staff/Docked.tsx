import { useEffect, useRef, type ReactNode } from 'react'
import { Icon } from '../ui/Icon.tsx'
import { useWords } from '../words.ts'
import { useKeys } from './keys.ts'
import { staffWords } from './words.ts'

export interface DockedProps {
  /** Left: the list, which becomes narrower and is never covered. */
  children: ReactNode
  title: ReactNode
  /** Name for screen readers when the title is no text. */
  label: string
  panel: ReactNode
  foot?: ReactNode
  open: boolean
  onClose: () => void
}

/** A panel of 376 docked beside a list, without a mask; Escape closes it. Below 1200 px it takes the work area. */
export function Docked({ children, title, label, panel, foot, open, onClose }: DockedProps) {
  const t = useWords(staffWords)
  const aside = useRef<HTMLElement>(null)
  useKeys({ Escape: onClose }, open)
  useEffect(() => {
    aside.current?.scrollTo?.(0, 0)
  }, [label])
  return (
    <div className={open ? 'docked open' : 'docked'}>
      <div className="docked-list">{children}</div>
      {open && (
        <aside ref={aside} className="drawer" aria-label={label}>
          <header>
            {title}
            <button type="button" className="quiet" aria-label={t('close')} onClick={onClose}>
              <Icon name="close" />
            </button>
          </header>
          <div className="drawer-body">{panel}</div>
          {foot && <footer>{foot}</footer>}
        </aside>
      )}
    </div>
  )
}
