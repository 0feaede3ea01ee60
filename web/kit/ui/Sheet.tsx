import { useEffect, useId, useRef, type ReactNode } from 'react'
import { kitWords } from '../kit-words.ts'
import { useWords } from '../words.ts'
import { Icon } from './Icon.tsx'

export interface SheetProps {
  title: string
  open: boolean
  onClose: () => void
  children: ReactNode
}

/** A question over the page: a native dialog, which keeps the focus inside and closes by Escape. */
export function Sheet({ title, open, onClose, children }: SheetProps) {
  const t = useWords(kitWords)
  const ref = useRef<HTMLDialogElement>(null)
  const id = useId()
  useEffect(() => {
    const dialog = ref.current
    if (!dialog) return
    if (open && !dialog.open) show(dialog)
    if (!open && dialog.open) hide(dialog)
  }, [open])
  return (
    <dialog ref={ref} className="sheet" aria-labelledby={id} onClose={onClose} onCancel={onClose}>
      {open && (
        <>
          <div className="sheet-head">
            <h2 id={id}>{title}</h2>
            <button type="button" className="icon-only" onClick={onClose}>
              <Icon name="close" label={t('close')} />
            </button>
          </div>
          {children}
        </>
      )}
    </dialog>
  )
}

// WebViews without showModal get the same box above the page, without the trap for the focus.
const show = (dialog: HTMLDialogElement) =>
  typeof dialog.showModal === 'function' ? dialog.showModal() : dialog.setAttribute('open', '')
const hide = (dialog: HTMLDialogElement) =>
  typeof dialog.close === 'function' ? dialog.close() : dialog.removeAttribute('open')
